"""Each public verb of the room, done once, leaves exactly one line in the journal."""

from datetime import date, timedelta

import pytest

from dondoc.frame.actors import SystemActor
from dondoc.journal.models import Entry
from dondoc.language import format_date
from dondoc.people import actions
from dondoc.people.actions.reassigning import Assigned
from dondoc.people.actions.reorganising import Change, Heir
from dondoc.people.models import Alias, ApiToken, Person, Reassignment, Reorganisation, Substitution, Succession, Tenure
from dondoc.people.queries import today
from dondoc.people.rules import BodyKind, BodyLine, Outline

DAY = date(2026, 3, 2)
LAST = today() + timedelta(days=1)


def _alias(cast):
    alias = Alias(text="Phòng Lao động mẫu", body=cast.bodies["labour"])
    alias.save()
    return alias


def _member(cast):
    return cast.departments.members.get(body=cast.bodies["labour"])


def _tenure(cast, key="labour_head"):
    return Tenure.objects.get(person=cast.users[key].person)


def _token(cast):
    return ApiToken.objects.create(
        user=cast.users["labour_head"], name="Mẫu", digest="0" * 64, scopes=["people:read"], expires_on=LAST
    )


def _substitution(cast):
    return Substitution.objects.create(
        away=cast.users["head"].person,
        substitute=cast.users["deputy_labour"].person,
        valid_from=today(),
        valid_to=today() + timedelta(days=1),
        reason="Nghỉ phép",
    )


def _merger(cast):
    heir = Heir(name="Khu mẫu mới")
    return Change("merge", [cast.bodies["zone"]], [heir], today(), "QĐ 4/QĐ-UBND")


def _succession(cast):
    made = Reorganisation.objects.create(kind="succeed", on=today(), basis="QĐ 4/QĐ-UBND")
    zone, office = cast.bodies["zone"], cast.bodies["office"]
    return Succession.objects.create(reorganisation=made, former=zone, successor=office, field_text="nhà ở")


