"""The inside of a paragraph: runs, fields, tracked changes, symbols, and the text boxes that hang on it."""

from collections.abc import Callable

from lxml import etree

from dondoc.files.blocks import Change
from dondoc.files.docx.names import MATH, MC, VAL, W, truth, whole
from dondoc.files.docx.styles import Style, Styles
from dondoc.files.errors import FileRefused
from dondoc.files.words import symbol

MAX_DEPTH = 90

_RUN, _TEXT, _RUN_PROPERTIES, _TEXTBOX = W + "r", W + "t", W + "rPr", W + "txbxContent"
_BOLD, _ITALIC, _VANISH, _RUN_STYLE = W + "b", W + "i", W + "vanish", W + "rStyle"
LOOKS = (_BOLD, _ITALIC, _VANISH, _RUN_STYLE)


class Fields:
    """Complex fields open across runs and paragraphs of one part: `muted` counts those still in their instruction."""

    __slots__ = ("muted", "stack")

    def __init__(self) -> None:
        self.stack: list[bool] = []  # True = still in the instruction
        self.muted = 0

    def char(self, kind: str | None) -> None:
        if kind == "begin":
            self.stack.append(True)
            self.muted += 1
        elif self.stack and kind == "separate":
            self.muted -= self.stack[-1]
            self.stack[-1] = False
        elif self.stack and kind == "end":
            self.muted -= self.stack.pop()


class Inline:
    """Gathers one paragraph. `pieces` is its raw text; offsets in `changes` count in it. `looked` holds the w:rPr that
    say something of LOOKS: most speak of fonts and sizes only, and passing over those saves time.
    """

    __slots__ = (
        "_base",
        "_depth",
        "_fields",
        "_hidden",
        "_look",
        "_looked",
        "_styles",
        "bold",
        "changes",
        "italic",
        "length",
        "notes",
        "pieces",
        "some",
        "textboxes",
    )

    def __init__(self, styles: Styles, fields: Fields, looked: set[etree._Element]) -> None:
        self._styles = styles
        self._looked = looked
        self._fields = fields
        self._base = styles.default
        self._look = (False, False)
        self._hidden = False
        self._depth = 0
        self.pieces: list[str] = []
        self.length = 0
        self.changes: list[Change] = []
        self.bold = self.italic = True
        self.some = False
        self.textboxes: list[etree._Element] = []
        self.notes: list[str] = []

    def paragraph(self, element: etree._Element, style: Style) -> None:
        self._base = style
        self.walk(element)

    def walk(self, parent: etree._Element) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise FileRefused("Văn bản lồng nhau quá sâu.", "Không dùng tệp này; kiểm tra lại nguồn gửi.")
        for child in parent:
            tag = child.tag
            if tag == _RUN:
                self._run(child)
            else:
                handler = _INLINE.get(tag)
                if handler is not None:
                    handler(self, child)
        self._depth -= 1

    def _run(self, run: etree._Element) -> None:
        base = self._base
        bold, italic, self._hidden = base.bold, base.italic, base.hidden
        self._look = (bold, italic)
        for child in run:
            tag = child.tag
            if tag == _TEXT:
                text = child.text
                if text:
                    self.put(text)
            elif tag == _RUN_PROPERTIES:
                if child in self._looked:
                    for given in child.iterchildren(*LOOKS):
                        self._property(given)
            else:
                handler = _IN_RUN.get(tag)
                if handler is not None:
                    handler(self, child)

    def _property(self, given: etree._Element) -> None:
        bold, italic = self._look
        tag, value = given.tag, given.get(VAL)
        if tag == _BOLD:
            bold = truth(value)
        elif tag == _ITALIC:
            italic = truth(value)
        elif tag == _VANISH:
            self._hidden = truth(value)
        else:
            style = self._styles.get(value or "")
            bold, italic, self._hidden = bold or style.bold, italic or style.italic, self._hidden or style.hidden
        self._look = (bold, italic)

    def put(self, text: str) -> None:
        if self._hidden or self._fields.muted:
            return
        self.pieces.append(text)
        self.length += len(text)
        if (self.bold or self.italic or not self.some) and not text.isspace():
            self.some = True
            bold, italic = self._look
            self.bold = self.bold and bold
            self.italic = self.italic and italic

    def inserted(self, element: etree._Element) -> None:
        start, first = self.length, len(self.pieces)
        self.walk(element)
        if self.length > start:
            self._change("inserted", "".join(self.pieces[first:]), start, element)

    def deleted(self, element: etree._Element) -> None:
        kept = (self.pieces, self.length, self.bold, self.italic, self.some, self.textboxes, self.changes)
        self.pieces, self.textboxes, self.changes = [], [], []
        self.walk(element)
        gone = "".join(self.pieces)
        self.pieces, self.length, self.bold, self.italic, self.some, self.textboxes, self.changes = kept
        if gone:
            self._change("deleted", gone, self.length, element)

    def _change(self, kind: str, text: str, start: int, element: etree._Element) -> None:
        author, date = element.get(W + "author", ""), element.get(W + "date", "")
        self.changes.append(Change("inserted" if kind == "inserted" else "deleted", text, start, author, date))

    def field_char(self, element: etree._Element) -> None:
        self._fields.char(element.get(W + "fldCharType"))

    def line_break(self, element: etree._Element) -> None:
        if element.get(W + "type") not in {"page", "column"}:
            self.put("\n")

    def symbol_char(self, element: etree._Element) -> None:
        try:
            code = int(element.get(W + "char", ""), 16)
        except ValueError:
            return
        font = element.get(W + "font", "").lower()
        private = 0xF000 <= code <= 0xF0FF  # noqa: PLR2004 - where Word keeps symbol fonts
        self.put(symbol(code) if private or "wingdings" in font or font == "symbol" else chr(code))

    def math(self, element: etree._Element) -> None:
        for text in element.iter(MATH + "t"):
            self.put(text.text or "")

    def drawing(self, element: etree._Element) -> None:
        if not (self._fields.muted or self._hidden):
            self.textboxes.extend(textboxes(element))

    def content(self, element: etree._Element) -> None:
        content = element.find(W + "sdtContent")
        if content is not None:
            self.walk(content)

    def alternate_in_run(self, element: etree._Element) -> None:
        found = textboxes(element)
        if found:
            if not self._hidden:
                self.textboxes.extend(found)
            return
        fallback = element.find(MC + "Fallback")
        for child in fallback if fallback is not None else ():
            if child.tag == _TEXT:
                self.put(child.text or "")
            elif (handler := _IN_RUN.get(child.tag)) is not None and child.tag != MC + "AlternateContent":
                handler(self, child)

    def alternate(self, element: etree._Element) -> None:
        chosen = element.find(MC + "Choice")
        if chosen is None:
            chosen = element.find(MC + "Fallback")
        if chosen is not None:
            self.walk(chosen)

    def note_reference(self, element: etree._Element) -> None:
        prefix = "endnote" if element.tag == W + "endnoteReference" else "footnote"
        self.notes.append(f"{prefix} {whole(element.get(W + 'id'))}")


