"""The words of a signed PDF against those that were approved."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

_TOKEN = re.compile(r"\w+|[^\w\s]")
_PAGE_NUMBER = re.compile(r"\s*\d{1,3}\s*")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe\uffff]")
_NUMBER = re.compile(r"\d{1,6}")
_BEFORE_BLANK = {"số", "ngày", "tháng", "năm"}
_AFTER_BLANK = {"/", "tháng", "năm"}
MAX_WORDS = 30_000


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the signed text departs from the approved one: the whole lines on both sides, and the words that left and came."""

    page: int
    approved: str
    signed: str
    removed: str
    added: str


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    line: str
    page: int


def compare_text(signed: Sequence[str], approved: Sequence[str]) -> tuple[Difference, ...]:
    """Differences of the words, page by page text in (`SignedPdf.pages`), ignoring how lines break, page numbers, and the
    blanks of number and date that were filled in. `page` counts from 1 in the signed file. Raises ValueError beyond MAX_WORDS.
    """
    old, new = _words(approved), _words(signed)
    if max(len(old), len(new)) > MAX_WORDS:
        raise ValueError(f"văn bản dài quá {MAX_WORDS} chữ, không so từng chữ được")
    return tuple(
        _difference(old, new, span) for span in _merged(_changes(old, new)) if not _is_filled_blank(old, new, span)
    )


_Span = tuple[int, int, int, int]  # from and to in the approved, then in the signed words


def _words(pages: Sequence[str]) -> list[_Word]:
    return [
        _Word(match[0], line.strip(), number)
        for number, page in enumerate(pages, start=1)
        for line in _lines(page)
        for match in _TOKEN.finditer(line)
    ]


def _lines(page: str) -> list[str]:
    """The page's lines, without a page number at its head or foot."""
    lines = [line for line in unicodedata.normalize("NFC", _INVISIBLE.sub("", page)).splitlines() if line.strip()]
    for end in (0, -1):
        if lines and _PAGE_NUMBER.fullmatch(lines[end]):
            del lines[end]
    return lines


def _changes(old: list[_Word], new: list[_Word]) -> Iterator[_Span]:
    for step in Indel.opcodes([word.text for word in old], [word.text for word in new]):
        if step.tag != "equal":
            yield step.src_start, step.src_end, step.dest_start, step.dest_end


def _merged(spans: Iterator[_Span]) -> Iterator[_Span]:
    """Spans that touch become one: what left and what came in its stead."""
    last: _Span | None = None
    for span in spans:
        if last is not None and last[1] == span[0] and last[3] == span[2]:
            last = (last[0], span[1], last[2], span[3])
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _is_filled_blank(old: list[_Word], new: list[_Word], span: _Span) -> bool:
    old_from, old_to, new_from, new_to = span
    if old_from != old_to or new_to - new_from != 1 or not _NUMBER.fullmatch(new[new_from].text):
        return False
    before = [word.text.lower() for word in old[max(0, old_from - 2) : old_from] if word.text != ":"]
    after = old[old_from].text.lower() if old_from < len(old) else ""
    if not before or before[-1] not in _BEFORE_BLANK:
        return False
    return before[-1] == "năm" or after in _AFTER_BLANK


def _difference(old: list[_Word], new: list[_Word], span: _Span) -> Difference:
    old_from, old_to, new_from, new_to = span
    near = new[min(new_from, len(new) - 1)] if new else None
    return Difference(
        page=near.page if near else 1,
        approved=_lines_of(old, old_from, old_to),
        signed=_lines_of(new, new_from, new_to),
        removed=" ".join(word.text for word in old[old_from:old_to]),
        added=" ".join(word.text for word in new[new_from:new_to]),
    )


def _lines_of(words: list[_Word], start: int, end: int) -> str:
    """The lines of these words; of none, the line in which they would stand."""
    touched = words[start:end] or words[max(0, start - 1) : start]
    return " ".join(dict.fromkeys(word.line for word in touched))
