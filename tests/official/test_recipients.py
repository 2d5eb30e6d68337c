"""Kính gửi and Nơi nhận."""

from dataclasses import replace

from dondoc.official.rules import addressee_lines, recipient_lines
from official.samples import DECISION, LETTER_DOCUMENT, PLAN


def test_one_addressee_stands_on_the_same_line():
    assert addressee_lines(("Sở Thử nghiệm",)) == ["Kính gửi: Sở Thử nghiệm"]


def test_several_addressees_stand_on_lines_of_their_own():
    assert addressee_lines(("Sở Một", "Sở Hai;", "Sở Ba")) == ["Kính gửi:", "- Sở Một;", "- Sở Hai;", "- Sở Ba."]


def test_no_addressee_gives_no_line():
    assert addressee_lines(()) == []


def test_a_document_with_addressees_begins_with_as_above():
    document = replace(LETTER_DOCUMENT, recipients=("Văn phòng",), filing="VT", copies=None)
    assert recipient_lines(document) == ["- Như trên;", "- Văn phòng;", "- Lưu: VT."]


def test_a_decision_names_its_last_article():
    document = replace(DECISION, recipients=("- Văn phòng;",), filing="VT, VP", copies=3)
    assert recipient_lines(document) == ["- Như Điều 3;", "- Văn phòng;", "- Lưu: VT, VP (03)."]


def test_what_was_written_first_is_not_doubled():
    document = replace(DECISION, recipients=("Như Điều 2", "Lưu: VT, cũ"), filing="VT", copies=None)
    assert recipient_lines(document) == ["- Như Điều 2;", "- Lưu: VT."]


def test_a_plan_has_neither():
    assert recipient_lines(replace(PLAN, recipients=(), filing="VT", copies=None)) == ["- Lưu: VT."]
