"""Which paragraph is which component: by what it says and where it stands, never by its figures alone."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from dondoc.official.check.resolved import Paragraph, Resolved, Span
from dondoc.official.rules import DECIDING, TYPES

_TYPE_NAMES = {kind.name.upper(): code for code, kind in TYPES.items()}
# A line of an agency's name that begins one.
_AGENCY = re.compile(
    r"^(UBND|ỦY BAN|UỶ BAN|HĐND|HỘI|BỘ|CHÍNH PHỦ|VĂN PHÒNG|SỞ|BAN|CỤC|TỔNG|CHI CỤC|PHÒNG|TRUNG TÂM|VIỆN|TRƯỜNG|THANH TRA|NGÂN HÀNG|CÔNG TY|TẬP ĐOÀN)\b"
)
_NUMBER = re.compile(r"^Số\s*:?\s*[\d\s.…_]*\S*[/\-]", re.IGNORECASE)
_DATE = re.compile(r"ngày.{0,12}tháng.{0,12}năm", re.IGNORECASE)
_DIVISION = re.compile(r"^(Phần|Chương|Mục|Tiểu mục)\s+(?:thứ\s+\w+|[IVXLC\d]+)\.?$", re.IGNORECASE)
_ANNEX = re.compile(r"^PHỤ LỤC(\s+(SỐ\s+)?[IVXLC\d]+)?\s*:?$", re.IGNORECASE)
_BASIS = re.compile(r"^(Căn cứ|Theo đề nghị|Xét đề nghị|Thực hiện)\b.*[;.]$", re.DOTALL)
_DRAFTER = re.compile(r"^[A-ZĐƯƠ]{1,8}\.\s?\(?\d{0,4}\)?[A-Z]{0,3}\.?$")
# Tabs, line ends, and the long blanks that some lay out with; not the blanks left for a number or a date.
_BREAKS = re.compile(r"[\t\n]+|(?<! ) {6,}+(?!/|tháng|năm)(?=\S)")
_STAMPS = re.compile(r"^(HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN|XEM XONG TRẢ LẠI|LƯU HÀNH NỘI BỘ|KHÔNG SỐ)$", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"^[\[(<]")
_HEAD_LINES = 40  # the head ends within so many lines
_LINE_MAX = 90  # characters of a date line


class Take(Protocol):
    """The signature of the function that notes a component's pieces."""

    def __call__(self, component: str, *indexes: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, or what stands between its tabs or line ends: heads are often laid out with tabs."""

    text: str
    spans: tuple[Span, ...]
    paragraph: Paragraph
    at: int
    split: bool

    @property
    def upper(self) -> bool:
        letters = [c for c in self.shown if c.isalpha()]
        return bool(letters) and all(not c.islower() for c in letters)

    @property
    def shown(self) -> str:
        """The text as it is seen, with the "all capitals" of its runs applied."""
        shown = "".join(s.text.upper() if s.type.caps else s.text for s in self.spans)
        return unicodedata.normalize("NFC", shown).strip()

    @property
    def bold(self) -> bool:
        return mostly(self.spans, bold=True)

    @property
    def italic(self) -> bool:
        return mostly(self.spans, bold=False)

    @property
    def centred(self) -> bool:
        return self.paragraph.setting.align == "center"


def mostly(spans: Iterable[Span], *, bold: bool) -> bool:
    """Whether more than half of the letters are bold (or italic)."""
    spans = list(spans)
    all_letters = sum(len(s.text.strip()) for s in spans)
    return sum(len(s.text.strip()) for s in spans if (s.type.bold if bold else s.type.italic)) * 2 > all_letters


@dataclass(slots=True)
class Found:
    """The components found, in reading order. `code` is the type's code: "" for a công văn, None when no type was found."""

    parts: dict[str, list[Piece]] = field(default_factory=dict)
    code: str | None = None
    body: list[Piece] = field(default_factory=list)

    def add(self, component: str, *pieces: Piece) -> None:
        self.parts.setdefault(component, []).extend(pieces)

    def first(self, component: str) -> Piece | None:
        return next(iter(self.parts.get(component, [])), None)


def pieces_of(document: Resolved) -> list[Piece]:
    out: list[Piece] = []
    for at, paragraph in enumerate(document.paragraphs):
        parts: list[list[Span]] = [[]]
        for span in paragraph.spans:
            for n, text in enumerate(_BREAKS.split(span.text)):
                if n:
                    parts.append([])
                parts[-1].append(replace(span, text=text))
        texts = [unicodedata.normalize("NFC", "".join(s.text for s in part)).strip() for part in parts]
        filled = [(text, part) for text, part in zip(texts, parts, strict=True) if text]
        out += [Piece(text, tuple(part), paragraph, at, split=len(filled) > 1) for text, part in filled]
    return out


def folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().replace("–", "-").split())


