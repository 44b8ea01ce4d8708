"""Checks what a pack's schema cannot: that each name is declared once, and that no two answers collide."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from evenhand.policy.fact_catalogue import FACT_CATALOGUE
from evenhand.policy.pack.answers import Answers, PackModel, Party, Selector
from evenhand.policy.pack.document import Document, Problem, did_you_mean
from evenhand.policy.pack.pack import Demand, Pack
from evenhand.policy.pack.said import unsaid
from evenhand.policy.pack.terms import Terms
from evenhand.policy.pack.ties import ties
from evenhand.policy.pack.values import values

_KEYED = ("behaviour.family", "behaviour", "question", "measure", "marker", "referral")
_FACT_FIELDS = {"requires", "any_of", "needs_all", "needs_any", "waives", "when"}
Loc = tuple[str | int, ...]
Found = tuple[Loc, str, str]


def references(pack: Pack, document: Document) -> Iterator[Problem]:
    """Yield every inconsistency of a pack that fits the schema."""
    for loc, what, remedy in (
        *_numbers(pack),
        *_dates(pack),
        *_keys(pack),
        *_empty(pack),
        *_values(pack),
        *_quorums(pack),
        *_names(pack),
        *_readings(pack),
        *_same_question(pack),
        *ties(pack),
    ):
        line, column = document.place(loc)
        yield Problem(line, column, document.clause(loc), what, remedy)


def answered(pack: Pack) -> Iterator[tuple[Loc, Demand, Answers]]:
    """Yield each set of answers with its place: those of demands, and those of the options of readings."""
    places = [(c, d) for c, clause in enumerate(pack.clauses) for d in range(len(clause.demands))]
    for c, d in places:
        demand = pack.clauses[c].demands[d]
        loc: Loc = ("clauses", c, "demands", d)
        yield (*loc, "answers"), demand, demand.answers
        for o, option in enumerate(demand.reading.options if demand.reading else ()):
            yield (*loc, "reading", "options", o, "answers"), demand, option.answers


def _numbers(pack: Pack) -> Iterator[Found]:
    seen: set[str] = set()
    for place, clause in enumerate(pack.clauses):
        if clause.number in seen:
            yield (
                ("clauses", place, "number"),
                f'clause "{clause.number}" is there twice',
                "put its demands under the first one",
            )
        seen.add(clause.number)


def _dates(pack: Pack) -> Iterator[Found]:
    since, until = pack.effective.since, pack.effective.until
    if since and until and until < since:
        yield ("effective", "until"), "the policy ends before it begins", "correct one of the two dates"
    for loc, demand, _ in answered(pack):
        begins, ends = demand.in_force.since, demand.in_force.until
        if begins and ends and ends < begins:
            yield (*loc[:4], "in_force", "until"), "the rule ends before it begins", "correct one of the two dates"


def _keys(pack: Pack) -> Iterator[Found]:
    seen: set[tuple[str, str]] = set()
    for loc, _, answers in answered(pack):
        if "reading" in loc:
            continue
        for topic, value in answers.by_topic().items():
            if topic not in _KEYED:
                continue
            name = (topic, getattr(value, "key", ""))
            if name in seen:
                yield (*loc, topic, "key"), f'{topic} "{name[1]}" is declared twice', "give one of them another key"
            seen.add(name)


def _empty(pack: Pack) -> Iterator[Found]:
    for loc, demand, answers in answered(pack):
        if not answers.by_topic() and demand.reading is None:
            yield loc[:4], "this demand answers nothing", "hang an answer on it: see docs/writing-a-policy.md"
        for topic, value in answers.by_topic().items():
            if topic == "precondition" and not (value.requires or value.any_of or value.after):  # type: ignore[attr-defined]
                yield (*loc, topic), "this precondition requires nothing", "name a fact under requires or any_of"


def _values(pack: Pack) -> Iterator[Found]:
    for loc, demand, answers in answered(pack):
        found = (*values(answers), *unsaid(_says(loc, demand), answers))
        yield from (((*loc, *place), what, remedy) for place, what, remedy in found)


def _says(loc: Loc, demand: Demand) -> str:
    """Return the sentence of answers: the demand's, or the option's of a reading."""
    return demand.reading.options[int(loc[6])].says if demand.reading and "reading" in loc else demand.says


def _readings(pack: Pack) -> Iterator[Found]:
    """Refuse a reading that holds to an option which it does not have, and a key of a reading that is there twice."""
    seen: set[str] = set()
    for c, clause in enumerate(pack.clauses):
        for d, reading in enumerate(demand.reading for demand in clause.demands):
            if reading is None:
                continue
            loc: Loc = ("clauses", c, "demands", d, "reading")
            keys = [option.key for option in reading.options]
            if reading.until_adopted and reading.until_adopted not in keys:
                yield (*loc, "until_adopted"), f'"{reading.until_adopted}" is not an option', f"use one of: {', '.join(keys)}"
            if reading.key in seen:
                yield (*loc, "key"), f'reading "{reading.key}" is declared twice', "give one of them another key"
            if len(set(keys)) < len(keys):
                yield (*loc, "options"), "two options have the same key", "give one of them another key"
            seen.add(reading.key)


def _quorums(pack: Pack) -> Iterator[Found]:
    """Refuse a quorum that no rule would keep."""
    for loc, _, answers in answered(pack):
        for topic, value in answers.by_topic().items():
            for place, party in _parties(value, (*loc, topic)):
                kept = place[-2:] in {("authority", "by"), ("appeal.reviewer", "by")}
                if party.quorum and not (kept and party.committee):
                    yield (
                        (*place, "quorum"),
                        "a quorum is kept only where a committee has the authority or hears an appeal",
                        'put it beside "committee", under "by" of authority or appeal.reviewer, or take it out',
                    )


def _parties(value: Any, loc: Loc) -> Iterator[tuple[Loc, Party]]:
    for name, field in type(value).model_fields.items():
        held = getattr(value, name)
        for place, item in enumerate(held) if isinstance(held, tuple) else [(None, held)]:
            at: Loc = (*loc, field.alias or name) if place is None else (*loc, field.alias or name, place)
            if isinstance(item, Party):
                yield at, item
            elif isinstance(item, BaseModel):
                yield from _parties(item, at)


def declared(pack: Pack) -> dict[str, set[str]]:
    """Return the names that a pack declares, by kind."""
    keys: dict[str, set[str]] = {topic: set() for topic in _KEYED}
    for _, _, answers in answered(pack):
        for topic, value in answers.by_topic().items():
            if topic in keys:
                keys[topic].add(value.key)  # type: ignore[attr-defined]
    return {
        "role": set(pack.roles),
        "team": set(pack.teams),
        "committee": set(pack.committees),
        "party": set(pack.parties),
        "tier": set(pack.tiers),
        "family": keys["behaviour.family"],
        "behaviour": keys["behaviour"],
        "measure": keys["measure"],
        "referral": keys["referral"],
        "fact": set(FACT_CATALOGUE) | keys["question"],
        "term": set(Terms.model_fields),
    }


def _names(pack: Pack) -> Iterator[Found]:
    known = declared(pack)
    for loc, _, answers in answered(pack):
        for topic, value in answers.by_topic().items():
            for place, kind, name in _used(value, (*loc, topic)):
                if name not in known[kind]:
                    remedy = did_you_mean(name, sorted(known[kind])) or f"declare it, or use one of: {_some(known[kind])}"
                    yield place, f'"{name}" is not a {kind} in this pack', remedy
    for key, role in pack.roles.items():
        if role.team and role.team not in pack.teams:
            yield ("roles", key, "team"), f'"{role.team}" is not a team in this pack', "declare it under teams"


def unknown_names(pack: Pack, answers: Answers) -> Iterator[str]:
    """Yield the names in answers of a house choice that the pack does not have: a role, a team, a measure."""
    known = declared(pack)
    for topic, value in answers.by_topic().items():
        yield from (f"{name} ({kind})" for _, kind, name in _used(value, (topic,)) if name not in known[kind])


def _some(names: set[str]) -> str:
    shown = sorted(names)[:12]
    return ", ".join(shown) + (", ..." if len(names) > len(shown) else "") if shown else "(none are declared)"


_NAMED_BY: dict[tuple[type, str], str] = {
    (Selector, "families"): "family",
    (Selector, "behaviours"): "behaviour",
    (Selector, "tiers"): "tier",
    (Selector, "measures"): "measure",
    (Selector, "referrals"): "referral",
    (Party, "roles"): "role",
    (Party, "team"): "team",
    (Party, "committee"): "committee",
}
_BY_FIELD = {
    "parties": "party",
    "consulting": "party",
    "families": "family",
    "family": "family",
    "tier": "tier",
    "only_if": "fact",
    "any_term": "term",
}


def _used(value: Any, loc: Loc) -> Iterator[tuple[Loc, str, str]]:
    for name, field in type(value).model_fields.items():
        held, place = getattr(value, name), (*loc, field.alias or name)
        kind = _NAMED_BY.get((type(value), name)) or _BY_FIELD.get(name) or ("fact" if name in _FACT_FIELDS else None)
        if isinstance(held, BaseModel):
            yield from _used(held, place)
        elif isinstance(held, tuple):
            for at, item in enumerate(held):
                if isinstance(item, BaseModel):
                    yield from _used(item, (*place, at))
                elif kind:
                    yield (*place, at), kind, item
        elif kind and held is not None:
            yield place, kind, held


_SINGLE = (
    "authority",
    "duration",
    "review",
    "appeal.window",
    "appeal.reviewer",
    "appeal.answer",
    "appeal.count",
    "appeal.late",
    "account.fair_time",
    "departure",
)


def _same_question(pack: Pack) -> Iterator[Found]:
    seen: dict[tuple[Any, ...], str] = {}
    for loc, _, answers in answered(pack):
        if "reading" in loc:
            continue
        for topic, value in answers.by_topic().items():
            if topic not in _SINGLE:
                continue
            question = _question(topic, value)
            number = pack.clauses[int(loc[1])].number
            if question in seen and not _adds_only(topic, value):
                yield (
                    (*loc, topic),
                    f"{topic} is already answered by clause {seen[question]} for the same decisions",
                    'tell them apart by "for", or join them',
                )
            seen.setdefault(question, number)


def _question(topic: str, value: PackModel) -> tuple[Any, ...]:
    selector: Selector | None = getattr(value, "about", None)
    extra = (getattr(value, "act", None), getattr(value, "of", None))
    return (topic, selector.model_dump_json() if selector else "", *extra)


def _adds_only(topic: str, value: PackModel) -> bool:
    """Return whether an answer only adds to another clause's, as answers about reviews and about appeals' answers may."""
    if topic == "review":
        return not any(getattr(value, name) for name in ("every", "most", "least", "case_by_case", "on_dates", "reviewers"))
    if topic == "appeal.answer":
        return getattr(value, "within", None) is None
    return topic == "duration" and not any(getattr(value, name) for name in ("usual", "most", "least"))
