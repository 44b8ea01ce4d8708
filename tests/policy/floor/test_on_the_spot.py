"""The floor: a worker ends abuse on the spot, alone, and the landlord writes to the customer afterwards."""

from datetime import date, timedelta

import pytest

from evenhand.policy.duties.duties import duties
from evenhand.policy.facts.customer_facts import Asking
from evenhand.policy.facts.facts import Departure, Ended, Facts, Incident
from evenhand.policy.pack.load import PACKS
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
@pytest.mark.parametrize(("warnings", "permitted"), [(0, False), (1, False), (2, True)])
def test_other_abuse_is_ended_after_two_warnings(slug, warnings, permitted):
    verdict = ending(Abuse.OTHER, warnings, policy=policy_of(slug)).judged()

    assert verdict.permitted is permitted
    assert [cure.code for cure in verdict.cures] == ([] if permitted else ["give_reason"])


def test_reason_of_the_worker_alone_records_an_earlier_end():
    theirs = ending(Abuse.OTHER, 1, departures={"floor:88:2": Departure(WORKER, TODAY)})
    another = ending(Abuse.OTHER, 1, departures={"floor:88:2": Departure(officer("officer-1"), TODAY)})

    assert theirs.judged().permitted
    assert [rule for _, _, rule in another.judged().unmet] == ["ended_on_the_spot"]


def test_own_warnings_of_a_policy_never_slow_what_ends_at_once():
    strict = saying("on_the_spot: {warnings: 3}")

    assert ending(Abuse.THREAT, 0, policy=strict).judged().permitted
    assert ending(Abuse.OTHER, 2, policy=strict).judged().unmet == [("shape", "2", "ended_on_the_spot")]


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
