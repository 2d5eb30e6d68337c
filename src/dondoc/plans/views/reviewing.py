"""The review page: the document on the left, what was read on the right, every act of the review posted here as `act`."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dondoc.frame.access import access
from dondoc.people.requests import SignedIn
from dondoc.plans.models import Plan
from dondoc.plans.queries import review_plans
from dondoc.plans.views.cards import one_card, workspace
from dondoc.plans.views.review_acts import ACTS, Answer, Invalid, value_of
from dondoc.ui import notify
from dondoc.ui.components.pieces import Crumb

TEMPLATE = "plans/review.html"


def _plan(request: SignedIn, pk: int) -> Plan:
    return get_object_or_404(review_plans(request.user).select_related("document", "agency", "amends__document"), pk=pk)


@access("plans.plan.review")
@require_http_methods(["GET", "POST"])
def review(request: SignedIn, pk: int) -> HttpResponse:
    """The whole page, or after an act the part of it that changed."""
    plan = _plan(request, pk)
    if request.method == "GET":
        return _page(request, plan)
    act = ACTS.get(value_of(request, "act"))
    if act is None:
        raise Http404
    try:
        answer = act(request, plan)
    except ValidationError as error:
        notify.refused(request, " ".join(error.messages))
        task = value_of(request, "task")
        answer = Answer(task_id=int(task) if task.isdecimal() else 0)
    except Invalid as invalid:
        return _with_errors(request, plan, invalid.task_id)
    return _painted(request, _plan(request, pk), answer)


def _query(request: SignedIn) -> str:
    return "?only=doubt" if request.GET.get("only") == "doubt" else ""


def _page(request: SignedIn, plan: Plan) -> HttpResponse:
    query = _query(request)
    context = workspace(request.user, plan, only_doubt=bool(query), query=query) | {
        "title": _("Rà soát kế hoạch"),
        "crumbs": [Crumb(_("Kế hoạch"), reverse("plans:index"))],
        "blocks": plan.source_blocks,
    }
    return render(request, TEMPLATE, context)


def _painted(request: SignedIn, plan: Plan, answer: Answer) -> HttpResponse:
    """Without htmx: back to the page, at the card. With it: the card, or everything right of the document."""
    if answer.told:
        notify.done(request, answer.told, undo=answer.undo)
    query = _query(request)
    if not request.htmx:
        place = f"#task-{answer.task_id}" if answer.task_id else ""
        return redirect(f"{reverse('plans:review', args=[plan.pk])}{query}{place}")
    if answer.paint in {"card", "saved"}:
        context = one_card(plan, answer.task_id, query=query, names=answer.paint == "card")
        return render(request, f"{TEMPLATE}#{answer.paint}", context)
    return render(request, f"{TEMPLATE}#work", workspace(request.user, plan, only_doubt=bool(query), query=query))


def _with_errors(request: SignedIn, plan: Plan, task_id: int) -> HttpResponse:
    """The card as it was typed, with the errors beside its fields."""
    query = _query(request)
    if request.htmx:
        context = one_card(plan, task_id, data=request.POST, query=query)
        response = render(request, f"{TEMPLATE}#card", context)
        response["HX-Retarget"], response["HX-Reswap"] = f"#task-{task_id}", "outerHTML"
        return response
    context = workspace(request.user, plan, only_doubt=bool(query), query=query)
    typed = one_card(plan, task_id, data=request.POST, query=query)["card"]
    context["cards"] = [typed if card.task.pk == task_id else card for card in context["cards"]]
    context |= {
        "title": _("Rà soát kế hoạch"),
        "crumbs": [Crumb(_("Kế hoạch"), reverse("plans:index"))],
        "blocks": plan.source_blocks,
    }
    return render(request, TEMPLATE, context)
