"""A way that this customer cannot use: the cure leads to the question on the same form that asks for another."""

from datetime import timedelta

import pytest

from evenhand.casework.details.customers import Needs, NeedTold
from evenhand.casework.details.measures import Signed
from evenhand.casework.details.requests import Requested
from evenhand.policy.vocabulary import Act
from tests.builders.decided import appealed, in_force
from tests.builders.house import heard_and_assessed, house, opened, proposed
from tests.builders.scenario import LETTER
from tests.web.acting import address, on, send, signed_in
from tests.web.pages import set_clock
from tests.web.walk_markup import Markup

pytestmark = [pytest.mark.django_db, pytest.mark.once]
INSTEAD = "“Email”, “At our office” or “At their home”"


@pytest.fixture
def place(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    return set_clock(house())


def needs_other_than_letters(place, case):
    sight = NeedTold(
        kind="adjustment",
        says="She cannot read print.",
        relook_on=place.today + timedelta(days=365),
        basis="consent",
        unusable_channels=("letter", "telephone"),
    )
    place.do(Act.RECORD_NEEDS, Needs(words="Asked.", needs=(sight,)), case=case)
    return place.customer.needs.latest("id").reference


def asked(place, case, asks, of=""):
    told = Requested(words="Please.", received_on=place.today, route="email", asks=asks, of=of)
    return place.do(Act.TAKE_REQUEST, told, "adviser", case=case).subject


def asking_for_the_account(place):
    case = opened(place)
    needs_other_than_letters(place, case)
    return case, None, {"channels": ["letter"], "words": "Wrote to her."}


def giving_a_letter(place):
    case = opened(place)
    heard_and_assessed(place, case)
    measure = proposed(place, case)
    place.later(days=1).do(Act.AUTHORISE, Signed(words="In proportion."), "manager", case=case, subject=measure)
    place.do(Act.IMPOSE, LETTER, case=case, subject=measure)
    needs_other_than_letters(place, case)
    return case, measure, {"how": "letter", **on("on", place.today)}


def changing_a_need(place):
    case = opened(place)
    need = needs_other_than_letters(place, case)
    answers = {"outcome": "ended", "because": "asked_for", "told_by": ["letter"], "words": "She asked."}
    return case, need, answers


def answering_a_request(place):
    case = opened(place)
    needs_other_than_letters(place, case)
    return case, asked(place, case, "adjustment"), {"outcome": "refused", "told_by": ["letter"], "words": "It costs much."}


def deciding_a_stay(place):
    case, measure = in_force(place)
    appeal = appealed(place.later(days=1), case, measure)
    needs_other_than_letters(place, case)
    answers = {"outcome": "agreed", "told_by": ["letter"], "words": "Nothing is lost by it.", "took_no_part": "on"}
    return case, asked(place, case, "stay", appeal), answers


@pytest.mark.parametrize(
    ("act", "begin", "blank", "who"),
    [
        (Act.SEEK_ACCOUNT, asking_for_the_account, "channels", "officer"),
        (Act.SERVE, giving_a_letter, "how", "officer"),
        (Act.CHANGE_NEED, changing_a_need, "told_by", "officer"),
        (Act.ANSWER_REQUEST, answering_a_request, "told_by", "officer"),
        (Act.DECIDE_STAY, deciding_a_stay, "told_by", "director"),
    ],
)
def test_another_way_is_chosen_at_its_question(act, begin, blank, who, place):
    case, subject, answers = begin(place)

    page = send(signed_in(set_clock(place), who), address(case, act, subject), answers)

    cures = [(cure.says, cure.href) for one in page.context["against"] for cure in one.rule.cures]
    assert cures == [(f"Use a way that this customer can use, such as {INSTEAD}.", f"#id_{blank}")]
    assert Markup(page.content.decode()).ids.count(f"id_{blank}") == 1
