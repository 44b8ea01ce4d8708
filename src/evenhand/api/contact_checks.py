"""Serves the check of a contact, single and in a batch."""

from django.http import HttpResponse
from ninja import Router
from pydantic import ValidationError

from evenhand.api.app import ERRORS, ProgramRequest, faults_of, sent_as_it_is
from evenhand.api.problems import problem, problem_json
from evenhand.api.shapes import MOST_DAYS, ContactAnswer, ContactAnswers, ContactCheck, ContactChecks
from evenhand.clock import now
from evenhand.policy.calendar import localdate
from evenhand.work.contact_checks import ContactAnswered, answers
from evenhand.work.gate_answer import answer_json

router = Router()
_TOO_MANY_DAYS = {"at": "/checks", "says": f"the moments lie on more than {MOST_DAYS} days"}


@router.post("/contact-checks", response={200: ContactAnswer, **ERRORS}, operation_id="check_contact")
def check_contact(request: ProgramRequest, body: ContactCheck) -> HttpResponse:
    """Say how one contact is taken."""
    [found] = answers(request.auth, [body.check(now())])
    return sent_as_it_is(answer_json(found.answer, found.found)) if found else problem(404)


@router.post("/contact-checks/batch", response={200: ContactAnswers, **ERRORS}, operation_id="check_contacts")
def check_contacts(request: ProgramRequest, body: ContactChecks) -> HttpResponse:
    """Say how each of many contacts is taken; a wrong one has its problem in its place."""
    at = now()
    read = [_read(one, number) for number, one in enumerate(body.checks)]
    good = [one.check(at) for one in read if isinstance(one, ContactCheck)]
    if len({localdate(one.came) for one in good}) > MOST_DAYS:
        return problem(422, [_TOO_MANY_DAYS])
    found = iter(answers(request.auth, good))
    items = [_item(next(found)) if isinstance(one, ContactCheck) else {"answer": None, "problem": one} for one in read]
    return sent_as_it_is({"answers": items})


def _read(sent: object, number: int) -> "ContactCheck | dict[str, object]":
    """Return a check, or the problem with it."""
    try:
        return ContactCheck.model_validate(sent)
    except ValidationError as wrong:
        faults = faults_of([{**one, "loc": ("checks", number, *one["loc"])} for one in wrong.errors()])
        return problem_json(422, faults)


def _item(found: ContactAnswered | None) -> dict[str, object]:
    if found is None:
        return {"answer": None, "problem": problem_json(404)}
    return {"answer": answer_json(found.answer, found.found), "problem": None}
