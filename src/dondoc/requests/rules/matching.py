"""Which known thing answers which cell or line: by the words of their labels. In doubt nothing is filled in."""

import re
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from dondoc.language import fold
from dondoc.reading.directory import Directory
from dondoc.requests.rules import CellKind
from dondoc.requests.rules.sheets import Spot

_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_NOT_NOW = ("ke hoach", "muc tieu", "cung ky", "nam truoc", "ky truoc", "so sanh", "ty le", "chi tieu")
_LEAST = 2  # words that must be common, where the labels are not the same
# Words that change nothing of what is counted.
_PLAIN = frozenset(
    [
        "so",
        "luong",
        "tong",
        "cac",
        "nhung",
        "duoc",
        "da",
        "giao",
        "theo",
        "trong",
        "ky",
        "nam",
        "quy",
        "thang",
        "tinh",
        "den",
        "thoi",
        "diem",
        "bao",
        "cao",
        "nay",
        "cua",
        "don",
        "vi",
        "la",
        "co",
        "toan",
    ]
)


class Labelled(Protocol):
    @property
    def labels(self) -> Sequence[str]: ...

    @property
    def value(self) -> str | int: ...


K = TypeVar("K", bound=Labelled)


def best_for_cell(known: Iterable[K], row_label: str, column_label: str, kind: str, year: int) -> K | None:
    """The known figure that a cell asks for. A column of another year, of a plan or of a comparison asks for none."""
    column = fold(column_label)
    years = {int(found) for found in _YEAR.findall(column)}
    if kind != CellKind.NUMBER or (years and year not in years) or any(word in column for word in _NOT_NOW):
        return None
    figures = [one for one in known if isinstance(one.value, int)]
    return _best(figures, row_label) or _best(figures, column_label) or _best(figures, f"{row_label} {column_label}")


def best_for_line(known: Iterable[K], heading: str) -> K | None:
    """The known text that a heading of an outline asks for: the first one of whose labels it holds."""
    words = fold(heading)
    texts = [one for one in known if isinstance(one.value, str)]
    return next((one for one in texts if any(fold(label) in words for label in one.labels)), None)


def owners_of(spots: Iterable[Spot], directory: Directory) -> dict[tuple[str, int], int]:
    """The body that each row of a sheet is called after, by (sheet, row); only where a sheet's rows are the units, which
    two of them at least must be, by a name that the directory has exactly.
    """
    rows = {(spot.sheet, spot.row): spot.row_label for spot in spots if spot.row_label}
    matches = {place: directory.resolve(label) for place, label in rows.items()}
    found = {place: m.entry_id for place, m in matches.items() if m.kind == "body" and m.confidence == 1}
    return {
        (sheet, row): pk
        for (sheet, row), pk in found.items()
        if pk is not None and len({other for (name, _row), other in found.items() if name == sheet}) >= _LEAST
    }


def _best(known: Sequence[K], asked: str) -> K | None:
    wanted = _words(asked)
    scored = [(_score(one.labels, wanted), -n, one) for n, one in enumerate(known)]
    good = [found for found in scored if found[0]]
    return max(good, key=lambda found: found[:2])[2] if good else None


def _score(labels: Iterable[str], wanted: frozenset[str]) -> int:
    """How many words of what is asked a label says; 0 where either has a word of weight that the other lacks."""
    best = 0
    for label in labels:
        said = _words(label)
        common = said & wanted
        if not (said ^ wanted) - _PLAIN and (len(common) >= _LEAST or said == wanted) and common - _PLAIN:
            best = max(best, len(common))
    return best


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", fold(text)))
