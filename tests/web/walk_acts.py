"""Walks each act's form in each state: with errors, checked, refused, overtaken, done."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from evenhand.cases.models import Case
from evenhand.casework.subjects import subjects_of
from evenhand.policy.acts import kind
from evenhand.policy.vocabulary import Act
from evenhand.ui.links import Links
from evenhand.web.acts.registry import PAGES
from tests.builders.walk_data import TODAY
from tests.web.walk import Walk
from tests.web.walk_markup import Form, Markup

WHO = {
    **dict.fromkeys(
        (
            Act.ENDORSE,
            Act.AUTHORISE,
            Act.EXTEND,
            Act.VARY,
            Act.WITHHOLD_NOTICE,
            Act.SEND_BACK,
            Act.ASK_PROPOSER,
            Act.AUTHORISE_MARKER,
            Act.CONFIRM_MARKER,
        ),
        "manager",
    ),
    **dict.fromkeys((Act.DECIDE_APPEAL, Act.DECIDE_STAY, Act.REFUSE_COMPLAINT), "assistant_director"),
    Act.INVESTIGATE_COUNTER_ALLEGATION: "director",
    Act.LIFT_BAR: "manager",
}
"""Who does what the officer may not."""
ALWAYS_OPEN = frozenset(
    {
        Act.LOG_INCIDENT,
        Act.RECORD_CONTACT,
        Act.RECORD_NEEDS,
        Act.TAKE_COMPLAINT,
        Act.TAKE_REQUEST,
        Act.TAKE_ALLEGATION,
        Act.NAME_REPRESENTATIVE,
        Act.RECORD_REACH,
        Act.NOTE,
        Act.STRIKE_OUT,
        Act.ALLOW_MORE,
    }
)
"""Acts that nothing stands against, whatever a case has come to."""
REFUSED_IN_PERSON = frozenset({Act.DECIDE_APPEAL, Act.LIFT_BAR, Act.INVESTIGATE_COUNTER_ALLEGATION})
"""Acts that rules refuse here only to a person who took part: that person sees who can do it, and no form to send."""
UNUSED = frozenset({Act.DECIDE_USE, Act.ENDORSE, Act.CONFIRM_MARKER, Act.TELL_NEW_DAY})
"""Acts for which Octavia's policy has no use, or a case no occasion: no page leads to their forms, which still stand."""
CHOSEN = "?measure=single_point_of_contact"


def doer(act: Act) -> str:
    """Return who does an act."""
    return WHO.get(act, "officer")


def wrong_answers(walk: Walk) -> None:
    """Send every act's form empty, and every letter's form to be checked."""
    for act in PAGES:
        path = _open_form(walk, act)
        if path is None and act not in UNUSED:
            walk.faults.append(f"no page leads to the form of {act}")
        path = path or next(one for one in addresses(walk, act) if walk.client(doer(act)).get(one).status_code == 200)
        form = _form(walk, act, path)
        answer = walk.post(doer(act), path, form.emptied() | {"action": "save"})
        if answer.status_code != 422:
            walk.faults.append(f"{path}: an empty form is answered with {answer.status_code}")
        if PAGES[act].letter:
            walk.post(doer(act), path, form.filled(TODAY) | {"action": "check"})


def _open_form(walk: Walk, act: Act) -> str | None:
    part = f"/acts/{act.replace('_', '-')}/"
    found = [path for (who, path), status in walk.answered.items() if who == doer(act) and part in path and status == 200]
    return next((path for path in found if act is not Act.PROPOSE or CHOSEN in path), None)


def _form(walk: Walk, act: Act, path: str) -> Form:
    return Markup(walk.get(doer(act), path).content.decode()).answered


def refusals(walk: Walk) -> dict[Act, int]:
    """Send each act where rules stand against it whatever is answered; return what came."""
    return {act: status for act in PAGES if act not in ALWAYS_OPEN and (status := _refused(walk, act))}


def _refused(walk: Walk, act: Act) -> int | None:
    for path in addresses(walk, act):
        page: Any = walk.client(doer(act)).get(path)
        if page.status_code == 200 and page.context["first"] and not page.context.get("not_theirs"):
            walk.looked_at(doer(act), path, page)
            filled = Markup(page.content.decode()).answered.filled(TODAY)
            return int(walk.post(doer(act), path, filled | {"action": "save"}).status_code)
    return None


def addresses(walk: Walk, act: Act) -> Iterator[str]:
    for case in Case.objects.filter(landlord=walk.world.landlord).order_by("id"):
        things = sorted(subjects_of(SimpleNamespace(the_case=case, act=act))) if kind(act).subject.is_named else [None]
        for subject in things:
            yield Links(case.reference).act(act, subject) + (CHOSEN if act is Act.PROPOSE else "")


def overtaken(walk: Walk) -> int:
    """Send a form whose case a colleague has acted on since."""
    path = _open_form(walk, Act.DISCUSS)
    assert path
    filled = _form(walk, Act.DISCUSS, path).filled(TODAY)
    token = int(filled["token"][0])
    return int(walk.post("officer", path, filled | {"token": [str(token - 1)], "action": "save"}).status_code)


def done(walk: Walk) -> int:
    """Do an act and read what is said of it on the page that follows."""
    path = _open_form(walk, Act.RECORD_CONTACT)
    assert path
    answer = walk.post("officer", path, _form(walk, Act.RECORD_CONTACT, path).filled(TODAY) | {"action": "save"})
    walk.get("officer", answer.headers.get("Location", "/"))
    return int(answer.status_code)
