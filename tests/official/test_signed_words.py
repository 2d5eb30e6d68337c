"""The words of a signed file against the approved draft."""

from dataclasses import replace

import pytest

from dondoc.official.model import Bullets, Para
from dondoc.official.pdf_out import write_pdf
from dondoc.official.signing import compare_text, read_signed
from dondoc.official.signing.compare import MAX_WORDS
from official.reading_back import FONTS
from official.samples import PLAN
from official.signed_samples import DRAFT, sealed


def pages(doc):
    return read_signed(write_pdf(doc, fonts=FONTS)).pages


def shown(signed, approved):
    return [(change.removed, change.added) for change in compare_text(signed, approved)]


def test_our_own_signed_file_says_what_was_approved():
    assert shown(read_signed(sealed()).pages, pages(DRAFT)) == []


def test_number_and_date_that_another_system_printed_are_no_difference():
    assert shown(pages(PLAN), pages(DRAFT)) == []


def test_a_changed_figure_is_shown_with_its_line():
    other = replace(DRAFT, blocks=(*DRAFT.blocks[:-1], Para("Các phòng gửi trước ngày 25 tháng cuối quý.")))
    approved = replace(DRAFT, blocks=(*DRAFT.blocks[:-1], Para("Các phòng gửi trước ngày 20 tháng cuối quý.")))
    (change,) = compare_text(pages(other), pages(approved))
    assert (change.removed, change.added, change.page) == ("20", "25", 1)
    assert change.approved == "Các phòng gửi trước ngày 20 tháng cuối quý./."
    assert change.signed == "Các phòng gửi trước ngày 25 tháng cuối quý./."


def test_a_day_in_the_words_is_no_blank():
    blocks = (Para("Họp ngày 20 tháng 5 năm 2026."), Bullets(("Một.",)))
    other = replace(DRAFT, blocks=(Para("Họp ngày 21 tháng 5 năm 2026."), Bullets(("Một.",))))
    assert shown(pages(other), pages(replace(DRAFT, blocks=blocks))) == [("20", "21")]


def test_a_line_that_came_and_one_that_went():
    with_line = replace(DRAFT, recipients=(*DRAFT.recipients, "Sở Thử nghiệm"))
    assert shown(pages(with_line), pages(DRAFT)) == [("", "Sở Thử nghiệm ; -")]
    assert shown(pages(DRAFT), pages(with_line)) == [("Sở Thử nghiệm ; -", "")]


def test_lines_broken_elsewhere_and_page_numbers_are_no_difference():
    assert shown(["Một hai\nba bốn\n", "2\nnăm sáu"], ["Một\nhai ba bốn năm sáu"]) == []


def test_two_figures_changed_places_are_two_differences():
    assert len(shown(["A 10 giao cho phòng B 20"], ["A 20 giao cho phòng B 10"])) == 2


def test_more_words_than_are_compared_are_refused():
    with pytest.raises(ValueError, match="dài quá"):
        compare_text(["chữ " * (MAX_WORDS + 1)], ["chữ"])
