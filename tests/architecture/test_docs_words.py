"""The glossary has every noun and every choice of the code, the state diagram is the one that the code draws."""

import inspect
import sys

import pytest
from django.apps import apps
from django.db.models import TextChoices
from django.utils import translation
from django.utils.translation import gettext

from architecture.house import PROJECT, found, room_of_module
from dondoc.frame.transitions import Machine

GLOSSARY = PROJECT / "docs" / "glossary.md"
STATES = PROJECT / "docs" / "states.md"
MEND = "write its row in docs/glossary.md: the word of the code, the Vietnamese word, what it is"
HISTORY = "Event"  # tables that django-pghistory keeps beside a model of ours


def our_models():
    models = [model for model in apps.get_models() if room_of_module(model.__module__)]
    return {model.__name__: model for model in models if not model.__name__.endswith(HISTORY)}


def our_choices():
    """Every TextChoices that a room defines, wherever in the room it stands."""
    modules = [module for name, module in sys.modules.items() if room_of_module(name)]
    classes = {
        value
        for module in modules
        for value in vars(module).values()
        if inspect.isclass(value) and issubclass(value, TextChoices) and value is not TextChoices
    }
    return {choices.__name__: choices for choices in classes}


def our_machines():
    """The transition table of every room that has one."""
    modules = [module for name, module in sys.modules.items() if room_of_module(name)]
    return {id(v): v for module in modules for v in vars(module).values() if isinstance(v, Machine)}.values()


def test_each_noun_of_the_database_has_its_row_and_its_vietnamese_word():
    rows = found(r"(?m)^\| `([A-Z]\w+)` \| ([^|]+) \|", GLOSSARY)

    assert sorted(rows) == sorted((name, str(model._meta.verbose_name)) for name, model in our_models().items()), MEND


def test_each_kind_of_choice_has_its_table():
    assert sorted(found(r"(?m)^### `(\w+)`$", GLOSSARY)) == sorted(our_choices()), MEND


@pytest.mark.parametrize("name", sorted(our_choices()))
def test_each_choice_has_its_row_with_its_words(name):
    table = GLOSSARY.read_text(encoding="utf-8").partition(f"### `{name}`\n")[2].partition("\n### ")[0]
    rows = [tuple(cell.strip() for cell in row.strip("|").split("|")) for row in table.splitlines() if row[:2] == "| "]

    with translation.override("en"):
        said = [
            (f"`{choice.value}`" if choice.value else "(empty)", str(choice.label), gettext(str(choice.label)))
            for choice in our_choices()[name]
        ]
    assert rows == [("value", "Vietnamese", "English"), *said], MEND


def test_the_state_diagram_is_the_one_that_the_code_draws():
    drawn = found(r"(?s)```mermaid\n(.*?)\n```", STATES)
    assert sorted(drawn) == sorted(machine.diagram() for machine in our_machines())


def test_each_table_of_steps_is_the_transition_table():
    rows = found(r"(?m)^\| `(\w+)` \| `(\w+)` \| ([^|]+) \| `(\w+)` \| `(\w+)` \| (yes)? *\|$", STATES)

    steps = [step for machine in our_machines() for step in machine]
    assert sorted(rows) == sorted((s.source, s.verb, s.word, s.target, s.who, "yes" if s.reason else "") for s in steps)
