"""Who decides: by role, jointly, endorsed first, by a team or committee; never the proposer, never the interested."""

from collections.abc import Iterable, Iterator
from itertools import permutations

from evenhand.policy.answers import Authority, Party
from evenhand.policy.facts import Measure, Person, Signature
from evenhand.policy.layers import Answer, Heard, Silent
from evenhand.policy.look import Look, met, rule, silent
from evenhand.policy.rules.safeguards import waits_for_nobody
from evenhand.policy.strictness import takes_more
from evenhand.policy.verdict import Cure, Looked, Message, Outcome
from evenhand.policy.vocabulary import Act, Category

NO_AUTHORISATION = Category.NO_AUTHORISATION
_MUST_BE_SAID = frozenset({Act.AUTHORISE, Act.AUTHORISE_MARKER})
_LIKE_AUTHORISE = frozenset({Act.EXTEND, Act.VARY})
_FOR_WHOEVER_AUTHORISES = _LIKE_AUTHORISE | {Act.REFUSE_COMPLAINT}
_BY_ONE_PERSON = frozenset({Act.DECIDE_USE, Act.REFUSE_COMPLAINT})
"""Acts that collect signatures of their own, or need none but one."""
DECIDING = (
    Act.FIND,
    Act.ENDORSE,
    Act.AUTHORISE,
    Act.AUTHORISE_MARKER,
    Act.CONFIRM_MARKER,
    Act.REVIEW,
    Act.REVIEW_MARKER,
    Act.EXTEND,
    Act.VARY,
    Act.NOT_TELL,
    Act.DECIDE_APPEAL,
    Act.REFUSE_COMPLAINT,
)


def _somebody_is_wanted(heard: Heard, act: Act) -> bool:
    named = not isinstance(heard.authority(act), Silent)
    return named or act is Act.ENDORSE or act in _MUST_BE_SAID | _FOR_WHOEVER_AUTHORISES


@rule(topics=("authority",), speaks=_somebody_is_wanted)
def authority(look: Look) -> Iterator[Looked]:
    """The person may do this act, with the signatures and consultations that come first."""
    if look.act is Act.ENDORSE:
        yield from _endorsing(look)
        return
    if waits_for_nobody(look):
        return
    answer = _who(look, look.act)
    if isinstance(answer, Silent):
        if look.act in _MUST_BE_SAID | _FOR_WHOEVER_AUTHORISES:
            yield silent("authority", "authority", NO_AUTHORISATION)
        return
    yield _by(look, answer)
    if look.actor is not None and not _asks_less(look):
        yield from _steps_before(look, answer)


def _asks_less(look: Look) -> bool:
    """Tell whether a measure is being made lighter: that waits for nobody else's signature."""
    measure = look.facts.measure
    return look.act is Act.VARY and measure is not None and measure.before is not None


def _who(look: Look, act: Act) -> Answer | Silent:
    """Return who may do an act; an extension, a change, a refusal: whom the policy names, else whoever authorises."""
    answer = look.heard.authority(act)
    if isinstance(answer, Silent) and act in _FOR_WHOEVER_AUTHORISES:
        return look.heard.authority(Act.AUTHORISE)
    return answer


def _by(look: Look, answer: Answer) -> Looked:
    wanted: Authority = answer.value
    parties = [wanted.by, *([wanted.jointly_with] if wanted.jointly_with else [])]
    cure = _authorised_by(wanted.by)
    if look.actor is None:
        return look.refused(
            "authority",
            answer,
            Message("authoriser_not_known", **cure.params),
            cure,
            outcome=Outcome.NOT_KNOWN,
            breach=NO_AUTHORISATION,
        )
    if any(look.is_one_of(look.actor, party) for party in parties):
        return met("authority", answer, Message("may_do_this", act=look.act), NO_AUTHORISATION)
    return look.refused(
        "authority", answer, Message("not_theirs_to_do", act=look.act, **cure.params), cure, breach=NO_AUTHORISATION
    )


