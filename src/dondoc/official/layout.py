"""The one table of figures of Nghị định 30/2020/NĐ-CP, Annex I: the writers take the chosen figure, the checker the range.

Sizes in points, page figures in millimetres, indents in centimetres.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Align = Literal["center", "left", "both"]
Rule = Literal["full", "part"]

DECREE = "Nghị định 30/2020/NĐ-CP"
IN_FORCE_FROM = date(2020, 3, 5)
FONT = "Times New Roman"
LANGUAGE = "vi-VN"


def article(place: str) -> str:
    """The citation of one paragraph of Annex I, Part I: "II.4" gives "Phụ lục I, Phần I, Mục II, khoản 4 …"."""
    section, _, clause = place.partition(".")
    point = f", khoản {clause}" if clause else ""
    return f"Phụ lục I, Phần I, Mục {section}{point} {DECREE}"


@dataclass(frozen=True, slots=True)
class Component:
    """One line of the decree's table. `sizes` is what it allows, `size` what we write; `rule` is a line under the text:
    as long as it ("full") or from a third to a half of it ("part").
    """

    name: str
    article: str
    sizes: tuple[float, float]
    size: float
    bold: bool = False
    italic: bool = False
    upper: bool = False
    align: Align = "left"
    rule: Rule | None = None
    before: float = 0
    after: float = 0
    indented: bool = False
    keep_next: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and margins: what is allowed and what is written, in millimetres."""

    width: float = 210
    height: float = 297
    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 15
    header: float = 10
    allowed_top: tuple[float, float] = (20, 25)
    allowed_bottom: tuple[float, float] = (20, 25)
    allowed_left: tuple[float, float] = (30, 35)
    allowed_right: tuple[float, float] = (15, 20)
    paper_article: str = article("I.1")
    orientation_article: str = article("I.2")
    margins_article: str = article("I.3")
    font_article: str = article("I.4")
    number_article: str = article("I.7")

    @property
    def text_width(self) -> float:
        return self.width - self.left - self.right


PAGE = Page()
FIRST_LINE_CM = 1.27  # the decree allows 1 cm or 1.27 cm
FIRST_LINES_CM = (1.0, 1.27)
PARAGRAPH_GAP_PT = 6.0  # at least
LINE_SPACING = 1.0
LINE_SPACINGS = (1.0, 1.5)
HEAD_LEFT_MM = 66.0  # the left column of the head: issuing body, number; the right one takes the rest
SIGNER_LEFT_MM = 80.0
SIGNATURE_GAP_PT = 72.0  # room for the hand or the picture of the signature
RULE_SHARE = 0.4  # of the text, where the decree asks for a third to a half
RULE_SHARES = (1 / 3, 1 / 2)
TABLE_SIZE = 12.0  # the decree is silent on the text inside tables
STAMP_MM = {"HỎA TỐC": (30.0, 8.0), "THƯỢNG KHẨN": (40.0, 8.0), "KHẨN": (20.0, 8.0)}
STAMP_RED = "FF0000"

_HEAD = article("II.6")
_BODY: tuple[float, float] = (13, 14)

