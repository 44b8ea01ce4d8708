"""The OpenAPI document: the committed file is what the code answers, and what is answered is what the document says."""

import json
from pathlib import Path

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from evenhand.api.__main__ import document
from evenhand.config.requests import Handler
from tests.api.asking import with_token
from tests.builders.house import heard_and_assessed, house, limited, opened
from tests.web.pages import set_clock

FILE = Path(__file__).parents[2] / "docs" / "api" / "openapi.json"
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
SCHEMA = schemathesis.openapi.from_dict(json.loads(FILE.read_text()))
SCHEMA.app = Handler()
OPERATIONS = [one.ok() for one in SCHEMA.get_all_operations()]
EXAMPLES = 12


def test_committed_document_is_up_to_date():
    assert FILE.read_text() == document(), "run: EVENHAND_DEMO=1 python -m evenhand.api > docs/api/openapi.json"


def test_every_operation_documents_its_problems():
    found = json.loads(FILE.read_text())
    for path, operations in found["paths"].items():
        [operation] = operations.values()
        errors = {code: answer for code, answer in operation["responses"].items() if int(code) >= 400}
        assert sorted(errors) == ["400", "401", "404", "405", "413", "415", "422", "500", "503"], path
        assert {next(iter(one["content"])) for one in errors.values()} == {"application/problem+json"}
        assert operation["security"] == [{"Token": []}]


@pytest.fixture
def kept_connection(db):
    """Keep the connection of the test's transaction, which a request would close as it begins and ends."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def place(kept_connection):
    place = house()
    case = opened(place)
    heard_and_assessed(place, case)
    limited(place, case)
    return with_token(set_clock(place))


def known(body, customer):
    """Return a drawn body that names a customer there is, so that answers are met too."""
    if isinstance(body, dict) and isinstance(body.get("checks"), list):
        return body | {"checks": [known(one, customer) for one in body["checks"]]}
    return body | {"customer": customer} if isinstance(body, dict) and body.get("customer") else body


@pytest.mark.once
@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.definition.raw["operationId"])
def test_api_answers_as_its_document_has_it(place, operation, mode):
    bearer = {"Authorization": f"Bearer {place.token}"}

    @settings(max_examples=EXAMPLES, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(operation.as_strategy(generation_mode=mode))
    def answers(case):
        if mode is GenerationMode.POSITIVE:
            case.body = known(case.body, place.customer.reference)
        case.call_and_validate(headers=bearer, checks=CHECKS)

    answers()
