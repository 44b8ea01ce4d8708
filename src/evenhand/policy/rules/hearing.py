"""Rules on the customer's side: their account, their needs, and allegations, investigated independently."""

from collections.abc import Iterable, Iterator

from evenhand.policy.acts import Decides, deciding
from evenhand.policy.inquiry import Inquiry, met, named, rule, silent
from evenhand.policy.layers import Answer, Silent
from evenhand.policy.rules.authority import DECIDING
from evenhand.policy.verdict import Cure, Message, RuleResult
from evenhand.policy.vocabulary import GIVING_CHANNELS, Act, Category, Channel, Part, Tri

_LOOKING_INTO = (Act.NAME_INVESTIGATOR, Act.INVESTIGATE_COUNTER_ALLEGATION)
_RESTING = deciding(Decides.BEGINS, Decides.CHANGES, but={Act.REVIEW, Act.REVIEW_MARKER, Act.KEEP_AS_DECIDED}) | {
    Act.PROPOSE,
    Act.PLACE_MARKER,
}
"""What can rest on an allegation said to be false, from its proposal on; a review has its own questions."""


@rule(*_RESTING, topics=("behaviour", "safeguard"))
def allegation_investigated(inquiry: Inquiry) -> Iterator[RuleResult]:
    """An allegation said to be false supports nothing until an investigation found it not made out.

    Nor does one that may be of discrimination, or that goes to an outside body (Equality Act 2010, s. 27).
    """
    answer = inquiry.safeguard("allegation_investigated")
    catalogue = inquiry.policy.catalogue("behaviour")
    if (
        answer is None
        or inquiry.finds_nothing
        or not any(catalogue[key].value.allegation for key in inquiry.facts.behaviours & catalogue.keys())
    ):
        return
    yield inquiry.needs("allegation_investigated", "counter_allegations_settled", answer)
    yield _not_made_out(inquiry, answer)
    yield inquiry.needs("allegation_investigated", "protected_act_excluded", answer)


def _not_made_out(inquiry: Inquiry, answer: Answer) -> RuleResult:
    if inquiry.fact("allegation_not_made_out") is not Tri.NO or inquiry.fact("counter_allegations_settled") is not Tri.YES:
        return inquiry.needs("allegation_investigated", "allegation_not_made_out", answer)
    cure = Cure("rest_on", what="conduct_not_allegation")
    return inquiry.refused("allegation_investigated", answer, Message("allegation_made_out"), cure)


@rule(Act.FIND, Act.WARN, Act.AUTHORISE, Act.INVESTIGATE_COUNTER_ALLEGATION, topics=("safeguard",))
def firm_answers_first(inquiry: Inquiry) -> Iterator[RuleResult]:
    """What a contractor found about its own operative comes before our decision; a note for safety waits for nothing."""
    answer, subject = inquiry.safeguard("allegation_looked_into_apart"), inquiry.facts.allegation
    asked = (subject,) if subject else inquiry.facts.allegations
    sent = [one for one in asked if one.firm_due_on]
    if answer is None or not sent:
        return
    for one in sent:
        if one.waits_at_firm:
            cure = Cure("do", act=Act.RECORD_FIRM_OUTCOME, fact=None, subject=one.reference)
            yield inquiry.refused("firm_answers_first", answer, Message("waits_at_firm", due_on=one.firm_due_on), cure)
        else:
            yield met("firm_answers_first", answer, Message("firm_answered", on=one.firm_answered_on))


@rule(*_LOOKING_INTO, topics=("safeguard",))
def investigator_apart(inquiry: Inquiry) -> Iterator[RuleResult]:
    """The investigator is not complained about, has no interest and takes no part in the case."""
    answer, allegation = inquiry.safeguard("allegation_looked_into_apart"), inquiry.facts.allegation
    if answer is None or allegation is None:
        return
    who, settling = allegation.investigator, inquiry.act is Act.INVESTIGATE_COUNTER_ALLEGATION
    if settling and (who is None or (inquiry.actor and inquiry.actor.reference != who)):
        cure = Cure("do", act=Act.NAME_INVESTIGATOR, fact=None)
        yield inquiry.refused("investigator_apart", answer, Message("not_the_investigator"), cure)
    elif who:
        yield _apart(inquiry, answer, who)


