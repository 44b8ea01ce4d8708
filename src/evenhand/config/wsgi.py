"""Starts the server's application, or refuses to where a check finds an error."""

import os

import django
from django.db import connection

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "evenhand.config.settings")
django.setup(set_prefix=False)

from evenhand.config.checks import refuse_unsafe_start  # noqa: E402 - needs the apps that the line above loads
from evenhand.config.logs import log  # noqa: E402
from evenhand.config.requests import Handler  # noqa: E402
from evenhand.journal.actions import note_heads  # noqa: E402

refuse_unsafe_start()
for landlord in note_heads():
    log.error("head not noted", landlord=landlord, do="evenhand journal verify")
connection.close()  # this thread answers no request, and would keep its place in the pool for good
application = Handler()
