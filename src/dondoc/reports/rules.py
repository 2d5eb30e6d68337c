"""What a report on a plan consists of, in which order, and the words that are always the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext_noop

from dondoc.frame.transitions import Machine, Step
from dondoc.worktime import Unit


class ReportState(models.TextChoices):
    DRAFT = "draft", "Đang soạn"
    SUBMITTED = "submitted", "Đang trình ký"
    ISSUED = "issued", "Đã ban hành"


class RunState(models.TextChoices):
    """Whether a period of a cycle still takes what units send."""

    GATHERING = "gathering", "Đang thu báo cáo"
    CLOSED = "closed", "Đã chốt số liệu"


LIVE_STATES = (ReportState.DRAFT, ReportState.SUBMITTED)

# `who`: "office"; "paper" = the document on its phiếu trình, whose steps others take.
REPORT = Machine(
    [
        Step(ReportState.DRAFT, "submit", ReportState.SUBMITTED, "office", "Trình ký"),
        Step(ReportState.DRAFT, "issue", ReportState.ISSUED, "office", "Ban hành"),
        Step(ReportState.SUBMITTED, "take_back", ReportState.DRAFT, "office", "Sửa lại bản tổng hợp"),
        Step(ReportState.SUBMITTED, "issue", ReportState.ISSUED, "paper", "Phát hành"),
    ]
)
RUN = Machine([Step(RunState.GATHERING, "close", RunState.CLOSED, "office", "Chốt số liệu")])

RHYTHMS = {
    Unit.MONTH: gettext_noop("Báo cáo hằng tháng"),
    Unit.QUARTER: gettext_noop("Báo cáo hằng quý"),
    Unit.HALF: gettext_noop("Báo cáo 6 tháng"),
    Unit.NINE_MONTHS: gettext_noop("Báo cáo 9 tháng"),
    Unit.YEAR: gettext_noop("Báo cáo năm"),
}


class PartKind(models.TextChoices):
    """What the program fills a part with; TEXT is left to whoever composes."""

    AIMS = "aims", "Mục đích, yêu cầu của kế hoạch"
    OVERVIEW = "overview", "Đánh giá chung"
    RESULTS = "results", "Kết quả từng nhiệm vụ"
    TASK = "task", "Kết quả một nhiệm vụ"
    UNIT = "unit", "Báo cáo của một đơn vị"
    LATE = "late", "Bổ sung kỳ trước"
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

ASKED_OF_UNITS = frozenset({PartKind.RESULTS, PartKind.DIFFICULTIES, PartKind.PROPOSALS, PartKind.NEXT, PartKind.TEXT})
MISSING = "Chưa nhận được báo cáo của"
NONE_TOLD = "Không có."  # what a unit that has nothing to say under a heading says

NOTHING_REPORTED = "Trong kỳ chưa có báo cáo của đơn vị chủ trì."
RESULT_RETURNED = "Đơn vị chủ trì đang bổ sung kết quả theo ý kiến của lãnh đạo."
NO_DIFFICULTIES = "Trong kỳ các đơn vị không báo cáo khó khăn, vướng mắc."
NO_PROPOSALS = "Không có kiến nghị, đề xuất."
NO_NEXT = "Các nhiệm vụ của kế hoạch đã hoàn thành."
NOTHING_AFTER = "Không có nhiệm vụ đến hạn sau kỳ này."
