"""What packages say to people is Vietnamese too, where a page of ours can bring it up."""

from io import BytesIO
from pathlib import Path

import django
import pytest
from babel.messages.extract import extract
from django.utils import translation
from django.utils.translation import gettext, ngettext

from dondoc.ui.catalogue import KEYWORDS

DJANGO = Path(django.__file__).parent
SPOKEN = [
    *sorted((DJANGO / "forms").glob("*.py")),
    DJANGO / "core" / "validators.py",
    DJANGO / "contrib" / "auth" / "password_validation.py",
    DJANGO / "db" / "models" / "constraints.py",
]
SAME = {":", ":?.!", "IPv4", "IPv6", "IPv4 or IPv6"}  # signs and names of protocols


def said_by(path):
    for _line, message, _comments, _context in extract("python", BytesIO(path.read_bytes()), KEYWORDS):
        yield message if isinstance(message, str) else message[:2]


@pytest.mark.parametrize("path", SPOKEN, ids=lambda path: path.stem)
def test_each_sentence_of_djangos_forms_is_vietnamese(path):
    with translation.override("vi"):
        english = [
            message
            for message in said_by(path)
            if message not in SAME
            and (gettext(message) == message if isinstance(message, str) else ngettext(*message, 2) == message[1])
        ]
    assert english == []


def test_a_short_password_is_refused_in_vietnamese():
    with translation.override("vi"):
        words = ngettext(
            "This password is too short. It must contain at least %d character.",
            "This password is too short. It must contain at least %d characters.",
            12,
        )
    assert words % 12 == "Mật khẩu quá ngắn. Hãy đặt ít nhất 12 ký tự."
