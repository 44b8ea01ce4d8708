"""Measures one decision of the contact gate, with reason, clause, sentence and alternative, beside two rule engines.

2,000 customers have up to three of the measures that Octavia's policy offers for contact. The gate answers from a table for
each customer. zen-engine evaluates one compiled expression over the contact and every measure in force, and is handed the
sentence ready-made, which ours composes. Cedar decides over sets that are merged for each customer, and says no sentence. The
answers are compared first: verdict, code, measure and clause with zen's, the verdict with Cedar's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations, cycle, islice, product
from typing import Any

import cedarpy
import zen

from bench.busy import busy
from bench.pairs import Side, compare
from evenhand.policy.allowance import Used, balance
from evenhand.policy.contact_limits import Binding, ContactAsked
from evenhand.policy.gate import Gate, GateAnswer, always_taken
from evenhand.policy.gate_table import GateTable
from evenhand.policy.open_channels import WEEK
from evenhand.policy.vocabulary import Channel, Direction, GateVerdict, Matter, Speaker
from evenhand.wording.gate import sentence
from tests.letters.golden import stated
from tests.policy.cures import policy_of

CUSTOMERS = 2000
BESIDE_ZEN, BESIDE_CEDAR = 1 / 5, 1 / 50
MEASURES = (
    "single_point_of_contact",
    "contact_time_limited",
    "contact_method_excluded",
    "correspondence_through_third_party",
    "no_telephone",
)
POLICY = policy_of("octavia")
ALWAYS = always_taken(POLICY.every("never_blocked"))
MONDAY = datetime(2026, 11, 30, 9, 12)  # noqa: DTZ001 - local time, as the gate takes it
Answer = tuple[str, str, str, str]


@dataclass(frozen=True)
class Asked:
    """One customer and one contact, as each engine takes them."""

    table: GateTable[str]
    contact: ContactAsked
    zen: dict[str, Any]
    cedar: dict[str, Any]


class Engines:
    """The three, each with the contacts that it is asked about."""

    def __init__(self, asked: Sequence[Asked]) -> None:
        self.asked = asked
        self.expression = zen.compile_expression(EXPRESSION)
        self.policies, self.entities = cedarpy.PolicySet.from_str(CEDAR), cedarpy.Entities.from_json_str("[]")

    def different(self) -> Iterator[str]:
        """Yield where the answers differ."""
        for one in self.asked:
            answer = one.table.ask(one.contact)[0]
            there = tuple(self.expression.evaluate(one.zen)[key] for key in KEYS)
            if ours(answer) != there:
                yield f"zen: {ours(answer)} / {there}"
            decided = cedarpy.is_authorized(one.cedar, self.policies, self.entities)
            if (answer.verdict is GateVerdict.OFFER_INSTEAD) == decided.allowed:
                yield f"Cedar: {ours(answer)} / {decided.decision} {decided.diagnostics.errors}"

    def by_table(self) -> None:
        """Answer from what each customer's table keeps."""
        for one in self.asked:
            one.table.ask(one.contact)

    def by_gate(self) -> None:
        """Answer each contact as the first of its customer: nothing is kept."""
        for one in self.asked:
            gate = one.table.gate
            sentence(Gate(gate.bindings, gate.unusable, gate.always, gate.used).ask(one.contact))

    def by_zen(self) -> None:
        for one in self.asked:
            self.expression.evaluate(one.zen)

    def by_cedar(self) -> None:
        for one in self.asked:
            cedarpy.is_authorized(one.cedar, self.policies, self.entities)


def main() -> None:
    """Check that all give the same answers; then measure each over all contacts."""
    engines = Engines(list(questions()))
    many = f"{len(engines.asked):,} contacts"
    if different := list(engines.different()):
        raise SystemExit(f"the answers differ about {len(different)} of {many}, first: {different[0]}")
    print(f"the answers are equal: {many} of {CUSTOMERS:,} customers")
    zen_s, kept, afresh = Side(engines.by_zen), Side(engines.by_table), Side(engines.by_gate)
    with busy():
        for what, ours_, other, beside, aim, rounds in (
            ("contact gate", kept, zen_s, "zen-engine", BESIDE_ZEN, 10),
            ("contact gate, nothing kept", afresh, zen_s, "zen-engine", None, 10),
            ("contact gate", kept, Side(engines.by_cedar), "Cedar", BESIDE_CEDAR, 2),
        ):
            print(compare(f"{what}, {many}", ours_, other, beside=beside, aim=aim, rounds=rounds).line(), flush=True)


