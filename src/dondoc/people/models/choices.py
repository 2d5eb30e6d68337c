"""The choices of fields, as callables: a new value makes no migration."""

from dondoc.people.rules import BodyKind, PersonGroup, ReassignmentState, ReorganisationKind, Role, SigningKind


def body_kinds() -> list[tuple[str, str]]:
    return BodyKind.choices


def group_kinds() -> list[tuple[str, str]]:
    return [*PersonGroup.choices, *BodyKind.choices]


def roles() -> list[tuple[str, str]]:
    return Role.choices


def signing_kinds() -> list[tuple[str, str]]:
    return SigningKind.choices


def reorganisation_kinds() -> list[tuple[str, str]]:
    return ReorganisationKind.choices


def reassignment_states() -> list[tuple[str, str]]:
    return ReassignmentState.choices
