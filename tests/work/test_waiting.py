"""Checks that each waiting decision is in a list of a person who may take it, or is reported."""

from dataclasses import dataclass, field

import pytest

from evenhand.casework.details import Established
from evenhand.casework.details.measures import Signed
from evenhand.landlords import actions as landlords
from evenhand.landlords.queries import officer
from evenhand.policy.pack.document import text_of
from evenhand.policy.pack.load import read, shipped
from evenhand.policy.vocabulary import Act
from evenhand.work.my_work import my_work
from evenhand.work.orphans import orphans
from tests.builders.house import heard_and_assessed, house, opened, proposed
from tests.builders.pending_decisions import an_offence, leaves, waits
from tests.policy.borough.borough import PACK as BOROUGH

pytestmark = pytest.mark.django_db
NOBODY_THERE, TOO_CLOSE, NOBODY_NAMED = "nobody_to_decide", "too_close_to_decide", "nobody_named_to_decide"


@dataclass(frozen=True)
class Listed:
    """In whose lists a decision is: who can take it now, who later; and who is missing, once the people named have left."""

    now: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    needs: dict[str, object] = field(default_factory=dict)
    missing: str = NOBODY_THERE


def _role(*roles: str) -> dict[str, object]:
    return {"roles": list(roles)}


_MANAGERS = ("specialist_manager", "other_specialist_manager")
_PANEL = ("panel_1", "panel_2", "panel_3")
_LEADERS = ("team_leader", "manager", "head_of_housing", "director")
LISTED = {
    ("a2dominion", "measure"): Listed((), ("manager",), _role("manager")),
    ("a2dominion", "extension"): Listed(("manager",), (), _role("manager")),
    ("a2dominion", "marker"): Listed((), ("manager",), _role("manager")),
    ("a2dominion", "appeal"): Listed((), (), _role("head_of_service"), TOO_CLOSE),
    ("a2dominion", "allegation"): Listed(("head_of_service",)),
    ("clarion", "measure"): Listed((), _MANAGERS, _role("tenancy_specialist_manager")),
    ("clarion", "extension"): Listed((), _MANAGERS[:1], _role("tenancy_specialist_manager"), TOO_CLOSE),
    ("clarion", "marker"): Listed((), _MANAGERS, _role("tenancy_specialist_manager")),
    ("clarion", "appeal"): Listed((), (), _role("tenancy_specialist_manager"), TOO_CLOSE),
    ("clarion", "allegation"): Listed(_MANAGERS[1:]),
    ("conduct-2024", "measure"): Listed((), ("manager",), _role("manager")),
    ("conduct-2024", "extension"): Listed(("manager",), (), _role("manager")),
    ("conduct-2024", "marker"): Listed((), ("manager",), _role("manager")),
    ("conduct-2024", "appeal"): Listed(("director",), (), _role("director")),
    ("conduct-2024", "allegation"): Listed(("director",)),
    ("octavia", "measure"): Listed((), ("officer", "manager"), _role("service_manager")),
    ("octavia", "extension"): Listed((), ("officer", "manager"), _role("service_manager")),
    ("octavia", "marker"): Listed((), ("manager",), _role("service_manager")),
    ("octavia", "appeal"): Listed(("assistant_director",), (), _role("assistant_director")),
    ("octavia", "allegation"): Listed(("manager",)),
    ("stonewater", "measure"): Listed((), ("manager",), _role("relevant_manager")),
    ("stonewater", "extension"): Listed(("manager",), (), _role("relevant_manager")),
    ("stonewater", "marker"): Listed((), ("manager",), _role("relevant_manager")),
    ("stonewater", "appeal"): Listed((), (), _role("senior_officer"), TOO_CLOSE),
    ("stonewater", "allegation"): Listed(("senior_officer",)),
    ("northmere", "measure"): Listed((), ("officer", *_PANEL), {"committee": "conduct_panel"}),
    ("northmere", "extension"): Listed((), ("officer", *_PANEL), {"committee": "conduct_panel"}),
    ("northmere", "marker"): Listed((), _LEADERS, _role("team_leader")),
    ("northmere", "appeal"): Listed(("appeals_1", "appeals_2"), (), {"committee": "appeals_panel"}),
    ("northmere", "allegation"): Listed(("head_of_housing",)),
    ("northmere", "confirm"): Listed(("head_of_housing",), (), _role("head_of_housing")),
}
"""The officer, who owns each case, has a proposal in view while a consultation is missing."""
EACH = pytest.mark.parametrize(
    ("policy", "kind"),
    [pytest.param(*one, marks=() if one[0] == "northmere" else pytest.mark.in_turn, id=f"{one[0]}-{one[1]}") for one in LISTED],
)


