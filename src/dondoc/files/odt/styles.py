"""Styles of OpenDocument: what a paragraph, a span, a list level inherits."""

from dataclasses import dataclass

from lxml import etree

from dondoc.files.numbers import roman, spreadsheet_letters
from dondoc.files.odt.names import FO, S, T, whole


@dataclass(slots=True)
class ParagraphStyle:
    name: str = ""
    bold: bool = False
    italic: bool = False
    centered: bool = False


class Styles:
    """Paragraph, text and list styles of both parts of the document."""

    def __init__(self, roots: list[etree._Element]) -> None:
        self._elements: dict[tuple[str, str], etree._Element] = {}
        self.lists: dict[str, dict[int, etree._Element]] = {}
        self._done: dict[tuple[str, str], ParagraphStyle] = {}
        for root in roots:
            for element in root.iter(S + "style"):
                self._elements[element.get(S + "family", ""), element.get(S + "name", "")] = element
            for element in root.iter(T + "list-style", T + "outline-style"):
                list_name = element.get(S + "name", "") if element.tag == T + "list-style" else "outline"
                self.lists[list_name] = {whole(level.get(T + "level"), 1) - 1: level for level in element}

    def get(self, family: str, name: str) -> ParagraphStyle:
        key = (family, name)
        if key not in self._done:
            style = ParagraphStyle()
            for element in reversed(self._chain(family, name)):
                _apply(style, element)
            self._done[key] = style
        return self._done[key]

    def hidden(self, name: str) -> bool:
        return any(
            properties.get(T + "display") == "none"
            for element in self._chain("text", name)
            for properties in element.iterchildren(S + "text-properties")
        )

    def _chain(self, family: str, name: str) -> list[etree._Element]:
        chain: list[etree._Element] = []
        parent: str | None = name
        while parent and (element := self._elements.get((family, parent))) is not None and element not in chain:
            chain.append(element)
            parent = element.get(S + "parent-style-name")
        return chain


def _apply(style: ParagraphStyle, element: etree._Element) -> None:
    style.name = str(element.get(S + "display-name") or element.get(S + "name", ""))
    for properties in element:
        if properties.tag == S + "text-properties":
            style.bold = properties.get(FO + "font-weight", "bold" if style.bold else "") in {
                "bold",
                "600",
                "700",
                "800",
                "900",
            }
            style.italic = properties.get(FO + "font-style", "italic" if style.italic else "") in {"italic", "oblique"}
        elif properties.tag == S + "paragraph-properties":
            style.centered = properties.get(FO + "text-align", "center" if style.centered else "") == "center"


def numbered(number: int, form: str) -> str:
    return {
        "a": spreadsheet_letters(number),
        "A": spreadsheet_letters(number).upper(),
        "i": roman(number).lower(),
        "I": roman(number),
        "01": f"{number:02d}",
        "01, 02, 03, ...": f"{number:02d}",
    }.get(form, str(number))