def _authorised_by(party: Party) -> Cure:
    named = {"team": party.team, "committee": party.committee}
    roles: dict[str, str | list[str]] = {}
    if party.roles:
        roles = {"role": party.roles[0]} if len(party.roles) == 1 else {"roles": list(party.roles)}
    return Cure("authorised_by", **roles, **{name: value for name, value in named.items() if value})


def _steps_before(look: Look, answer: Answer) -> Iterator[Looked]:
    wanted: Authority = answer.value
    signatures = _signatures(look)
    if wanted.by.quorum:
        yield quorum(look, answer, wanted.by)
    if look.act in _BY_ONE_PERSON:
        return
    for party in wanted.endorsed_by:
        yield _signed(look, answer, party, _others(look, signatures))
    if wanted.jointly_with:
        yield _signed(look, answer, _other_half(look, wanted), _others(look, signatures))


def _other_half(look: Look, wanted: Authority) -> Party:
    first = look.actor is not None and look.is_one_of(look.actor, wanted.by)
    return wanted.jointly_with if first and wanted.jointly_with else wanted.by


def _signatures(look: Look) -> tuple[Signature, ...]:
    if look.act is Act.DECIDE_USE:
        return look.facts.use_signatures
    measure = look.facts.measure
    if measure is None:
        return ()
    if measure.asked_on:  # an extension that was asked for has signatures of its own
        return tuple(signature for signature in measure.signatures if signature.on >= measure.asked_on)
    again = look.act in _LIKE_AUTHORISE or measure.until_before is not None
    since = measure.settled_on if again else None
    if again:
        return tuple(one for one in measure.signatures if since is None or one.on > since)
    return tuple(one for one in measure.signatures if _still_counts(look, one, measure))


def _still_counts(look: Look, signature: Signature, measure: Measure) -> bool:
    """Tell whether a signature is for what is proposed now: whoever signed for more signed for less, never the reverse."""
    return signature.of is None or not takes_more(look.policy, signature.of, measure)


def _others(look: Look, signatures: tuple[Signature, ...]) -> list[Person]:
    actor = look.actor.reference if look.actor else None
    return [
        signature.person
        for signature in signatures
        if signature.act is Act.ENDORSE and signature.person.reference != actor and signature.on <= look.day
    ]


@rule(
    topics=("consultation", "authority"),
    speaks=lambda heard, act: bool(heard.before("consultation", act)) or _somebody_is_wanted(heard, act),
)
def consultation(look: Look) -> Iterator[Looked]:
    """Whoever a layer wants consulted before this act has been consulted."""
    signed = _signatures(look)
    asked = {signature.party for signature in signed if signature.act is Act.CONSULT and signature.on <= look.day}
    for answer, party in _to_consult(look):
        message = Message("consulted" if party in asked else "not_consulted", party=party)
        if party in asked:
            yield met("consultation", answer, message)
        else:
            cure = Cure("consult", party=party)
            yield look.refused("consultation", answer, message, cure, breach=NO_AUTHORISATION)


def _to_consult(look: Look) -> Iterator[tuple[Answer, str]]:
    asked = list(look.heard.before("consultation", look.act))
    if look.act is Act.EXTEND:  # what is asked before a measure is authorised is asked before it is authorised for longer
        asked += [answer for answer in look.heard.before("consultation", Act.AUTHORISE) if answer not in asked]
    for answer in asked:
        yield from ((answer, party) for party in answer.value.parties)
    deciding = _who(look, look.act)
    if not isinstance(deciding, Silent):
        yield from ((deciding, party) for party in deciding.value.consulting)


def _signed(look: Look, answer: Answer, party: Party, signed: list[Person]) -> Looked:
    cure = Cure("signed_by", **_authorised_by(party).params)
    if any(look.is_one_of(person, party) for person in signed):
        return met("endorsement", answer, Message("endorsed", **cure.params))
    return look.refused("endorsement", answer, Message("not_endorsed", **cure.params), cure, breach=NO_AUTHORISATION)


