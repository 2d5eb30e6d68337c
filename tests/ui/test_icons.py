import re
from pathlib import Path

import pytest

import dondoc
from dondoc.ui.components.icons import icon, icon_names

SOURCES = Path(dondoc.__file__).parent


def test_an_icon_without_words_is_hidden_from_screen_readers():
    assert icon("bell") == (
        '<svg class="dd-icon" aria-hidden="true"><use href="/static/ui/icons.svg#bell"></use></svg>'
    )


def test_an_icon_with_words_is_an_image_with_that_name():
    assert 'role="img" aria-label="bỏ"' in icon("x", "bỏ")


def test_an_icon_that_the_sprite_lacks_is_refused():
    with pytest.raises(ValueError, match="no icon 'unicorn'"):
        icon("unicorn")


def test_each_icon_named_on_a_page_is_in_the_sprite():
    named = {
        name
        for page in SOURCES.rglob("templates/**/*.html")
        for name in re.findall(r"{% icon \"([a-z0-9-]+)\"", page.read_text(encoding="utf-8"))
    }

    assert named - icon_names() == set()
    assert "bell" in icon_names()
