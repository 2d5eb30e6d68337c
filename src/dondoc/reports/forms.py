"""What the Office fills in on a report."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Min
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dondoc.official.rules import number_text
from dondoc.people.queries import today
from dondoc.plans.models import Plan
from dondoc.records.models import Document
from dondoc.reports.actions import Cycle
from dondoc.reports.models import Report, ReportCycle, bases, modes, rhythms
from dondoc.reports.queries import issue_faults, next_number
from dondoc.reports.queries.periods import reported_period
from dondoc.reports.rules import DEFAULT_OUTLINE, ReportHead
from dondoc.ui.components.text import said_choices
from dondoc.ui.fields import DayField
from dondoc.worktime import Basis, Mode, Unit, parse_period


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _period_choices(on: date, first_year: int, kept: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Each period that has begun by a day, by year, from the first plan's on; and `kept` where it is another one. By the
    decree the periods of the next year begin in December.
    """
    endings = ("Q1", "Q2", "Q3", "Q4", "H1", "H2", "9M", "Y", *(f"M{month:02d}" for month in range(1, 13)))
    groups = []
    for one in range(on.year + 1, min(first_year, on.year - 1) - 1, -1):
        begun = [period for ending in endings if (period := parse_period(f"{one}-{ending}")).start <= on]
        if begun:
            groups.append((gettext("Năm %(year)s") % {"year": one}, [(p.key, capfirst(p.label)) for p in begun]))
    if kept and all(kept != key for _group, options in groups for key, _label in options):
        groups.append((gettext("Kỳ khác"), [(kept, kept)]))
    return groups


