"""Which documents a user sees, and the lists made of them."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, Exists, IntegerField, OuterRef, Prefetch, Q, QuerySet, When

from dondoc.frame.search import holds
from dondoc.language import fold
from dondoc.people.models import Body, Tenure, User
from dondoc.people.queries import in_force, standing_of
from dondoc.people.rules import INTERNAL_KINDS, LEADERS, BodyKind, Standing
from dondoc.records.hooks import visible_ids
from dondoc.records.models import Citation, Delivery, Document, DocumentFile, Instruction
from dondoc.records.rules import CitationKind, DeliveryState, Direction, Due

SOON_DAYS = 7


def visible_documents(user: User | AnonymousUser) -> QuerySet[Document]:
    """The Office and the leaders see all; members of a unit what was sent to their body or to them, what they were
    instructed to do, what their unit drafted, and what rooms above add; outsiders only what was sent to their body in
    the program; administrators and strangers nothing.
    """
    standing = standing_of(user)
    if standing.oversees:
        return Document.objects.all()
    if standing.is_internal:
        return Document.objects.filter(_of_members(standing))
    if standing.is_outside:
        sent = Delivery.objects.filter(body_id__in=standing.body_ids).exclude(state=DeliveryState.WAITING)
        return Document.objects.filter(pk__in=sent.values("recipient__document_id"))
    return Document.objects.none()


def _of_members(standing: Standing) -> Q:
    bodies = standing.body_ids
    theirs = Q(body_id__in=bodies) | Q(person_id=standing.person_id)
    sent = Delivery.objects.filter(theirs).exclude(state=DeliveryState.WAITING)
    leads = Instruction.objects.filter(lead_id__in=bodies)
    cooperates = Instruction.cooperating.through.objects.filter(body_id__in=bodies)
    seen = (
        Q(pk__in=sent.values("recipient__document_id"))
        | Q(pk__in=leads.values("document_id"))
        | Q(pk__in=cooperates.values("instruction__document_id"))
        | Q(unit_id__in=bodies)
    )
    for ids in visible_ids:
        seen |= Q(pk__in=ids(standing))
    return seen


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filters of the lists; an empty one asks for nothing. `unit` is the id of a body that an instruction names."""

    q: str = ""
    urgency: str = ""
    type_name: str = ""
    unit: int | None = None
    due: str = ""
    since: date | None = None
    until: date | None = None


def incoming(user: User | AnonymousUser, wanted: Wanted, on: date) -> QuerySet[Document]:
    """Văn bản đến as the filters ask."""
    found = visible_documents(user).filter(direction=Direction.INCOMING, arrived_on__isnull=False)
    found = _narrowed(_between(found, "arrived_on", wanted), wanted)
    if wanted.unit:
        named = Instruction.objects.filter(Q(lead_id=wanted.unit) | Q(cooperating=wanted.unit))
        found = found.filter(pk__in=named.values("document_id"))
    if wanted.due == Due.PAST:
        found = found.filter(deadline__lt=on)
    elif wanted.due == Due.SOON:
        found = found.filter(deadline__gte=on, deadline__lte=on + timedelta(days=SOON_DAYS))
    elif wanted.due == Due.NONE:
        found = found.filter(deadline__isnull=True)
    elif wanted.due == Due.UNINSTRUCTED:
        found = found.filter(~Exists(Instruction.objects.filter(document=OuterRef("pk"))))
    return found


def outgoing(user: User | AnonymousUser, wanted: Wanted) -> QuerySet[Document]:
    """Văn bản đi: what the agency has issued, outside or within; a draft, also one that prints its number and date, is
    no document yet.
    """
    found = visible_documents(user).filter(
        direction__in=[Direction.OUTGOING, Direction.INTERNAL], draft=False, issued_on__isnull=False
    )
    found = found.exclude(number="")
    return _narrowed(_between(found, "issued_on", wanted), wanted)


def received(user: User | AnonymousUser, wanted: Wanted) -> QuerySet[Document]:
    """What the agency has sent to the body of whoever is outside it."""
    return _narrowed(_between(visible_documents(user), "issued_on", wanted), wanted)


def _between(found: QuerySet[Document], column: str, wanted: Wanted) -> QuerySet[Document]:
    if wanted.since:
        found = found.filter(**{f"{column}__gte": wanted.since})
    return found.filter(**{f"{column}__lte": wanted.until}) if wanted.until else found


