"""What commands do in somebody's name. Imported only once Django is set up; the same actions as the pages call."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError

from dondoc.config.errors import why
from dondoc.files import FileRefused
from dondoc.frame.access import ensure
from dondoc.language import format_date
from dondoc.official.docx_out import write_docx
from dondoc.official.pdf_out import write_pdf
from dondoc.people.models import User
from dondoc.people.queries import today
from dondoc.plans.actions.importing import AlreadyImported, import_plan
from dondoc.plans.models import Plan
from dondoc.plans.queries import visible_plans
from dondoc.plans.queries.printed import posts_by_title
from dondoc.plans.queries.reviewing import draft_tasks, summarize
from dondoc.reading import SecretDocument
from dondoc.reports.access import can_be_reported, can_compose
from dondoc.reports.queries.drafting import draft_of
from dondoc.reports.queries.layout import as_official
from dondoc.reports.queries.periods import PeriodRefused

FONTS = settings.ROOM / "ui" / "static" / "vendor" / "tinos"


class NotDone(Exception):  # noqa: N818 - it names what happened
    """What stood in the way, on one line: what, where, what to do."""


def account(username: str) -> User:
    """The active account of that sign-in name.

    Raises:
        NotDone: when there is none.
    """
    user = User.objects.select_related("person").filter(username=username, is_active=True).first()
    if user is None:
        raise NotDone(f"Không có tài khoản đang hoạt động tên “{username}”. Hãy kiểm tra tên sau --as.")
    return user


def make_draft(file: Path, *, username: str, not_secret: bool, above: bool, again: bool) -> tuple[Plan, str]:
    """The draft plan of a file, and what its reading found.

    Raises:
        NotDone: when the file cannot be read or kept, or the account may not.
    """
    actor = account(username)
    try:
        plan = import_plan(
            actor=actor, content=file.read_bytes(), name=file.name, not_secret=not_secret, above=above, again=again
        )
    except OSError as error:
        raise NotDone(f"{file}: {why(error)}. Hãy kiểm tra đường dẫn và quyền đọc.") from error
    except AlreadyImported as error:
        raise NotDone(
            f"{file}: tệp này đã nhập thành kế hoạch số {error.plan.pk}. Thêm --again để nhập lại."
        ) from error
    except (FileRefused, SecretDocument, PermissionDenied) as error:
        raise NotDone(f"{file}: {error}") from error
    except ValidationError as error:
        raise NotDone(f"{file}: {' '.join(error.messages)}") from error
    return plan, summarize(plan, list(draft_tasks(plan)), posts_by_title()).line


@dataclass(frozen=True, slots=True)
class Written:
    """The files of a report, and what whoever reads them should know of it ("" if nothing)."""

    files: Sequence[Path]
    note: str


def make_report(plan_id: int, period: str, folder: Path, *, username: str | None = None) -> Written:
    """The report on a plan for a period as docx and PDF in `folder`, composed from what the units have sent until now;
    nothing is kept in the database. `username`: only what that account may see and compose.

    Raises:
        NotDone: when there is no such plan (for the account), the period is none, or the folder cannot be written.
    """
    on = today()
    try:
        plan = _plan_to_report(plan_id, username)
        draft = draft_of(plan, period, on=on)
    except PeriodRefused as error:
        raise NotDone(f"{error} Viết là --period {error.instead.key}.") from error
    except (PermissionDenied, ValueError) as error:
        raise NotDone(str(error)) from error
    document = as_official(draft.report, draft.parts)
    stem = f"bao-cao-ke-hoach-{plan_id}-{period}"
    written = [folder / f"{stem}.docx", folder / f"{stem}.pdf"]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written[0].write_bytes(write_docx(document))
        written[1].write_bytes(write_pdf(document, fonts=FONTS))
    except OSError as error:
        raise NotDone(f"{folder}: chưa ghi được. Hãy chọn thư mục ghi được.") from error
    until, end = format_date(draft.report.data_until), format_date(draft.report.ends_on)
    early = f"Kỳ chưa kết thúc: số liệu đến ngày {until}, kỳ kết thúc ngày {end}."
    return Written(written, early if draft.report.is_early else "")


def _plan_to_report(plan_id: int, username: str | None) -> Plan:
    plans, where = Plan.objects.filter(running=False), "Xem số của kế hoạch trên địa chỉ trang của kế hoạch đó."
    if username is not None:
        actor = account(username)
        plans = visible_plans(actor).filter(running=False)
        where = f"Tài khoản “{username}” chỉ báo cáo được những kế hoạch mình được xem."
    plan = plans.select_related("agency__parent", "document").filter(pk=plan_id).first()
    if plan is None:
        raise NotDone(f"Không có kế hoạch số {plan_id}. {where}")
    if username is not None:
        ensure(can_compose(actor))
    ensure(can_be_reported(plan))
    return plan
