"""Lists the topics on which a policy is silent although a case needs an answer."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from evenhand.policy.layers import Answer, Policy
from evenhand.policy.pack.answers import Answers
from evenhand.policy.pack.pack import Demand
from evenhand.policy.scrutiny.remark import Remark
from evenhand.policy.verdict import Cited, Coded
from evenhand.policy.vocabulary import Act, Asks, Decision, Layer


def own(policy: Policy, topic: str) -> tuple[Answer, ...]:
    """Return the landlord's own answers on a topic, by policy, reading or house choice; not the floor's."""
    return tuple(
        answer
        for answer in policy.every(topic)
        if answer.cited.layer is Layer.HOUSE_CHOICE or answer.cited.pack != policy.floor.pack or policy.pack is None
    )


@dataclass(frozen=True)
class StandardQuestion:
    """A question that every policy is asked: its words, its topics, and what happens without an answer."""

    code: str
    topic: str
    meanwhile: str
    fits: Callable[[Answer], bool] = lambda answer: True  # noqa: ARG005

    def answered_by(self, answers: Answers, pack: str) -> bool:
        """Return whether a house choice with these answers would answer it."""
        value = answers.by_topic().get(self.topic)
        cited = Cited(pack, "house-choice", 1, Layer.HOUSE_CHOICE)
        return value is not None and self.fits(Answer(self.topic, value, cited, Demand(says=self.code, answers=answers)))


def _lasts(answer: Answer) -> bool:
    length = answer.value
    return bool(length.usual or length.most or length.set_period or length.open_ended)


def _looks_again(decision: Decision) -> Callable[[Answer], bool]:
    return lambda answer: (
        answer.value.of is decision
        and bool(
            answer.value.every
            or answer.value.most
            or answer.value.on_dates
            or answer.value.reviewers
            or answer.value.case_by_case
        )
    )


def _answers(asks: Asks) -> Callable[[Answer], bool]:
    return lambda answer: answer.value.of is asks and bool(answer.value.within)


def _warns_first(answer: Answer) -> bool:
    return bool({*answer.value.requires, *answer.value.any_of} & {"warned", "told_unacceptable", "chance_given"})


_DECIDED_BY = {
    Act.DECIDE_USE: "who-decides-that-the-policy-is-used",
    Act.AUTHORISE: "who-authorises-a-measure",
    Act.AUTHORISE_MARKER: "who-authorises-a-marker",
}
_LOOKED_AT = {
    Decision.MEASURE: "how-often-a-measure-is-looked-at-again",
    Decision.MARKER: "how-often-a-marker-is-looked-at-again",
}
_REFUSED = "refused"
_FLOOR = "floor_holds"
ASKED = (
    StandardQuestion("whose-conduct-counts", "scope.conduct_of", _FLOOR),
    StandardQuestion("who-it-protects", "scope.protects", "an_incident_towards_anybody_is_taken"),
    StandardQuestion("which-customers-it-reaches", "scope.customers", "every_customer_is_reached"),
    StandardQuestion(
        "who-decides-that-the-policy-is-used",
        "authority",
        "the_officer_who_opens_the_case_decides",
        lambda answer: answer.value.act is Act.DECIDE_USE,
    ),
    StandardQuestion("who-authorises-a-measure", "authority", _REFUSED, lambda answer: answer.value.act is Act.AUTHORISE),
    StandardQuestion("who-authorises-a-marker", "authority", _REFUSED, lambda answer: answer.value.act is Act.AUTHORISE_MARKER),
    StandardQuestion("whether-a-warning-or-a-chance-to-change-comes-first", "precondition", _FLOOR, _warns_first),
    StandardQuestion("what-may-be-done-at-once-in-immediate-danger", "urgent", _FLOOR),
    StandardQuestion("how-long-a-customer-has-to-give-an-account", "account.fair_time", _FLOOR),
    StandardQuestion("how-long-a-measure-lasts", "duration", "each_has_a_last_day_or_a_review_date_of_its_own", _lasts),
    StandardQuestion("how-often-a-measure-is-looked-at-again", "review", _REFUSED, _looks_again(Decision.MEASURE)),
    StandardQuestion("how-often-a-marker-is-looked-at-again", "review", _REFUSED, _looks_again(Decision.MARKER)),
    StandardQuestion("which-decisions-can-be-appealed", "appeal.decisions", _FLOOR),
    StandardQuestion(
        "by-when-an-appeal-is-asked-for", "appeal.window", "it_is_taken_at_any_time_while_the_decision_is_in_force"
    ),
    StandardQuestion("on-which-grounds", "appeal.grounds", "every_ground_is_heard"),
    StandardQuestion("who-hears-an-appeal", "appeal.reviewer", _REFUSED),
    StandardQuestion(
        "whether-who-hears-an-appeal-has-taken-no-part",
        "appeal.reviewer",
        _FLOOR,
        lambda answer: bool(answer.value.uninvolved),
    ),
    StandardQuestion(
        "by-when-an-appeal-is-answered", "appeal.answer", "no_day_is_set", lambda answer: bool(answer.value.within)
    ),
    StandardQuestion("by-when-a-request-to-end-a-measure-is-answered", "request.answer", "no_day_is_set", _answers(Asks.END)),
    StandardQuestion(
        "by-when-a-request-to-remove-a-marker-is-answered", "request.answer", _FLOOR, _answers(Asks.REMOVE_MARKER)
    ),
    StandardQuestion(
        "by-when-a-request-for-an-adjustment-is-answered", "request.answer", "no_day_is_set", _answers(Asks.ADJUSTMENT)
    ),
    StandardQuestion("by-when-it-is-decided-to-hold-back", "request.answer", _FLOOR, _answers(Asks.STAY)),
    StandardQuestion(
        "by-when-a-complaint-is-opened",
        "complaint.stage",
        _FLOOR,
        lambda answer: answer.value.stage == 1 and bool(answer.value.acknowledge_within),
    ),
    StandardQuestion("from-which-day-the-answer-to-an-appeal-counts", "appeal.count", "the_day_of_receipt_is_taken"),
    StandardQuestion("who-may-accept-an-appeal-out-of-time", "appeal.late", "nobody_may"),
    StandardQuestion("what-the-letter-says", "notice", _FLOOR, lambda answer: answer.value.decision is Decision.MEASURE),
    StandardQuestion("which-channel-stays-open", "channel_floor", _FLOOR),
    StandardQuestion("what-is-never-blocked", "never_blocked", _FLOOR),
    StandardQuestion("whether-and-how-markers-are-placed", "marker", _REFUSED),
    StandardQuestion("who-may-depart-from-a-should", "departure", "the_officer_who_authorises_may"),
    StandardQuestion("who-checks-cases", "audit", "nobody_is_asked_to"),
    StandardQuestion("what-is-reported-and-to-which-body", "report", _FLOOR),
    StandardQuestion("who-is-trained", "training", "nobody_is_asked_to_be"),
    StandardQuestion("how-staff-are-supported", "support", _FLOOR, lambda answer: answer.value.to == "staff"),
)


def unanswered(policy: Policy) -> Iterator[StandardQuestion]:
    """Yield each question that the landlord's policy, readings and house choices leave open."""
    answered = {
        "whether-who-hears-an-appeal-has-taken-no-part": bool(own(policy, "appeal.independence")),
    }
    for asked in ASKED:
        if not answered.get(asked.code) and not any(asked.fits(answer) for answer in own(policy, asked.topic)):
            yield replace(asked, meanwhile="the_floors_reading_holds") if _read_by_the_floor(policy, asked) else asked


