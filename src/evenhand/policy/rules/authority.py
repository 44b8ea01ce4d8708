"""Rules on who decides: roles, joint signatures, committees; never the proposer or an interested person."""

from collections.abc import Iterable, Iterator
from itertools import permutations

from evenhand.policy.acts import Decides, deciding
from evenhand.policy.facts.facts import Measure, Person, Signature
from evenhand.policy.inquiry import Inquiry, met, rule, silent
from evenhand.policy.layers import Answer, Provisions, Silent
from evenhand.policy.pack.answers import Authority, Party
from evenhand.policy.rules.safeguards import waits_for_nobody
from evenhand.policy.strictness import takes_more
from evenhand.policy.verdict import Cure, Message, Outcome, RuleResult
from evenhand.policy.vocabulary import Act, Category, Strength

NO_AUTHORISATION = Category.NO_AUTHORISATION
_MUST_BE_SAID = frozenset({Act.AUTHORISE, Act.AUTHORISE_MARKER})
_LIKE_AUTHORISE = frozenset({Act.EXTEND, Act.VARY})
_FOR_THE_AUTHORISER = _LIKE_AUTHORISE | {Act.REFUSE_COMPLAINT}
_BY_ONE_PERSON = frozenset({Act.DECIDE_USE, Act.REFUSE_COMPLAINT})
"""Acts that collect signatures of their own, or need only one."""
DECIDING = deciding(
    Decides.BEGINS,
    Decides.CHANGES,
    Decides.ON_THE_WAY,
    Decides.ANSWERS,
    but={Act.KEEP_AS_DECIDED, Act.DECIDE_USE, Act.IMPOSE, Act.INVESTIGATE_COUNTER_ALLEGATION},
)
"""Acts left out of what only a named person without an interest may decide.

An end binds nobody; an allegation has its investigator; the others carry out a decision, or leave it as it is. A policy
may leave a warning to any caseworker, but not to one with an interest (floor 19).
"""


def _has_a_decider(provisions: Provisions, act: Act) -> bool:
    named = not isinstance(provisions.authority(act), Silent)
    return named or act is Act.ENDORSE or act in _MUST_BE_SAID | _FOR_THE_AUTHORISER


@rule(topics=("authority",), applies_to=_has_a_decider)
def authority(inquiry: Inquiry) -> Iterator[RuleResult]:
    """The person may do this act, with the signatures and consultations that come first."""
    if inquiry.act is Act.ENDORSE:
        yield from _endorsing(inquiry)
        return
    if waits_for_nobody(inquiry):
        return
    answer = _who(inquiry, inquiry.act)
    if isinstance(answer, Silent):
        if inquiry.act in _MUST_BE_SAID | _FOR_THE_AUTHORISER:
            yield silent("authority", "authority", NO_AUTHORISATION)
        return
    yield _by(inquiry, answer)
    if inquiry.actor is not None and not _asks_less(inquiry):
        yield from _steps_before(inquiry, answer)


def _asks_less(inquiry: Inquiry) -> bool:
    """Return whether a measure is being made lighter, which needs no other signature."""
    measure = inquiry.facts.measure
    return inquiry.act is Act.VARY and measure is not None and measure.before is not None


def _who(inquiry: Inquiry, act: Act) -> Answer | Silent:
    """Return who may do an act; for an extension, change or refusal without an answer of its own, who may authorise."""
    answer = inquiry.provisions.authority(act)
    if isinstance(answer, Silent) and act in _FOR_THE_AUTHORISER:
        return inquiry.provisions.authority(Act.AUTHORISE)
    return answer


def _by(inquiry: Inquiry, answer: Answer) -> RuleResult:
    wanted: Authority = answer.value
    parties = [wanted.by, *([wanted.jointly_with] if wanted.jointly_with else [])]
    cure = _authorised_by(wanted.by)
    if inquiry.actor is None:
        return inquiry.refused(
            "authority",
            answer,
            Message("authoriser_not_known", **cure.params),
            cure,
            outcome=Outcome.NOT_KNOWN,
            breach=NO_AUTHORISATION,
        )
    if any(inquiry.is_one_of(inquiry.actor, party) for party in parties):
        return met("authority", answer, Message("may_do_this", act=inquiry.act), NO_AUTHORISATION)
    return inquiry.refused(
        "authority", answer, Message("not_theirs_to_do", act=inquiry.act, **cure.params), cure, breach=NO_AUTHORISATION
    )


