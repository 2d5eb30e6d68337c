"""Which known thing answers which cell or line: by the words of their labels."""

import re
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from dondoc.language import fold
from dondoc.requests.rules import CellKind

_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_NOT_NOW = ("ke hoach", "muc tieu", "cung ky", "nam truoc", "so sanh", "ty le", "chi tieu")
_LEAST = 2  # words that must be common, where the labels are not the same


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
    return _best(figures, [row_label]) or _best(figures, [column_label, f"{row_label} {column_label}"])


def best_for_line(known: Iterable[K], heading: str) -> K | None:
    """The known text that a heading of an outline asks for."""
    return _best([one for one in known if isinstance(one.value, str)], [heading])


def _best(known: Sequence[K], asked: Sequence[str]) -> K | None:
    scored = [
        (score, -n, one) for n, one in enumerate(known) if (score := max(_score(one.labels, text) for text in asked))
    ]
    return max(scored, key=lambda found: found[:2])[2] if scored else None


def _score(labels: Iterable[str], asked: str) -> float:
    """How much of what is asked a label says: 1 for the same words; 0 where a word of the label is missing."""
    wanted = _words(asked)
    best = 0.0
    for label in labels:
        said = _words(label)
        if said and said <= wanted and (said == wanted or len(said) >= _LEAST):
            best = max(best, len(said) / len(wanted))
    return best if best >= 0.5 else 0.0  # noqa: PLR2004 - at least half of what is asked


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z0-9]+", fold(text)))
