"""The text of a report with its figures as links."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from dondoc.ui.components.text import thousands

register = template.Library()


@register.simple_tag
def with_figures(body: str, report_pk: int, figures: Sequence[Mapping[str, Any]]) -> SafeString:
    """Paragraphs, a line each; where a line says a figure as the report counted it ("quá hạn 2"), the words lead to its
    records.
    """
    spoken: dict[str, str] = {escape(f"{one['label']} {thousands(one['value'])}"): one["key"] for one in figures}
    if not spoken:
        return _paragraphs(escape(body))
    words = re.compile("|".join(rf"{re.escape(said)}\b" for said in sorted(spoken, key=len, reverse=True)))

    def link(found: re.Match[str]) -> str:
        url = reverse("reports:figure", args=[report_pk, spoken[found[0]]])
        return format_html('<a href="{}">{}</a>', url, mark_safe(found[0]))  # noqa: S308 - escaped above

    return _paragraphs(words.sub(link, escape(body)))


def _paragraphs(escaped: str) -> SafeString:
    lines = [line for line in escaped.splitlines() if line.strip()]
    return mark_safe("".join(f"<p>{line}</p>" for line in lines))  # noqa: S308 - escaped by whoever calls
