"""The lineage of a document as a picture and as a table, for its own page and for those of the rooms above."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.people.models import User
from dondoc.records.access import can_register
from dondoc.records.models import Document
from dondoc.records.queries import Edge, Lineage, Node, lineage
from dondoc.records.rules import CitationKind
from dondoc.records.views.picture import picture


@dataclass(frozen=True, slots=True)
class LineageRow:
    """A line of the table under the picture; `register_url` where the document may be registered from what is printed."""

    node: Node
    relations: list[str]
    url: str
    register_url: str


def lineage_of(document: Document, user: User) -> dict[str, Any]:
    """What `records/lineage.html` draws: `picture`, "" when the document stands alone, `rows`, `cut`, `inferred`,
    `unregistered`.
    """
    graph = lineage(document, user)
    own = f"d:{document.pk}"
    may_register = bool(can_register(user))
    return {
        "picture": picture(graph),
        "rows": [_row(node, graph, own, may_register=may_register) for node in graph.nodes if node.key != own],
        "cut": graph.cut,
        "inferred": any(edge.inferred for edge in graph.edges),
        "unregistered": any(not node.registered for node in graph.nodes),
    }


def _row(node: Node, graph: Lineage, own: str, *, may_register: bool) -> LineageRow:
    names = {other.key: _("văn bản này") if other.key == own else other.label for other in graph.nodes}
    relations = [_as_upper(edge) % {"document": names[edge.lower]} for edge in graph.edges if edge.upper == node.key]
    relations += [
        _as_lower(edge) % {"document": names[edge.upper]}
        for edge in graph.edges
        if edge.lower == node.key and node.level > 0
    ]
    url = reverse("records:document", args=[node.document.pk]) if node.document else ""
    register = ""
    if may_register and not node.registered and node.citation is not None:
        register = f"{reverse('records:register')}?citation={node.citation.pk}"
    return LineageRow(node, relations, url, register)


def _as_upper(edge: Edge) -> str:
    return {
        CitationKind.BASIS: _("Căn cứ của %(document)s"),
        CitationKind.CARRIES_OUT: _("Được thực hiện bằng %(document)s"),
        CitationKind.AMENDS: _("Được %(document)s sửa đổi, bổ sung"),
        CitationKind.REPLACES: _("Được %(document)s thay thế"),
        CitationKind.ANSWERS: _("Được %(document)s trả lời"),
        CitationKind.REPORTS_ON: _("Được %(document)s báo cáo kết quả"),
    }[edge.kind]


def _as_lower(edge: Edge) -> str:
    return {
        CitationKind.BASIS: _("Căn cứ vào %(document)s"),
        CitationKind.CARRIES_OUT: _("Thực hiện %(document)s"),
        CitationKind.AMENDS: _("Sửa đổi, bổ sung %(document)s"),
        CitationKind.REPLACES: _("Thay thế %(document)s"),
        CitationKind.ANSWERS: _("Trả lời %(document)s"),
        CitationKind.REPORTS_ON: _("Báo cáo kết quả %(document)s"),
    }[edge.kind]
