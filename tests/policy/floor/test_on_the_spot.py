"""The floor: a worker ends abuse on the spot, alone, and the landlord writes to the customer afterwards."""

from datetime import date, timedelta

import pytest

from evenhand.policy.duties.duties import duties
from evenhand.policy.facts.customer_facts import Asking
from evenhand.policy.facts.facts import Ended, Facts, Incident
from evenhand.policy.pack.load import PACKS
from evenhand.policy.verdict import Outcome
from evenhand.policy.vocabulary import Abuse, Act, Channel
from tests.clauses import clause
from tests.policy.borough.shape import saying
from tests.policy.cures import CALENDAR, TODAY, Asked, officer, policy_of
from tests.policy.floor.small import small_policy

WORKER = officer("officer-9")


def ending(because, warnings=0, policy=None, **facts) -> Asked:
    """Return the question whether a worker without any role ended a call rightly."""
    ended = Ended(TODAY, because, warnings)
    incident = Incident("EV-I1", happened_on=TODAY, channel=Channel.TELEPHONE, ended=ended)
    return Asked(policy or small_policy(), Facts(incidents=(incident,), subject="EV-I1", **facts), Act.END_CONTACT, WORKER)


@clause("floor:88:1", "floor:88:2")
@pytest.mark.parametrize("slug", PACKS)
@pytest.mark.parametrize("because", [one for one in Abuse if one is not Abuse.OTHER])
def test_danger_and_grave_abuse_end_it_at_once(slug, because):
    verdict = ending(because, policy=policy_of(slug)).judged()

    assert verdict.permitted
    cited = "floor:88:1" if because is Abuse.DANGER else "floor:88:2"
    assert [result.cited.id for result in verdict.results if result.rule == "ended_on_the_spot"] == [cited]


@clause("floor:88:2")
@pytest.mark.parametrize("slug", PACKS)
@pytest.mark.parametrize(("warnings", "outcome"), [(0, Outcome.DEPARTED), (1, Outcome.DEPARTED), (2, Outcome.MET)])
def test_fewer_warnings_than_two_are_a_departure_and_no_refusal(slug, warnings, outcome):
    verdict = ending(Abuse.OTHER, warnings, policy=policy_of(slug)).judged()

    assert verdict.permitted
    assert [one.outcome for one in verdict.results if one.rule == "ended_on_the_spot"] == [outcome]


def test_own_warnings_of_a_policy_never_slow_what_ends_at_once():
    strict = saying("on_the_spot: {warnings: 3}")

    def found(because, warnings):
        results = ending(because, warnings, policy=strict).judged().results
        return [(one.cited.id, one.outcome) for one in results if one.rule == "ended_on_the_spot"]

    assert found(Abuse.THREAT, 0) == [("floor:88:2", Outcome.MET)]
    assert found(Abuse.OTHER, 2) == [("shape:2:1", Outcome.DEPARTED)]


@clause("floor:88:3")
def test_ended_call_is_followed_up_within_two_working_days():
    facts = ending(Abuse.THREAT).facts.plus(opened_on=TODAY)
    friday = date(2026, 6, 5)

    def owed(facts):
        found = duties(small_policy(), facts, TODAY, CALENDAR)
        return [(one.due_on, one.done_on, one.act, one.cited.id) for one in found if one.kind == "follow_up_ended"]

    before = Asking(TODAY - timedelta(days=1), frozenset({Channel.LETTER}))
    since = Asking(TODAY + timedelta(days=1), frozenset({Channel.LETTER}))
    assert owed(facts.plus(asked=(before,))) == [(friday, None, Act.SEEK_ACCOUNT, "floor:88:3")]
    assert owed(facts.plus(asked=(before, since))) == [(friday, since.on, Act.SEEK_ACCOUNT, "floor:88:3")]
