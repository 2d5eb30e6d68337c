"""Names, posts and memberships are dated: what was true on a day stays true of that day."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from dondoc.people import actions
from dondoc.people.models import Alias, Person, SigningAuthority, Tenure
from dondoc.people.queries import members_of, standing_of
from dondoc.people.rules import BodyKind, Role


def _refusal(caught):
    return " ".join(caught.value.messages)


def test_a_former_name_stays_with_its_days_and_its_basis(chief_of_office, labour):
    actions.rename_body(
        actor=chief_of_office, body=labour, name="Phòng Lao động và Việc làm", on=date(2025, 3, 1), basis="5/QĐ-BQL"
    )
    actions.rename_body(
        actor=chief_of_office, body=labour, name="Phòng Lao động", on=date(2026, 3, 1), basis="9/QĐ-BQL"
    )
    assert labour.name == "Phòng Lao động"
    assert list(labour.names.order_by("valid_to").values_list("name", "valid_from", "valid_to", "basis")) == [
        ("Phòng Quản lý Lao động", None, date(2025, 3, 1), "5/QĐ-BQL"),
        ("Phòng Lao động và Việc làm", date(2025, 3, 1), date(2026, 3, 1), "9/QĐ-BQL"),
    ]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"name": "Phòng Quản lý Lao động"}, "Tên mới trùng với tên đang dùng."),
        ({"basis": " "}, "Chưa ghi văn bản đổi tên. Hãy nhập số, ký hiệu và ngày của quyết định."),
        ({"on": date(2999, 1, 1)}, "Ngày đổi tên chưa tới. Hãy ghi nhận khi quyết định có hiệu lực."),
        ({"name": "  "}, "Chưa có tên. Hãy nhập tên như in trên văn bản."),
    ],
)
def test_a_rename_that_cannot_be_is_refused(chief_of_office, labour, change, reason):
    values = {"name": "Phòng Lao động", "on": date(2025, 3, 1), "basis": "5/QĐ-BQL", **change}
    with pytest.raises(ValidationError) as caught:
        actions.rename_body(actor=chief_of_office, body=labour, **values)
    assert (_refusal(caught), labour.names.count()) == (reason, 0)


def test_the_same_body_is_not_entered_twice_whatever_its_accents(chief_of_office, agency):
    with pytest.raises(ValidationError) as caught:
        actions.create_body(
            actor=chief_of_office, name="Phong Quan ly Lao dong", kind=BodyKind.DEPARTMENT, parent=agency
        )
    assert _refusal(caught) == "Danh bạ đã có “Phong Quan ly Lao dong”. Hãy chọn trong danh bạ thay vì thêm mới."


def test_a_body_does_not_stand_under_itself(chief_of_office, agency, zone, enterprise):
    with pytest.raises(ValidationError) as caught:
        actions.edit_body(actor=chief_of_office, body=agency, short_name="", code="", parent=zone)
    assert _refusal(caught) == (
        "“Khu công nghiệp Mẫu” nằm dưới “Ban Quản lý các khu công nghiệp tỉnh Mẫu”. Hãy chọn cơ quan cấp trên khác."
    )


def test_one_alias_means_one_thing(chief_of_office, labour, environment):
    actions.add_alias(actor=chief_of_office, thing=labour, text="Phòng QLLĐ")
    with pytest.raises(ValidationError) as caught:
        actions.add_alias(actor=chief_of_office, thing=environment, text="phòng qllđ")
    assert _refusal(caught) == "“phòng qllđ” đã là tên gọi khác của “Phòng Quản lý Lao động”."
    assert list(Alias.objects.values_list("text", "fold", "body_id")) == [("Phòng QLLĐ", "phong qlld", labour.pk)]


def test_a_post_with_one_holder_is_not_taken_twice(chief_of_office, cast, stranger):
    with pytest.raises(ValidationError) as caught:
        actions.appoint(
            actor=chief_of_office,
            person=stranger.person,
            post=cast.posts["head"],
            body=cast.bodies["agency"],
            valid_from=date(2026, 1, 1),
        )
    assert _refusal(caught) == (
        "“Ban Quản lý các khu công nghiệp tỉnh Mẫu” đã có Trưởng Ban: Nguyễn Văn Mẫu. "
        "Hãy ghi ngày thôi giữ chức vụ của người đó trước."
    )


def test_a_successor_follows_the_day_the_predecessor_leaves(chief_of_office, cast, head, stranger):
    held = Tenure.objects.get(person=head.person)
    actions.end_tenure(actor=chief_of_office, tenure=held, valid_to=date(2026, 1, 1), reason="1/QĐ-UBND")
    actions.appoint(
        actor=chief_of_office,
        person=stranger.person,
        post=cast.posts["head"],
        body=cast.bodies["agency"],
        valid_from=date(2026, 1, 1),
    )
    days = (date(2025, 12, 31), date(2026, 1, 1))
    assert [(standing_of(head, day).roles, standing_of(stranger, day).roles) for day in days] == [
        ({Role.HEAD}, frozenset()),
        (frozenset(), {Role.HEAD}),
    ]


def test_authority_to_sign_ends_with_the_post(chief_of_office, deputy_labour):
    held = Tenure.objects.get(person=deputy_labour.person)
    actions.grant_authority(
        actor=chief_of_office, tenure=held, kind="KT.", basis="Quy chế", valid_from=date(2025, 1, 1)
    )
    actions.end_tenure(actor=chief_of_office, tenure=held, valid_to=date(2026, 1, 1), reason="Luân chuyển")
    assert list(SigningAuthority.objects.values_list("kind", "valid_to")) == [("KT.", date(2026, 1, 1))]


def test_signing_by_mandate_is_for_a_limited_time(chief_of_office, deputy_labour):
    held = Tenure.objects.get(person=deputy_labour.person)
    with pytest.raises(ValidationError) as caught:
        actions.grant_authority(
            actor=chief_of_office, tenure=held, kind="TUQ.", basis="Giấy ủy quyền", valid_from=date(2026, 1, 1)
        )
    assert _refusal(caught) == "Thừa ủy quyền phải có thời hạn. Hãy nhập ngày kết thúc."


def test_a_group_keeps_its_members_of_each_day(chief_of_office, departments, labour, office):
    member = departments.members.get(body=labour)
    actions.end_member(actor=chief_of_office, member=member, on=date(2026, 2, 1))
    actions.add_member(actor=chief_of_office, group=departments, body=office, on=date(2026, 2, 1))
    names = [[b.name for b in members_of(departments, day)] for day in (date(2026, 1, 31), date(2026, 2, 1))]
    others = ["Phòng Quản lý Doanh nghiệp", "Phòng Quản lý Tài nguyên và Môi trường"]
    assert names == [[others[0], "Phòng Quản lý Lao động", others[1]], [*others, "Văn phòng"]]


def test_a_group_by_kind_has_everybody_of_that_kind(enterprises):
    assert [b.name for b in members_of(enterprises, date(2026, 1, 1))] == [
        "Công ty TNHH Bao bì Mẫu Một",
        "Công ty TNHH Linh kiện Mẫu Hai",
    ]


def test_a_person_needs_a_family_name_and_a_given_name(chief_of_office, db):
    with pytest.raises(ValidationError) as caught:
        actions.create_person(actor=chief_of_office, name="Mẫu")
    assert _refusal(caught) == "Họ và tên chưa đủ. Hãy nhập cả họ và tên."


def test_persons_stand_by_their_given_name(db):
    for name in ("Đào Văn An", "An Thị Bình", "Bùi Văn Ân"):
        Person.objects.create(name=name)
    assert [p.name for p in Person.objects.order_by("sort_key")] == ["Đào Văn An", "Bùi Văn Ân", "An Thị Bình"]
