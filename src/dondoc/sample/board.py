"""The sample board, entered through the same action as a real agency's directory."""

from collections.abc import Mapping
from datetime import date

from dondoc.frame.actors import SystemActor
from dondoc.people.actions import import_directory
from dondoc.people.actions.accounts import temporary_password
from dondoc.people.models import Body
from dondoc.people.rules import Outline
from dondoc.sample.persons import PERSONS
from dondoc.sample.surroundings import COMMUNES, ENTERPRISES, PARTNERS, PROVINCE_DEPARTMENTS, ZONES
from dondoc.sample.units import GROUPS, POSTS, UNITS

LOADER = SystemActor("Nạp đơn vị mẫu")

OUTLINE = Outline(
    label="đơn vị mẫu",
    bodies=(*UNITS, *ZONES, *ENTERPRISES, *PARTNERS, *PROVINCE_DEPARTMENTS, *COMMUNES),
    groups=GROUPS,
    posts=POSTS,
    persons=PERSONS,
)


def load_board(*, since: date, password: str) -> Body:
    """The agency of the sample board with everything round it, in post since `since`; returns the agency.

    Raises:
        ValidationError: when the directory is not empty.
    """
    return import_directory(actor=LOADER, outline=OUTLINE, since=since, password=password)


def sample_password(environ: Mapping[str, str]) -> str:
    """The one password of the sample's accounts: DONDOC_SAMPLE_PASSWORD, else a new one from a secure source."""
    return environ.get("DONDOC_SAMPLE_PASSWORD") or temporary_password()


def sign_ins() -> list[tuple[str, str, str]]:
    """(username, name, post as printed) of every account of the sample, in the order of the board."""
    posts = {post.key: post for post in POSTS}
    bodies = {body.key: body for body in OUTLINE.bodies}
    found = []
    for person in PERSONS:
        if not person.username:
            continue
        post, body = posts[person.post], bodies[person.body]
        title = post.title if post.single or person.body == "agency" else f"{post.title}, {body.name}"
        found.append((person.username, person.name, title))
    return found
