"""Labelled lines: "Đơn vị chủ trì: …", "Thời gian thực hiện: …" — every wording of a label in one place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from dondoc.reading.lines import Line

Name = Literal["directing", "lead", "cooperating", "time", "output", "content", "other"]
Role = Literal["lead", "cooperating", "both"]

_WHO = (
    r"(?:(?:các\s+)?(?:cơ quan|đơn vị|bộ phận|phòng|ban|ngành|tổ chức|địa phương|người|cán bộ|cá nhân|đồng chí|đ/c|lãnh đạo(?:\s+\w+){0,3}|cấp|chủ thể|công chức|thành phần|lực lượng|trách nhiệm|phân công|nơi|thành viên)"
    r"(?:\s*[,/&]\s*(?:cơ quan|đơn vị|địa phương|phòng|ban|cá nhân|bộ phận|tổ chức|ngành|người)|\s+(?:và\s+)?(?:cơ quan|đơn vị|cá nhân|phòng|bộ phận|địa phương))*\s+)?"
)
_MORE = r"(?:\s*(?:,|và|/|-)?\s*(?:tham mưu|thực hiện|soạn thảo|triển khai|tổ chức thực hiện|tổ chức|chính|xây dựng|trình|theo dõi|tổng hợp|báo cáo|chuẩn bị|đầu mối|chủ trì|hoàn thành|chung|giải quyết|dự kiến))*"
_NOTE = r"(?:\s*\([^)]{0,40}\))?"

_PATTERNS: tuple[tuple[Name, str], ...] = (
    (
        "directing",
        (
            r"(?:lãnh đạo|đồng chí|đ/c|người|cấp)(?:\s+\w+){0,3}?\s+(?:phụ trách|chỉ đạo|theo dõi|phụ trách,? chỉ đạo|chỉ đạo,? phụ trách|phụ trách,? theo dõi)(?:\s+(?:trực tiếp|thực hiện|chung|chỉ đạo))*"
            r"|trưởng đoàn(?: giám sát| kiểm tra| khảo sát)?|(?:phụ trách |trực tiếp |phân công )?chỉ đạo(?: thực hiện| trực tiếp| chung|,? điều hành|,? theo dõi)?|lãnh đạo(?:,? chỉ đạo)?(?: thực hiện)?|phụ trách chung"
        ),
    ),
    (
        "cooperating",
        (
            rf"{_WHO}(?:cùng\s+)?(?:tham gia\s+)?phối(?:,? kết)? hợp(?:\s+(?:thực hiện|triển khai|chính|tham gia|tổ chức|tham mưu|giải quyết|hỗ trợ))*"
            r"|(?:đơn vị|cơ quan|thành phần|lực lượng|bộ phận|cá nhân)\s+(?:cùng\s+)?(?:tham gia(?: phối hợp| thực hiện)?|hỗ trợ)"
        ),
    ),
    (
        "lead",
        (
            rf"{_WHO}(?:được (?:giao|phân công)\s+)?(?:chịu trách nhiệm(?:\s+(?:chính|chủ trì))?|chủ trì|thực hiện|phụ trách|đầu mối|soạn thảo|triển khai|tham mưu|tổ chức thực hiện|xây dựng|ban hành|trình|tổ chức|theo dõi|giải quyết){_MORE}"
            r"|phân công(?: nhiệm vụ)?|giao|đơn vị|người|cơ quan|cơ quan, đơn vị|đơn vị được giao|trách nhiệm(?: thuộc về)?|chủ trì\s*(?:,|và|/)\s*phối hợp"
        ),
    ),
    (
        "time",
        (
            r"(?:thời gian|thời hạn|thời điểm|tiến độ|kỳ hạn|hạn|mốc thời gian|thời gian,? tiến độ|thời hạn,? tiến độ|tiến độ,? thời gian|lộ trình|tần suất|ngày|định kỳ)"
            r"(?:\s*(?:,|và|/)?\s*(?:thực hiện|hoàn thành|ban hành|triển khai|trình|báo cáo|tổ chức|kết thúc|xong|dự kiến|gửi|xử lý|giải quyết|bắt đầu|thời hạn|tiến độ|chậm nhất|cụ thể|địa điểm|chính phủ|thủ tướng|ubnd tỉnh|hđnd tỉnh|ủy ban nhân dân tỉnh|hội đồng nhân dân tỉnh|quốc hội|cấp có thẩm quyền))*"
            r"|phát động|khai mạc|chung kết|(?:dự kiến\s+)?hoàn thành|(?:dự kiến\s+)?thời gian(?: hoàn thành| thực hiện)?"
        ),
    ),
    (
        "output",
        (
            r"(?:dự kiến\s+)?(?:sản phẩm|kết quả|đầu ra|văn bản)(?:\s*(?:,|và|/|-)?\s*(?:sản phẩm|kết quả|đầu ra|hoàn thành|dự kiến|cần đạt|đạt được|phải đạt|thực hiện|cụ thể|chủ yếu|công việc|đầu ra dự kiến|ban hành|trình))*"
            r"|hình thức văn bản|yêu cầu kết quả"
        ),
    ),
    (
        "content",
        r"(?:nội dung|nhiệm vụ|công việc|hoạt động|tên nhiệm vụ|tên công việc)(?:\s+(?:công việc|nhiệm vụ|thực hiện|hoạt động|triển khai|cụ thể|chính|chủ yếu|cơ bản|trọng tâm))*",
    ),
    (
        "other",
        (
            r"(?:mục tiêu|mục đích|yêu cầu|cách thức|phương thức|hình thức|phương pháp|biện pháp|giải pháp|đối tượng|địa điểm|kinh phí|nguồn kinh phí|nguồn lực|số lượng|thành phần|phạm vi|quy mô|chỉ tiêu|ghi chú|lưu ý|giảng viên|báo cáo viên|tài liệu|dự toán|nguồn vốn|căn cứ|địa bàn)"
            r"(?:\s+(?:giám sát|khảo sát|kiểm tra|thực hiện|tham dự|tham gia|tổ chức|triển khai|cụ thể|áp dụng|dự kiến|thụ hưởng))*"
        ),
    ),
)
_ALL = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS)
# A label at the beginning of a line, with its colon (or a spaced dash after a short one).
LABEL = re.compile(
    rf"\s*(?:[-+*•·●o▪(]\s*)?(?:{_ALL}){_NOTE}\s*(?::|(?:(?<=chủ trì)|(?<=phối hợp)|(?<=thực hiện)|(?<=chỉ đạo))\s+[-–]\s)\s*"
)
# Further labels on the same line stand after a mark.
_INLINE = re.compile(rf"(?:[.;,(\[]\s*(?:[-+*•]\s*)?|\s[-+*•]\s*|^)(?:{_ALL}){_NOTE}\s*:\s*")
_HINT = re.compile(
    r"chủ trì|phối hợp|thực hiện|thời gian|thời hạn|hoàn thành|phụ trách|chỉ đạo|sản phẩm|tiến độ|chịu trách nhiệm|đầu mối|tham mưu"
)
_TIME_BARE = re.compile(
    r"\s*(?:thời gian|thời hạn|tiến độ)\s+(?:thực hiện|hoàn thành|ban hành|triển khai)(?:\s*(?:,|và)?\s*(?:thực hiện|hoàn thành))*\s+(?=trong|trước|từ|tháng|quý|năm|đến|chậm|thường|hằng|hàng|\d|xong|vào|giai)"
)
# "(Sở A chủ trì, phối hợp với Sở B; hoàn thành trong quý I)" on a line of its own.
_BRACKET_LINE = re.compile(
    r"\(\s*(?P<who>[^():]{4,160}?\s(?:chủ trì|thực hiện)\b[^():;]{0,160}?)"
    r"(?:[,;]\s*(?P<when>(?:hoàn thành|xong|trước|chậm nhất|trong|thời gian|thường xuyên|h[ằà]ng|quý|tháng|năm)\b[^()]{0,80}))?\s*\)\s*[.;]?\s*$"
)
_WEAK = {
    "đơn vị",
    "người",
    "cơ quan",
    "cơ quan, đơn vị",
    "giao",
    "phân công",
    "ngày",
    "định kỳ",
    "văn bản",
    "hạn",
    "kết quả",
    "trách nhiệm",
}
# A label that is a heading, its value the lines under it: "2. Cơ quan chủ trì", "b) Cơ quan phối hợp".
_HEADING = re.compile(
    r"\s*(?:(?P<both>(?:(?:các )?(?:cơ quan|đơn vị) )?chủ trì(?: thực hiện)?(?:,| và|/)\s*(?:(?:cơ quan|đơn vị) )?phối hợp(?: thực hiện)?)"
    r"|(?P<lead>(?:(?:các )?(?:cơ quan|đơn vị|bộ phận) )?(?:chủ trì|đầu mối)(?:,? (?:thực hiện|tham mưu))?|(?:các )?(?:cơ quan|đơn vị) thực hiện)"
    r"|(?P<cooperating>(?:(?:các )?(?:cơ quan|đơn vị|bộ phận) )?phối hợp(?: thực hiện)?))\s*[.:]?\s*"
)
ROLES = ("directing", "lead", "cooperating")


@dataclass(slots=True)
class Label:
    """One label on a line: its field, and where its value stands. `key` is the label's wording in lower case."""

    name: Name
    start: int
    end: int
    key: str


