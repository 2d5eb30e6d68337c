"""What a file is: told by its first bytes, never by its name alone; and what it may be called."""

import re
import unicodedata
from collections.abc import Collection
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dondoc.files import FileRefused
from dondoc.files.zipsafe import SafeZip

NAME_LIMIT = 150  # characters, the extension included
_HEAD = 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = {"doc": "WordDocument".encode("utf-16-le"), "xls": "Workbook".encode("utf-16-le")}
_ZIP_PARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
_ODT = b"application/vnd.oasis.opendocument.text"
_TEXT_KINDS = frozenset({"txt", "csv", "html"})
_SAME_KIND = {"jpeg": "jpg", "htm": "html", "text": "txt"}
_FORBIDDEN_IN_NAMES = re.compile(r'[<>:"|?*]+')
_SPACE = re.compile(r"\s+")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


def clean_name(name: str) -> str:
    """The name under which a file is kept and given back: its last part only, NFC, without control characters, marks of
    direction and signs that some systems forbid; at most NAME_LIMIT characters with the extension whole.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    kept = "".join(c if c.isprintable() else " " if c.isspace() else "" for c in last)
    kept = _SPACE.sub(" ", _FORBIDDEN_IN_NAMES.sub("_", kept)).strip(" .")
    if _DEVICE.match(kept):
        kept = f"_{kept}"
    ending = PurePosixPath(kept).suffix
    stem = kept[: len(kept) - len(ending)]
    return f"{stem[: NAME_LIMIT - len(ending)]}{ending}"[:NAME_LIMIT] if kept else "tep"


def kind_of(content: bytes, name: str, *, allowed: Collection[str]) -> str:
    """The kind of a file, a key of `rules.ALLOWED_FILES`, when it is among `allowed` and its name says the same.

    Raises:
        ValidationError: in words for whoever sent the file.
    """
    if not content.strip():
        raise ValidationError(_("Chưa gửi được: tệp trống. Hãy chọn lại tệp có nội dung."))
    said = PurePosixPath(clean_name(name)).suffix.lstrip(".").lower()
    said = _SAME_KIND.get(said, said)
    found = _sniffed(content, said)
    if found not in allowed:
        wanted = ", ".join(sorted(allowed))
        raise ValidationError(
            _("Chưa gửi được: loại tệp này không nhận ở đây. Hãy gửi tệp thuộc một trong các loại: %(wanted)s.")
            % {"wanted": wanted}
        )
    if found != said:
        raise ValidationError(
            _(
                "Chưa gửi được: tên tệp và nội dung không khớp (nội dung là %(found)s). Hãy đổi đuôi tệp thành .%(found)s rồi gửi lại."
            )
            % {"found": found}
        )
    return found


def _sniffed(content: bytes, said: str) -> str:
    """The kind by the bytes, "" when none fits. Only among plain texts does the name decide."""
    if content.startswith(b"PK\x03\x04"):
        return _zipped(content)
    if content.startswith(_OLE):
        return next((kind for kind, stream in _OLE_STREAMS.items() if stream in content), "")
    if b"%PDF-" in content[:_HEAD]:
        return "pdf"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if said in _TEXT_KINDS and _is_text(content):
        return said
    return ""


def _zipped(content: bytes) -> str:
    try:
        parts = SafeZip(content)
        names = parts.names
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            raise ValidationError(_("Chưa gửi được: tệp có chứa macro. Hãy lưu lại thành tệp không có macro rồi gửi."))
        for kind, part in _ZIP_PARTS.items():
            if part in names:
                return kind
        return "odt" if "mimetype" in names and parts.read("mimetype").strip() == _ODT else ""
    except FileRefused as refused:
        raise ValidationError(_("Chưa gửi được: %(refused)s") % {"refused": refused}) from refused


def _is_text(content: bytes) -> bool:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return not any(byte < 0x20 and byte not in b"\t\n\r\f" for byte in content)  # noqa: PLR2004 - the control characters
