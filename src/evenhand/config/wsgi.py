"""What the server runs. It refuses to start where a check finds an error."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "evenhand.config.settings")
application = get_wsgi_application()

from evenhand.config.checks import refuse_unsafe_start  # noqa: E402 - needs the apps that the line above loads

refuse_unsafe_start()
