"""A personal token, and what the addresses of the API name; a browser's session is let in at none of these, so that any
number will do.
"""

from datetime import timedelta

from django.urls import get_resolver

from architecture.stages import Rows
from cast import Cast
from dondoc.people.actions import issue_token
from dondoc.people.queries import today


def rows(cast: Cast) -> Rows:
    patterns = get_resolver("dondoc.config.api").url_patterns
    day = today() + timedelta(days=30)
    token, _secret = issue_token(
        actor=cast.users["labour_staff"], name="Phần mềm mẫu", scopes=["plans:read"], expires_on=day
    )
    return {
        "people:revoke_token": [("a token of a member of staff", {"pk": token.pk})],
        **{f"api:{p.name}": [("a number", {"pk": 1})] for p in patterns if "<pk>" in str(p.pattern)},
    }
