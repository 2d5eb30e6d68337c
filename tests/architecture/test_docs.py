"""What the documents name exists: paths, make targets, commands, settings, decisions, rooms."""

import re

import pytest

from architecture.house import PROJECT, found, layers, sources
from dondoc.cli import COMMANDS

DOCS = sorted([*PROJECT.glob("*.md"), *PROJECT.glob("docs/**/*.md")])
SETTING = r"\b((?:DONDOC|DATABASE)_[A-Z_]+[A-Z])\b"
TEST_SETTINGS = {"DONDOC_TEST_DATABASE_URL", "DONDOC_TEST_MATRIX"}


def named(expression: str) -> list[tuple[str, str]]:
    return [(path.relative_to(PROJECT).as_posix(), name) for path in DOCS for name in found(expression, path)]


def test_each_path_named_in_the_documents_exists():
    paths = named(r"`((?:src|docs|tests|benchmarks|\.ci)/[\w./-]+)`")
    assert [(doc, path) for doc, path in paths if not (PROJECT / path).exists()] == []


def test_each_link_between_the_documents_leads_somewhere():
    broken = [
        (path.relative_to(PROJECT).as_posix(), target)
        for path in DOCS
        for target in found(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", path)
        if not (path.parent / target).exists()
    ]
    assert broken == []


def test_each_make_target_named_in_the_documents_exists():
    targets = set(re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text(), re.MULTILINE))
    assert [(doc, name) for doc, name in named(r"(?m)(?:`|^    )make ([a-z-]+)") if name not in targets] == []


def test_each_command_named_in_the_documents_exists():
    commands = named(r"(?m)(?:`|^    |^\$ )(?:\.venv/bin/)?dondoc ([a-z-]+)")
    assert [(doc, name) for doc, name in commands if name not in COMMANDS] == []


def settings_read() -> set[str]:
    """Every variable that the program takes from the environment."""
    quoted = r"[\"']((?:DONDOC|DATABASE)_[A-Z_]+[A-Z])[\"']"
    return {name for path in sources("*.py") for name in found(quoted, path)} - {"DATABASE_ALIAS", "DATABASE_APP_ROLE"}


def test_each_setting_named_in_the_documents_is_read_by_the_program():
    known = settings_read() | TEST_SETTINGS | {"DATABASE_APP_ROLE"}
    assert [(doc, name) for doc, name in named(SETTING) if name not in known] == []


def test_each_setting_that_the_program_reads_is_explained():
    explained = set(found(SETTING, PROJECT / "docs" / "deploy.md"))
    assert sorted(settings_read() - explained) == []


def test_the_list_of_decisions_equals_their_folder():
    folder = PROJECT / "docs" / "decisions"
    listed = found(r"\((\d{4}-[\w-]+\.md)\)", folder / "README.md")
    assert listed == sorted(path.name for path in folder.glob("[0-9]*.md"))


def test_the_map_names_the_rooms_level_by_level():
    rows = found(r"(?m)^\| `([^|]+)` \|", PROJECT / "docs" / "map.md")
    there = [[room for room in layer if (PROJECT / "src" / "dondoc" / room).exists()] for layer in layers()]
    assert [row.split("` · `") for row in rows] == [layer for layer in there if layer]


def test_the_map_names_the_floors_of_an_app_from_top_to_bottom():
    listed = found(r"(?m)^- ((?:`\w+`(?: · )?)+):", PROJECT / "docs" / "map.md")
    assert [re.findall(r"\w+", floor) for floor in listed] == layers("floors")


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_each_command_is_named_in_the_documents(name):
    assert name in {command for _, command in named(r"dondoc ([a-z-]+)")}
