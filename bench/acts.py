"""Measures all acts of a case with every reason: ours, by the policy, beside the same rules in Python."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import product

from bench import by_hand
from bench.busy import busy
from bench.pairs import Side, compare
from evenhand.policy.facts.facts import Facts, Person, not_so
from evenhand.policy.judge import next_acts
from evenhand.policy.verdict import NextAct
from tests.policy.cures import CALENDAR, TODAY
from tests.policy.octavia import cases

AIM = 10
ROUNDS = 3
PEOPLE = (cases.OFFICER, cases.SERVICE_MANAGER, cases.ASSISTANT_DIRECTOR)
SPOILT = (
    "account_settled",
    "equality_considered",
    "told_unacceptable",
    "vulnerability_considered",
    "counter_allegations_settled",
)


def main() -> None:
    """Check that both give the same answers about many cases; then measure both over all of them."""
    asked = list(questions())
    different = [one for one in asked if ours(*one) != others(*one)]
    if different:
        raise SystemExit(f"the answers differ about {len(different)} of {len(asked)} cases, first: {_first(*different[0])}")
    reasons = sum(len(found.verdict.results) for one in asked for found in by_hand.judged(*one, TODAY, CALENDAR))
    print(f"the answers are equal: {len(asked)} cases, {reasons:,} reasons")

    def by_policy() -> None:
        for facts, actor in asked:
            next_acts(cases.policy(), facts, actor, TODAY, CALENDAR)

    def straight() -> None:
        for facts, actor in asked:
            by_hand.judged(facts, actor, TODAY, CALENDAR)

    what = f"all acts of a case with every reason ({len(asked)} cases)"
    with busy():
        done = compare(what, Side(by_policy), Side(straight), beside="the same rules by hand", aim=AIM, rounds=ROUNDS)
    print(done.line())


def questions() -> Iterator[tuple[Facts, Person]]:
    """Yield a case at each stage, asked by different people, with nothing and then with each of some facts missing."""
    proposed = cases.authorising().facts
    stages = (proposed.plus(measures=(), subject=None), proposed, cases.imposing().facts, cases.live().facts)
    for facts, actor in product(stages, PEOPLE):
        yield facts, actor
        yield facts.plus(interested=frozenset({actor.reference})), actor
        for key in SPOILT:
            yield facts.knowing(**{key: not_so(TODAY)}), actor
            yield facts.plus(known={name: fact for name, fact in facts.known.items() if name != key}), actor


def ours(facts: Facts, actor: Person) -> dict[tuple[str, str], object]:
    """Return our answers by act and subject."""
    return _by_act(next_acts(cases.policy(), facts, actor, TODAY, CALENDAR))


def others(facts: Facts, actor: Person) -> dict[tuple[str, str], object]:
    """Return the hand-written answers in the same shape."""
    return _by_act(by_hand.judged(facts, actor, TODAY, CALENDAR))


def _by_act(answers: Iterable[NextAct]) -> dict[tuple[str, str], object]:
    """Return verdicts by act and subject; the order of the reasons does not matter."""
    return {
        (one.act, one.subject or ""): (replace(one.verdict, results=()), sorted(map(repr, one.verdict.results)))
        for one in answers
    }


def _first(facts: Facts, actor: Person) -> object:
    here, there = ours(facts, actor), others(facts, actor)
    return next((key, here.get(key), there.get(key)) for key in here | there if here.get(key) != there.get(key))


if __name__ == "__main__":
    main()
