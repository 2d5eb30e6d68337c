"""The sample plan to take home and drop on the page that reads plans."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from dondoc.frame.access import access, ensure
from dondoc.people.queries import today
from dondoc.people.requests import SignedIn
from dondoc.plans.access import can_import
from dondoc.sample.plan_docx import FILE_NAME, plan_docx

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@access("sample.plan")
@require_GET
def plan(request: SignedIn) -> HttpResponse:
    """The docx, for whoever may import a plan; as of today."""
    ensure(can_import(request.user))
    headers = {"Content-Disposition": f'attachment; filename="{FILE_NAME}"'}
    return HttpResponse(plan_docx(today()), content_type=DOCX, headers=headers)
