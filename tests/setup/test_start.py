"""Outside demo mode the product refuses to start with what belongs to the demo."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured

from evenhand.config.checks import refuse_unsafe_start

SECRET = "abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz"
KEY = SECRET[::-1]
SAFE = {"EVENHAND_SECRET": SECRET, "EVENHAND_KEY": KEY, "EVENHAND_HOSTS": "evenhand.example"}


def start(tmp_path, **env: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("EVENHAND", "DATABASE", "DJANGO"))}
    return subprocess.run(
        [sys.executable, "-c", "import evenhand.config.wsgi"],
        env=kept | {"EVENHAND_DATA": str(tmp_path)} | env, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_it_starts_with_a_secret_and_a_host_of_its_own(tmp_path):
    done = start(tmp_path, **SAFE)

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("env", "says"),
    [
        ({"EVENHAND_SECRET": ""}, "EVENHAND_SECRET is not set"),
        ({"EVENHAND_SECRET": "short"}, "The secret is missing or short."),
        ({"EVENHAND_SECRET": settings.DEMO_SECRET}, "The secret is the demo's."),
        ({"EVENHAND_KEY": ""}, "The key of the journal is missing or short."),
        ({"EVENHAND_DEBUG": "1"}, "Debug pages are on."),
        ({"EVENHAND_HOSTS": ""}, "No host name is allowed."),
    ],
)
def test_it_refuses_unsafe_settings(tmp_path, env, says):
    done = start(tmp_path, **(SAFE | env))

    assert done.returncode != 0
    assert says in done.stderr.splitlines()[-1]


@pytest.mark.django_db
def test_it_refuses_the_users_of_the_demo(settings):
    settings.DEMO, settings.DEBUG, settings.ALLOWED_HOSTS = False, False, ["evenhand.example"]
    settings.SECRET_KEY, settings.JOURNAL_KEY = SECRET, KEY
    refuse_unsafe_start()  # an empty database is welcome
    get_user_model().objects.create(username="priya", email=f"priya@{settings.DEMO_MAIL_DOMAIN}")

    with pytest.raises(ImproperlyConfigured, match="holds the demo's users"):
        refuse_unsafe_start()


def test_the_demo_starts_in_demo_mode_only(settings):
    assert settings.DEMO
    refuse_unsafe_start()
