"""The customer's side: asked in a way they can use and given a fair time; what they allege, looked into by somebody apart."""

from collections.abc import Iterable, Iterator

from evenhand.policy.layers import Answer, Silent
from evenhand.policy.look import Look, met, rule, silent
from evenhand.policy.rules.authority import DECIDING
from evenhand.policy.verdict import Cure, Looked, Message
from evenhand.policy.vocabulary import Act, Category, Channel, Part, Tri

_LOOKING_INTO = (Act.NAME_INVESTIGATOR, Act.INVESTIGATE_COUNTER_ALLEGATION)
_RESTING = (
    Act.FIND,
    Act.WARN,
    Act.PROPOSE,
    Act.AUTHORISE,
    Act.VARY,
    Act.EXTEND,
    Act.PLACE_MARKER,
    Act.AUTHORISE_MARKER,
    Act.CONFIRM_MARKER,
)


@rule(*_RESTING, topics=("behaviour", "safeguard"))
def allegation_investigated(look: Look) -> Iterator[Looked]:
    """An allegation said to be false or without substance supports nothing before it was looked into and not made out.

    Nor does it while it may be one of discrimination, or a way to an outside body (Equality Act 2010, s. 27).
    """
    answer = look.safeguard("allegation_investigated")
    catalogue = look.policy.catalogue("behaviour")
    if (
        answer is None
        or look.finds_nothing
        or not any(catalogue[key].value.allegation for key in look.facts.behaviours & catalogue.keys())
    ):
        return
    yield look.needs("allegation_investigated", "counter_allegations_settled", answer)
    yield _not_made_out(look, answer)
    yield look.needs("allegation_investigated", "protected_act_excluded", answer)


def _not_made_out(look: Look, answer: Answer) -> Looked:
    if look.fact("allegation_not_made_out") is not Tri.NO or look.fact("counter_allegations_settled") is not Tri.YES:
        return look.needs("allegation_investigated", "allegation_not_made_out", answer)
    cure = Cure("rest_on", what="conduct_not_allegation")
    return look.refused("allegation_investigated", answer, Message("allegation_made_out"), cure)


@rule(*_LOOKING_INTO, topics=("safeguard",))
def investigator_apart(look: Look) -> Iterator[Looked]:
    """Whoever looks into an allegation is not complained about, has no interest and takes no part in the case."""
    answer, allegation = look.safeguard("allegation_looked_into_apart"), look.facts.allegation
    if answer is None or allegation is None:
        return
    who, settling = allegation.investigator, look.act is Act.INVESTIGATE_COUNTER_ALLEGATION
    if settling and (who is None or (look.actor and look.actor.reference != who)):
        cure = Cure("do", act=Act.NAME_INVESTIGATOR, fact=None)
        yield look.refused("investigator_apart", answer, Message("not_the_investigator"), cure)
    elif who:
        yield _apart(look, answer, who)


def _apart(look: Look, answer: Answer, who: str) -> Looked:
    parts = sorted(look.facts.involved.get(who, frozenset()) - {Part.HEARD_ALLEGATION})
    if who in look.facts.interested or any(who in one.of for one in look.facts.allegations):
        return look.refused(
            "investigator_apart", answer, Message("investigator_has_an_interest"), Cure("by_another", not_by=who)
        )
    if parts:
        message = Message("investigator_took_part", parts=parts)
        return look.refused("investigator_apart", answer, message, Cure("by_another", not_by=who))
    return met("investigator_apart", answer, Message("investigator_is_apart"))


@rule(Act.NAME_INVESTIGATOR, topics=("safeguard",))
def complained_about_names_nobody(look: Look) -> Iterator[Looked]:
    """Whoever is complained about, or has an interest, does not choose who looks into it."""
    answer = look.safeguard("allegation_looked_into_apart")
    if answer and look.actor and look.actor.reference in look.facts.interested:
        cure = Cure("by_another", not_by=look.actor.reference)
        yield look.refused("complained_about_names_nobody", answer, Message("has_an_interest"), cure)


