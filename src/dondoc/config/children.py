"""A child process of the supervisor: in its own session, with its own log, ended with everything it started."""

import contextlib
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

LOG_LIMIT = 10_000_000  # bytes; a longer log is put aside at the next start


def dying_with_parent(signal_name: str) -> list[str]:
    """A command prefix: the child gets `signal_name` when the supervisor dies, even by kill -9."""
    setpriv = shutil.which("setpriv")
    return [setpriv, f"--pdeathsig={signal_name}"] if setpriv else []


def wait_until_bound(process: "subprocess.Popen[bytes]", seconds: float = 5) -> None:
    """Returns once the prefix of `dying_with_parent` has done its work and given way to the command itself: a supervisor
    killed before that would leave the child behind.
    """
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        first, _, _ = Path(f"/proc/{process.pid}/cmdline").read_bytes().partition(b"\0")
        if first and Path(first.decode(errors="replace")).name != "setpriv":
            return
        time.sleep(0.005)


def alive(pid: int) -> bool:
    """Whether a process runs under `pid`; one that is dead but not yet collected does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state.rpartition(")")[2].split()[0] != "Z"


def gone(pid: int, seconds: float) -> bool:
    """Waits until no process runs under `pid`; false when one still does after `seconds`."""
    deadline = time.monotonic() + seconds
    while alive(pid):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def trim_log(path: Path) -> None:
    """Puts a log that has grown long aside as `….1`."""
    if path.exists() and path.stat().st_size > LOG_LIMIT:
        path.replace(path.with_name(f"{path.name}.1"))


def last_line(path: Path) -> str:
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n") if path.exists() else []
    return next((line.strip() for line in reversed(lines) if line.strip()), "không có nhật ký")


@dataclass(slots=True)
class Child:
    """`name` as people read it, `command` to run; `stop_seconds` between asking it to end and ending it."""

    name: str
    command: Sequence[str]
    environ: Mapping[str, str]
    log: Path
    stop_seconds: float = 10
    orphan_signal: str = "TERM"  # what it gets when the supervisor is killed
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*dying_with_parent(self.orphan_signal), *self.command],
                env=dict(self.environ),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        wait_until_bound(self.process)

    def ended(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def stop(self) -> None:
        """Asks the child to end, then ends whatever is left in its session."""
        if self.process is None:
            return
        pid = self.process.pid
        if self.process.poll() is None:
            self.process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(self.stop_seconds)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)
        self.process.wait()
        self.process = None
