"""Styles: what a paragraph inherits through its basedOn chain."""

from dataclasses import dataclass

from lxml import etree

from dondoc.files.docx.names import VAL, W, truth, whole


@dataclass(slots=True)
class Style:
    """The properties that this reader needs, resolved. `num_id` None = the style sets no list; `level` None = the list
    says which level belongs to the style.
    """

    name: str = ""
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    centered: bool = False
    num_id: str | None = None
    level: int | None = None
    num_style: str = ""  # the id of the style that set num_id


_FLAGS = {W + "b": "bold", W + "i": "italic", W + "vanish": "hidden"}


class Styles:
    """Styles by id, resolved when first asked for."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._done: dict[str, Style] = {}
        self.default = Style()
        default_id = ""
        for element in root.iterchildren(W + "style") if root is not None else ():
            style_id = element.get(W + "styleId", "")
            self._elements[style_id] = element
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in {"1", "true", "on"}:
                default_id = style_id
        if default_id:
            self.default = self.get(default_id)

    def get(self, style_id: str) -> Style:
        found = self._done.get(style_id)
        if found is None:
            found = Style()
            for element in reversed(self._chain(style_id)):
                _apply(found, element)
            self._done[style_id] = found
        return found

    def _chain(self, style_id: str) -> list[etree._Element]:
        chain: list[etree._Element] = []
        seen: set[str] = set()
        while style_id in self._elements and style_id not in seen:
            seen.add(style_id)
            element = self._elements[style_id]
            chain.append(element)
            based = element.find(W + "basedOn")
            style_id = based.get(VAL, "") if based is not None else ""
        return chain


def _apply(style: Style, element: etree._Element) -> None:
    name = element.find(W + "name")
    style.name = name.get(VAL, "") if name is not None else ""
    run = element.find(W + "rPr")
    for child in run if run is not None else ():
        flag = _FLAGS.get(child.tag)
        if flag:
            setattr(style, flag, truth(child.get(VAL)))
    paragraph = element.find(W + "pPr")
    if paragraph is not None:
        _apply_paragraph(style, paragraph, element.get(W + "styleId", ""))


def _apply_paragraph(style: Style, paragraph: etree._Element, style_id: str) -> None:
    jc = paragraph.find(W + "jc")
    if jc is not None:
        style.centered = jc.get(VAL) == "center"
    num_id, level = paragraph.find(f"{W}numPr/{W}numId"), paragraph.find(f"{W}numPr/{W}ilvl")
    if num_id is not None:
        style.num_id, style.num_style, style.level = num_id.get(VAL, "0"), style_id, None
    if level is not None:
        style.level = whole(level.get(VAL))