@rule(*DECIDING, Act.WARN, Act.PROPOSE, topics=("safeguard",))
def investigator_decides_nothing(look: Look) -> Iterator[Looked]:
    """Whoever looks into what the customer says of us decides nothing in the case beside it."""
    answer = look.safeguard("allegation_looked_into_apart")
    if answer is None or look.actor is None or not look.facts.allegations:
        return
    if look.actor.reference in {allegation.investigator for allegation in look.facts.allegations}:
        cure = Cure("by_another", not_by=look.actor.reference)
        yield look.refused("investigator_decides_nothing", answer, Message("looks_into_allegation"), cure)
    else:
        yield met("investigator_decides_nothing", answer, Message("looks_into_no_allegation"))


@rule(Act.SEEK_ACCOUNT, topics=("safeguard",))
def asked_by_a_usable_way(look: Look) -> Iterator[Looked]:
    """The customer is asked for their account in at least one way that they can use."""
    answer = look.safeguard("account_fairly_asked")
    if answer is not None and look.facts.asked:
        yield by_a_usable_way(look, "asked_by_a_usable_way", answer, look.facts.asked[-1].channels)


def by_a_usable_way(look: Look, name: str, answer: Answer, channels: Iterable[Channel]) -> Looked:
    """Look whether one of these ways is one that this customer can use."""
    usable = frozenset(channels) - look.facts.unusable
    message = Message("reached_by" if usable else "reached_by_nothing_usable", usable=sorted(usable))
    if usable:
        return met(name, answer, message)
    could = sorted(set(Channel) - look.facts.unusable)
    return look.refused(name, answer, message, Cure("reach_by", any_of=could))


@rule(Act.RECORD_ACCOUNT, topics=("account.fair_time", "safeguard"))
def fair_time_passed(look: Look) -> Iterator[Looked]:
    """A case goes on without an account only after the customer was asked in a usable way and a fair time has passed."""
    answer = look.safeguard("account_fairly_asked")
    if answer is None or not look.facts.none_came:
        return
    asked = [asking.on for asking in look.facts.asked if asking.channels - look.facts.unusable and asking.on <= look.day]
    fair = look.ask("account.fair_time")
    if not asked:
        cure = Cure("do", act=Act.SEEK_ACCOUNT, fact="account_sought")
        yield look.refused("fair_time_passed", answer, Message("not_asked_usably"), cure, breach=Category.RECORDS_POOR)
    elif isinstance(fair, Silent):
        yield silent("fair_time_passed", "account.fair_time")
    else:
        last = look.calendar.count(min(asked), fair.value.within.term).last_day
        message = Message("fair_time", asked_on=min(asked), last_day=last)
        if look.day > last:
            yield met("fair_time_passed", fair, message)
        else:
            yield look.refused("fair_time_passed", fair, message, Cure("wait_until", after=last))


@rule(Act.CHANGE_NEED, topics=("safeguard",))
def adjustment_no_sanction(look: Look) -> Iterator[Looked]:
    """A need is never taken away for what somebody did; changing one is a decision of its own, told to the customer."""
    answer, change = look.safeguard("adjustment_no_sanction"), look.facts.need_change
    if answer is None or change is None:
        return
    if change.because == "conduct":
        cure = Cure("decide_on_need")
        yield look.refused("adjustment_no_sanction", answer, Message("adjustment_for_conduct"), cure)
    elif change.kind == "adjustment" and change.lessens and change.because != "asked_for":
        yield from _not_beside_a_proposal(look, answer)
    else:
        yield met("adjustment_no_sanction", answer, Message("adjustment_for_itself"))
    yield by_a_usable_way(look, "adjustment_no_sanction", answer, change.told_by)


def _not_beside_a_proposal(look: Look, answer: Answer) -> Iterator[Looked]:
    waiting = [measure for measure in look.facts.measures if measure.open_proposal]
    for measure in waiting:
        cures = [Cure("do", act=act, fact=None, subject=measure.reference) for act in (Act.WITHDRAW, Act.AUTHORISE)]
        yield look.refused("adjustment_no_sanction", answer, Message("adjustment_beside_proposal", measure=measure.key), *cures)
    if not waiting:
        yield met("adjustment_no_sanction", answer, Message("adjustment_for_itself"))
