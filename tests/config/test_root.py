"""Root starts the program: PostgreSQL, which refuses root, runs under another name and nothing is given away."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from dondoc.config.cluster import Cluster
from dondoc.config.errors import StartError
from dondoc.config.home import SYSTEM_USER, choose_home, system_home
from dondoc.config.places import Places

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="about root alone")


@pytest.fixture
def places(tmp_path) -> Places:
    places = Places(tmp_path / "var")
    places.make()
    return places


@pytest.fixture
def system_folder() -> Iterator[Path]:
    """A folder that every account may enter, as /var/lib is; the system account goes again if it was made."""
    known = {entry.pw_name for entry in pwd.getpwall()}
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)
    if SYSTEM_USER not in known:
        subprocess.run(["userdel", SYSTEM_USER], check=True)


def test_it_takes_another_name_and_keeps_the_files(places):
    home = choose_home(places)
    assert (home.data, home.account != "root", home.prefix[1:2]) == (places.postgres, True, ("--user",))


def test_without_user_namespaces_a_system_account_takes_over(places, system_folder):
    home = system_home(places, system_folder)
    cluster = Cluster(places, home, durable=False)
    cluster.create()
    cluster.start()
    with psycopg.connect(host=str(home.socket), user="postgres", dbname="postgres") as connection:
        assert connection.execute("SELECT current_user").fetchone() == ("postgres",)
    cluster.stop()
    assert home.data.owner() == SYSTEM_USER
    assert home.data.is_relative_to(system_folder)
    assert not places.postgres.exists()
    assert str(home.data.parent) in home.note


def test_a_database_in_a_system_folder_stays_there(places, system_folder, monkeypatch):
    monkeypatch.setattr("dondoc.config.home.SYSTEM_FOLDER", system_folder)
    Cluster(places, system_home(places, system_folder), durable=False).create()
    assert choose_home(places).account == SYSTEM_USER


def test_the_database_of_another_account_is_refused(places):
    places.postgres.mkdir()
    os.chown(places.postgres, 65534, 65534)
    with pytest.raises(StartError) as refused:
        choose_home(places)
    assert str(refused.value) == (
        f"Cơ sở dữ liệu thuộc tài khoản khác, root không chạy thay được ({places.postgres}). Hãy chạy bằng tài khoản đã "
        "tạo ra nó, hoặc đặt DONDOC_VAR tới thư mục khác."
    )
