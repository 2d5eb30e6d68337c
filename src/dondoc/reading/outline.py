"""The tree of a document: parts, sections, numbered items, letters, bullets, plain paragraphs and tables."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from dondoc.language.letters import rx
from dondoc.reading.labels import Label, Role, heading_label, read_labels
from dondoc.reading.lines import Grid, Item, Line, cut, is_caps
from dondoc.reading.units import name_end, starts_in, strip_lead

_MARKS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, rx(pattern))
    for kind, pattern in (
        (
            "part",
            r"\s*(?:PHẦN|Phần|CHƯƠNG|Chương)\s+(?:THỨ\s+|thứ\s+)?(?P<o>[IVX]+|\d+|NHẤT|HAI|BA|TƯ|NĂM|nhất|hai|ba|tư|năm)\b[\s.:-]*",
        ),
        ("muc", r"\s*(?:MỤC|Mục)\s+(?P<o>[IVX]+|\d+)\b[\s.:-]*(?=[A-ZÀ-Ỹ]|$)"),
        ("article", r"\s*(?:Điều|ĐIỀU)\s+(?P<o>\d+)\s*[.:]\s*"),
        ("annex", r"\s*(?:PHỤ LỤC|Phụ lục|BIỂU|Biểu)\s*(?:SỐ|số)?\s*(?P<o>[IVX]+|\d+)?\s*[.:]?\s*$"),
        ("roman", r"\s*(?P<o>[IVX]{1,6})\s*(?:[.)/]|-(?=\s)|:)\s*(?=\S)"),
        ("upper", r"\s*(?P<o>[A-HKLM])\s*[.)/]\s+(?=\S)"),
        ("dec4", r"\s*(?P<o>\d{1,2}\.\d{1,2}\.\d{1,2}\.\d{1,2})\.?\s+(?=\S)"),
        ("dec3", r"\s*(?P<o>\d{1,2}\.\d{1,2}\.\d{1,2})\.?\s+(?=[A-ZÀ-Ỹ\"“(])"),
        ("dec2", r"\s*(?P<o>\d{1,2}\.\d{1,2})(?:[.)]\s*|\s+)(?=[A-ZÀ-Ỹ\"“(])"),
        ("dec", r"\s*(?P<o>\d{1,3})\s*(?:\.|/(?!\d))\s*(?=\D)(?!\s*(?:triệu|tỷ|nghìn)\b)"),
        ("dec", r"\s*(?P<o>\d{1,2})-\s+(?=[A-ZÀ-Ỹ\"“])"),
        ("decp", r"\s*(?P<o>\d{1,3})\s*\)\s*(?=\S)"),
        ("paren", r"\s*\(\s*(?P<o>\d{1,2})\s*\)\s*(?=\S)"),
        ("letter", r"\s*\(?(?P<o>[a-zđ]{1,2})\s*(?:\)|/(?=\s)|\.(?=\s))\s*(?=\S)"),
        ("dash", r"\s*-+\s*(?=[^\s\d]|\d+[^\d\s.]|\d+\s|\d+\.\d{3})"),
        ("plus", r"\s*\+\s*(?=\S)"),
        ("star", r"\s*[*✓❖✔➢►➤§✦♦◆■□▪]\s*(?=\S)"),
        ("dot", r"\s*(?:[•·●∙]|o(?=\s+[A-ZÀ-Ỹ]))\s*(?=\S)"),
    )
)
_SIGNS = {
    "part": "PpCc",
    "muc": "Mm",
    "article": "ĐÐ",
    "annex": "PpBb",
    "roman": "IVX",
    "upper": "ABCDEFGHKLM",
    "dec4": "0123456789",
    "dec3": "0123456789",
    "dec2": "0123456789",
    "dec": "0123456789",
    "decp": "0123456789",
    "paren": "(",
    "letter": "(abcdefghijklmnopqrstuvwxyzđ",
    "dash": "-",
    "plus": "+",
}
_BY_SIGN: dict[str, list[tuple[str, re.Pattern[str]]]] = {}


def _possible(first: str) -> list[tuple[str, re.Pattern[str]]]:
    """The marks that may begin with this character."""
    return [(kind, pattern) for kind, pattern in _MARKS if first and first in _SIGNS.get(kind, _OTHER)]


_OTHER = "*✓❖✔➢►➤§✦♦◆■□▪•·●∙o"
RANK = {
    "root": -1,
    "part": 0,
    "annex": 0,
    "upper": 1,
    "muc": 1,
    "caps": 1.5,
    "roman": 2,
    "article": 2,
    "dec": 3,
    "dec2": 4,
    "dec3": 5,
    "dec4": 5.5,
    "decp": 6,
    "paren": 6,
    "letter": 7,
    "phead": 8,
    "star": 9,
    "dash": 9,
    "dot": 9,
    "plus": 9,
    "plain": 12,
    "table": 12,
}
BULLETS = {"star", "dash", "dot", "plus"}
MAJOR = 2
ROLE_HEADING = 60
HEADING = 160
_AUTO_DOTS = "•·●∙o▪§"


@dataclass(slots=True)
class Node:
    """A marked paragraph with what stands under it. `line` is its text without the marker; `ordinal` the marker's own
    sign ("II", "1", "a"), None for bullets; `labels` what `read_labels` finds.
    """

    kind: str
    line: Line
    ordinal: str | None = None
    children: "list[Node]" = field(default_factory=list)
    labels: Sequence[Label] = ()
    grid: Grid | None = None
    arranged: object = None  # what `arrange` found, kept
    full: Line | None = None  # the line with its typed marker

    @property
    def text(self) -> str:
        return self.line.text

    @property
    def low(self) -> str:
        return self.line.low


def mark(line: Line) -> tuple[str, str | None, int]:
    """(kind, ordinal, where the text begins); plain paragraphs give ("plain", None, 0)."""
    if line.marker is not None:
        return _automatic(line.marker)
    text = line.text
    first = text.lstrip()[:1]
    if first not in _BY_SIGN:
        _BY_SIGN[first] = _possible(first)
    for kind, pattern in _BY_SIGN[first]:
        match = pattern.match(text)
        if match:
            return kind, _ordinal(kind, match), match.end()
    return "plain", None, 0


@lru_cache(maxsize=4096)
def _automatic(marker: str) -> tuple[str, str | None, int]:
    """What the word processor's own number says; the text then begins at once."""
    if marker[:1] in _AUTO_DOTS and len(marker) == 1:
        return "dot", None, 0
    for kind, pattern in _MARKS:
        match = pattern.match(f"{marker} x") or pattern.match(f"{marker} X")
        if match:
            return kind, _ordinal(kind, match), 0
    return "dash", None, 0


