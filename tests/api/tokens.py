"""Programs that ask with a personal token of somebody of the cast."""

from datetime import timedelta

from django.test import Client

from dondoc.people.actions import issue_token
from dondoc.people.hooks import api_rooms
from dondoc.people.models import ApiToken, User
from dondoc.people.queries import today
from dondoc.people.rules import scopes_of

ALL = scopes_of((key, room.writes) for key, room in api_rooms.items())


def token_for(user: User, *scopes: str) -> tuple[ApiToken, str]:
    """A token of that account: for all rooms, or for the scopes given."""
    return issue_token(actor=user, name="Phần mềm mẫu", scopes=scopes or ALL, expires_on=today() + timedelta(days=30))


def asking(user: User, *scopes: str) -> Client:
    """A program that asks with a token of that account."""
    return Client(headers={"authorization": f"Bearer {token_for(user, *scopes)[1]}"})
