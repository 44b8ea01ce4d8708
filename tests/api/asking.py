"""Asks the API as a landlord's program does, by a token."""

import json

from django.test import Client

from evenhand.landlords.tokens import make_token
from tests.builders.adopting import with_owners

PROBLEM = "application/problem+json"


def with_token(place):
    with_owners(place)
    place.token = make_token(place.officers["nell"], "Diary", at=place.at)
    return place


def send(place, path, body, *, token=None, **more):
    bearer = f"Bearer {place.token if token is None else token}"
    sent = body if isinstance(body, str | bytes) else json.dumps(body)
    return Client().post(path, sent, content_type="application/json", headers={"authorization": bearer}, **more)


def problem(answer):
    assert answer["Content-Type"] == PROBLEM
    said = answer.json()
    assert set(said) == {"type", "title", "status", "detail", "faults"}
    assert said["status"] == answer.status_code
    return said
