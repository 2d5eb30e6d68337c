"""Nơi nhận: who each line means on the day, and by which way the document reaches them."""

from datetime import date

import pytest

from dondoc.journal.models import Entry
from dondoc.people.models import Alias, Body, BodyGroup, GroupMember, Post
from dondoc.people.rules import BodyKind, Role
from dondoc.records.actions import deliver_in_app, identify_recipient, resolve_recipients
from dondoc.records.models import Delivery
from dondoc.records.queries import resolve_lines
from dondoc.records.rules import DeliveryState, Way
from records.samples import DAY

pytestmark = pytest.mark.django_db


def resolved(document, *lines, on=DAY):
    return [
        (r.text, r.way, sorted((str(d.body or d.person or ""), d.way) for d in r.deliveries.all()))
        for r in resolve_recipients(document, lines, on)
    ]


def test_a_unit_of_the_agency_gets_it_in_the_program(letter, labour):
    assert resolved(letter, "- Phòng QLLĐ (để thực hiện);") == [
        ("- Phòng QLLĐ (để thực hiện);", Way.IN_APP, [("Phòng Quản lý Lao động", Way.IN_APP)])
    ]


def test_an_agency_above_gets_it_through_the_system_of_the_province(letter, province):
    assert resolved(letter, "UBND tỉnh (b/c);") == [
        ("UBND tỉnh (b/c);", Way.PROVINCE_SYSTEM, [("Ủy ban nhân dân tỉnh Mẫu", Way.PROVINCE_SYSTEM)])
    ]


def test_an_office_holder_outside_gets_it_through_their_body(letter, province, union_user):
    post = Post.objects.create(title="Phó Chủ tịch Ủy ban nhân dân tỉnh", role=Role.PARTNER)
    union_user.person.tenures.create(post=post, body=province, valid_from=date(2020, 1, 1))
    Alias.objects.create(text="PCT UBND tỉnh phụ trách", post=post)
    union_user.is_active = False
    union_user.save()
    assert resolved(letter, "PCT UBND tỉnh phụ trách (báo cáo);") == [
        ("PCT UBND tỉnh phụ trách (báo cáo);", Way.PROVINCE_SYSTEM, [("Ủy ban nhân dân tỉnh Mẫu", Way.PROVINCE_SYSTEM)])
    ]


def test_an_office_holder_within_gets_it_in_person(letter, head):
    recipient = resolve_recipients(letter, ["Trưởng Ban;"], DAY)[0]
    assert [(d.body, d.person, d.way) for d in recipient.deliveries.all()] == [(None, head.person, Way.IN_APP)]


def test_a_group_reaches_its_members_of_that_day_each_by_its_way(letter, enterprises, enterprise, other_enterprise):
    written = Body.objects.create(name="Công ty Mẫu Ba", kind=BodyKind.ENTERPRISE, email="ba@mau.example")
    bare = Body.objects.create(name="Công ty Mẫu Bốn", kind=BodyKind.ENTERPRISE)
    Body.objects.create(name="Công ty Mẫu Cũ", kind=BodyKind.ENTERPRISE, valid_to=date(2026, 1, 1))
    (line,) = resolved(letter, "Các doanh nghiệp KCN;")
    assert line[2] == sorted(
        [
            (enterprise.name, Way.IN_APP),
            (other_enterprise.name, Way.IN_APP),
            (written.name, Way.EMAIL),
            (bare.name, Way.PAPER),
        ]
    )


def test_a_listed_group_leaves_out_who_joined_later(letter, departments, office):
    GroupMember.objects.create(group=departments, body=office, valid_from=date(2026, 6, 1))
    (before,) = resolved(letter, "Các phòng chuyên môn")
    (after,) = resolved(letter, "Các phòng chuyên môn", on=date(2026, 6, 1))
    assert [name for name, _ in after[2] if (name, Way.IN_APP) not in before[2]] == ["Văn phòng"]


