"""Whole documents of every style, each with what a careful reader takes out of it (cases/*.txt, *.json)."""

import json

import pytest

from dondoc.reading import read_plan, to_schema
from reading.build import CASES, hard_wrap, source

NAMES = sorted(path.stem for path in CASES.glob("*.txt"))
KEYS = ("ordinal", "parent", "title", "directing", "lead", "cooperating", "time", "due", "recurrence", "output")


def plain(found):
    """The schema alone, and the partners and conflicts that it has no place for."""
    out = {key: value for key, value in found.items() if not key.startswith("_")}
    out["tasks"] = [
        {key: task[key] for key in KEYS}
        | ({"partners": task["_partners"]} if task["_partners"] else {})
        | ({"conflicts": [c["field"] for c in task["_conflicts"]]} if task["_conflicts"] else {})
        for task in found["tasks"]
    ]
    return out


def expected(name):
    return json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_a_document_is_read_as_a_careful_reader_does(name):
    text = (CASES / f"{name}.txt").read_text(encoding="utf-8")
    wrapped = name.startswith("wrapped")
    assert plain(to_schema(read_plan(source(text, wrapped=wrapped)))) == expected(name)


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("wrapped")])
def test_hard_wrapped_lines_change_no_task(name):
    text = (CASES / f"{name}.txt").read_text(encoding="utf-8")
    wrapped = plain(to_schema(read_plan(source(hard_wrap(text), wrapped=True))))
    assert wrapped["tasks"] == expected(name)["tasks"]


@pytest.mark.parametrize("name", NAMES)
def test_every_span_points_at_its_value(name):
    text = (CASES / f"{name}.txt").read_text(encoding="utf-8")
    read = source(text, wrapped=name.startswith("wrapped"))
    paragraphs = {p.index: p.text for p in read.paragraphs()}
    for task in read_plan(read).tasks:
        for _, found in task.roles():
            printed = " ".join(paragraphs[span.paragraph][span.start : span.end] for span in found.spans)
            assert " ".join(printed.split()) == found.value
