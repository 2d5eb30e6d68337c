"""Fills the database that a running `dondoc serve` has made with many plans, for `benchmarks/web.py`.

    DONDOC_VAR=… .venv/bin/python benchmarks/seeding.py [PLANS] [TASKS_A_PLAN]

It goes through the models, on top of the sample board, whose units lead and cooperate. Everything follows from the row's
number, so that two runs hold the same rows: of the older four fifths of the plans most work is finished, of the newest
fifth most is open; each plan is sent to four units, so that a unit's member reads about a third of the tasks.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import TypeVar

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc.config.settings")
django.setup()

from django.db import connections, transaction  # noqa: E402 - models can only be imported after Django's set-up
from django.db.models import Model  # noqa: E402 - see above
from django.utils import timezone  # noqa: E402 - see above

from dondoc.language import fold  # noqa: E402 - see above
from dondoc.people.models import Body, Person  # noqa: E402 - see above
from dondoc.people.queries import agency, holders_of, today  # noqa: E402 - see above
from dondoc.people.rules import INTERNAL_KINDS, BodyKind, Role  # noqa: E402 - see above
from dondoc.plans.models import Assignment, Audience, Duty, Involvement, Plan, Task  # noqa: E402 - see above
from dondoc.plans.rules import FAR, Part, PlanState, Recurrence, Rhythm, WorkState  # noqa: E402 - see above
from dondoc.records.models import Document  # noqa: E402 - see above
from dondoc.records.rules import Direction  # noqa: E402 - see above

M = TypeVar("M", bound=Model)
CHUNK = 2000
UNITS = 12
SENT_TO = 4

VERBS = ("Rà soát", "Tổng hợp", "Xây dựng", "Kiểm tra", "Hướng dẫn", "Tuyên truyền", "Báo cáo", "Phối hợp thực hiện")
THINGS = (
    "tình hình sử dụng lao động tại các doanh nghiệp",
    "nhu cầu nhà ở của công nhân thuê trọ",
    "hồ sơ môi trường của các dự án chậm tiến độ",
    "phương án phòng cháy, chữa cháy trong khu công nghiệp",
    "việc đóng bảo hiểm xã hội, bảo hiểm y tế cho người lao động",
    "quy chế phối hợp quản lý nhà nước giữa các cơ quan",
    "danh mục thủ tục hành chính đủ điều kiện làm trực tuyến",
    "kết quả giải quyết khó khăn, vướng mắc của nhà đầu tư",
    "số liệu đất công nghiệp đã cho thuê và còn trống",
    "hoạt động của các thiết chế văn hóa, thể thao cho công nhân",
    "công tác đào tạo, bồi dưỡng chuyên viên",
)
ENDS = (
    "trên địa bàn tỉnh",
    "theo kế hoạch đã duyệt, gửi về Văn phòng để tổng hợp",
    "tại các khu công nghiệp đang hoạt động, có số liệu so với cùng kỳ năm trước",
    "và đề xuất giải pháp cho thời gian tới",
    "bảo đảm đúng tiến độ, đúng quy định của pháp luật hiện hành",
    "đợt 1",
    "đối với doanh nghiệp có từ 500 lao động trở lên",
)
FIELDS = ("lao động", "nhà ở", "môi trường", "đầu tư", "cải cách hành chính", "an toàn", "chuyển đổi số")
FINISHED_OF_TEN = (9, 1)  # in older plans, in the newest
OPEN_STATES = (
    WorkState.ASSIGNED,
    WorkState.ACCEPTED,
    WorkState.RUNNING,
    WorkState.RUNNING,
    WorkState.RUNNING,
    WorkState.SUBMITTED,
    WorkState.RETURNED,
)


@dataclass(frozen=True, slots=True)
class World:
    """Who takes part, and the day on which everything is placed."""

    on: date
    agency: Body
    units: list[Body]
    leaders: list[Person]
    plans: int
    tasks: int


def world(plans: int, tasks: int) -> World:
    """The sample board's units, brought to twelve, and its leaders."""
    units = list(Body.objects.filter(kind__in=INTERNAL_KINDS - {BodyKind.BOARD}).order_by("id"))
    for n in range(len(units), UNITS):
        name = f"Phòng Mẫu số {n + 1}"
        units.append(Body.objects.create(name=name, kind=BodyKind.DEPARTMENT, parent=agency()))
    leaders = [tenure.person for tenure in holders_of(Role.DEPUTY, today())]
    return World(today(), agency(), units[:UNITS], leaders, plans, tasks)


def units_of(world: World, plan: int) -> list[Body]:
    """The units that plan number `plan` is sent to; the first leads most."""
    return [world.units[(plan + 3 * step) % UNITS] for step in range(SENT_TO)]


