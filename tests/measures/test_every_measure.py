"""Runs every measure of every shipped policy from proposal to end, by the product's own acts."""

from collections.abc import Iterator

import pytest

from evenhand.casework.details import Details
from evenhand.casework.details.letters import Served
from evenhand.casework.details.measures import Signed
from evenhand.casework.details.reviews import Reviewed
from evenhand.letters.models import Notice
from evenhand.measures.models import Measure
from evenhand.policy.vocabulary import Act, Decision
from tests import stages
from tests.builders.house import house
from tests.builders.landlords import SHIPPED
from tests.builders.scenario import LETTER, WORDS, Scenario, case_under
from tests.policy.cures import policy_of

pytestmark = pytest.mark.django_db
MEASURES = [
    pytest.param(setting.policy, key, id=f"{setting.policy}-{key}")
    for setting in SHIPPED
    for key in policy_of(setting.policy).catalogue("measure")
]


@stages.stage
def prepared(policy: str) -> Scenario:
    """Propose a first measure in a new case, and withdraw it."""
    case = case_under(house(policy=policy))
    first = case.do(Act.PROPOSE, case.proposal(next(iter(case.policy().catalogue("measure"))))).subject
    case.do(Act.WITHDRAW, Details(words=WORDS), first)
    return case


@pytest.fixture(scope="module")
def under(request, django_db_setup, django_db_blocker) -> Iterator[Scenario]:
    """A case under one policy in which a first measure was proposed and withdrawn: what most of them need is on file."""
    with django_db_blocker.unblock(), stages.undone():
        yield prepared(request.param)


@pytest.fixture
def case(under, db) -> Iterator[Scenario]:
    """The same case; what a test does in it is undone."""
    at = under.house.at
    yield under
    under.house.at = at


@pytest.mark.parametrize(("under", "key"), MEASURES, indirect=["under"])
def test_measure_runs_from_proposal_through_review_to_its_end(case, key):
    measure = case.do(Act.PROPOSE, case.proposal(key)).subject
    case.do(Act.AUTHORISE, Signed(words=WORDS), measure)
    case.do(Act.IMPOSE, LETTER, measure)
    case.do(Act.SERVE, Served(how="letter"), measure)
    case.house.later(days=40)
    case.do(Act.REVIEW, Reviewed(outcome="lift", words="No longer needed."), measure)

    row, letter = Measure.objects.get(reference=measure), Notice.objects.get(subject=measure, decision=Decision.MEASURE)
    assert set(letter.must) <= set(letter.says)
    assert (row.lifted, row.ended_on) == (True, case.house.today)
