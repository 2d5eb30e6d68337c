"""Which plan a document says that it amends or replaces."""

import re
from collections.abc import Iterable, Iterator

_MENTION = re.compile(
    r"(?P<before>\w*)\s*\b(?P<verb>thay thế|sửa đổi|bổ sung|điều chỉnh)\b(?P<between>[^.;]{0,120}?)"
    r"\bkế hoạch(?:\s+số)?[:\s]+(?P<number>\d{1,6}[a-zđ]?/[\wĐđ&.-]+\w)",
    re.IGNORECASE,
)
_BY_ANOTHER = re.compile(r"\b(?:bởi|theo|tại)\b", re.IGNORECASE)
_OF_ANOTHER = {"được", "đã"}  # "đã được sửa đổi": says it of the document named before


def amended_in(paragraphs: Iterable[str]) -> list[tuple[str, bool]]:
    """The plans that the paragraphs amend or replace, in their order: (number and symbol as printed, whether it is replaced
    as a whole). A plan that another document amended is none of them.
    """
    return list(dict.fromkeys(found for text in paragraphs for found in _mentions(text)))


def _mentions(text: str) -> Iterator[tuple[str, bool]]:
    for found in _MENTION.finditer(" ".join(text.split())):
        if found["before"].lower() not in _OF_ANOTHER and not _BY_ANOTHER.search(found["between"]):
            yield found["number"], found["verb"].lower() == "thay thế"
