"""`dondoc serve`: one program out of three, which leaves nothing behind."""

import os
import signal
import socket
import subprocess
import time
from pathlib import Path

import psycopg
import pytest

from program import command, environment, left_after, processes_of, running, seconds_of_work, start

PLAIN = {"DONDOC_SAMPLE": "0", "DONDOC_WEB_WORKERS": "1"}


def postmaster(var: Path) -> int:
    """Its process number; 0 in the moment between two servers."""
    try:
        lines = (var / "postgres" / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return 0
    return int(lines[0]) if lines else 0


def database(var: Path) -> psycopg.Connection:
    folder = (var / "postgres.socket").read_text().strip()
    return psycopg.connect(host=folder, dbname="dondoc", user="dondoc_owner", autocommit=True)


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_the_sign_in_page_and_ends_without_a_process_left(var, sign):
    with running(var, **PLAIN) as program:
        assert program.status() == 200
        assert program.lines[-2:] == [f"Đôn Đốc đang chạy: {program.address}/", "Dừng: Ctrl+C"]
        assert program.stop(sign) == 0
    assert processes_of(var) == {}


def test_the_second_start_takes_under_five_seconds_and_keeps_what_was_written(var):
    with running(var, **PLAIN), database(var) as connection:
        connection.execute("CREATE TABLE kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('còn đây')")
    with running(var, **PLAIN) as program:
        assert min(seconds_of_work(var), program.seconds) < 5
        with database(var) as connection:
            assert connection.execute("SELECT word FROM kept").fetchall() == [("còn đây",)]


def test_the_first_start_makes_the_database_and_the_keys(tmp_path):
    with running(tmp_path / "new", **PLAIN) as program:
        assert program.status() == 200
    modes = {name: (tmp_path / "new" / name).stat().st_mode & 0o777 for name in ("", "data.key", "secret.key")}
    assert modes == {"": 0o700, "data.key": 0o600, "secret.key": 0o600}


def test_the_children_end_when_the_supervisor_is_killed(var):
    program = start(var, **PLAIN)
    program.process.kill()
    program.process.wait()
    program.process.stdout.close()
    assert left_after(var, 15) == {}


def test_it_starts_again_on_the_lock_that_a_killed_postgres_left(var):
    program = start(var, **PLAIN)
    dead = postmaster(var)
    program.process.kill()
    os.kill(dead, signal.SIGKILL)
    program.process.wait()
    program.process.stdout.close()
    assert left_after(var, 15) == {}
    assert postmaster(var) == dead
    with running(var, **PLAIN) as again:
        assert again.status() == 200


def test_a_lock_that_names_a_living_stranger_is_no_hindrance(var):
    stranger = subprocess.Popen(["sleep", "60"])
    (var / "postgres" / "postmaster.pid").write_text(f"{stranger.pid}\n{var}/postgres\n1\n5432\n{var}/run\n\n\nready\n")
    try:
        with running(var, **PLAIN) as program:
            assert program.status() == 200
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_a_killed_postgres_is_started_again(var):
    with running(var, **PLAIN) as program:
        dead = postmaster(var)
        os.kill(dead, signal.SIGKILL)
        deadline = time.monotonic() + 60
        while program.status() != 200 or postmaster(var) in {0, dead}:
            assert time.monotonic() < deadline
            time.sleep(0.2)


def refused(var: Path, *words: str) -> tuple[int, list[str]]:
    done = subprocess.run(
        command("serve", *words),
        env=environment(var, **PLAIN),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stderr.splitlines()


def test_a_port_in_use_is_named_with_what_to_do(var):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        sentence = (
            f"dondoc serve: Không mở được cổng mạng: cổng đang được dùng (127.0.0.1:{port}). Hãy dừng chương "
            f"trình đang dùng cổng ấy, hoặc chọn cổng khác: dondoc serve --port {port + 1}."
        )
        assert refused(var, "--port", str(port)) == (2, [sentence])
    assert processes_of(var) == {}


def test_a_folder_that_cannot_be_written_is_named_with_what_to_do(tmp_path):
    (tmp_path / "file").write_text("no folder")
    sentence = (
        f"dondoc serve: Không ghi được vào thư mục dữ liệu: trên đường dẫn có chỗ không phải thư mục ({tmp_path}/file/var). Hãy cấp quyền "
        "ghi cho tài khoản đang chạy, hoặc đặt DONDOC_VAR tới một thư mục ghi được."
    )
    assert refused(tmp_path / "file" / "var") == (2, [sentence])


def test_a_second_program_on_the_same_folder_is_refused(var):
    with running(var, **PLAIN) as first:
        code, lines = refused(var, "--port", str(first.port))
        assert (code, len(lines)) == (2, 1)
        assert lines[0].startswith(f"dondoc serve: Phần mềm đang chạy trên thư mục dữ liệu này ({var}, tiến trình ")
        assert first.status() == 200


def test_a_database_of_another_version_is_refused(var):
    (var / "postgres" / "PG_VERSION").write_text("17\n")
    code, lines = refused(var)
    assert (code, len(lines)) == (2, 1)
    assert lines[0].startswith("dondoc serve: Cơ sở dữ liệu thuộc PostgreSQL 17, phần mềm dùng PostgreSQL 18")
