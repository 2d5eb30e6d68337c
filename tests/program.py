"""The whole program as `make run` starts it: a process of its own on a `var` of its own."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

START_SECONDS = 90
QUIET = ("DONDOC_", "DATABASE_", "DJANGO_", "PYTEST_", "COV_")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "dondoc.cli", *words]


def environment(var: Path, **more: str) -> dict[str, str]:
    """What the machine has, without what the test run set for itself."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(QUIET)}
    return {**plain, "DONDOC_VAR": str(var), "PYTHONUNBUFFERED": "1", **more}


@dataclass
class Program:
    """A running `dondoc serve`. `lines` is what it printed until it answered, `seconds` how long that took."""

    process: subprocess.Popen[str]
    var: Path
    port: int
    lines: list[str]
    seconds: float

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def status(self, path: str = "/accounts/login/") -> int:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        with contextlib.closing(connection):
            connection.request("GET", path)
            return connection.getresponse().status

    def stop(self, sign: int = signal.SIGTERM) -> int:
        """Asks it to end; returns its exit code."""
        self.process.send_signal(sign)
        try:
            return self.process.wait(40)
        finally:
            self.process.stdout.close()


def start(var: Path, **more: str) -> Program:
    """Starts the program and waits until it says that it runs."""
    port, begun = free_port(), time.monotonic()
    process = subprocess.Popen(
        command("serve", "--port", str(port)),
        env=environment(var, **more),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        bufsize=1,
    )
    lines: list[str] = []
    watchdog = threading.Timer(START_SECONDS, process.terminate)
    watchdog.start()
    for line in process.stdout:
        lines.append(line.rstrip("\n"))
        if line.startswith("Dừng"):
            break
    watchdog.cancel()
    if not (lines and lines[-1].startswith("Dừng")):
        process.wait()
        process.stdout.close()
        raise AssertionError("the program did not start:\n" + "\n".join(lines))
    return Program(process, var, port, lines, time.monotonic() - begun)


@contextlib.contextmanager
def running(var: Path, **more: str) -> Iterator[Program]:
    program = start(var, **more)
    try:
        yield program
    finally:
        if program.process.poll() is None:
            program.stop()
        program.process.stdout.close()


def processes_of(var: Path) -> dict[int, str]:
    """Every process that works in `var` or was started for it: number → command."""
    found = {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit() or int(entry.name) == os.getpid():
            continue
        with contextlib.suppress(OSError):
            words = (entry / "cmdline").read_bytes()
            traces = (words, (entry / "environ").read_bytes(), os.fsencode((entry / "cwd").readlink()))
            if words and any(os.fsencode(var) in trace for trace in traces):
                found[int(entry.name)] = words.replace(b"\0", b" ").decode(errors="replace")
    return found


def seconds_of_work(var: Path) -> float:
    """Processor time that the program's processes have used: what a start costs, however busy the machine is."""
    ticks = 0
    for pid in processes_of(var):
        with contextlib.suppress(OSError):
            fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            ticks += sum(map(int, fields[11:15]))  # own and collected children's, user and system
    return ticks / os.sysconf("SC_CLK_TCK")


def left_after(var: Path, seconds: float) -> dict[int, str]:
    """The processes that still run `seconds` from now; returns at once when there are none."""
    deadline = time.monotonic() + seconds
    while (left := processes_of(var)) and time.monotonic() < deadline:
        time.sleep(0.1)
    return left
