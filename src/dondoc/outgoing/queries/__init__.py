"""Reads of papers; each starts from `visible_papers`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from dondoc.language import fold
from dondoc.official.model import DocumentType, SignBlock
from dondoc.official.rules import LETTER, TYPES, Authority, sign_block
from dondoc.outgoing.models import Numbering, Paper
from dondoc.outgoing.rules import WAITING_STATES, PaperState
from dondoc.people.models import Body, SigningAuthority, Tenure, User
from dondoc.people.queries import holders_of, in_force, people_of, standing_of, tenures_of
from dondoc.people.rules import ANSWERABLE, INTERNAL_KINDS, OFFICE, BodyKind, Role, Standing

AnyUser = User | AnonymousUser


def visible_papers(user: AnyUser) -> QuerySet[Paper]:
    """The Office and the leaders see all; other members of the agency those of their unit and those that they drafted;
    nobody else any.
    """
    standing = standing_of(user)
    if standing.oversees:
        return Paper.objects.all()
    if standing.is_internal:
        return Paper.objects.filter(Q(document__unit_id__in=standing.body_ids) | Q(drafter_id=standing.person_id))
    return Paper.objects.none()


def papers_of(kind: str, pk: int) -> QuerySet[Paper]:
    """The papers that speak for one thing of a room above, newest first. Whoever sees the thing sees that they exist; their
    text is for `visible_papers`.
    """
    return Paper.objects.filter(origin_kind=kind, origin_pk=pk).select_related("document").order_by("-id")


def for_page(papers: QuerySet[Paper]) -> QuerySet[Paper]:
    """With what a row or a page prints."""
    return papers.select_related(
        "document__unit",
        "document__issuer__parent",
        "drafter",
        "advisory",
        "authority",
        *(f"{who}__{part}" for who in ("signer", "deputy") for part in ("person__user", "post", "body")),
    )


def numbering() -> Numbering:
    """How the agency numbers; the province's system does where nobody has said otherwise."""
    return Numbering.objects.filter(pk=1).first() or Numbering(pk=1)


def type_named(name: str) -> DocumentType | None:
    """The kind of document of a name, whatever its capitals; a công văn too."""
    folded = fold(name)
    return next((kind for kind in (LETTER, *TYPES.values()) if fold(kind.name) == folded), None)


def unit_of(user: AnyUser, on: date) -> Body | None:
    """The unit in whose name a member of the agency drafts: that of their first post; the Office for the leaders."""
    held = [t.body for t in tenures_of(standing_of(user, on).person_id, on) if t.body.kind in INTERNAL_KINDS]
    units = [body for body in held if body.kind != BodyKind.BOARD]
    office = Body.objects.filter(in_force(on), kind=BodyKind.OFFICE).order_by("id").first()
    return units[0] if units else office


@dataclass(frozen=True, slots=True)
class Signer:
    """Who may sign on a day, and how: the head, or whoever a document gives KT., TL. or TUQ. (Nghị định 30/2020/NĐ-CP,
    Điều 13).
    """

    tenure: Tenure
    authority: SigningAuthority | None
    block: SignBlock

    @property
    def key(self) -> str:
        return f"{self.tenure.pk}:{self.authority.pk if self.authority else ''}"

    @property
    def label(self) -> str:
        basis = f" ({self.authority.basis})" if self.authority else ""
        return f"{' · '.join(self.block.lines)} · {self.block.name}{basis}"


def signers(on: date) -> list[Signer]:
    """Everybody who may sign on a day, the head first."""
    heads = list(holders_of(Role.HEAD, on))
    found = [Signer(t, None, sign_block("", t.person.name, head=t.post.title)) for t in heads]
    title = heads[0].post.title if heads else head_title()
    granted = (
        SigningAuthority.objects.filter(in_force(on), tenure__in=Tenure.objects.filter(in_force(on)))
        .select_related("tenure__person", "tenure__post", "tenure__body")
        .order_by("tenure__post__rank", "tenure__person__sort_key", "id")
    )
    return found + [
        Signer(
            one.tenure,
            one,
            sign_block(cast("Authority", one.kind), one.tenure.person.name, head=title, own=one.tenure.printed_title),
        )
        for one in granted
    ]