def textboxes(element: etree._Element) -> list[etree._Element]:
    """The outermost w:txbxContent under `element`, each once: of an mc:AlternateContent only the choice."""
    out: list[etree._Element] = []
    for box in element.iter(_TEXTBOX):
        parent = box.getparent()
        while parent is not None and parent is not element:
            if parent.tag == _TEXTBOX or (parent.tag == MC + "Fallback" and _has_choice(parent)):
                break
            parent = parent.getparent()
        else:
            out.append(box)
    return out


def _has_choice(fallback: etree._Element) -> bool:
    choice = fallback.getprevious()
    return choice is not None and next(choice.iter(_TEXTBOX), None) is not None


_INLINE: dict[str, Callable[[Inline, etree._Element], None]] = {
    **{W + name: Inline.walk for name in ("hyperlink", "fldSimple", "smartTag", "customXml", "dir", "bdo")},
    W + "ins": Inline.inserted,
    W + "moveTo": Inline.inserted,
    W + "del": Inline.deleted,
    W + "moveFrom": Inline.deleted,
    W + "sdt": Inline.content,
    MC + "AlternateContent": Inline.alternate,
    MATH + "oMath": Inline.math,
    MATH + "oMathPara": Inline.math,
}
_IN_RUN: dict[str, Callable[[Inline, etree._Element], None]] = {
    W + "delText": lambda line, element: line.put(element.text or ""),
    W + "tab": lambda line, _: line.put("\t"),
    W + "ptab": lambda line, _: line.put("\t"),
    W + "br": Inline.line_break,
    W + "cr": lambda line, _: line.put("\n"),
    W + "noBreakHyphen": lambda line, _: line.put("-"),
    W + "sym": Inline.symbol_char,
    W + "fldChar": Inline.field_char,
    W + "drawing": Inline.drawing,
    W + "pict": Inline.drawing,
    W + "object": Inline.drawing,
    W + "footnoteReference": Inline.note_reference,
    W + "endnoteReference": Inline.note_reference,
    MC + "AlternateContent": Inline.alternate_in_run,
}
