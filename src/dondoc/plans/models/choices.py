"""The choices of fields, as callables: a new value makes no migration."""

from dondoc.plans.rules import (
    Part,
    PlanState,
    Recurrence,
    Rhythm,
    SourceKind,
    StepState,
    UpdateKind,
    WorkState,
)
from dondoc.plans.rules.amending import Amending, ClauseKind
from dondoc.plans.rules.following import ExtensionState
from dondoc.plans.rules.reminding import Addressee, DigestState, Trigger
from dondoc.plans.rules.wording import Rank


def plan_states() -> list[tuple[str, str]]:
    return PlanState.choices


def work_states() -> list[tuple[str, str]]:
    return WorkState.choices


def parts() -> list[tuple[str, str]]:
    return Part.choices


def recurrences() -> list[tuple[str, str]]:
    return Recurrence.choices


def rhythms() -> list[tuple[str, str]]:
    return Rhythm.choices


def source_kinds() -> list[tuple[str, str]]:
    return SourceKind.choices


def update_kinds() -> list[tuple[str, str]]:
    return UpdateKind.choices


def step_states() -> list[tuple[str, str]]:
    return StepState.choices


def extension_states() -> list[tuple[str, str]]:
    return ExtensionState.choices


def amendings() -> list[tuple[str, str]]:
    return Amending.choices


def clause_kinds() -> list[tuple[str, str]]:
    return ClauseKind.choices


def ranks() -> list[tuple[str, str]]:
    return Rank.choices


def triggers() -> list[tuple[str, str]]:
    return Trigger.choices


def addressees() -> list[tuple[str, str]]:
    return Addressee.choices


def digest_states() -> list[tuple[str, str]]:
    return DigestState.choices
