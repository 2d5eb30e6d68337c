"""Other programs' list pages with 5,000 items, signed in, under the same load as ours.

Each runs on the same kind of PostgreSQL (a cluster of the program's own code) and with as many web processes and threads
as ours, in a folder that is thrown away; one that is not there is named in a line.

- django-helpdesk, behind the same Granian: installed by uv, or taken from `PEER_HELPDESK` (the Python of an environment
  that has it with granian and psycopg). Its list is a page that then asks for its 25 rows: both are measured, and a list
  counts as one of each.
- Redmine, behind Puma in production mode: as Debian packages it, with Debian's settings. It runs from a copy, so
  that no instance that is set up on the machine is touched. Its list is one page of 25 rows. Puma lets a connection that
  is kept alive have several answers before another's turn, hence its long tail.
- Kanboard has no package in Debian 12; the goal that `web.py` names is what it reached on SQLite when it was measured by
  hand.
"""

import base64
import contextlib
import json
import os
import shutil
import subprocess
import tempfile
import textwrap
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psycopg

import load
from dondoc.config.cluster import Cluster
from dondoc.config.home import choose_home
from dondoc.config.places import Places
from processes import below, processor_seconds

ITEMS = 5000
PORT = 18432
HELPDESK_PACKAGES = ("django-helpdesk", "granian", "psycopg[binary]")
REDMINE_PACKAGES = ("redmine", "ruby-pg", "puma")  # Debian's
REDMINE = Path("/usr/share/redmine")

HELPDESK_SETTINGS = """
    SECRET_KEY = "thrown away after the measurement, so it need not be secret"
    ALLOWED_HOSTS = ["*"]
    DEBUG = False
    INSTALLED_APPS = [
        "django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
        "django.contrib.messages", "django.contrib.staticfiles", "django.contrib.sites", "django.contrib.humanize",
        "rest_framework", "django_cleanup", "helpdesk",
    ]
    MIDDLEWARE = [
        "django.middleware.security.SecurityMiddleware", "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware", "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    ]
    ROOT_URLCONF = "peer_urls"
    WSGI_APPLICATION = "peer_wsgi.application"
    TEMPLATES = [{
        "BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
        "OPTIONS": {"context_processors": [
            "django.template.context_processors.request", "django.contrib.auth.context_processors.auth",
            "django.contrib.messages.context_processors.messages",
        ]},
    }]
    DATABASES = {"default": {
        "ENGINE": "django.db.backends.postgresql", "NAME": "postgres", "USER": "postgres", "HOST": "%(socket)s",
        "PORT": "5432", "CONN_MAX_AGE": 600,
    }}
    DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
    SITE_ID = 1
    STATIC_URL = "/static/"
    USE_TZ = True
    LOGIN_URL = "/login/"
    HELPDESK_TEAMS_MODE_ENABLED = False
"""
HELPDESK_FILL = """
    import django
    django.setup()
    from django.contrib.auth import get_user_model
    from django.contrib.sessions.backends.db import SessionStore
    from django.utils import timezone
    from helpdesk.models import Queue, Ticket
    user = get_user_model().objects.create_superuser("peer", "peer@example.com", "x")
    queue = Queue.objects.create(title="Queue", slug="queue")
    Ticket.objects.bulk_create(
        [Ticket(title=f"Ticket number {n}", queue=queue, created=timezone.now(), modified=timezone.now(),
                assigned_to=user, description="What is asked " * 5, priority=n %% 5 + 1) for n in range(%(items)d)], 1000)
    session = SessionStore()
    session["_auth_user_id"] = str(user.pk)
    session["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
    session["_auth_user_hash"] = user.get_session_auth_hash()
    session.save()
    print(f"sessionid={session.session_key}")
"""
REDMINE_GEMS = """
    gem "puma"
    gem "pg" if dependencies.none? { |gem| gem.name == "pg" }
"""
REDMINE_FILL = """
    Redmine::DefaultData::Loader.load("en")
    user = User.find_by_login("admin")
    user.update!(password: "only for this", password_confirmation: "only for this", must_change_passwd: false)
    project = Project.create!(name: "Peer", identifier: "peer", is_public: false)
    tracker, status = project.trackers.first, IssueStatus.sorted.first
    priorities = IssuePriority.sorted.ids
    Issue.insert_all(%(items)d.times.map { |n|
      { subject: "Issue number #{n}", description: "What is asked " * 5, project_id: project.id, tracker_id: tracker.id,
        status_id: status.id, priority_id: priorities[n %% 5], author_id: user.id, assigned_to_id: user.id,
        created_on: Time.now, updated_on: Time.now, lft: 1, rgt: 2 }
    })
    Issue.update_all("root_id = id")
    ActionController::Base.allow_forgery_protection = false
    browser = ActionDispatch::Integration::Session.new(Rails.application)
    browser.post "/login", params: { username: "admin", password: "only for this" }
    puts browser.response.headers["Set-Cookie"][/[^;]+/]
"""


