"""What may stop a start, said so that an office can act on it."""

import errno
from pathlib import Path


class StartError(Exception):
    """Something outside the program stands in its way.

    `what` happened, `where` (a path, a port, an address; may be empty) and what to `do`: Vietnamese, without full stops.
    The command line prints them as one line and leaves with 2.
    """

    def __init__(self, what: str, *, where: str | Path = "", do: str) -> None:
        self.what = what
        self.where = str(where)
        self.do = do
        super().__init__(str(self))

    def __str__(self) -> str:
        place = f" ({self.where})" if self.where else ""
        return f"{self.what}{place}. {self.do}."


_WHY = {
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EISDIR: "đây là thư mục, không phải tệp",
    errno.ENOTDIR: "trên đường dẫn có chỗ không phải thư mục",
    errno.EEXIST: "đã có tệp hoặc thư mục cùng tên",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.EADDRINUSE: "cổng đang được dùng",
    errno.EADDRNOTAVAIL: "máy này không có địa chỉ ấy",
}


def why(error: OSError) -> str:
    """What the system refused, in Vietnamese; the system's own words only for what an office never meets."""
    return _WHY.get(error.errno or 0) or error.strerror or str(error)