def _apart(inquiry: Inquiry, answer: Answer, who: str) -> RuleResult:
    parts = sorted(inquiry.facts.involved.get(who, frozenset()) - {Part.HEARD_ALLEGATION})
    if who in inquiry.facts.interested or any(who in one.of for one in inquiry.facts.allegations):
        return inquiry.refused(
            "investigator_apart", answer, Message("investigator_has_an_interest"), Cure("by_another", not_by=who)
        )
    if parts:
        message = Message("investigator_took_part", parts=parts)
        return inquiry.refused("investigator_apart", answer, message, Cure("by_another", not_by=who))
    return met("investigator_apart", answer, Message("investigator_is_apart"))


@rule(Act.NAME_INVESTIGATOR, topics=("safeguard",))
def complained_about_names_nobody(inquiry: Inquiry) -> Iterator[RuleResult]:
    """An officer who is complained about, or has an interest, does not choose the investigator."""
    answer = inquiry.safeguard("allegation_looked_into_apart")
    if answer and inquiry.actor and inquiry.actor.reference in inquiry.facts.interested:
        cure = Cure("by_another", not_by=inquiry.actor.reference)
        yield inquiry.refused("complained_about_names_nobody", answer, Message("has_an_interest"), cure)


@rule(Act.LIFT_BAR, topics=("safeguard", "authority"))
def bar_lifted_by_an_uninvolved_senior(inquiry: Inquiry) -> Iterator[RuleResult]:
    """Only an uninvolved senior, who authorises measures or ranks above, lets a colleague complained about decide again."""
    answer = inquiry.safeguard("allegation_looked_into_apart")
    if answer is None or inquiry.actor is None:
        return
    who, name = inquiry.actor.reference, "bar_lifted_by_an_uninvolved_senior"
    if who in inquiry.facts.interested or inquiry.facts.involved.get(who):
        message = Message("took_part", parts=sorted(inquiry.facts.involved.get(who, ())) or ["complained_about"])
        yield inquiry.refused(name, answer, message, Cure("by_another", not_by=who))
        return
    senior = inquiry.provisions.authority(Act.AUTHORISE)
    if isinstance(senior, Silent) or inquiry.is_one_of(inquiry.actor, senior.value.by.or_higher):
        yield met(name, answer, Message("took_no_part"))
    else:
        yield inquiry.refused(name, answer, Message("not_senior_enough"), Cure("authorised_by", **named(senior.value.by)))


@rule(*DECIDING, Act.PROPOSE, topics=("safeguard",))
def investigator_decides_nothing(inquiry: Inquiry) -> Iterator[RuleResult]:
    """The investigator of an allegation decides nothing else in the case."""
    answer = inquiry.safeguard("allegation_looked_into_apart")
    if answer is None or inquiry.actor is None or not inquiry.facts.allegations:
        return
    if inquiry.actor.reference in {allegation.investigator for allegation in inquiry.facts.allegations}:
        cure = Cure("by_another", not_by=inquiry.actor.reference)
        yield inquiry.refused("investigator_decides_nothing", answer, Message("looks_into_allegation"), cure)
    else:
        yield met("investigator_decides_nothing", answer, Message("looks_into_no_allegation"))


@rule(Act.SEEK_ACCOUNT, topics=("safeguard",))
def asked_by_a_usable_way(inquiry: Inquiry) -> Iterator[RuleResult]:
    """The customer is asked for their account by at least one channel that they can use; what was asked before is over."""
    answer = inquiry.safeguard("account_fairly_asked")
    asking = next((one for one in inquiry.facts.asked if one.in_question), None)
    if answer is not None and asking is not None:
        yield by_a_usable_way(inquiry, "asked_by_a_usable_way", answer, asking.channels)