def ours(answer: GateAnswer) -> Answer:
    """Return what the engines are compared by: verdict, code, measure and clause."""
    first = answer.speaks[0] if answer.speaks else None
    clause = first.cited.id if first and first.cited else ""
    return answer.verdict.value, answer.says.code, first.measure if first else "", clause


def questions() -> Iterator[Asked]:
    """Yield two contacts of each customer: measures, channels, matters, speakers and moments take turns."""
    offered = POLICY.catalogue("measure")
    kinds = [one for many in range(4) for one in combinations(MEASURES, many)]
    matters = [None, Matter.NEW_ISSUE, Matter.EARLIER_ISSUE, Matter.GENERAL_ENQUIRY, Matter.COMPLAINT, Matter.HAZARD]
    speakers = [Speaker.CUSTOMER, Speaker.CUSTOMER, Speaker.NOT_CHECKED, Speaker.REPRESENTATIVE]
    channels = [one for one in Channel if one is not Channel.THIRD_PARTY]
    contacts = cycle(product(matters, channels, speakers, range(3)))
    for number, keys in enumerate(islice(cycle(kinds), CUSTOMERS)):
        bindings = tuple(
            Binding(f"EV-M{place}", key, stated(offered[key].value)["Usual"], offered[key].cited)
            for place, key in enumerate(keys)
        )
        used = (Used("EV-N1", MONDAY - timedelta(minutes=5), Channel.EMAIL, minutes=30),) if number % 3 == 0 else ()
        table = GateTable(Gate(bindings, always=ALWAYS, used=used), sentence)
        for matter, channel, speaker, hours in islice(contacts, 2):
            contact = ContactAsked(Direction.FROM_CUSTOMER, channel, MONDAY + timedelta(hours=hours * 2), matter, speaker)
            yield Asked(table, contact, zen_context(table.gate, contact), cedar_request(table.gate, contact))


def zen_context(gate: Gate, contact: ContactAsked) -> dict[str, Any]:
    """Return all that the expression reads: the contact, what binds, and what its language cannot say."""
    ready = Gate(gate.bindings, gate.unusable, gate.always, gate.used).ask(contact)
    return {
        "channel": contact.channel.value,
        "matter": contact.matter.value if contact.matter else None,
        "speaker": contact.speaker.value,
        "day": WEEK[contact.at.weekday()],
        "minute": contact.at.hour * 60 + contact.at.minute,
        "ways": [way.channel.value for way in gate.ways],
        "said": sentence(ready),
        "measures": [_measure(gate, one, contact) for one in gate.bindings],
    }


def _measure(gate: Gate, one: Binding, contact: ContactAsked) -> dict[str, Any]:
    terms, left = one.terms, balance(one.terms, gate.used, contact.at)
    return {
        "reference": one.reference,
        "clause": one.cited.id if one.cited else "",
        "open": [channel.value for channel in one.leaves],
        "limits": [channel.value for channel in one.limits],
        "days": list(terms.days or WEEK),
        "opens": _minute(terms.hours.from_) if terms.hours else 0,
        "closes": _minute(terms.hours.until) if terms.hours else 24 * 60,
        "third_party": terms.third_party or "",
        "named": terms.named_contact or "",
        "replies": bool(terms.replies_per),
        "left": left.left if left else -1,
    }


