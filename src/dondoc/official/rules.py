"""Rules of form of Nghị định 30/2020/NĐ-CP that are words and numbers, not figures of type."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from dondoc.official.model import DocumentType, Heading, Item, OfficialDocument, PartialDate, SignBlock

# Article 7 and Annex III: the 29 kinds, by code; the last two of the list have none.
TYPES: dict[str, DocumentType] = {
    code: DocumentType(name, code)
    for code, name in (
        ("NQ", "Nghị quyết"),
        ("QĐ", "Quyết định"),
        ("CT", "Chỉ thị"),
        ("QC", "Quy chế"),
        ("QyĐ", "Quy định"),
        ("TC", "Thông cáo"),
        ("TB", "Thông báo"),
        ("HD", "Hướng dẫn"),
        ("CTr", "Chương trình"),
        ("KH", "Kế hoạch"),
        ("PA", "Phương án"),
        ("ĐA", "Đề án"),
        ("DA", "Dự án"),
        ("BC", "Báo cáo"),
        ("BB", "Biên bản"),
        ("TTr", "Tờ trình"),
        ("HĐ", "Hợp đồng"),
        ("CĐ", "Công điện"),
        ("BGN", "Bản ghi nhớ"),
        ("BTT", "Bản thỏa thuận"),
        ("GUQ", "Giấy ủy quyền"),
        ("GM", "Giấy mời"),
        ("GGT", "Giấy giới thiệu"),
        ("GNP", "Giấy nghỉ phép"),
        ("PG", "Phiếu gửi"),
        ("PC", "Phiếu chuyển"),
        ("PB", "Phiếu báo"),
    )
}
LETTER = DocumentType("Công văn", "")
OPEN_LETTER = DocumentType("Thư công", "")
COPY_TYPES: dict[str, DocumentType] = {
    code: DocumentType(name, code)
    for code, name in (("SY", "Bản sao y"), ("TrS", "Bản trích sao"), ("SL", "Bản sao lục"))
}
WITH_ADDRESSEES = frozenset({"", "TTr", "BC"})  # "Kính gửi": công văn, tờ trình, a report to a superior (Annex I, II.9)
DECIDING = {"QĐ": "QUYẾT ĐỊNH:", "NQ": "QUYẾT NGHỊ:"}  # Annex III, models 1.1 to 1.3

NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"

# Nobody's name carries these before it (Annex I, II.7).
TITLES = (
    "GS.",
    "PGS.",
    "TS.",
    "ThS.",
    "BS.",
    "KS.",
    "CN.",
    "NGND.",
    "NGƯT.",
    "GS ",
    "PGS ",
    "TS ",
    "ThS ",
    "BS ",
    "KS ",
)

# Words that open an abstract with a capital only because they open it; after the issuer's name they are small.
_ABSTRACT_OPENINGS = (
    "Về ",
    "Quy định ",
    "Ban hành ",
    "Phê duyệt ",
    "Sửa đổi",
    "Hướng dẫn ",
    "Triển khai ",
    "Thực hiện ",
    "Tổ chức ",
)

_FEBRUARY = 2


def number_text(number: int | None) -> str:
    """A document's number: below 10 with a leading zero (Annex I, II.3); None leaves the place to fill in."""
    if number is None:
        return "      "
    return f"{number:02d}"


def number_line(number: int | None, symbol: str) -> str:
    """The line of number and code: "Số: 05/KH-BQL"."""
    return f"Số: {number_text(number)}/{symbol}"


def make_symbol(kind: DocumentType, agency: str, unit: str = "") -> str:
    """What follows the slash: a named kind has its code and the agency's ("KH-BQL"); a công văn the agency's and that of
    the drafting unit or field ("BQL-VP") (Annex I, II.3).
    """
    groups = [kind.code, agency] if kind.code else [agency, unit]
    return "-".join(group for group in groups if group)


def day_month(day: int | None, month: int | None) -> tuple[str, str]:
    """Day and month as printed: days below 10, January and February take a zero (Annex I, II.4); None is blank."""
    day_text = "      " if day is None else f"{day:02d}"
    if month is None:
        return day_text, "      "
    return day_text, f"{month:02d}" if month <= _FEBRUARY else str(month)


def date_text(when: date | PartialDate) -> str:
    """The date in words of form: "ngày 05 tháng 01 năm 2026"; what a partial date leaves out is blank."""
    whole = isinstance(when, date)
    day, month = day_month(when.day if isinstance(when, date) else None, when.month)
    year = "        " if not whole and when.year is None else str(when.year)
    return f"ngày {day} tháng {month} năm {year}"


def place_date(place: str, when: date | PartialDate) -> str:
    return f"{place}, {date_text(when)}"


def roman(number: int) -> str:
    """A Roman number from 1 to 3999. Raises ValueError beyond."""
    if not 0 < number < 4000:  # noqa: PLR2004 - Roman numbers end at 3999
        raise ValueError(f"không có số La Mã cho {number}")
    out = ""
    for value, letters in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        count, number = divmod(number, value)
        out += letters * count
    return out


def point_letter(number: int) -> str:
    """The letter of the `number`th point, from 1, in the Vietnamese alphabet without ă, â, ê, ô, ơ, ư.
    Raises ValueError past y: a clause with more points must be divided.
    """
    if not 0 < number <= len(POINT_LETTERS):
        raise ValueError(f"không có chữ cái cho điểm thứ {number}: chia khoản thành nhiều khoản")
    return POINT_LETTERS[number - 1]


