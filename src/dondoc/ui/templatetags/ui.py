"""`{% load ui %}`: the components as tags and filters. An unknown prop is a TemplateSyntaxError; a value outside a closed
list is a ValueError. docs/howto/add-a-page.md shows each in use.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django import template
from django.http import HttpRequest
from django.template.base import FilterExpression, Node, NodeList, Parser, Token, token_kwargs
from django.template.context import Context
from django.template.exceptions import TemplateSyntaxError
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dondoc.frame.paging import Count, Page
from dondoc.ui import notify, once
from dondoc.ui.components import badges, forms, icons, lists, pieces, text

register = template.Library()

FILTERS: dict[str, Callable[..., Any]] = {
    "said": text.said,
    "said_verb": text.said_verb,
    "thousands": text.thousands,
    "money": text.money,
    "day": text.day,
    "moment": text.moment,
    "days_left": text.days_left,
    "file_size": text.file_size,
    "file_icon": pieces.file_icon,
    "toast": notify.as_toast,
}
TAGS: dict[str, Callable[..., Any]] = {
    "icon": icons.icon,
    "timeliness": badges.timeliness,
    "state": badges.state,
    "role": badges.role,
    "avatar": badges.avatar,
    "field": forms.field,
    "form_errors": forms.form_errors,
    "form_fields": forms.form_fields,
    "pick": lists.pick,
    "filter_options": lists.filter_options,
    "progress": pieces.progress,
    "running": pieces.running,
    "stepper": pieces.stepper,
    "count_cards": pieces.count_cards,
}
for filter_name, filter_function in FILTERS.items():
    register.filter(filter_name, filter_function)
for tag_name, tag_function in TAGS.items():
    register.simple_tag(tag_function, name=tag_name)
register.tag("icon", once.once_where_literal(register.tags["icon"]))
for django_tag in (once.translate, once.static, once.url):
    register.tag(django_tag.__name__, django_tag)


@register.simple_tag(takes_context=True)
def pager(context: Context, page: Page[Any], count: Count, *, noun: str) -> SafeString:
    """`{% pager page count noun="nhiệm vụ" %}`"""
    return lists.pager(context["request"], page, count, noun=noun)


@register.simple_tag(takes_context=True)
def query_with(context: Context, **values: str) -> str:
    """`href="{% query_with view="tree" %}"`: this page's query with values changed, back on its first page."""
    return lists.query_with(context["request"], drop=lists.PLACE, **values)


@register.inclusion_tag("ui/parts/filter_bar.html", takes_context=True)
def filter_bar(
    context: Context, filters: Sequence[lists.Filter], *, search: bool = True, search_label: str = ""
) -> dict[str, Any]:
    """`{% filter_bar filters %}`: a GET form; `search` adds the text search `?q=`."""
    request: HttpRequest = context["request"]
    shown = lists.shown_filters(request, filters)
    return {
        "shown": shown,
        "active": [item for item in shown if item.value],
        "kept": lists.kept_values(request, filters),
        "search": search,
        "search_label": search_label or _("Tìm trong danh sách"),
        "query": request.GET.get("q", ""),
        "without_query_url": lists.query_with(request, drop=lists.PLACE, q=""),
        "path": request.path,
    }


@register.inclusion_tag("ui/parts/empty.html")
def empty(
    sentence: str, *, icon: str = "inbox", action_url: str = "", action_label: str = "", action_icon: str = "plus"
) -> dict[str, str]:
    """`{% empty "…" icon="checklist" action_url=… action_label="…" %}`: says what will appear here and how to begin."""
    return {
        "sentence": sentence,
        "icon": icon,
        "action_url": action_url,
        "action_label": action_label,
        "action_icon": action_icon,
    }


@register.inclusion_tag("ui/parts/history.html")
def history(entries: Sequence[pieces.Entry]) -> dict[str, Any]:
    """`{% history entries %}`, newest first as given."""
    return {"entries": entries}


@register.inclusion_tag("ui/parts/file_list.html")
def file_list(files: Sequence[pieces.FileRow]) -> dict[str, Any]:
    """`{% file_list files %}`"""
    return {"files": files}


COPY_ROWS = 12


