"""A `var` for each test that starts the program."""

import shutil
from pathlib import Path

import pytest

from databases import migrated_var


@pytest.fixture
def var(tmp_path: Path) -> Path:
    """A `var` of the test's own whose database is ready and holds no sample board."""
    return shutil.copytree(migrated_var(), tmp_path / "var", symlinks=True)