def _authorised_by(party: Party) -> Cure:
    named = {"team": party.team, "committee": party.committee}
    roles: dict[str, str | list[str]] = {}
    if party.roles:
        roles = {"role": party.roles[0]} if len(party.roles) == 1 else {"roles": list(party.roles)}
    return Cure("authorised_by", **roles, **{name: value for name, value in named.items() if value})


def _steps_before(inquiry: Inquiry, answer: Answer) -> Iterator[RuleResult]:
    wanted: Authority = answer.value
    signatures = _signatures(inquiry)
    if wanted.by.quorum:
        yield quorum(inquiry, answer, wanted.by)
    if inquiry.act in _BY_ONE_PERSON:
        return
    for party in wanted.endorsed_by:
        yield _signed(inquiry, answer, party, _others(inquiry, signatures))
    if wanted.jointly_with:
        yield _signed(inquiry, answer, _other_half(inquiry, wanted), _others(inquiry, signatures))


def _other_half(inquiry: Inquiry, wanted: Authority) -> Party:
    first = inquiry.actor is not None and inquiry.is_one_of(inquiry.actor, wanted.by)
    return wanted.jointly_with if first and wanted.jointly_with else wanted.by


def _signatures(inquiry: Inquiry) -> tuple[Signature, ...]:
    if inquiry.act is Act.DECIDE_USE:
        return inquiry.facts.use_signatures
    measure = inquiry.facts.measure
    if measure is None:
        return ()
    if measure.asked_on:  # a proposed extension has its own signatures
        return tuple(signature for signature in measure.signatures if signature.on >= measure.asked_on)
    again = inquiry.act in _LIKE_AUTHORISE or measure.until_before is not None
    since = measure.settled_on if again else None
    if again:
        return tuple(one for one in measure.signatures if since is None or one.on > since)
    return tuple(one for one in measure.signatures if _still_counts(inquiry, one, measure))


def _still_counts(inquiry: Inquiry, signature: Signature, measure: Measure) -> bool:
    """Return whether a signature covers what is proposed now: signing for more covers less, never the reverse."""
    return signature.of is None or not takes_more(inquiry.policy, signature.of, measure)


def _others(inquiry: Inquiry, signatures: tuple[Signature, ...]) -> list[Person]:
    actor = inquiry.actor.reference if inquiry.actor else None
    return [
        signature.person
        for signature in signatures
        if signature.act is Act.ENDORSE and signature.person.reference != actor and signature.on <= inquiry.day
    ]


@rule(
    topics=("consultation", "authority"),
    applies_to=lambda provisions, act: bool(provisions.before("consultation", act)) or _has_a_decider(provisions, act),
)
def consultation(inquiry: Inquiry) -> Iterator[RuleResult]:
    """Everyone that a layer wants consulted before this act was consulted."""
    signed = _signatures(inquiry)
    asked = {signature.party for signature in signed if signature.act is Act.CONSULT and signature.on <= inquiry.day}
    for answer, party in _to_consult(inquiry):
        message = Message("consulted" if party in asked else "not_consulted", party=party)
        if party in asked:
            yield met("consultation", answer, message)
        elif answer.topic == "consultation" and answer.cited.strength is Strength.MAY:
            yield RuleResult("consultation", Outcome.WAIVED, answer.cited, message)
        else:
            cure = Cure("consult", party=party)
            yield inquiry.refused("consultation", answer, message, cure, breach=NO_AUTHORISATION)


def _to_consult(inquiry: Inquiry) -> Iterator[tuple[Answer, str]]:
    asked = list(inquiry.provisions.before("consultation", inquiry.act))
    if inquiry.act is Act.EXTEND:  # consultations before authorising a measure come before authorising it for longer too
        asked += [answer for answer in inquiry.provisions.before("consultation", Act.AUTHORISE) if answer not in asked]
    for answer in asked:
        yield from ((answer, party) for party in answer.value.parties)
    deciding = _who(inquiry, inquiry.act)
    if not isinstance(deciding, Silent):
        yield from ((deciding, party) for party in deciding.value.consulting)


def _signed(inquiry: Inquiry, answer: Answer, party: Party, signed: list[Person]) -> RuleResult:
    cure = Cure("signed_by", **_authorised_by(party).params)
    if any(inquiry.is_one_of(person, party) for person in signed):
        return met("endorsement", answer, Message("endorsed", **cure.params))
    return inquiry.refused("endorsement", answer, Message("not_endorsed", **cure.params), cure, breach=NO_AUTHORISATION)


