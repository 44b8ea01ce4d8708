"""Tests what a request leaves in the log."""

import pytest
from structlog.testing import capture_logs


@pytest.mark.django_db
def test_request_is_logged_by_route_without_its_query(client):
    with capture_logs() as lines:
        client.get("/no-such-page/Maya-Example?phone=01632960001", REMOTE_ADDR="192.0.2.7")

    answered = [line for line in lines if line["event"] == "answered"]
    assert [line["status"] for line in answered] == [404]
    assert answered[0]["route"] == "(no route)"
    assert not [word for word in ("Maya", "01632960001", "192.0.2.7") if word in str(lines)]
