"""Opens a page of each act where the act is permitted, with answers that the policy accepts."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.test import Client, override_settings

from evenhand.cases.models import Case
from evenhand.casework.case_view import case_view
from evenhand.casework.details.markers import Marked, MarkerAuthorised
from evenhand.landlords.queries import officer
from evenhand.policy.vocabulary import Act
from evenhand.ui.links import Links
from evenhand.web.acts.registry import PAGES
from tests.builders.house import house
from tests.builders.scenario import case_under
from tests.builders.walk_data import MORNING, PEOPLE, TODAY, World, world
from tests.stages import stage
from tests.web import walk_acts
from tests.web.acting import on, signed_in
from tests.web.walk import Walk
from tests.web.walk_doors import LEFT_OUT
from tests.web.walk_markup import WORDS, Control, Form, Markup

Answers = dict[str, list[str]]
AWKWARD = 'It\'s “5 < 6” & ["so"] it is, no. {0}: <b>100 %</b> of {{ it }}, café'
"""What a list, a template or markup would spoil; {0}: so that no two questions have the same answer."""
MARK = AWKWARD.partition("{0}")[0]
_GAPS = (
    r"(The letter has every part that it must have\.|(The letter has (one gap|\d+ gaps)\. ?)?"
    r"(Its sender still fills (one blank|\d+ blanks)\.)?)"
)
_RULES = r"(No rule refuses|One rule refuses|\d+ rules refuse) it\."
STATUS = re.compile(rf"^(The letter shows once the first questions are answered\.|{_GAPS} {_RULES})$")
"""What is said of a letter that grows."""
TWO_STEPS = "northmere"
"""The policy under which a marker is confirmed after it was authorised; the landlord of the walk has none such."""


@dataclass(frozen=True)
class Ready:
    """Who can do an act, who else acts on that case, the page of the act, and the form that stands there."""

    act: Act
    client: Client
    colleague: Client
    case: str
    path: str
    form: Form

    @property
    def answers(self) -> Answers:
        """Return answers that the policy takes; each text is one of its own."""
        filled = self.form.filled(TODAY) | MORE.get(self.act, {})
        numbered = enumerate(filled.items(), start=1)
        return {name: [AWKWARD.replace("{0}", str(number))] if told == [WORDS] else told for number, (name, told) in numbered}


def _day(name: str, **ahead: float) -> Answers:
    return {box: [typed] for box, typed in on(name, TODAY + timedelta(**ahead)).items()}


MORE: dict[Act, Answers] = {
    Act.LOG_INCIDENT: {name: [""] for name in LEFT_OUT},
    Act.PROPOSE: {"channels_only": ["email", "letter"], "wide": [], "urgent": [], "situations": []},
    Act.AUTHORISE_MARKER: _day("hard_end_on", days=300),
    Act.REVIEW_MARKER: {"risk": [""]} | {box: [""] for box in _day("hard_end_on")},
    Act.ALLOW_MORE: {"amount": ["2"]},
    Act.PROPOSE_EXTENSION: _day("until", days=200),
    Act.TAKE_COMPLAINT: {"number": ["HO/2026/1"], **_day("began_on", days=0)},
    Act.REFER: {"key": ["safeguarding"], "route": ["safeguarding"]},
    Act.RECORD_CONTACT: {"minutes": ["4"]},
    Act.RECORD_REACH: {"email": [""]},
    Act.RECORD_ORDER: {"kind": ["undertaking"]},
}
"""What an act takes that a walker does not guess."""


@dataclass(frozen=True)
class Standing:
    """The world of the walk as it stands, and where each act is open in it, by act and by who does it."""

    walk: Walk
    open_to: Mapping[tuple[Act, str], Sequence[str]]

    def ready(self, act: Act) -> Ready:
        """Return the first page of an act that the policy would let somebody do."""
        if act is Act.CONFIRM_MARKER:
            return _in_two_steps()
        who = walk_acts.doer(act)
        client, colleague = self.walk.client(who), self.walk.client("manager" if who == "officer" else "officer")
        for path in self.open_to.get((act, who)) or walk_acts.addresses(self.walk, act):
            page = client.get(path)
            if page.status_code == 200 and not page.context["first"]:
                return Ready(act, client, colleague, page.context["reference"], path, form_of(page))
        raise AssertionError(f"nobody may {act} anywhere in this world")


@contextmanager
def standing_world(folder: Path) -> Iterator[Standing]:
    """Build the world of the walk, for as many tests as look at it; each of them takes back what it did."""
    with override_settings(CLOCK_FILE=folder / "clock"), transaction.atomic():
        here = world()
        open_to = where_open(here)
        walk = Walk(here)
        for who in PEOPLE:  # signed in for all of them: a session of one test would be taken back with it
            walk.client(who)
        yield Standing(walk, open_to)
        transaction.set_rollback(True)


@stage
def where_open(here: World) -> dict[tuple[Act, str], list[str]]:
    """Return the addresses at which acts are open, by act and by who does it; asked before anything in it is changed."""
    found: dict[tuple[Act, str], list[str]] = {}
    for who in sorted({walk_acts.doer(act) for act in PAGES}):
        by = officer(here.people[who], here.landlord.slug)
        for case in Case.objects.filter(landlord=here.landlord).order_by("id"):
            for one in case_view(by, case.reference, MORNING).open_acts:
                chosen = walk_acts.CHOSEN if one.act is Act.PROPOSE else ""
                found.setdefault((one.act, who), []).append(Links(case.reference).act(one.act, one.subject) + chosen)
    return found


def _in_two_steps() -> Ready:
    """Return the page on which a marker is confirmed that was authorised for a while."""
    place = house("northmere-homes", policy=TWO_STEPS)
    place.at = MORNING - timedelta(days=40)
    case = case_under(place, "threats")
    reports = tuple(place.customer.incidents.values_list("reference", flat=True)[:1])
    review_on = place.today + timedelta(days=60)
    asked = Marked(key="safety_marker", instruction="Two people.", incidents=reports, words=WORDS, review_on=review_on)
    marker = case.do(Act.PLACE_MARKER, asked).subject
    agreed = MarkerAuthorised(words=WORDS, hard_end_on=place.today + timedelta(days=300))
    case.do(Act.AUTHORISE_MARKER, agreed, marker)
    client = signed_in(place, "head_of_housing")
    path = Links(case.case).act(Act.CONFIRM_MARKER, marker)
    return Ready(Act.CONFIRM_MARKER, client, signed_in(place, "solicitor"), case.case, path, form_of(client.get(path)))


def form_of(page: Any) -> Form:
    """Return the form of an act's page, as it stands there."""
    return Markup(page.content.decode()).answered


def shown(form: Form) -> Answers:
    """Return what a browser would send if nobody touched the form."""
    sent: Answers = {}
    for one in form.controls:
        if one.kind not in {"submit", "file"} and (one.chosen or one.kind not in {"radio", "checkbox"}):
            sent.setdefault(one.name, []).append(_as_sent(one))
    return sent


def _as_sent(one: Control) -> str:
    """Return a control's value; a browser leaves out the line break that begins a textarea."""
    return one.value.removeprefix("\n") if one.tag == "textarea" else one.value


def texts(answers: Answers) -> dict[str, str]:
    """Return each text that was typed, by its question."""
    return {name: text for name, told in answers.items() for text in told if MARK in text}
