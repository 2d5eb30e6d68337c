"""A migrated `var`, made once a run and copied for each test that starts the program."""

import shutil
import subprocess
from pathlib import Path

import pytest

from program import command, environment


@pytest.fixture(scope="session")
def migrated_var(tmp_path_factory) -> Path:
    var = tmp_path_factory.mktemp("migrated") / "var"
    subprocess.run(command("migrate"), env=environment(var), check=True, capture_output=True)
    return var


@pytest.fixture
def var(migrated_var: Path, tmp_path: Path) -> Path:
    """A `var` of the test's own whose database is ready and holds no sample board."""
    return shutil.copytree(migrated_var, tmp_path / "var", symlinks=True)
