"""Names of WordprocessingML elements and attributes, with their namespace."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
VAL = W + "val"
STRICT = b"http://purl.oclc.org/ooxml/"
TRANSITIONAL = b"http://schemas.openxmlformats.org/"

OFF = frozenset({"0", "false", "off"})


def truth(value: str | None) -> bool:
    """An on/off property: present without a value means on."""
    return value not in OFF


def whole(value: str | None, default: int = 0) -> int:
    """An attribute as an integer; nonsense gives the default."""
    try:
        return int(value) if value is not None else default
    except ValueError:
        return default
