"""The verbs of people: each checks access, writes, and journals itself once.

Raises, everywhere: PermissionDenied (with the reason) when the actor may not; ValidationError (a Vietnamese sentence)
when what is asked cannot be.
"""

from dondoc.people.actions.accounts import (
    change_password,
    create_account,
    lock_account,
    reset_password,
    set_language,
    unlock_account,
)
from dondoc.people.actions.bodies import (
    add_alias,
    close_body,
    create_body,
    edit_body,
    remove_alias,
    rename_body,
)
from dondoc.people.actions.groups import add_member, create_group, end_member
from dondoc.people.actions.imports import import_directory
from dondoc.people.actions.persons import appoint, create_person, edit_person, end_tenure, grant_authority
from dondoc.people.actions.reassigning import apply_reassignments, cancel_reassignment, reassign
from dondoc.people.actions.reorganising import confirm_succession, reorganise
from dondoc.people.actions.standing_in import end_substitution, set_substitute
from dondoc.people.actions.tokens import issue_token, revoke_token

__all__ = [
    "add_alias",
    "add_member",
    "apply_reassignments",
    "appoint",
    "cancel_reassignment",
    "change_password",
    "close_body",
    "confirm_succession",
    "create_account",
    "create_body",
    "create_group",
    "create_person",
    "edit_body",
    "edit_person",
    "end_member",
    "end_substitution",
    "end_tenure",
    "grant_authority",
    "import_directory",
    "issue_token",
    "lock_account",
    "reassign",
    "remove_alias",
    "rename_body",
    "reorganise",
    "reset_password",
    "revoke_token",
    "set_language",
    "set_substitute",
    "unlock_account",
]
