"""List pages with 100,000 tasks, signed in, beside other programs' list pages in the same run.

    .venv/bin/python benchmarks/web.py [--seconds N] [--tasks N] [--var DIR] [--no-peers]

Starts `dondoc serve` on a database of its own in a temporary folder, fills it (`seeding.py`; `--var` keeps the folder
for the next run), signs in as a unit's member and as the Office, and asks for each page on 8 keep-alive connections
(`load.py`, in its own process). Everything shares the machine's cores: web, database and the generator of the load, whose
share is printed. Beside the wall-clock figures stands the processor time of a page, which other work on the machine
disturbs less. Meanwhile something is written once a second, as in an agency at work, so that figures which are kept until the
next write are counted again. Peers (`peers.py`): django-helpdesk and Redmine with 5,000 items each, where they can be
installed.
"""

import argparse
import contextlib
import http.cookiejar
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg

import load
import peers
from dondoc.config.database import EMBEDDED_APP, EMBEDDED_NAME
from dondoc.config.places import Places
from processes import below, memory_mb, processor_seconds

HERE = Path(__file__).resolve().parent
PASSWORD = "mat khau chi de do toc do"  # noqa: S105 - of a database that is thrown away
PORT = 18431
CONNECTIONS = 8
GOAL_RATE = 243  # requests a second of the fastest peer, measured on its own machine of two cores
GOAL_P95, GOAL_P99 = 100, 50  # milliseconds
MEMBER, OFFICE = "cv.laodong", "tonghop"
PER_PLAN = 200
DEEP = 40  # pages of 25


@dataclass(frozen=True, slots=True)
class Browser:
    """Signed in under `user`."""

    base: str
    user: str
    opener: urllib.request.OpenerDirector
    jar: http.cookiejar.CookieJar

    def get(self, path: str) -> str:
        with self.opener.open(self.base + path) as answer:
            return str(answer.read().decode())

    @property
    def cookie(self) -> str:
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.jar)


def password_in(var: Path) -> str:
    """The one password of the sample's accounts, as the folder notes it: a kept folder may have another than ours."""
    first = (var / "sample-sign-ins.txt").read_text(encoding="utf-8").partition("\n")[0]
    return first.rpartition(": ")[2]


def signed_in(base: str, user: str, password: str) -> Browser:
    """A browser that has gone through the sign-in page."""
    jar = http.cookiejar.CookieJar()
    browser = Browser(base, user, urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar)), jar)
    page = browser.get("/accounts/login/")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token is not None
    form = {"csrfmiddlewaretoken": token[1], "login": user, "password": password}
    browser.opener.open(base + "/accounts/login/", urllib.parse.urlencode(form).encode()).close()
    assert "sessionid" in browser.cookie, f"{user} could not sign in"
    return browser


