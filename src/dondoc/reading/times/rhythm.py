"""Rhythms: weekly, monthly, quarterly and the like."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

Recurrence = Literal["regular", "weekly", "monthly", "quarterly", "half-yearly", "yearly"]

_RHYTHMS: tuple[tuple[Recurrence, str], ...] = (
    (
        "regular",
        r"thường xuyên|liên tục|quanh năm|h[ằà]ng ngày|mỗi ngày|24/24|trong suốt|khi có (?:phát sinh|yêu cầu)?thường xuyên",
    ),
    ("weekly", r"(?:h[ằà]ng|mỗi|theo|định kỳ)\s+tuần|tuần\s*/\s*lần|lần\s*/\s*tuần|(?:1|01|một) tuần (?:1|01|một) lần"),
    (
        "quarterly",
        (
            r"(?:h[ằà]ng|mỗi|định kỳ|theo)\s+quý|lần\s*/\s*quý|quý\s*/\s*lần|(?:3|03|ba)\s*tháng\s*(?:/\s*lần|(?:1|01|một) lần)"
            r"|tháng cuối (?:của )?quý|báo cáo\s+quý|từng quý|(?:04|4) lần\s*/\s*năm"
        ),
    ),
    (
        "half-yearly",
        (
            r"(?:h[ằà]ng|mỗi|định kỳ|theo)\s+(?:6|06|sáu)\s*tháng(?!\s*(?:đầu|cuối))|(?:6|06|sáu)\s*tháng\s*(?:/\s*lần|(?:1|01|một) lần|,?\s*(?:và\s+)?(?:h[ằà]ng\s+)?(?:một\s+|cả\s+)?năm\b(?!\s*20))"
            r"|(?:2|02|hai) lần\s*/\s*(?:1 |một )?năm|(?:2|02|hai) lần (?:trong|mỗi|một) năm|(?:mỗi|một|h[ằà]ng) năm (?:ít nhất |tối thiểu )?(?:2|02|hai) lần|nửa năm|báo cáo (?:6|06) tháng(?!\s*(?:đầu|cuối))"
        ),
    ),
    (
        "monthly",
        r"(?:h[ằà]ng|mỗi|định kỳ|theo)\s+tháng(?!\s*\d)|(?:lần|kỳ|số)\s*/\s*tháng|tháng\s*/\s*lần|(?:1|01|một) tháng (?:1|01|một) lần|báo cáo\s+tháng(?!\s*\d)|từng tháng",
    ),
    (
        "yearly",
        r"(?:h[ằà]ng|mỗi|định kỳ|theo)\s+năm|lần\s*/\s*năm|năm\s*/\s*lần|một năm một lần|báo cáo năm|từng năm",
    ),
)

_RHYTHM = tuple((name, re.compile(pattern)) for name, pattern in _RHYTHMS)

_FREQUENT: tuple[tuple[str, Recurrence], ...] = (("tháng", "monthly"), ("quý", "quarterly"), ("6 tháng", "half-yearly"))

RHYTHM_WORDS = (
    "thường xuyên",
    "liên tục",
    "quanh năm",
    "hằng",
    "hàng",
    "mỗi",
    "24/24",
    "trong suốt",
    "kỳ",
    "lần",
    "báo cáo",
    "theo",
    "từng",
    "tháng cuối",
    "tháng và",
    "tháng, ",
    "nửa năm",
    "sáu tháng",
    "6 tháng",
)

REPORTS = re.compile(
    r"báo cáo(?:\s+\w+){0,2}?\s+(?:(?:tháng|quý|(?:6|06) tháng|năm)\s*(?:,|và|/)\s*)+(?:tháng|quý|(?:6|06) tháng|9 tháng|năm)"
)


@dataclass(slots=True, frozen=True)
class When:
    """What a time says: at most one of `due` and `recurrence`; `runner_up` is the date another reader might take.
    `start`, `end` place the words in the text given.
    """

    due: date | None = None
    recurrence: Recurrence | None = None
    runner_up: date | None = None
    start: int = 0
    end: int = 0
    confidence: float = 1.0


def recurrence(low: str) -> Recurrence | None:
    """The rhythm that a time names; several rhythms give the one that stands first, "báo cáo quý, 6 tháng, năm" the most
    frequent.
    """
    if not any(word in low for word in RHYTHM_WORDS):
        return None
    best: tuple[int, int, Recurrence] | None = None
    for rank, (name, pattern) in enumerate(_RHYTHM):
        match = pattern.search(low)
        if match and (best is None or (match.start(), rank) < best[:2]):
            best = (match.start(), rank, name)
    reports = REPORTS.search(low)
    if reports:
        named = reports.group()
        for word, often in _FREQUENT:
            if re.search(rf"(?<!\d )(?<!\d){word}\b", named):
                return often
    return best[2] if best else None
