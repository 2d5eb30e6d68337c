"""The API under /api/v1: the routers of the rooms behind one door, every refusal as problem details, and its description."""

from collections.abc import Callable, Iterator
from functools import wraps
from http import HTTPStatus
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pydantic
from django.apps import apps
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import URLPattern, path, re_path
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError
from ninja.errors import ValidationError as NotAsDescribed
from ninja.openapi.schema import OpenAPISchema

from dondoc.frame.access import access
from dondoc.frame.api import PROBLEM, TITLES, Problem, ProblemError, errors_of, problem
from dondoc.frame.transitions import StepRefused
from dondoc.people.api.door import KEY, KEY_PATTERN, TooMany
from dondoc.people.queries import mark_seen
from dondoc.people.storage import AnotherQuestion

PREFIX = "api/v1"
INTRODUCTION = """Phần mềm khác của cơ quan đọc và ghi đúng những gì chủ mã truy cập được xem, được làm trên trang.

Mã truy cập tạo ở trang “Tài khoản của tôi”, gửi trong tiêu đề Authorization: Bearer dd_…. Danh sách trả về từng đoạn: giá trị
“next” gửi lại thành “after”. Thao tác ghi nên kèm tiêu đề Idempotency-Key: gửi lại cùng nội dung thì không ghi lần hai."""
Refuse = Callable[[HttpRequest, Any], HttpResponse]


class Api(NinjaAPI):
    """Ninja with our own pages of description, and refusals described where they can occur."""

    def get_openapi_schema(self, *, path_prefix: str | None = None, path_params: Any = None) -> OpenAPISchema:
        schema = super().get_openapi_schema(path_prefix=path_prefix or f"/{PREFIX}/", path_params=path_params)
        schema["components"]["schemas"] |= _problem_schemas()
        for found in schema["paths"].values():
            for method, operation in found.items():
                _describe_refusals(operation, writes=method == "post")
        return schema


def _problem_schemas() -> dict[str, Any]:
    described = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    return {**described.pop("$defs"), "Problem": described}


