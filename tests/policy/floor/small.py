"""A landlord whose policy says as little as possible, so that refusals come from the floor."""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from evenhand.policy.facts.facts import Facts, Marker
from evenhand.policy.layers import Policy
from evenhand.policy.pack.load import read, shipped
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Act
from tests.policy.cures import TODAY, Asked, change_measure, cured, house_choice, officer, opened, proposed, proposing

SMALL = """
pack: small
landlord: Harbour Homes
title: A small policy
version: "1"
source: {title: "Harbour Homes, a small policy"}
roles:
  officer: {title: Officer, rank: 1}
  manager: {title: Manager, rank: 2}
  director: {title: Director, rank: 3}
parties: {safety_team: The safety team}
clauses:
  - number: "1"
    demands:
      - says: Shouting and threats.
        answers:
          behaviour.family: {key: abuse, title: Abuse}
          behaviour: {key: shouting, title: Shouting and threats, family: abuse}
      - says: Claims said to be false.
        answers:
          behaviour: {key: false_claims, title: False claims, family: abuse, allegation: true}
  - number: "2"
    demands:
      - says: In writing only.
        answers:
          measure: {key: writing_only, title: In writing only, kind: contact_restriction,
            terms: {channels_only: {}, channels_closed: {}, topics_closed: {}, visits: {}}}
      - says: Not at the office.
        answers:
          measure: {key: not_at_office, title: Not at the office, kind: premises, terms: {premises: {required: true}}}
      - says: Fewer services.
        answers:
          measure: {key: fewer_services, title: Fewer services, kind: service_limit,
            terms: {services: {required: true}, complaint: {}}}
      - says: A complaint not taken.
        answers:
          measure: {key: complaint_not_taken, title: A complaint not taken, kind: complaint_refusal,
            terms: {complaint: {}, description: {}}}
      - says: An agreement.
        answers:
          measure: {key: agreement, title: An agreement, kind: agreement, terms: {description: {}}}
  - number: "3"
    demands:
      - says: A manager authorises.
        answers:
          authority: {act: authorise, by: {roles: [manager]}}
      - says: A manager authorises markers.
        answers:
          authority: {act: authorise_marker, by: {roles: [manager]}}
          marker: {key: visit_in_pairs, title: Visit in pairs}
      - says: A director hears appeals.
        answers:
          appeal.reviewer: {by: {roles: [director]}}
      - says: The police are told by a director.
        answers:
          referral: {key: police, to: The police}
      - says: A director tells the police.
        answers:
          authority: {act: refer, by: {roles: [director]}}
"""

REVIEWED = house_choice({"review": {"of": "measure", "every": {"value": 3, "unit": "months"}}})
MARKERS_REVIEWED = house_choice({"review": {"of": "marker", "every": {"value": 6, "unit": "months"}}})
MANAGER = officer("manager-1", "manager")
DIRECTOR = officer("director-1", "director")
LETTERS = Terms(channels_only=("letter", "email"))


@cache
def small_policy() -> Policy:
    """Return the small landlord's policy where it adopted how often it reviews."""
    return Policy(shipped("floor"), read(SMALL), {}, (REVIEWED, MARKERS_REVIEWED))


def silent_policy(**readings: str) -> Policy:
    """Return the same policy where nothing was adopted but readings."""
    return replace(small_policy(), readings=readings, choices=())


def draft(key: str = "writing_only", terms: Terms = LETTERS, behaviour: str = "shouting") -> Facts:
    """Return a case with a draft of one measure."""
    return proposing(opened(behaviour), key, terms, review_on=date(2026, 7, 1))


@cache
def proposal(key: str = "writing_only", terms: Terms = LETTERS) -> Asked:
    """Return a question that is permitted: may this be proposed?"""
    return cured(Asked(small_policy(), draft(key, terms), Act.PROPOSE, officer()))


@cache
def authorising(key: str = "writing_only", terms: Terms = LETTERS) -> Asked:
    """Return a question that is permitted: may a manager authorise this?"""
    asked = proposal(key, terms)
    return cured(replace(asked, facts=proposed(asked.facts), act=Act.AUTHORISE, actor=MANAGER))


@cache
def imposing(key: str = "writing_only", terms: Terms = LETTERS) -> Asked:
    """Return a question that is permitted: may this be imposed?"""
    asked = authorising(key, terms)
    facts = change_measure(asked.facts, authorised_on=TODAY, authorised_by="manager-1")
    return cured(replace(asked, facts=facts, act=Act.IMPOSE))


@cache
def _marking() -> Asked:
    requested = {"requested_by": "officer-1", "requested_on": TODAY, "incidents": ("EV-I1",)}
    facts = opened("shouting").plus(markers=(Marker("EV-K1", "visit_in_pairs", **requested),), subject="EV-K1")
    return cured(Asked(small_policy(), facts, Act.AUTHORISE_MARKER, MANAGER))


def marking(**changes: Any) -> Asked:
    """Return a question that is permitted where nothing is changed: may a manager authorise this marker?"""
    asked = _marking()
    return replace(asked, facts=asked.facts.plus(markers=(replace(asked.facts.markers[0], **changes),)))
