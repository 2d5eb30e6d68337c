"""The same program on a PostgreSQL server of somebody else's, reached over TCP with a password."""

import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from databases import start_cluster
from dondoc.config.places import Places
from program import command, environment, free_port, running

PLAIN = {"DONDOC_SAMPLE": "0", "DONDOC_WEB_WORKERS": "1"}


@dataclass
class Server:
    """A second server: `agency` may create roles there, `guest` may not."""

    port: int
    admin: psycopg.Connection

    def url(self, role: str, name: str = "agency") -> str:
        return f"postgresql://{role}:invented@127.0.0.1:{self.port}/{name}"


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[Server]:
    port = free_port()
    cluster = start_cluster(Places(tmp_path_factory.mktemp("server")), port=port)
    with psycopg.connect(
        host=str(cluster.home.socket), port=port, user="postgres", dbname="postgres", autocommit=True
    ) as admin:
        admin.execute("CREATE ROLE agency LOGIN CREATEROLE PASSWORD 'invented'")
        admin.execute("CREATE ROLE guest LOGIN PASSWORD 'invented'")
        admin.execute("CREATE DATABASE agency OWNER agency")
        admin.execute("CREATE DATABASE guest OWNER guest")
        yield Server(port, admin)
    cluster.stop()


def migrate(var: Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command("migrate"), env=environment(var, **more), capture_output=True, text=True, check=False)


def users_of(server: Server, name: str) -> list[tuple[str]]:
    """Who is signed in to the database, once somebody is."""
    asked, deadline = "SELECT DISTINCT usename::text FROM pg_stat_activity WHERE datname = %s", time.monotonic() + 30
    while not (users := server.admin.execute(asked, [name]).fetchall()) and time.monotonic() < deadline:
        time.sleep(0.1)
    return users


def test_it_migrates_and_serves_as_a_role_of_its_own(server, tmp_path):
    var, url = tmp_path / "var", server.url("agency")
    done = migrate(var, DATABASE_URL=url)
    assert (done.returncode, done.stderr) == (0, "")
    assert (var / "app-role.password").stat().st_mode & 0o777 == 0o600
    with running(var, DATABASE_URL=url, **PLAIN) as program:
        assert program.status() == 200
        assert users_of(server, "agency") == [("agency_app",)]
    assert not (var / "postgres").exists()
    powers = "SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = 'agency_app'"
    assert server.admin.execute(powers).fetchone() == (False, False, False)


def test_an_owner_that_may_not_create_roles_is_told_what_to_run(server, tmp_path):
    done = migrate(tmp_path / "var", DATABASE_URL=server.url("guest", "guest"))
    sentence = (
        "dondoc migrate: Tài khoản guest không được tạo vai trò trên máy chủ PostgreSQL (127.0.0.1/guest). Hãy nhờ người "
        "quản trị chạy: CREATE ROLE guest_app LOGIN PASSWORD '…'; rồi đặt DATABASE_APP_URL với vai trò ấy.\n"
    )
    assert (done.returncode, done.stderr) == (2, sentence)


def test_a_given_app_role_is_used_as_it_is(server, tmp_path):
    server.admin.execute("CREATE ROLE given LOGIN PASSWORD 'invented'")
    urls = {"DATABASE_URL": server.url("guest", "guest"), "DATABASE_APP_URL": server.url("given", "guest")}
    done = migrate(tmp_path / "var", **urls)
    assert (done.returncode, done.stderr) == (0, "")
    with psycopg.connect(urls["DATABASE_APP_URL"]) as app:
        assert app.execute("SELECT count(*) FROM people_body").fetchone() == (0,)


@pytest.mark.parametrize("power", ["SUPERUSER", "BYPASSRLS"])
def test_an_app_role_that_row_security_does_not_bind_is_refused(server, tmp_path, power):
    server.admin.execute(f"CREATE ROLE mighty_{power} LOGIN {power} PASSWORD 'invented'".lower())
    urls = {
        "DATABASE_URL": server.url("agency"),
        "DATABASE_APP_URL": server.url(f"mighty_{power}".lower()),
    }
    done = migrate(tmp_path / "var", **urls)
    sentence = (
        "dondoc migrate: Vai trò của ứng dụng không có, hoặc vượt được quyền theo dòng "
        f"(mighty_{power.lower()}). Hãy dùng một vai trò thường: không SUPERUSER, không BYPASSRLS.\n"
    )
    assert (done.returncode, done.stderr) == (2, sentence)


def test_a_server_that_does_not_answer_is_named(tmp_path):
    port = free_port()
    done = migrate(tmp_path / "var", DATABASE_URL=f"postgresql://agency:invented@127.0.0.1:{port}/agency")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert done.stderr.startswith("dondoc migrate: Không vào được cơ sở dữ liệu: ")


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        (
            "postgresql://agency@127.0.0.1:5432",
            "DATABASE_URL thiếu tên cơ sở dữ liệu. Hãy thêm tên vào cuối: …@máy:5432/dondoc.",
        ),
        (
            "http://127.0.0.1",
            "DATABASE_URL không đọc được. Hãy viết dạng postgresql://tài-khoản:mật-khẩu@máy:5432/tên.",
        ),
    ],
)
def test_an_address_that_cannot_be_read_is_explained(tmp_path, url, sentence):
    done = migrate(tmp_path / "var", DATABASE_URL=url)
    assert (done.returncode, done.stderr) == (2, f"dondoc migrate: {sentence}\n")
