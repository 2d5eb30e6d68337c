"""What the base page asks of each request; nothing is computed until the template prints it."""

from typing import Any

from django.http import HttpRequest

from dondoc.ui.frame_view import FrameView


def frame(request: HttpRequest) -> dict[str, Any]:
    """`frame`: sidebar, foot bar and top bar of the signed-in person (`FrameView`)."""
    return {"frame": FrameView(request)}
