"""The outline that an asking letter holds."""

import re

from dondoc.files import FileRefused, open_document
from dondoc.language import fold
from dondoc.records.models import Document
from dondoc.records.rules import FileRole
from dondoc.records.storage import content_of

_TITLE_WORDS = 15
_ROMAN = re.compile(r"^\s*[IVX]+\s*[.)/-]\s*")


def asked_outline(document: Document) -> list[str]:
    """The headings under "đề cương" in the letter's files, without their Roman numbers; empty when it sets none."""
    kept = document.files.filter(role__in=[FileRole.SOURCE, FileRole.ATTACHMENT]).select_related("file").order_by("id")
    for item in kept:
        try:
            source = open_document(content_of(item.file), name=item.name)
        except (FileRefused, FileNotFoundError):
            continue
        begins = next((p.index for p in source.paragraphs() if _is_title(p.text)), None)
        if begins is not None:
            after = [p for p in source.paragraphs() if p.index > begins]
            texts = [p.text if p.marker is None else f"{p.marker} {p.text}" for p in after]
            headings = [_ROMAN.sub("", text).strip(" .:") for text in texts if _ROMAN.match(text)]
            return [one[:1].upper() + one[1:].lower() if one.isupper() else one for one in headings]
    return []


def _is_title(text: str) -> bool:
    words = fold(text)
    return words.startswith("de cuong") and len(words.split()) < _TITLE_WORDS
