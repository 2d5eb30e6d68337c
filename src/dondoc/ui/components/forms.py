"""Forms: labels above, help under, errors beside the field and summed up on top with links to the fields."""

from typing import Any

from django.forms import BaseForm, BoundField, ModelChoiceField, widgets
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dondoc.ui.components.icons import icon

_CHOICE_LISTS = (widgets.RadioSelect, widgets.CheckboxSelectMultiple)


def _css(widget: widgets.Widget) -> str:
    if isinstance(widget, _CHOICE_LISTS):
        return ""
    if isinstance(widget, widgets.CheckboxInput):
        return "form-check-input"
    if isinstance(widget, widgets.Select):
        return "form-select"
    return "form-control"


def _attributes(bound: BoundField, described: list[str]) -> dict[str, Any]:
    widget = bound.field.widget
    css = [widget.attrs.get("class", ""), _css(widget), "is-invalid" if bound.errors else ""]
    attributes: dict[str, Any] = {"class": " ".join(part for part in css if part)}
    if described:
        attributes["aria-describedby"] = " ".join(described)
    if bound.errors:
        attributes["aria-invalid"] = "true"
    return attributes


def field(bound: BoundField, *, width: int = 12) -> SafeString:
    """One field of a form. `width` in twelfths of the row, on wide screens (put it in a `<div class="row">`).

    Raises:
        ValueError: when `width` is not within 1 to 12.
    """
    if not 1 <= width <= 12:  # noqa: PLR2004 - twelfths
        raise ValueError(f"width={width}: 1 to 12")
    if bound.is_hidden:
        return format_html("{}{}", bound.as_widget(), field_errors(bound))
    if isinstance(bound.field, ModelChoiceField) and bound.field.empty_label == "---------":
        bound.field.empty_label = _("Hãy chọn") if bound.field.required else _("Không chọn")
    helped = f"{bound.auto_id}_helptext" if bound.help_text else ""
    failed = f"{bound.auto_id}_error" if bound.errors else ""
    described = [name for name in (failed, helped) if name]
    control = bound.as_widget(attrs=_attributes(bound, described))
    optional = (
        SafeString("")
        if bound.field.required or isinstance(bound.field.widget, widgets.CheckboxInput)
        else format_html(' <span class="dd-optional">{}</span>', _("không bắt buộc"))
    )
    help_text = format_html('<div class="form-hint" id="{}">{}</div>', helped, bound.help_text) if helped else ""
    if isinstance(bound.field.widget, widgets.CheckboxInput):
        body = format_html(
            '<label class="form-check">{}<span class="form-check-label">{}</span></label>{}{}',
            control,
            bound.label,
            field_errors(bound),
            help_text,
        )
    elif isinstance(bound.field.widget, _CHOICE_LISTS):
        body = format_html(
            '<fieldset class="dd-choices" id="{}_group"><legend class="form-label">{}{}</legend>{}{}{}</fieldset>',
            bound.auto_id,
            bound.label,
            optional,
            control,
            field_errors(bound),
            help_text,
        )
    else:
        body = format_html(
            '<label class="form-label" for="{}">{}{}</label>{}{}{}',
            bound.id_for_label,
            bound.label,
            optional,
            control,
            field_errors(bound),
            help_text,
        )
    return format_html('<div class="dd-field col-md-{}">{}</div>', width, body)


def field_errors(bound: BoundField) -> SafeString:
    if not bound.errors:
        return SafeString("")
    return format_html(
        '<div class="dd-field-error" id="{}_error">{}{}</div>',
        bound.auto_id,
        icon("alert-circle"),
        format_html_join(" ", "<span>{}</span>", ((error,) for error in bound.errors)),
    )


def form_errors(form: BaseForm) -> SafeString:
    """The summary on top of a form that did not pass; empty otherwise."""
    if not form.is_bound or not form.errors:
        return SafeString("")
    rows = [format_html("<li>{}</li>", error) for error in form.non_field_errors()]
    for bound in form:
        target = f"{bound.auto_id}_group" if isinstance(bound.field.widget, _CHOICE_LISTS) else bound.id_for_label
        rows += [format_html('<li><a href="#{}">{}</a>: {}</li>', target, bound.label, error) for error in bound.errors]
    title = ngettext("Chưa gửi được: còn %(n)s chỗ cần sửa.", "Chưa gửi được: còn %(n)s chỗ cần sửa.", len(rows)) % {
        "n": len(rows)
    }
    return format_html(
        '<div class="dd-form-errors" role="alert" tabindex="-1" data-focus><p>{}{}</p><ul>{}</ul></div>',
        icon("alert-circle"),
        title,
        format_html_join("", "{}", ((row,) for row in rows)),
    )


def form_fields(form: BaseForm) -> SafeString:
    """The whole form without its `<form>` tag and buttons: summary of errors, then every field, one a row."""
    return format_html(
        '{}<div class="row">{}</div>', form_errors(form), format_html_join("", "{}", ((field(b),) for b in form))
    )
