"""A difficulty of the labour department, and the steps that bring it somewhere."""

from datetime import date, timedelta

from cast import Cast
from dondoc.difficulties import actions
from dondoc.difficulties.actions.deciding import Order
from dondoc.difficulties.actions.raising import Raised
from dondoc.difficulties.models import Difficulty, DifficultyKind
from dondoc.people.models import User
from dondoc.people.queries import today
from dondoc.plans.models import Task
from dondoc.records.models import Document
from dondoc.records.rules import Direction

WORDS = "Chưa có danh sách công nhân thuê trọ do chủ nhà trọ không kê khai."


def kind(code: str = "internal") -> DifficultyKind:
    return DifficultyKind.objects.get(code=code)


def raised(cast: Cast, *, by: str = "labour_head", body: str = "labour", task: Task | None = None, words: str = WORDS):
    """Raised, waiting to be taken up."""
    return actions.raise_difficulty(
        actor=cast.users[by],
        raised=Raised(
            kind=kind(), body=cast.bodies[body], description=words, wish="Đề nghị công an xã phối hợp.", task=task
        ),
    )


def document(direction: Direction) -> Document:
    return Document.objects.create(
        direction=direction,
        type_name="Công văn",
        number="15",
        symbol="BQLKCN-VP",
        subject="Kiến nghị",
        issued_on=today(),
    )


class Way:
    """The acts by name, each done by whoever does it in the cast."""

    def __init__(self, cast: Cast, difficulty: Difficulty) -> None:
        self.cast, self.difficulty = cast, difficulty

    def user(self, key: str) -> User:
        return self.cast.users[key]

    def go(self, *verbs: str) -> Difficulty:
        for verb in verbs:
            getattr(self, verb)()
            self.difficulty.refresh_from_db()
        return self.difficulty

    def take_up(self) -> None:
        actions.take_up(actor=self.user("office_clerk"), difficulty=self.difficulty)

    def ask_more(self) -> None:
        actions.ask_more(actor=self.user("office_clerk"), difficulty=self.difficulty, words="Nêu rõ số nhà trọ.")

    def add(self) -> None:
        actions.add(actor=self.user("labour_head"), difficulty=self.difficulty, words="Có 120 nhà trọ.")

    def submit(self) -> None:
        actions.submit(
            actor=self.user("chief_of_office"), difficulty=self.difficulty, view="Đúng.", proposal="Giao phòng rà soát."
        )

    def resolve(self) -> None:
        actions.resolve(actor=self.user("head"), difficulty=self.difficulty, words="Đồng ý, phòng chủ động phối hợp.")

    def assign(self, due: date | None = None) -> None:
        order = Order("Rà soát nhà trọ.", self.cast.bodies["environment"], due or today() + timedelta(days=14))
        actions.assign(actor=self.user("head"), difficulty=self.difficulty, order=order)

    def propose(self) -> None:
        actions.propose(
            actor=self.user("head"), difficulty=self.difficulty, words="Đề nghị hướng dẫn.", authority="UBND tỉnh Mẫu"
        )

    def send(self) -> None:
        actions.send(
            actor=self.user("office_clerk"),
            difficulty=self.difficulty,
            document=document(Direction.OUTGOING),
            expected_on=today() + timedelta(days=20),
        )

    def take_answer(self) -> None:
        actions.take_answer(
            actor=self.user("office_clerk"),
            difficulty=self.difficulty,
            words="Tỉnh giao công an xã kê khai.",
            document=document(Direction.INCOMING),
        )

    def confirm(self) -> None:
        actions.confirm(actor=self.user("labour_head"), difficulty=self.difficulty)

    def withdraw(self) -> None:
        actions.withdraw_difficulty(actor=self.user("labour_head"), difficulty=self.difficulty, words="Không còn.")
