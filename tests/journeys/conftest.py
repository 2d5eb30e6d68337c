"""Journeys run against the whole program as `make run` starts it, on the sample board."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from databases import migrated_var, one_at_a_time
from journeys.seats import PASSWORD, Office, office_at
from program import running

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SAMPLE = {"DONDOC_SAMPLE_PASSWORD": PASSWORD, "DONDOC_WEB_WORKERS": "1"}


@pytest.fixture(scope="session")
def sample_var() -> Path:
    """A `var` with the sample board that nobody runs: loaded once a run, by the program's own first start."""
    folder = Path(os.environ["DONDOC_TEST_FOLDER"])
    var = folder / "journeys" / "var"
    with one_at_a_time(folder / "journeys.lock"):
        if not var.exists():
            half = shutil.copytree(migrated_var(), folder / "journeys-half" / "var", symlinks=True)
            with running(half, **SAMPLE):
                pass
            var.parent.mkdir()
            shutil.move(half, var)
    return var


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One a file: while Playwright runs, its event loop keeps Django from the database in this process."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield found
        found.close()


@pytest.fixture(scope="module")
def office(sample_var: Path, browser: Browser, tmp_path_factory) -> Iterator[Office]:
    """The program on a board of the file's own; whatever a browser complains about fails the file."""
    var = shutil.copytree(sample_var, tmp_path_factory.mktemp("journey") / "var", symlinks=True)
    with running(var, **SAMPLE) as program, office_at(browser, program.address) as office:
        yield office
        assert office.complaints == []