def _ordinal(kind: str, match: re.Match[str]) -> str | None:
    if kind in BULLETS:
        return None
    sign: str | None = match["o"]
    return f"Điều {sign}" if kind == "article" else sign


def unit_heading(line: Line) -> bool:
    """Is the whole line the name of a unit, with or without a colon?"""
    text = line.text.strip()
    if len(text) > HEADING or not text:
        return False
    at, _ = strip_lead(line.low, len(line.text) - len(line.text.lstrip()))
    if not starts_in(line.text, line.low, at):
        return False
    end, verb = name_end(line.text, at)
    return not verb and not line.text[end:].strip(" :.;")


def build(items: list[Item]) -> Node:
    """Lines and tables as a tree under a root."""
    root = Node("root", Line("", "", ((0, 0, 0),)))
    stack = [root]
    roles: list[tuple[Node, Node, Role]] = []
    for item in items:
        if isinstance(item, Grid):
            _push_table(stack, item)
            continue
        if not item.text.strip():
            continue
        kind, ordinal, start = mark(item)
        line = cut(item, start) if start else item
        labels = read_labels(line)
        if kind == "plain":
            if labels:
                _push_label(stack, Node("plain", line, labels=labels, full=item))
                continue
            if is_caps(line.text) and len(line.text) < HEADING and len(line.text.split()) > 1:
                kind = "caps"
            elif unit_heading(line):
                kind = "phead"
        _push(stack, Node(kind, line, ordinal, labels=labels, full=item))
        if len(line.text) < ROLE_HEADING and not labels:
            roles += [(stack[-2], stack[-1], role) for role in heading_label(line.low)]
    for parent, node, role in sorted(roles, key=lambda found: found[2] == "both"):
        _label_heading(parent, node, role)
    return root


def _label_heading(parent: Node, node: Node, role: Role) -> None:
    """A heading "2. Cơ quan chủ trì" over a list of units is a label, the list its value; "2. Cơ quan chủ trì, phối hợp" over two
    such headings only holds them together.
    """
    below = node.children
    if role == "both":
        if below and all(child.labels for child in below):
            at = next(i for i, child in enumerate(parent.children) if child is node)
            parent.children[at : at + 1] = below
        return
    units = sum(starts_in(child.text, child.low, 0) and not name_end(child.text, 0)[1] for child in below)
    if units * 2 > len(below):
        node.labels = [Label(role, len(node.text), len(node.text), node.low.strip(" .:"))]


def _push_table(stack: list[Node], grid: Grid) -> None:
    while stack[-1].kind == "plain":
        stack.pop()
    stack[-1].children.append(Node("table", Line("", "", ((0, 0, 0),)), grid=grid))


def _push(stack: list[Node], node: Node) -> None:
    kind = node.kind
    if kind == "plain":
        while stack[-1].kind == "plain":
            stack.pop()
    elif kind in [open_node.kind for open_node in stack]:
        while stack[-1].kind != kind:
            stack.pop()
        stack.pop()
    elif RANK[kind] <= MAJOR:
        while RANK[stack[-1].kind] >= RANK[kind]:
            stack.pop()
    elif kind in BULLETS:
        over = kind == "star" and node.labels  # "* Cơ quan thực hiện: …" after bullets with "-" speaks for all of them
        while stack[-1].kind == "plain" or (over and stack[-1].kind in {"dash", "plus", "dot"}):
            stack.pop()
    else:
        while (
            stack[-1].kind in BULLETS
            or stack[-1].kind in {"plain", "phead"}
            or (RANK[stack[-1].kind] > RANK[kind] and kind.startswith("dec") and stack[-1].kind.startswith("dec"))
        ):
            stack.pop()
    stack[-1].children.append(node)
    stack.append(node)


def _push_label(stack: list[Node], node: Node) -> None:
    """A label without a marker belongs to the item above; among bullets it stands beside them, so that several bullets
    may share it.
    """
    while stack[-1].kind == "plain":
        stack.pop()
    if stack[-1].kind in BULLETS:
        kind = stack[-1].kind
        while stack[-1].kind == kind or stack[-1].kind in BULLETS:
            stack.pop()
            if stack[-1].kind not in BULLETS:
                break
    stack[-1].children.append(node)


def walk(node: Node) -> "list[Node]":
    """Every node under this one, in reading order."""
    out: list[Node] = []
    for child in node.children:
        out.append(child)
        out += walk(child)
    return out