def _narrowed(found: QuerySet[Document], wanted: Wanted) -> QuerySet[Document]:
    found = found.filter(holds(fold(wanted.q)))
    if wanted.urgency:
        found = found.filter(urgency=wanted.urgency)
    return found.filter(type_name=wanted.type_name) if wanted.type_name else found


def for_incoming_list(found: QuerySet[Document]) -> QuerySet[Document]:
    """With what a row of the incoming list prints, in a constant number of queries: instructions with their bodies, and
    the documents that answer.
    """
    instructions = Instruction.objects.select_related("lead", "leader").prefetch_related("cooperating")
    answers = (
        Citation.objects.filter(kind=CitationKind.ANSWERS, document__issued_on__isnull=False)
        .select_related("document")
        .order_by("document__issued_on", "id")
    )
    return found.select_related("issuer").prefetch_related(
        Prefetch("instructions", queryset=instructions.order_by("id")),
        Prefetch("cited_by", queryset=answers, to_attr="answers"),
    )


def for_outgoing_list(found: QuerySet[Document]) -> QuerySet[Document]:
    """With what a row of the outgoing list prints: the recipients and the drafting unit."""
    return found.select_related("unit").prefetch_related("recipients")


def deliveries_of(document: Document) -> QuerySet[Delivery]:
    """Who gets a document, line by line as Nơi nhận prints them."""
    return (
        Delivery.objects.filter(recipient__document=document)
        .select_related("body", "person", "recipient", "recipient__group")
        .order_by("recipient__position", "body__sort_key", "id")
    )


def deliveries_to(user: User | AnonymousUser, document: Document) -> QuerySet[Delivery]:
    """The deliveries of a document that a user sees: all for the Office and leaders, else their own."""
    standing = standing_of(user)
    found = deliveries_of(document)
    if standing.oversees:
        return found
    return found.filter(Q(body_id__in=standing.body_ids) | Q(person_id=standing.person_id))


def instructions_of(document: Document) -> QuerySet[Instruction]:
    return (
        document.instructions.select_related("lead", "leader", "entered_by", "photo")
        .prefetch_related("cooperating")
        .order_by("id")
    )


def same_documents(*, number: str, symbol: str, issuer_text: str, sha256: str = "") -> list[Document]:
    """Documents that an incoming one may be a second copy of: the same number, symbol and issuer, or the same file
    (Nghị định 30/2020/NĐ-CP, Phụ lục VI); drafts of ours are none. For the registry, which sees all documents.
    """
    same = Q(pk__in=[])
    if number and symbol:
        ids = [
            pk
            for pk, text in Document.objects.filter(
                direction=Direction.INCOMING, number=number, symbol__iexact=symbol
            ).values_list("pk", "issuer_text")
            if fold(text) == fold(issuer_text)
        ]
        same |= Q(pk__in=ids)
    if sha256:
        same |= Q(pk__in=DocumentFile.objects.filter(file__sha256=sha256).values("document_id"))
    return list(Document.objects.filter(same, draft=False).order_by("-id")[:5])


def units() -> QuerySet[Body]:
    """The agency's units that an instruction can name: departments, the Office, attached units."""
    order = Case(
        When(kind=BodyKind.DEPARTMENT, then=1),
        When(kind=BodyKind.OFFICE, then=2),
        default=3,
        output_field=IntegerField(),
    )
    found = Body.objects.filter(kind__in=list(INTERNAL_KINDS), valid_to__isnull=True).exclude(kind=BodyKind.BOARD)
    return found.order_by(order, "sort_key")


def leaders(on: date) -> QuerySet[Tenure]:
    """The leaders of the agency on a day, the head first: whose instructions may be entered."""
    return (
        Tenure.objects.filter(in_force(on), post__role__in=list(LEADERS))
        .select_related("person", "post")
        .order_by("post__rank", "person__sort_key")
    )


def issuer_names() -> list[str]:
    """The names of bodies outside the agency, for suggestions of an issuer."""
    outside = Body.objects.exclude(kind__in=[*INTERNAL_KINDS, BodyKind.ENTERPRISE, BodyKind.ZONE])
    return list(outside.filter(valid_to__isnull=True).order_by("sort_key").values_list("name", flat=True)[:300])