def lists(place, act, subject):
    """Return in whose lists a decision is: to take now, and later."""
    now, later = [], []
    for who, one in place.officers.items():
        by = officer(one.user, place.landlord.slug)
        for row in my_work(by, place.at) if by else ():
            now += [who for found in row.acts if (found.act, found.subject) == (act, subject)]
            later += [who for found in row.held if (found.act, found.subject) == (act, subject)]
    return tuple(now), tuple(later)


def missing(place):
    """Return what nobody present can take, and who is missing."""
    found = [row.orphan for row in orphans(place.landlord, place.at)]
    return [(one.act, one.subject, one.missing.code, dict(one.missing.params)) for one in found]


def reasons(place, who, act):
    """Return the rules that somebody sees against a decision of theirs."""
    by = officer(place.officers[who].user, place.landlord.slug)
    held = [one for row in my_work(by, place.at) for one in row.held if one.act is act]
    return [{result.rule for result in one.verdict.refusals} for one in held]


@EACH
def test_open_decision_is_listed_until_its_deciders_leave(policy, kind):
    place, _, act, subject = waits(policy, kind)
    listed = LISTED[policy, kind]
    known = bool(listed.now or listed.later)

    assert lists(place, act, subject) == (listed.now, listed.later)
    assert missing(place) == ([] if known else [(act, subject, listed.missing, listed.needs)])
    for who in {*listed.now, *listed.later} - {"officer"}:
        leaves(place, who)
    assert lists(place, act, subject) == ((), tuple(who for who in listed.later if who == "officer"))
    if kind == "allegation":
        assert lists(place, Act.NAME_INVESTIGATOR, subject) == (("officer",), ())
        assert missing(place) == []
    else:
        assert missing(place) == [(act, subject, listed.missing, listed.needs)]


@EACH
def test_open_decision_is_listed_or_reported_after_adoption(policy, kind):
    place, _, act, subject = waits(policy, kind)
    other = "conduct-2024" if policy == "octavia" else "octavia"
    landlords.adopt(place.landlord, shipped(other), shipped("floor"), since=place.today, at=place.at)

    if kind == "allegation":
        assert lists(place, act, subject) == (LISTED[policy, kind].now, ())
        assert missing(place) == []
    elif kind == "confirm":  # the other policy has no marker in two steps: it stands, and waits no more
        assert lists(place, act, subject) == ((), ())
        assert missing(place) == []
    else:
        asks_teams = other == "octavia" and kind in {"measure", "extension"}
        assert lists(place, act, subject) == ((), ("officer",) if asks_teams else ())
        assert missing(place) == [(act, subject, NOBODY_NAMED, {})]


@EACH
def test_open_decision_stays_listed_after_a_new_fact(policy, kind):
    place, case, act, subject = waits(policy, kind)
    listed = LISTED[policy, kind]

    an_offence(place, case)

    assert lists(place, act, subject) == (listed.now, listed.later)
    if act in {Act.AUTHORISE, Act.AUTHORISE_MARKER}:
        deciders = [who for who in listed.later if who != "officer"]
        assert all("offence_condition" in rules for who in deciders for rules in reasons(place, who, act))


