"""What plans offer the rest: their lines in the sidebar and their kinds of search results."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dondoc.frame.registries import NavItem, SearchHit, SearchSource, navigation, search_sources
from dondoc.people.models import User
from dondoc.people.queries import standing_of
from dondoc.plans.queries import my_duties, visible_plans, visible_tasks
from dondoc.plans.rules import WorkState
from dondoc.portal.hooks import Ask, asks

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


def _find_tasks(user: User, words: str, limit: int) -> list[SearchHit]:
    tasks = visible_tasks(user).filter(fold__contains=words).select_related("plan").order_by("-id")[:limit]
    return [SearchHit(t.title, f"{t.plan.title} · {t.lead_text}", reverse("plans:task", args=[t.pk])) for t in tasks]


def _find_plans(user: User, words: str, limit: int) -> list[SearchHit]:
    plans = visible_plans(user).filter(fold__contains=words, running=False).order_by("-id")[:limit]
    return [SearchHit(p.title, p.get_state_display(), reverse("plans:detail", args=[p.pk])) for p in plans]


search_sources.add("plans.tasks", SearchSource(_("Nhiệm vụ"), _find_tasks), order=10)
search_sources.add("plans.plans", SearchSource(_("Kế hoạch"), _find_plans), order=20)


def _asks(user: User) -> list[Ask]:
    duties = my_duties(user).exclude(state=WorkState.SUBMITTED).order_by("deadline_key", "id")[:50]
    return [
        Ask(label=d.task.title, detail=d.task.plan.title, url=reverse("plans:task", args=[d.task_id]), due=d.deadline)
        for d in duties
    ]


asks.add("plans.duties", _asks)
