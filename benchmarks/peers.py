"""Other programs' list pages with 5,000 items, signed in, under the same load as ours.

django-helpdesk runs on the same kind of PostgreSQL (a cluster of the program's own code) and behind the same Granian with
as many processes and threads as ours; it is installed by uv into a folder that is thrown away, or taken from
`PEER_HELPDESK` (the Python of an environment that has it with granian and psycopg). Its list is a page that then asks for
its 25 rows: both are measured, and a list counts as one of each. Kanboard has no package in Debian 12; the goal that
`web.py` names is what it reached on SQLite when it was measured by hand.
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

import load
from dondoc.config.cluster import Cluster
from dondoc.config.home import choose_home
from dondoc.config.places import Places

ITEMS = 5000
HELPDESK_PORT = 18432
PACKAGES = ("django-helpdesk", "granian", "psycopg[binary]")

SETTINGS = """
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
FILL = """
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
    print(session.session_key)
"""


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
        [uv, "pip", "install", "--quiet", "--python", str(python), *PACKAGES],
    ):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"django-helpdesk: not measured, {done.stderr.strip().splitlines()[-1]}")
            return None
    return str(python)


@contextlib.contextmanager
def _helpdesk(folder: Path, python: str) -> Iterator[str]:
    """The program, filled and running; the cookie of somebody signed in."""
    places = Places(folder / "var")
    places.make()
    cluster = Cluster(places, choose_home(places))
    cluster.create()
    cluster.start()
    socket = places.socket_note.read_text(encoding="utf-8").strip()
    for name, text in {
        "peer_settings.py": textwrap.dedent(SETTINGS) % {"socket": socket},
        "peer_urls.py": 'from django.urls import include, path\nurlpatterns = [path("", include("helpdesk.urls"))]\n',
        "peer_wsgi.py": "from django.core.wsgi import get_wsgi_application\napplication = get_wsgi_application()\n",
        "fill.py": textwrap.dedent(FILL) % {"items": ITEMS},
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    environ = {**os.environ, "DJANGO_SETTINGS_MODULE": "peer_settings", "PYTHONPATH": str(folder)}
    options = [f"--port={HELPDESK_PORT}", "--workers=2", "--blocking-threads=4", "--no-ws", "--log-level=warning"]
    try:
        subprocess.run([python, "-m", "django", "migrate", "-v", "0"], env=environ, cwd=folder, check=True)
        filled = subprocess.run(
            [python, "fill.py"], env=environ, cwd=folder, check=True, text=True, stdout=subprocess.PIPE
        )
        with subprocess.Popen(
            [python, "-m", "granian", "--interface=wsgi", *options, "peer_wsgi:application"], env=environ, cwd=folder
        ) as server:
            try:
                yield f"sessionid={filled.stdout.split()[-1]}"
            finally:
                server.terminate()
                server.wait(30)
    finally:
        cluster.stop()


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


def measure_helpdesk(seconds: float, connections: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory(prefix="peer-") as name:
        python = _python_with_helpdesk(Path(name))
        if python is None:
            return {}
        base = f"http://127.0.0.1:{HELPDESK_PORT}"
        query = base64.b64encode(json.dumps({"filtering": {}, "sorting": "created", "search_string": ""}).encode())
        rows = f"/datatables_ticket_list/{query.decode()}?draw=1&start=0&length=25&order%5B0%5D%5Bcolumn%5D=0&order%5B0%5D%5Bdir%5D=asc&search%5Bvalue%5D="
        with _helpdesk(Path(name), python) as cookie:
            _await(f"{base}/tickets/", cookie)
            found = {}
            for words, path in (("page", "/tickets/"), ("its rows", rows)):
                figures = load.run(base, [path], cookie=cookie, connections=connections, seconds=seconds)
                print(
                    f"django-helpdesk, {words:9} {figures.rate:6.0f} requests/s, p50 {figures.p50:.0f}, p95 {figures.p95:.0f}, "
                    f"p99 {figures.p99:.0f} ms",
                    flush=True,
                )
                found[words] = figures.rate
    return {"django-helpdesk on PostgreSQL, page and rows": 1 / sum(1 / rate for rate in found.values())}


def measured(seconds: float, connections: int) -> dict[str, float]:
    """Lists a second of each peer that could be measured."""
    print(f"\npeers with {ITEMS} items, {connections} connections, signed in")
    print("Kanboard: not measured, the package kanboard is missing in Debian 12")
    return measure_helpdesk(seconds, connections)


if __name__ == "__main__":
    for program, rate in measured(5, 8).items():
        print(f"{program}: {rate:.0f} a second")