def _minute(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


KEYS = ("verdict", "code", "measure", "clause")


def _answer(verdict: str, code: str, of: str = "") -> str:
    """Return an answer in zen's language. ``of``: what finds the measure that speaks."""
    measure, clause = (f"filter(measures, {of})[0].{name}" if of else "''" for name in ("reference", "clause"))
    return f"{{verdict: '{verdict}', code: {code}, measure: {measure}, clause: {clause}, says: said}}"


def _if_any(of: str, verdict: str, code: str) -> str:
    return f"some(measures, {of}) ? {_answer(verdict, code, of)} :"


_MATTERS = ", ".join(f"'{one.value}'" for one in ALWAYS)
_CLAUSES = "".join(f"matter == '{one.value}' ? '{cited.id}' : " for one, cited in ALWAYS.items()) + "''"
_CLOSED = "not (channel in #.open)"
_SHUT = "channel in #.limits and (not (day in #.days) or minute < #.opens or minute >= #.closes)"
_NONE_LEFT, _SOME_LEFT = "channel in #.limits and #.left == 0", "channel in #.limits and #.left > 0"
_THROUGH = f"filter(measures, {_CLOSED})[0].third_party != '' ? 'through_another' : 'other_way'"
_NO_WAY = f"len(ways) == 0 and some(measures, {_CLOSED} or {_SHUT} or {_NONE_LEFT})"
EXPRESSION = " ".join(
    (
        f"matter in [{_MATTERS}] ? {{verdict: 'take', code: 'always_taken', measure: '', clause: {_CLAUSES}, says: said}} :",
        f"len(measures) == 0 ? {_answer('take', repr('nothing_applies'))} :",
        f"speaker == 'not_checked' ? {_answer('take_with_condition', repr('identity_first'))} :",
        f"speaker != 'customer' ? {_answer('take', repr('not_the_customer'))} :",
        f"matter == null ? {_answer('take', repr('matter_not_known'))} :",
        f"{_NO_WAY} ? {_answer('take', repr('no_other_way'))} :",
        _if_any(_CLOSED, "offer_instead", _THROUGH),
        _if_any(_SHUT, "offer_instead", repr("other_time")),
        _if_any(_NONE_LEFT, "offer_instead", repr("all_used")),
        _if_any("#.named != ''", "take_with_condition", repr("passed_on")),
        _if_any("#.replies", "take_with_condition", repr("answered_so_often")),
        _if_any(_SOME_LEFT, "take_with_condition", repr("this_many_left")),
        _answer("take", repr("within_terms")),
    )
)
"""The rules of the gate for these measures, the first that applies: they read the contact and every measure in force."""
CEDAR = """
@id("taken") permit(principal, action, resource);
@id("closed") forbid(principal, action, resource) when {
  context.identified && !context.always && context.some_way && context.closed.contains(context.channel) };
@id("shut") forbid(principal, action, resource) when {
  context.identified && !context.always && context.some_way && context.shut.contains(context.channel)
  && !(context.days.contains(context.day) && context.minute >= context.opens && context.minute < context.closes) };
@id("used") forbid(principal, action, resource) when {
  context.identified && !context.always && context.some_way && context.used_up.contains(context.channel) };
"""
"""The part that refuses, over what is merged for the customer: `closed`, `shut` and `used_up` are sets of channels."""


def cedar_request(gate: Gate, contact: ContactAsked) -> dict[str, Any]:
    """Return the request: who, what, and the context."""
    timed = [one for one in gate.bindings if one.terms.hours]
    used = [one for one in gate.bindings if (left := balance(one.terms, gate.used, contact.at)) and not left.left]
    return {
        "principal": 'Customer::"one"',
        "action": 'Action::"contact"',
        "resource": 'Landlord::"one"',
        "context": {
            "identified": contact.speaker is Speaker.CUSTOMER and contact.matter is not None,
            "always": contact.matter in ALWAYS,
            "some_way": bool(gate.ways),
            "channel": contact.channel.value,
            "closed": [one.value for one in Channel if any(one not in row.leaves for row in gate.bindings)],
            "shut": sorted({one.value for row in timed for one in row.limits}),
            "days": ["monday"],
            "day": WEEK[contact.at.weekday()],
            "minute": contact.at.hour * 60 + contact.at.minute,
            "opens": 9 * 60,
            "closes": 12 * 60,
            "used_up": sorted({one.value for row in used for one in row.limits}),
        },
    }


if __name__ == "__main__":
    main()
