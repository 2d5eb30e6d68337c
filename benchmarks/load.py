"""Keep-alive connections that ask for the same pages over and over, and how long the answers took.

It runs in a process of its own (`run`), so that what it costs can be told from what it measures.
"""

import asyncio
import itertools
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlsplit

HEAD_LIMIT = 64 * 1024


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run saw. Times in milliseconds; `cpu` = processor seconds of the generator itself; `body` = bytes of the
    last answer's body.
    """

    requests: int
    seconds: float
    p50: float
    p95: float
    p99: float
    worst: float
    cpu: float
    body: int

    @property
    def rate(self) -> float:
        return self.requests / self.seconds


class Refused(Exception):  # noqa: N818 - it names what happened
    """An answer that is not the page: its status."""


async def _answer(reader: asyncio.StreamReader) -> tuple[int, int, bool]:
    """(status, length of the body, whether the server closes)."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    status = int(head[9:12])
    closes = b"connection: close" in head
    if b"\r\ncontent-length:" in head:
        length = int(head.split(b"\r\ncontent-length:")[1].split(b"\r\n")[0])
        await reader.readexactly(length)
        return status, length, closes
    if b"chunked" not in head:
        return status, len(await reader.read(-1)), True
    length = 0
    while size := int(await reader.readuntil(b"\r\n"), 16):
        await reader.readexactly(size + 2)
        length += size
    await reader.readuntil(b"\r\n")
    return status, length, closes


async def _connection(
    host: str, port: int, requests: Iterator[bytes], until: float, times: list[float]
) -> tuple[float, int]:
    """One browser: asks, reads the whole answer, asks again. Returns when it ended and the last body's length."""
    reader, writer = await asyncio.open_connection(host, port, limit=HEAD_LIMIT)
    body = 0
    while (start := time.perf_counter()) < until:
        writer.write(next(requests))
        status, body, closes = await _answer(reader)
        times.append(time.perf_counter() - start)
        if status != 200:
            raise Refused(str(status))
        if closes:
            writer.close()
            reader, writer = await asyncio.open_connection(host, port, limit=HEAD_LIMIT)
    writer.close()
    return time.perf_counter(), body


async def _drive(base: str, paths: Sequence[str], cookie: str, connections: int, seconds: float) -> Figures:
    place = urlsplit(base)
    assert place.hostname is not None
    assert place.port is not None
    asked = [
        f"GET {path} HTTP/1.1\r\nHost: {place.hostname}:{place.port}\r\nCookie: {cookie}\r\nAccept: text/html\r\n"
        "User-Agent: load\r\n\r\n"
        for path in paths
    ]
    requests = itertools.cycle([text.encode() for text in asked])
    times: list[float] = []
    before, start = time.process_time(), time.perf_counter()
    ends = await asyncio.gather(
        *(_connection(place.hostname, place.port, requests, start + seconds, times) for _ in range(connections))
    )
    spent = max(end for end, _ in ends) - start
    ranked = sorted(times)

    def at(share: float) -> float:
        return ranked[min(len(ranked) - 1, int(share * len(ranked)))] * 1000

    return Figures(
        requests=len(ranked),
        seconds=spent,
        p50=at(0.5),
        p95=at(0.95),
        p99=at(0.99),
        worst=ranked[-1] * 1000,
        cpu=time.process_time() - before,
        body=ends[0][1],
    )


def run(base: str, paths: Sequence[str], *, cookie: str, connections: int = 8, seconds: float = 5) -> Figures:
    """Asks for `paths` in turn on `connections` connections for `seconds`, from another process.

    Raises:
        subprocess.CalledProcessError: when an answer was not 200; its last line names the status.
    """
    order = {"base": base, "paths": list(paths), "cookie": cookie, "connections": connections, "seconds": seconds}
    done = subprocess.run(
        [sys.executable, os.fspath(Path(__file__))],
        input=json.dumps(order),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return Figures(**json.loads(done.stdout))


if __name__ == "__main__":
    wanted = json.loads(sys.stdin.read())
    print(
        json.dumps(
            asdict(
                asyncio.run(
                    _drive(wanted["base"], wanted["paths"], wanted["cookie"], wanted["connections"], wanted["seconds"])
                )
            )
        )
    )
