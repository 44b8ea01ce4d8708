"""The product's settings as it runs in production, with a database of the bench's own, and the plain pages beside it."""

import os
import tempfile

os.environ.setdefault("EVENHAND_DEMO", "1")
os.environ.setdefault("EVENHAND_DATA", tempfile.mkdtemp(prefix="evenhand-bench-"))

from evenhand.config.settings import *  # noqa: F403
from evenhand.config.settings import INSTALLED_APPS, MIDDLEWARE  # noqa: F401

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ROOT_URLCONF = "bench.urls"
INSTALLED_APPS += ["bench.plain"]
DJANGO_STARTS_WITH = [  # what `django-admin startproject` puts there
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
