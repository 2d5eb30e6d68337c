"""Pages for what went wrong, in plain words: what happened, what to do. Named in `config.urls` (handler400 …) and in
settings (CSRF_FAILURE_VIEW).
"""

import json
import sys
from http import HTTPStatus

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from dondoc.frame.access import access


def _answer(request: HttpRequest, status: HTTPStatus, title: str, what: str, todo: str) -> HttpResponse:
    """A page that stands alone (no query, no frame); for htmx a toast that leaves the page as it is."""
    if request.headers.get("HX-Request") == "true":
        response = HttpResponse(status=status)
        toast = {"level": "error", "text": f"{what} {todo}".strip(), "undo": "", "icon": "alert-circle"}
        response.headers["HX-Trigger"] = json.dumps({"toast": [toast]})
        response.headers["HX-Reswap"] = "none"
        return response
    context = {"title": title, "what": what, "todo": todo, "status": int(status)}
    return HttpResponse(render_to_string("ui/error.html", context), status=status)


@access("ui.error", public=True)
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's signature
    return _answer(
        request,
        HTTPStatus.BAD_REQUEST,
        _("Yêu cầu không đọc được"),
        _("Máy chủ không hiểu nội dung vừa gửi."),
        _("Hãy quay lại trang trước, tải lại rồi làm lại thao tác."),
    )


@access("ui.error", public=True)
def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    reason = (
        str(exception) if exception and str(exception) else _("Tài khoản này chưa được giao quyền mở nội dung này.")
    )
    return _answer(
        request,
        HTTPStatus.FORBIDDEN,
        _("Chưa thực hiện được"),
        reason,
        _("Nếu cần, hãy trao đổi với Văn phòng hoặc người quản trị."),
    )


@access("ui.error", public=True)
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's signature
    return _answer(
        request,
        HTTPStatus.NOT_FOUND,
        _("Không tìm thấy trang"),
        _("Trang này không có, đã chuyển đi, hoặc tài khoản đang dùng không được xem."),
        _("Hãy kiểm tra lại đường dẫn hoặc tìm từ trang đầu."),
    )


@access("ui.error", public=True)
def server_error(request: HttpRequest) -> HttpResponse:
    """While the database does not answer: 503, and that it comes back by itself. Else 500."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        response = _answer(
            request,
            HTTPStatus.SERVICE_UNAVAILABLE,
            _("Tạm thời chưa vào được"),
            _("Cơ sở dữ liệu đang khởi động lại, nên thao tác vừa rồi chưa được lưu."),
            _("Hãy thử lại sau một phút; nếu vẫn chưa được, hãy báo người quản trị."),
        )
        response.headers["Retry-After"] = "60"
        return response
    return _answer(
        request,
        HTTPStatus.INTERNAL_SERVER_ERROR,
        _("Có lỗi ở máy chủ"),
        _("Thao tác vừa rồi chưa được lưu."),
        _("Hãy thử lại sau ít phút; nếu vẫn lỗi, hãy báo người quản trị kèm giờ xảy ra."),
    )


@access("ui.error", public=True)
def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - as the others
    """One address asked too often within a minute."""
    response = _answer(
        request,
        HTTPStatus.TOO_MANY_REQUESTS,
        _("Quá nhiều lần trong một phút"),
        _("Từ mạng này vừa có quá nhiều lần mở hoặc gửi, nên lần này chưa được nhận."),
        _("Hãy đợi một phút rồi thử lại. Nội dung đã gửi trước đó vẫn được giữ."),
    )
    response.headers["Retry-After"] = "60"
    return response


@access("ui.error", public=True)
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    return _answer(
        request,
        HTTPStatus.FORBIDDEN,
        _("Trang đã mở quá lâu"),
        _("Phiên làm việc đã thay đổi từ khi trang này được mở, nên chưa gửi được."),
        _("Hãy quay lại, tải lại trang rồi gửi lại."),
    )


def method_not_allowed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """A page in place of Django's empty 405; the header Allow is kept."""
    page = _answer(
        request,
        HTTPStatus.METHOD_NOT_ALLOWED,
        _("Không mở được theo cách này"),
        _("Địa chỉ này chỉ nhận dữ liệu gửi từ một biểu mẫu."),
        _("Hãy quay lại trang trước và bấm nút trên trang đó."),
    )
    page.headers["Allow"] = response.headers.get("Allow", "")
    return page