def test_the_file_copy_is_kept_and_an_unknown_name_stays_as_printed(letter, agency):
    assert resolved(letter, "Lưu: VT, QLLĐ.", "Ban Chỉ đạo phòng, chống bão lũ", "") == [
        ("Lưu: VT, QLLĐ.", Way.FILE_COPY, [("", Way.FILE_COPY)]),
        ("Ban Chỉ đạo phòng, chống bão lũ", Way.PAPER, [("", Way.PAPER)]),
    ]


def test_a_slip_of_a_letter_is_forgiven_and_the_runner_up_is_kept(letter, labour):
    recipient = resolve_recipients(letter, ["Phòng Quản lí Lao động"], DAY)[0]
    assert recipient.body == labour
    assert 0.86 <= recipient.confidence < 1
    assert recipient.runner_up != ""


def test_one_name_of_two_bodies_is_not_guessed(letter, cast):
    Alias.objects.create(text="Phòng Nghiệp vụ Một", body=cast.bodies["labour"])
    Alias.objects.create(text="Phòng Nghiệp vụ Hai", body=cast.bodies["environment"])
    recipient = resolve_recipients(letter, ["Phòng Nghiệp vụ Ba"], DAY)[0]
    assert (recipient.body, recipient.way) == (None, Way.PAPER)


def test_lines_may_be_written_again_until_something_is_sent(letter, labour, office):
    resolve_recipients(letter, ["Văn phòng"], DAY)
    assert resolved(letter, "Phòng QLLĐ") == [("Phòng QLLĐ", Way.IN_APP, [("Phòng Quản lý Lao động", Way.IN_APP)])]
    assert deliver_in_app(letter) == 1
    with pytest.raises(ValueError, match="has been sent"):
        resolve_recipients(letter, ["Văn phòng"], DAY)


def test_on_issue_the_program_delivers_and_the_other_ways_wait(letter, labour, province):
    resolve_recipients(letter, ["Phòng QLLĐ", "UBND tỉnh", "Lưu: VT"], DAY)
    deliver_in_app(letter)
    assert list(Delivery.objects.order_by("id").values_list("state", flat=True)) == [
        DeliveryState.SENT,
        DeliveryState.WAITING,
        DeliveryState.KEPT,
    ]


@pytest.mark.parametrize("times", [1, 4])
def test_the_directory_is_read_in_a_constant_number_of_questions(cast, django_assert_num_queries, times):
    lines = ["Phòng QLLĐ", "UBND tỉnh", "Trưởng Ban", "Văn phòng", "Lưu: VT"] * times
    with django_assert_num_queries(11):  # one of them asks who took over
        assert len(resolve_lines(lines, DAY)) == 5 * times


def test_the_leaders_get_it_each_in_person(letter, cast, head):
    BodyGroup.objects.create(name="Lãnh đạo Ban", kind="leaders")
    cast.users["deputy_labour"].person.tenures.update(valid_to=DAY)
    recipient = resolve_recipients(letter, ["Lãnh đạo Ban (để chỉ đạo);"], DAY)[0]
    assert [(d.body, str(d.person), d.way) for d in recipient.deliveries.order_by("id")] == [
        (None, str(head.person), Way.IN_APP),
        (None, str(cast.users["deputy_environment"].person), Way.IN_APP),
        (None, str(cast.users["deputy_enterprise"].person), Way.IN_APP),
    ]


def test_a_line_given_its_meaning_teaches_the_directory(letter, labour, office_clerk):
    (recipient,) = resolve_recipients(letter, ["- Phòng Lao động mới (để thực hiện);"], DAY)
    identify_recipient(actor=office_clerk, recipient=recipient, target=labour, on=DAY)
    assert letter.recipients.get().body == labour
    assert list(Entry.objects.values_list("sentence", flat=True)) == [
        "Thêm tên gọi “Phòng Lao động mới” cho “Phòng Quản lý Lao động”"
    ]
