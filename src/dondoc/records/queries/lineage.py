"""Where a document comes from and what came of it: the graph of citations."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser

from dondoc.people.models import User
from dondoc.records.models import Citation, Document
from dondoc.records.queries.documents import visible_documents
from dondoc.records.rules import CitationKind

DEPTH = 4  # levels up and down
WIDTH = 40  # documents in one picture


@dataclass(frozen=True, slots=True)
class Node:
    """One document. `level` 0 is the one asked for, negative what it rests on, positive what rests on it. `document`
    is None for a text that is cited but not in the records, or not open to whoever looks.
    """

    key: str
    label: str
    subject: str
    level: int
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """`lower` cites `upper` (keys of nodes)."""

    lower: str
    upper: str
    kind: CitationKind


@dataclass(frozen=True, slots=True)
class Lineage:
    """Nodes by level then by date; the edges between them. `cut` when the picture leaves some out."""

    nodes: list[Node]
    edges: list[Edge]
    cut: bool = False


def lineage(document: Document, user: User | AnonymousUser) -> Lineage:
    """The documents that `document` rests on and those that rest on it, DEPTH levels each way. What a text cites is
    printed in it and shown by its words; it opens, and is followed further, only where the user may see it. Documents
    that cite are shown only where the user may see them. At most two queries a level.
    """
    start = _node(document, 0)
    nodes = {start.key: start}
    edges: dict[tuple[str, str], Edge] = {}
    cut = _climb(document, user, nodes, edges) | _descend(document, user, nodes, edges)
    ordered = sorted(nodes.values(), key=lambda n: (n.level, _day(n), n.label))
    return Lineage(ordered, list(edges.values()), cut)


def _climb(
    document: Document, user: User | AnonymousUser, nodes: dict[str, Node], edges: dict[tuple[str, str], Edge]
) -> bool:
    here = [document.pk]
    for level in range(-1, -DEPTH - 1, -1):
        found = list(Citation.objects.filter(document_id__in=here).order_by("id"))
        seen = _visible(user, (c.cited_id for c in found if c.cited_id))
        for citation in found:
            cited = seen.get(citation.cited_id or 0)
            upper = _node(cited, level) if cited else Node(f"t:{citation.text}", citation.text, "", level)
            if not _join(
                nodes, edges, upper, Edge(f"d:{citation.document_id}", upper.key, CitationKind(citation.kind))
            ):
                return True
        here = [pk for pk in seen if nodes[f"d:{pk}"].level == level]
        if not here:
            break
    return False


def _descend(
    document: Document, user: User | AnonymousUser, nodes: dict[str, Node], edges: dict[tuple[str, str], Edge]
) -> bool:
    here = [document.pk]
    for level in range(1, DEPTH + 1):
        found = list(Citation.objects.filter(cited_id__in=here).order_by("id"))
        seen = _visible(user, (c.document_id for c in found))
        for citation in found:
            lower = seen.get(citation.document_id)
            if lower is None:
                continue
            node = _node(lower, level)
            if not _join(nodes, edges, node, Edge(node.key, f"d:{citation.cited_id}", CitationKind(citation.kind))):
                return True
        here = [pk for pk in seen if nodes[f"d:{pk}"].level == level]
        if not here:
            break
    return False


def _join(nodes: dict[str, Node], edges: dict[tuple[str, str], Edge], node: Node, edge: Edge) -> bool:
    """Adds a node and its edge; False when the picture is full."""
    if node.key not in nodes:
        if len(nodes) >= WIDTH:
            return False
        nodes[node.key] = node
    edges.setdefault((edge.lower, edge.upper), edge)
    return True


def _visible(user: User | AnonymousUser, ids: Iterable[int]) -> dict[int, Document]:
    wanted = set(ids)
    return {d.pk: d for d in visible_documents(user).filter(pk__in=wanted)} if wanted else {}


def _node(document: Document, level: int) -> Node:
    return Node(f"d:{document.pk}", str(document), document.subject, level, document)


def _day(node: Node) -> str:
    return node.document.issued_on.isoformat() if node.document and node.document.issued_on else ""
