"""Smaller parts: progress by state, steps, counts that are filters, definition lists."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dondoc.ui.components.icons import icon
from dondoc.ui.components.text import thousands

Text = str | Promise
Colour = Literal["done", "active", "soon", "overdue", "plain"]


@dataclass(frozen=True, slots=True)
class Part:
    """A share of a progress bar."""

    label: Text
    count: int
    colour: Colour


def progress(parts: Sequence[Part], *, label: str) -> SafeString:
    """A bar by state, with its figures in words under it; `label` says of what."""
    total = sum(part.count for part in parts)
    bars, at = [], 0.0
    for part in parts:
        if part.count:
            share = 100 * part.count / total
            bars.append(
                format_html(
                    '<rect class="dd-bar-{}" x="{}%" y="0" width="{}%" height="10"></rect>',
                    part.colour,
                    f"{at:.3f}",
                    f"{share:.3f}",
                )
            )
            at += share
    words = format_html_join(
        "",
        '<li><span class="dd-dot dd-bar-{}" aria-hidden="true"></span>{} {}</li>',
        ((p.colour, thousands(p.count), p.label) for p in parts if p.count),
    )
    empty = format_html("<li>{}</li>", _("chưa có gì để đếm")) if not total else ""
    return format_html(
        '<div class="dd-progress" role="group" aria-label="{}"><svg class="dd-bar" height="10" aria-hidden="true" '
        'focusable="false">{}</svg><ul>{}{}</ul></div>',
        label,
        format_html_join("", "{}", ((b,) for b in bars)),
        words,
        empty,
    )


def running(done: int, total: int, *, noun: str) -> SafeString:
    """Long work: "3.412 / 20.000 dòng" with a bar."""
    return format_html(
        '<div class="dd-running"><progress max="{}" value="{}" aria-label="{}"></progress><span>{} / {} {}</span></div>',
        max(total, 1),
        done,
        _("Tiến độ"),
        thousands(done),
        thousands(total),
        noun,
    )


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of a stepper; `note` is small print under it (a date, a name)."""

    label: Text
    status: Literal["done", "current", "ahead", "failed"]
    note: Text = ""


def stepper(stages: Sequence[Stage]) -> SafeString:
    """The states of one thing in their order, where it stands marked in words too."""
    symbols = {"done": "check", "current": "circle-dot", "ahead": "circle-dashed", "failed": "x"}
    said = {"done": _("đã qua"), "current": _("hiện tại"), "ahead": _("chưa tới"), "failed": _("không đạt")}
    return format_html(
        '<ol class="dd-stepper">{}</ol>',
        format_html_join(
            "",
            '<li class="dd-step-{}"{}>{}<span>{}<span class="visually-hidden"> ({})</span><small>{}</small></span></li>',
            (
                (
                    s.status,
                    SafeString(' aria-current="step"') if s.status == "current" else "",
                    icon(symbols[s.status]),
                    s.label,
                    said[s.status],
                    s.note,
                )
                for s in stages
            ),
        ),
    )


@dataclass(frozen=True, slots=True)
class CountCard:
    """A figure that is a filter: pressing it shows the things counted."""

    label: Text
    count: int
    url: str
    icon: str
    colour: Colour = "plain"
    current: bool = False


def count_cards(cards: Sequence[CountCard]) -> SafeString:
    """A row of figures that are filters."""
    return format_html(
        '<ul class="dd-counts">{}</ul>',
        format_html_join(
            "",
            '<li><a class="dd-count-card dd-count-{}" href="{}"{}>{}<strong>{}</strong><span>{}</span></a></li>',
            (
                (
                    c.colour,
                    c.url,
                    SafeString(' aria-current="true"') if c.current else "",
                    icon(c.icon),
                    thousands(c.count),
                    c.label,
                )
                for c in cards
            ),
        ),
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a history: who did what, when, why."""

    who: str
    what: str
    at: datetime
    why: str = ""
    post: str = ""
    icon: str = "circle-dot"


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file as lists show it; `size` in bytes."""

    name: str
    url: str
    size: int
    note: str = ""


def file_icon(name: str) -> str:
    """The icon of a file's kind, by its ending."""
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    return {
        "docx": "file-type-docx",
        "doc": "file-type-doc",
        "odt": "file-text",
        "pdf": "file-type-pdf",
        "xlsx": "file-spreadsheet",
        "csv": "file-spreadsheet",
        "jpg": "photo",
        "jpeg": "photo",
        "png": "photo",
    }.get(ending, "file-text")


@dataclass(frozen=True, slots=True)
class Crumb:
    """A place above this page."""

    label: Text
    url: str


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab that is a page of its own."""

    label: Text
    url: str
    current: bool = False
    count: int | None = None