def question_on(policy: Policy, topic: str, act: Act, *, marker: bool) -> str:
    """Return the code of the open question by which a landlord settles a topic for an act; "" where none is open.

    ``marker``: the act is about a marker, of which some topics ask apart.
    """
    about = Decision.MARKER if marker else Decision.MEASURE
    deciding = act if act is Act.DECIDE_USE else Act.AUTHORISE_MARKER if marker else Act.AUTHORISE
    apart = {"authority": _DECIDED_BY[deciding], "review": _LOOKED_AT[about]}
    wanted = apart.get(topic)
    return next((one.code for one in unanswered(policy) if one.topic == topic and wanted in {None, one.code}), "")


def _read_by_the_floor(policy: Policy, asked: StandardQuestion) -> bool:
    """Return whether a reading of the floor answers, adopted or held until one is."""
    return any(answer.cited.layer is Layer.READING and asked.fits(answer) for answer in policy.every(asked.topic))


def asked_as_a_reading(policy: Policy, asked: StandardQuestion) -> bool:
    """Return whether a sentence of the pack or the floor asks the same: each way to read it would answer the question."""
    readings = (demand.reading for pack in (policy.main, policy.floor) for _, _, demand in pack.demands() if demand.reading)
    return any(all(asked.answered_by(one.answers, policy.main.pack) for one in reading.options) for reading in readings)


def silences(policy: Policy) -> Iterator[Remark]:
    """Yield a remark for each open question."""
    for asked in unanswered(policy):
        yield Remark("silence", Coded("silence", asked=asked.code, meanwhile=asked.meanwhile), asked.topic)