Authority = Literal["", "TM.", "Q.", "KT.", "TL.", "TUQ."]


def sign_block(
    authority: Authority, name: str, *, head: str, own: str = "", collective: str = "", under: Literal["", "KT."] = ""
) -> SignBlock:
    """The lines over a signature (Article 13; Annex I, II.7). `head` is the head's post, `own` the signer's.

    "" head alone · TM. collective, then post · Q. head's post · KT. head's post, then own · TL. and TUQ. head's post, then
    own. `under="KT."` below TL.: a deputy of the unit's head signs; `collective` is then that unit head's post. "TM." with a deputy: `own`
    given adds "KT. head" between. Raises ValueError on a missing post or a name with an academic title.
    """
    name = name.strip()
    if name.startswith(TITLES):
        raise ValueError(f"họ tên người ký không ghi học hàm, học vị: “{name}”")
    needs = {"TM.": collective, "KT.": own, "TL.": own, "TUQ.": own}
    if authority in needs and not needs[authority]:
        raise ValueError(f"quyền hạn “{authority}” cần thêm một dòng chức vụ hoặc tên tập thể")
    if authority == "TM.":
        lines = [f"TM. {collective}", *([f"KT. {head}", own] if own else [head])]
    elif authority in {"", "Q."}:
        lines = [f"Q. {head}" if authority else head]
    elif under:
        if authority != "TL." or not collective:
            raise ValueError("“KT.” chỉ đứng dưới “TL.”, kèm chức vụ của người đứng đầu đơn vị")
        lines = [f"TL. {head}", f"KT. {collective}", own]
    else:
        lines = [f"{authority} {head}", own]
    return SignBlock(lines=tuple(line.upper() for line in lines), name=name)


@dataclass(frozen=True, slots=True)
class Citation:
    """Another document as it is cited. `number` with its symbol ("05/2022/NQ-MAU"); `abstract` as printed there."""

    type_name: str
    number: str
    date: date
    issuer: str
    abstract: str

    @property
    def is_law(self) -> bool:
        return self.type_name.casefold() in {"luật", "bộ luật", "pháp lệnh"}

    def in_full(self) -> str:
        """Type, number, date, issuer and abstract; a law or an ordinance by type and name (Annex I, II.6)."""
        if self.is_law:
            return self.short()
        day, month = day_month(self.date.day, self.date.month)
        parts = f"{self.type_name} số {self.number} ngày {day} tháng {month} năm {self.date.year} của {self.issuer}"
        abstract = self.abstract.strip()
        if abstract.startswith(_ABSTRACT_OPENINGS):
            abstract = abstract[0].lower() + abstract[1:]
        return f"{parts} {abstract}" if abstract else parts

    def short(self) -> str:
        return f"{self.type_name} {self.abstract.strip()}" if self.is_law else f"{self.type_name} số {self.number}"


@dataclass(slots=True)
class Citer:
    """Cites in one document: the first mention in full, later ones by type and number (Annex I, II.6)."""

    _seen: set[tuple[str, str, str]] = field(default_factory=set)

    def cite(self, citation: Citation) -> str:
        key = (citation.type_name, citation.number, citation.abstract if citation.is_law else "")
        if key in self._seen:
            return citation.short()
        self._seen.add(key)
        return citation.in_full()


def ended(lines: list[str]) -> list[str]:
    """Lines of one list: each ends in ";", the last in "."."""
    bare = [line.rstrip(" ;.,") for line in lines]
    return [f"{line}{'.' if n == len(bare) else ';'}" for n, line in enumerate(bare, start=1)]


def recipient_lines(doc: OfficialDocument) -> list[str]:
    """The lines under "Nơi nhận:" (Annex I, II.9): "Như trên" first where there is "Kính gửi", "Như Điều n" in a decision
    with articles (models 1.1 to 1.3), the filing line last.
    """
    names = [name.strip().removeprefix("-").strip() for name in doc.recipients]
    names = [name for name in names if name and not name.startswith("Lưu")]
    first = ""
    articles = [b.number for b in doc.blocks if isinstance(b, Heading | Item) and b.level == "article"]
    if doc.addressees:
        first = "Như trên"
    elif doc.type.code in DECIDING and articles:
        first = f"Như Điều {articles[-1]}"
    if first and not any(name.startswith("Như ") for name in names):
        names.insert(0, first)
    copies = f" ({doc.copies:02d})" if doc.copies else ""
    return [f"- {line}" for line in ended([*names, f"Lưu: {doc.filing}{copies}"])]


def addressee_lines(addressees: tuple[str, ...]) -> list[str]:
    """The lines of "Kính gửi: X" for one; for more "Kính gửi:" and one line each (Annex I, II.9)."""
    if len(addressees) == 1:
        return [f"Kính gửi: {addressees[0]}"]
    return ["Kính gửi:", *(f"- {line}" for line in ended(list(addressees)))] if addressees else []


def letter_abstract(abstract: str) -> str:
    """The abstract of a công văn, after "V/v" (Annex I, II.5)."""
    text = abstract.strip()
    for prefix in ("V/v", "Về việc", "về việc"):
        text = text.removeprefix(prefix).strip()
    return f"V/v {text}"