def read_labels(line: Line) -> Sequence[Label]:
    """The labels of a line that begins with one; () when it does not."""
    low = line.low
    whole = _BRACKET_LINE.match(low) if low.startswith("(") else None
    if whole:
        lead = Label("lead", whole.start("who"), whole.end("who"), "chủ trì")
        return [lead, Label("time", whole.start("when"), whole.end("when"), "thời gian")] if whole["when"] else [lead]
    head = low[:90]
    if ":" not in head and " - " not in head:
        bare = _TIME_BARE.match(low) if "thời" in head or "tiến" in head else None
        return [Label("time", bare.end(), len(low), "thời gian")] if bare else ()
    first = LABEL.match(low)
    if first is None or (first["directing"] and "ban chỉ đạo" in first["directing"]):
        return ()
    out = [_label(first, _name(first), len(low))]
    for match in _INLINE.finditer(low, first.end()) if low.find(":", first.end()) >= 0 else ():
        name = _name(match)
        if name in {"content", "other"}:
            continue
        out[-1].end = match.start()
        out.append(_label(match, name, len(low)))
    if low.lstrip().startswith("("):
        out[-1].end = len(low.rstrip(" .;)"))
    return out


def heading_label(low: str) -> Sequence[Role]:
    """What a heading without a value is a label of: ("lead",), ("cooperating",), ("both",) when its lines are labels
    again, or ().
    """
    match = _HEADING.fullmatch(low) if "chủ trì" in low or "phối hợp" in low or "thực hiện" in low else None
    return (cast("Role", match.lastgroup),) if match else ()


def inline_labels(line: Line) -> tuple[int, list[Label]]:
    """Labels inside a line that begins as a task: (end of the task's text, labels)."""
    low = line.low
    if ":" not in low or not _HINT.search(low):
        return len(low), []
    out: list[Label] = []
    end = len(low)
    for match in _INLINE.finditer(low):
        name = _name(match)
        label = _label(match, name, len(low))
        if match.start() == 0 or name in {"content", "other"} or label.key in _WEAK:
            continue
        if out:
            out[-1].end = match.start()
        else:
            end = match.start()
        out.append(label)
    if out and not any(label.name in {"lead", "time"} for label in out):
        return len(low), []
    for label in out:
        while label.end > label.start and low[label.end - 1] in " .)];":
            label.end -= 1
    return end, out


def _name(match: re.Match[str]) -> Name:
    return cast("Name", match.lastgroup)  # the patterns capture nothing else


def _label(match: re.Match[str], name: Name, end: int) -> Label:
    return Label(name, match.end(), end, match[name].strip())


def weak(label: Label) -> bool:
    """Too common a word to be a label by itself: only beside others."""
    return label.key in _WEAK
