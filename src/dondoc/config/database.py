"""Which PostgreSQL the program talks to, and as whom.

Two roles from the first migration on: the owner makes and changes tables, the app reads and writes rows. The app role is
no superuser and cannot bypass row security.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from dondoc.config.errors import StartError
from dondoc.config.keys import app_password
from dondoc.config.places import Places

EMBEDDED_NAME = "dondoc"
EMBEDDED_OWNER = "dondoc_owner"
EMBEDDED_APP = "dondoc_app"
SUPERUSER = "postgres"
# A question asked for the fifth time is taken apart no more (psycopg's own figure, which Django turns off), but planned for
# its values each time: a plan for any value serves neither rare words nor units with little work.
PREPARED: dict[str, Any] = {
    "server_side_binding": True,
    "prepare_threshold": 5,
    "options": "-c plan_cache_mode=force_custom_plan",
}


@dataclass(frozen=True, slots=True)
class Login:
    """How one role signs in to one database. `host` may be the folder of a Unix socket."""

    name: str
    user: str
    password: str = field(default="", repr=False)
    host: str = ""
    port: str = ""
    options: tuple[tuple[str, str], ...] = ()

    def django(self) -> dict[str, Any]:
        """An entry of Django's `DATABASES`."""
        return {
            "ENGINE": "dondoc.config.postgresql",
            "NAME": self.name,
            "USER": self.user,
            "PASSWORD": self.password,
            "HOST": self.host,
            "PORT": self.port,
            "CONN_MAX_AGE": 600,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": PREPARED | dict(self.options),
        }

    def libpq(self) -> dict[str, Any]:
        """Keyword arguments of `psycopg.connect`."""
        given = {
            "dbname": self.name,
            "user": self.user,
            "password": self.password,
            "host": self.host,
            "port": self.port,
        }
        return {key: value for key, value in given.items() if value} | dict(self.options)


@dataclass(frozen=True, slots=True)
class Databases:
    """The owner's and the app's way in; `embedded` when the program runs the server itself."""

    owner: Login
    app: Login
    embedded: bool
    app_given: bool = False

    def django(self) -> dict[str, dict[str, Any]]:
        return {"default": self.app.django(), "owner": self.owner.django()}


def login_from_url(url: str, *, variable: str) -> Login:
    """The login of a `postgresql://` address (or a libpq string).

    Raises:
        StartError: when it cannot be read, or names no database.
    """
    try:
        parts = {key: str(value) for key, value in conninfo_to_dict(url).items() if value is not None}
    except ProgrammingError as error:
        raise StartError(
            f"{variable} không đọc được", do="Hãy viết dạng postgresql://tài-khoản:mật-khẩu@máy:5432/tên"
        ) from error
    if "dbname" not in parts:
        raise StartError(f"{variable} thiếu tên cơ sở dữ liệu", do="Hãy thêm tên vào cuối: …@máy:5432/dondoc")
    known = {key: parts.pop(key, "") for key in ("dbname", "user", "password", "host", "port")}
    return Login(
        name=known["dbname"],
        user=known["user"],
        password=known["password"],
        host=known["host"],
        port=known["port"],
        options=tuple(sorted(parts.items())),
    )


def databases(environ: Mapping[str, str], places: Places) -> Databases:
    """The two logins of this installation: of `DATABASE_URL` (and `DATABASE_APP_URL`), else of the embedded server."""
    url = environ.get("DATABASE_URL", "")
    if not url:
        return embedded_databases(socket_folder(places))
    owner = login_from_url(url, variable="DATABASE_URL")
    app_url = environ.get("DATABASE_APP_URL", "")
    if app_url:
        app = login_from_url(app_url, variable="DATABASE_APP_URL")
        return Databases(owner=owner, app=app, embedded=False, app_given=True)
    app = replace(owner, user=f"{owner.name}_app", password=app_password(places))
    return Databases(owner=owner, app=app, embedded=False)


def embedded_databases(folder: str) -> Databases:
    owner = Login(name=EMBEDDED_NAME, user=EMBEDDED_OWNER, host=folder, port="5432")
    return Databases(owner=owner, app=replace(owner, user=EMBEDDED_APP), embedded=True)


def socket_folder(places: Places) -> str:
    """Where the embedded server listens: as its last start noted, else where it will."""
    try:
        return places.socket_note.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return str(places.socket_folder)
