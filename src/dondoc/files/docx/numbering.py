"""Automatic numbering: numbering.xml and the counters, so that a marker comes out as Word prints it (ECMA-376, 17.9)."""

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from dondoc.files.docx.names import MC, VAL, W, truth, whole
from dondoc.files.docx.styles import Styles
from dondoc.files.numbers import formatted
from dondoc.files.words import printable_marker

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


@dataclass(slots=True, frozen=True)
class Level:
    fmt: str = "decimal"
    text: str = ""
    start: int = 0
    restart: int | None = None  # w:lvlRestart: None = after any higher level, 0 = never, n = after level n (from 1)
    legal: bool = False  # w:isLgl: every number of the marker in digits
    style: str = ""
    width: int = 0  # zero-padding of a custom format such as "001, 002"


@dataclass(slots=True)
class Abstract:
    key: str
    levels: dict[int, Level] = field(default_factory=dict)
    link: str = ""  # w:numStyleLink: the levels stand in the list that this style names


@dataclass(slots=True)
class Num:
    abstract: Abstract
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)
    used: bool = False


class Numbering:
    """The lists of a document with their counters. Lists over one abstract definition count on together, until one
    of them overrides its start.
    """

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._elements: dict[str, etree._Element] = {}
        self._definitions: dict[str, etree._Element] = {}
        self._abstracts: dict[str, Abstract] = {}
        self._nums: dict[str, Num | None] = {}
        self._counters: dict[str, list[int | None]] = {}
        if root is not None:
            self._elements = {element.get(W + "numId", ""): element for element in root.iterchildren(W + "num")}
            self._definitions = {
                element.get(W + "abstractNumId", ""): element for element in root.iterchildren(W + "abstractNum")
            }

    def _num(self, num_id: str) -> Num | None:
        """A list by its id, read when first asked for: documents carry dozens that they do not use."""
        if num_id not in self._nums:
            element = self._elements.get(num_id)
            abstract = self._linked(element) if element is not None else None
            self._nums[num_id] = _num(element, abstract) if element is not None and abstract is not None else None
        return self._nums[num_id]

    def _linked(self, element: etree._Element) -> Abstract | None:
        """The abstract definition of a w:num, through numStyleLink."""
        seen: set[str] = set()
        while True:
            found = self._abstract(_value(element, "abstractNumId"))
            if found is None or not found.link or found.key in seen:
                return found
            seen.add(found.key)
            target = self._elements.get(self._styles.get(found.link).num_id or "")
            if target is None:
                return found
            element = target

    def _abstract(self, key: str) -> Abstract | None:
        if key not in self._abstracts and key in self._definitions:
            self._abstracts[key] = _abstract(self._definitions[key])
        return self._abstracts.get(key)

    def level_of_style(self, num_id: str, style_id: str) -> int:
        """The level that a list gives to a paragraph style, 0 when it names none."""
        num = self._num(num_id)
        if num is not None:
            for index, level in num.levels.items():
                if level.style == style_id:
                    return index
        return 0

    def marker(self, num_id: str, index: int) -> str | None:
        """Counts one paragraph of level `index` (0-8) and gives its printed marker, None where the list is unknown or
        prints nothing.
        """
        num = self._num(num_id)
        if num is None:
            return None
        index = min(max(index, 0), LEVELS - 1)
        counters = self._counters.setdefault(num.abstract.key, [None] * LEVELS)
        if not num.used:
            num.used = True
            for overridden in num.starts:
                counters[overridden] = None
        level = num.levels.get(index) or Level()
        current = counters[index]
        counters[index] = num.starts.get(index, level.start) if current is None else current + 1
        for deeper in range(index + 1, LEVELS):
            if counters[deeper] is None:
                continue
            restart = (num.levels.get(deeper) or level).restart
            if restart is None or index < restart:
                counters[deeper] = None
        return _printed(num, level, counters) or None


def _printed(num: Num, level: Level, counters: list[int | None]) -> str:
    if level.fmt == "bullet":
        return printable_marker(level.text) or ("•" if level.text.strip() else "")

    def place(match: re.Match[str]) -> str:
        at = int(match.group(1)) - 1
        other = num.levels.get(at) or Level()
        value = counters[at]
        if value is None:
            value = num.starts.get(at, other.start)
        if level.legal and other.fmt != "none":
            return str(value)
        return str(value).zfill(other.width) if other.width else formatted(value, other.fmt)

    return printable_marker(_PLACE.sub(place, level.text))


def _abstract(element: etree._Element) -> Abstract:
    link = element.find(W + "numStyleLink")
    levels = {whole(lvl.get(W + "ilvl")): _level(lvl) for lvl in element.iterchildren(W + "lvl")}
    return Abstract(element.get(W + "abstractNumId", ""), levels, link.get(VAL, "") if link is not None else "")


def _level(element: etree._Element) -> Level:
    values = {child.tag: child.get(VAL) for child in element}
    fmt, width = values.get(W + "numFmt") or "decimal", 0
    choice = element.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")
    if choice is not None:
        fmt = choice.get(VAL, fmt)
    if fmt == "custom":
        custom = choice if choice is not None else element.find(W + "numFmt")
        first = (custom.get(W + "format", "") if custom is not None else "").split(",")[0].strip()
        fmt, width = "decimal", len(first)
    return Level(
        fmt=fmt,
        text=values.get(W + "lvlText") or "",
        start=whole(values.get(W + "start")),
        restart=whole(values[W + "lvlRestart"]) if W + "lvlRestart" in values else None,
        legal=W + "isLgl" in values and truth(values[W + "isLgl"]),
        style=values.get(W + "pStyle") or "",
        width=width,
    )


def _num(element: etree._Element, abstract: Abstract) -> Num:
    num = Num(abstract, abstract.levels)
    for override in element.iterchildren(W + "lvlOverride"):
        index = whole(override.get(W + "ilvl"))
        lvl, start = override.find(W + "lvl"), override.find(W + "startOverride")
        if lvl is not None:
            num.levels = {**num.levels, index: _level(lvl)}
        if start is not None:
            num.starts[index] = whole(start.get(VAL))
            num.levels = {**num.levels, index: replace(num.levels.get(index) or Level(), start=num.starts[index])}
    return num


def _value(element: etree._Element, name: str) -> str:
    child = element.find(W + name)
    return child.get(VAL, "") if child is not None else ""