@register.inclusion_tag("ui/parts/copy_box.html")
def copy_box(text: str, *, label: str, hint: str, name: str = "dd-copied") -> dict[str, Any]:
    """`{% copy_box message label=_("Chép để gửi Zalo") hint=_("…") %}`: a text to be taken along, by a button or by hand;
    `name` tells two on one page apart.
    """
    return {"text": text, "label": label, "hint": hint, "name": name, "rows": min(text.count("\n") + 2, COPY_ROWS)}


@register.inclusion_tag("ui/parts/breadcrumbs.html")
def breadcrumbs(crumbs: Sequence[pieces.Crumb], here: str) -> dict[str, Any]:
    """`{% breadcrumbs crumbs "Tên trang này" %}`"""
    return {"crumbs": crumbs, "here": here}


@register.inclusion_tag("ui/parts/tabs.html")
def tabs(tabs: Sequence[pieces.Tab], *, label: str) -> dict[str, Any]:
    """`{% tabs tabs label="Các phần của kế hoạch" %}`"""
    return {"tabs": tabs, "label": label}


@register.inclusion_tag("ui/parts/list_tools.html", takes_context=True)
def list_tools(context: Context, *, export_url: str = "", print: bool = True) -> dict[str, Any]:  # noqa: A002 - a prop
    """`{% list_tools export_url=… %}`: export of exactly what is shown (the query goes along), and print."""
    request: HttpRequest = context["request"]
    return {
        "export_url": export_url + lists.query_with(request, drop=lists.PLACE) if export_url else "",
        "print": print,
    }


@register.inclusion_tag("ui/parts/upload.html")
def upload(bound: Any, *, accept: str = "", hint: str = "") -> dict[str, Any]:
    """`{% upload form.file accept=".docx,.pdf" hint="…" %}`: a place to drop a file; a plain file input without script."""
    return {
        "bound": bound,
        "accept": accept,
        "hint": hint,
        "described": f"{bound.auto_id}_hint" if hint else "",
        "errors": forms.field_errors(bound),
    }


@register.inclusion_tag("ui/parts/confirm_button.html", takes_context=True)
def confirm_button(  # noqa: PLR0913 - the closed list of its props
    context: Context,
    label: str,
    *,
    action: str,
    title: str,
    consequence: str,
    verb: str = "",
    style: str = "danger",
    icon: str = "",
    name: str = "",
    value: str = "",
) -> dict[str, Any]:
    """A button that asks first, by naming what will happen:
    `{% confirm_button "Ban hành" action=url title="Ban hành kế hoạch?" consequence="…" style="primary" %}`.
    It posts to `action`, with `confirmed=1` once answered; without script the view answers with `ui.confirm.ask`.
    """
    if style not in {"danger", "primary", "plain"}:
        raise ValueError(f"style={style!r}: danger, primary or plain")
    return {
        "label": label,
        "action": action,
        "title": title,
        "consequence": consequence,
        "verb": verb or label,
        "css": {"danger": "btn-danger", "primary": "btn-primary", "plain": ""}[style],
        "icon": icon,
        "name": name,
        "value": value,
        "csrf_token": context.get("csrf_token"),
    }


@register.simple_tag
def asks(*, title: str, consequence: str, verb: str) -> SafeString:
    """Attributes of a submit button that asks first, where a form of its own cannot stand (a bulk bar, a long form):
    `<button class="btn" formaction=… {% asks title="…" consequence="…" verb="…" %}>`.
    """
    return format_html('data-asks="{}" data-asks-consequence="{}" data-asks-verb="{}"', title, consequence, verb)


class BlockNode(Node):
    """A pair of tags with props: the opening and closing HTML come from `render_with`."""

    def __init__(
        self,
        nodelist: NodeList,
        args: list[FilterExpression],
        props: dict[str, FilterExpression],
        render_with: Callable[..., SafeString],
    ) -> None:
        self.nodelist = nodelist
        self._args = args
        self._props = props
        self._render_with = render_with

    def render(self, context: Context) -> SafeString:
        args = [arg.resolve(context) for arg in self._args]
        props = {key: value.resolve(context) for key, value in self._props.items()}
        return self._render_with(context, self.nodelist.render(context), *args, **props)


