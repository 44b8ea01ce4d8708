"""A mail server and a webhook, set as those of the installation, and a clock of the test's own."""

import pytest

from evenhand.config.outgoing import mail_server as server_of
from tests.builders.mailboxes import SENDER, mail_server, webhook_server

SECRET = "a secret of forty characters for a webhook"


@pytest.fixture(autouse=True)
def own_clock(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    settings.BASE_URL = "https://evenhand.example"


@pytest.fixture
def mail(settings):
    with mail_server() as boxes:
        found = server_of(boxes.address)
        settings.MAIL_ON, settings.MAIL_FROM = True, SENDER
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = found.host, found.port, found.starts_tls
        yield boxes


@pytest.fixture
def hook(settings):
    with webhook_server() as found:
        settings.WEBHOOK_URL, settings.WEBHOOK_SECRET = found.address, SECRET
        yield found
