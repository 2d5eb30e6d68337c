"""What a report on a plan consists of, in which order, and the words that are always the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import models


class ReportState(models.TextChoices):
    DRAFT = "draft", "Đang soạn"
    ISSUED = "issued", "Đã ban hành"


class PartKind(models.TextChoices):
    """What the program fills a part with; TEXT is left to whoever composes."""

    AIMS = "aims", "Mục đích, yêu cầu của kế hoạch"
    OVERVIEW = "overview", "Đánh giá chung"
    RESULTS = "results", "Kết quả từng nhiệm vụ"
    TASK = "task", "Kết quả một nhiệm vụ"
    DIFFICULTIES = "difficulties", "Khó khăn, vướng mắc"
    PROPOSALS = "proposals", "Kiến nghị, đề xuất"
    NEXT = "next", "Nhiệm vụ kỳ tiếp theo"
    TEXT = "text", "Nội dung tự soạn"


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """One Roman part of the outline: its heading as printed, and what fills it."""

    heading: str
    kind: PartKind


@dataclass(frozen=True, slots=True)
class ReportHead:
    """What stands around the parts; lists hold one line each."""

    abstract: str
    addressees: Sequence[str]
    recipients: Sequence[str]
    opening: str
    closing: str
    signer_lines: Sequence[str]
    signer_name: str
    send_by: date | None


# The customary outline of a periodic report; an asking document may set another.
DEFAULT_OUTLINE: Sequence[OutlineItem] = (
    OutlineItem("Mục đích, yêu cầu của kế hoạch", PartKind.AIMS),
    OutlineItem("Tình hình, kết quả thực hiện", PartKind.RESULTS),
    OutlineItem("Tồn tại, khó khăn, vướng mắc và nguyên nhân", PartKind.DIFFICULTIES),
    OutlineItem("Nhiệm vụ trọng tâm kỳ tiếp theo", PartKind.NEXT),
    OutlineItem("Kiến nghị, đề xuất", PartKind.PROPOSALS),
)

# Words in an asking document's outline that tell what fills a heading, tried in order on the folded heading.
_KINDS: Sequence[tuple[str, PartKind]] = (
    ("muc dich", PartKind.AIMS),
    ("muc tieu", PartKind.AIMS),
    ("kho khan", PartKind.DIFFICULTIES),
    ("vuong mac", PartKind.DIFFICULTIES),
    ("ton tai", PartKind.DIFFICULTIES),
    ("han che", PartKind.DIFFICULTIES),
    ("kien nghi", PartKind.PROPOSALS),
    ("de xuat", PartKind.PROPOSALS),
    ("phuong huong", PartKind.NEXT),
    ("thoi gian toi", PartKind.NEXT),
    ("tiep theo", PartKind.NEXT),
    ("nhiem vu trong tam", PartKind.NEXT),
    ("danh gia chung", PartKind.OVERVIEW),
    ("ket qua", PartKind.RESULTS),
    ("tinh hinh", PartKind.RESULTS),
)


def kind_of(folded_heading: str) -> PartKind:
    """What fills a heading of an asked outline, by its words; TEXT when they say nothing."""
    return next((kind for words, kind in _KINDS if words in folded_heading), PartKind.TEXT)


NUMBER = r"^(?=[0-9]{1,6}$)0*[1-9][0-9]*$"  # a document's number: positive, at most six digits

NOTHING_REPORTED = "Trong kỳ chưa có báo cáo của đơn vị chủ trì."
RESULT_RETURNED = "Đơn vị chủ trì đang bổ sung kết quả theo ý kiến của lãnh đạo."
NO_DIFFICULTIES = "Trong kỳ các đơn vị không báo cáo khó khăn, vướng mắc."
NO_PROPOSALS = "Không có kiến nghị, đề xuất."
NO_NEXT = "Các nhiệm vụ của kế hoạch đã hoàn thành."
NOTHING_AFTER = "Không có nhiệm vụ đến hạn sau kỳ này."