COMPONENTS: dict[str, Component] = {
    "national_name": Component("Quốc hiệu", article("II.1"), (12, 13), 13, bold=True, upper=True, align="center"),
    "motto": Component("Tiêu ngữ", article("II.1"), _BODY, 14, bold=True, align="center", rule="full"),
    "parent": Component("Tên cơ quan chủ quản", article("II.2"), (12, 13), 13, upper=True, align="center"),
    "issuer": Component(
        "Tên cơ quan ban hành", article("II.2"), (12, 13), 13, bold=True, upper=True, align="center", rule="part"
    ),
    "number": Component("Số, ký hiệu", article("II.3"), (13, 13), 13, align="center", before=8),
    "place_date": Component(
        "Địa danh và thời gian ban hành", article("II.4"), _BODY, 14, italic=True, align="center", before=8
    ),
    "type_name": Component(
        "Tên loại văn bản", article("II.5"), _BODY, 14, bold=True, upper=True, align="center", before=12, keep_next=True
    ),
    "abstract": Component(
        "Trích yếu nội dung", article("II.5"), _BODY, 14, bold=True, align="center", rule="part", keep_next=True
    ),
    "abstract_letter": Component("Trích yếu công văn", article("II.5"), (12, 13), 12, align="center", before=6),
    "authority_line": Component(
        "Thẩm quyền ban hành", article("II.6"), _BODY, 14, bold=True, upper=True, align="center", before=12, after=6
    ),
    "verdict": Component(
        "Lời quyết định",
        article("II.6"),
        _BODY,
        14,
        bold=True,
        upper=True,
        align="center",
        before=6,
        after=6,
        keep_next=True,
    ),
    "basis": Component(
        "Căn cứ ban hành", article("II.6"), _BODY, 14, italic=True, align="both", after=6, indented=True
    ),
    "body": Component("Nội dung văn bản", article("II.6"), _BODY, 14, align="both", after=6, indented=True),
    "division_word": Component(
        "Từ “Phần”, “Chương”, “Mục”, “Tiểu mục”", _HEAD, _BODY, 14, bold=True, align="center", before=6, keep_next=True
    ),
    "division_title": Component(
        "Tiêu đề của phần, chương, mục, tiểu mục",
        _HEAD,
        _BODY,
        14,
        bold=True,
        upper=True,
        align="center",
        after=6,
        keep_next=True,
    ),
    "article": Component(
        "Tiêu đề của điều", _HEAD, _BODY, 14, bold=True, align="both", after=6, indented=True, keep_next=True
    ),
    "roman": Component(
        "Tiêu đề của mục", _HEAD, _BODY, 14, bold=True, upper=True, align="both", after=6, indented=True, keep_next=True
    ),
    "clause_title": Component(
        "Tiêu đề của khoản", _HEAD, _BODY, 14, bold=True, align="both", after=6, indented=True, keep_next=True
    ),
    "signer_title": Component(
        "Quyền hạn, chức vụ của người ký",
        article("II.7"),
        _BODY,
        14,
        bold=True,
        upper=True,
        align="center",
        keep_next=True,
    ),
    "signer_name": Component("Họ và tên người ký", article("II.7"), _BODY, 14, bold=True, align="center"),
    "addressee": Component("Kính gửi", article("II.9"), _BODY, 14, after=6, before=12),
    "recipients_label": Component(
        "Từ “Nơi nhận”", article("II.9"), (12, 12), 12, bold=True, italic=True, keep_next=True
    ),
    "recipients_item": Component("Nơi nhận văn bản", article("II.9"), (11, 11), 11),
    "urgency": Component(
        "Dấu chỉ mức độ khẩn", article("III.2"), _BODY, 13, bold=True, upper=True, align="center", before=6
    ),
    "circulation": Component(
        "Chỉ dẫn về phạm vi lưu hành", article("III.2"), _BODY, 13, bold=True, upper=True, align="center", before=6
    ),
    "drafter": Component("Ký hiệu người soạn thảo và số lượng bản", article("III.3"), (11, 11), 11, before=6),
    "address": Component("Địa chỉ cơ quan", article("III.4"), (11, 12), 11, align="center"),
    "annex_word": Component("Từ “Phụ lục”", article("III.1"), (14, 14), 14, bold=True, align="center", keep_next=True),
    "annex_title": Component(
        "Tiêu đề phụ lục", article("III.1"), _BODY, 14, bold=True, upper=True, align="center", keep_next=True
    ),
    "annex_reference": Component(
        "Dòng chỉ dẫn văn bản kèm theo",
        article("III.1"),
        _BODY,
        14,
        italic=True,
        align="center",
        after=12,
        keep_next=True,
    ),
    "page_number": Component("Số trang", article("I.7"), _BODY, 14, align="center"),
}
