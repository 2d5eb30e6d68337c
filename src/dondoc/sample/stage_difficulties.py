"""Difficulties at six different steps: just raised, gathered, waiting for a decision, given to a unit, to be confirmed, and
one of an enterprise with its department.
"""

from datetime import date, timedelta

from dondoc.difficulties import actions
from dondoc.difficulties.actions.deciding import Order
from dondoc.difficulties.actions.keeping import Handling
from dondoc.difficulties.actions.raising import Raised
from dondoc.difficulties.models import Difficulty, DifficultyKind
from dondoc.difficulties.rules import DEFAULT_DAYS
from dondoc.people.models import Body, User
from dondoc.plans.models import Plan, Task
from dondoc.records.rules import Urgency
from dondoc.sample.clock import clock_at, moment

ENTERPRISES = "Phòng Quản lý Doanh nghiệp"


def load_difficulties(users: dict[str, User], plan: Plan, *, on: date) -> None:
    """Plays them up to the morning of `on`."""
    inner, outer = DifficultyKind.objects.get(code="internal"), DifficultyKind.objects.get(code="enterprise")
    with clock_at(moment(on, 60, 9)):
        department = Body.objects.get(name=ENTERPRISES)
        handling = Handling(outer.name, department, outer.decider, dict(DEFAULT_DAYS))
        outer = actions.set_kind(actor=users["chanhvanphong"], kind=outer, handling=handling)
    _given_to_a_unit(users, inner, on)
    _waiting_for_a_decision(users, inner, plan, on)
    _gathered(users, inner, plan, on)
    _to_be_confirmed(users, inner, plan, on)
    _of_an_enterprise(users, outer, on)
    with clock_at(moment(on, 1, 15)):
        _raised(users["thanhtra"], inner, "Hai doanh nghiệp chưa cung cấp hồ sơ đóng bảo hiểm xã hội.", _task(plan, 8))


def _task(plan: Plan, ordinal: int) -> Task:
    return plan.tasks.filter(ordinal=str(ordinal)).order_by("id")[:1].get()


def _body(user: User) -> Body:
    return Body.objects.filter(tenures__person=user.person).order_by("id")[:1].get()


def _raised(
    user: User,
    kind: DifficultyKind,
    words: str,
    task: Task | None = None,
    *,
    cause: str = "",
    wish: str = "",
    urgency: Urgency = Urgency.NORMAL,
) -> Difficulty:
    raised = Raised(kind, _body(user), words, cause=cause, wish=wish, urgency=urgency, task=task)
    return actions.raise_difficulty(actor=user, raised=raised)


def _given_to_a_unit(users: dict[str, User], kind: DifficultyKind, on: date) -> None:
    with clock_at(moment(on, 48, 9)):
        one = _raised(
            users["phong.dautu"],
            kind,
            "Chưa có bản đồ hiện trạng thống nhất của sáu khu công nghiệp để rà soát dự án.",
            cause="Mỗi đơn vị giữ một bản, cập nhật khác nhau.",
            wish="Giao một đơn vị lập bản đồ dùng chung.",
        )
    with clock_at(moment(on, 46, 9)):
        actions.take_up(actor=users["tonghop"], difficulty=one)
    with clock_at(moment(on, 43, 9)):
        actions.submit(
            actor=users["chanhvanphong"],
            difficulty=one,
            view="Ba đơn vị cùng cần bản đồ này.",
            proposal="Giao Phòng Quản lý Quy hoạch và Xây dựng lập bản đồ hiện trạng dùng chung.",
        )
    with clock_at(moment(on, 41, 16)):
        lead = _body(users["phong.xaydung"])
        order = Order("Lập bản đồ hiện trạng dùng chung của sáu khu công nghiệp.", lead, on + timedelta(days=15))
        actions.assign(actor=users["truongban"], difficulty=one, order=order)


def _waiting_for_a_decision(users: dict[str, User], kind: DifficultyKind, plan: Plan, on: date) -> None:
    with clock_at(moment(on, 9, 9)):
        one = _raised(
            users["phong.xaydung"],
            kind,
            "Hai khu đất trong danh mục đang vướng đường điện 110 kV, chưa rõ cơ quan nào chủ trì di dời.",
            _task(plan, 6),
            cause="Quy hoạch đường điện có sau quy hoạch khu công nghiệp.",
            wish="Đề nghị Ban kiến nghị UBND tỉnh giao Sở Công Thương chủ trì.",
            urgency=Urgency.URGENT,
        )
    with clock_at(moment(on, 8, 9)):
        actions.take_up(actor=users["tonghop"], difficulty=one)
    with clock_at(moment(on, 2, 16)):
        actions.submit(
            actor=users["chanhvanphong"],
            difficulty=one,
            view="Việc di dời đường điện vượt thẩm quyền của Ban.",
            proposal="Kiến nghị UBND tỉnh giao Sở Công Thương chủ trì di dời đường điện 110 kV qua hai khu đất.",
        )


def _gathered(users: dict[str, User], kind: DifficultyKind, plan: Plan, on: date) -> None:
    with clock_at(moment(on, 20, 9)):
        first = _raised(
            users["phong.laodong"], kind, "Chủ nhà trọ không kê khai số công nhân thuê trọ.", _task(plan, 2)
        )
    with clock_at(moment(on, 18, 9)):
        second = _raised(
            users["phong.moitruong"], kind, "Không có danh sách nhà trọ để kiểm tra nước thải.", _task(plan, 4)
        )
    with clock_at(moment(on, 17, 9)):
        actions.group(
            actor=users["tonghop"],
            difficulties=[first, second],
            title="Thiếu dữ liệu về nhà trọ quanh khu công nghiệp",
            description="",
        )


def _to_be_confirmed(users: dict[str, User], kind: DifficultyKind, plan: Plan, on: date) -> None:
    with clock_at(moment(on, 24, 9)):
        one = _raised(users["trungtam"], kind, "Vật tư chiếu sáng về chậm so với hợp đồng.", _task(plan, 9))
    with clock_at(moment(on, 23, 9)):
        actions.take_up(actor=users["tonghop"], difficulty=one)
        actions.submit(
            actor=users["chanhvanphong"],
            difficulty=one,
            view="",
            proposal="Cho phép Trung tâm dùng vật tư dự phòng, bù lại khi hàng về.",
        )
    with clock_at(moment(on, 22, 10)):
        words = "Đồng ý cho dùng vật tư dự phòng, bù lại khi hàng về."
        actions.resolve(actor=users["truongban"], difficulty=one, words=words)


def _of_an_enterprise(users: dict[str, User], kind: DifficultyKind, on: date) -> None:
    with clock_at(moment(on, 6, 9)):
        one = _raised(
            users["doanhnghiep"],
            kind,
            "Mất điện ba lần trong tuần làm dừng dây chuyền.",
            wish="Đề nghị Ban làm việc với ngành điện để báo trước lịch cắt điện.",
        )
    with clock_at(moment(on, 5, 9)):
        actions.take_up(actor=users["phong.doanhnghiep"], difficulty=one)