def quorum(look: Look, answer: Answer, party: Party) -> Looked:
    """Look whether enough members of a committee decide: by signature on a measure, by sitting where nothing is signed."""
    measure = look.facts.measure
    others = _others(look, _signatures(look)) if measure else look.facts.sitting
    members = {person.reference for person in others if party.committee in person.committees}
    members |= {look.actor.reference} if look.actor else set()
    have, need = len(members), party.quorum or 1
    message = Message("quorum", committee=party.committee, have=have, need=need)
    if have >= need:
        return met("quorum", answer, message)
    cure = Cure("signed_by" if measure else "sit_with", committee=party.committee, more=need - have)
    return look.refused("quorum", answer, message, cure, breach=NO_AUTHORISATION)


def _endorsing(look: Look) -> Iterator[Looked]:
    steps = [*_steps_of_authority(look), *_endorsements(look, _decided_next(look))]
    if look.actor is None or not steps:
        return
    theirs = next((step for step in steps if look.is_one_of(look.actor, step[1])), None)
    if theirs is None:
        answer, party = steps[0]
        cure = _authorised_by(party)
        yield look.refused("authority", answer, Message("not_theirs_to_do", act=look.act, **cure.params), cure)
        return
    yield met("authority", theirs[0], Message("may_do_this", act=look.act))
    if theirs[0].topic == "endorsement":
        yield from _endorsed_before(look, theirs)


def _decided_next(look: Look) -> Act:
    measure = look.facts.measure
    return Act.EXTEND if measure and measure.until_before else Act.AUTHORISE


def _steps_of_authority(look: Look) -> Iterator[tuple[Answer, Party]]:
    answer = _who(look, _decided_next(look))
    if isinstance(answer, Silent):
        return
    wanted: Authority = answer.value
    parties = [*wanted.endorsed_by, *([wanted.jointly_with, wanted.by] if wanted.jointly_with else [])]
    parties += [wanted.by] if wanted.by.committee else []
    yield from ((answer, party) for party in parties)


def _endorsements(look: Look, act: Act) -> list[tuple[Answer, Party]]:
    acts = {act, Act.AUTHORISE} if act in _LIKE_AUTHORISE else {act}
    return [(answer, answer.value.by) for answer in look.every("endorsement") if acts & set(answer.value.before)]


def _endorsed_before(look: Look, theirs: tuple[Answer, Party]) -> Iterator[Looked]:
    in_order = _endorsements(look, _decided_next(look))
    signed = _others(look, _signatures(look))
    for answer, party in in_order[: in_order.index(theirs)]:
        yield _signed(look, answer, party, signed)


@rule(topics=("endorsement",), speaks=lambda heard, _: bool(heard.every("endorsement")))
def endorsement(look: Look) -> Iterator[Looked]:
    """Whoever a layer wants to sign before this act has signed; on the act of signing itself, `authority` sees to the order."""
    if look.actor is None or waits_for_nobody(look) or _asks_less(look):
        return
    for answer, party in _endorsements(look, look.act):
        yield _signed(look, answer, party, _others(look, _signatures(look)))


def use_is_decided(look: Look) -> bool:
    """Tell whether everybody who decides on using the policy has signed; True where no layer asks for it."""
    return not use_wants(look)


def use_wants(look: Look) -> tuple[Party, ...]:
    """Return who has still to sign for the use of the policy, a different person for each; nobody where no layer asks."""
    answer = look.heard.authority(Act.DECIDE_USE)
    if isinstance(answer, Silent):
        return ()
    parties = [answer.value.by, *([answer.value.jointly_with] if answer.value.jointly_with else [])]
    people = {signature.person.reference: signature.person for signature in look.facts.use_signatures}
    ways = (_left_over(look, parties, order) for order in permutations(people.values()))
    return min(ways, key=len)


