"""`dondoc serve`: PostgreSQL, web and worker as one program that starts, watches and ends them."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import FrameType

from dondoc.config.children import Child, dying_with_parent, last_line, trim_log
from dondoc.config.cluster import Cluster
from dondoc.config.errors import StartError, why
from dondoc.config.home import choose_home
from dondoc.config.keys import make_keys
from dondoc.config.lock import held, holder
from dondoc.config.places import Places
from dondoc.config.prepared import is_prepared, wants_sample

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8000
WEB_SECONDS = 60
STOP_SECONDS = 10
WATCH_SECONDS = 0.5
RESTARTS = 5  # within RESTART_WINDOW; then something is wrong that a restart does not mend
RESTART_WINDOW = 60.0
FIRST_PAGE = "/accounts/login/"


class Stopped(Exception):  # noqa: N818 -- not an error: a signal asked for the end while something was being started
    """The end was asked for during the start."""


@dataclass(slots=True)
class Supervisor:
    """Runs the whole program on `host`:`port` until a signal ends it. `say` prints a line to whoever started it."""

    places: Places
    environ: Mapping[str, str]
    host: str
    port: int
    say: Callable[[str], object]
    ending: threading.Event = field(default_factory=threading.Event)
    restarts: deque[float] = field(default_factory=lambda: deque(maxlen=RESTARTS))

    def run(self) -> None:
        """Starts everything, waits for SIGINT or SIGTERM, ends web → worker → PostgreSQL.

        Raises:
            StartError: when something stands in the way; whatever was started has been ended.
        """
        self.places.make()
        with held(self.places) as free, self._signals():
            if not free:
                raise StartError(
                    "Phần mềm đang chạy trên thư mục dữ liệu này",
                    where=f"{self.places.var}, tiến trình {holder(self.places)}",
                    do="Hãy dừng tiến trình ấy trước, hoặc đặt DONDOC_VAR tới thư mục khác",
                )
            self._refuse_taken_port()
            make_keys(self.environ, self.places)
            with contextlib.ExitStack() as started, contextlib.suppress(Stopped):
                self._serve(started)
            self.say("Đã dừng.")

    def _serve(self, started: contextlib.ExitStack) -> None:
        cluster = self._start_cluster(started)
        sample_missing = wants_sample(self.environ) and not self.places.sample_note.exists()
        if sample_missing or not is_prepared(self.environ, self.places):
            self._prepare()
        worker = self._child("worker", "django", "procrastinate", "worker", *self._worker_options())
        worker.orphan_signal = "KILL"  # asked to end, it would wait for a database that is gone; its jobs are retried
        web = self._child("web", "granian", *self._web_options(), "dondoc.config.wsgi:application")
        for child in (worker, web):  # ended in the opposite order
            started.callback(child.stop)
        web.start()
        web.stop_seconds = 1  # while it starts nobody's work is in it, and it does not listen to signals
        self._wait_for_web(web)
        web.stop_seconds = STOP_SECONDS
        worker.start()  # after the pages: people wait for those
        self._greet()
        while not self.ending.wait(WATCH_SECONDS):
            if cluster is not None and cluster.ended():
                self._count_restart("PostgreSQL", cluster.log)
                cluster.start()
            for child in (worker, web):
                if child.ended():
                    self._count_restart(child.name, child.log)
                    child.stop()
                    child.start()
        self.say("Đang dừng…")

    def _start_cluster(self, started: contextlib.ExitStack) -> Cluster | None:
        if self.environ.get("DATABASE_URL"):
            return None
        cluster = Cluster(self.places, choose_home(self.places), say=self.say)
        if cluster.home.note:
            self.say(cluster.home.note)
        trim_log(cluster.log)
        if cluster.create():
            self.places.prepared.unlink(missing_ok=True)
        started.callback(cluster.stop)
        cluster.start()
        return cluster

    @contextlib.contextmanager
    def _signals(self) -> Iterator[None]:
        def end(_signal: int, _frame: FrameType | None) -> None:
            self.ending.set()

        before = {sign: signal.signal(sign, end) for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
        try:
            yield
        finally:
            for sign, handler in before.items():
                signal.signal(sign, handler)

    def _refuse_taken_port(self) -> None:
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((self.host, self.port))
            except OSError as error:
                raise StartError(
                    f"Không mở được cổng mạng: {why(error)}",
                    where=f"{self.host}:{self.port}",
                    do=f"Hãy dừng chương trình đang dùng cổng ấy, hoặc chọn cổng khác: dondoc serve --port {self.port + 1}",
                ) from error

    def _inherited(self) -> dict[str, str]:
        own = {"DONDOC_VAR": str(self.places.var), "DJANGO_SETTINGS_MODULE": "dondoc.config.settings"}
        return {**self.environ, **own, "PYTHONUNBUFFERED": "1"}

    def _child(self, name: str, *module: str) -> Child:
        log = self.places.logs / f"{name}.log"
        trim_log(log)
        return Child(name, [sys.executable, "-m", *module], self._inherited(), log, STOP_SECONDS)

    def _worker_options(self) -> list[str]:
        return ["--concurrency=4", f"--shutdown-graceful-timeout={STOP_SECONDS - 2}"]

    def _web_options(self) -> list[str]:
        return [
            "--interface=wsgi",
            f"--host={self.host}",
            f"--port={self.port}",
            f"--workers={self.environ.get('DONDOC_WEB_WORKERS', '2')}",
            "--blocking-threads=2",  # more of them wait for one lock of the interpreter: the slowest pages take longer
            "--blocking-threads-idle-timeout=600",
            "--no-ws",
            f"--workers-kill-timeout={STOP_SECONDS - 2}",
            "--log-level=warning",
        ]

    def _prepare(self) -> None:
        """Runs the preparation as a process of its own, so that a signal can end it."""
        command = [*dying_with_parent("TERM"), sys.executable, "-m", "dondoc.config.prepare"]
        with subprocess.Popen(
            command, env=self._inherited(), stderr=subprocess.PIPE, text=True, start_new_session=True
        ) as process:
            while process.poll() is None:
                if self.ending.wait(0.05):
                    process.terminate()
                    raise Stopped
            errors = process.stderr.read() if process.stderr else ""
        if process.returncode:
            (self.places.logs / "prepare.log").write_text(errors, encoding="utf-8")
            raise StartError(
                f"Không chuẩn bị được cơ sở dữ liệu: {_what_python_said(errors)}",
                where=self.places.logs / "prepare.log",
                do="Hãy làm theo câu trên rồi chạy lại",
            )

    def _wait_for_web(self, web: Child) -> None:
        deadline = time.monotonic() + WEB_SECONDS
        while (status := self._answer()) is None or status >= http.HTTPStatus.INTERNAL_SERVER_ERROR:
            if self.ending.wait(0.05):
                raise Stopped
            if status is not None or web.ended() or time.monotonic() > deadline:
                raise StartError(
                    f"Trang web không khởi động được: {last_line(web.log)}",
                    where=web.log,
                    do="Hãy xem nhật ký này",
                )

    def _answer(self) -> int | None:
        """The status of the first page, None while nothing listens."""
        host = {"0.0.0.0": DEFAULT_HOST, "::": "::1"}.get(self.host, self.host)  # noqa: S104 -- compared, not bound
        connection = http.client.HTTPConnection(host, self.port, timeout=30)
        try:
            connection.request("GET", FIRST_PAGE, headers={"Host": "localhost"})
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()

    def _greet(self) -> None:
        host = f"[{self.host}]" if ":" in self.host else self.host
        self.say(f"Đôn Đốc đang chạy: http://{host}:{self.port}/")
        if wants_sample(self.environ) and self.places.sample_note.exists():
            self.say(self.places.sample_note.read_text(encoding="utf-8").rstrip())
        self.say("Dừng: Ctrl+C")

    def _count_restart(self, name: str, log: os.PathLike[str]) -> None:
        now = time.monotonic()
        if len(self.restarts) == RESTARTS and now - self.restarts[0] < RESTART_WINDOW:
            raise StartError(f"{name} dừng liên tục", where=os.fspath(log), do="Hãy xem nhật ký này")
        self.restarts.append(now)
        self.say(f"{name} dừng bất ngờ, khởi động lại (nhật ký: {os.fspath(log)}).")


def _what_python_said(errors: str) -> str:
    """The sentence of what a child wrote before it ended: its only line, or that under its last traceback."""
    lines = errors.strip().splitlines() or ["không rõ vì sao"]
    after = next((number for number in range(len(lines), 0, -1) if lines[number - 1].startswith(" ")), 0)
    return lines[min(after, len(lines) - 1)].rstrip(".")
