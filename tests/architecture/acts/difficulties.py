"""The acts on difficulties."""

from datetime import date, timedelta
from functools import partial

from django.utils import timezone

from architecture.scene import Acts, Scene
from difficulties.way import Way, document, kind, raised
from dondoc.difficulties import actions
from dondoc.difficulties.actions.deciding import Order
from dondoc.difficulties.actions.keeping import Handling
from dondoc.difficulties.actions.opinions import Question
from dondoc.difficulties.actions.raising import Raised
from dondoc.difficulties.models import Difficulty
from dondoc.difficulties.rules import DEFAULT_DAYS
from dondoc.frame.actors import SystemActor
from dondoc.people.queries import today
from dondoc.records.rules import Direction

WEDNESDAY = date(2026, 3, 4)


def _at(scene: Scene, *verbs: str) -> Difficulty:
    return Way(scene.cast, raised(scene.cast)).go(*verbs)


def _late(scene: Scene) -> date:
    difficulty = _at(scene)
    Difficulty.objects.filter(pk=difficulty.pk).update(due_on=WEDNESDAY - timedelta(days=1))
    return WEDNESDAY


def _heard(scene: Scene) -> Difficulty:
    difficulty = _at(scene, "take_up")
    question = Question("Đề nghị cho ý kiến.", [scene.cast.bodies["environment"]], timezone.now() + timedelta(days=5))
    actions.ask_opinions(scene.clerk, difficulty, question)
    return difficulty


def _grouped(scene: Scene) -> Difficulty:
    two = [raised(scene.cast), raised(scene.cast, by="environment_head", body="environment")]
    return actions.group(actor=scene.clerk, difficulties=two, title="Thiếu dữ liệu nhà trọ", description="")


def _raiser(scene: Scene) -> Raised:
    return Raised(kind=kind(), body=scene.cast.bodies["labour"], description="Thiếu kinh phí.", task=scene.duty.task)


ACTS: Acts = {
    "difficulties.raise_difficulty": lambda s: partial(actions.raise_difficulty, actor=s.lead, raised=_raiser(s)),
    "difficulties.take_up": lambda s: partial(actions.take_up, actor=s.clerk, difficulty=_at(s)),
    "difficulties.put_back": lambda s: partial(actions.put_back, actor=s.clerk, difficulty=_at(s, "take_up")),
    "difficulties.ask_more": lambda s: partial(
        actions.ask_more, actor=s.clerk, difficulty=_at(s), words="Nêu rõ số liệu."
    ),
    "difficulties.add": lambda s: partial(
        actions.add, actor=s.lead, difficulty=_at(s, "ask_more"), words="Có 120 nhà trọ."
    ),
    "difficulties.consolidate": lambda s: partial(
        actions.consolidate, actor=s.clerk, difficulty=_at(s, "take_up"), view="Đúng.", proposal="Giao rà soát."
    ),
    "difficulties.submit": lambda s: partial(
        actions.submit,
        actor=s.cast.users["chief_of_office"],
        difficulty=_at(s, "take_up"),
        view="",
        proposal="Giao rà soát.",
    ),
    "difficulties.take_back": lambda s: partial(
        actions.take_back, actor=s.cast.users["chief_of_office"], difficulty=_at(s, "take_up", "submit")
    ),
    "difficulties.gather": lambda s: partial(actions.gather, actor=s.clerk, difficulty=_heard(s)),
    "difficulties.group": lambda s: partial(
        actions.group,
        actor=s.clerk,
        difficulties=[raised(s.cast), raised(s.cast, by="environment_head", body="environment")],
        title="Thiếu dữ liệu nhà trọ",
        description="",
    ),
    "difficulties.dissolve": lambda s: partial(actions.dissolve, actor=s.clerk, difficulty=_grouped(s)),
    "difficulties.join": lambda s: partial(
        actions.join, actor=s.clerk, difficulty=raised(s.cast, words="Trùng."), into=_at(s)
    ),
    "difficulties.split": lambda s: partial(
        actions.split, actor=s.clerk, difficulty=_grouped(s).carried.order_by("id").first()
    ),
    "difficulties.return_difficulty": lambda s: partial(
        actions.return_difficulty,
        actor=s.cast.users["head"],
        difficulty=_at(s, "take_up", "submit"),
        words="Nêu rõ kinh phí.",
    ),
    "difficulties.refer": lambda s: partial(
        actions.refer, actor=s.cast.users["deputy_enterprise"], difficulty=_of_enterprise(s), words="Vượt thẩm quyền."
    ),
    "difficulties.resolve": lambda s: partial(
        actions.resolve, actor=s.cast.users["head"], difficulty=_at(s, "take_up", "submit"), words="Đồng ý."
    ),
    "difficulties.revoke": lambda s: partial(
        actions.revoke, actor=s.cast.users["head"], difficulty=_at(s, "take_up", "submit", "resolve")
    ),
    "difficulties.assign": lambda s: partial(
        actions.assign,
        actor=s.cast.users["head"],
        difficulty=_at(s, "take_up", "submit"),
        order=Order("Rà soát nhà trọ.", s.cast.bodies["environment"], today() + timedelta(days=14)),
    ),
    "difficulties.propose": lambda s: partial(
        actions.propose,
        actor=s.cast.users["head"],
        difficulty=_at(s, "take_up", "submit"),
        words="Đề nghị hướng dẫn.",
        authority="UBND tỉnh Mẫu",
    ),
    "difficulties.send": lambda s: partial(
        actions.send,
        actor=s.clerk,
        difficulty=_at(s, "take_up", "submit", "propose"),
        document=document(Direction.OUTGOING),
        expected_on=today() + timedelta(days=20),
    ),
    "difficulties.take_answer": lambda s: partial(
        actions.take_answer, actor=s.clerk, difficulty=_at(s, "take_up", "submit", "propose", "send"), words="Đồng ý."
    ),
    "difficulties.confirm": lambda s: partial(
        actions.confirm, actor=s.lead, difficulty=_at(s, "take_up", "submit", "resolve")
    ),
    "difficulties.reopen": lambda s: partial(
        actions.reopen, actor=s.lead, difficulty=_at(s, "take_up", "submit", "resolve"), words="Vẫn vướng."
    ),
    "difficulties.withdraw_difficulty": lambda s: partial(
        actions.withdraw_difficulty, actor=s.lead, difficulty=_at(s), words="Không còn."
    ),
    "difficulties.renew": lambda s: partial(actions.renew, actor=s.lead, difficulty=_at(s, "withdraw")),
    "difficulties.set_kind": lambda s: partial(
        actions.set_kind,
        actor=s.cast.users["chief_of_office"],
        kind=kind(),
        handling=Handling("Nội bộ", None, "head", dict(DEFAULT_DAYS)),
    ),
    "difficulties.remind_turns": lambda s: partial(actions.remind_turns, actor=SystemActor("Lịch nhắc"), on=_late(s)),
}


def _of_enterprise(scene: Scene) -> Difficulty:
    users = scene.cast.users
    words = Raised(kind=kind("enterprise"), body=scene.cast.bodies["enterprise"], description="Thiếu điện.")
    difficulty = actions.raise_difficulty(actor=users["enterprise_user"], raised=words)
    actions.take_up(actor=scene.clerk, difficulty=difficulty)
    return actions.submit(
        actor=users["chief_of_office"],
        difficulty=difficulty,
        view="",
        proposal="Làm việc với điện lực.",
        decider=users["deputy_enterprise"].person,
    )
