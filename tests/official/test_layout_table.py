"""The figures themselves, held against the decree's table as read by hand."""

import pytest

from dondoc.official.layout import COMPONENTS, PAGE

# component: lowest size, highest size, bold, italic, upper case, alignment
DECREE = {
    "national_name": (12, 13, True, False, True, "center"),
    "motto": (13, 14, True, False, False, "center"),
    "parent": (12, 13, False, False, True, "center"),
    "issuer": (12, 13, True, False, True, "center"),
    "number": (13, 13, False, False, False, "center"),
    "place_date": (13, 14, False, True, False, "center"),
    "type_name": (13, 14, True, False, True, "center"),
    "abstract": (13, 14, True, False, False, "center"),
    "abstract_letter": (12, 13, False, False, False, "center"),
    "authority_line": (13, 14, True, False, True, "center"),
    "verdict": (13, 14, True, False, True, "center"),
    "basis": (13, 14, False, True, False, "both"),
    "body": (13, 14, False, False, False, "both"),
    "division_word": (13, 14, True, False, False, "center"),
    "division_title": (13, 14, True, False, True, "center"),
    "article": (13, 14, True, False, False, "both"),
    "roman": (13, 14, True, False, True, "both"),
    "clause_title": (13, 14, True, False, False, "both"),
    "signer_title": (13, 14, True, False, True, "center"),
    "signer_name": (13, 14, True, False, False, "center"),
    "addressee": (13, 14, False, False, False, "left"),
    "recipients_label": (12, 12, True, True, False, "left"),
    "recipients_item": (11, 11, False, False, False, "left"),
    "urgency": (13, 14, True, False, True, "center"),
    "circulation": (13, 14, True, False, True, "center"),
    "drafter": (11, 11, False, False, False, "left"),
    "address": (11, 12, False, False, False, "center"),
    "annex_word": (14, 14, True, False, False, "center"),
    "annex_title": (13, 14, True, False, True, "center"),
    "annex_reference": (13, 14, False, True, False, "center"),
    "page_number": (13, 14, False, False, False, "center"),
}


def test_every_component_is_in_the_decrees_table():
    assert set(COMPONENTS) == set(DECREE)


@pytest.mark.parametrize("key", DECREE)
def test_a_component_has_the_decrees_figures(key):
    c = COMPONENTS[key]
    assert (*c.sizes, c.bold, c.italic, c.upper, c.align) == DECREE[key]


@pytest.mark.parametrize("key", DECREE)
def test_the_size_we_write_is_one_that_is_allowed(key):
    low, high = COMPONENTS[key].sizes
    assert low <= COMPONENTS[key].size <= high


def test_rules_stand_under_three_components():
    assert {key: c.rule for key, c in COMPONENTS.items() if c.rule} == {
        "issuer": "part",
        "motto": "full",
        "abstract": "part",
    }


def test_the_page_is_a4_with_margins_inside_the_ranges():
    assert (PAGE.width, PAGE.height) == (210, 297)
    assert (PAGE.top, PAGE.bottom, PAGE.left, PAGE.right) == (20, 20, 30, 15)
    assert (PAGE.allowed_top, PAGE.allowed_bottom, PAGE.allowed_left, PAGE.allowed_right) == (
        (20, 25),
        (20, 25),
        (30, 35),
        (15, 20),
    )
