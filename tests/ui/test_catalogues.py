"""Every sentence of every room has its English, and no catalogue holds more than its room says."""

import shutil

import pytest
from babel.messages.mofile import read_mo
from django.core.management import call_command
from django.template import Context, Template
from django.utils import translation

from dondoc.ui.catalogue import (
    Sentence,
    compile_catalogue,
    entries,
    is_translated,
    owned,
    read,
    refresh,
    sentence_of,
    source,
    untranslated,
)
from dondoc.ui.management.commands.messages import rooms

ROOMS = [folder for folder in rooms() if source(folder, "en").exists()]
VIETNAMESE = next(folder for folder in ROOMS if folder.name == "ui")
CATALOGUES = [*[(folder, "en") for folder in ROOMS], (VIETNAMESE, "vi")]
MEND = "run `make messages`, then fill in what it prints"


def named(pair):
    return f"{pair[0].name}-{pair[1]}"


def test_every_sentence_of_every_room_has_its_english():
    english = [read(folder / "locale", "en") for folder in ROOMS]

    assert [(folder.name, msgid) for folder in rooms() for msgid in untranslated(folder, *english)] == [], MEND


def test_each_catalogue_holds_what_its_room_says_and_nothing_that_is_gone():
    kept = {folder.name: sorted(map(sentence_of, entries(read(folder / "locale", "en")))) for folder in ROOMS}

    assert kept == {folder.name: said for folder, said in owned(rooms()) if said}, MEND


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=named)
def test_the_compiled_catalogue_says_what_its_source_says(catalogue, tmp_path):
    folder, language = catalogue
    copy = tmp_path / "locale"
    source(tmp_path, language).parent.mkdir(parents=True)
    shutil.copy(source(folder, language), source(tmp_path, language))
    compile_catalogue(copy, language)

    compiled = source(folder, language).with_suffix(".mo")
    assert compiled.read_bytes() == source(tmp_path, language).with_suffix(".mo").read_bytes(), MEND


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=named)
def test_a_translation_keeps_the_placeholders(catalogue):
    folder, language = catalogue
    messages = entries(read(folder / "locale", language))

    assert [(message.id, str(error)) for message in messages for error in message.check()] == []


def test_a_changed_placeholder_is_found(tmp_path):
    room = room_saying(tmp_path, 'print(_("Còn %(n)s việc"))')
    refresh([room], "en", [(Sentence("Còn %(n)s việc"), ["%(m)s left"])])

    errors = [str(error) for message in entries(read(room / "locale", "en")) for error in message.check()]
    assert len(errors) == 1


def room_saying(folder, code, page=""):
    (folder / "templates").mkdir(parents=True)
    (folder / "templates" / "page.html").write_text(page, encoding="utf-8")
    (folder / "words.py").write_text(code, encoding="utf-8")
    return folder


def test_a_sentence_that_a_language_lacks_is_found(tmp_path):
    page = '{% load i18n %}{% translate "Câu mới" %}'
    room = room_saying(tmp_path, 'print(_("Lọc"), ngettext("Một", "Nhiều", 2))', page)

    assert untranslated(room, read(VIETNAMESE / "locale", "en")) == ["Câu mới", "Một"]


def test_refreshing_keeps_words_drops_what_is_gone_and_names_what_is_new(tmp_path):
    room = room_saying(tmp_path, 'print(_("Cũ"), _("Còn"))')
    refresh([room], "en", [(Sentence("Cũ"), ["Old"]), (Sentence("Còn"), ["Kept"])])
    (room / "words.py").write_text('print(_("Còn"), _("Thêm"))', encoding="utf-8")

    missing = refresh([room], "en")

    assert missing == ["Thêm"]
    kept = {message.id: message.string for message in entries(read(room / "locale", "en"))}
    assert kept == {"Còn": "Kept", "Thêm": ""}


def test_what_two_rooms_say_stands_in_the_lower_one_with_its_words(tmp_path):
    upper = room_saying(tmp_path / "upper", 'print(_("Lưu"))')
    lower = room_saying(tmp_path / "lower", "")
    refresh([lower, upper], "en", [(Sentence("Lưu"), ["Save"])])
    (lower / "words.py").write_text('print(_("Lưu"))', encoding="utf-8")

    refresh([lower, upper], "en")

    assert [message.string for message in entries(read(lower / "locale", "en"))] == ["Save"]
    assert entries(read(upper / "locale", "en")) == []


def test_a_plural_asks_for_both_its_forms(tmp_path):
    room = room_saying(tmp_path, 'print(ngettext("%(n)s việc", "%(n)s việc", 2))')
    refresh([room], "en", [(Sentence("%(n)s việc"), ["%(n)s task", "%(n)s tasks"])])

    (message,) = entries(read(room / "locale", "en"))
    assert message.string == ("%(n)s task", "%(n)s tasks")
    message.string = ("%(n)s task", "")
    assert not is_translated(message)


def test_labels_of_choices_and_words_of_steps_are_sentences_too(tmp_path):
    code = 'class State(models.TextChoices):\n    BACK = "back", "Trả lại"\n\n\nSTEP = Step("a", "b", "c", "d", "Trả lại")\n'
    room = room_saying(tmp_path, code)

    assert refresh([room], "en", [(Sentence("Trả lại"), ["Returned"])]) == ["verb\x04Trả lại"]
    assert Sentence.named("verb\x04Trả lại") == Sentence("Trả lại", context="verb")


def test_compiling_twice_gives_the_same_bytes(tmp_path):
    room = room_saying(tmp_path, 'print(_("Lưu"))')
    refresh([room], "en", [(Sentence("Lưu"), ["Save"])])
    compiled = source(room, "en").with_suffix(".mo")
    once = compiled.read_bytes()
    compile_catalogue(room / "locale", "en")

    assert compiled.read_bytes() == once
    with compiled.open("rb") as file:
        assert {m.id: m.string for m in read_mo(file) if m.id} == {"Lưu": "Save"}


def test_the_command_takes_words_from_a_file_and_names_what_is_missing(tmp_path, monkeypatch, capsys):
    room = room_saying(tmp_path / "room", 'print(_("Lưu"), _("Bỏ"))')
    source(room, "vi").parent.mkdir(parents=True)
    shutil.copy(source(VIETNAMESE, "vi"), source(room, "vi"))
    monkeypatch.setattr("dondoc.ui.management.commands.messages.rooms", lambda: [room])
    given = tmp_path / "given.json"
    given.write_text('{"Lưu": "Save", "Không ai nói": "Unsaid"}', encoding="utf-8")

    call_command("messages", take=given)

    assert capsys.readouterr() == ('"Bỏ"\n', "en: 1 sentences without words\n")
    assert {m.id: m.string for m in entries(read(room / "locale", "en"))} == {"Bỏ": "", "Lưu": "Save"}


def test_days_are_counted_in_both_languages():
    page = Template('{% load ui %}{% timeliness "overdue" days=1 %}|{% timeliness "soon" days=3 %}')
    with translation.override("en"):
        english = page.render(Context())
    vietnamese = page.render(Context())

    assert "1 day overdue" in english
    assert "3 working days left" in english
    assert "Quá hạn 1 ngày" in vietnamese
