"""The cast itself: that its accounts stand where the other tests believe them to stand."""

from dondoc.people.queries import standing_of
from dondoc.people.rules import Role


def test_each_player_has_the_role_of_its_name(cast):
    roles = {key: sorted(standing_of(user).roles) for key, user in cast.users.items()}
    assert roles == {
        "head": [Role.HEAD],
        "deputy_labour": [Role.DEPUTY],
        "deputy_enterprise": [Role.DEPUTY],
        "deputy_environment": [Role.DEPUTY],
        "chief_of_office": [Role.CHIEF_OF_OFFICE],
        "office_clerk": [Role.OFFICE_STAFF],
        "labour_head": [Role.UNIT_HEAD],
        "labour_staff": [Role.STAFF],
        "enterprise_head": [Role.UNIT_HEAD],
        "environment_head": [Role.UNIT_HEAD],
        "administrator": [Role.ADMINISTRATOR],
        "enterprise_user": [Role.ENTERPRISE],
        "other_enterprise_user": [Role.ENTERPRISE],
        "union_user": [Role.PARTNER],
        "stranger": [],
    }


def test_a_post_is_printed_with_its_unit_unless_it_has_one_holder(cast):
    titles = {
        key: standing_of(cast.users[key]).title for key in ("head", "deputy_labour", "labour_head", "labour_staff")
    }
    assert titles == {
        "head": "Trưởng Ban",
        "deputy_labour": "Phó Trưởng Ban",
        "labour_staff": "Chuyên viên Phòng Quản lý Lao động",
        "labour_head": "Trưởng phòng Quản lý Lao động",
    }
