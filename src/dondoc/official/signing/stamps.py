"""Text printed into a field: set by Typst in the document's own typeface and taken over as a drawing."""

import json
from io import BytesIO
from pathlib import Path
from typing import Literal

import typst
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import BasePdfFileWriter

from dondoc.official.pdf_out import fonts_of

ASCENT, DESCENT = 0.891, 0.216  # of Times New Roman, in ems
_DIGIT = 0.5  # a digit's width
_TEMPLATE = Path(__file__).with_name("stamp.typ")
_NO_TIME = 0  # the drawing carries no time of its own


def stamp(
    writer: BasePdfFileWriter,
    lines: tuple[str, ...],
    *,
    width: float,
    size: float,
    align: Literal["center", "right"],
    italic: bool = False,
    fonts: Path,
) -> generic.IndirectObject:
    """The lines as a form XObject, `width` points wide and as high as lines of `size` points. Figures too wide for it are
    set smaller.
    """
    longest = max(len(line) for line in lines) * _DIGIT
    loaded, families = fonts_of(fonts)
    data = {
        "lines": lines,
        "width": width,
        "height": len(lines) * size * (ASCENT + DESCENT),
        "size": min(size, width / longest),
        "align": align,
        "style": "italic" if italic else "normal",
        "fonts": families,
    }
    pdf = typst.Compiler(
        input=str(_TEMPLATE),
        root=str(_TEMPLATE.parent),
        font_paths=loaded,
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data)},
    ).compile(format="pdf", timestamp=_NO_TIME, pdf_tags=False)
    if not isinstance(pdf, bytes):
        raise TypeError("typst gave no single PDF")
    drawing: generic.IndirectObject = writer.import_page_as_xobject(PdfFileReader(BytesIO(pdf)))
    return drawing