def test_proposal_that_becomes_unpermitted_stays_with_its_reason():
    place = house()
    case = opened(place)
    heard_and_assessed(place, case)
    measure = proposed(place, case)
    assert lists(place, Act.AUTHORISE, measure) == (("manager",), ())

    an_offence(place, case)

    assert lists(place, Act.AUTHORISE, measure) == ((), ("manager",))
    assert reasons(place, "manager", Act.AUTHORISE) == [{"offence_condition"}]


def test_use_of_policy_waits_for_the_other_when_its_owner_leaves():
    place, case, act, _ = waits("stonewater", "use")
    assert lists(place, act, None) == (("officer",), ())

    leaves(place, "officer")
    assert lists(place, act, None) == (("line_manager",), ())
    leaves(place, "line_manager")

    assert lists(place, act, None) == ((), ())
    assert missing(place) == [(act, None, NOBODY_THERE, _role("line_manager", "officer"))]
    assert case == next(iter(orphans(place.landlord, place.at))).case.reference


def test_adoption_that_moves_authority_moves_the_decision():
    place, _, act, marker = waits("northmere", "confirm")
    confirms = "act: confirm_marker, by: {roles: [%s]}"
    text = text_of(BOROUGH).replace(confirms % "head_of_housing", confirms % "director_of_housing")
    pack = read(text.replace('version: "3.1"', 'version: "4.0"', 1))
    landlords.adopt(place.landlord, pack, shipped("floor"), since=place.today, at=place.at)
    assert lists(place, act, marker) == (("director",), ())
    leaves(place, "director")

    assert lists(place, act, marker) == ((), ())
    assert missing(place) == [(act, marker, NOBODY_THERE, _role("director_of_housing"))]


def test_interest_of_the_only_decider_makes_an_orphan():
    place, case, act, marker = waits("octavia", "marker")

    place.do(Act.DECLARE_INTEREST, Established(words="We were neighbours."), "manager", case=case)

    assert lists(place, act, marker) == ((), ())
    assert missing(place) == [(act, marker, TOO_CLOSE, _role("service_manager"))]


def test_missing_endorser_makes_an_orphan_that_stays_listed():
    place, _, act, measure = waits("clarion", "measure")

    leaves(place, "manager")

    assert lists(place, act, measure) == ((), _MANAGERS)
    assert missing(place) == [(act, measure, "nobody_to_sign", {"role": "manager"})]


def test_committee_below_its_quorum_makes_an_orphan():
    place, _, act, appeal = waits("northmere", "appeal")

    leaves(place, "appeals_2")

    assert lists(place, act, appeal) == (("appeals_1",), ())
    assert missing(place) == [(act, appeal, "too_few_members", {"committee": "appeals_panel", "more": 1})]


def test_panel_signs_a_proposal_until_enough_have_signed():
    place, case, act, measure = waits("northmere", "measure")
    assert lists(place, Act.ENDORSE, measure) == (_PANEL, ())

    place.do(Act.ENDORSE, Signed(words="It is in proportion."), "panel_1", case=case, subject=measure)

    assert lists(place, Act.ENDORSE, measure) == (_PANEL[1:], ())
    assert lists(place, act, measure) == ((), ("officer", *_PANEL))


def test_allegation_with_no_investigator_left_goes_to_others():
    place, _, _, allegation = waits("octavia", "allegation")
    leaves(place, "manager")
    leaves(place, "officer")

    assert lists(place, Act.NAME_INVESTIGATOR, allegation) == (("assistant_director", "director"), ())
    assert missing(place) == []


def test_endorser_has_the_proposal_and_its_decider_waits():
    place, _, act, measure = waits("clarion", "extension")

    assert lists(place, Act.ENDORSE, measure) == (("manager",), ())
    place.do(Act.ENDORSE, Signed(words="It is in proportion."), "manager", case=_case_of(place), subject=measure)
    assert lists(place, Act.ENDORSE, measure) == (("specialist", "specialist_manager"), ())
    assert lists(place, act, measure) == ((), ("specialist_manager",))


def _case_of(place):
    return place.customer.cases.get().reference
