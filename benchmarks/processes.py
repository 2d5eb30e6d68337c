"""What a tree of processes costs, read from /proc."""

import os
from collections.abc import Iterable
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
PARENT, USER, SYSTEM = 1, 11, 12  # fields of /proc/PID/stat after the name


def _stat(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    except (FileNotFoundError, ProcessLookupError):
        return []


def below(parent: int, word: str) -> list[int]:
    """The processes under `parent` whose command holds `word`."""
    children: dict[int, list[int]] = {}
    for name in filter(str.isdigit, (path.name for path in Path("/proc").iterdir())):
        if stat := _stat(int(name)):
            children.setdefault(int(stat[PARENT]), []).append(int(name))
    found, waiting = [], [parent]
    while waiting:
        for pid in children.get(waiting.pop(), []):
            waiting.append(pid)
            try:
                command = Path(f"/proc/{pid}/cmdline").read_bytes()
            except (FileNotFoundError, ProcessLookupError):
                continue
            if word.encode() in command:
                found.append(pid)
    return found


def processor_seconds(pids: Iterable[int]) -> float:
    return sum((int(stat[USER]) + int(stat[SYSTEM])) / TICKS for pid in pids if (stat := _stat(pid)))


def memory_mb(pids: Iterable[int]) -> float:
    """Their proportional share of memory: what is shared between them counts once."""
    total = 0
    for pid in pids:
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024