class ComposeForm(forms.Form):
    """Which plan, which period, by whose outline."""

    plan = forms.ModelChoiceField(label=_("Kế hoạch"), queryset=Plan.objects.none())
    period = forms.CharField(
        label=_("Kỳ báo cáo"),
        max_length=10,
        widget=forms.Select,
    )
    mode = forms.ChoiceField(label=_("Cách tính kỳ"), choices=said_choices(modes()), initial=Mode.DECREE.value)
    asked_by = forms.ModelChoiceField(
        label=_("Văn bản yêu cầu báo cáo"),
        queryset=Document.objects.none(),
        required=False,
        help_text=_("Nếu có văn bản yêu cầu, đề cương và ngày gửi lấy theo văn bản đó."),
    )
    send_by = DayField(label=_("Ngày phải gửi"), required=False)
    addressees = forms.CharField(
        label=_("Kính gửi"), required=False, widget=forms.Textarea(attrs={"rows": 2}), help_text=_("Mỗi nơi một dòng.")
    )
    outline = forms.CharField(
        label=_("Đề cương"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "Mỗi phần một dòng, theo thứ tự. Phần mềm tự điền nội dung theo tên phần; phần lạ để trống cho đồng chí soạn."
        ),
    )

    def __init__(self, *args: Any, plans: Any, documents: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        period = self.fields["period"]
        if isinstance(period.widget, forms.Select):
            kept = str(self["period"].value() or "")
            first_year = plans.aggregate(first=Min("year"))["first"] or today().year
            period.widget.choices = _period_choices(today(), first_year, kept)
        self.fields["outline"].initial = "\n".join(item.heading for item in DEFAULT_OUTLINE)
        for name, queryset in (("plan", plans), ("asked_by", documents)):
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = queryset

    def clean_period(self) -> str:
        return str(self.cleaned_data["period"]).strip().upper()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("plan") and data.get("period") and data.get("mode"):
            try:
                reported_period(data["plan"], data["period"], Mode(data["mode"]), today())
            except ValueError as error:
                self.add_error("period", str(error))
        return data

    def clean_addressees(self) -> list[str]:
        return _lines(self.cleaned_data["addressees"])

    def clean_outline(self) -> list[str]:
        return _lines(self.cleaned_data["outline"])


class CycleForm(forms.Form):
    """What a report that comes again says."""

    plan = forms.ModelChoiceField(
        label=_("Kế hoạch"),
        queryset=Plan.objects.none(),
        required=False,
        empty_label=_("Tất cả kế hoạch của cơ quan"),
    )
    unit = forms.ChoiceField(label=_("Kỳ"), choices=said_choices(rhythms()), initial=Unit.QUARTER.value)
    mode = forms.ChoiceField(label=_("Cách tính kỳ"), choices=said_choices(modes()), initial=Mode.DECREE.value)
    offset = forms.IntegerField(label=_("Gửi sau ngày cuối kỳ"), min_value=0, max_value=60, initial=2)
    basis = forms.ChoiceField(label=_("Tính theo"), choices=said_choices(bases()), initial=Basis.WORKING.value)
    lead_days = forms.IntegerField(
        label=_("Đề nghị các đơn vị trước ngày cuối kỳ"),
        min_value=0,
        max_value=60,
        initial=5,
        help_text=_("Số ngày làm việc."),
    )
    answer_days = forms.IntegerField(
        label=_("Các đơn vị gửi trước ngày phải gửi báo cáo"),
        min_value=0,
        max_value=30,
        initial=1,
        help_text=_("Số ngày làm việc. Hạn là 16 giờ, không sớm hơn ngày cuối kỳ."),
    )
    starts_on = DayField(label=_("Bắt đầu từ ngày"), help_text=_("Kỳ đầu tiên là kỳ kết thúc từ ngày này trở đi."))
    ends_on = DayField(label=_("Đến ngày"), required=False, help_text=_("Để trống nếu chưa biết khi nào thôi báo cáo."))
    asked_by = forms.ModelChoiceField(
        label=_("Văn bản yêu cầu báo cáo"), queryset=Document.objects.none(), required=False
    )
    addressees = forms.CharField(
        label=_("Kính gửi"), required=False, widget=forms.Textarea(attrs={"rows": 2}), help_text=_("Mỗi nơi một dòng.")
    )
    recipients = forms.CharField(
        label=_("Nơi nhận"), required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("Mỗi nơi một dòng.")
    )
    outline = forms.CharField(
        label=_("Đề cương"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Mỗi phần một dòng. Các đơn vị được đề nghị báo cáo theo các phần này."),
    )

    def __init__(self, *args: Any, plans: Any, documents: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outline"].initial = "\n".join(item.heading for item in DEFAULT_OUTLINE)
        for name, queryset in (("plan", plans), ("asked_by", documents)):
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = queryset

    @staticmethod
    def initial_of(cycle: ReportCycle) -> dict[str, object]:
        """What stands in the form of a cycle that is there."""
        plain = ("unit", "mode", "offset", "basis", "lead_days", "answer_days", "starts_on", "ends_on")
        lists = ("addressees", "recipients", "outline")
        found: dict[str, object] = {name: getattr(cycle, name) for name in plain}
        found |= {name: "\n".join(getattr(cycle, name)) for name in lists if getattr(cycle, name)}
        return found | {"plan": cycle.plan_id, "asked_by": cycle.asked_by_id}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("ends_on") and data.get("starts_on") and data["ends_on"] < data["starts_on"]:
            self.add_error("ends_on", _("Ngày cuối trước ngày bắt đầu. Hãy kiểm tra lại."))
        return data

    def said(self) -> Cycle:
        """The cleaned form as the action takes it."""
        lists = {name: _lines(self.cleaned_data[name]) for name in ("addressees", "recipients", "outline")}
        return Cycle(**{**self.cleaned_data, **lists})


class PartForm(forms.Form):
    heading = forms.CharField(label=_("Tên phần"))
    body = forms.CharField(
        label=_("Nội dung"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Mỗi đoạn một dòng. Dòng bắt đầu bằng dấu gạch ngang là một ý."),
    )


class HeadForm(forms.Form):
    """What stands around the parts."""

    abstract = forms.CharField(label=_("Trích yếu"), widget=forms.Textarea(attrs={"rows": 2}))
    addressees = forms.CharField(label=_("Kính gửi"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    opening = forms.CharField(label=_("Lời mở đầu"), widget=forms.Textarea(attrs={"rows": 4}))
    closing = forms.CharField(label=_("Lời kết"), widget=forms.Textarea(attrs={"rows": 2}))
    signer_lines = forms.CharField(
        label=_("Quyền hạn, chức vụ người ký"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Mỗi dòng một dòng in, ví dụ: KT. TRƯỞNG BAN rồi PHÓ TRƯỞNG BAN."),
    )
    signer_name = forms.CharField(label=_("Họ tên người ký"), required=False)
    recipients = forms.CharField(
        label=_("Nơi nhận"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Mỗi nơi một dòng; “Như trên” và “Lưu: VT” phần mềm tự thêm."),
    )
    send_by = DayField(label=_("Ngày phải gửi"), required=False)

    def head(self) -> ReportHead:
        """The cleaned form as the action takes it."""
        data = self.cleaned_data
        return ReportHead(
            abstract=data["abstract"],
            addressees=_lines(data["addressees"]),
            recipients=_lines(data["recipients"]),
            opening=data["opening"],
            closing=data["closing"],
            signer_lines=_lines(data["signer_lines"]),
            signer_name=data["signer_name"],
            send_by=data["send_by"],
        )


class IssueForm(forms.Form):
    """What is stamped on a report; the next number of the year is offered, not held."""

    number = forms.CharField(label=_("Số"), max_length=20, required=False)
    issued_on = DayField(label=_("Ngày ban hành"))

    def __init__(self, *args: Any, report: Report, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._report, self._on = report, on
        self.fields["issued_on"].initial = on
        self.fields["number"].help_text = gettext(
            "Số kế tiếp của báo cáo trong năm %(year)s là %(number)s. Để trống nếu số do hệ thống văn bản của tỉnh cấp sau."
        ) % {"year": on.year, "number": number_text(next_number(report, on.year))}

    def clean_number(self) -> str:
        return str(self.cleaned_data["number"]).strip()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if "number" in data and data.get("issued_on"):
            faults = issue_faults(self._report, number=data["number"], issued_on=data["issued_on"], on=self._on)
            for name, sentence in faults.items():
                self.add_error(name, sentence)
        return data
