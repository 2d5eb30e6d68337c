"""Where the program keeps what it writes: one folder, `DONDOC_VAR`, and nothing outside it unless a limit forces it."""

import hashlib
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dondoc.config.errors import StartError, why

SOCKET_NAME = ".s.PGSQL.5432"
SOCKET_PATH_LIMIT = 107  # bytes of sun_path on Linux, without the closing zero


CHECKOUT = Path(__file__).resolve().parents[3]


def in_checkout() -> bool:
    """Whether this code lies in a checkout of the project, not in an installed wheel."""
    return (CHECKOUT / "pyproject.toml").is_file()


def default_var() -> Path:
    """`var` in the checkout, else in the current folder."""
    return (CHECKOUT if in_checkout() else Path.cwd()) / "var"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders and files under `var`. Nothing is made by naming them; `make` does that."""

    var: Path

    @classmethod
    def of(cls, environ: Mapping[str, str]) -> "Places":
        return cls(Path(environ["DONDOC_VAR"]).absolute() if environ.get("DONDOC_VAR") else default_var())

    @property
    def postgres(self) -> Path:
        return self.var / "postgres"

    @property
    def logs(self) -> Path:
        return self.var / "logs"

    @property
    def lock(self) -> Path:
        return self.var / "lock"

    @property
    def prepared(self) -> Path:
        """Holds the fingerprint of what the database was last prepared for."""
        return self.var / "prepared"

    @property
    def socket_note(self) -> Path:
        """Names the socket folder of the embedded server, for programs started beside it."""
        return self.var / "postgres.socket"

    @property
    def secret_key(self) -> Path:
        return self.var / "secret.key"

    @property
    def data_key(self) -> Path:
        return self.var / "data.key"

    @property
    def app_password(self) -> Path:
        """The password of the app role that the program made on a server of its own choice."""
        return self.var / "app-role.password"

    @property
    def static(self) -> Path:
        """Static files under the names with their hashes, as browsers may keep them for ever."""
        return CHECKOUT / "staticfiles" if in_checkout() else self.var / "static"

    @property
    def sample_note(self) -> Path:
        """The sign-ins of the sample board; there once it is loaded."""
        return self.var / "sample-sign-ins.txt"

    @property
    def socket_folder(self) -> Path:
        """`var/run`, or where its path is too long for a Unix socket a private folder in the system's temporary one."""
        near = self.var / "run"
        if len(os.fsencode(near / SOCKET_NAME)) <= SOCKET_PATH_LIMIT:
            return near
        digest = hashlib.sha256(os.fsencode(self.var)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"dondoc-{os.geteuid()}-{digest}"

    def make(self) -> None:
        """Makes `var` (0700) and its log folder.

        Raises:
            StartError: when the folder cannot be made or written, or belongs to another account.
        """
        try:
            self.var.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.logs.mkdir(mode=0o700, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.var):
                pass
        except OSError as error:
            raise StartError(
                f"Không ghi được vào thư mục dữ liệu: {why(error)}",
                where=self.var,
                do="Hãy cấp quyền ghi cho tài khoản đang chạy, hoặc đặt DONDOC_VAR tới một thư mục ghi được",
            ) from error


def private_folder(folder: Path) -> Path:
    """Makes `folder` for this account alone, or takes it when it already is so.

    Raises:
        StartError: when somebody else has put something there.
    """
    folder.mkdir(mode=0o700, exist_ok=True)
    state = folder.lstat()
    if not folder.is_dir() or folder.is_symlink() or state.st_uid != os.geteuid():
        raise StartError(
            "Thư mục của ổ cắm cơ sở dữ liệu đã bị tài khoản khác chiếm",
            where=folder,
            do="Hãy xóa nó, hoặc đặt DONDOC_VAR tới một đường dẫn ngắn hơn",
        )
    if state.st_mode & 0o077:
        folder.chmod(0o700)
    return folder
