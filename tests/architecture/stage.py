"""One of each thing that an address can name, so that every address can be asked for."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from architecture.stages import Rows, rooms
from cast import Cast
from dondoc.notices.models import Notice
from dondoc.people.actions import set_substitute
from dondoc.people.models import Alias, GroupMember, Reassignment, Reorganisation, Succession, Tenure
from dondoc.people.queries import today
from dondoc.plans import actions as work
from dondoc.plans.actions.feed import make_feed
from dondoc.plans.actions.importing import import_plan
from dondoc.plans.actions.working import Report
from dondoc.plans.models import LeaderDigest
from dondoc.plans.rules import DUTY
from dondoc.plans.rules.reminding import DigestState
from dondoc.portal.actions import invite
from dondoc.records.actions import Arrival, Order, Upload, instruct, register_document
from dondoc.records.models import Delivery, Recipient
from dondoc.records.rules import DeliveryState, Way
from dondoc.reports.actions import Cycle, compose_report, open_run, set_cycle
from dondoc.worktime import Unit, period_of
from issued import ISSUED_ON, issued_plan, issued_task
from plans.plan_text import CONTENT, NAME

NOT_SECRET = {"not_secret": True}
# What is posted where an empty form says nothing.
SENT = {
    "records:delivery": {"state": "received"},
    "plans:review": {"act": "rhythm", "rhythm": "quarterly"},
    "plans:compare": {"act": "name", "amended": "", "amending": "amends"},
}
SENT |= {name: sent for room in rooms() for name, sent in getattr(room, "SENT", {}).items()}

REPORT_PAGES = (
    "detail",
    "head",
    "recompose",
    "issue",
    "discard",
    "docx",
    "pdf",
    "xlsx",
    "submit",
    "take_back",
    "restore",
)
RUN_PAGES = ("run", "run_compose", "run_urge", "run_close")


def _work(cast: Cast) -> Rows:
    """A plan of two tasks, one led inside by the labour department, one by an enterprise; and a draft beside it."""
    head, clerk = cast.users["labour_head"], cast.users["office_clerk"]
    plan = issued_plan(cast)
    director = cast.users["deputy_labour"].person
    duty = issued_task(plan, lead=cast.bodies["labour"], director=director, cooperating=(cast.bodies["union"],))
    outside = issued_task(plan, lead=cast.bodies["enterprise"], title="Báo cáo nhu cầu nhà ở của công nhân")
    work.accept(actor=head, duty=duty)
    proof = Upload(b"Danh sach", "danh-sach.txt", **NOT_SECRET)
    update = work.report(actor=head, duty=duty, said=Report(narrative="Đã gửi phiếu.", percent=20, files=[proof]))
    step = work.add_step(actor=head, duty=duty, person=cast.users["labour_staff"].person, text="Phát phiếu", due=None)
    later = today() + timedelta(days=30)
    open_duty = issued_task(plan, lead=cast.bodies["labour"], director=director, title="Rà soát nhà trọ", due=later)
    extension = work.ask_extension(actor=head, duty=open_duty, until=later + timedelta(days=30), reason="Thiếu phiếu.")
    draft = import_plan(actor=clerk, content=CONTENT, name=NAME, **NOT_SECRET)
    report = compose_report(actor=clerk, plan=plan, period_key=period_of(today(), Unit.QUARTER).key)
    waiting = LeaderDigest.objects.create(leader=director)
    seen = LeaderDigest.objects.create(leader=director, state=DigestState.PRESENTED)
    secret = make_feed(actor=head)
    cycle = set_cycle(actor=clerk, said=Cycle(plan=plan, starts_on=ISSUED_ON))
    run = open_run(clerk, cycle, period_of(today(), Unit.QUARTER))
    one_plan = [("a plan", {"pk": plan.pk}), ("a draft", {"pk": draft.pk})]
    one_report = [("a report", {"pk": report.pk})]
    duties = (("a unit's duty", duty), ("an enterprise's duty", outside))
    verbs = sorted({s.verb for s in DUTY})
    return {
        **{
            f"plans:{name}": one_plan
            for name in ("detail", "export", "timeline", "documents", "aims", "reminders", "history")
        },
        "plans:review": [("a draft", {"pk": draft.pk})],
        "plans:compare": [("a draft", {"pk": draft.pk})],
        "plans:issue": [("a draft", {"pk": draft.pk})],
        "plans:issue_recipient": [("a draft", {"pk": draft.pk, "position": 1})],
        **{f"plans:{name}": [(what, {"pk": d.pk}) for what, d in duties] for name in ("extension_ask", "deadline_set")},
        "plans:extension_decide": [("a request of a unit", {"pk": extension.pk})],
        "plans:extension_take": [
            (f"a request of a unit: {verb}", {"pk": extension.pk, "verb": verb})
            for verb in ("withdraw", "grant", "reconsider")
        ],
        "plans:task_withdraw": [("a unit's task", {"pk": duty.task_id})],
        "plans:task": [("a unit's task", {"pk": duty.task_id}), ("an enterprise's task", {"pk": outside.task_id})],
        "plans:task_reminders": [("a unit's task", {"pk": duty.task_id})],
        "plans:digest": [("a draft for a leader", {"pk": waiting.pk}), ("a digest that a leader has", {"pk": seen.pk})],
        "plans:feed": [("the labour head's calendar", {"secret": secret}), ("another link", {"secret": "x" * 32})],
        "plans:cooperators": [("a unit's task", {"pk": duty.task_id})],
        **{f"plans:{name}": [(what, {"pk": d.pk}) for what, d in duties] for name in ("step_add", "handler")},
        "plans:take": [(f"{what}: {verb}", {"pk": d.pk, "verb": verb}) for what, d in duties for verb in verbs],
        "plans:step_report": [("a step", {"pk": step.pk})],
        "plans:step_close": [("a step", {"pk": step.pk})],
        "plans:evidence": [("proof of a report", {"pk": update.evidence.get().pk})],
        **{f"reports:{name}": one_report for name in REPORT_PAGES},
        **{f"reports:{name}": [("a cycle", {"pk": run.cycle_id})] for name in ("cycle", "cycle_edit", "cycle_open")},
        **{f"reports:{name}": [("a period", {"pk": run.pk})] for name in RUN_PAGES},
        "reports:figure": [("a report's figure", {"pk": report.pk, "key": "total"})],
        "reports:part": [("a part", {"pk": report.parts.first().pk})],
    }


def _documents(cast: Cast) -> Rows:
    """An incoming document on which the Head has said that the labour department leads, sent to the union in the app."""
    clerk, head = cast.users["office_clerk"], cast.users["head"]
    arrival = Arrival(type_name="Công văn", subject="Về việc rà soát nhà ở công nhân", arrived_on=today())
    file = Upload(b"%PDF-1.4\n%%EOF\n", "cong-van.pdf", **NOT_SECRET)
    document = register_document(actor=clerk, arrival=arrival, upload=file)
    photo = Upload(b"\xff\xd8\xff\xe0" + b"\0" * 16, "but-phe.jpg", **NOT_SECRET)
    order = Order("Giao Phòng Quản lý Lao động tham mưu.", lead=cast.bodies["labour"], photo=photo)
    said = instruct(actor=clerk, document=document, leader=head.person, order=order, on=today())
    union = cast.bodies["union"]
    line = Recipient.objects.create(document=document, position=1, text=str(union), body=union, way=Way.IN_APP)
    delivery = Delivery.objects.create(recipient=line, body=union, way=Way.IN_APP, state=DeliveryState.SENT)
    one = {"pk": document.pk}
    return {
        "records:document": [("a document", one)],
        "records:instruct": [("a document", one)],
        "records:file": [("a document's file", {**one, "file_pk": document.files.get().pk})],
        "records:photo": [("a photo of an instruction", {**one, "instruction_pk": said.pk})],
        "records:delivery": [("a delivery", {**one, "delivery_pk": delivery.pk})],
        "records:line": [("a line of Nơi nhận", {**one, "recipient_pk": line.pk})],
    }


def _directory(cast: Cast) -> Rows:
    labour, person = cast.bodies["labour"], cast.users["labour_staff"].person
    alias = Alias(text="Phòng Lao động mẫu", body=labour)
    alias.save()
    member = GroupMember.objects.get(group=cast.departments, body=labour)
    tenure = Tenure.objects.get(person=person)
    account = {"pk": cast.users["labour_staff"].pk}
    away = set_substitute(
        actor=cast.users["labour_head"],
        away=cast.users["labour_head"].person,
        substitute=person,
        first_day=today(),
        last_day=today(),
        reason="Đi công tác",
    )
    planned = Reassignment.objects.create(on=today() + timedelta(days=9), basis="TB 9/TB-BQL")
    made = Reorganisation.objects.create(kind="succeed", on=today(), basis="QĐ 4/QĐ-UBND")
    succession = Succession.objects.create(
        reorganisation=made, former=cast.bodies["zone"], successor=cast.bodies["office"], field_text="nhà ở"
    )
    bodies = ("body", "edit_body", "rename_body", "close_body", "add_alias")
    return {
        **{f"people:{name}": [("a body", {"pk": labour.pk})] for name in bodies},
        "people:cancel_reassignment": [("an assignment of fields", {"pk": planned.pk})],
        "people:confirm_succession": [("a succession", {"pk": succession.pk})],
        **{f"people:{name}": [("a substitution", {"pk": away.pk})] for name in ("end_substitution", "stand_in")},
        "people:remove_alias": [("an alias", {"pk": alias.pk})],
        **{f"people:{name}": [("a group", {"pk": cast.departments.pk})] for name in ("group", "add_member")},
        "people:end_member": [("a membership", {"pk": member.pk})],
        **{f"people:{name}": [("a person", {"pk": person.pk})] for name in ("person", "edit_person", "appoint")},
        **{f"people:{name}": [("a tenure", {"pk": tenure.pk})] for name in ("end_tenure", "grant_authority")},
        **{
            f"people:{name}": [("an account", account)] for name in ("reset_password", "lock_account", "unlock_account")
        },
    }


def _others(cast: Cast) -> Rows:
    invitation, secret = invite(actor=cast.users["office_clerk"], body=cast.bodies["enterprise"], person_name="Lý Mẫu")
    notice = Notice.objects.create(
        person_id=cast.users["labour_head"].person_id, key="x", text="Tin", visible_from=timezone.now() - timedelta(1)
    )
    return {
        "portal:withdraw": [("an invitation", {"pk": invitation.pk})],
        "portal:accept": [("the link of an invitation", {"secret": secret}), ("another link", {"secret": "x" * 32})],
        "notices:open": [("a notice of the labour head", {"pk": notice.pk})],
    }


def things(cast: Cast) -> Rows:
    """What the arguments of each address are; an address without arguments is not named here."""
    found: Rows = {}
    parts: tuple[Callable[[Cast], Rows], ...] = (_work, _documents, _directory, _others, *(r.rows for r in rooms()))
    for part in parts:
        found |= part(cast)
    return found


def addresses_to_ask(names: list[str], rows: Rows) -> Iterator[tuple[str, str, str]]:
    """(URL name, what is asked for, address) of each."""
    for name in names:
        for what, arguments in rows.get(name, [("", {})]):
            yield name, what, reverse(name, kwargs=arguments)
