"""Pure: files in, blocks out. Whatever comes in may be hostile: nothing is executed, fetched or written outside a
temporary folder, and what cannot be read is refused in words for the person who holds it.

>>> from dondoc.files import open_document
>>> open_document("Một dòng.".encode(), name="a.txt").blocks[0].text
'Một dòng.'
"""

from dondoc.files.blocks import Block, Cell, Change, Paragraph, Source, Table
from dondoc.files.errors import FileRefused
from dondoc.files.opening import open_document

__all__ = ["Block", "Cell", "Change", "FileRefused", "Paragraph", "Source", "Table", "open_document"]
