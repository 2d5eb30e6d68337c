"""Marks of secrecy. A secret document is refused before anything of it is kept: the Law on protection of state secrets
(29/2018/QH14, and its successor) keeps secrets off machines on a network.
"""

import re

from dondoc.files.blocks import Source
from dondoc.reading.lines import plain_blocks

_STAMP = re.compile(r"[\W_]*(?P<mark>TUYỆT\s+MẬT|TỐI\s+MẬT|M\s?Ậ\s?T)[\W_]*")
_SMALL = re.compile(r"[\W_]*(?P<mark>tuyệt mật|tối mật|mật)[\W_]*", re.IGNORECASE)
_LABELLED = re.compile(r"(?:độ|mức độ|dấu)\s+mật\s*[:.\-]?\s*[\"“(]*(?P<mark>tuyệt mật|tối mật|mật)\b", re.IGNORECASE)
_WORD = re.compile(r"[mM]\s?[ậẬ]\s?[tT]")
_APART = re.compile(r"\s{3,}|\t|\n|\|")
NEAR = 40
LEVELS = ("TUYỆT MẬT", "TỐI MẬT", "MẬT")


class SecretDocument(Exception):  # noqa: N818 - it names what the document is
    """The document bears a mark of secrecy: `level` is MẬT, TỐI MẬT or TUYỆT MẬT."""

    def __init__(self, level: str) -> None:
        super().__init__(
            f"Văn bản đóng dấu {level}: không được đưa vào hệ thống này. Hãy xử lý theo quy định về bí mật nhà nước."
        )
        self.level = level


def secrecy_of(source: Source) -> str | None:
    """MẬT, TỐI MẬT or TUYỆT MẬT when the document is so marked: a mark standing alone anywhere, or "Độ mật: …" near the
    head; the highest counts. The word inside prose ("bí mật", "bảo mật") is no mark.
    """
    found: set[str] = set()
    near = 0
    paragraphs = [*source.headers, *source.footers, *plain_blocks(source.blocks)]
    for paragraph in paragraphs:
        text = paragraph.text
        near += 1
        if ("ậ" not in text and "Ậ" not in text) or not _WORD.search(text):
            continue
        for piece in _APART.split(text):
            stamp = _STAMP.fullmatch(piece) or (_SMALL.fullmatch(piece) if near <= NEAR else None)
            if stamp:
                found.add(_level(stamp["mark"]))
        labelled = _LABELLED.search(text) if near <= NEAR and len(text) < 120 else None  # noqa: PLR2004 - a stamp's line
        if labelled:
            found.add(_level(labelled["mark"]))
    return next((level for level in LEVELS if level in found), None)


def _level(mark: str) -> str:
    words = re.sub(r"\s+", "", mark.upper())
    return {"TUYỆTMẬT": "TUYỆT MẬT", "TỐIMẬT": "TỐI MẬT"}.get(words, "MẬT")
