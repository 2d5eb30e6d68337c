"""Merging, splitting, succession by field, closing: a preview, then one action; the old names go on working."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.test import Client

from cast import Cast
from dondoc.journal.models import Entry
from dondoc.people.actions import add_alias, confirm_succession, reorganise
from dondoc.people.actions.reorganising import Change, Heir
from dondoc.people.models import Body, GroupMember, Reorganisation, Succession, Tenure
from dondoc.people.queries import standing_of, today
from dondoc.people.queries.reading import directory_for_reading
from dondoc.people.queries.reorganising import preview
from dondoc.people.rules import STAY, ReorganisationKind, closest_field

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
BASIS = "Quyết định số 12/QĐ-UBND ngày 02/3/2026 của Ủy ban nhân dân tỉnh Mẫu"


def change(cast: Cast, kind: str, formers: list[str], heirs: list[Heir], **choices: int) -> Change:
    bodies = [cast.bodies[key] for key in formers]
    return Change(kind, bodies, heirs, today(), BASIS, choices)


def merge(cast: Cast) -> Reorganisation:
    """The environment department goes into the labour department."""
    heir = Heir(cast.bodies["labour"])
    return reorganise(actor=cast.users["chief_of_office"], change=change(cast, "merge", ["environment"], [heir]))


def test_a_merged_body_is_closed_and_its_names_mean_the_heir(cast: Cast):
    add_alias(actor=cast.users["office_clerk"], thing=cast.bodies["environment"], text="Phòng Môi trường")
    merge(cast)
    former = Body.objects.get(pk=cast.bodies["environment"].pk)
    assert (former.valid_to, former.name) == (today(), "Phòng Quản lý Tài nguyên và Môi trường")
    directory = directory_for_reading(today())
    for text in ("Phòng Môi trường", "Phòng Quản lý Tài nguyên và Môi trường", "Phòng TN&MT"):
        found = directory.resolve(text)
        assert (found.entry_id, found.kind) == (cast.bodies["labour"].pk, "body")


def test_on_a_day_before_the_old_body_is_still_itself(cast: Cast):
    merge(cast)
    before = directory_for_reading(today() - timedelta(days=1)).resolve("Phòng Quản lý Tài nguyên và Môi trường")
    assert before.entry_id == cast.bodies["environment"].pk


def test_names_go_on_from_heir_to_heir(cast: Cast):
    merge(cast)
    heir = Heir(name="Phòng Lao động và Môi trường")
    reorganise(actor=cast.users["administrator"], change=change(cast, "merge", ["labour"], [heir]))
    found = directory_for_reading(today()).resolve("Phòng TN&MT")
    assert found.entry_id == Body.objects.get(name="Phòng Lao động và Môi trường").pk


def test_staff_go_along_and_the_head_waits_for_an_appointment(cast: Cast):
    staff = cast.users["environment_head"].person
    Tenure.objects.create(
        person=cast.users["stranger"].person,
        post=cast.posts["staff"],
        body=cast.bodies["environment"],
        valid_from=date(2020, 1, 1),
    )
    merge(cast)
    held = {
        (t.person.name, t.body.name)
        for t in Tenure.objects.filter(valid_to__isnull=True, person__in=[staff, cast.users["stranger"].person])
    }
    assert held == {("Mai Văn Mẫu Ngoài", "Phòng Quản lý Lao động")}
    assert standing_of(cast.users["environment_head"]).roles == frozenset()


def test_a_group_has_the_heir_instead_of_the_former(cast: Cast):
    merge(cast)
    now = GroupMember.objects.filter(group=cast.departments, valid_to__isnull=True)
    assert sorted(member.body.name for member in now) == ["Phòng Quản lý Doanh nghiệp", "Phòng Quản lý Lao động"]


def test_two_bodies_become_a_new_one_which_stands_where_they_stood(cast: Cast):
    heir = Heir(name="Phòng Lao động và Môi trường", code="LĐMT")
    reorganise(
        actor=cast.users["administrator"],
        change=change(cast, "merge", ["environment", "labour"], [heir]),
    )
    made = Body.objects.get(name="Phòng Lao động và Môi trường")
    assert (made.kind, made.parent, made.code, made.valid_from) == (
        "department",
        cast.bodies["agency"],
        "LĐMT",
        today(),
    )
    assert sorted(s.former.name for s in Succession.objects.filter(successor=made)) == [
        "Phòng Quản lý Lao động",
        "Phòng Quản lý Tài nguyên và Môi trường",
    ]


def test_a_division_suggests_each_thing_to_the_heir_whose_field_speaks_of_it(cast: Cast):
    heirs = ["nhà ở công nhân, việc làm", "tài nguyên, môi trường"]
    assert [closest_field(text, heirs) for text in ("Khảo sát nhà ở của công nhân", "Báo cáo môi trường", "Họp")] == [
        0,
        1,
        None,
    ]


def test_what_has_no_heir_yet_stops_the_act_and_names_what_is_missing(cast: Cast):
    Body.objects.create(name="Tổ Giảm nghèo", kind="attached", parent=cast.bodies["labour"])
    heirs = [
        Heir(cast.bodies["enterprise_department"], field_text="việc làm"),
        Heir(cast.bodies["environment"], field_text="nhà ở"),
    ]
    with pytest.raises(ValidationError) as refused:
        reorganise(actor=cast.users["chief_of_office"], change=change(cast, "split", ["labour"], heirs))
    assert refused.value.message_dict == {
        "choices": ["Đơn vị trực thuộc của Phòng Quản lý Lao động: còn 1 mục chưa chọn nơi tiếp nhận (Tổ Giảm nghèo…)."]
    }
    assert Body.objects.get(pk=cast.bodies["labour"].pk).valid_to is None


def test_what_was_chosen_on_the_preview_is_what_moves(cast: Cast):
    team = Body.objects.create(name="Tổ Giảm nghèo", kind="attached", parent=cast.bodies["labour"])
    heirs = [
        Heir(cast.bodies["enterprise_department"], field_text="việc làm"),
        Heir(cast.bodies["environment"], field_text="nhà ở"),
    ]
    parts = preview([cast.bodies["labour"]], [h.field_text for h in heirs], today())
    choices = {one.key: STAY if part.handover.keeps else 1 for part in parts for one in part.things}
    made = reorganise(actor=cast.users["chief_of_office"], change=change(cast, "split", ["labour"], heirs, **choices))
    team.refresh_from_db()
    assert (team.parent, made.moved) == (cast.bodies["environment"], [{"label": "Đơn vị trực thuộc", "count": 1}])


def test_a_succession_by_field_waits_for_the_document_that_confirms_it(cast: Cast):
    heirs = [
        Heir(cast.bodies["enterprise_department"], field_text="lao động"),
        Heir(cast.bodies["environment"], field_text="nhà ở"),
    ]
    parts = preview([cast.bodies["labour"]], [h.field_text for h in heirs], today())
    choices = {one.key: STAY if part.handover.keeps else 0 for part in parts for one in part.things}
    reorganise(actor=cast.users["chief_of_office"], change=change(cast, "succeed", ["labour"], heirs, **choices))
    one = Succession.objects.get(field_text="lao động")
    with pytest.raises(PermissionDenied):
        confirm_succession(actor=cast.users["labour_head"], succession=one, basis=BASIS)
    confirm_succession(actor=cast.users["chief_of_office"], succession=one, basis=BASIS)
    assert dict(Succession.objects.values_list("field_text", "confirmed_by")) == {"lao động": BASIS, "nhà ở": ""}


def test_the_part_that_goes_on_is_not_closed(cast: Cast):
    heirs = [Heir(cast.bodies["labour"], field_text="lao động"), Heir(name="Phòng Nhà ở", field_text="nhà ở")]
    parts = preview([cast.bodies["labour"]], [h.field_text for h in heirs], today())
    choices = {one.key: 0 for part in parts for one in part.things}
    reorganise(actor=cast.users["chief_of_office"], change=change(cast, "split", ["labour"], heirs, **choices))
    assert Body.objects.get(pk=cast.bodies["labour"].pk).valid_to is None
    assert standing_of(cast.users["labour_head"]).headed_ids == {cast.bodies["labour"].pk}


@pytest.mark.parametrize(
    ("kind", "heirs", "field"),
    [
        ("merge", [], "heirs"),
        ("split", [Heir(name="Phòng Nhà ở", field_text="nhà ở")], "heirs"),
        ("succeed", [], "heirs"),
        ("close", [Heir(name="Phòng Nhà ở")], "heirs"),
        ("merge", [Heir(name="Phòng Quản lý Doanh nghiệp")], "heirs"),
        ("succeed", [Heir(name="A mẫu"), Heir(name="B mẫu")], "heirs"),
    ],
)
def test_a_change_that_cannot_be_is_refused_at_its_field(cast: Cast, kind: str, heirs: list[Heir], field: str):
    with pytest.raises(ValidationError) as refused:
        reorganise(actor=cast.users["chief_of_office"], change=change(cast, kind, ["labour"], heirs))
    assert list(refused.value.message_dict) == [field]
    assert Reorganisation.objects.count() == 0


def test_only_the_chief_and_the_administrator_may(cast: Cast):
    for who in ("head", "office_clerk", "labour_head", "enterprise_user", "stranger"):
        with pytest.raises(PermissionDenied):
            reorganise(
                actor=cast.users[who], change=change(cast, "merge", ["environment"], [Heir(cast.bodies["labour"])])
            )
    assert Reorganisation.objects.count() == 0


def test_what_was_done_cannot_be_edited(cast: Cast):
    made = merge(cast)
    with pytest.raises(DatabaseError), transaction.atomic():
        Reorganisation.objects.filter(pk=made.pk).update(basis="khác")


def test_it_leaves_one_line_with_its_basis(cast: Cast):
    before = Entry.objects.count()
    merge(cast)
    lines = list(Entry.objects.order_by("id")[before:])
    assert [(e.verb, e.reason) for e in lines] == [("people.reorganisation.make", BASIS)]
    assert lines[0].sentence.startswith(
        "Sáp nhập, hợp nhất: “Phòng Quản lý Tài nguyên và Môi trường” thành “Phòng Quản lý Lao động” từ "
    )


def test_the_pages_go_from_the_form_over_the_preview_to_the_act(cast: Cast, client: Client):
    client.force_login(cast.users["chief_of_office"], backend=BACKEND)
    form = {
        "kind": ReorganisationKind.MERGE.value,
        "formers": [cast.bodies["environment"].pk],
        "on": today().strftime("%d/%m/%Y"),
        "basis": BASIS,
        "heir_1": cast.bodies["labour"].pk,
    }
    shown = client.post("/people/reorganisations/new/", form).content.decode()
    assert "Ngô Thị Mẫu Xanh" in shown
    assert Reorganisation.objects.count() == 0
    assert client.post("/people/reorganisations/new/", {**form, "do": "1"}).status_code == 302
    assert "Phòng Quản lý Tài nguyên và Môi trường → " in client.get("/people/reorganisations/").content.decode()


def test_a_missing_basis_is_said_on_the_form(cast: Cast, client: Client):
    client.force_login(cast.users["chief_of_office"], backend=BACKEND)
    answer = client.post(
        "/people/reorganisations/new/",
        {"kind": "close", "formers": [cast.bodies["environment"].pk], "on": today().strftime("%d/%m/%Y")},
    )
    assert "Chưa ghi căn cứ. Hãy nhập số, ký hiệu và ngày của quyết định." in answer.content.decode()
