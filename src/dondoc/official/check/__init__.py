"""The layout checker: a docx → where it departs from Nghị định 30/2020/NĐ-CP."""

from dondoc.official.check.departures import Departure, Report
from dondoc.official.check.figures import check_body, check_components, check_rules_under
from dondoc.official.check.find import find
from dondoc.official.check.page import check_page
from dondoc.official.check.resolved import resolve
from dondoc.official.check.words import check_words

__all__ = ["Departure", "check"]


def check(data: bytes) -> list[Departure]:
    """Each departure of the docx in `data`: the page, the components in the decree's order, the words; empty when none.

    A component that occurs many times gives one departure a figure, with the first place and how many more.
    Raises `dondoc.files.FileRefused` when the file is no docx or is not opened.
    """
    document = resolve(data)
    found = find(document)
    report = Report()
    check_page(document, found, report)
    check_components(found, report)
    check_rules_under(document, found, report)
    check_body(found, report)
    check_words(found, report)
    return report.departures()