@contextlib.contextmanager
def served(var: Path) -> Iterator[int]:
    """`dondoc serve` on `var`; the process that keeps web, worker and database."""
    environ = {
        **os.environ,
        "DONDOC_VAR": str(var),
        "DONDOC_SAMPLE": "1",
        "DONDOC_SAMPLE_PASSWORD": PASSWORD,
        "DONDOC_WEB_WORKERS": "2",
    }
    with subprocess.Popen(
        [sys.executable, "-m", "dondoc.cli", "serve", "--port", str(PORT)],
        env=environ,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if "Ctrl+C" in line:
                break
        else:
            raise SystemExit(f"dondoc serve ended with {process.wait()}")
        try:
            yield process.pid
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(60)


@contextlib.contextmanager
def written_to(var: Path) -> Iterator[None]:
    """A transaction of somebody else once a second."""
    socket = Places(var).socket_note.read_text(encoding="utf-8").strip()
    ended = threading.Event()

    def write() -> None:
        with psycopg.connect(host=socket, dbname=EMBEDDED_NAME, user=EMBEDDED_APP, autocommit=True) as connection:
            while not ended.wait(1):
                connection.execute("SELECT pg_current_xact_id()")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        yield
    finally:
        ended.set()
        writer.join()


def seed(var: Path, tasks: int) -> None:
    note = var / "seeded"
    if note.exists():
        return
    start = time.monotonic()
    subprocess.run(
        [sys.executable, str(HERE / "seeding.py"), str(max(tasks // PER_PLAN, 5)), str(PER_PLAN)],
        env={**os.environ, "DONDOC_VAR": str(var)},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    note.touch()
    print(f"seeded in {time.monotonic() - start:.0f} s")


def query_counts(var: Path, user: str, paths: list[str]) -> dict[str, int]:
    """Queries of each page, as Django counts them."""
    done = subprocess.run(
        [sys.executable, str(HERE / "counting.py"), user, *paths],
        env={**os.environ, "DONDOC_VAR": str(var)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return dict(zip(paths, map(int, done.stdout.split()), strict=True))


def deep_cursor(browser: Browser) -> str:
    """The query of the page that lies DEEP pages behind the first; the link that counts exactly is another one."""
    query = ""
    for _ in range(DEEP):
        links = re.findall(r'href="\?([^"]*after=[^"]+)"', browser.get(f"/plans/tasks/?{query}"))
        query = next(link.replace("&amp;", "&") for link in reversed(links) if "count=" not in link)
    return query


def pages_of(browser: Browser) -> dict[str, str]:
    """What is asked for: words for the table, and the path."""
    bar = browser.get("/plans/tasks/")
    unit = re.search(r'<select[^>]*name="unit".*?<option value="(\d+)"', bar, re.DOTALL)
    plan = re.search(r'href="/plans/(\d+)/"', browser.get("/plans/"))
    assert unit is not None
    assert plan is not None
    pages = {
        "tasks": "/plans/tasks/",
        f"tasks, page {DEEP + 1}": f"/plans/tasks/?{deep_cursor(browser)}",
        "tasks of one state": "/plans/tasks/?state=running",
        "tasks of one unit": f"/plans/tasks/?unit={unit[1]}",
        "tasks found by words": "/plans/tasks/?q=nha+o+cua+cong+nhan",
        "tasks, latest first": "/plans/tasks/?sort=-due",
        "a plan": f"/plans/{plan[1]}/",
        "my work": "/",
    }
    if browser.user == OFFICE:
        pages["follow-up"] = "/plans/follow-up/"
    return pages


def measure(parent: int, browser: Browser, var: Path, seconds: float) -> dict[str, load.Figures]:
    pages = pages_of(browser)
    counts = query_counts(var, browser.user, list(pages.values()))
    print(
        f"\n{browser.user:22} {'req/s':>7} {'p50':>6} {'p95':>6} {'p99':>6} ms  {'queries':>7}  processor ms a page: "
        "web, database, load"
    )
    found = {}
    for words, path in pages.items():
        browser.get(path)
        web, database = (below(parent, name) for name in ("granian", "postgres"))
        before = [processor_seconds(pids) for pids in (web, database)]
        figures = load.run(browser.base, [path], cookie=browser.cookie, connections=CONNECTIONS, seconds=seconds)
        database_after = below(parent, "postgres")
        spent = [
            max(processor_seconds(pids) - was, 0) * 1000 / figures.requests
            for pids, was in zip((web, database_after), before, strict=True)
        ]
        print(
            f"{words:22} {figures.rate:7.0f} {figures.p50:6.1f} {figures.p95:6.1f} {figures.p99:6.1f}     "
            f"{counts[path]:7}  {spent[0]:6.2f} {spent[1]:6.2f} {figures.cpu * 1000 / figures.requests:6.2f}",
            flush=True,
        )
        found[words] = figures
    return found


def load_of_machine() -> str:
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


def main() -> None:
    parser = argparse.ArgumentParser(description="List pages under load")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--tasks", type=int, default=100_000)
    parser.add_argument("--var", type=Path)
    parser.add_argument("--no-peers", action="store_true")
    options = parser.parse_args()
    var = (options.var or Path(tempfile.mkdtemp(prefix="dondoc-web-"))).absolute()
    base = f"http://127.0.0.1:{PORT}"
    try:
        with served(var) as parent:
            seed(var, options.tasks)
            print(f"{options.tasks} tasks, {CONNECTIONS} connections; load of the machine before: {load_of_machine()}")
            password = password_in(var)
            with written_to(var):
                found = {
                    user: measure(parent, signed_in(base, user, password), var, options.seconds)
                    for user in (MEMBER, OFFICE)
                }
            web, database = (below(parent, name) for name in ("granian", "postgres"))
            print(f"\nmemory: web {memory_mb(web):.0f} MB, PostgreSQL {memory_mb(database):.0f} MB (shared pages once)")
        print(f"load of the machine after: {load_of_machine()} (this run's own included)")
        for user, pages in found.items():
            first = pages["tasks"]
            print(
                f"list as {user}: {first.rate:.0f} requests/s (goal {GOAL_RATE}), "
                f"p95 {first.p95:.0f} ms (goal {GOAL_P95}), p99 {first.p99:.0f} ms (goal {GOAL_P99})"
            )
        if not options.no_peers:
            slowest = min(pages["tasks"].rate for pages in found.values())
            for name, rate in peers.measured(options.seconds, CONNECTIONS).items():
                print(f"{name}: {rate:.0f} requests/s; ours is {slowest / rate:.1f} times as fast")
    finally:
        if options.var is None:
            shutil.rmtree(var, ignore_errors=True)


if __name__ == "__main__":
    main()
