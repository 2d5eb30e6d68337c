"""What goes wrong in a page is written down, with where it happened; what is merely not found is not."""

import os
import subprocess
import sys

SCRIPT = """
import django, logging
django.setup()
request = logging.getLogger("django.request")
request.warning("Not Found: /nowhere")
try:
    1 / 0
except ZeroDivisionError:
    request.error("Internal Server Error: /plans/", exc_info=True)
"""


def test_an_error_of_a_page_stands_in_the_log_with_its_place(tmp_path):
    environment = {**os.environ, "DONDOC_VAR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "dondoc.config.settings"}
    done = subprocess.run([sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=True)

    lines = done.stderr.splitlines()
    assert (lines[0], lines[-1]) == ("Internal Server Error: /plans/", "ZeroDivisionError: division by zero")
