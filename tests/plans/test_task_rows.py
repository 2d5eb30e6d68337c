"""The rows of lists of tasks are put together in Python: what people typed stands on them as they typed it."""

import re
from datetime import UTC, date, datetime

import pytest

from dondoc.people.models import Body
from dondoc.plans.models import Duty, Plan, Task
from dondoc.plans.rules import FAR, WorkState
from dondoc.plans.templatetags.work import duty_rows, task_rows

pytestmark = pytest.mark.django_db  # the calendar is a table

MARKUP = '<b>&"x"</b>'
ESCAPED = "&lt;b&gt;&amp;&quot;x&quot;&lt;/b&gt;"


def _task(pk: int, **fields: object) -> Task:
    plain = {
        "title": "Soạn báo cáo",
        "state": WorkState.RUNNING,
        "deadline_key": FAR,
        "plan": Plan(title="Kế hoạch mẫu"),
    }
    return Task(pk=pk, **(plain | fields))


def test_it_escapes_every_text_that_a_person_typed() -> None:
    texts = ("ordinal", "title", "lead_text", "director_text", "printed_time")
    task = _task(7, plan=Plan(title=MARKUP), section=MARKUP, **dict.fromkeys(texts, MARKUP))
    rows = task_rows([task], with_plan=True, section_span=5)
    assert rows.count(ESCAPED) == len(texts) + 2
    assert rows.count("<b>") == 0


def test_each_section_has_one_head_over_its_tasks() -> None:
    tasks = [_task(n, section=section) for n, section in enumerate(("", "I", "I", "II"), start=1)]
    heads = re.findall(
        r'<tr class="dd-group"><th scope="colgroup" colspan="5">(.*?)</th>', task_rows(tasks, section_span=5)
    )
    assert heads == ["Mục I", "Mục II"]
    assert task_rows(tasks).count("dd-group") == 0


def test_a_row_leads_to_its_task_and_says_its_own_number_before_the_title() -> None:
    rows = task_rows([_task(12, ordinal="3")])
    assert re.findall(r'href="([^"]+)"[^>]*>([^<]*)', rows)[1] == ("/plans/tasks/12/", "3. Soạn báo cáo")


def test_the_deadline_comes_before_the_time_as_printed() -> None:
    both = task_rows([_task(1, deadline=date(2026, 3, 5), printed_time="Quý I")])
    printed = task_rows([_task(1, printed_time="Hằng quý")])
    assert re.findall(r'data-label="Thời hạn">([^<]*)', both + printed) == ["05/3/2026 ", "Hằng quý "]


def test_where_a_task_came_from_stands_only_on_lists_of_many_plans() -> None:
    task = _task(1)
    assert [task_rows([task], with_plan=shown).count("Kế hoạch mẫu") for shown in (True, False)] == [1, 0]


def test_a_row_of_the_board_names_the_unit_and_the_day_of_the_latest_news() -> None:
    news = datetime(2026, 3, 5, 1, tzinfo=UTC)  # eight in the morning here
    task = _task(9, ordinal="4", title=MARKUP, director_text="Trần Văn Mẫu")
    duty = Duty(task=task, body=Body(name="Phòng <i>Mẫu</i>"), state=WorkState.RUNNING, news_at=news)
    rows = duty_rows([duty])
    cells = re.findall(r'data-label="(?:Chủ trì|Tin gần nhất)">([^<]*)', rows)
    assert cells == ["Phòng &lt;i&gt;Mẫu&lt;/i&gt;", "05/3/2026"]
    assert re.findall(r'<a href="([^"]+)">([^<]*)', rows) == [("/plans/tasks/9/", ESCAPED)]
