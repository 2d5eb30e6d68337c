"""The addresses of the interface's own tests: the account pages, and one page that shows every component."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template import RequestContext, Template
from django.urls import include, path

from dondoc.frame.access import access
from dondoc.frame.paging import Count, Page
from dondoc.ui import confirm, notify
from dondoc.ui.components.lists import Column, Filter
from dondoc.ui.components.pieces import CountCard, Crumb, Entry, FileRow, Part, Stage, Tab
from dondoc.ui.fields import DayField, MoneyField

LONG = "Phòng Quản lý Quy hoạch, Xây dựng, Tài nguyên và Môi trường mẫu"
KINDS = ["overdue", "soon", "ahead", "none", "done_early", "done_on_time", "done_late"]
TONES = ["new", "active", "waiting", "done", "returned", "paused", "void"]
TITLES = [
    "Khảo sát nhu cầu thuê nhà của người lao động ở các khu công nghiệp mẫu, kể cả người lao động ở trọ ngoài hàng rào",
    "Mở chuyên mục giải đáp pháp luật",
    "Lấy ý kiến doanh nghiệp về thủ tục cấp phép xây dựng, phòng cháy, chữa cháy và xả thải",
    "Trồng thêm cây xanh",
    "Tổ chức hội thao",
    "Quyên góp sách",
    "Kiểm tra nước thải",
]

PAGE = """{% extends "ui/base.html" %}{% load ui %}
{% block breadcrumbs %}{% breadcrumbs crumbs "Nhiệm vụ" %}{% endblock %}
{% block actions %}{% list_tools export_url="/export" %}<a class="btn btn-primary" href="/new">{% icon "plus" %}Thêm</a>{% endblock %}
{% block tabs %}{% tabs tabs label="Các phần" %}{% endblock %}
{% block content %}
{% count_cards cards %}
{% card title="Tiến độ" icon="chart-bar" %}{% progress parts label="Theo trạng thái" %}{% running 3412 20000 noun="dòng" %}{% endcard %}
{% filter_bar filters %}
{% bulk_form action="/act" %}<div class="dd-list">{% data_table columns caption="Nhiệm vụ" sort="due" bulk=True %}
{% for row in rows %}<tr data-href="{{ row.url }}">{% pick row.pk label=row.name %}<td><a href="{{ row.url }}">{{ row.name }}</a></td><td>{% role long role="leads" %}{% role long role="directs" %}{% role "các sở liên quan" role="cooperates" open=True %}</td><td>{% state "Đang thực hiện" tone=row.tone %}</td><td data-label="Thời hạn">{{ row.due|day }} {% timeliness row.kind days=row.days %}</td><td class="text-end" data-label="Kinh phí">{{ 1234567|thousands }}</td><td class="dd-act"><button class="btn btn-sm" type="button">Báo cáo</button></td></tr>
{% endfor %}{% enddata_table %}</div>
{% bulk_bar %}<button class="btn btn-primary" {% asks title="Nhắc các đơn vị?" consequence="Thông báo được gửi tới các đơn vị đã chọn." verb="Gửi nhắc" %}>Nhắc</button>{% endbulk_bar %}{% endbulk_form %}
{% pager page count noun="nhiệm vụ" %}
<div class="dd-columns"><div>
{% card title="Biểu mẫu" %}<form method="post" data-guard novalidate>{% csrf_token %}{% form_fields form %}<div class="dd-form-foot"><button class="btn btn-primary">Lưu</button></div></form>{% endcard %}
{% card title="Nhận tệp" %}<form method="post" action="/upload" enctype="multipart/form-data" id="upload">{% csrf_token %}{% upload files.file accept=".docx" hint="Tối đa 20 MB." %}<button class="btn btn-primary mt-3">Tải lên</button></form>{% endcard %}
<div class="dd-sides"><article class="dd-document" tabindex="0" aria-label="Văn bản"><p id="p12">Giao <b>Phòng Quản lý</b> Lao động mẫu chủ trì.</p></article><div><p data-spans="12:5-27" tabindex="0">Chủ trì: Phòng Quản lý Lao động</p></div></div>
</div><div>
{% card title="Trạng thái" %}{% stepper stages %}{% endcard %}
{% card title="Thông tin" %}{% facts %}{% fact "Chủ trì" long %}{% fact "Hạn" "" none="không ghi thời gian" %}{% endfacts %}{% confirm_button "Ban hành" action="/act" title="Ban hành kế hoạch?" consequence="Kế hoạch được gửi tới 12 đơn vị. Không hoàn tác được." style="primary" icon="send" name="number" value="15" %} {% confirm_button "Hủy" action="/act" title="Hủy?" consequence="Các đơn vị được báo." %}{% endcard %}
{% card title="Tệp" %}{% file_list papers %}{% endcard %}
{% card title="Lịch sử" %}{% history entries %}{% endcard %}
{% card flush=True %}{% empty "Chưa có khó khăn, vướng mắc nào." icon="hand-stop" action_url="/new" action_label="Nêu khó khăn" %}{% endcard %}
</div></div>{% endblock %}"""


class TaskForm(forms.Form):
    name = forms.CharField(label="Trích yếu", help_text="Một câu.", widget=forms.Textarea(attrs={"rows": 2}))
    unit = forms.ChoiceField(label="Đơn vị chủ trì", choices=[("", "Chọn đơn vị"), ("1", LONG)])
    due = DayField(label="Hạn", required=False)
    money = MoneyField(label="Kinh phí", required=False)
    kind = forms.ChoiceField(label="Tính chất", choices=[("a", "Một lần"), ("b", "Định kỳ")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="Tôi xác nhận tệp này không phải văn bản mật")


class FileForm(forms.Form):
    file = forms.FileField(label="Tệp kế hoạch")


class Visitor:
    """Stands in for sign-in: the account pages see nobody, every other page a person with a long name."""

    is_authenticated = True
    pk = 1

    def __str__(self):
        return "Trần Thị Mẫu Đơn Quỳnh Hương"


def signed_in(get_response):
    def answer(request):
        request.user = AnonymousUser() if request.path.startswith("/accounts/") else Visitor()
        return get_response(request)

    return answer


@access("test", public=True)
def gallery(request):
    if request.GET.get("told"):
        notify.done(request, f"Đã giao nhiệm vụ cho {LONG}.", undo="/undo")
        notify.refused(request, "Chưa gửi được: tệp lớn hơn 20 MB. Hãy nén ảnh hoặc gửi thành hai tệp.")
    wrong = request.GET.get("wrong")
    rows = [
        SimpleNamespace(
            pk=i, url=f"/tasks/{i}", name=name, kind=KINDS[i], tone=TONES[i], days=i * 3, due=date(2026, 3 + i, 5)
        )
        for i, name in enumerate(TITLES)
    ]
    at = datetime(2026, 3, 5, 1, 5, tzinfo=UTC)
    context = {
        "title": "Kế hoạch mẫu chăm lo chỗ ở, bữa ăn và đời sống tinh thần của người lao động",
        "long": LONG,
        "rows": rows,
        "columns": [
            Column("Nhiệm vụ", sort="name", wide=True),
            Column("Chủ trì, phối hợp"),
            Column("Trạng thái"),
            Column("Thời hạn", sort="due"),
            Column("Kinh phí (đồng)", align="end"),
            Column("Thao tác", hidden_label=True),
        ],
        "filters": [
            Filter("state", "Trạng thái", [("active", "Đang thực hiện"), ("done", "Hoàn thành")]),
            Filter("since", "Từ ngày", kind="day"),
        ],
        "form": TaskForm({}) if wrong else TaskForm(),
        "files": FileForm({}) if wrong else FileForm(),
        "page": Page(rows, after="next", before=""),
        "count": Count(1000, more=True),
        "parts": [Part("hoàn thành", 12, "done"), Part("đang thực hiện", 30, "active"), Part("quá hạn", 3, "overdue")],
        "stages": [
            Stage("Giao", "done", "05/3/2026"),
            Stage("Đang thực hiện", "current"),
            Stage("Hoàn thành", "ahead"),
        ],
        "cards": [
            CountCard("Quá hạn", 12, "?t=overdue", "alert-triangle", "overdue", current=True),
            CountCard("Sắp đến hạn", 1234, "?t=soon", "clock", "soon"),
            CountCard("Không có tin mới 14 ngày", 3, "?t=silent", "hourglass"),
        ],
        "entries": [Entry("Nguyễn Văn Thử", "trả lại kết quả", at, "Số liệu chưa khớp.", "Phó Trưởng Ban")],
        "papers": [FileRow("Báo cáo kết quả thực hiện quý I năm 2026 của đơn vị có tên rất dài.docx", "/f/1", 153600)],
        "crumbs": [Crumb("Kế hoạch", "/"), Crumb("Kế hoạch số 15", "/x")],
        "tabs": [Tab("Nhiệm vụ", "/", current=True, count=70), Tab("Dòng thời gian", "/x"), Tab("Lịch sử", "/h")],
    }
    return HttpResponse(Template(PAGE).render(RequestContext(request, context)))


@access("test", public=True)
def act(request):
    if not confirm.is_confirmed(request):
        return confirm.ask(
            request, title="Ban hành?", consequence="Gửi tới 12 đơn vị.", verb="Ban hành", back_url="/gallery"
        )
    notify.done(request, f"Đã làm: {request.POST.get('number') or request.POST.getlist('picked')}.")
    return redirect("/gallery")


@access("test", public=True)
def undo(request):
    notify.done(request, "Đã hoàn tác.")
    return redirect("/gallery")


@access("test", public=True)
def upload(request):
    notify.done(request, f"Đã nhận {request.FILES['file'].name}.")
    return redirect("/gallery?uploaded=1")


@access("test", public=True)
def denied(request):
    raise PermissionDenied("Chỉ đơn vị chủ trì mới gửi được báo cáo của nhiệm vụ này.")


urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("ui/", include("dondoc.ui.urls")),
    path("gallery", gallery, name="gallery"),
    path("act", act),
    path("undo", undo),
    path("upload", upload),
    path("denied", denied),
]
handler400 = "dondoc.ui.errors.bad_request"
handler403 = "dondoc.ui.errors.permission_denied"
handler404 = "dondoc.ui.errors.not_found"
handler500 = "dondoc.ui.errors.server_error"
