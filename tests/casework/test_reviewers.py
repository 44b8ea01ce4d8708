"""Checks which reviewer did a review, by their role at the time."""

from datetime import timedelta

import pytest

from evenhand.cases.models import Case
from evenhand.casework.details.letters import Issued
from evenhand.casework.details.measures import Signed
from evenhand.casework.details.reviews import Reviewed
from evenhand.casework.facts.gather import gather
from evenhand.policy.vocabulary import Act
from tests.builders.house import heard_and_assessed, house, once_a_week, opened

pytestmark = pytest.mark.django_db


def test_a_review_carries_the_roles_of_its_reviewer():
    place = house()
    case = opened(place)
    heard_and_assessed(place, case)
    measure = place.do(Act.PROPOSE, once_a_week(place), case=case).subject
    place.do(Act.CONSULT, Signed(party="other_teams"), case=case, subject=measure)
    place.do(Act.AUTHORISE, Signed(words="In proportion."), "manager", case=case, subject=measure)
    letter = Issued(contact_person="Priya Shah", service_implications="Repairs are reported as before.")
    place.do(Act.IMPOSE, letter, case=case, subject=measure)
    for who in ("officer", "manager"):
        place.later(days=20)
        looked = Reviewed(outcome="keep", words="Calls are fewer.", next_on=place.today + timedelta(days=60))
        place.do(Act.REVIEW, looked, who, case=case, subject=measure)

    (live,) = gather(Case.objects.all().get()).measures

    assert [(review.by, review.person.reference, review.person.roles) for review in live.reviews] == [
        (place.officers["officer"].user.reference,) * 2 + (frozenset({"officer"}),),
        (place.officers["manager"].user.reference,) * 2 + (frozenset({"service_manager"}),),
    ]
