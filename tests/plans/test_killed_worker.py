"""A worker that is killed with half of the reminders made: the rest is made by the next, nothing twice."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import connection
from procrastinate.contrib.django import app

from databases import _url, logins
from dondoc.calendars.models import CalendarDay
from dondoc.calendars.rules import DayKind
from dondoc.notices.models import Notice
from dondoc.people.queries import today
from dondoc.plans.actions.reminding import BATCH
from dondoc.plans.models import Duty, Reminder
from issued import issued_plan, issued_task
from program import environment

DUTIES = BATCH + 40
PATIENCE = 60


def worker(server, *words: str) -> subprocess.Popen[bytes]:
    found = logins(server, connection.settings_dict["NAME"])
    urls = {"DATABASE_URL": _url(found.owner), "DATABASE_APP_URL": _url(found.app)}
    env = environment(Path(django_settings.PLACES.var), **urls, DONDOC_SECRET_KEY="x" * 50)
    env |= {"DJANGO_SETTINGS_MODULE": "dondoc.config.settings", "DONDOC_DATA_KEY": django_settings.DATA_KEYS[0]}
    command = [sys.executable, "-m", "django", "procrastinate", "worker", "--concurrency=1", "--queues=default", *words]
    return subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


@contextlib.contextmanager
def held(duty: Duty) -> Iterator[None]:
    """Nobody can write what points to the duty meanwhile."""
    other = connection.copy()
    other.set_autocommit(False)
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT 1 FROM plans_duty WHERE id = %s FOR UPDATE", [duty.pk])
        yield
        other.rollback()
    finally:
        other.close()


def until(true) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def jobs() -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name, status::text FROM procrastinate_jobs WHERE task_name = 'plans.remind'")
        return cursor.fetchall()


@pytest.mark.django_db(transaction=True)
def test_reminders_after_a_kill_are_all_there_and_none_is_double(cast, postgres_server):
    CalendarDay.objects.update_or_create(
        on=today(), defaults={"kind": DayKind.SWAPPED_WORK, "name": "Ngày làm việc của phép thử", "confirmed": True}
    )
    plan = issued_plan(cast)
    first = issued_task(plan, lead=cast.bodies["labour"], due=today() - timedelta(days=10))
    more = [
        Duty(
            task=first.task,
            body=first.body,
            period=f"k{n}",
            starts_on=first.starts_on,
            deadline=first.deadline,
            original_deadline=first.deadline,
            deadline_key=first.deadline_key,
            news_at=first.news_at,
        )
        for n in range(DUTIES - 1)
    ]
    Duty.objects.bulk_create(more)
    last = Duty.objects.order_by("-pk").first()
    app.configure_task("plans.remind").defer(timestamp=0)

    # What the second transaction would write waits for a row that another one holds: there the worker is killed.
    with held(last):
        half = worker(postgres_server)
        until(lambda: Reminder.objects.count() >= BATCH)
        os.kill(half.pid, signal.SIGKILL)
        half.wait()
        half.stderr.close()
    made = Reminder.objects.count()
    assert jobs() == [("plans.remind", "doing")]

    with connection.cursor() as cursor:  # as time passes: the killed worker is heard of no more
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '10 minutes'")
    again = worker(postgres_server)
    until(lambda: jobs() == [("plans.remind", "succeeded")])
    again.send_signal(signal.SIGTERM)
    again.wait(30)
    again.stderr.close()

    assert made < Reminder.objects.count()
    by_duty = Reminder.objects.filter(addressee="unit").values_list("duty_id", flat=True)
    assert (len(by_duty), len(set(by_duty))) == (DUTIES, DUTIES)
    assert (
        Notice.objects.filter(person_id=cast.users["labour_head"].person_id, key__startswith="reminder:").count()
        == DUTIES
    )
