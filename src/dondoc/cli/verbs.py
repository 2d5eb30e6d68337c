"""What commands do in somebody's name. Imported only once Django is set up; the same actions as the pages call."""

from pathlib import Path

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError

from dondoc.files import FileRefused
from dondoc.official.docx_out import write_docx
from dondoc.official.pdf_out import write_pdf
from dondoc.people.models import User
from dondoc.plans.actions.importing import AlreadyImported, import_plan
from dondoc.plans.models import Plan
from dondoc.plans.queries import visible_plans
from dondoc.plans.queries.reviewing import draft_tasks, posts_by_title, summarize
from dondoc.reading import SecretDocument
from dondoc.reports.actions import compose_report
from dondoc.reports.queries import as_official

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
        raise NotDone(f"{file}: {error.strerror}. Hãy kiểm tra đường dẫn và quyền đọc.") from error
    except AlreadyImported as error:
        raise NotDone(
            f"{file}: tệp này đã nhập thành kế hoạch số {error.plan.pk}. Thêm --again để nhập lại."
        ) from error
    except (FileRefused, SecretDocument, PermissionDenied) as error:
        raise NotDone(f"{file}: {error}") from error
    except ValidationError as error:
        raise NotDone(f"{file}: {' '.join(error.messages)}") from error
    return plan, summarize(plan, list(draft_tasks(plan)), posts_by_title()).line


def make_report(plan_id: int, period: str, folder: Path, *, username: str) -> list[Path]:
    """The report on a plan for a period as docx and PDF in `folder`.

    Raises:
        NotDone: when there is no such plan for the account, the period is none, or the folder cannot be written.
    """
    actor = account(username)
    plan = visible_plans(actor).select_related("agency__parent", "document").filter(pk=plan_id).first()
    if plan is None:
        raise NotDone(f"Không có kế hoạch số {plan_id} trong những gì tài khoản “{username}” được xem.")
    try:
        document = as_official(compose_report(actor=actor, plan=plan, period_key=period))
    except (PermissionDenied, ValueError) as error:
        raise NotDone(str(error)) from error
    stem = f"bao-cao-ke-hoach-{plan_id}-{period}"
    written = [folder / f"{stem}.docx", folder / f"{stem}.pdf"]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written[0].write_bytes(write_docx(document))
        written[1].write_bytes(write_pdf(document, fonts=FONTS))
    except OSError as error:
        raise NotDone(f"{folder}: {error.strerror}. Hãy chọn thư mục ghi được.") from error
    return written