def head_title() -> str:
    """What the post of the head is called, also while nobody holds it."""
    held = Tenure.objects.filter(post__role=Role.HEAD).select_related("post").order_by("-valid_from").first()
    return held.post.title if held else "Thủ trưởng"


def signer_of(paper: Paper, on: date) -> Signer | None:
    """The paper's signer as they may sign on a day; None when they may not."""
    same = (paper.signer_id, paper.authority_id)
    return next((s for s in signers(on) if (s.tenure.pk, s.authority.pk if s.authority else None) == same), None)


def deputies(on: date) -> QuerySet[Tenure]:
    return holders_of(Role.DEPUTY, on)


def has_account(tenure: Tenure | None) -> bool:
    user = getattr(tenure.person, "user", None) if tenure else None
    return user is not None and user.is_active


def has_head(unit: Body | None, on: date) -> bool:
    """Whether somebody who signs in answers for the unit."""
    if unit is None:
        return False
    return people_of([unit.pk], on, roles=ANSWERABLE).filter(user__is_active=True).exists()


def sees_deputy(paper: Paper) -> bool:
    """Whether the deputy in charge sees it before the signer: not when the deputy signs."""
    if paper.deputy is None:
        return False
    return paper.signer is None or paper.deputy.person_id != paper.signer.person_id


def turn_of(paper: Paper, on: date) -> list[int]:
    """Whose turn it is: ids of persons; the Office's staff where it is the Office's."""
    state = PaperState(paper.state)
    if state == PaperState.DRAFTING:
        return [paper.drafter_id]
    if state == PaperState.CONTENT:
        return list(people_of([paper.document.unit_id or 0], on, roles=ANSWERABLE).values_list("pk", flat=True))
    if state == PaperState.DEPUTY and has_account(paper.deputy):
        return [paper.deputy.person_id] if paper.deputy else []
    if state == PaperState.SIGNING and has_account(paper.signer):
        return [paper.signer.person_id] if paper.signer else []
    if state in {PaperState.ISSUED, PaperState.CANCELLED}:
        return []
    office = Tenure.objects.filter(in_force(on), post__role__in=list(OFFICE))
    return list(office.values_list("person_id", flat=True).distinct())


def waiting_for(user: AnyUser) -> QuerySet[Paper]:
    """The papers whose next step is the user's: to agree, to check, to sign, to issue; returned ones to mend."""
    standing = standing_of(user)
    found = visible_papers(user)
    if standing.person_id is None:
        return found.none()
    return found.filter(_turns(standing)).order_by("since", "id")


def _turns(standing: Standing) -> Q:
    me = standing.person_id
    without_user = ~Q(signer__person__user__is_active=True)
    turns = Q(state=PaperState.CONTENT, document__unit_id__in=standing.headed_ids)
    turns |= Q(state=PaperState.DEPUTY, deputy__person_id=me) | Q(state=PaperState.SIGNING, signer__person_id=me)
    turns |= Q(state=PaperState.DRAFTING, drafter_id=me, round__gt=0)
    if standing.is_office:
        turns |= Q(state__in=[PaperState.FORM, PaperState.APPROVED])
        turns |= Q(state=PaperState.SIGNING) & without_user
        turns |= Q(state=PaperState.DEPUTY) & ~Q(deputy__person__user__is_active=True)
    return turns


def on_the_way(papers: QuerySet[Paper]) -> QuerySet[Paper]:
    return papers.filter(state__in=[PaperState.DRAFTING, *WAITING_STATES, PaperState.APPROVED])


def addressed(paper: Paper) -> Sequence[str]:
    """The lines of Kính gửi."""
    return tuple(paper.content.get("addressees", ()))
