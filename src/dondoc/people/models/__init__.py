"""Bodies (one dated tree), groups, persons, posts, tenures, signing authority, accounts."""

from dondoc.people.models.accounts import User, Users
from dondoc.people.models.bodies import Body, BodyGroup, BodyName, GroupMember, Named
from dondoc.people.models.choices import (
    body_kinds,
    group_kinds,
    reassignment_states,
    reorganisation_kinds,
    roles,
    signing_kinds,
)
from dondoc.people.models.mark import DirectoryMark, new_mark
from dondoc.people.models.persons import Alias, Person, Post, SigningAuthority, Substitution, Tenure
from dondoc.people.models.reassignments import ReassignedField, ReassignedWork, Reassignment
from dondoc.people.models.reorganisations import Reorganisation, Succession
from dondoc.people.models.tokens import ApiAnswer, ApiToken, ApiUse

__all__ = [
    "Alias",
    "ApiAnswer",
    "ApiToken",
    "ApiUse",
    "Body",
    "BodyGroup",
    "BodyName",
    "DirectoryMark",
    "GroupMember",
    "Named",
    "Person",
    "Post",
    "ReassignedField",
    "ReassignedWork",
    "Reassignment",
    "Reorganisation",
    "SigningAuthority",
    "Substitution",
    "Succession",
    "Tenure",
    "User",
    "Users",
    "body_kinds",
    "group_kinds",
    "new_mark",
    "reassignment_states",
    "reorganisation_kinds",
    "roles",
    "signing_kinds",
]
