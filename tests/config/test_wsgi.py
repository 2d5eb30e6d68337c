"""A process that serves pages has read them all before the first visitor comes."""

import os
import subprocess
import sys

LOADED = """
import sys
import dondoc.config.wsgi
print(sorted(name for name in sys.modules if name in {"dondoc.plans.views.tasks", "dondoc.reports.views.lists"}))
"""


def test_the_code_of_the_pages_is_loaded_with_the_application(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", LOADED],
        env={**os.environ, "DONDOC_VAR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "['dondoc.plans.views.tasks', 'dondoc.reports.views.lists']\n"
