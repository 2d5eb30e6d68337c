"""Signals: never colour alone, always with an icon and words."""

from functools import lru_cache
from typing import Literal, get_args

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from dondoc.ui.components.icons import icon
from dondoc.ui.components.text import initials, said, thousands

Timeliness = Literal[
    "none",
    "ahead",
    "soon",
    "overdue",
    "done_early",
    "done_on_time",
    "done_late",
    "period_early",
    "period_on_time",
    "period_late",
]
Tone = Literal["new", "active", "waiting", "done", "returned", "paused", "void"]
RoleName = Literal["directs", "leads", "cooperates", "partner", "informed"]

_TONE_ICONS: dict[str, str] = {
    "new": "circle-dashed",
    "active": "progress",
    "waiting": "hourglass",
    "done": "check",
    "returned": "arrow-back-up",
    "paused": "player-pause",
    "void": "ban",
}


def _check(prop: str, value: str, allowed: object) -> None:
    if value not in get_args(allowed):
        raise ValueError(f"{prop}={value!r}: one of {', '.join(get_args(allowed))}")


def _timeliness_words(kind: str, days: int) -> tuple[str, str, str]:
    """(colour class, icon, words)."""
    n = {"n": thousands(days)}
    left = ngettext("Còn %(n)s ngày làm việc", "Còn %(n)s ngày làm việc", days) % n if days else ""
    late = ngettext("Quá hạn %(n)s ngày", "Quá hạn %(n)s ngày", days) % n if days else _("Quá hạn")
    done_late = ngettext("Hoàn thành quá hạn %(n)s ngày", "Hoàn thành quá hạn %(n)s ngày", days) % n
    met_late = ngettext("Đạt quá hạn %(n)s ngày", "Đạt quá hạn %(n)s ngày", days) % n
    return {
        "none": ("plain", "circle-dashed", _("Không thời hạn")),
        "ahead": ("plain", "calendar", left or _("Chưa đến hạn")),
        "soon": ("soon", "clock", left or _("Hạn hôm nay")),
        "overdue": ("overdue", "alert-triangle", late),
        "done_early": ("done", "check", _("Hoàn thành trước hạn")),
        "done_on_time": ("done", "check", _("Hoàn thành đúng hạn")),
        "done_late": ("late", "check", done_late if days else _("Hoàn thành quá hạn")),
        "period_early": ("done", "check", _("Đạt trước hạn")),
        "period_on_time": ("done", "check", _("Đạt đúng hạn")),
        "period_late": ("late", "check", met_late if days else _("Đạt quá hạn")),
    }[kind]


@lru_cache(maxsize=2048)
def _timeliness(kind: str, days: int, language: str | None) -> SafeString:  # noqa: ARG001 - the language keys the cache
    _check("kind", kind, Timeliness)
    colour, symbol, words = _timeliness_words(kind, days)
    return format_html('<span class="dd-signal dd-signal-{}">{}{}</span>', colour, icon(symbol), words)


def timeliness(kind: Timeliness, *, days: int = 0) -> SafeString:
    """How a thing stands to its deadline. `days`: days late for "overdue" and the two "…_late", working days left for "soon"
    and "ahead".

    Raises:
        ValueError: for an unknown kind.
    """
    return _timeliness(kind, days, get_language())


@lru_cache(maxsize=2048)
def _state(label: str, tone: Tone, language: str | None) -> SafeString:  # noqa: ARG001 - the language keys the cache
    _check("tone", tone, Tone)
    return format_html('<span class="dd-state dd-state-{}">{}{}</span>', tone, icon(_TONE_ICONS[tone]), said(label))


def state(label: str, *, tone: Tone) -> SafeString:
    """A workflow state: `label` is the word of the room's transition table, said in the reader's language; `tone` one of
    `Tone`.
    """
    return _state(label, tone, get_language())


@lru_cache(maxsize=16)
def _role_words(language: str | None) -> dict[str, str]:  # noqa: ARG001 - the language keys the cache
    return {
        "directs": _("Chỉ đạo"),
        "leads": _("Chủ trì"),
        "cooperates": _("Phối hợp"),
        "partner": _("Cùng tham gia"),
        "informed": _("Để biết"),
    }


def role_word(role: RoleName) -> str:
    """The printed word of a role, as the decrees write it."""
    _check("role", role, RoleName)
    return _role_words(get_language())[role]


@lru_cache(maxsize=8192)
def _role(name: str, role: RoleName, is_open: bool, language: str | None) -> SafeString:  # noqa: ARG001, FBT001 - cache keys
    hint = format_html('<span class="dd-role-open">{}</span>', _("chưa xác định")) if is_open else ""
    return format_html(
        '<span class="dd-role dd-role-{}{}"><span class="dd-role-word">{}</span> <span>{}</span>{}</span>',
        role,
        " dd-role-is-open" if is_open else "",
        role_word(role),
        name,
        hint,
    )


def role(name: str, *, role: RoleName, open: bool = False) -> SafeString:  # noqa: A002 - the prop's name on pages
    """Who has which part in a task. `open`: a role that nobody fills yet ("… liên quan")."""
    return _role(str(name), role, open, get_language())


def count_badge(value: int, *, label: str) -> SafeString:
    """A small figure beside a name; `label` is what a screen reader says ("3 thông báo chưa đọc")."""
    if not value:
        return SafeString("")
    shown = thousands(value) if value < 100 else "99+"  # noqa: PLR2004 - two digits fit a bell
    return format_html(
        '<span class="dd-count" aria-hidden="true">{}</span><span class="visually-hidden">{}</span>', shown, label
    )


@lru_cache(maxsize=4096)
def avatar(name: str) -> SafeString:
    """Initials in a circle; decoration beside a printed name."""
    hue = sum(ord(letter) for letter in name) % 6
    return format_html('<span class="dd-avatar dd-avatar-{}" aria-hidden="true">{}</span>', hue, initials(name))