def find(document: Resolved) -> Found:
    """The components of `document`."""
    pieces = pieces_of(document)
    found = Found()
    used: set[int] = set()

    def take(component: str, *indexes: int) -> None:
        found.add(component, *(pieces[i] for i in indexes))
        used.update(indexes)

    end = _foot(pieces, take)
    start = _head(pieces[:_HEAD_LINES], take, found)
    _opening(pieces, range(start, end), take, found)
    inside = [i for i in range(start, end) if i not in used and pieces[i].paragraph.table is None]
    found.body = [pieces[i] for i in inside]
    return found


def _take_agency(pieces: Sequence[Piece], indexes: list[int], take: Take) -> None:
    """Parent and issuing body among the lines of the left column."""
    starts = [n for n, i in enumerate(indexes) if _AGENCY.match(pieces[i].text.upper())]
    bold = [n for n, i in enumerate(indexes) if pieces[i].bold]
    split = starts[-1] if len(starts) > 1 else bold[0] if bold else 0
    if split:
        take("parent", *indexes[:split])
    take("issuer", *indexes[split:])


def _head(pieces: Sequence[Piece], take: Take, found: Found) -> int:
    """The head down to the number and date. Returns where the rest begins."""
    last = -1
    marks: dict[str, int] = {}
    for i, piece in enumerate(pieces):
        text = folded(piece.text)
        kind = None
        if "xã hội chủ nghĩa việt nam" in text and len(text) < _LINE_MAX:
            kind = "national_name"
        elif "độc lập" in text and "hạnh phúc" in text and len(text) < _LINE_MAX:
            kind = "motto"
        elif len(text) < _LINE_MAX and _NUMBER.match(piece.text[:_LINE_MAX]):
            kind = "number"
        elif (
            _DATE.search(piece.text)
            and len(text) < _LINE_MAX
            and "place_date" not in marks
            and not text.startswith(("căn cứ", "("))
        ):
            kind = "place_date"
        if kind and kind not in marks:
            marks[kind] = i
            take(kind, i)
            last = max(last, i)
        if len(marks) == 4:  # noqa: PLR2004 - the four kinds above
            break
    if not marks:
        return 0
    first = min(marks.values())
    taken = set(marks.values())
    in_table = pieces[first].paragraph.table is not None
    left = [
        i
        for i in range(last)
        if i not in taken
        and pieces[i].upper
        and not _STAMPS.match(pieces[i].text)
        and (pieces[i].paragraph.column == 0 if in_table else True)
        and i < marks.get("number", last)
    ]
    if left:
        _take_agency(pieces, left, take)
    return _under_number(pieces, last, taken | set(left), take, found)


def _under_number(pieces: Sequence[Piece], last: int, taken: set[int], take: Take, found: Found) -> int:
    """The abstract of a công văn and the stamps, on either side of the last line of the head."""
    table = pieces[last].paragraph.table
    end = last + 1
    if table is not None:
        while end < len(pieces) and pieces[end].paragraph.table == table:
            end += 1
    in_abstract = False
    for i in range(end):
        if i in taken:
            in_abstract = False
        elif _STAMPS.match(pieces[i].text):
            take("urgency" if "KHẨN" in pieces[i].text.upper() or "TỐC" in pieces[i].text.upper() else "circulation", i)
            in_abstract = False
        elif pieces[i].text.startswith(("V/v", "v/v", "Về việc")) or in_abstract:
            take("abstract_letter", i)
            found.code = ""
            in_abstract = True
    while end < len(pieces) and (pieces[end].text.startswith("V/v") or _STAMPS.match(pieces[end].text)):
        if pieces[end].text.startswith("V/v"):
            take("abstract_letter", end)
            found.code = ""
        else:
            take("urgency" if "KHẨN" in pieces[end].text.upper() else "circulation", end)
        end += 1
    return end


