"""A stage that is alive: a plan issued last quarter, with work done, late, waiting, silent and returned on the day of
loading. Every act goes through the actions, on the day that it is said to have happened.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dondoc.frame.actors import SystemActor
from dondoc.people.models import Body, Person, User
from dondoc.people.queries import agency, today
from dondoc.plans import actions
from dondoc.plans.actions.drafting import apply_rhythm
from dondoc.plans.actions.importing import import_plan
from dondoc.plans.actions.issuing import Issue, issue_plan
from dondoc.plans.actions.opening import open_due_periods
from dondoc.plans.actions.reminding import remind
from dondoc.plans.actions.working import Report
from dondoc.plans.models import Duty, Plan
from dondoc.plans.rules import Rhythm, WorkState
from dondoc.records.actions import register_document
from dondoc.records.actions.instructing import Order, instruct
from dondoc.records.actions.registering import Arrival
from dondoc.records.rules import Urgency
from dondoc.sample.clock import clock_at, moment, working_day_back
from dondoc.sample.stage_cycle import load_cycle
from dondoc.sample.stage_difficulties import load_difficulties
from dondoc.sample.stage_meetings import load_meetings
from dondoc.sample.stage_papers import load_papers
from dondoc.sample.stage_plan import ISSUED_DAYS_AGO, NUMBER, amended_docx, stage_docx
from dondoc.sample.stage_request import load_request

CLERK = "tonghop"
SCHEDULE = SystemActor("Lịch công việc")
REMINDERS = SystemActor("Lịch nhắc việc")
REMINDED = (3, 0)  # the mornings, days ago, whose reminders the stage has


@dataclass(frozen=True, slots=True)
class Act:
    """What `who` (a username) did `days` ago to the duty of task number `task`."""

    days: int
    hour: int
    who: str
    task: int
    do: Callable[[User, Duty], object]


def _accept(user: User, duty: Duty) -> object:
    return actions.accept(actor=user, duty=duty)


def _report(text: str, percent: int, difficulty: str = "") -> Callable[[User, Duty], object]:
    said = Report(narrative=text, percent=percent, difficulty=difficulty)
    return lambda user, duty: actions.report(actor=user, duty=duty, said=said)


def _submit(text: str, **figures: int) -> Callable[[User, Duty], object]:
    counted = [{"label": label.replace("_", " "), "value": value, "unit": ""} for label, value in figures.items()]
    said = Report(narrative=text, percent=100, figures=counted)
    return lambda user, duty: actions.submit(actor=user, duty=duty, said=said)


def _approve(user: User, duty: Duty) -> object:
    return actions.approve(actor=user, duty=duty, note="Đồng ý với kết quả.")


def _return(reason: str) -> Callable[[User, Duty], object]:
    return lambda user, duty: actions.return_result(actor=user, duty=duty, reason=reason)


def _step(username: str, text: str, days: int) -> Callable[[User, Duty], object]:
    """A part of the unit's duty for one of its staff, to be done `days` before the duty's own date."""

    def divide(user: User, duty: Duty) -> object:
        person = Person.objects.get(user__username=username)
        due = max(duty.deadline - timedelta(days=days), today()) if duty.deadline else None
        return actions.add_step(actor=user, duty=duty, person=person, text=text, due=due)

    return divide


def _report_step(text: str) -> Callable[[User, Duty], object]:
    """What a member of staff tells the head of the unit of their own part."""

    def tell(user: User, duty: Duty) -> object:
        step = duty.steps.get(person=user.person)
        return actions.report_step(actor=user, step=step, report=text)

    return tell


def _name_units(*names: str) -> Callable[[User, Duty], object]:
    """The lead unit says who stands behind "… liên quan"."""

    def name_them(user: User, duty: Duty) -> object:
        bodies = list(Body.objects.filter(parent=agency(), name__in=names).order_by("id"))
        return actions.name_cooperators(actor=user, task=duty.task, bodies=bodies)

    return name_them


def _ask_extension(days: int, reason: str) -> Callable[[User, Duty], object]:
    """The unit asks for a deadline `days` after the one in force."""

    def ask(user: User, duty: Duty) -> object:
        until = (duty.deadline or today()) + timedelta(days=days)
        return actions.ask_extension(actor=user, duty=duty, until=until, reason=reason)

    return ask


def _grant(user: User, duty: Duty) -> object:
    return actions.grant_extension(actor=user, extension=duty.extensions.get(), reason="Đồng ý, không lùi thêm.")


def _hand_over(to: str, reason: str) -> Callable[[User, Duty], object]:
    def hand_over(user: User, duty: Duty) -> object:
        unit = Body.objects.get(parent=agency(), name=to)
        return actions.hand_over(actor=user, duty=duty, to=unit, reason=reason)

    return hand_over


ACTS = (
    Act(79, 9, "chanhvanphong", 1, _accept),
    Act(78, 8, "phong.laodong", 2, _accept),
    Act(78, 9, "phong.laodong", 7, _accept),
    Act(78, 10, "phong.moitruong", 4, _accept),
    Act(77, 9, "phong.xaydung", 6, _accept),
    Act(77, 15, "trungtam", 9, _accept),
    Act(78, 11, "phong.moitruong", 4, _name_units("Phòng Quản lý Lao động", "Thanh tra Ban")),
    Act(77, 10, "phong.laodong", 2, _step("cv.laodong", "Phát và thu phiếu tại Đình Trám, Quang Châu", 10)),
    Act(77, 11, "phong.laodong", 2, _step("cv.laodong2", "Phát và thu phiếu tại Vân Trung, Hòa Phú", 7)),
    Act(76, 9, "phong.dautu", 5, _accept),
    Act(76, 14, "thanhtra", 8, _accept),
    Act(74, 9, "chanhvanphong", 1, _report("Đã đăng 12 tin, bài; trả lời 9 phản ánh của người lao động.", 30)),
    Act(
        64,
        16,
        "chanhvanphong",
        1,
        _submit("Đã đăng 21 tin, bài; trả lời đủ 15 phản ánh.", Tin_bài=21, Phản_ánh_đã_trả_lời=15),
    ),
    Act(63, 8, "truongban", 1, _approve),
    Act(56, 10, "phong.laodong", 7, _report("Đã mời 24 doanh nghiệp tuyển dụng, chọn xong địa điểm.", 50)),
    Act(50, 9, "phong.moitruong", 4, _report("Đã lập đoàn kiểm tra, kiểm tra 8/20 khu nhà trọ.", 40)),
    Act(46, 16, "cv.laodong", 2, _report_step("Đã thu 1.150 phiếu; năm doanh nghiệp xin thêm thời gian.")),
    Act(
        45,
        15,
        "phong.laodong",
        2,
        _report(
            "Đã phát 3.200 phiếu, thu 1.150 phiếu tại hai khu công nghiệp.", 40, "Một số doanh nghiệp chậm gửi phiếu."
        ),
    ),
    Act(
        42,
        9,
        "phong.laodong",
        7,
        _submit(
            "Ngày hội đã tổ chức tại Khu công nghiệp Vân Trung.", Doanh_nghiệp_tham_gia=24, Lao_động_được_tuyển=612
        ),
    ),
    Act(40, 10, "pho.laodong", 7, _approve),
    Act(38, 9, "thanhtra", 8, _ask_extension(10, "Hai doanh nghiệp xin lùi ngày làm việc với đoàn kiểm tra.")),
    Act(37, 8, "truongban", 8, _grant),
    Act(33, 9, "phong.dautu", 5, _report("Đã rà soát 11 dự án, làm việc với 4 nhà đầu tư.", 35)),
    Act(25, 9, "trungtam", 9, _report("Đã thay 60 bộ đèn; còn chờ vật tư cho đoạn cuối.", 70, "Vật tư về chậm.")),
    Act(
        20,
        9,
        "thanhtra",
        8,
        _submit("Đã kiểm tra mười doanh nghiệp, ba doanh nghiệp còn nợ.", Doanh_nghiệp_đã_kiểm_tra=10),
    ),
    Act(
        18, 14, "truongban", 8, _return("Chưa có số tiền nợ của từng doanh nghiệp. Đề nghị bổ sung và nêu hướng xử lý.")
    ),
    Act(14, 9, "chanhvanphong", 10, _accept),
    Act(14, 10, "tonghop", 5, _hand_over("Phòng Quản lý Doanh nghiệp", "Theo phân công lại lĩnh vực của các phòng.")),
    Act(13, 10, "trungtam", 9, _submit("Đã thay xong 95 bộ đèn, nghiệm thu ngày hôm nay.", Bộ_đèn_đã_thay=95)),
    Act(12, 9, "pho.moitruong", 9, _approve),
    Act(7, 9, "phong.moitruong", 4, _report("Đã kiểm tra 16/20 khu nhà trọ, nhắc nhở 5 chủ trọ.", 80)),
    Act(5, 10, "chanhvanphong", 10, _report("Đã dự thảo kịch bản, gửi giấy mời 40 doanh nghiệp.", 45)),
    Act(4, 10, "chanhvanphong", 10, _ask_extension(14, "UBND tỉnh dời lịch đối thoại sang tháng sau.")),
    Act(
        4,
        15,
        "phong.xaydung",
        6,
        _submit("Đã lập danh mục 14 khu đất kèm bản đồ.", Khu_đất=14),
    ),
)


def load_stage(*, on: date) -> Plan:
    """Plays the past of the sample board up to the morning of `on`; the board must be there."""
    users = {user.username: user for user in User.objects.select_related("person")}
    with clock_at(moment(on, ISSUED_DAYS_AGO, 8)):
        plan = _issued(users[CLERK], on)
    for act in ACTS:
        with clock_at(moment(on, act.days, act.hour)):
            act.do(users[act.who], _duty(plan, act.task))
    with clock_at(moment(on, 2, 8)):
        _incoming(users, on)
    load_request(users, on=on)
    load_difficulties(users, plan, on=on)
    load_meetings(users, on)
    load_papers(users, on=on)
    load_cycle(users, plan, on=on)
    open_due_periods(actor=SCHEDULE, on=on)
    import_plan(actor=users[CLERK], content=amended_docx(on), name="ke-hoach-thay-the.docx", not_secret=True)
    for days in REMINDED:
        with clock_at(moment(on, days, 8)):
            remind(actor=REMINDERS, on=working_day_back(on, days))
    return plan


def _issued(clerk: User, on: date) -> Plan:
    """The plan read from its file, given its rhythm, and issued that day."""
    plan = import_plan(actor=clerk, content=stage_docx(on), name="ke-hoach-27.docx", not_secret=True)
    apply_rhythm(actor=clerk, plan=plan, rhythm=Rhythm.QUARTERLY)
    issued_on = working_day_back(on, ISSUED_DAYS_AGO)
    return issue_plan(actor=clerk, plan=plan, issue=Issue(number=NUMBER, issued_on=issued_on), on=issued_on)


def _duty(plan: Plan, task: int) -> Duty:
    duties = Duty.objects.filter(task__plan=plan, task__ordinal=str(task)).exclude(state=WorkState.TRANSFERRED)
    return duties.order_by("id")[:1].get()


def _incoming(users: dict[str, User], on: date) -> None:
    """Two incoming documents: one with the Head's instruction, one that still waits for it."""
    day = working_day_back(on, 2)
    answered = register_document(
        actor=users["vanthu"],
        arrival=Arrival(
            type_name="Công văn",
            number="1204",
            symbol="UBND-LĐ",
            issued_on=working_day_back(on, 4),
            issuer_text="UBND tỉnh Bắc Giang",
            subject="V/v báo cáo tình hình lao động, tiền lương và thưởng Tết tại các doanh nghiệp",
            arrived_on=day,
            due_on=on + timedelta(days=9),
            urgency=Urgency.NORMAL,
        ),
    )
    head = users["truongban"]
    if head.person is None:
        raise RuntimeError("the sample's head has no person")
    instruct(
        actor=head,
        document=answered,
        leader=head.person,
        order=Order(
            text="Phòng Quản lý Lao động chủ trì tham mưu báo cáo, gửi Văn phòng trước hạn hai ngày.",
            lead=Body.objects.get(parent=agency(), name="Phòng Quản lý Lao động"),
            due_on=on + timedelta(days=7),
        ),
        on=day,
    )
    register_document(
        actor=users["vanthu"],
        arrival=Arrival(
            type_name="Công văn",
            number="873",
            symbol="SXD-QLN",
            issued_on=working_day_back(on, 5),
            issuer_text="Sở Xây dựng",
            subject="V/v cung cấp số liệu nhu cầu nhà ở công nhân trong các khu công nghiệp",
            arrived_on=day,
            due_on=on + timedelta(days=12),
        ),
    )
