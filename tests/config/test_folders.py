"""The program writes in its own folder only, and runs wherever that lies."""

import os
import shutil
import tempfile
from pathlib import Path

from databases import migrated_var
from dondoc.config.places import SOCKET_PATH_LIMIT
from program import processes_of, running

PLAIN = {"DONDOC_SAMPLE": "0", "DONDOC_WEB_WORKERS": "1"}


def ancestors(folder: Path) -> dict[Path, tuple[int, int, int]]:
    states = {place: place.stat() for place in folder.parents}
    return {place: (state.st_mode, state.st_uid, state.st_gid) for place, state in states.items()}


def test_it_runs_below_a_closed_folder_and_changes_no_owner_and_no_mode():
    closed = Path(tempfile.mkdtemp())
    closed.chmod(0o700)
    var = shutil.copytree(migrated_var(), closed / "program" / "var", symlinks=True)
    packages = Path(shutil.__file__).parent
    before = (ancestors(var), ancestors(packages))
    with running(var, **PLAIN) as program:
        assert program.status() == 200
    assert (ancestors(var), ancestors(packages)) == before
    assert closed.stat().st_mode & 0o777 == 0o700
    shutil.rmtree(closed)


def test_it_runs_where_the_path_is_too_long_for_a_socket(tmp_path):
    deep = tmp_path / "một-thư-mục-có-tên-rất-dài"
    var = deep / ("dài" * 30) / "var"
    shutil.copytree(migrated_var(), var, symlinks=True)
    assert len(os.fsencode(var / "run" / ".s.PGSQL.5432")) > SOCKET_PATH_LIMIT
    with running(var, **PLAIN) as program:
        folder = Path((var / "postgres.socket").read_text().strip())
        assert folder.stat().st_mode & 0o777 == 0o700
        assert program.status() == 200
    assert not folder.exists()
    assert processes_of(var) == {}
