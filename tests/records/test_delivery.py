"""Sending: the way of each line, how far each delivery is, and who may note it."""

import pytest
from django.core.exceptions import PermissionDenied

from dondoc.journal.models import Entry
from dondoc.records.actions import mark_line_sent, set_delivery_state, set_way
from dondoc.records.rules import DeliveryState, Way
from records.samples import sent_to

pytestmark = pytest.mark.django_db


def entries():
    return list(Entry.objects.values_list("verb", "object_type", "sentence"))


def test_the_office_notes_the_state_of_a_delivery(office_clerk, letter, province):
    delivery = sent_to(letter, body=province, way=Way.PROVINCE_SYSTEM, state=DeliveryState.WAITING)
    set_delivery_state(actor=office_clerk, delivery=delivery, state=DeliveryState.SENT)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.changed_at is not None) == (DeliveryState.SENT, True)
    assert entries() == [
        (
            "records.delivery.set_state",
            "records.document",
            "ghi trạng thái gửi tới Ủy ban nhân dân tỉnh Mẫu: đã gửi",
        )
    ]


def test_a_receiving_unit_acknowledges_what_reached_it(labour_staff, letter, labour):
    delivery = sent_to(letter, body=labour)
    set_delivery_state(actor=labour_staff, delivery=delivery, state=DeliveryState.RECEIVED)
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.RECEIVED


@pytest.mark.parametrize("who", ["environment_head", "enterprise_user", "administrator", "stranger"])
def test_nobody_acknowledges_for_another(cast, letter, labour, who):
    delivery = sent_to(letter, body=labour)
    with pytest.raises(PermissionDenied):
        set_delivery_state(actor=cast.users[who], delivery=delivery, state=DeliveryState.RECEIVED)
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.SENT


def test_a_unit_may_not_say_that_something_was_sent(labour_head, letter, labour):
    delivery = sent_to(letter, body=labour, state=DeliveryState.WAITING)
    with pytest.raises(PermissionDenied, match="Chỉ Văn phòng hoặc nơi nhận"):
        set_delivery_state(actor=labour_head, delivery=delivery, state=DeliveryState.SENT)


def test_another_way_moves_what_waits_and_leaves_what_was_sent(office_clerk, letter, enterprise, other_enterprise):
    waiting = sent_to(letter, body=enterprise, state=DeliveryState.WAITING)
    sent = sent_to(letter, body=other_enterprise)
    sent.recipient = waiting.recipient
    sent.save()
    set_way(actor=office_clerk, recipient=waiting.recipient, way=Way.PAPER)
    waiting.refresh_from_db()
    sent.refresh_from_db()
    assert (waiting.way, sent.way, waiting.recipient.way) == (Way.PAPER, Way.IN_APP, Way.PAPER)
    assert len(entries()) == 1


def test_a_whole_line_is_noted_as_sent_at_once(office_clerk, letter, enterprise):
    delivery = sent_to(letter, body=enterprise, way=Way.EMAIL, state=DeliveryState.WAITING)
    assert mark_line_sent(actor=office_clerk, recipient=delivery.recipient) == 1
    assert mark_line_sent(actor=office_clerk, recipient=delivery.recipient) == 0
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.SENT


@pytest.mark.parametrize("act", [lambda **a: set_way(way=Way.PAPER, **a), mark_line_sent])
def test_only_the_office_sends(labour_head, letter, labour, act):
    delivery = sent_to(letter, body=labour, state=DeliveryState.WAITING)
    with pytest.raises(PermissionDenied, match="do Văn phòng thực hiện"):
        act(actor=labour_head, recipient=delivery.recipient)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.way) == (DeliveryState.WAITING, Way.IN_APP)
