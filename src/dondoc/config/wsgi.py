"""The web application as Granian serves it."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc.config.settings")
application = get_wsgi_application()
addresses = (
    get_resolver().reverse_dict
)  # loads every page's code now: the first visitor of a process does not wait for it
