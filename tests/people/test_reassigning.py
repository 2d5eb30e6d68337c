"""A new assignment of fields: what the leaders direct moves by field on its day, after a preview."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from cast import Cast
from dondoc.frame.actors import SystemActor
from dondoc.frame.registries import Registry
from dondoc.journal.models import Entry
from dondoc.people.actions import apply_reassignments, cancel_reassignment, reassign
from dondoc.people.actions.reassigning import Assigned
from dondoc.people.hooks import Directed, Movable
from dondoc.people.models import Person, Reassignment, Tenure, User
from dondoc.people.queries import today
from dondoc.people.queries.reassigning import reassigned_work

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
BASIS = "Thông báo số 9/TB-BQLKCN ngày 02/3/2026"
JOB = SystemActor("Lịch phân công lĩnh vực")


class Board:
    """Work that the deputies direct, as another room would have it."""

    def __init__(self, cast: Cast) -> None:
        labour = cast.users["deputy_labour"].person_id
        self.directs = {labour: {1: "Khảo sát nhà ở của công nhân", 2: "Xây dựng quy chế lao động"}}

    def items(self, person: Person) -> list[Movable]:
        return [Movable(pk, title) for pk, title in self.directs.get(person.pk, {}).items()]

    def move(self, _actor, former: Person, to: dict[int, Person], _why: str) -> None:
        for pk, person in to.items():
            self.directs.setdefault(person.pk, {})[pk] = self.directs[former.pk].pop(pk)


@pytest.fixture
def board(cast: Cast, monkeypatch) -> Board:
    made = Board(cast)
    only = Registry[Directed]()
    only.add("board", Directed("Việc", made.items, made.move))
    for module in ("actions.reassigning", "queries.reassigning"):
        monkeypatch.setattr(f"dondoc.people.{module}.directed", only)
    return made


def fields(cast: Cast, **texts: str) -> dict[int, str]:
    return {Tenure.objects.get(person=cast.users[who].person).pk: text for who, text in texts.items()}


def housing_moves(cast: Cast) -> dict[int, str]:
    """Housing goes from the deputy for labour to the one for enterprises."""
    return fields(cast, deputy_labour="Lao động, việc làm", deputy_enterprise="Doanh nghiệp, nhà ở công nhân")


def asked(cast: Cast, *, on=None, **choices: int) -> Assigned:
    return Assigned(on or today(), BASIS, housing_moves(cast), choices)


def test_the_preview_suggests_the_leader_whose_new_field_speaks_of_the_work(cast: Cast, board: Board):
    labour, enterprise = (cast.users[who].person_id for who in ("deputy_labour", "deputy_enterprise"))
    [part] = reassigned_work(housing_moves(cast), today())
    assert [(work.thing.label, work.suggested) for work in part.works] == [
        ("Khảo sát nhà ở của công nhân", enterprise),
        ("Xây dựng quy chế lao động", labour),
    ]


def test_on_its_day_the_fields_and_the_work_change(cast: Cast, board: Board):
    labour, enterprise = (cast.users[who].person_id for who in ("deputy_labour", "deputy_enterprise"))
    reassign(actor=cast.users["chief_of_office"], assigned=asked(cast))
    assert board.directs == {
        labour: {2: "Xây dựng quy chế lao động"},
        enterprise: {1: "Khảo sát nhà ở của công nhân"},
    }
    assert Tenure.objects.get(person_id=enterprise).field_text == "Doanh nghiệp, nhà ở công nhân"


def test_what_was_chosen_against_the_suggestion_is_what_counts(cast: Cast, board: Board):
    labour, environment = (cast.users[who].person_id for who in ("deputy_labour", "deputy_environment"))
    chosen = {f"board:{labour}:1": labour, f"board:{labour}:2": environment}
    reassign(actor=cast.users["head"], assigned=asked(cast, **chosen))
    assert board.directs == {
        labour: {1: "Khảo sát nhà ở của công nhân"},
        environment: {2: "Xây dựng quy chế lao động"},
    }


def test_before_its_day_nothing_changes_and_the_job_applies_it_once(cast: Cast, board: Board):
    labour = cast.users["deputy_labour"].person_id
    day = today() + timedelta(days=7)
    reassign(actor=cast.users["chief_of_office"], assigned=asked(cast, on=day))
    assert apply_reassignments(actor=JOB, on=day - timedelta(days=1)) == 0
    assert list(board.directs) == [labour]
    assert Tenure.objects.get(person_id=labour).field_text == "Lao động, nhà ở công nhân"
    assert [apply_reassignments(actor=JOB, on=day) for _ in range(2)] == [1, 0]
    assert Tenure.objects.get(person_id=labour).field_text == "Lao động, việc làm"
    assert Entry.objects.filter(verb="people.reassignment.apply").count() == 1


def test_a_planned_one_can_be_taken_back_an_applied_one_not(cast: Cast, board: Board):
    day = today() + timedelta(days=7)
    planned = reassign(actor=cast.users["head"], assigned=asked(cast, on=day))
    cancel_reassignment(actor=cast.users["head"], reassignment=planned)
    assert apply_reassignments(actor=JOB, on=day) == 0
    applied = reassign(actor=cast.users["head"], assigned=asked(cast))
    with pytest.raises(ValidationError):
        cancel_reassignment(actor=cast.users["head"], reassignment=applied)


def test_work_goes_to_leaders_only(cast: Cast, board: Board):
    labour = cast.users["deputy_labour"].person_id
    with pytest.raises(ValidationError):
        reassign(
            actor=cast.users["head"],
            assigned=asked(cast, **{f"board:{labour}:1": cast.users["labour_head"].person_id}),
        )
    assert Reassignment.objects.count() == 0


def test_only_the_head_and_the_chief_of_office_assign_fields(cast: Cast, board: Board):
    for who in ("deputy_labour", "office_clerk", "administrator", "labour_head", "enterprise_user"):
        with pytest.raises(PermissionDenied):
            reassign(actor=cast.users[who], assigned=asked(cast))
    assert Reassignment.objects.count() == 0


def test_the_pages_show_the_change_before_it_is_made(cast: Cast, board: Board, client: Client):
    chief: User = cast.users["chief_of_office"]
    client.force_login(chief, backend=BACKEND)
    form = {"on": today().strftime("%d/%m/%Y"), "basis": BASIS}
    form |= {f"field_{pk}": text for pk, text in housing_moves(cast).items()}
    shown = client.post("/people/fields/new/", form).content.decode()
    assert "Khảo sát nhà ở của công nhân" in shown
    assert Reassignment.objects.count() == 0
    assert client.post("/people/fields/new/", {**form, "do": "1"}).status_code == 302
    page = client.get("/people/fields/").content.decode()
    assert BASIS in page
    assert "Doanh nghiệp, nhà ở công nhân" in page
