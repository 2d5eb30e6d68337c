"""Lists: filters that live in the URL, table heads that sort, keyset pages with an honest count."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

from django.http import HttpRequest, QueryDict
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dondoc.frame.paging import Count, Page
from dondoc.ui.components.icons import icon
from dondoc.ui.fields import parse_day

Text = str | Promise
PLACE = ("after", "before", "count")  # what a new filter or order makes void


def query_with(request: HttpRequest, *, drop: Iterable[str] = (), **values: str) -> str:
    """The request's query string with some values changed; an empty value drops its name. Starts with "?"."""
    query: QueryDict = request.GET.copy()
    for name in drop:
        query.pop(name, None)
    for name, value in values.items():
        if value:
            query[name] = value
        else:
            query.pop(name, None)
    return "?" + query.urlencode()


@dataclass(frozen=True, slots=True)
class Column:
    """A head cell. `sort` names the order that a click asks for (`?sort=due`, then `?sort=-due`)."""

    label: Text
    sort: str = ""
    align: Literal["start", "end"] = "start"
    wide: bool = False  # the column that the eye reads first: it gets the room
    hidden_label: bool = False  # the column of row actions: named for screen readers only


def table_open(
    request: HttpRequest, columns: Sequence[Column], *, caption: str, sort: str = "", bulk: bool = False
) -> SafeString:
    """From `<table>` to `<tbody>`. `caption` says what the table lists (for screen readers); `sort` is the order in
    force; `bulk` adds the column with "select all" (each row then starts with `{% pick row.pk %}`).
    """
    heads = [SafeString("")]
    if bulk:
        heads.append(
            format_html(
                '<th class="dd-pick"><input type="checkbox" class="form-check-input" data-pick-all aria-label="{}"></th>',
                _("Chọn tất cả các dòng trên trang này"),
            )
        )
    heads += [_head(request, column, sort) for column in columns]
    return format_html(
        '<table class="table dd-table dd-stack" data-list><caption class="visually-hidden">{}</caption>'
        "<thead><tr>{}</tr></thead><tbody>",
        caption,
        format_html_join("", "{}", ((head,) for head in heads)),
    )


def _head(request: HttpRequest, column: Column, sort: str) -> SafeString:
    names = ("text-end" if column.align == "end" else "", "dd-wide-column" if column.wide else "")
    css = format_html(' class="{}"', " ".join(filter(None, names))) if any(names) else ""
    if not column.sort:
        label = (
            format_html('<span class="visually-hidden">{}</span>', column.label)
            if column.hidden_label
            else column.label
        )
        return format_html('<th scope="col"{}>{}</th>', css, label)
    up, down = sort == column.sort, sort == f"-{column.sort}"
    order = "ascending" if up else "descending" if down else "none"
    symbol = "arrow-up" if up else "arrow-down" if down else "arrows-sort"
    url = query_with(request, drop=PLACE, sort=f"-{column.sort}" if up else column.sort)
    return format_html(
        '<th scope="col"{} aria-sort="{}"><a class="dd-sort" href="{}">{}{}</a></th>',
        css,
        order,
        url,
        column.label,
        icon(symbol),
    )


@lru_cache(maxsize=16)
def _pick_word(language: str | None) -> str:  # noqa: ARG001 - the language keys the cache
    return _("Chọn: %(row)s")


def pick(value: object, *, label: str) -> SafeString:
    """The tick of a row in a list with bulk acts; posts as `picked`. `label` names the row."""
    return format_html(
        '<td class="dd-pick"><input type="checkbox" class="form-check-input" name="picked" value="{}" '
        'aria-label="{}" data-pick></td>',
        value,
        _pick_word(get_language()) % {"row": label},
    )


def pager(request: HttpRequest, page: Page[Any], count: Count, *, noun: str) -> SafeString:
    """Count and neighbours of a keyset page; nothing under an empty list. `noun` is what is counted: "nhiệm vụ"."""
    if not (count.value or page.before or page.after):
        return SafeString("")
    exact = ""
    if count.more:
        exact = format_html(' <a href="{}" rel="nofollow">{}</a>', query_with(request, count="exact"), _("đếm đủ"))
    parts = [format_html('<p class="dd-pager-count">{} {}{}</p>', str(count), noun, exact)]
    if page.before or page.after:
        steps = [
            _step(request, "before", page.before, _("Trang trước"), "chevron-left"),
            _step(request, "after", page.after, _("Trang sau"), "chevron-right"),
        ]
        parts.append(format_html('<div class="btn-list">{}</div>', format_html_join("", "{}", ((s,) for s in steps))))
    return format_html(
        '<nav class="dd-pager" aria-label="{}">{}</nav>', _("Trang"), format_html_join("", "{}", ((p,) for p in parts))
    )


def _step(request: HttpRequest, name: str, cursor: str, label: str, symbol: str) -> SafeString:
    text = (icon(symbol), label) if name == "before" else (label, icon(symbol))
    if not cursor:
        return format_html('<span class="btn btn-sm disabled" aria-disabled="true">{}{}</span>', *text)
    return format_html(
        '<a class="btn btn-sm" href="{}">{}{}</a>',
        query_with(request, drop=("after", "before"), **{name: cursor}),
        *text,
    )


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter of a list. With `options` (value, label) it is a choice, whose first line is `any_label`; without, a
    line of text, or a day when `kind` is "day".
    """

    name: str
    label: Text
    options: Sequence[tuple[str, Text]] = ()
    any_label: Text = ""
    kind: Literal["choice", "text", "day"] = "choice"

    def value(self, request: HttpRequest) -> str:
        """What the URL says; a value that is no option counts as none."""
        value = request.GET.get(self.name, "")
        if self.kind == "day":
            return value if parse_day(value) else ""
        return value if self.kind != "choice" or value in {key for key, _label in self.options} else ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A filter with its value, as the bar prints it."""

    filter: Filter
    value: str
    value_label: Text
    without_url: str = field(default="")


def shown_filters(request: HttpRequest, filters: Sequence[Filter]) -> list[Shown]:
    """Filters with what the URL says of each, and the address without it."""
    found = []
    for item in filters:
        value = item.value(request)
        labels = dict(item.options)
        found.append(
            Shown(
                item,
                value,
                labels.get(value, value),
                query_with(request, drop=PLACE, **{item.name: ""}) if value else "",
            )
        )
    return found


@lru_cache(maxsize=512)
def _options(options: tuple[tuple[str, Text], ...], value: str, language: str | None) -> SafeString:  # noqa: ARG001 - the language keys the cache
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((key, SafeString(" selected" if key == value else ""), label) for key, label in options),
    )


def filter_options(shown: Shown) -> SafeString:
    """The choices of a filter, the chosen one marked."""
    return _options(tuple(shown.filter.options), shown.value, get_language())


def kept_values(request: HttpRequest, filters: Sequence[Filter]) -> list[tuple[str, str]]:
    """What a filter form must carry along: every value of the URL that no filter and no page place owns."""
    own = {item.name for item in filters} | set(PLACE) | {"q"}
    return [(name, value) for name, values in request.GET.lists() if name not in own for value in values]
