"""Configures Django from the environment.

EVENHAND_DEMO=1       demo mode: a known secret, plain http on loopback, a clock that can be moved
EVENHAND_SECRET       the secret key; needed outside demo mode
EVENHAND_HOSTS        host names, with commas between; needed outside demo mode
EVENHAND_KEY          seals the words in the journal: 32 characters or more, kept apart from the database; needed likewise
EVENHAND_DATA         folder of the database (SQLite), files and heads; ``var`` in the project otherwise
EVENHAND_HEADS_DIR    folder of the journal's heads; best on another disk than the database
EVENHAND_ACCESS_LOG   file of sign-ins and refusals; ``access.log`` in the data folder otherwise
EVENHAND_BEHIND_PROXY =1 where a proxy ends TLS and sets X-Forwarded-Proto
EVENHAND_PROXIES      addresses or networks of these proxies, with commas between; this machine's own otherwise
EVENHAND_URL          the address of the first page, for links in emails; https and the first host otherwise
EVENHAND_MAIL         smtp://user:password@host:587, or smtps://; no email goes out otherwise
EVENHAND_MAIL_FROM    the address that emails come from
EVENHAND_WEBHOOK      an https address to which each message is posted, and
EVENHAND_WEBHOOK_SECRET  what it is signed with: 32 characters or more
DATABASE_URL          postgresql://user:password@host:port/name?sslmode=...; SQLite where there is none
"""

import os
from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from evenhand.config.database import database
from evenhand.config.logs import logging_from
from evenhand.config.outgoing import first_page, mail_server

PACKAGE = Path(__file__).resolve().parent.parent
PROJECT = PACKAGE.parent.parent
BUILD = PROJECT / "build"

DEMO = os.environ.get("EVENHAND_DEMO") == "1"
DEMO_SECRET = "this secret is printed in the demo and guards nothing"  # noqa: S105
DEMO_MAIL_DOMAIN = "demo.example"  # every demo user's email ends so, and none may exist outside demo mode

SECRET_KEY = os.environ.get("EVENHAND_SECRET") or (DEMO_SECRET if DEMO else "")
if not SECRET_KEY:
    raise ImproperlyConfigured("EVENHAND_SECRET is not set: give it 50 random characters, or EVENHAND_DEMO=1 for the demo.")
JOURNAL_KEY = os.environ.get("EVENHAND_KEY") or (DEMO_SECRET if DEMO else "")
DEBUG = os.environ.get("EVENHAND_DEBUG") == "1"
ALLOWED_HOSTS = ["127.0.0.1", "localhost"] if DEMO else os.environ.get("EVENHAND_HOSTS", "").split(",")

DATA = Path(os.environ.get("EVENHAND_DATA") or PROJECT / "var" / ("demo" if DEMO else "data"))
HEADS_DIR = Path(os.environ.get("EVENHAND_HEADS_DIR") or DATA / "heads")
CLOCK_FILE = DATA / "clock"
MEDIA_ROOT = DATA / "files"
SCAN_COMMAND = os.environ.get("EVENHAND_SCAN", "")  # given a file's path, it ends with 0 where the file is harmless
DATA_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024 * 1024  # a whole assessment in long answers; files are counted on their own
FILE_UPLOAD_HANDLERS = [
    "evenhand.config.requests.Strict",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "evenhand.web.incidents.uploads.Bounded",
]
FONTS_DIR = BUILD / "fonts"
DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

APPS = [
    "web",
    "partner",
    "ui",
    "health",
    "personal",
    "casework",
    "appeals",
    "reviews",
    "referrals",
    "markers",
    "measures",
    "letters",
    "visits",
    "firms",
    "contacts",
    "allegations",
]
APPS += ["cases", "incidents", "people", "notifications", "landlords", "journal"]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "csp",
    "django_htmx",
    "axes",
    "evenhand.config",
    *(f"evenhand.{app}" for app in APPS),
]
AUTH_USER_MODEL = "landlords.User"

MIDDLEWARE = [
    "evenhand.config.probes.answer_probes",
    "evenhand.config.client_address.find_client",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "evenhand.config.logs.log_requests",
    "csp.middleware.CSPMiddleware",
    "evenhand.api.problems.as_problems",
    "evenhand.config.requests.refuse_unreadable",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "evenhand.web.account.sessions.extend_sessions",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "evenhand.config.urls"
WSGI_APPLICATION = "evenhand.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "evenhand.web.account.signed_in.frame",
            ],
        },
    },
]
FORM_RENDERER = "evenhand.ui.rendering.Renderer"

BASE_URL = (os.environ.get("EVENHAND_URL") or first_page(ALLOWED_HOSTS)).rstrip("/")
MAIL = mail_server(os.environ.get("EVENHAND_MAIL", ""))
MAIL_ON, MAIL_FROM = bool(MAIL.host), os.environ.get("EVENHAND_MAIL_FROM", "")
EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.host, MAIL.port, MAIL.user, MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.starts_tls, MAIL.is_tls
WEBHOOK_URL = os.environ.get("EVENHAND_WEBHOOK", "")
WEBHOOK_SECRET = os.environ.get("EVENHAND_WEBHOOK_SECRET", "")

ACCESS_LOG = Path(os.environ.get("EVENHAND_ACCESS_LOG") or DATA / "access.log")
LOGGING = logging_from("WARNING" if DEMO else "INFO", ACCESS_LOG)

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]  # another is a catalogue in locale/ and a module of words: docs/translating.md
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/London"
USE_I18N = len(LANGUAGES) > 1  # nothing is looked up for one language: that takes some milliseconds of each page
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = BUILD / "static"
STATICFILES_DIRS = [BUILD / "vendor"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "evenhand.config.static_files.StaticFiles"},
}

LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "sign-in"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "evenhand.web.account.devices.place_of_try"  # a known device has tries of its own
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False  # it would write user names into the log
AXES_LOCKOUT_CALLABLE = "evenhand.web.account.views.locked_out"

CSRF_FAILURE_VIEW = "evenhand.web.account.draft_views.out_of_date"
SESSION_COOKIE_AGE = 60 * 60  # seconds without a page before a user is signed out; pages warn before, and drafts are saved
SESSION_LASTS = 12 * 60 * 60  # seconds after which a user signs in again, however busy they are
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = not DEMO
SECURE_HSTS_SECONDS = 0 if DEMO else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEMO
BEHIND_PROXY = os.environ.get("EVENHAND_BEHIND_PROXY") == "1"
PROXIES = (os.environ.get("EVENHAND_PROXIES") or "127.0.0.0/8,::1").split(",") if BEHIND_PROXY else []
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "media-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    },
}