VERBS = {
    "body.create": (
        lambda _c, actor: actions.create_body(actor=actor, name="Đội mẫu", kind=BodyKind.ATTACHED),
        "Thêm đơn vị trực thuộc “Đội mẫu”",
    ),
    "body.edit": (
        lambda c, actor: actions.edit_body(
            actor=actor, body=c.bodies["union"], short_name="CĐ", code="CĐKCN", parent=None
        ),
        "Sửa thông tin của “Công đoàn các khu công nghiệp tỉnh Mẫu”",
    ),
    "body.rename": (
        lambda c, actor: actions.rename_body(
            actor=actor, body=c.bodies["zone"], name="Khu công nghiệp Mẫu Mới", on=DAY, basis="Quyết định 1/QĐ-UBND"
        ),
        "Đổi tên “Khu công nghiệp Mẫu” thành “Khu công nghiệp Mẫu Mới”",
    ),
    "body.close": (
        lambda c, actor: actions.close_body(actor=actor, body=c.bodies["zone"], last_day=DAY, basis="2/QĐ-UBND"),
        "Ghi nhận “Khu công nghiệp Mẫu” ngừng hoạt động",
    ),
    "body.alias": (
        lambda c, actor: actions.add_alias(actor=actor, thing=c.bodies["labour"], text="P. Lao động"),
        "Thêm tên gọi “P. Lao động” cho “Phòng Quản lý Lao động”",
    ),
    "group.alias": (
        lambda c, actor: actions.add_alias(actor=actor, thing=c.departments, text="Các phòng"),
        "Thêm tên gọi “Các phòng” cho “Các phòng chuyên môn”",
    ),
    "body.unalias": (
        lambda c, actor: actions.remove_alias(actor=actor, alias=_alias(c)),
        "Bỏ tên gọi “Phòng Lao động mẫu” của “Phòng Quản lý Lao động”",
    ),
    "group.create": (
        lambda c, actor: actions.create_group(actor=actor, name="Tổ giúp việc", members=[c.bodies["office"]]),
        "Lập nhóm “Tổ giúp việc”, 1 thành viên",
    ),
    "group.add": (
        lambda c, actor: actions.add_member(actor=actor, group=c.departments, body=c.bodies["office"], on=DAY),
        "Thêm “Văn phòng” vào nhóm “Các phòng chuyên môn”",
    ),
    "group.remove": (
        lambda c, actor: actions.end_member(actor=actor, member=_member(c), on=DAY),
        "Đưa “Phòng Quản lý Lao động” ra khỏi nhóm “Các phòng chuyên môn”",
    ),
    "person.create": (
        lambda c, actor: actions.create_person(
            actor=actor, name="Chu Văn Mẫu", post=c.posts["staff"], body=c.bodies["labour"], valid_from=DAY
        ),
        "Thêm Chu Văn Mẫu vào danh bạ, Chuyên viên của “Phòng Quản lý Lao động”",
    ),
    "person.edit": (
        lambda c, actor: actions.edit_person(
            actor=actor, person=c.users["head"].person, name="Nguyễn Văn Mẫu", phone="02040000000", email=""
        ),
        "Sửa thông tin của Nguyễn Văn Mẫu",
    ),
    "person.appoint": (
        lambda c, actor: actions.appoint(
            actor=actor,
            person=c.users["stranger"].person,
            post=c.posts["staff"],
            body=c.bodies["labour"],
            valid_from=DAY,
        ),
        "Ghi nhận Mai Văn Mẫu Ngoài giữ chức vụ Chuyên viên của “Phòng Quản lý Lao động”",
    ),
    "person.leave": (
        lambda c, actor: actions.end_tenure(actor=actor, tenure=_tenure(c), valid_to=DAY, reason="Nghỉ hưu"),
        "Ghi nhận Đặng Văn Mẫu Trưởng thôi giữ chức vụ Trưởng phòng của “Phòng Quản lý Lao động”",
    ),
    "person.authority": (
        lambda c, actor: actions.grant_authority(
            actor=actor, tenure=_tenure(c, "deputy_labour"), kind="KT.", basis="Quy chế làm việc", valid_from=DAY
        ),
        "Giao quyền ký thay (KT.) cho Trần Thị Mẫu Lao, Phó Trưởng Ban",
    ),
    "substitution.set": (
        lambda c, actor: actions.set_substitute(
            actor=actor,
            away=c.users["head"].person,
            substitute=c.users["deputy_labour"].person,
            first_day=today(),
            last_day=today(),
            reason="Đi công tác",
        ),
        f"Giao Trần Thị Mẫu Lao xử lý thay Nguyễn Văn Mẫu từ {format_date(today())} đến {format_date(today())}",
    ),
    "substitution.end": (
        lambda c, actor: actions.end_substitution(actor=actor, substitution=_substitution(c)),
        "Kết thúc việc Trần Thị Mẫu Lao xử lý thay Nguyễn Văn Mẫu",
    ),
    "reorganisation.make": (
        lambda c, actor: actions.reorganise(actor=actor, change=_merger(c)),
        f"Sáp nhập, hợp nhất: “Khu công nghiệp Mẫu” thành “Khu mẫu mới” từ {format_date(today())}; chuyển 2 mục",
    ),
    "reorganisation.confirm": (
        lambda c, actor: actions.confirm_succession(actor=actor, succession=_succession(c), basis="QĐ 5/QĐ-UBND"),
        "Xác nhận Khu công nghiệp Mẫu → Văn phòng, lĩnh vực nhà ở",
    ),
    "account.create": (
        lambda _c, actor: actions.create_account(
            actor=actor, person=Person.objects.create(name="Chu Văn Mẫu"), username="chu.mau"
        ),
        "Cấp tài khoản “chu.mau” cho Chu Văn Mẫu",
    ),
    "account.reset": (
        lambda c, actor: actions.reset_password(actor=actor, account=c.users["head"]),
        "Đặt lại mật khẩu của tài khoản “head”",
    ),
    "account.lock": (
        lambda c, actor: actions.lock_account(actor=actor, account=c.users["head"], reason="Nghỉ dài ngày"),
        "Khóa tài khoản “head”",
    ),
    "account.unlock": (
        lambda c, actor: actions.unlock_account(actor=actor, account=c.users["head"]),
        "Mở khóa tài khoản “head”",
    ),
    "account.password": (
        lambda _c, actor: actions.change_password(
            actor=actor, old="Mật khẩu của vai mẫu 1", new="Một câu khác hẳn, dễ nhớ"
        ),
        "Đổi mật khẩu của mình",
    ),
    "account.language": (
        lambda _c, actor: actions.set_language(actor=actor, language="en"),
        "Đổi ngôn ngữ hiển thị của mình",
    ),
    "token.issue": (
        lambda _c, actor: actions.issue_token(actor=actor, name="Mẫu", scopes=["people:read"], expires_on=LAST),
        f"Tạo mã truy cập “Mẫu” (people:read), dùng đến hết {format_date(today())}",
    ),
    "token.revoke": (
        lambda c, actor: actions.revoke_token(actor=actor, token=_token(c)),
        "Thu hồi mã truy cập “Mẫu” của tài khoản “labour_head”",
    ),
}


@pytest.mark.parametrize("verb", VERBS)
def test_the_act_leaves_one_line(cast, administrator, verb):
    act, sentence = VERBS[verb]
    act(cast, administrator)
    lines = [(e.verb, e.sentence, e.actor_name, e.actor_post) for e in Entry.objects.all()]
    assert lines == [(f"people.{verb}", sentence, "Dương Văn Mẫu Quản", "Quản trị hệ thống")]


def test_assigning_fields_leaves_one_line_each_time(cast, head):
    made = Reassignment.objects.create(on=today() + timedelta(days=9), basis="TB 9/TB-BQL")
    actions.cancel_reassignment(actor=head, reassignment=made)
    actions.reassign(actor=head, assigned=Assigned(today(), "TB 9/TB-BQL", {}, {}))
    Reassignment.objects.create(on=today(), basis="TB 10/TB-BQL")
    actions.apply_reassignments(actor=SystemActor("Lịch"), on=today())
    assert [e.verb.removeprefix("people.reassignment.") for e in Entry.objects.order_by("id")] == [
        "cancel",
        "make",
        "apply",
    ]


def test_a_whole_directory_is_one_line(db):
    outline = Outline("mẫu", (BodyLine("a", "Ban mẫu", BodyKind.BOARD),), (), (), ())
    actions.import_directory(actor=SystemActor("Nạp"), outline=outline, since=DAY)
    assert [(e.verb, e.sentence, e.actor_name) for e in Entry.objects.all()] == [
        ("people.body.import", "Nạp danh bạ mẫu: 1 cơ quan, đơn vị, 0 người", "Nạp")
    ]


def test_every_public_verb_is_named_here():
    # add_alias stands twice; import_directory and the three of reassigning have tests of their own
    assert len(VERBS) + 3 == len(actions.__all__)
