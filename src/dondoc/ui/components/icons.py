"""Line icons out of one sprite, `static/ui/icons.svg`."""

import re
from functools import lru_cache
from pathlib import Path

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

SPRITE = Path(__file__).resolve().parent.parent / "static" / "ui" / "icons.svg"


@lru_cache(maxsize=1)
def icon_names() -> frozenset[str]:
    """The names that the sprite holds."""
    return frozenset(re.findall(r'<symbol id="([a-z0-9-]+)"', SPRITE.read_text(encoding="utf-8")))


@lru_cache(maxsize=512)
def icon(name: str, label: str = "") -> SafeString:
    """An icon. Without `label` it is decoration and hidden from screen readers.

    Raises:
        ValueError: when the sprite has no such icon.
    """
    if name not in icon_names():
        raise ValueError(f"no icon {name!r} in static/ui/icons.svg")
    url = static("ui/icons.svg")
    if label:
        return format_html(
            '<svg class="dd-icon" role="img" aria-label="{}"><use href="{}#{}"></use></svg>', label, url, name
        )
    return format_html('<svg class="dd-icon" aria-hidden="true"><use href="{}#{}"></use></svg>', url, name)
