"""Where a document comes from and what came of it: the graph of citations."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef

from dondoc.people.models import User
from dondoc.records.models import Citation, Document
from dondoc.records.queries.documents import visible_documents
from dondoc.records.rules import CitationKind
from dondoc.records.rules.cited import authority_of, carried_out_by, parts_of, type_by_symbol

DEPTH = 4  # rounds up and down
WIDTH = 40  # documents in one picture


@dataclass(frozen=True, slots=True)
class Node:
    """One document. `level` 0 is the one asked for, negative what it rests on, positive what rests on it. `document`
    is None for a text that is cited but not in the records, or not open to whoever looks; `citation` is then where it is
    printed, with `day` and `issuer` as printed there. `registered` tells the two apart.
    """

    key: str
    label: str
    subject: str
    level: int
    document: Document | None = None
    day: date | None = None
    issuer: str = ""
    citation: Citation | None = None
    registered: bool = True


@dataclass(frozen=True, slots=True)
class Edge:
    """`lower` cites `upper` (keys of nodes); `inferred` when no text says so, but the authorities and dates of what one
    text carries out.
    """

    lower: str
    upper: str
    kind: CitationKind
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Lineage:
    """Nodes by level then by date; the edges between them. `cut` when the picture leaves some out."""

    nodes: list[Node]
    edges: list[Edge]
    cut: bool = False


@dataclass(slots=True)
class _Graph:
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[tuple[str, str], Edge] = field(default_factory=dict)
    cut: bool = False

    def join(self, node: Node, edge: Edge) -> None:
        """Adds a node and its edge, unless the picture is full."""
        if node.key not in self.nodes:
            if len(self.nodes) >= WIDTH:
                self.cut = True
                return
            self.nodes[node.key] = node
        self.edges.setdefault((edge.lower, edge.upper), edge)


def lineage(document: Document, user: User | AnonymousUser) -> Lineage:
    """The documents that `document` rests on and those that rest on it, DEPTH rounds each way. What a text carries out is
    a chain, from the highest authority down to the text, where the records do not say who carries out what. What a text
    cites is printed in it and shown by its words; it opens, and is followed further, only where the user may see it.
    Documents that cite are shown only where the user may see them. At most two queries a round.
    """
    start = _node(document, 0)
    graph = _Graph({start.key: start})
    _climb(document, user, graph)
    _lift(graph)
    _descend(document, user, graph)
    ordered = sorted(graph.nodes.values(), key=lambda n: (n.level, n.day or date.min, n.label))
    edges = [edge for edge in graph.edges.values() if edge.lower in graph.nodes and edge.upper in graph.nodes]
    return Lineage(ordered, edges, graph.cut)


def _climb(document: Document, user: User | AnonymousUser, graph: _Graph) -> None:
    here = [document.pk]
    for level in range(-1, -DEPTH - 1, -1):
        speaks = Exists(Citation.objects.filter(document_id=OuterRef("cited_id")))
        found = list(Citation.objects.filter(document_id__in=here).annotate(speaks=speaks).order_by("id"))
        seen = _visible(user, (c.cited_id for c in found if c.cited_id))
        known = set(graph.nodes)
        for citing in here:
            _ground(citing, [c for c in found if c.document_id == citing], seen, level, graph)
        here = [pk for pk in seen if f"d:{pk}" in graph.nodes and f"d:{pk}" not in known]
        if not here:
            break


def _ground(citing: int, citations: list[Citation], seen: dict[int, Document], level: int, graph: _Graph) -> None:
    """What one document rests on: the chain of what it carries out, and the rest beside it."""
    own = f"d:{citing}"
    uppers = [_cited_node(citation, seen, level) for citation in citations]
    chained = [
        at
        for at, citation in enumerate(citations)
        if citation.kind == CitationKind.CARRIES_OUT and uppers[at].key != own
    ]
    below = carried_out_by([_rank(citations[at], uppers[at]) for at in chained])
    over = {at: [uppers[chained[place]].key for place in places] for at, places in zip(chained, below, strict=True)}
    for at, citation in enumerate(citations):
        kind = CitationKind(citation.kind)
        for lower in over.get(at) or [own]:
            graph.join(uppers[at], Edge(lower, uppers[at].key, kind, inferred=lower != own))


def _rank(citation: Citation, node: Node) -> tuple[int, date | None, bool]:
    """(authority, day, whether what it rests on is for the chain to say: its own citations are not in the records)."""
    symbol = parts_of(citation.text)[1]
    rank = authority_of(symbol, type_name=citation.type_name, issuer=node.issuer)
    return rank, node.day, not getattr(citation, "speaks", False)


def _lift(graph: _Graph) -> None:
    """Puts each ground a level over the highest text that rests on it, so that the picture reads one way; rings end."""
    for _round in graph.nodes:
        moved = False
        for edge in graph.edges.values():
            lower, upper = graph.nodes.get(edge.lower), graph.nodes.get(edge.upper)
            if lower and upper and upper.level < 0 and -len(graph.nodes) < lower.level <= upper.level:
                graph.nodes[upper.key] = replace(upper, level=lower.level - 1)
                moved = True
        if not moved:
            break


def _descend(document: Document, user: User | AnonymousUser, graph: _Graph) -> None:
    here = [document.pk]
    for level in range(1, DEPTH + 1):
        found = list(Citation.objects.filter(cited_id__in=here).order_by("id"))
        seen = _visible(user, (c.document_id for c in found))
        known = set(graph.nodes)
        for citation in found:
            lower = seen.get(citation.document_id)
            if lower is not None:
                node = _node(lower, level)
                graph.join(node, Edge(node.key, f"d:{citation.cited_id}", CitationKind(citation.kind)))
        here = [pk for pk in seen if f"d:{pk}" in graph.nodes and f"d:{pk}" not in known]
        if not here:
            break


def _visible(user: User | AnonymousUser, ids: Iterable[int]) -> dict[int, Document]:
    wanted = set(ids)
    return {d.pk: d for d in visible_documents(user).filter(pk__in=wanted)} if wanted else {}


def _node(document: Document, level: int) -> Node:
    return Node(
        f"d:{document.pk}",
        str(document),
        document.subject,
        level,
        document,
        day=document.issued_on,
        issuer=document.issuer_text,
    )


def _cited_node(citation: Citation, seen: dict[int, Document], level: int) -> Node:
    cited = seen.get(citation.cited_id or 0)
    if cited is not None:
        return _node(cited, level)
    type_name = citation.type_name or type_by_symbol(parts_of(citation.text)[1])
    return Node(
        f"t:{citation.text}",
        f"{type_name} {citation.text}".strip(),
        citation.subject,
        level,
        day=citation.issued_on,
        issuer=citation.issuer_text,
        citation=citation,
        registered=citation.cited_id is not None,
    )
