"""What is told after an act: a toast that can carry an undo for ten seconds."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest

_ICONS = {"success": "circle-check", "info": "info-circle", "warning": "alert-triangle", "error": "alert-circle"}
_UNDO = "undo="


@dataclass(frozen=True, slots=True)
class Toast:
    """A message as page and script print it; `undo` is the address of the counter-verb, or ""."""

    level: str
    text: str
    undo: str
    icon: str


def done(request: HttpRequest, text: str, *, undo: str = "") -> None:
    """Tells that something was done; `undo` is the address that the button "Hoàn tác" posts to."""
    messages.success(request, text, extra_tags=f"{_UNDO}{undo}" if undo else "")


def noted(request: HttpRequest, text: str) -> None:
    """Tells what came with something that was done and may not have been meant."""
    messages.warning(request, text)


def refused(request: HttpRequest, text: str) -> None:
    """Tells that something was not done: what happened and what to do."""
    messages.error(request, text)


def as_toast(message: Message) -> Toast:
    """A Django message as a toast."""
    level = message.level_tag if message.level_tag in _ICONS else "info"
    extra = message.extra_tags or ""
    return Toast(
        level, str(message.message), extra.removeprefix(_UNDO) if extra.startswith(_UNDO) else "", _ICONS[level]
    )