def _block(parser: Parser, token: Token, render_with: Callable[..., SafeString], allowed: frozenset[str]) -> BlockNode:
    bits = token.split_contents()
    tag, rest = bits[0], bits[1:]
    args = []
    while rest and "=" not in rest[0].split('"')[0]:
        args.append(parser.compile_filter(rest.pop(0)))
    props = token_kwargs(rest, parser)
    if rest:
        raise TemplateSyntaxError(f"{tag}: cannot read {rest[0]!r}")
    unknown = set(props) - allowed
    if unknown:
        raise TemplateSyntaxError(
            f"{tag}: unknown prop {', '.join(sorted(unknown))}; known: {', '.join(sorted(allowed))}"
        )
    nodelist = parser.parse((f"end{tag}",))
    parser.delete_first_token()
    return BlockNode(nodelist, args, props, render_with)


def _data_table(
    context: Context,
    inner: SafeString,
    columns: Sequence[lists.Column],
    *,
    caption: str,
    sort: str = "",
    bulk: bool = False,
) -> SafeString:
    head = lists.table_open(context["request"], columns, caption=caption, sort=sort, bulk=bulk)
    return format_html("{}{}</tbody></table>", head, inner)


@register.tag
def data_table(parser: Parser, token: Token) -> BlockNode:
    """`{% data_table columns caption="…" sort=sort bulk=True %} rows {% enddata_table %}`"""
    return _block(parser, token, _data_table, frozenset({"caption", "sort", "bulk"}))


def _card(_context: Context, inner: SafeString, *, title: str = "", icon: str = "", flush: bool = False) -> SafeString:
    head = (
        format_html(
            '<div class="card-header"><h2 class="card-title">{}{}</h2></div>', icons.icon(icon) if icon else "", title
        )
        if title
        else ""
    )
    body = inner if flush else format_html('<div class="card-body">{}</div>', inner)
    return format_html('<section class="card">{}{}</section>', head, body)


@register.tag
def card(parser: Parser, token: Token) -> BlockNode:
    """`{% card title="…" icon="…" flush=True %} … {% endcard %}`; `flush` for a table or list that touches the edges."""
    return _block(parser, token, _card, frozenset({"title", "icon", "flush"}))


def _bulk(context: Context, inner: SafeString, *, action: str = "") -> SafeString:
    return format_html(
        '<form method="post" action="{}" class="dd-bulk-form" data-bulk>'
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">{}</form>',
        action,
        str(context.get("csrf_token", "")),
        inner,
    )


@register.tag
def bulk_form(parser: Parser, token: Token) -> BlockNode:
    """`{% bulk_form action=url %} table, then bulk_bar {% endbulk_form %}`: the ticked rows post as `picked`."""
    return _block(parser, token, _bulk, frozenset({"action"}))


def _bulk_bar(_context: Context, inner: SafeString) -> SafeString:
    return format_html(
        '<div class="dd-bulk-bar" data-bulk-bar><span><strong data-bulk-count>0</strong> {}</span>{}</div>',
        _("dòng đã chọn"),
        inner,
    )


@register.tag
def bulk_bar(parser: Parser, token: Token) -> BlockNode:
    """`{% bulk_bar %} buttons {% endbulk_bar %}` inside `bulk_form`; shown once a row is ticked."""
    return _block(parser, token, _bulk_bar, frozenset())


def _facts(_context: Context, inner: SafeString) -> SafeString:
    return format_html('<dl class="dd-facts">{}</dl>', inner)


@register.tag
def facts(parser: Parser, token: Token) -> BlockNode:
    """`{% facts %}{% fact "Chủ trì" value %}…{% endfacts %}`: a definition list."""
    return _block(parser, token, _facts, frozenset())


@register.simple_tag
def fact(label: str, value: object, *, none: str = "") -> SafeString:
    """A line of `facts`; `none` is printed where there is no value (a line without both is left out)."""
    shown = conditional_escape(none if value in (None, "") else value if isinstance(value, str) else str(value))
    return format_html("<div><dt>{}</dt><dd>{}</dd></div>", label, shown) if shown else SafeString("")