def _opening(pieces: Sequence[Piece], span: range, take: Take, found: Found) -> None:
    """Type, abstract, addressees, authority, bases and the deciding words: what stands before the body."""
    at = span.start
    if at < span.stop and pieces[at].shown.upper() in _TYPE_NAMES and found.code is None:
        found.code = _TYPE_NAMES[pieces[at].shown.upper()]
        take("type_name", at)
        at += 1
        first = at
        while at < span.stop and _continues_abstract(pieces, first, at):
            take("abstract", at)
            at += 1
    listing = False
    stopped = min(span.stop, at + _HEAD_LINES)
    while at < stopped:
        piece = pieces[at]
        if piece.text.startswith("Kính gửi"):
            take("addressee", at)
            listing = True
        elif listing and piece.text.startswith(("-", "–")):
            take("addressee", at)
        elif found.code in DECIDING and _is_verdict(piece):
            take("verdict", at)
            return
        elif found.code in DECIDING and piece.upper and "basis" not in found.parts:
            take("authority_line", at)
        elif _BASIS.match(piece.text) and (piece.text.startswith(("Căn cứ", "Theo", "Xét")) or "basis" in found.parts):
            take("basis", at)
            listing = False
        elif found.code not in DECIDING or "basis" in found.parts:
            return
        at += 1


def _is_verdict(piece: Piece) -> bool:
    return re.match(r"^QUYẾT (ĐỊNH|NGHỊ)\s*:?$", piece.text.upper()) is not None


def _continues_abstract(pieces: Sequence[Piece], first: int, at: int) -> bool:
    piece = pieces[at]
    if piece.text.startswith(("Kính gửi", "Căn cứ")) or _is_verdict(piece):
        return False
    if at == first:
        return True
    return not piece.upper and (piece.centred or piece.bold) and piece.at - pieces[at - 1].at == 1


def _foot(pieces: Sequence[Piece], take: Take) -> int:
    """Recipients, signer and annexes. Returns where the body ends."""
    label = next((i for i in range(len(pieces) - 1, -1, -1) if folded(pieces[i].text).startswith("nơi nhận")), None)
    first_annex = next((i for i in range(label or 0, len(pieces)) if _ANNEX.match(pieces[i].text)), len(pieces))
    _annexes(pieces, first_annex, take)
    if label is None:
        return first_annex
    take("recipients_label", label)
    place = pieces[label].paragraph
    if place.table is None:
        return _loose_foot(pieces, label, first_annex, take)
    table = [i for i in range(first_annex) if pieces[i].paragraph.table == place.table]
    for i in table:
        if i > label and pieces[i].paragraph.column == place.column and pieces[i].paragraph.row >= place.row:
            take("drafter" if _DRAFTER.match(pieces[i].text) else "recipients_item", i)
    signer = [i for i in table if pieces[i].paragraph.column != place.column]
    signer = [i for i in signer if pieces[i].paragraph.column == max(pieces[j].paragraph.column for j in signer)]
    _signer(pieces, signer, take)
    return table[0]


def _signer(pieces: Sequence[Piece], indexes: list[int], take: Take) -> None:
    lines = [i for i in indexes if not _PLACEHOLDER.match(pieces[i].text)]
    name = next((i for i in reversed(lines) if not pieces[i].upper or i != lines[0]), None)
    for i in lines:
        if i != name:
            take("signer_title", i)
    if name is not None:
        take("signer_name", name)


def _loose_foot(pieces: Sequence[Piece], label: int, stop: int, take: Take) -> int:
    """A foot laid out without a table: hyphens on the left, what stands after a tab on the right."""
    right = []
    before = [i for i in range(max(0, label - 1), label) if pieces[i].at == pieces[label].at]
    for i in range(label + 1, stop):
        if pieces[i].text.startswith(("-", "–")):
            take("recipients_item", i)
        elif _DRAFTER.match(pieces[i].text):
            take("drafter", i)
        else:
            right.append(i)
    _signer(pieces, right, take)
    return min([label, *before])


def _annexes(pieces: Sequence[Piece], start: int, take: Take) -> None:
    at = start
    while at < len(pieces):
        if not _ANNEX.match(pieces[at].text):
            at += 1
            continue
        take("annex_word", at)
        at += 1
        first = at
        while at < len(pieces) and pieces[at].paragraph.table is None:
            if folded(pieces[at].text).startswith(("(kèm theo", "(ban hành kèm")):
                take("annex_reference", at)
                at += 1
                break
            if at > first and not (pieces[at].centred and (pieces[at].bold or pieces[at].upper)):
                break
            take("annex_title", at)
            at += 1


def division(piece: Piece) -> bool:
    """Whether the line is the word and number of a part, chapter, section or sub-section."""
    return _DIVISION.match(piece.text) is not None
