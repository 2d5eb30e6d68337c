"""What a document cites, and the tie to the cited document once it is in the records. Parts of other verbs: they do not
journal themselves.
"""

from collections.abc import Iterable, Sequence

from django.db.models import Q

from dondoc.records.models import Citation, Document
from dondoc.records.rules import CitationKind
from dondoc.records.rules.cited import Cited, cited_in


def cite(document: Document, printed: Iterable[tuple[str, CitationKind]], paragraphs: Sequence[str]) -> None:
    """Writes the citations of a document anew: `printed` are the numbers as they stand in its preamble; type, date, issuer
    and subject are looked up in its `paragraphs`.
    """
    document.citations.all().delete()
    for text, kind in dict.fromkeys((text.strip()[:120], kind) for text, kind in printed):
        if not text:
            continue
        said = cited_in(text, paragraphs)
        Citation.objects.create(
            document=document,
            cited=_known(document, said),
            text=text,
            kind=kind,
            type_name=said.type_name[:60],
            issued_on=said.issued_on,
            issuer_text=said.issuer[:300],
            subject=said.subject[:500],
        )


def tie_citations(document: Document, chosen: Citation | None) -> int:
    """A document has come into the records: `chosen`, which it was registered from, and every citation that prints its
    number and its date now lead to it. Returns how many do.
    """
    meant = Q(pk=chosen.pk) if chosen else Q(pk__in=[])
    if document.number and document.symbol and document.issued_on:
        meant |= Q(text__iexact=document.number_and_symbol, issued_on=document.issued_on)
    return Citation.objects.filter(meant, cited__isnull=True).exclude(document=document).update(cited=document)


def _known(document: Document, said: Cited) -> Document | None:
    """The cited document, where the records hold it under that number and symbol, and of that day where both say one."""
    if not said.number or not said.symbol:
        return None
    found = Document.objects.filter(number=said.number, symbol__iexact=said.symbol, draft=False)
    if said.issued_on:
        found = found.filter(Q(issued_on=said.issued_on) | Q(issued_on__isnull=True))
    return found.exclude(pk=document.pk).order_by("id").first()