def quorum(inquiry: Inquiry, answer: Answer, party: Party) -> RuleResult:
    """Report whether enough committee members decide: by signing a measure, or by being present where nothing is signed."""
    measure = inquiry.facts.measure
    others = _others(inquiry, _signatures(inquiry)) if measure else inquiry.facts.sitting
    members = {person.reference for person in others if party.committee in person.committees}
    members |= {inquiry.actor.reference} if inquiry.actor else set()
    have, need = len(members), party.quorum or 1
    message = Message("quorum", committee=party.committee, have=have, need=need)
    if have >= need:
        return met("quorum", answer, message)
    cure = Cure("signed_by" if measure else "sit_with", committee=party.committee, more=need - have)
    return inquiry.refused("quorum", answer, message, cure, breach=NO_AUTHORISATION)


def _endorsing(inquiry: Inquiry) -> Iterator[RuleResult]:
    steps = [*_steps_of_authority(inquiry), *_endorsements(inquiry, _decided_next(inquiry))]
    if inquiry.actor is None or not steps:
        return
    theirs = next((step for step in steps if inquiry.is_one_of(inquiry.actor, step[1])), None)
    if theirs is None:
        answer, party = steps[0]
        cure = _authorised_by(party)
        yield inquiry.refused("authority", answer, Message("not_theirs_to_do", act=inquiry.act, **cure.params), cure)
        return
    yield met("authority", theirs[0], Message("may_do_this", act=inquiry.act))
    if theirs[0].topic == "endorsement":
        yield from _endorsed_before(inquiry, theirs)


def _decided_next(inquiry: Inquiry) -> Act:
    measure = inquiry.facts.measure
    return Act.EXTEND if measure and measure.until_before else Act.AUTHORISE


def _steps_of_authority(inquiry: Inquiry) -> Iterator[tuple[Answer, Party]]:
    answer = _who(inquiry, _decided_next(inquiry))
    if isinstance(answer, Silent):
        return
    wanted: Authority = answer.value
    parties = [*wanted.endorsed_by, *([wanted.jointly_with, wanted.by] if wanted.jointly_with else [])]
    parties += [wanted.by] if wanted.by.committee else []
    yield from ((answer, party) for party in parties)


def _endorsements(inquiry: Inquiry, act: Act) -> list[tuple[Answer, Party]]:
    acts = {act, Act.AUTHORISE} if act in _LIKE_AUTHORISE else {act}
    return [(answer, answer.value.by) for answer in inquiry.every("endorsement") if acts & set(answer.value.before)]


def has_signed(inquiry: Inquiry) -> bool:
    """Return whether the person has signed what is proposed now; a second signature would add nothing."""
    signed = (one for one in _signatures(inquiry) if one.act in {Act.ENDORSE, Act.DECIDE_USE})
    return inquiry.actor is not None and inquiry.actor.reference in {one.person.reference for one in signed}


def signing_party(inquiry: Inquiry, cure: Cure) -> Party | None:
    """Return the party whose signature a cure asks for, on a proposal or an extension; None where it asks for none."""
    steps = [*_steps_of_authority(inquiry), *_endorsements(inquiry, _decided_next(inquiry))]
    wanted = {name: value for name, value in cure.params.items() if name != "more"}
    return next((party for _, party in steps if _authorised_by(party).params == wanted), None)


def _endorsed_before(inquiry: Inquiry, theirs: tuple[Answer, Party]) -> Iterator[RuleResult]:
    in_order = _endorsements(inquiry, _decided_next(inquiry))
    signed = _others(inquiry, _signatures(inquiry))
    for answer, party in in_order[: in_order.index(theirs)]:
        yield _signed(inquiry, answer, party, signed)


@rule(topics=("endorsement",), applies_to=lambda provisions, _: bool(provisions.every("endorsement")))
def endorsement(inquiry: Inquiry) -> Iterator[RuleResult]:
    """Everyone who must sign before this act has signed; for the act of signing, `authority` checks the order."""
    if inquiry.actor is None or waits_for_nobody(inquiry) or _asks_less(inquiry):
        return
    for answer, party in _endorsements(inquiry, inquiry.act):
        yield _signed(inquiry, answer, party, _others(inquiry, _signatures(inquiry)))


def use_is_decided(inquiry: Inquiry) -> bool:
    """Return whether everyone who decides on using the policy has signed; True where no layer asks for it."""
    return not use_wants(inquiry)


def use_wants(inquiry: Inquiry) -> tuple[Party, ...]:
    """Return who has still to sign for the use of the policy, a different person for each; empty where no layer asks."""
    answer = inquiry.provisions.authority(Act.DECIDE_USE)
    if isinstance(answer, Silent):
        return ()
    parties = [answer.value.by, *([answer.value.jointly_with] if answer.value.jointly_with else [])]
    people = {signature.person.reference: signature.person for signature in inquiry.facts.use_signatures}
    ways = (_left_over(inquiry, parties, order) for order in permutations(people.values()))
    return min(ways, key=len)


