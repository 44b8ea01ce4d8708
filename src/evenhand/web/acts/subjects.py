"""What of a case each act can be about: an address that names something else is nowhere."""

from collections.abc import Iterable, Iterator
from typing import Any

from evenhand.casework.context import ActContext
from evenhand.policy.vocabulary import Act

_OF_MARKERS = frozenset({Act.AUTHORISE_MARKER, Act.CONFIRM_MARKER, Act.TELL_MARKER, Act.REVIEW_MARKER, Act.END_MARKER})
_OF_ONE_KIND = {
    **dict.fromkeys((Act.WITHDRAW_APPEAL, Act.DECIDE_APPEAL), "appeals"),
    **dict.fromkeys((Act.TRACK_COMPLAINT, Act.REFUSE_COMPLAINT), "complaints"),
    **dict.fromkeys((Act.ACCEPT_REFERRAL, Act.TELL_REFERRAL), "referrals"),
    **dict.fromkeys(_OF_MARKERS, "markers"),
    Act.LOOK_AGAIN: "to_look_at",
    Act.ANSWER_QUESTION: "questions",
}
_OF_THE_CUSTOMER = {
    **dict.fromkeys((Act.NAME_INVESTIGATOR, Act.INVESTIGATE_COUNTER_ALLEGATION), "allegations"),
    Act.CHANGE_NEED: "needs",
}
_OF_DECISIONS = frozenset({Act.SERVE, Act.REVIEW, Act.RECEIVE_APPEAL})


def subjects_of(ctx: ActContext) -> frozenset[str]:
    """Return the references of everything in a case that an act can be about: things of its own kind."""
    return frozenset(row.reference for rows in _of_its_kind(ctx) for row in rows)


def _of_its_kind(ctx: ActContext) -> Iterator[Iterable[Any]]:
    case, act = ctx.the_case, ctx.act
    if act in _OF_ONE_KIND:
        yield getattr(case, _OF_ONE_KIND[act]).all()
    elif act in _OF_THE_CUSTOMER:
        yield getattr(case.customer, _OF_THE_CUSTOMER[act]).all()
    elif act in _OF_DECISIONS:
        if act is not Act.REVIEW:  # an answer is given, and may be appealed where that is so
            yield [row for row in case.appeals.all() if row.decided_on]
        yield from (case.measures.all(), case.markers.all(), case.notices.all())
    elif act in {Act.NOT_TELL, Act.ASK_PROPOSER, Act.KEEP_AS_DECIDED}:
        yield from (case.measures.all(), case.markers.all())
    else:
        yield case.measures.all()
