"""An official document as data, before any format. Text is plain text everywhere: nothing in it is markup."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A kind of administrative document (Nghị định 30/2020/NĐ-CP, Article 7); `code` is "" for công văn and thư công."""

    name: str
    code: str


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date not yet complete: what is None is left blank for the registry to fill in."""

    year: int | None = None
    month: int | None = None


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    bold: bool = False
    italic: bool = False


Text = str | tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A titled division. part and chapter take Roman numbers, section, subsection and article Arabic ones; roman is the
    "I." and clause the "1." of plans and reports, point the "a)". A part, chapter, section, subsection or article needs its title.
    """

    level: Literal["part", "chapter", "section", "subsection", "article", "roman", "clause", "point"]
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered paragraph without a title: "Điều 1. …" (its words bold), "1. …", "a) …"."""

    level: Literal["article", "clause", "point"]
    number: str
    text: Text


@dataclass(frozen=True, slots=True)
class Para:
    text: Text
    align: Literal["both", "center"] = "both"


@dataclass(frozen=True, slots=True)
class Bullets:
    """Paragraphs that each begin with a mark, by custom a hyphen."""

    items: tuple[Text, ...]
    mark: str = "-"


@dataclass(frozen=True, slots=True)
class TableCell:
    text: Text
    rowspan: int = 1
    colspan: int = 1
    align: Literal["left", "center", "right"] | None = None
    bold: bool = False


@dataclass(frozen=True, slots=True)
class TableColumn:
    """`width` is this column's share of the text width, relative to the others."""

    width: float
    align: Literal["left", "center", "right"] = "left"


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A ruled table; `header` rows are bold, centred and repeat on each page. A row lists only the cells that begin in
    it: a position covered by a span from the left or from above is not repeated.
    """

    columns: tuple[TableColumn, ...]
    header: tuple[tuple[TableCell, ...], ...]
    rows: tuple[tuple[TableCell, ...], ...]


Block = Heading | Item | Para | Bullets | TableBlock


@dataclass(frozen=True, slots=True)
class SignBlock:
    """`lines`: authority and positions from top to bottom, as `rules.sign_block` builds them; `name` without titles."""

    lines: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Appendix:
    """`reference`: the "(Kèm theo …)" line; None writes the document's own, "" leaves it out."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class OfficialDocument:
    """Everything that is printed.

    `number` None leaves the place blank; `symbol` is what follows the slash ("KH-BQL"). `addressees` are those of "Kính gửi".
    `recipients` are the lines of "Nơi nhận" without hyphen and end mark, in order, without the filing line: that is
    `filing` ("VT, VP") and `copies`; "Như trên" and "Như Điều …" are put first by rule where missing. `authority_line` is
    the body or post that decides, printed over the bases of a decision or resolution. `co_signer` stands on the left (the secretary of
    minutes). `made_at` (with a time zone) is the creation time written in the file, else `date` at 0:00 in Vietnam.
    """

    type: DocumentType
    parent_body: str
    issuer: str
    symbol: str
    place: str
    date: date | PartialDate
    abstract: str
    signer: SignBlock
    number: int | None = None
    blocks: tuple[Block, ...] = ()
    bases: tuple[str, ...] = ()
    authority_line: str = ""
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    filing: str = "VT"
    copies: int | None = None
    urgency: Literal["", "KHẨN", "THƯỢNG KHẨN", "HỎA TỐC"] = ""
    circulation: str = ""
    appendices: tuple[Appendix, ...] = ()
    drafter: str = ""
    issued_copies: int | None = None
    address: tuple[str, ...] = ()
    co_signer: SignBlock | None = None
    made_at: datetime | None = field(default=None, kw_only=True)
