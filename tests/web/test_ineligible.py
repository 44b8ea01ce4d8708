"""Who cannot do an act, whatever they answer, is not asked to: no button, who can, and how it gets to them."""

import pytest

from evenhand.casework.case_view import case_view
from evenhand.casework.details.appeals import Appealed
from evenhand.casework.details.cases import Interest
from evenhand.casework.details.letters import Served
from evenhand.casework.details.markers import Marked
from evenhand.casework.details.measures import Signed
from evenhand.casework.permissions import allowed, may_read_cases
from evenhand.policy.vocabulary import Act
from evenhand.ui.links import Links
from evenhand.web.acts.registry import PAGES
from tests.builders.house import house
from tests.builders.measure_in_force import USUAL
from tests.builders.scenario import LETTER, case_under
from tests.turns import in_turn_but
from tests.web.acting import signed_in
from tests.web.pages import set_clock

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def clock(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"


UNMARKED = {"northmere", "conduct-2024"}
"""Policies by which no marker rests on what this case is about."""
EVERYWHERE = {Act.AUTHORISE, Act.DECIDE_APPEAL, Act.FIND, Act.REVIEW, Act.VARY, Act.WARN}
BARRED = {
    "octavia": {Act.AUTHORISE_MARKER},
    "a2dominion": {Act.AUTHORISE_MARKER, Act.PROPOSE, Act.WITHHOLD_NOTICE},
    "clarion": {Act.AUTHORISE_MARKER, Act.ENDORSE, Act.IMPOSE, Act.PROPOSE, Act.WITHHOLD_NOTICE},
    "conduct-2024": set(),
    "northmere": {Act.ENDORSE, Act.PROPOSE, Act.WITHHOLD_NOTICE},
    "stonewater": {Act.AUTHORISE_MARKER, Act.DECIDE_USE, Act.ENDORSE, Act.PROPOSE, Act.WITHHOLD_NOTICE},
}
"""The acts that somebody at each landlord can only leave to another, over all stages, beside those `EVERYWHERE`."""


def stages(policy):
    """Yield the landlord and a case, again after each act that leaves something to decide."""
    place = house(policy=policy)
    scenario = case_under(place)
    yield place, scenario.case
    measure = scenario.do(Act.PROPOSE, scenario.proposal(USUAL[policy])).subject
    yield place, scenario.case
    place.later(days=1)
    scenario.do(Act.AUTHORISE, Signed(words="In proportion, and nothing lighter is enough."), measure)
    yield place, scenario.case
    scenario.do(Act.IMPOSE, LETTER, measure)
    scenario.do(Act.SERVE, Served(how="email"), measure)
    appealed = Appealed(words="Nobody rang me back.", received_on=place.today, route="telephone")
    scenario.do(Act.RECEIVE_APPEAL, appealed, measure)
    if policy not in UNMARKED:
        report = scenario.row.incidents.latest("id").reference
        asked = Marked(key=next(iter(scenario.policy().catalogue("marker"))), instruction="Two people go.", incidents=(report,))
        scenario.do(Act.PLACE_MARKER, asked)
    yield place, scenario.case
    place.do(Act.DECLARE_INTEREST, Interest(words="She is my cousin."), case=scenario.case)
    yield place, scenario.case


def barred(place, case):
    """Yield each person with each act that only another can do."""
    for who, officer in place.officers.items():
        if may_read_cases(officer):
            view = case_view(officer, case, place.at)
            for one in (*view.nexts, *view.others):
                if one.verdict.is_only_for_another(officer.user.reference):
                    yield who, officer, one


def faults(place, case, who, officer, one):
    """Yield what is wrong with how an act is shown to a person who cannot do it."""
    client, links = signed_in(set_clock(place), who), Links(case)
    shown = client.get(f"/cases/{case}/").context["acts"]
    if links.act(one.act, one.subject) in {act.href for act in (*shown.open, *shown.also)}:
        yield "its case offers it"
    if one.act not in PAGES or not allowed(officer, one.act):
        return
    measure = f"?measure={USUAL[place.policy]}" if one.act is Act.PROPOSE and not one.subject else ""
    page = client.get(links.act(one.act, one.subject) + measure)
    if 'name="action"' in page.content.decode():
        yield "its page has a button"
    cures = [cure for standing in page.context["first"] for cure in standing.rule.cures]
    if any(cure.href.startswith("#") for cure in cures):
        yield "its page leads to a blank that it does not have"
    if not any(cure.says.endswith(" can do this.") for cure in cures):
        yield "its page does not name who can"
    able = any(not cure.says.endswith("No colleague here can do this.") for cure in cures if cure.says.endswith("can do this."))
    handed = any("acts/reassign-case/?asks=owner&to=" in cure.href or cure.says.startswith("It waits") for cure in cures)
    if able and not handed and allowed(officer, Act.REASSIGN_CASE):
        yield f"its page does not lead to them: {[cure.says for cure in cures]}"


@pytest.mark.parametrize("policy", in_turn_but("octavia"))
def test_who_cannot_do_an_act_is_not_offered_it(policy, clock):
    found, seen = [], set()
    for place, case in stages(policy):
        for who, officer, one in barred(place, case):
            seen.add(one.act)
            found += [(who, one.act.value, fault) for fault in faults(place, case, who, officer, one)]

    assert found == []
    assert seen == EVERYWHERE | BARRED[policy]
