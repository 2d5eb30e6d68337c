"""The user's guide names what stands on the screen: bold words are those of a button, a link, a heading or a field. A bold
sentence, which ends in a full stop or a colon, only opens a paragraph.
"""

import re

import pytest

from architecture.house import PROJECT
from dondoc.ui.catalogue import entries, read, sentence_of
from dondoc.ui.management.commands.messages import rooms

GUIDE = sorted((PROJECT / "docs" / "guide").glob("*.md"))
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


def screen_words():
    catalogues = [read(folder / "locale", "en") for folder in rooms() if (folder / "locale" / "en").exists()]
    return {sentence_of(message).msgid.strip(" :?") for catalogue in catalogues for message in entries(catalogue)}


def named(page):
    words = [re.sub(r"\s+", " ", bold) for bold in BOLD.findall(page.read_text(encoding="utf-8"))]
    return [word for word in words if word[-1] not in ".:"]


@pytest.mark.parametrize("page", GUIDE, ids=lambda page: page.stem)
def test_the_guide_names_what_stands_on_the_screen(page):
    assert sorted(set(named(page)) - screen_words()) == []


def test_each_role_has_its_page_in_the_guide():
    listed = re.findall(r"\]\(([\w-]+\.md)\)", (PROJECT / "docs" / "guide" / "README.md").read_text(encoding="utf-8"))
    assert sorted({*listed, "README.md"}) == [page.name for page in GUIDE]
