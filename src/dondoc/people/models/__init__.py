"""Bodies (one dated tree), groups, persons, posts, tenures, signing authority, accounts."""

from dondoc.people.models.accounts import User, Users
from dondoc.people.models.bodies import Body, BodyGroup, BodyName, GroupMember, Named
from dondoc.people.models.choices import body_kinds, group_kinds, roles, signing_kinds
from dondoc.people.models.mark import DirectoryMark, new_mark
from dondoc.people.models.persons import Alias, Person, Post, SigningAuthority, Substitution, Tenure

__all__ = [
    "Alias",
    "Body",
    "BodyGroup",
    "BodyName",
    "DirectoryMark",
    "GroupMember",
    "Named",
    "Person",
    "Post",
    "SigningAuthority",
    "Substitution",
    "Tenure",
    "User",
    "Users",
    "body_kinds",
    "group_kinds",
    "new_mark",
    "roles",
    "signing_kinds",
]