@contextlib.contextmanager
def _database(folder: Path) -> Iterator[str]:
    """The socket's folder of a PostgreSQL like ours."""
    places = Places(folder / "var")
    places.make()
    cluster = Cluster(places, choose_home(places))
    cluster.create()
    cluster.start()
    try:
        yield places.socket_note.read_text(encoding="utf-8").strip()
    finally:
        cluster.stop()


def _settle(socket: str) -> None:
    """Statistics as a database at work has them; fresh rows have none, and queries would be planned badly."""
    with psycopg.connect(host=socket, dbname="postgres", user="postgres", autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")


def _output(command: list[str], environ: dict[str, str], folder: Path) -> str:
    done = subprocess.run(command, env=environ, cwd=folder, check=True, text=True, stdout=subprocess.PIPE)
    return done.stdout


@contextlib.contextmanager
def _served(command: list[str], environ: dict[str, str], folder: Path) -> Iterator[None]:
    with subprocess.Popen(command, env=environ, cwd=folder, stdout=subprocess.DEVNULL) as server:
        try:
            yield
        finally:
            server.terminate()
            server.wait(30)


def _python_with_helpdesk(folder: Path) -> str | None:
    """The Python of an environment that has django-helpdesk; None, said in a line, where it cannot be made."""
    if given := os.environ.get("PEER_HELPDESK"):
        return given
    uv = shutil.which("uv")
    if uv is None:
        print("django-helpdesk: not measured, uv is not on the PATH")
        return None
    python = folder / "environment" / "bin" / "python"
    for command in (
        [uv, "venv", "--quiet", str(python.parents[1])],
        [uv, "pip", "install", "--quiet", "--python", str(python), *HELPDESK_PACKAGES],
    ):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"django-helpdesk: not measured, {done.stderr.strip().splitlines()[-1]}")
            return None
    return str(python)


@contextlib.contextmanager
def _helpdesk(folder: Path, python: str) -> Iterator[str]:
    """The program, filled and running; the cookie of somebody signed in."""
    with _database(folder) as socket:
        for name, text in {
            "peer_settings.py": textwrap.dedent(HELPDESK_SETTINGS) % {"socket": socket},
            "peer_urls.py": 'from django.urls import include, path\nurlpatterns = [path("", include("helpdesk.urls"))]\n',
            "peer_wsgi.py": "from django.core.wsgi import get_wsgi_application\napplication = get_wsgi_application()\n",
            "fill.py": textwrap.dedent(HELPDESK_FILL) % {"items": ITEMS},
        }.items():
            (folder / name).write_text(text, encoding="utf-8")
        environ = {**os.environ, "DJANGO_SETTINGS_MODULE": "peer_settings", "PYTHONPATH": str(folder)}
        options = [f"--port={PORT}", "--workers=2", "--blocking-threads=2", "--no-ws", "--log-level=warning"]
        _output([python, "-m", "django", "migrate", "-v", "0"], environ, folder)
        cookie = _output([python, "fill.py"], environ, folder).split()[-1]
        _settle(socket)
        with _served([python, "-m", "granian", "--interface=wsgi", *options, "peer_wsgi:application"], environ, folder):
            yield cookie


