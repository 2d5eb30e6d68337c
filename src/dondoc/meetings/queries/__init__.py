"""Reads of meetings. A list and its details start from `visible_meetings`."""

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, Q, QuerySet, When

from dondoc.meetings.models import Attendee, Conclusion, Meeting
from dondoc.meetings.rules import OPEN_STATES, ORIGIN, MeetingKind, MeetingState
from dondoc.outgoing.models import Paper
from dondoc.outgoing.queries import papers_of
from dondoc.outgoing.rules import PaperState
from dondoc.people.models import Body, Person, Tenure, User
from dondoc.people.queries import in_force, standing_of
from dondoc.people.queries.reading import directory_for_reading
from dondoc.people.rules import INTERNAL_KINDS, LEADERS, BodyKind, Role
from dondoc.plans.queries import heads_of
from dondoc.reading.order import read_order

AnyUser = User | AnonymousUser


def visible_meetings(user: AnyUser) -> QuerySet[Meeting]:
    """All for the leaders and the Office; for members of the agency those that ask for them or their unit, and those whose
    conclusions name their unit; for nobody else any: outsiders are invited by letter.
    """
    standing = standing_of(user)
    if standing.oversees:
        return Meeting.objects.all()
    if not standing.is_internal:
        return Meeting.objects.none()
    asked = Attendee.objects.filter(Q(person_id=standing.person_id) | Q(body_id__in=standing.body_ids))
    named = Conclusion.objects.filter(Q(lead_id__in=standing.body_ids) | Q(cooperating__in=standing.body_ids))
    return Meeting.objects.filter(
        Q(pk__in=asked.values("meeting_id"))
        | Q(pk__in=named.values("meeting_id"))
        | Q(chair_id=standing.person_id)
        | Q(secretary_id=standing.person_id)
    )


def meetings_of(kind: str, pk: int) -> QuerySet[Meeting]:
    """The meetings held for a thing of another room, the newest first."""
    return Meeting.objects.filter(origin_kind=kind, origin_id=pk).order_by("-starts_at", "-id")


def papers_drawn(meeting: Meeting) -> QuerySet[Paper]:
    """The outgoing papers that speak for a meeting, but for those dropped."""
    return papers_of(ORIGIN, meeting.pk).exclude(state=PaperState.CANCELLED)


def weekly_now(user: AnyUser) -> Meeting | None:
    """The weekly meeting that the page is about: the one under way, else the next, else the last."""
    weekly = visible_meetings(user).filter(kind=MeetingKind.WEEKLY).select_related("chair", "secretary")
    coming = weekly.filter(state__in=OPEN_STATES).order_by("starts_at", "id")
    return (
        coming.filter(state=MeetingState.HELD).first()
        or coming.first()
        or weekly.filter(state=MeetingState.CONCLUDED).order_by("-starts_at", "-id").first()
    )


def concluded_before(user: AnyUser, meeting: Meeting) -> Meeting | None:
    """The meeting of the same kind that was concluded last before this one."""
    earlier = visible_meetings(user).filter(kind=meeting.kind, state=MeetingState.CONCLUDED)
    return earlier.filter(starts_at__lt=meeting.starts_at).order_by("-starts_at", "-id").first()


def conclusions_of(meeting: Meeting | None) -> QuerySet[Conclusion]:
    """A meeting's conclusions with what a list prints of them."""
    found = Conclusion.objects.filter(meeting=meeting) if meeting else Conclusion.objects.none()
    return found.select_related("lead", "task").prefetch_related("cooperating")


def units(on: date) -> QuerySet[Body]:
    """The agency's units, which may lead what a meeting concludes."""
    return Body.objects.filter(in_force(on), kind__in=INTERNAL_KINDS - {BodyKind.BOARD}).order_by("sort_key")


def partners(on: date) -> QuerySet[Body]:
    """Who may cooperate or be invited: units of the agency and the bodies around it, but not the enterprises and places,
    which are many.
    """
    beside = (BodyKind.UNION, BodyKind.BANK, BodyKind.PROVINCE_DEPARTMENT)
    own = list(INTERNAL_KINDS - {BodyKind.BOARD})
    ours_first = Case(When(kind__in=own, then=0), default=1)
    return Body.objects.filter(in_force(on), kind__in=[*own, *beside]).order_by(ours_first, "sort_key")


def asked_people(meeting: Meeting, on: date) -> set[int]:
    """Whom the program tells of a meeting: the persons asked, the heads of the bodies asked, chair and secretary."""
    found = {meeting.chair_id, *([meeting.secretary_id] if meeting.secretary_id else [])}
    bodies = []
    for attendee in meeting.attendees.all():
        if attendee.person_id:
            found.add(attendee.person_id)
        if attendee.body_id:
            bodies.append(attendee.body_id)
    return found | set(heads_of(bodies, on).values_list("pk", flat=True))


def read_conclusion(text: str, on: date) -> tuple[Body | None, list[Body], date | None]:
    """Whom a typed conclusion names and until when: (lead, cooperating, due). A name that is not surely one body is left
    out, for the secretary to choose.
    """
    order = read_order(text, on.year)
    directory = directory_for_reading(on)

    def bodies(names: Iterable[str]) -> list[Body]:
        matches = [directory.resolve(name) for name in names]
        ids = [m.entry_id for m in matches if m.kind == "body" and m.entry_id is not None]
        known = Body.objects.in_bulk(ids)
        return [known[pk] for pk in dict.fromkeys(ids) if pk in known]

    leads = bodies(order.lead)
    lead = leads[0] if leads else None
    beside = [body for body in (*leads[1:], *bodies(order.cooperating)) if body != lead]
    return lead, list(dict.fromkeys(beside)), order.due


def people_to_ask(on: date) -> tuple[QuerySet[Person], QuerySet[Person]]:
    """(who leads the agency, everybody in post in it), for the choices of a form."""
    held = Tenure.objects.filter(in_force(on), body__kind__in=INTERNAL_KINDS)
    members = Person.objects.filter(pk__in=held.exclude(post__role=Role.ADMINISTRATOR).values("person_id"))
    leading = Person.objects.filter(pk__in=held.filter(post__role__in=list(LEADERS)).values("person_id"))
    return leading.order_by("sort_key"), members.order_by("sort_key")
