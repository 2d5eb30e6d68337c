"""The way of an outgoing document from its draft to the register, and the ways in which an agency numbers."""

from dataclasses import dataclass

from django.db import models

from dondoc.frame.transitions import Machine, Step

_CHECK = "Nghị định 30/2020/NĐ-CP, Điều 11"
_SIGN = "Nghị định 30/2020/NĐ-CP, Điều 13"


class PaperState(models.TextChoices):
    """Where a paper is on the phiếu trình."""

    DRAFTING = "drafting", "Đang soạn"
    CONTENT = "content", "Chờ lãnh đạo đơn vị"
    FORM = "form", "Chờ kiểm tra thể thức"
    DEPUTY = "deputy", "Chờ cấp phó phụ trách"
    SIGNING = "signing", "Chờ ký"
    APPROVED = "approved", "Chờ phát hành"
    ISSUED = "issued", "Đã phát hành"
    CANCELLED = "cancelled", "Đã bỏ dự thảo"


class NumberMode(models.TextChoices):
    """Who numbers, signs and sends."""

    PROVINCE = "province", "Hệ thống quản lý văn bản của tỉnh cấp số, ký và gửi"
    OWN = "own", "Cơ quan tự cấp số, ký và gửi"


class SeriesMode(models.TextChoices):
    """How the numbers of a year run (Nghị định 30/2020/NĐ-CP, Điều 15): the head of the agency decides."""

    ONE = "one", "Một dãy số chung cho mọi loại văn bản"
    PER_TYPE = "per_type", "Mỗi loại văn bản một dãy số"


WAITING_STATES = (PaperState.CONTENT, PaperState.FORM, PaperState.DEPUTY, PaperState.SIGNING)
CLOSED_STATES = (PaperState.ISSUED, PaperState.CANCELLED)


def _steps() -> list[Step]:
    s = PaperState
    steps = [
        Step(s.DRAFTING, "submit", s.CONTENT, "drafter", "Trình lãnh đạo đơn vị"),
        Step(s.DRAFTING, "submit_form", s.FORM, "drafting_head", "Trình Văn phòng kiểm tra thể thức"),
        Step(s.CONTENT, "agree", s.FORM, "unit_head", "Đồng ý nội dung", basis=_CHECK),
        Step(s.FORM, "pass", s.DEPUTY, "office", "Đúng thể thức, trình cấp phó", basis=_CHECK),
        Step(s.FORM, "pass_signer", s.SIGNING, "office", "Đúng thể thức, trình ký", basis=_CHECK),
        Step(s.DEPUTY, "agree", s.SIGNING, "deputy", "Đồng ý trình ký"),
        Step(s.SIGNING, "sign", s.APPROVED, "signer", "Ký duyệt", basis=_SIGN),
        Step(s.APPROVED, "issue", s.ISSUED, "office", "Phát hành", basis="Nghị định 30/2020/NĐ-CP, Điều 15, 18"),
    ]
    returners = {
        s.CONTENT: "unit_head",
        s.FORM: "office",
        s.DEPUTY: "deputy",
        s.SIGNING: "signer",
        s.APPROVED: "office",
    }
    steps += [Step(state, "return", s.DRAFTING, who, "Trả lại", reason=True) for state, who in returners.items()]
    steps += [Step(state, "withdraw", s.DRAFTING, "drafter", "Rút lại để sửa") for state in WAITING_STATES]
    steps.append(Step(s.DRAFTING, "cancel", s.CANCELLED, "drafter", "Bỏ dự thảo", reason=True))
    return steps


PAPER = Machine(_steps())
LETTER_TYPE = "Công văn"
LINK_DAYS = 30  # how long a secret link opens a document


@dataclass(frozen=True, slots=True)
class Origin:
    """The thing that a paper speaks for, as the room above names it: `kind` "difficulties.difficulty" with its `pk`; `label`
    and `url` are what the paper's page prints of it.
    """

    kind: str
    pk: int
    label: str
    url: str


def marks_of(name: str) -> str:
    """The initials by which somebody who checked a paper is known (ký nháy): "Nguyễn Văn Mẫu" → "NVM"."""
    return "".join(word[0] for word in name.split()).upper()
