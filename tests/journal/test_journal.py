"""The journal: who reads how much, what is found, and that nobody changes it."""

import io
from datetime import UTC, datetime

import openpyxl
import pytest
from django.db import DatabaseError, transaction

from dondoc.frame.actors import SystemActor
from dondoc.journal.actions import record
from dondoc.journal.models import Entry
from dondoc.journal.queries import history_of
from dondoc.sample.clock import clock_at

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)  # 8:00 in Vietnam


def _entry(verb, sentence, *, who="Người thử", at=AT, reason="", object_id=1):
    with clock_at(at):
        return record(
            actor=SystemActor(who),
            verb=verb,
            object_type="plans.task",
            object_id=object_id,
            object_label="Việc thử",
            sentence=sentence,
            reason=reason,
        )


@pytest.fixture
def lines(db):
    return [
        _entry("plans.task.accept", "Tiếp nhận việc thử"),
        _entry("people.account.lock", "Khóa tài khoản thử", reason="Nghỉ dài ngày"),
        _entry("records.document.number", "Cấp số cho văn bản thử", who="Văn thư thử", at=AT.replace(day=5)),
    ]


def _sentences(answer):
    return [entry.sentence for entry in answer.context["page"].rows]


@pytest.mark.parametrize("key", ["chief_of_office", "head"])
def test_the_chief_of_office_and_the_head_read_all_newest_first(sign_in, cast, lines, key):
    assert _sentences(sign_in(cast.users[key]).get("/journal/")) == [
        "Cấp số cho văn bản thử",
        "Khóa tài khoản thử",
        "Tiếp nhận việc thử",
    ]


def test_an_administrator_sees_no_work(sign_in, administrator, lines):
    assert _sentences(sign_in(administrator).get("/journal/")) == ["Khóa tài khoản thử"]


@pytest.mark.parametrize(
    "key", ["deputy_labour", "office_clerk", "labour_head", "labour_staff", "enterprise_user", "stranger"]
)
def test_nobody_else_reads_it(sign_in, cast, lines, key):
    browser = sign_in(cast.users[key])
    assert [browser.get(path).status_code for path in ("/journal/", "/journal/journal.xlsx")] == [403, 403]


@pytest.mark.parametrize(
    ("query", "sentences"),
    [
        ({"area": "people"}, ["Khóa tài khoản thử"]),
        ({"who": "văn thư"}, ["Cấp số cho văn bản thử"]),
        ({"from": "03/3/2026"}, ["Cấp số cho văn bản thử"]),
        ({"to": "02/3/2026"}, ["Khóa tài khoản thử", "Tiếp nhận việc thử"]),
        ({"q": "dài ngày"}, ["Khóa tài khoản thử"]),
        ({"area": "reports"}, []),
    ],
)
def test_it_filters(sign_in, chief_of_office, lines, query, sentences):
    assert _sentences(sign_in(chief_of_office).get("/journal/", query)) == sentences


def test_the_sheet_is_what_the_page_shows(sign_in, chief_of_office, lines):
    answer = sign_in(chief_of_office).get("/journal/journal.xlsx", {"area": "people"})
    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert [row for row in rows if row[4]][1:] == [
        (
            "08:00 02/3/2026",
            "Người thử",
            "Phần mềm",
            None,
            "Khóa tài khoản thử",
            "Nghỉ dài ngày",
        )
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_with_one_row_and_with_three(sign_in, chief_of_office, django_assert_num_queries, rows):
    for n in range(rows):
        _entry("plans.task.accept", f"Tiếp nhận việc {n}")
    browser = sign_in(chief_of_office)
    with django_assert_num_queries(5):
        answer = browser.get("/journal/")
    assert len(answer.context["page"].rows) == rows


def test_nobody_changes_or_deletes_a_line(lines):
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.filter(pk=lines[0].pk).update(sentence="khác")
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.filter(pk=lines[0].pk).delete()
    assert Entry.objects.get(pk=lines[0].pk).sentence == "Tiếp nhận việc thử"


def test_the_history_of_a_thing_is_its_own(lines):
    _entry("plans.task.accept", "Tiếp nhận việc khác", object_id=2)
    assert [e.sentence for e in history_of("plans.task", 2)] == ["Tiếp nhận việc khác"]