@rule(Act.SERVE, topics=("safeguard",))
def given_in_a_usable_way(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A letter counts as given once a copy that this customer can use has reached them."""
    answer, way = inquiry.safeguard("binds_once_given"), inquiry.facts.given_by
    if answer is not None and way is not None:
        yield by_a_usable_way(inquiry, "given_in_a_usable_way", answer, (way,), GIVING_CHANNELS)


def by_a_usable_way(
    inquiry: Inquiry, name: str, answer: Answer, channels: Iterable[Channel], offered: Iterable[Channel] = Channel
) -> RuleResult:
    """Report whether the customer can use one of these channels; ``offered``: those that the act's form has."""
    usable = frozenset(channels) - inquiry.facts.unusable
    message = Message("reached_by" if usable else "reached_by_nothing_usable", usable=sorted(usable))
    if usable:
        return met(name, answer, message)
    could = sorted(set(offered) - inquiry.facts.unusable or set(Channel) - inquiry.facts.unusable)
    return inquiry.refused(name, answer, message, Cure("reach_by", any_of=could))


@rule(Act.RECORD_ACCOUNT, topics=("account.fair_time", "safeguard"))
def fair_time_passed(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A case continues without an account only after a usable request and a fair time."""
    answer = inquiry.safeguard("account_fairly_asked")
    if answer is None or not inquiry.facts.none_came:
        return
    asked = [
        asking.on for asking in inquiry.facts.asked if asking.channels - inquiry.facts.unusable and asking.on <= inquiry.day
    ]
    fair = inquiry.ask("account.fair_time")
    if not asked:
        cure = Cure("do", act=Act.SEEK_ACCOUNT, fact="account_sought")
        yield inquiry.refused("fair_time_passed", answer, Message("not_asked_usably"), cure, breach=Category.RECORDS_POOR)
    elif isinstance(fair, Silent):
        yield silent("fair_time_passed", "account.fair_time")
    else:
        last = inquiry.calendar.count(min(asked), fair.value.within.term).last_day
        message = Message("fair_time", asked_on=min(asked), last_day=last)
        if inquiry.day > last:
            yield met("fair_time_passed", fair, message)
        else:
            yield inquiry.refused("fair_time_passed", fair, message, Cure("wait_until", after=last))


@rule(Act.CHANGE_NEED, topics=("safeguard",))
def adjustment_no_sanction(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A need is never removed as a sanction; changing one is a decision of its own, which the customer hears of."""
    answer, change = inquiry.safeguard("adjustment_no_sanction"), inquiry.facts.need_change
    if answer is None or change is None:
        return
    if change.because == "conduct":
        cure = Cure("decide_on_need")
        yield inquiry.refused("adjustment_no_sanction", answer, Message("adjustment_for_conduct"), cure)
    elif change.kind == "adjustment" and change.lessens and change.because != "asked_for":
        yield from _not_beside_a_proposal(inquiry, answer)
    else:
        yield met("adjustment_no_sanction", answer, Message("adjustment_for_itself"))
    yield by_a_usable_way(inquiry, "adjustment_no_sanction", answer, change.told_by)


def _not_beside_a_proposal(inquiry: Inquiry, answer: Answer) -> Iterator[RuleResult]:
    waiting = [measure for measure in inquiry.facts.measures if measure.open_proposal]
    for measure in waiting:
        cures = [Cure("do", act=act, fact=None, subject=measure.reference) for act in (Act.WITHDRAW, Act.AUTHORISE)]
        yield inquiry.refused(
            "adjustment_no_sanction", answer, Message("adjustment_beside_proposal", measure=measure.key), *cures
        )
    if not waiting:
        yield met("adjustment_no_sanction", answer, Message("adjustment_for_itself"))
