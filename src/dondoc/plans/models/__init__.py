"""Plans, aims, tasks, who has which part in them, duties, updates, steps."""

from dondoc.plans.models.choices import (
    amendings,
    clause_kinds,
    extension_states,
    parts,
    plan_states,
    ranks,
    recurrences,
    rhythms,
    source_kinds,
    step_states,
    update_kinds,
    work_states,
)
from dondoc.plans.models.following import Extension, Urging
from dondoc.plans.models.plan import Audience, Plan, PlanAim
from dondoc.plans.models.reminding import DigestLine, FeedKey, LadderStep, LeaderDigest, Reminder, SkippedStep
from dondoc.plans.models.task import Assignment, Involvement, Task
from dondoc.plans.models.versions import ClauseChange
from dondoc.plans.models.work import Duty, Evidence, Step, Update

__all__ = [
    "Assignment",
    "Audience",
    "ClauseChange",
    "DigestLine",
    "Duty",
    "Evidence",
    "Extension",
    "FeedKey",
    "Involvement",
    "LadderStep",
    "LeaderDigest",
    "Plan",
    "PlanAim",
    "Reminder",
    "SkippedStep",
    "Step",
    "Task",
    "Update",
    "Urging",
    "amendings",
    "clause_kinds",
    "extension_states",
    "parts",
    "plan_states",
    "ranks",
    "recurrences",
    "rhythms",
    "source_kinds",
    "step_states",
    "update_kinds",
    "work_states",
]
