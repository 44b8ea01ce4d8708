"""Checks random histories: no traceback, and each absence causes only its own breaches."""

import json
import os
from datetime import date, timedelta
from random import Random

import pytest

from evenhand.policy.fact_catalogue import FACT_CATALOGUE
from evenhand.policy.pack.load import PACKS
from evenhand.policy.replay.history import Event
from evenhand.policy.vocabulary import Act, Channel, MeasureKind, NoticePart, VisitCondition
from tests.policy.replay.stories import replayed, story, without_knowing

MANY = 400 if os.environ.get("EVENHAND_LONG") else 24


def told(random):
    """Return a history of random steps and absences."""
    day, steps = date(2020, 1, 6), []
    for place in range(random.randint(1, 7)):
        day += timedelta(days=random.randint(0, 200))
        steps.append(_step(random, place, day, [step["id"] for step in steps]))
    absences = [_absence(random, place, random.choice(steps)["id"]) for place in range(random.randint(0, 5))]
    approved = [{"of": steps[0]["id"], "aspect": random.choice(["decision", "review", "notice"])}] * random.randint(0, 1)
    return story(*steps, absences=absences, approved=approved, known_until="2026-06-30")


def _step(random, place, day, earlier):
    on = random.choice([day.isoformat(), {"about": f"{day:%Y-%m}"}, {"not_after": day.isoformat()}, None])
    of = random.choice([*earlier, None])
    what = {
        "so": random.sample(sorted(FACT_CATALOGUE), 2),
        "letter": random.sample([*NoticePart], 4),
        "labels": random.choice([[], ["difficult"]]),
        "cannot_use": random.sample([*Channel], 2),
        "urgent": random.random() < 0.1,
        "measure": {
            "kind": random.choice([*MeasureKind]),
            "terms": {"channels_closed": random.sample([*Channel], 3), "visits": [random.choice([*VisitCondition])]},
        },
        "marker": {"rests_on": earlier[:1], "instruction": random.choice([True, False, None])},
        "until": random.choice([None, (day + timedelta(days=90)).isoformat()]),
    }
    who = random.choice([None, {"name": "A", "role": "Service Manager"}, {"name": "B"}])
    return {"id": f"s{place}", "event": random.choice([*Act, *Event]), "on": on, "of": of, "who": who, "what": what}


def _absence(random, place, of):
    what = random.choice(
        [
            {"not_done": random.choice([*Act])},
            {"not_so": random.choice(sorted(FACT_CATALOGUE))},
            {"not_said": random.choice([*NoticePart])},
            {"not_set": random.choice(["until", "review_on"])},
        ]
    )
    period = random.choice([{}, {}, {"for": {"value": 3, "unit": "years"}}, {"until": "2026-01-31"}])
    return {"id": f"a{place}", "of": of, **what, **period}


@pytest.mark.parametrize("seed", range(MANY))
def test_each_absence_carries_its_own_breaches(seed):
    random = Random(seed)
    history, slug = told(random), random.choice(["floor", *PACKS])

    before = replayed(history, slug)

    assert json.dumps(before.as_json(lambda message: message.code))
    for absence in history.absences:
        after = {breach.because for breach in replayed(without_knowing(history, absence.id), slug).breaches}
        gone = {breach.because for breach in before.breaches} - after
        assert all(absence.id in because.split("+") for because in gone), (absence, gone)
        assert after <= {breach.because for breach in before.breaches}, absence


@pytest.mark.parametrize("seed", range(0, MANY, 4))
def test_history_without_known_absences_has_no_breach_from_them(seed):
    history = told(Random(seed))
    known = {absence.id for absence in history.absences}
    for absence in known:
        history = without_knowing(history, absence)

    assert not [breach for breach in replayed(history).breaches if breach.because in known]


@pytest.mark.parametrize("seed", range(0, MANY, 4))
def test_replay_as_then_never_ends_in_a_traceback(seed):
    told_then = replayed(told(Random(seed)), "octavia", as_then=True)

    assert all(breach.in_force_then is not False for breach in told_then.breaches)
