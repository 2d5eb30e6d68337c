"""What difficulties offer the rest: their line in the sidebar, a panel on a task's page, what waits for whom, search."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.calendars.hooks import after_change, previews
from dondoc.difficulties.access import can_raise, can_raise_from
from dondoc.difficulties.actions.following import follow_duty
from dondoc.difficulties.actions.opinions import follow_request
from dondoc.difficulties.actions.proposing import follow_paper
from dondoc.difficulties.actions.recounting import recount_steps
from dondoc.difficulties.actions.reorganised import move_kinds, move_open
from dondoc.difficulties.models import Difficulty
from dondoc.difficulties.queries import (
    counts_of,
    difficulties_of,
    unraised_updates,
    visible_difficulties,
    waiting_for_decision,
    waiting_for_hand,
)
from dondoc.difficulties.queries.moving import preview
from dondoc.difficulties.queries.reorganised import kinds_of, open_of
from dondoc.difficulties.rules import DifficultyState
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
from dondoc.outgoing.hooks import after_issue
from dondoc.people.hooks import ApiRoom, Handover, api_rooms, handovers
from dondoc.people.models import User
from dondoc.people.queries import standing_of, today
from dondoc.plans.hooks import after_verb
from dondoc.plans.models import Task
from dondoc.requests.hooks import after_close
from dondoc.ui.components.pieces import CountCard
from dondoc.ui.components.text import said

MOST = 20  # lines on the first page

navigation.add(
    "difficulties.difficulties",
    NavItem(
        label=gettext_lazy("Khó khăn, vướng mắc"),
        url_name="difficulties:index",
        icon="flag",
        visible=lambda user: standing_of(user).is_internal or standing_of(user).is_outside,
        section="difficulties",
    ),
    order=40,
)


def _line(difficulty: Difficulty, act: str) -> Decision:
    return Decision(
        label=difficulty.title,
        detail=f"{difficulty.body.name} · {said(difficulty.get_state_display())}",
        url=reverse("difficulties:difficulty", args=[difficulty.pk]),
        since=timezone.localdate(difficulty.state_since),
        urgent=difficulty.is_urgent,
        due=difficulty.due_on,
        act=act,
    )


def _decisions(user: User) -> Sequence[Decision]:
    return [_line(one, _("Quyết định")) for one in waiting_for_decision(user)[:MOST]]


def _errands(user: User) -> Sequence[Decision]:
    return [_line(one, _("Xử lý")) for one in waiting_for_hand(user)[:MOST]]


def _find(user: User, words: str, limit: int) -> list[SearchHit]:
    found = visible_difficulties(user).filter(holds(words)).select_related("body").order_by("-id")[:limit]
    return [
        SearchHit(
            one.title,
            f"{one.body.name} · {said(one.get_state_display())}",
            reverse("difficulties:difficulty", args=[one.pk]),
        )
        for one in found
    ]


def _of_task(user: User, task: Task) -> dict[str, Any] | None:
    raised = list(difficulties_of(user, task)[:MOST])
    raises = bool(can_raise(user)) and not standing_of(user).is_leader
    told = [update for update in unraised_updates(task)[:MOST] if can_raise_from(user, update)] if raises else []
    if not (raised or told or raises):
        return None
    return {"task": task, "raised": raised, "told": told, "can_raise": raises}


def _on_board(user: User, _thing: object) -> dict[str, Any] | None:
    counts, url = counts_of(user, today()), reverse("difficulties:index")
    return {
        "cards": [
            CountCard(_("quá hạn xử lý"), counts.late, f"{url}?which=late", "alert-triangle", "overdue"),
            CountCard(_("chờ quyết định"), counts.to_decide, f"{url}?state={DifficultyState.SUBMITTED}", "gavel"),
            CountCard(_("chưa giải quyết xong"), counts.open, f"{url}?which=open", "flag"),
        ]
    }


decisions.add("difficulties.difficulties", _decisions)
errands.add("difficulties.difficulties", _errands)
search_sources.add("difficulties.difficulties", SearchSource(gettext_lazy("Khó khăn, vướng mắc"), _find), order=30)
panels.add("difficulties.board", Panel("plans.board", "difficulties/board_panel.html", _on_board))
panels.add("difficulties.task", Panel("plans.task", "difficulties/task_panel.html", _of_task))
after_issue.add("difficulties.difficulty", follow_paper)
after_close.add("difficulties.difficulty", follow_request)
after_verb.add("difficulties.difficulty", follow_duty)
api_rooms.add("difficulties", ApiRoom(gettext_lazy("Khó khăn, vướng mắc"), writes=True), order=30)
after_change.add("difficulties", recount_steps)
previews.add("difficulties", preview, order=30)
handovers.add(
    "difficulties.open",
    Handover(gettext_lazy("Khó khăn, vướng mắc chưa giải quyết xong"), open_of, move_open),
    order=40,
)
handovers.add(
    "difficulties.kinds",
    Handover(gettext_lazy("Tổng hợp khó khăn, vướng mắc theo loại"), kinds_of, move_kinds),
    order=41,
)
