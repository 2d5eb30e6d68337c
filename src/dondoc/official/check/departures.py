"""What the checker reports."""

from dataclasses import dataclass, field

_QUOTE = 50


@dataclass(frozen=True, slots=True)
class Departure:
    """One departure: `place` and what was `found` there, what is `required` and by which `article`; Vietnamese sentences."""

    place: str
    found: str
    required: str
    article: str

    def __str__(self) -> str:
        return f"{self.place}: {self.found} Yêu cầu: {self.required} ({self.article})"


@dataclass(slots=True)
class Report:
    """Collects departures; the same one again only counts."""

    _kept: dict[tuple[str, str, str], list[Departure]] = field(default_factory=dict)

    def note(self, name: str, found: str, required: str, article: str, *, text: str = "") -> None:
        """`name` of the component; `text` is quoted to show where."""
        quoted = f" “{shorten(text)}”" if text else ""
        self._kept.setdefault((name, required, article), []).append(Departure(name + quoted, found, required, article))

    def departures(self) -> list[Departure]:
        out = []
        for same in self._kept.values():
            first = same[0]
            more = f" (và {len(same) - 1} chỗ khác)" if len(same) > 1 else ""
            out.append(Departure(first.place + more, first.found, first.required, first.article))
        return out


def shorten(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _QUOTE else one_line[: _QUOTE - 1].rstrip() + "…"


def number(value: float) -> str:
    """A figure in Vietnamese writing: "12,5"."""
    return f"{value:g}".replace(".", ",")


def between(allowed: tuple[float, float], unit: str) -> str:
    low, high = allowed
    return f"{number(low)} {unit}" if low == high else f"từ {number(low)} đến {number(high)} {unit}"
