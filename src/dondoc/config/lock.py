"""One program at a time looks after a `var` folder; the kernel lets go of the lock when that program dies."""

import contextlib
import fcntl
import os
from collections.abc import Callable, Iterator, Mapping

from dondoc.config.cluster import Cluster
from dondoc.config.home import choose_home
from dondoc.config.places import Places


@contextlib.contextmanager
def held(places: Places) -> Iterator[bool]:
    """Holds the lock on `var` where it is free; yields whether it was."""
    handle = os.open(places.lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        os.truncate(handle, 0)
        os.write(handle, f"{os.getpid()}\n".encode())
        yield True
    finally:
        os.close(handle)


def holder(places: Places) -> str:
    """The process number that the lock's holder wrote."""
    return places.lock.read_text(encoding="ascii").strip()


@contextlib.contextmanager
def database_up(environ: Mapping[str, str], places: Places, say: Callable[[str], object]) -> Iterator[None]:
    """The database answers inside: the server of `DATABASE_URL`, that of a running `serve`, else our own meanwhile."""
    places.make()
    if environ.get("DATABASE_URL"):
        yield
        return
    with held(places) as free:
        if not free:
            yield
            return
        cluster = Cluster(places, choose_home(places), say=say)
        cluster.create()
        cluster.start()
        try:
            yield
        finally:
            cluster.stop()
