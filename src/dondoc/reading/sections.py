"""What a part of a plan is for, told by its heading."""

import re
from typing import Literal

from dondoc.reading.lines import is_caps
from dondoc.reading.outline import RANK, Node
from dondoc.reading.units import starts

Purpose = Literal["aims", "nothing", "budget", "work"]

_WORK = re.compile(
    r"nhiệm vụ|giải pháp|nội dung (?:thực hiện|công việc|triển khai|hoạt động)|tổ chức thực hiện|phân công|biện pháp|trách nhiệm|công việc|hoạt động cụ thể|kế hoạch thực hiện|các hoạt động"
)
_AIMS = re.compile(
    r"(?:mục đích|yêu cầu|mục tiêu|chỉ tiêu|quan điểm|phương châm|nguyên tắc|phương hướng|ý nghĩa|mục đích ý nghĩa|tôn chỉ|định hướng)\b"
)
_NOTHING = re.compile(
    r"(?:căn cứ|cơ sở (?:pháp lý|xây dựng|chính trị|thực tiễn)|sự cần thiết|thực trạng|tình hình|hiện trạng|bối cảnh|đặt vấn đề|đánh giá (?:chung|tình hình|kết quả|thực trạng)|kết quả (?:đạt được|thực hiện|nổi bật)|khái quát|đặc điểm|những kết quả|tồn tại|hạn chế|nguyên nhân|thuận lợi|khó khăn|bài học"
    r"|đối tượng|phạm vi|thời gian|địa điểm|thành phần|dự báo|giải thích|phần mở đầu|danh sách|mẫu|biểu mẫu|đề cương|kịch bản|chương trình (?:hội nghị|làm việc)|lịch)\b"
)
_BUDGET = re.compile(
    r"(?:kinh phí|nguồn lực|nguồn kinh phí|dự toán|ngân sách|nguồn vốn|cơ chế tài chính|kinh phí thực hiện)\b"
)
LONG = 40  # words of a part's heading at most
SHORT = 12
TINY = 6
_GENERIC = re.compile(
    r"(?:(?:các\s+)?(?:nội dung|nhiệm vụ|giải pháp|biện pháp|công việc|hoạt động|tổ chức thực hiện|phân công(?: nhiệm vụ| thực hiện| trách nhiệm)?|trách nhiệm|kế hoạch|chế độ báo cáo|chế độ thông tin,? báo cáo|công tác|phần)(?:\s*(?:,|và|-|;)?\s*(?:nội dung|nhiệm vụ|giải pháp|biện pháp|trọng tâm|chủ yếu|cụ thể|chính|thực hiện|triển khai|công việc|hoạt động|phân công|tổ chức|của các cơ quan,? đơn vị|thời gian|tiến độ|kế hoạch|chung|thường xuyên|năm 20\d\d|trách nhiệm|các))*)\s*[:.]?\s*"
)
_FORM = re.compile(
    r"(?:^|\s)(?:mẫu(?: số)?|biểu mẫu|biểu tổng hợp|biểu số|đề cương|phiếu|danh sách|danh mục (?:tài liệu|viết tắt|(?:các )?dự án (?:thu hút|kêu gọi|mời gọi))|dự toán|lịch trình|kịch bản|chương trình hội nghị|thống kê|bảng điểm|sơ đồ|báo cáo (?:kết quả|tình hình)|kết quả thực hiện|tình hình thực hiện|tổng hợp (?:kết quả|số liệu|tình hình))\b"
)


def purpose(node: Node, above: Purpose) -> Purpose:
    """The purpose of a heading's part; lower headings speak only when they are short."""
    major = RANK[node.kind] <= RANK["roman"]
    most = LONG if major else SHORT
    words = node.low.split(None, most)
    if not words or len(words) > most:
        return above
    head = node.low.lstrip(' "“(')
    heading = major and (len(words) <= SHORT or is_caps(node.text))
    bare = not major and len(words) <= TINY and not head.rstrip().endswith((";", "./.")) and node.kind != "plain"
    if not (heading or bare):
        return above
    if _BUDGET.match(head) and (heading or (len(words) <= TINY and bool(node.children))):
        return "budget"
    if _WORK.search(head):
        return "work" if major else above
    if _AIMS.match(head) and not _asks(head):
        return "aims"
    if _NOTHING.match(head) and (major or node.children or len(words) <= 3):  # noqa: PLR2004 - "Thời gian, địa điểm"
        return "nothing"
    return "work" if heading and above in {"aims", "nothing"} and RANK[node.kind] < RANK["roman"] else above


def _asks(head: str) -> bool:
    """Orders ("Yêu cầu UBND các xã:") told from a heading of aims ("Yêu cầu")."""
    order = re.match(r"yêu cầu\s+", head)
    return order is not None and starts(head, order.end())


def generic(low: str) -> bool:
    """A heading that names no work of its own: "Nội dung", "Nhiệm vụ cụ thể", "Tổ chức thực hiện"."""
    return _GENERIC.fullmatch(low.strip()) is not None


def is_form(low: str) -> bool:
    """A title of an empty form, an outline of a report, a list of persons."""
    return _FORM.search(low) is not None