def _left_over(look: Look, parties: list[Party], order: Iterable[Person]) -> tuple[Party, ...]:
    """Return the parties for whom nobody is left, where each person in turn signs as the first party that they fit."""
    left = list(parties)
    for person in order:
        if fits := next((party for party in left if look.is_one_of(person, party)), None):
            left.remove(fits)
    return tuple(left)


@rule(Act.DECIDE_USE, topics=("authority",))
def signed_once(look: Look) -> Iterator[Looked]:
    """Nobody signs twice for the use of the policy: two decide it."""
    answer = look.heard.authority(Act.DECIDE_USE)
    if isinstance(answer, Silent) or look.actor is None:
        return
    if look.actor.reference in {signature.person.reference for signature in look.facts.use_signatures}:
        cure = Cure("by_another", not_by=look.actor.reference)
        yield look.refused("signed_once", answer, Message("signed_already"), cure)


@rule(Act.ENDORSE, Act.AUTHORISE, Act.EXTEND, Act.AUTHORISE_MARKER, Act.CONFIRM_MARKER, topics=("safeguard",))
def decider_not_proposer(look: Look) -> Iterator[Looked]:
    """Whoever proposed it, or changed the proposal, does not decide it."""
    answer, proposers = look.safeguard("decider_not_proposer"), _proposers(look)
    if answer is None or look.actor is None or not proposers:
        return
    if look.actor.reference not in proposers:
        yield met("decider_not_proposer", answer, Message("decider_did_not_propose"), NO_AUTHORISATION)
    else:
        cure = Cure("by_another", not_by=look.actor.reference)
        yield look.refused("decider_not_proposer", answer, Message("decider_proposed"), cure, breach=NO_AUTHORISATION)


def _proposers(look: Look) -> frozenset[str]:
    measure, marker = look.facts.measure, look.facts.marker
    if marker:
        return frozenset(filter(None, [marker.requested_by]))
    if measure and measure.until_before:
        return frozenset(filter(None, [measure.asked_by]))
    return frozenset(filter(None, [measure.proposed_by])) | measure.also_proposed_by if measure else frozenset()


@rule(Act.AUTHORISE, topics=("safeguard",))
def nothing_stricter_than_proposed(look: Look) -> Iterator[Looked]:
    """Whoever authorises may decide something lighter; anything stricter is a proposal, for somebody else to decide."""
    answer, before, after = look.safeguard("decider_not_proposer"), look.facts.instead_of, look.facts.measure
    if answer is None or before is None or after is None:
        return
    more = list(takes_more(look.policy, before, after))
    if not more:
        yield met("nothing_stricter_than_proposed", answer, Message("lighter_than_proposed"), NO_AUTHORISATION)
    else:
        message, cure = Message("stricter_than_proposed", terms=more), Cure("do", act=Act.SEND_BACK, fact=None)
        yield look.refused("nothing_stricter_than_proposed", answer, message, cure, breach=NO_AUTHORISATION)


@rule(*DECIDING, topics=("safeguard",))
def a_person_decides(look: Look) -> Iterator[Looked]:
    """No decision without a named person: the engine permits, it never decides. A history may not know who it was."""
    answer = look.safeguard("authorised_by_named_person")
    if answer and look.actor is None and look.facts.complete:
        cure = Cure("name_decider")
        yield look.refused("a_person_decides", answer, Message("nobody_decides"), cure, breach=NO_AUTHORISATION)


@rule(*DECIDING, topics=("safeguard",))
def interested_decide_nothing(look: Look) -> Iterator[Looked]:
    """Nobody decides, alone or sitting with others, who is named in it, related, complained about, or declared an interest."""
    answer = look.safeguard("interested_decide_nothing")
    if answer is None or look.actor is None:
        return
    interested = next((who for who in (look.actor, *look.facts.sitting) if who.reference in look.facts.interested), None)
    if interested is None:
        yield met("interested_decide_nothing", answer, Message("no_interest_declared"))
    else:
        cure = Cure("by_another", not_by=interested.reference)
        yield look.refused("interested_decide_nothing", answer, Message("has_an_interest"), cure)
