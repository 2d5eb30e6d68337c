"""What plans offer the rest: their lines in the sidebar and their kinds of search results."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from dondoc.calendars.hooks import after_change, previews
from dondoc.frame.registries import (
    Decision,
    NavItem,
    Panel,
    SearchHit,
    SearchSource,
    decisions,
    errands,
    navigation,
    panels,
    search_sources,
)
from dondoc.frame.search import holds
from dondoc.people.hooks import ApiRoom, Directed, Handover, api_rooms, directed, handovers
from dondoc.people.models import User
from dondoc.people.queries import standing_of, today
from dondoc.people.rules import Standing
from dondoc.plans.access import can_have_feed, can_read_history, can_see_scores
from dondoc.plans.actions.intake import task_from_instruction
from dondoc.plans.actions.recounting import recount_deadlines
from dondoc.plans.actions.reorganised import move_directed, move_helped, move_led, move_sent
from dondoc.plans.models import FeedKey, Involvement, Task
from dondoc.plans.queries import calendar_for, mine, my_duties, visible_plans, visible_tasks
from dondoc.plans.queries.extending import extensions_to_decide
from dondoc.plans.queries.moving import preview
from dondoc.plans.queries.reminding import counted, visible_digests
from dondoc.plans.queries.reorganised import directed_by_person, helped_by, led_by, sent_to
from dondoc.plans.rules import CLOSED_STATES, WorkState
from dondoc.plans.rules.reminding import DigestState
from dondoc.portal.hooks import Ask, asks
from dondoc.records.hooks import Progress, acts_of, instruction_hooks, progress_of, visible_ids
from dondoc.records.models import Document
from dondoc.ui.components.text import day, said

MOST = 50  # things that wait, as the first page lists them

navigation.add(
    "plans.plans",
    NavItem(
        label=_("Kế hoạch"),
        url_name="plans:index",
        icon="clipboard-list",
        visible=lambda user: standing_of(user).is_internal or standing_of(user).is_outside,
        phone=True,
        section="plans",
    ),
    order=20,
)
navigation.add(
    "plans.board",
    NavItem(
        label=_("Theo dõi, đôn đốc"),
        url_name="plans:board",
        icon="checklist",
        visible=lambda user: standing_of(user).oversees,
        phone=True,
    ),
    order=30,
)
navigation.add(
    "plans.scores",
    NavItem(
        label=_("Kết quả theo đơn vị"),
        url_name="plans:scores",
        icon="chart-bar",
        visible=lambda user: bool(can_see_scores(user)),
    ),
    order=31,
)


def _find_tasks(user: User, words: str, limit: int) -> list[SearchHit]:
    tasks = visible_tasks(user).filter(holds(words)).select_related("plan").order_by("-id")[:limit]
    return [SearchHit(t.title, f"{t.plan.title} · {t.lead_text}", reverse("plans:task", args=[t.pk])) for t in tasks]


def _find_plans(user: User, words: str, limit: int) -> list[SearchHit]:
    plans = visible_plans(user).filter(holds(words), running=False).order_by("-id")[:limit]
    return [SearchHit(p.title, said(p.get_state_display()), reverse("plans:detail", args=[p.pk])) for p in plans]


search_sources.add("plans.tasks", SearchSource(_("Nhiệm vụ"), _find_tasks), order=10)
search_sources.add("plans.plans", SearchSource(_("Kế hoạch"), _find_plans), order=20)


def _asks(user: User) -> list[Ask]:
    duties = my_duties(user).exclude(state=WorkState.SUBMITTED).order_by("deadline_key", "id")[:50]
    on = today()
    calendar = calendar_for(on)
    return [
        Ask(
            label=d.task.title,
            detail=d.task.came_from,
            url=reverse("plans:task", args=[d.task_id]),
            due=d.deadline,
            left=calendar.working_days_between(on, d.deadline) if d.deadline else None,
        )
        for d in duties
    ]


asks.add("plans.duties", _asks)
handovers.add("plans.led", Handover(_("Nhiệm vụ đang chủ trì"), led_by, move_led), order=10)
handovers.add("plans.helped", Handover(_("Nhiệm vụ đang phối hợp"), helped_by, move_helped, keeps=True), order=20)
handovers.add("plans.sent", Handover(_("Kế hoạch đã gửi: ai nhận từ nay"), sent_to, move_sent, ask=True), order=30)
directed.add("plans.tasks", Directed(_("Nhiệm vụ đang chỉ đạo"), directed_by_person, move_directed))


def _extensions(user: User) -> list[Decision]:
    """Requests for a later deadline that wait for a leader."""
    return [
        Decision(
            label=one.duty.task.title,
            detail=_("%(body)s đề nghị gia hạn đến %(day)s: %(reason)s")
            % {"body": one.duty.body, "day": day(one.asked_deadline), "reason": one.reason},
            url=reverse("plans:extension_decide", args=[one.pk]),
            since=timezone.localdate(one.asked_at),
            due=one.duty.deadline,
            act=_("Quyết định gia hạn"),
        )
        for one in extensions_to_decide(user).order_by("asked_at", "id")[:MOST]
    ]


decisions.add("plans.extensions", _extensions)


def _progress(documents: Sequence[Document], _on: date) -> dict[int, Progress]:
    """How far the work of incoming documents is: of several tasks the least advanced."""
    found: dict[int, Progress] = {}
    tasks = Task.objects.filter(source_document__in=documents).order_by("source_document_id", "percent", "-id")
    for task in tasks:
        if task.source_document_id is not None and task.source_document_id not in found:
            text = f"{said(task.get_state_display())}, {task.percent}%"
            done = task.state in CLOSED_STATES
            url = reverse("plans:task", args=[task.pk])
            found[task.source_document_id] = Progress(text=text, url=url, finished=done)
    return found


def _documents_of_mine(standing: Standing) -> QuerySet[Document, int]:
    involved = Involvement.objects.filter(mine(standing)).values("task_id")
    return Document.objects.filter(tasks__in=involved).values_list("pk", flat=True)


def _acts(user: User, document: Document) -> list[tuple[str, int]]:
    if not can_read_history(user):
        return []
    return [("plans.plan", pk) for pk in visible_plans(user).filter(document=document).values_list("pk", flat=True)]


acts_of.add("plans.plan", _acts)
instruction_hooks.add("plans.task", task_from_instruction)
progress_of.add("plans.task", _progress)
visible_ids.add("plans.task", _documents_of_mine)
after_change.add("plans", recount_deadlines)
previews.add("plans", preview, order=10)


def _feed(user: User, _whose: object) -> dict[str, Any] | None:
    return {"key": FeedKey.objects.filter(user=user).first()} if can_have_feed(user) else None


def _digests(user: User) -> list[Decision]:
    """What waits for the Chief of Office before leaders hear of it."""
    if not standing_of(user).is_chief_of_office:
        return []
    return [
        Decision(
            label=gettext("Tổng hợp trình đồng chí %(name)s") % {"name": digest.leader},
            detail=ngettext("%(n)s việc cần quan tâm", "%(n)s việc cần quan tâm", digest.n) % {"n": digest.n},
            url=reverse("plans:digest", args=[digest.pk]),
            since=timezone.localdate(digest.opened_at),
            act=_("Xem và trình"),
        )
        for digest in counted(visible_digests(user).filter(state=DigestState.DRAFT)).order_by("id")
    ]


panels.add("plans.feed", Panel("notices.settings", "plans/feed_panel.html", _feed))
errands.add("plans.digests", _digests)
api_rooms.add("plans", ApiRoom(_("Kế hoạch, nhiệm vụ"), writes=True), order=10)
