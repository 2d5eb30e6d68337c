"""Small hands for WordprocessingML: elements by name, one zip with constant bytes."""

import io
import zipfile

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_XML = "http://www.w3.org/XML/1998/namespace"
# Elements made without a map of their own take these prefixes; giving each the map costs half of the writing time.
etree.register_namespace("w", W)
etree.register_namespace("r", R)
_EPOCH = (1980, 1, 1, 0, 0, 0)

Element = etree._Element  # noqa: SLF001 - lxml's public name for its element type


def w(tag: str, *children: Element | None, **attributes: str | float) -> Element:
    """`<w:tag>`; attribute names get the prefix too, None among the children is left out."""
    element = etree.Element(f"{{{W}}}{tag}")
    for name, value in attributes.items():
        element.set(f"{{{W}}}{name}", str(value))
    element.extend([child for child in children if child is not None])
    return element


def text_element(text: str) -> Element:
    element = w("t")
    element.text = text
    element.set(f"{{{_XML}}}space", "preserve")
    return element


def relation(element: Element, target: str) -> Element:
    """Give `element` an `r:id`."""
    element.set(f"{{{R}}}id", target)
    return element


def serialise(root: Element) -> bytes:
    etree.cleanup_namespaces(root, top_nsmap={"r": R}, keep_ns_prefixes=["w", "r"])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def zip_constant(parts: dict[str, bytes]) -> bytes:
    """A zip whose bytes depend on the parts and their order alone."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            info.create_system = 3
            archive.writestr(info, data, compresslevel=6)
    return out.getvalue()
