"""The paper that carries a report, from its draft to the register."""

from dondoc.outgoing.models import Paper
from dondoc.outgoing.queries import papers_of
from dondoc.outgoing.rules import PaperState
from dondoc.reports.models import Report

KEY = "reports.report"  # as papers name what they speak for


def paper_of(report: Report) -> Paper | None:
    """The latest paper of a report that was not dropped."""
    return papers_of(KEY, report.pk).exclude(state=PaperState.CANCELLED).first()


def open_paper(report: Report) -> Paper | None:
    """Its paper, while that can be revised."""
    paper = paper_of(report)
    return paper if paper is not None and paper.state == PaperState.DRAFTING else None