def _describe_refusals(operation: dict[str, Any], *, writes: bool) -> None:
    """What may be answered beside what the operation itself declares."""
    content = {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    kinds = [HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.UNPROCESSABLE_ENTITY]
    kinds += [HTTPStatus.TOO_MANY_REQUESTS]
    if writes:
        kinds += [HTTPStatus.BAD_REQUEST, HTTPStatus.CONFLICT]
        operation.setdefault("parameters", []).append(
            {
                "in": "header",
                "name": KEY,
                "required": False,
                "description": "Khóa do bên gửi đặt cho lần ghi này; gửi lại cùng khóa và cùng nội dung trong 24 giờ thì nhận "
                "lại đúng trả lời cũ.",
                "schema": {"type": "string", "pattern": KEY_PATTERN},
                "example": "0f8c1d4e-bao-cao-tuan-12",
            }
        )
    for status in sorted(kinds):
        answer: dict[str, Any] = {"description": TITLES[status], "content": content}
        if status == HTTPStatus.TOO_MANY_REQUESTS:
            wait = {"description": "Số giây phải chờ.", "schema": {"type": "integer"}, "required": True}
            answer["headers"] = {"Retry-After": wait}
        operation["responses"][int(status)] = answer


# ------------------------------------------------------------------ refusals
def _unknown(_request: HttpRequest, _error: Any) -> HttpResponse:
    return problem(404, _("Không có nội dung này, hoặc tài khoản của mã truy cập không được xem."))


def _forbidden(_request: HttpRequest, error: PermissionDenied) -> HttpResponse:
    return problem(403, str(error) or _("Tài khoản của mã truy cập chưa được giao quyền này."))


def _not_known(_request: HttpRequest, _error: Any) -> HttpResponse:
    detail = _("Hãy gửi mã truy cập còn hạn, chưa thu hồi, của tài khoản đang dùng.")
    return problem(401, detail, headers={"WWW-Authenticate": "Bearer"})


def _too_many(_request: HttpRequest, error: TooMany) -> HttpResponse:
    detail = _("Mã truy cập đã gọi quá số lần cho phép. Hãy gọi lại sau %(n)s giây.") % {"n": error.wait}
    return problem(429, detail, headers={"Retry-After": str(error.wait)})


def _not_as_described(_request: HttpRequest, error: NotAsDescribed) -> HttpResponse:
    errors = [
        ProblemError(field=".".join(str(part) for part in one["loc"]), detail=str(one["msg"])) for one in error.errors
    ]
    return problem(422, _("Nội dung gửi chưa đúng với mô tả. Hãy xem từng trường."), errors)


def _bad_key(_request: HttpRequest, _error: Any) -> HttpResponse:
    detail = _("Khóa của lần ghi gồm 1 đến 200 ký tự không dấu, không có dấu cách.")
    return problem(422, detail, [ProblemError(field=f"header.{KEY}", detail=detail)])


def _not_possible(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    errors = errors_of(error)
    return problem(409, " ".join(one.detail for one in errors), errors)


def _wrong_state(_request: HttpRequest, error: StepRefused) -> HttpResponse:
    return problem(409, str(error))


def _another_question(_request: HttpRequest, _error: Any) -> HttpResponse:
    return problem(409, _("Khóa của lần ghi này đã dùng cho nội dung khác. Hãy đặt khóa mới."))


def _unreadable(_request: HttpRequest, error: HttpError) -> HttpResponse:
    if error.status_code != HTTPStatus.BAD_REQUEST:
        raise error
    return problem(400, _("Không đọc được nội dung gửi. Hãy gửi JSON, mã hóa UTF-8."))


REFUSALS: tuple[tuple[type[Exception], Refuse], ...] = (
    (Http404, _unknown),
    (PermissionDenied, _forbidden),
    (AuthenticationError, _not_known),
    (HttpError, _unreadable),
    (TooMany, _too_many),
    (NotAsDescribed, _not_as_described),
    (pydantic.ValidationError, _bad_key),
    (ValidationError, _not_possible),
    (StepRefused, _wrong_state),
    (AnotherQuestion, _another_question),
)


def _made() -> Api:
    """The API with the router of each room that has one, in the order of the rooms."""
    made = Api(title="Đôn Đốc", version="1", description=INTRODUCTION, urls_namespace="api", openapi_url=None)
    for kind, refuse in REFUSALS:
        made.add_exception_handler(kind, refuse)
    for config in apps.get_app_configs():
        if config.name.startswith("dondoc.") and find_spec(f"{config.name}.api"):
            router = getattr(import_module(f"{config.name}.api"), "router", None)
            if router is not None:  # frame has none: its module is what the routers share
                made.add_router("", router)
    return made


# ------------------------------------------------------------------ addresses
@access("config.api.describe", public=True)
@require_GET
def openapi(_request: HttpRequest) -> HttpResponse:
    """The description for programs (OpenAPI 3.1); it tells nothing of what is kept."""
    return JsonResponse(api.get_openapi_schema(), json_dumps_params={"ensure_ascii": False})


@access("config.api.describe")
@require_GET
def described(request: HttpRequest) -> HttpResponse:
    """The description for people, made of the same."""
    schema = api.get_openapi_schema()
    rooms: dict[str, list[dict[str, Any]]] = {}
    for address, found in schema["paths"].items():
        for method, operation in found.items():
            line = {"method": method.upper(), "address": address, **operation}
            rooms.setdefault(operation["tags"][0], []).append(line)
    context = {"title": _("Kết nối phần mềm khác"), "rooms": rooms, "introduction": INTRODUCTION.split("\n\n")}
    return render(request, "ui/api.html", context)


@access("config.api.unknown", public=True)
@csrf_exempt
def unknown(request: HttpRequest) -> HttpResponse:
    """Every other address below the API."""
    return _unknown(request, None)


def _declared(pattern: URLPattern, rules: dict[str, tuple[str, str]]) -> URLPattern:
    """The pattern of Ninja with the access rule of its operations, found by the name of the first, and our 405."""
    view = pattern.callback
    module, rule = rules[str(pattern.name)]

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        with mark_seen(None):  # the door sees the mark of whoever it lets in
            answer = view(request, *args, **kwargs)
        if answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            headers = {"Allow": answer.headers["Allow"]}
            return problem(405, _("Địa chỉ này nhận: %(methods)s.") % {"methods": headers["Allow"]}, headers=headers)
        return answer

    guarded.__module__ = module
    guarded.access_rule = rule  # type: ignore[attr-defined]  # a mark on the function, as `access` leaves it
    pattern.callback = login_not_required(guarded)
    return pattern


def _rules() -> dict[str, tuple[str, str]]:
    """For each operation's name its module and its rule."""
    return {
        operation.view_func.__name__: (operation.view_func.__module__, operation.view_func.access_rule)  # type: ignore[attr-defined]  # `access`
        for _prefix, router in api._routers  # noqa: SLF001 - the only list of them
        for found in router.path_operations.values()
        for operation in found.operations
    }


def addresses() -> Iterator[URLPattern]:
    """Those of the operations, the two of the description, and all others, which there are not."""
    rules = _rules()
    for pattern in api.urls[0]:
        if isinstance(pattern, URLPattern) and str(pattern.name) in rules:
            yield _declared(pattern, rules)
    yield path("openapi.json", openapi, name="openapi")
    yield path("docs", described, name="docs")
    yield re_path("", unknown, name="unknown")


api = _made()
urlpatterns = list(addresses())
app_name = "api"
