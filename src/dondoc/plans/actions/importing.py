"""A plan document becomes a draft plan. The file is read first; nothing of a file that is refused is kept."""

import hashlib

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.files import Source, open_document
from dondoc.frame.access import ensure
from dondoc.people.actions.writing import journalled
from dondoc.people.models import User
from dondoc.people.queries import agency, standing_of, today
from dondoc.plans.access import can_import, can_review
from dondoc.plans.actions.amending import tie_amended
from dondoc.plans.actions.drafts import fill, header_columns, reading_of
from dondoc.plans.actions.issuers import direction_columns, is_ours
from dondoc.plans.actions.tracked import changes_of, without_changes
from dondoc.plans.models import Plan
from dondoc.plans.queries.reviewing import same_file, source_of
from dondoc.plans.rules import PLAN_FILES, TrackedChoice
from dondoc.reading import read_plan
from dondoc.records.actions import store_file
from dondoc.records.models import Document, DocumentFile
from dondoc.records.rules import MAX_FILE_MB, FileRole
from dondoc.records.storage import clean_name, content_of
from dondoc.ui.components.text import day


class AlreadyImported(Exception):  # noqa: N818 - it names what happened, as FileRefused does
    """The same file, byte for byte, was imported before, as `plan`."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(
            _("Tệp này đã được nhập ngày %(day)s: %(title)s. Hãy mở kế hoạch đó hoặc chọn nhập lại.")
            % {"day": day(plan.created_at), "title": plan.title}
        )
        self.plan = plan


@transaction.atomic
def import_plan(
    *, actor: User, content: bytes, name: str, not_secret: bool, above: bool = False, again: bool = False
) -> Plan:
    """The draft plan that `content` holds. `above`: it is a plan of an authority above, so an incoming document; so is one
    that names another issuer than the agency, until a reviewer says otherwise. Whoever uploads confirms that the file is
    no state secret: such files may not lie on a networked machine.

    Raises:
        PermissionDenied: for whoever is not of the Office.
        ValidationError: without the confirmation, or when the file cannot be kept.
        FileRefused, SecretDocument: when the file cannot or must not be read.
        AlreadyImported: for the same file again, unless `again`.
    """
    standing_of(actor)
    ensure(can_import(actor))
    if not not_secret:
        raise ValidationError(
            _(
                "Chưa xác nhận tệp không chứa bí mật nhà nước. Hãy đánh dấu xác nhận, hoặc không đưa tệp mật lên máy có nối mạng."
            )
        )
    source = open_document(content, name=name)
    on = today()
    draft = read_plan(source, year=None)
    former = same_file(hashlib.sha256(content).hexdigest())
    if former is not None and not again:
        raise AlreadyImported(former)
    stored = store_file(content=content, name=name, allowed=PLAN_FILES, max_mb=MAX_FILE_MB)
    board = agency()
    columns = header_columns(draft)
    foreign = not above and not is_ours(columns["issuer_text"], on)
    document = Document.objects.create(
        created_by_id=actor.person_id,
        **columns,
        **direction_columns(columns["issuer_text"], incoming=above or foreign, on=on),
    )
    DocumentFile.objects.create(document=document, file=stored, role=FileRole.SOURCE, name=clean_name(name))
    plan = Plan.objects.create(
        title=document.subject,
        document=document,
        agency=board,
        year=draft.header.year or on.year,
        created_by_id=actor.person_id,
        **reading_of(source, draft, changes=changes_of(source), foreign=foreign),
    )
    fill(plan, source, draft, on)
    tie_amended(plan, actor)
    journalled(
        actor=actor,
        kind="plans.plan",
        verb="import",
        thing=plan,
        sentence=f"Nhập kế hoạch từ tệp {clean_name(name)}: {plan.tasks.count()} nhiệm vụ.",
    )
    return plan


def _source_of(plan: Plan) -> Source:
    """The plan's file, read again."""
    found = source_of(plan)
    if found is None:
        raise ValidationError(_("Kế hoạch này không có tệp gốc để đọc lại."))
    return open_document(content_of(found.file), name=found.name)


@transaction.atomic
def choose_reading(*, actor: User, plan: Plan, choice: TrackedChoice) -> Plan:
    """Which reading of a file with tracked changes counts: with them taken over, or as it was before them. What was
    read before, and edited since, is read anew.
    """
    standing_of(actor)
    plan = Plan.objects.select_for_update(of=("self",)).select_related("document").get(pk=plan.pk)
    ensure(can_review(actor, plan))
    source = _source_of(plan)
    changes = changes_of(source)
    chosen = without_changes(source) if choice is TrackedChoice.WITHOUT else source
    draft = read_plan(chosen, year=None)
    if plan.document is not None:
        for column, value in header_columns(draft).items():
            setattr(plan.document, column, value)
        plan.document.save()
        plan.title = plan.document.subject
    foreign = bool(plan.reading.get("foreign"))
    for column, value in reading_of(chosen, draft, changes=changes, choice=choice, foreign=foreign).items():
        setattr(plan, column, value)
    plan.save()
    fill(plan, chosen, draft, today())
    journalled(
        actor=actor,
        kind="plans.plan",
        verb="choose_reading",
        thing=plan,
        sentence=f"Chọn cách đọc văn bản có theo dõi sửa đổi: {choice.label.lower()}.",
    )
    return plan
