"""The two roles and the extensions, made ready before the first migration and again whenever the migrations change."""

import secrets
from dataclasses import replace

import psycopg
from psycopg import sql

from dondoc.config.database import SUPERUSER, Databases, Login
from dondoc.config.errors import StartError
from dondoc.config.keys import write_private
from dondoc.config.places import Places

EXTENSIONS = ("pg_trgm", "btree_gist")  # both trusted: the owner of a database may create them


def connect(login: Login) -> psycopg.Connection[tuple[object, ...]]:
    """An open connection in autocommit.

    Raises:
        StartError: when the server does not answer or does not let this role in.
    """
    try:
        return psycopg.connect(**login.libpq(), autocommit=True, connect_timeout=10)
    except psycopg.OperationalError as error:
        raise StartError(
            f"Không vào được cơ sở dữ liệu: {str(error).strip().splitlines()[-1]}",
            where=f"{login.user}@{login.host or 'localhost'}/{login.name}",
            do="Hãy kiểm tra máy chủ PostgreSQL và địa chỉ trong DATABASE_URL, DATABASE_APP_URL",
        ) from error


def _role_exists(connection: psycopg.Connection[tuple[object, ...]], name: str) -> bool:
    return connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name]).fetchone() is not None


def make_embedded(found: Databases) -> None:
    """The roles and the database on the embedded server; nothing when they are there."""
    make_by(replace(found.owner, name="postgres", user=SUPERUSER), found)


def make_by(superuser: Login, found: Databases) -> None:
    """The roles and the database of `found`, by a superuser of that server; nothing when they are there."""
    with connect(superuser) as connection:
        for role in (found.owner.user, found.app.user):
            if not _role_exists(connection, role):
                connection.execute(
                    sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS").format(
                        sql.Identifier(role)
                    )
                )
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [found.owner.name]).fetchone():
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(
                    sql.Identifier(found.owner.name), sql.Identifier(found.owner.user)
                )
            )


def make_app_role(found: Databases, places: Places) -> Databases:
    """The app role on a server of somebody else's; returns the logins with its password.

    Without `DATABASE_APP_URL` the role `<database>_app` is made, its password kept in `var`.

    Raises:
        StartError: when the owner may not create roles; it carries the statement to run.
    """
    if found.app_given or found.app.password:
        return found
    password = secrets.token_urlsafe(24)
    role, owner = sql.Identifier(found.app.user), found.owner
    with connect(owner) as connection:
        there = _role_exists(connection, found.app.user)
        statement = sql.SQL("{} ROLE {} LOGIN NOBYPASSRLS PASSWORD {}").format(
            sql.SQL("ALTER" if there else "CREATE"), role, sql.Literal(password)
        )
        try:
            connection.execute(statement)
        except psycopg.errors.InsufficientPrivilege as error:
            raise StartError(
                f"Tài khoản {owner.user} không được tạo vai trò trên máy chủ PostgreSQL",
                where=f"{owner.host or 'localhost'}/{owner.name}",
                do=(
                    f"Hãy nhờ người quản trị chạy: CREATE ROLE {found.app.user} LOGIN PASSWORD '…'; "
                    "rồi đặt DATABASE_APP_URL với vai trò ấy"
                ),
            ) from error
    write_private(places.app_password, password)
    return replace(found, app=replace(found.app, password=password))


def grant(found: Databases) -> None:
    """Extensions, and what the app role may do with the tables that the owner will make.

    Rights on tables come only by default privileges: a migration that takes one away (a journal is never edited) is not
    undone by the next start.

    Raises:
        StartError: when the app role could bypass row security, or an extension cannot be made.
    """
    app = sql.Identifier(found.app.user)
    with connect(found.owner) as connection:
        for extension in EXTENSIONS:
            try:
                connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)))
            except (psycopg.errors.InsufficientPrivilege, psycopg.errors.UndefinedFile) as error:
                raise StartError(
                    f"Không tạo được phần mở rộng {extension} của PostgreSQL",
                    where=found.owner.name,
                    do=f"Hãy cài gói postgresql-contrib và nhờ người quản trị chạy: CREATE EXTENSION {extension}",
                ) from error
        mighty = connection.execute(
            "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = %s", [found.app.user]
        ).fetchone()
        if mighty is None or mighty[0]:
            raise StartError(
                "Vai trò của ứng dụng không có, hoặc vượt được quyền theo dòng",
                where=found.app.user,
                do="Hãy dùng một vai trò thường: không SUPERUSER, không BYPASSRLS",
            )
        for statement in (
            "GRANT USAGE ON SCHEMA public TO {}",
            "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {}",
            "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {}",
        ):
            connection.execute(sql.SQL(statement).format(app))
