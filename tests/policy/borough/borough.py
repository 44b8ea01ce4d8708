"""The policy of the invented borough, its people, and a case under it."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from evenhand.policy.calendar import Calendar, Nation
from evenhand.policy.duties.duties import Duty, duties
from evenhand.policy.facts.facts import Facts, Incident, Measure, Signature, so
from evenhand.policy.judge import judge
from evenhand.policy.layers import Adopted, Policy
from evenhand.policy.pack.load import read_file, shipped
from evenhand.policy.pack.terms import Hours, Terms
from evenhand.policy.verdict import Verdict
from evenhand.policy.vocabulary import Act, Channel
from tests.policy.cures import Asked, cured, officer

PACK = Path(__file__).parent / "borough.yaml"
CALENDAR = Calendar(Nation.ENGLAND)
DAY = date(2026, 6, 3)

OFFICER = officer("officer-1", "housing_officer")
TEAM_LEADER = officer("leader-1", "team_leader")
NEIGHBOURHOOD_MANAGER = officer("neighbourhood-1", "neighbourhood_manager")
HEAD = officer("head-1", "head_of_housing")
DIRECTOR = officer("director-1", "director_of_housing")
SOLICITOR = officer("solicitor-1", "solicitor")
PANEL = tuple(officer(f"panel-{number}", committees=["conduct_panel"]) for number in (1, 2, 3))
APPEALS = tuple(officer(f"appeals-{number}", committees=["appeals_panel"]) for number in (1, 2))

CALLS = Terms(days=("tuesday", "thursday"), hours=Hours(from_="10:00", until="12:00"))
AWAY = Terms(premises=("Harbour Street office",))
TERMS = {
    "call_times": CALLS,
    "named_officer": Terms(named_contact="Priya Shah", channels_only=("letter", "email")),
    "limit_on_issues": Terms(live_issues=3),
    "two_officers": Terms(visits=("in_pairs",)),
    "keeping_away": AWAY,
    "behaviour_agreement": Terms(description="Speaks to officers without shouting."),
}


@cache
def policy(*choices: Adopted, **readings: str) -> Policy:
    """Return the borough's policy on the floor."""
    return Policy(floor=shipped("floor"), pack=read_file(PACK), choices=choices, readings=readings)


def opened(behaviour: str = "excessive_contact", **changes: Any) -> Facts:
    """Return an open case on one classified incident."""
    incident = Incident("EV-I1", (behaviour,), date(2026, 5, 20), channel=Channel.TELEPHONE)
    facts = Facts(
        "EV-C1", landlord_kind="council", opened_on=date(2026, 5, 21), opened_by=OFFICER.reference, incidents=(incident,)
    )
    return facts.knowing(incident_logged=so(date(2026, 5, 20)), evidence_held=so(date(2026, 5, 20))).plus(**changes)


def drafted(key: str = "call_times", facts: Facts | None = None, **changes: Any) -> Facts:
    """Return the facts with a measure as an officer would propose it."""
    stated = {"terms": TERMS[key], "until": date(2026, 12, 3), "review_on": date(2026, 9, 1), **changes}
    draft = Measure("EV-M1", key, proposed_by=OFFICER.reference, starts_on=DAY, **stated)
    return replace(facts or opened(), measures=(draft,), subject="EV-M1")


@cache
def proposing(key: str = "call_times", behaviour: str = "excessive_contact") -> Asked:
    """Return a question that is permitted: may an officer propose this?"""
    return cured(Asked(policy(), drafted(key, opened(behaviour)), Act.PROPOSE, OFFICER))


@cache
def authorising(key: str = "call_times", behaviour: str = "excessive_contact") -> Asked:
    """Return a question that is permitted: may the people the policy names authorise it?"""
    asked = proposing(key, behaviour)
    facts = changed(asked.facts, proposed_on=DAY)
    return cured(replace(asked, facts=facts, act=Act.AUTHORISE, actor=PANEL[0]))


def live(key: str = "call_times", **changes: Any) -> Facts:
    """Return the facts of a case whose measure was imposed and given today."""
    facts = authorising(key).facts
    steps = {"authorised_on": DAY, "authorised_by": "panel-1", "imposed_on": DAY, "served_on": DAY}
    return changed(facts, **{**steps, **changes})


def changed(facts: Facts, **changes: Any) -> Facts:
    """Return the facts with the measure in question changed."""
    measures = tuple(replace(m, **changes) if m.reference == facts.subject else m for m in facts.measures)
    return facts.plus(measures=measures)


def signed(facts: Facts, *signatures: Signature) -> Facts:
    """Return the facts with the measure in question signed."""
    measure = facts.measure
    assert measure is not None
    return changed(facts, signatures=(*measure.signatures, *signatures))


def asked(facts: Facts, act: Act, actor: Any, on: date = DAY) -> Verdict:
    """Return the verdict under the borough's policy."""
    return judge(policy(), facts, act, actor, on, CALENDAR)


def owed(facts: Facts, on: date, kind: str) -> list[Duty]:
    """Return the duties of one kind."""
    return [duty for duty in duties(policy(), facts, on, CALENDAR) if duty.kind == kind]


def against(verdict: Verdict, number: str) -> list[str]:
    """Return the rules that refuse under a clause of the borough."""
    return [rule for pack, clause, rule in verdict.unmet if (pack, clause) == ("northmere", number)]
