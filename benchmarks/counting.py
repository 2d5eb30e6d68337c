"""Prints how many queries each page asks: `counting.py USER PATH…`, on the database of DONDOC_VAR."""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc.config.settings")
django.setup()

from django.conf import settings  # noqa: E402 - needs Django's set-up
from django.db import connection  # noqa: E402 - see above
from django.test import Client  # noqa: E402 - see above
from django.test.utils import CaptureQueriesContext  # noqa: E402 - see above

from dondoc.people.models import User  # noqa: E402 - see above

client = Client(HTTP_HOST="localhost")
client.force_login(User.objects.get(username=sys.argv[1]), backend=settings.AUTHENTICATION_BACKENDS[0])
for path in sys.argv[2:]:
    client.get(path)  # what a process reads once is read
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
    assert answer.status_code == 200, f"{path}: {answer.status_code}"
    print(len(queries))