def _left_over(inquiry: Inquiry, parties: list[Party], order: Iterable[Person]) -> tuple[Party, ...]:
    """Return the parties without a signature, where each person in turn signs as the first party that they fit."""
    left = list(parties)
    for person in order:
        if fits := next((party for party in left if inquiry.is_one_of(person, party)), None):
            left.remove(fits)
    return tuple(left)


@rule(Act.DECIDE_USE, Act.ENDORSE, topics=("authority", "endorsement"))
def signed_once(inquiry: Inquiry) -> Iterator[RuleResult]:
    """One person does not sign twice, for the use of the policy or for what is proposed now: it would add nothing."""
    answer = _asks_for_signatures(inquiry)
    if answer is not None and has_signed(inquiry):
        cure = Cure("by_another", not_by=inquiry.actor.reference if inquiry.actor else None)
        yield inquiry.refused("signed_once", answer, Message("signed_already"), cure)


def _asks_for_signatures(inquiry: Inquiry) -> Answer | None:
    """Return the answer by which the signatures of the act in question are asked for."""
    if inquiry.act is Act.DECIDE_USE:
        answer = inquiry.provisions.authority(Act.DECIDE_USE)
        return None if isinstance(answer, Silent) else answer
    steps = (*_steps_of_authority(inquiry), *_endorsements(inquiry, _decided_next(inquiry)))
    return steps[0][0] if steps else None


@rule(Act.ENDORSE, Act.AUTHORISE, Act.EXTEND, Act.AUTHORISE_MARKER, Act.CONFIRM_MARKER, topics=("safeguard",))
def decider_not_proposer(inquiry: Inquiry) -> Iterator[RuleResult]:
    """The proposer, and an officer who changed the proposal, does not decide it."""
    answer, proposers = inquiry.safeguard("decider_not_proposer"), inquiry.proposers
    if answer is None or inquiry.actor is None or not proposers:
        return
    if inquiry.actor.reference not in proposers:
        yield met("decider_not_proposer", answer, Message("decider_did_not_propose"), NO_AUTHORISATION)
    else:
        cure = Cure("by_another", not_by=inquiry.actor.reference)
        yield inquiry.refused("decider_not_proposer", answer, Message("decider_proposed"), cure, breach=NO_AUTHORISATION)


@rule(Act.AUTHORISE, topics=("safeguard",))
def nothing_stricter_than_proposed(inquiry: Inquiry) -> Iterator[RuleResult]:
    """The decision-maker may decide something lighter; anything stricter is a new proposal for another person."""
    answer, before, after = inquiry.safeguard("decider_not_proposer"), inquiry.facts.instead_of, inquiry.facts.measure
    if answer is None or before is None or after is None:
        return
    more = list(takes_more(inquiry.policy, before, after))
    if not more:
        yield met("nothing_stricter_than_proposed", answer, Message("lighter_than_proposed"), NO_AUTHORISATION)
    else:
        message, cure = Message("stricter_than_proposed", terms=more), Cure("do", act=Act.SEND_BACK, fact=None)
        yield inquiry.refused("nothing_stricter_than_proposed", answer, message, cure, breach=NO_AUTHORISATION)


@rule(*DECIDING, topics=("safeguard",))
def a_person_decides(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A named person takes each decision; the engine permits and never decides. A history may not know the name."""
    answer = inquiry.safeguard("authorised_by_named_person")
    if answer and inquiry.actor is None and inquiry.facts.complete:
        cure = Cure("name_decider")
        yield inquiry.refused("a_person_decides", answer, Message("nobody_decides"), cure, breach=NO_AUTHORISATION)


@rule(*DECIDING, topics=("safeguard",))
def interested_decide_nothing(inquiry: Inquiry) -> Iterator[RuleResult]:
    """Nobody with an interest decides, alone or with others: named in the case, related, complained about, or declared."""
    answer = inquiry.safeguard("interested_decide_nothing")
    if answer is None or inquiry.actor is None:
        return
    interested = next(
        (who for who in (inquiry.actor, *inquiry.facts.sitting) if who.reference in inquiry.facts.interested), None
    )
    if interested is None:
        yield met("interested_decide_nothing", answer, Message("no_interest_declared"))
    else:
        cure = Cure("by_another", not_by=interested.reference)
        yield inquiry.refused("interested_decide_nothing", answer, Message("has_an_interest"), cure)
