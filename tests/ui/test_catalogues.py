from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from django.template import Context, Template
from django.utils import translation

import dondoc
from dondoc.ui.catalogue import compile_catalogue, read, sentences, untranslated

ROOM = Path(dondoc.__file__).parent / "ui"
LOCALE = ROOM / "locale"


def test_every_sentence_of_the_interface_has_its_english():
    assert untranslated(ROOM, read(LOCALE, "en")) == []


def test_the_english_catalogue_holds_no_sentence_that_is_gone():
    spoken = {msgid for msgid, _file in sentences(ROOM)}
    kept = {
        message.id if isinstance(message.id, str) else message.id[0] for message in read(LOCALE, "en") if message.id
    }

    assert kept - spoken == set()


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_compiled_catalogue_says_what_its_source_says(language, tmp_path):
    source = LOCALE / language / "LC_MESSAGES"
    copy = tmp_path / language / "LC_MESSAGES"
    copy.mkdir(parents=True)
    (copy / "django.po").write_bytes((source / "django.po").read_bytes())
    compile_catalogue(tmp_path, language)

    assert _messages(source) == _messages(copy)
    assert len(_messages(source)) > 20


def _messages(folder):
    with (folder / "django.mo").open("rb") as file:
        return {str(message.id): message.string for message in read_mo(file) if message.id}


@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_translation_keeps_the_placeholders(language):
    errors = [(message.id, str(error)) for message in read(LOCALE, language) for error in message.check()]

    assert errors == []


def test_a_sentence_that_a_language_lacks_is_found(tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text('{% load i18n %}{% translate "Câu mới" %}', encoding="utf-8")
    (tmp_path / "words.py").write_text('print(_("Lọc"), ngettext("Một", "Nhiều", 2))', encoding="utf-8")

    assert untranslated(tmp_path, read(LOCALE, "en")) == ["Câu mới", "Một"]


def test_days_are_counted_in_both_languages():
    page = Template('{% load ui %}{% timeliness "overdue" days=1 %}|{% timeliness "soon" days=3 %}')
    with translation.override("en"):
        english = page.render(Context())
    vietnamese = page.render(Context())

    assert "1 day overdue" in english
    assert "3 working days left" in english
    assert "Quá hạn 1 ngày" in vietnamese