def make_plans(world: World) -> list[Plan]:
    documents, plans = [], []
    for n in range(world.plans):
        issued = world.on - timedelta(days=4 * (world.plans - n))
        subject = f"{FIELDS[n % len(FIELDS)].capitalize()} trong các khu công nghiệp năm {issued.year}, phần {n + 1}"
        documents.append(
            Document(
                direction=Direction.OUTGOING,
                type_name="Kế hoạch",
                number=f"{n + 1:03d}",
                symbol="KH-MAU",
                issued_on=issued,
                issuer=world.agency,
                issuer_text=world.agency.name,
                subject=subject,
                fold=fold(f"{n + 1:03d}/KH-MAU Kế hoạch {subject} {world.agency.name}"),
            )
        )
    for document in Document.objects.bulk_create(documents, CHUNK):
        assert document.issued_on is not None
        plans.append(
            Plan(
                title=document.subject,
                fold=fold(document.subject),
                document=document,
                agency=world.agency,
                state=PlanState.ISSUED,
                year=document.issued_on.year,
                issued_at=timezone.now(),
            )
        )
    made = Plan.objects.bulk_create(plans, CHUNK)
    Audience.objects.bulk_create(
        [Audience(plan=plan, body=body) for n, plan in enumerate(made) for body in units_of(world, n)], CHUNK
    )
    return made


def make_task(world: World, plan: Plan, plan_number: int, number: int) -> Task:
    lead = units_of(world, plan_number)[number % SENT_TO if number % 3 else 0]
    key = plan_number * world.tasks + number
    finished = key * 7 % 10 < FINISHED_OF_TEN[plan_number >= world.plans * 4 // 5]
    state = WorkState.DONE if finished else OPEN_STATES[key % len(OPEN_STATES)]
    regular = key % 10 == 0 and not finished
    issued = world.on - timedelta(days=4 * (world.plans - plan_number))
    due = None if regular else issued + timedelta(days=20 + key * 13 % 340)
    title = f"{VERBS[key % len(VERBS)]} {THINGS[key // 3 % len(THINGS)]} {ENDS[key // 5 % len(ENDS)]} ({key + 1})"
    return Task(
        plan=plan,
        position=number + 1,
        section=("I", "II", "III", "IV")[number * 4 // world.tasks],
        ordinal=str(number + 1),
        title=title,
        fold=fold(title),
        due=due,
        recurrence=Recurrence.REGULAR if regular else Recurrence.NONE,
        rhythm=Rhythm.QUARTERLY if regular else Rhythm.NONE,
        state=state,
        deadline=due,
        deadline_key=due or FAR,
        percent=100 if finished else key % 90,
        news_at=timezone.now() - timedelta(days=key % 40),
        done_on=due - timedelta(days=key % 9 - 2) if finished and due else None,
        lead_text=lead.name,
        director_text=world.leaders[plan_number % len(world.leaders)].name,
    )


def parts_of(world: World, task: Task, plan_number: int, number: int) -> Iterator[Model]:
    """The rows that hang on one task."""
    sent = units_of(world, plan_number)
    lead = sent[number % SENT_TO if number % 3 else 0]
    helping = sent[(number + 1) % SENT_TO]
    leader = world.leaders[plan_number % len(world.leaders)]
    named: list[tuple[Part, Body | None, Person | None]] = [
        (Part.DIRECTS, None, leader),
        (Part.LEADS, lead, None),
    ]
    if helping != lead:
        named.append((Part.COOPERATES, helping, None))
    for place, (part, body, person) in enumerate(named):
        text = body.name if body else leader.name
        yield Assignment(task=task, part=part, position=place, text=text, body=body, person=person)
        yield Involvement(task=task, part=part, body=body, person=person)
    assert task.news_at is not None
    starts = world.on - timedelta(days=4 * (world.plans - plan_number))
    for quarter in range(1, 3) if task.due is None else (0,):
        yield Duty(
            task=task,
            body=lead,
            period=f"{world.on.year}-Q{quarter}" if quarter else "",
            starts_on=starts,
            original_deadline=task.due,
            deadline=task.due,
            deadline_key=task.deadline_key,
            state=task.state,
            percent=task.percent,
            news_at=task.news_at,
            submitted_on=task.done_on,
            closed_on=task.done_on,
        )


def in_chunks(rows: Iterable[M], size: int) -> Iterator[list[M]]:
    iterator = iter(rows)
    while chunk := list(islice(iterator, size)):
        yield chunk


def seed(plans: int, tasks: int) -> int:
    """Makes the rows; the number of tasks."""
    place = world(plans, tasks)
    made = make_plans(place)
    numbers = [(p, n) for p in range(plans) for n in range(tasks)]
    for chunk in in_chunks(numbers, CHUNK):
        with transaction.atomic():
            rows = Task.objects.bulk_create([make_task(place, made[p], p, n) for p, n in chunk], CHUNK)
            hanging = [part for task, (p, n) in zip(rows, chunk, strict=True) for part in parts_of(place, task, p, n)]
            for model in (Assignment, Involvement, Duty):
                model._default_manager.bulk_create([row for row in hanging if type(row) is model], CHUNK)  # noqa: SLF001 - Django's own name
    return len(numbers)


def settle() -> None:
    """What autovacuum does within minutes on a real server."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    print(seed(*(given or [500, 200])))
    settle()
