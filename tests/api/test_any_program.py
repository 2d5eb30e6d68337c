"""Whatever a program sends, right or wrong, the API answers as its description says: Schemathesis asks at every address, as
several of the cast, and checks each answer. Nothing that one question wrote is there for the next.
"""

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode

from api.tokens import token_for
from architecture.stage import things
from cast import Cast
from dondoc.config.places import Places
from dondoc.difficulties.models import Difficulty
from dondoc.meetings.models import Meeting
from dondoc.people.models import Body
from dondoc.plans.models import Duty, Plan, Task, Update
from dondoc.records.models import Document
from dondoc.reports.models import Report
from dondoc.requests.models import Request

NOUNS = {
    "bodies": Body,
    "plans": Plan,
    "tasks": Task,
    "duties": Duty,
    "updates": Update,
    "difficulties": Difficulty,
    "documents": Document,
    "reports": Report,
    "requests": Request,
    "meetings": Meeting,
}
EXAMPLES = {GenerationMode.POSITIVE: 4, GenerationMode.NEGATIVE: 3}  # of each operation, for each of the cast
QUIET = settings(
    deadline=None,
    derandomize=True,  # the same questions in every run
    database=None,
    suppress_health_check=list(HealthCheck),  # few examples of large bodies: speed is no finding
)


@pytest.fixture
def stage(cast: Cast, tmp_path, settings) -> Iterator[Cast]:
    settings.PLACES = Places(tmp_path)
    settings.API_RATE = 1_000_000
    things(cast)
    for signal in (request_started, request_finished):  # as Django's own test client does: the test's connection stays
        signal.disconnect(close_old_connections)
    yield cast
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def operations() -> Iterator[schemathesis.APIOperation]:
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    for found in schema.get_all_operations():
        yield found.ok()


def ask(operation: schemathesis.APIOperation, mode: GenerationMode, secret: str) -> set[int]:
    """The questions of one mode at one operation, half of them about a thing that is there; the statuses that came back. An
    answer that the description does not know is raised by `call_and_validate`.
    """
    statuses: set[int] = set()
    noun = NOUNS.get(operation.path.split("/")[3])
    there = list(noun.objects.values_list("pk", flat=True)[:5]) if noun is not None else []

    @settings(QUIET, max_examples=EXAMPLES[mode])
    @given(case=operation.as_strategy(generation_mode=mode), real=st.sampled_from([None, *there]))
    def asked(case: schemathesis.Case, real: int | None) -> None:
        if real is not None and mode is GenerationMode.POSITIVE and "pk" in case.path_parameters:
            case.path_parameters["pk"] = real
        with transaction.atomic():
            statuses.add(case.call_and_validate(headers={"Authorization": f"Bearer {secret}"}).status_code)
            transaction.set_rollback(True)

    asked()
    return statuses


@pytest.mark.parametrize("who", ["head", "labour_head", "enterprise_user"])
def test_every_answer_is_as_described(stage: Cast, who: str):
    secret = token_for(stage.users[who])[1]
    for operation in operations():
        statuses = {status for mode in EXAMPLES for status in ask(operation, mode, secret)}
        assert statuses
        assert max(statuses) < 500


def test_nobody_is_asked_about_what_is_not_described(db):
    described = {operation.path.split("/")[3] for operation in operations()}
    assert described == {"me", *NOUNS}
