"""Asks firms for statements and evidence, and lays what they answer with the report, under their name."""

from evenhand.casework.acts.lookups import incidents_here
from evenhand.casework.context import ActContext, Effect, NotHere
from evenhand.casework.details.firms import FirmAnswered, FirmAsked
from evenhand.casework.permissions import AUTHORISER, CASEWORKER, REPORTER, REVIEWER, may_read_cases
from evenhand.casework.registry import act
from evenhand.firms import requests
from evenhand.firms.queries import firm_named
from evenhand.incidents import actions as incidents
from evenhand.policy.vocabulary import Act


@act(Act.ASK_FIRM, may=(CASEWORKER, AUTHORISER, REVIEWER), keeps=("firm", "incident", "due_on"))
def ask_firm(ctx: ActContext[FirmAsked]) -> Effect:
    """Ask a firm for statements or evidence by a day (Stonewater 4.11)."""
    told = ctx.details
    firm = firm_named(ctx.by.landlord, told.firm)
    if firm is None:
        raise NotHere(told.firm)
    [incident] = incidents_here(ctx, (told.incident,))
    row = requests.ask(firm, ctx.the_case, incident, told.words, due_on=told.due_on, by=ctx.by.user, at=ctx.at)
    return Effect(row.reference)


@act(Act.RECORD_FIRM_ANSWER, may=(REPORTER, CASEWORKER, AUTHORISER, REVIEWER), keeps=("given_by", "sent_by"))
def record_firm_answer(ctx: ActContext[FirmAnswered]) -> Effect:
    """Lay a firm's statement and files with the report, once. The firm answers itself, or an officer who reads cases has it."""
    told = ctx.details
    row = requests.request_named(ctx.by.landlord, ctx.subject or "")
    theirs = row is not None and (row.firm.speaks_as_id == ctx.by.user.pk or may_read_cases(ctx.by))
    if row is None or not theirs or row.case_id != ctx.the_case.pk:
        raise NotHere(ctx.subject)
    if not requests.answered(row, told.given_by, by=ctx.by.user, at=ctx.at):
        raise NotHere(ctx.subject)
    if told.words.strip():
        incidents.say_more(row.incident, f"{told.given_by}, {row.firm.name}: {told.words}", by=ctx.by.user, at=ctx.at)
    files = incidents.attach(row.incident, [(one.name, one.content) for one in told.evidence], by=ctx.by.user, at=ctx.at)
    return Effect(row.reference, files=files)
