"""Finds by when an appeal or a request that was just recorded is answered."""

from datetime import date, datetime

from evenhand.casework.access import case_at
from evenhand.casework.context import ActContext
from evenhand.casework.facts.gather import gather
from evenhand.landlords.queries import Officer, calendar_of
from evenhand.policy.calendar import localdate
from evenhand.policy.duties.duties import Duty, duties
from evenhand.policy.vocabulary import Act, Asks

_ANSWERED = {Act.RECEIVE_APPEAL: "appeal_answer", Act.TAKE_REQUEST: "request_answer"}


def answer_due(ctx: ActContext, reference: str) -> Duty | None:
    """Return the answer that is owed to what an act recorded, under its reference; None for an act that records neither."""
    wanted = _ANSWERED.get(ctx.act)
    if wanted is None:
        return None
    facts = gather(ctx.the_case)
    request = next((one for one in facts.requests if one.reference == reference), None)
    about = {reference, request.of if request else None}
    owed = (duty for duty in duties(ctx.policy, facts, ctx.on, ctx.calendar) if duty.kind == wanted)
    waits = [duty for duty in owed if duty.subject in about and duty.done_on is None]
    return next((duty for duty in waits if request is None or duty.message.code == f"duty_request_{request.asks}"), None)


def answered_by(by: Officer, case: str, at: datetime, asks: Asks) -> tuple[str, date | None]:
    """Return who answers the latest request of a kind in a case, the owner, and by when; None where no layer sets a time."""
    row, on = case_at(by, case), localdate(at)
    owed = duties(by.policy_on(on), gather(row), on, calendar_of(by.landlord))
    waits = [duty.due_on for duty in owed if duty.message.code == f"duty_request_{asks}" and duty.done_on is None]
    return row.owner.name, max((day for day in waits if day), default=None)


def time_owed(ctx: ActContext, reference: str) -> str:
    """Return the key of the landlord's duty to adopt a time for such an answer."""
    asks = next((one.asks for one in gather(ctx.the_case).requests if one.reference == reference), "appeal")
    return f"adopt_time:{asks}"
