"""Namespaces of OpenDocument."""

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
T, O, TB, S, D = (f"{{{_NS}{name}:1.0}}" for name in ("text", "office", "table", "style", "drawing"))  # noqa: E741 - office
FO = f"{{{_NS}xsl-fo-compatible:1.0}}"
DC = "{http://purl.org/dc/elements/1.1/}"


def whole(value: str | None, default: int) -> int:
    try:
        return int(value) if value is not None else default
    except ValueError:
        return default
