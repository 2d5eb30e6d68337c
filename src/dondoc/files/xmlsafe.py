"""Parsing XML that may be hostile: no DTD, no entity, no network, bounded depth and size."""

import re

from lxml import etree

from dondoc.files.errors import FileRefused

MAX_NODES = 1_000_000  # tags and attributes; a node takes some 100 bytes of memory
_SHORTEST = 4  # bytes of a node: a smaller file cannot hold too many, and need not be counted
_PARSER = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    huge_tree=False,
    load_dtd=False,
    dtd_validation=False,
    remove_comments=True,
    remove_pis=True,
    collect_ids=False,
)
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def parse_xml(data: bytes) -> etree._Element:
    """The root element. Raises FileRefused on a DOCTYPE, broken XML, too deep or too large a tree."""
    if (b"<!" in data and _DOCTYPE.search(data)) or (b"\0" in data[:200] and _DOCTYPE.search(data.replace(b"\0", b""))):
        raise FileRefused(
            "Tệp chứa khai báo thực thể XML, là dấu hiệu của tệp gây hại.",
            "Không dùng tệp này; kiểm tra lại nguồn gửi.",
        )
    if len(data) > MAX_NODES * _SHORTEST and data.count(b"<") + data.count(b'="') + data.count(b"='") > MAX_NODES:
        raise FileRefused("Nội dung văn bản quá lớn để đọc an toàn.", "Tách văn bản thành nhiều tệp nhỏ hơn.")
    try:
        return etree.fromstring(data, _PARSER)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FileRefused(
            "Nội dung tệp bị hỏng.", "Mở tệp bằng Word hoặc LibreOffice, lưu lại rồi tải lên lần nữa."
        ) from error
