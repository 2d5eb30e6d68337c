"""Opening a zip container (docx, odt, xlsx) that may be hostile: every limit is checked before a byte is unpacked."""

import zipfile
import zlib
from io import BytesIO

from dondoc.files.errors import FileRefused

MAX_ENTRIES = 4_000
MAX_TOTAL = 200 * 1024 * 1024  # bytes unpacked, as the directory declares them
MAX_PART = 24 * 1024 * 1024  # bytes of one part that is read
MAX_RATIO = 250  # unpacked to packed, of parts above RATIO_FROM; Word's own XML stays under 60
RATIO_FROM = 1024 * 1024

_BROKEN_DO = "Mở tệp bằng Word hoặc LibreOffice, lưu lại rồi tải lên lần nữa."


class SafeZip:
    """The parts of a zip held in memory. Nothing is written anywhere; a part is unpacked only when read.

    Raises FileRefused: not a zip, truncated, encrypted, names that leave the archive, too many or too large parts,
    a compression ratio that no office program produces.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
            raise FileRefused("Tệp bị hỏng hoặc bị cắt ngang.", _BROKEN_DO) from error
        entries = self._zip.infolist()
        if len(entries) > MAX_ENTRIES:
            raise FileRefused(f"Tệp nén chứa hơn {MAX_ENTRIES} thành phần.", "Kiểm tra lại nguồn gửi tệp.")
        total = 0
        for entry in entries:
            _check_entry(entry)
            total += entry.file_size
        if total > MAX_TOTAL:
            raise FileRefused(
                "Tệp nén bung ra quá lớn.", "Kiểm tra lại nguồn gửi tệp; tách văn bản hoặc bỏ bớt hình ảnh."
            )
        self._entries = {entry.filename: entry for entry in entries}

    @property
    def names(self) -> list[str]:
        return list(self._entries)

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def read(self, name: str) -> bytes:
        """The bytes of one part, at most MAX_PART. The size is counted while unpacking: the directory may lie."""
        entry = self._entries.get(name)
        if entry is None:
            raise FileRefused("Tệp thiếu thành phần bắt buộc.", _BROKEN_DO)
        if entry.file_size > MAX_PART:
            raise FileRefused("Nội dung văn bản quá lớn để đọc an toàn.", "Tách văn bản thành nhiều tệp nhỏ hơn.")
        try:
            with self._zip.open(entry) as part:
                data = part.read(MAX_PART + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            raise FileRefused("Tệp bị hỏng hoặc bị cắt ngang.", _BROKEN_DO) from error
        if len(data) > MAX_PART:
            raise FileRefused("Nội dung văn bản quá lớn để đọc an toàn.", "Tách văn bản thành nhiều tệp nhỏ hơn.")
        return data


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.filename
    if name.startswith(("/", "\\")) or ":" in name or ".." in name.replace("\\", "/").split("/"):
        raise FileRefused("Tệp nén chứa đường dẫn trỏ ra ngoài.", "Không dùng tệp này; kiểm tra lại nguồn gửi.")
    if entry.flag_bits & 1:
        raise FileRefused("Tệp được bảo vệ bằng mật khẩu.", "Bỏ mật khẩu rồi tải lên lại.")
    if entry.file_size > RATIO_FROM and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
        raise FileRefused("Tệp nén có tỷ lệ bung bất thường.", "Không dùng tệp này; kiểm tra lại nguồn gửi.")
