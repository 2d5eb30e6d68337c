"""The versions of an answer: each time it was sent, with what had changed since the time before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from dondoc.requests.models import Addressee, AnswerVersion
from dondoc.requests.rules.sheets import shown


@dataclass(frozen=True, slots=True)
class Sent:
    """One time an answer was sent; `changes` as (what, before, after), none the first time."""

    version: AnswerVersion
    changes: list[tuple[str, str, str]]


def sent_of(addressee: Addressee) -> list[Sent]:
    """Newest first; three queries."""
    versions = list(addressee.versions.order_by("number"))
    names = _names(addressee)
    former: Mapping[str, str] | None = None
    found = []
    for version in versions:
        said = dict(_flat(version.said, names))
        found.append(Sent(version, _changes(former, said) if former is not None else []))
        former = said
    return found[::-1]


Names = Mapping[tuple[str, str], tuple[str, str]]  # (part, pk) → (label, kind of cell)


def _names(addressee: Addressee) -> Names:
    lines = {("lines", str(line.pk)): (line.text, "") for line in addressee.request.lines.all()}
    return lines | {("cells", str(cell.pk)): (str(cell), cell.kind) for cell in addressee.request.cells.all()}


def _flat(said: Mapping[str, Any], names: Names) -> Iterator[tuple[str, str]]:
    """What was said, part by part, in the order of the page."""
    for (part, pk), (label, kind) in names.items():
        yield label, shown(said[part].get(pk, ""), kind)
    opinions = [f"{place}: {text}" if place else text for place, text in said["opinions"]]
    yield _("Ý kiến góp ý"), "\n".join(opinions)
    yield _("Nhất trí"), _("có") if said["agrees"] else ""
    yield _("Ghi thêm"), said["note"]


def _changes(former: Mapping[str, str], said: Mapping[str, str]) -> list[tuple[str, str, str]]:
    return [(what, former.get(what, ""), now) for what, now in said.items() if former.get(what, "") != now]