@contextlib.contextmanager
def _redmine(folder: Path) -> Iterator[str]:
    """The program, filled and running; the cookie of somebody signed in."""
    home = folder / "redmine"
    own = shutil.ignore_patterns("instances", "Gemfile.lock", "database.yml")
    shutil.copytree(REDMINE, home, ignore=own, ignore_dangling_symlinks=True)
    with (home / "Gemfile").open("a", encoding="utf-8") as gems:
        gems.write(textwrap.dedent(REDMINE_GEMS))
    (folder / "fill.rb").write_text(textwrap.dedent(REDMINE_FILL) % {"items": ITEMS}, encoding="utf-8")
    with _database(folder) as socket:
        environ = {
            **os.environ,
            "RAILS_ENV": "production",
            "SECRET_KEY_BASE": "thrown away after the measurement, so it need not be secret",
            "DATABASE_URL": "postgresql:///postgres",
            "PGHOST": socket,
            "PGUSER": "postgres",
        }
        _output(["bin/rake", "db:migrate"], environ, home)
        cookie = _output(["bin/rails", "runner", str(folder / "fill.rb")], environ, home).split()[-1]
        _settle(socket)
        options = ["--workers=2", "--threads=2:2", f"--bind=tcp://127.0.0.1:{PORT}"]
        with _served(["puma", *options], environ, home):
            yield cookie


def _await(url: str, cookie: str) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(urllib.request.Request(url, headers={"Cookie": cookie})) as answer:  # noqa: S310 - our own address
                assert answer.status == 200
                return
        except (OSError, urllib.error.URLError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.3)


def _rate(words: str, path: str, *, cookie: str, seconds: float, connections: int) -> float:
    base = f"http://127.0.0.1:{PORT}"
    _await(base + path, cookie)
    load.run(base, [path], cookie=cookie, connections=connections, seconds=1)  # so that every process has made it once
    before = processor_seconds(below(os.getpid(), ""))
    figures = load.run(base, [path], cookie=cookie, connections=connections, seconds=seconds)
    spent = processor_seconds(below(os.getpid(), "")) - before
    print(
        f"{words:25} {figures.rate:6.0f} requests/s, p50 {figures.p50:.0f}, p95 {figures.p95:.0f}, "
        f"p99 {figures.p99:.0f} ms, {spent * 1000 / figures.requests:.1f} ms of processor (web and database)",
        flush=True,
    )
    return figures.rate


def measure_helpdesk(seconds: float, connections: int) -> dict[str, float]:
    query = base64.b64encode(json.dumps({"filtering": {}, "sorting": "created", "search_string": ""}).encode())
    rows = f"/datatables_ticket_list/{query.decode()}?draw=1&start=0&length=25&order%5B0%5D%5Bcolumn%5D=0&order%5B0%5D%5Bdir%5D=asc&search%5Bvalue%5D="
    with tempfile.TemporaryDirectory(prefix="peer-") as name:
        python = _python_with_helpdesk(Path(name))
        if python is None:
            return {}
        with _helpdesk(Path(name), python) as cookie:
            rates = [
                _rate(f"django-helpdesk, {words}", path, cookie=cookie, seconds=seconds, connections=connections)
                for words, path in (("page", "/tickets/"), ("its rows", rows))
            ]
    return {"django-helpdesk on PostgreSQL, page and rows": 1 / sum(1 / rate for rate in rates)}


def measure_redmine(seconds: float, connections: int) -> dict[str, float]:
    missing = [name for name in REDMINE_PACKAGES if not Path("/usr/share/doc", name, "copyright").exists()]
    if missing:
        print(f"Redmine: not measured, packages of Debian are missing: {', '.join(missing)}")
        return {}
    with tempfile.TemporaryDirectory(prefix="peer-") as name, _redmine(Path(name)) as cookie:
        rate = _rate("Redmine", "/projects/peer/issues", cookie=cookie, seconds=seconds, connections=connections)
    return {"Redmine on PostgreSQL": rate}


def measured(seconds: float, connections: int) -> dict[str, float]:
    """Lists a second of each peer that could be measured."""
    print(f"\npeers with {ITEMS} items, {connections} connections, signed in")
    print("Kanboard: not measured, the package kanboard is missing in Debian 12")
    return measure_helpdesk(seconds, connections) | measure_redmine(seconds, connections)


if __name__ == "__main__":
    for program, rate in measured(5, 8).items():
        print(f"{program}: {rate:.0f} a second")
