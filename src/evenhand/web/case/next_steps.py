"""Orders what can happen next in a case: open acts, then others' decisions, then closed acts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TypeVar

from django.utils.translation import gettext_lazy, ngettext

from evenhand.casework.case_view import CaseView, ForOthers
from evenhand.policy.duties.duty import Duty
from evenhand.policy.facts.facts import Facts
from evenhand.policy.remedies import remedy_of
from evenhand.policy.verdict import NextAct
from evenhand.policy.vocabulary import Act, Tri
from evenhand.ui import components
from evenhand.ui.labels import Labels
from evenhand.ui.paging import FEW, MANY, Paged, Pager
from evenhand.ui.presenters import SOON, Presenter, number
from evenhand.wording.dates import listed

WAITING = (
    Act.RECHECK,
    Act.DECIDE_STAY,
    Act.DECIDE_APPEAL,
    Act.AUTHORISE,
    Act.EXTEND,
    Act.AUTHORISE_MARKER,
    Act.CONFIRM_MARKER,
    Act.IMPOSE,
    Act.TELL_MARKER,
    Act.LAPSE,
    Act.NAME_INVESTIGATOR,
    Act.INVESTIGATE_COUNTER_ALLEGATION,
    Act.KEEP_AS_DECIDED,
)
"""Acts that exist only where something waits for them: the first open one comes next."""
STANDS_IN_THE_WAY_OF = (Act.AUTHORISE, Act.AUTHORISE_MARKER, Act.PROPOSE)
"""Where one of these is not open yet, the act that opens it is shown first."""
USUAL = (
    (Act.SEEK_ACCOUNT, "account_sought"),
    (Act.RECORD_ACCOUNT, "account_settled"),
    (Act.RECORD_NEEDS, "needs_asked"),
    (Act.OFFER_SUPPORT, "support_offered"),
    (Act.ASSESS, "vulnerability_considered"),
    (Act.FIND, "finding_made"),
    (Act.COMMUNICATE_CONCERNS, "told_unacceptable"),
    (Act.WARN, "warned"),
)
"""The usual order of a case, each step with the fact that shows it was taken."""
_STEPS = {
    "open": gettext_lazy("steps"),
    "also": gettext_lazy("steps"),
    "elsewhere": gettext_lazy("decisions of others"),
    "closed": gettext_lazy("steps that are not open yet"),
    "theirs": gettext_lazy("steps of others that are not open yet"),
}
Row = TypeVar("Row")


@dataclass(frozen=True)
class NextSteps:
    """Words what can happen next in one case, for one reader."""

    view: CaseView
    presenter: Presenter
    labels: Labels

    def shape(self, for_others: Iterable[ForOthers], pager: Pager) -> components.NextActs:
        """Return the next act, what else waits or is due, other open acts, and closed acts: the reader's, then others'."""
        elsewhere = list(for_others)
        settled = {(found.asked.act, found.asked.subject) for found in elsewhere}
        main, closed, urgent = next_of(self.view, self.presenter), self.view.not_open_acts, self._is_urgent
        soon: list[NextAct | components.OpenAct] = sorted(
            (one for one in self.view.open_acts if self._comes_soon(one, main)), key=lambda one: one is not main
        )
        soon_too = {id(one) for one in soon}
        also: list[NextAct | components.OpenAct] = [one for one in self.view.open_acts if id(one) not in soon_too]
        (soon if urgent else also).extend(self._urgently(closed))
        also.sort(key=_is_about_one_of_many)
        shut = [one for one in closed if (one.act, one.subject) not in settled and one.act is not Act.TELL_NEW_DAY]
        mine = [one for one in shut if not self.view.is_for_another(one.act, one.subject)]
        opened, others = self._cut(pager, "open", soon), self._cut(pager, "also", also)
        away, waits = self._cut(pager, "elsewhere", elsewhere), self._cut(pager, "closed", mine)
        theirs = self._cut(pager, "theirs", [one for one in shut if one not in mine])
        return components.NextActs(
            tuple(self._open(one, main) for one in opened.rows),
            tuple(self._open(one, main) for one in others.rows),
            tuple(
                components.ElsewhereAct(self.labels.act(found.asked.act, found.asked.subject), self._people(found))
                for found in away.rows
            ),
            tuple(self._closed(one) for one in waits.rows),
            tuple(self._closed(one, self.presenter.who_can(one.verdict)) for one in theirs.rows),
            {
                "open": opened.part,
                "also": others.part,
                "elsewhere": away.part,
                "closed": waits.part,
                "theirs": theirs.part,
            },
        )

    def _cut(self, pager: Pager, name: str, rows: list[Row]) -> Paged[Row]:
        whole = sum(not _is_about_one_of_many(row) for row in rows) if name == "also" else 0
        return pager.cut(name, rows, str(_STEPS[name]), under="next", size=MANY + whole if name == "also" else FEW)

    def _urgently(self, closed: Iterable[NextAct]) -> Iterator[components.OpenAct]:
        """Yield the route to an urgent proposal while the usual one is not open: its page asks for the urgency."""
        href = self.presenter.links.act(Act.PROPOSE)
        waits = any(one.act is Act.PROPOSE and not one.subject for one in closed)
        theirs = self.view.is_for_another(Act.PROPOSE, None)
        if href and waits and not theirs and self.view.policy.urgent_situations:
            said = self.presenter.words.urgent_proposal
            yield components.OpenAct(said.name, href, said.says)

    @property
    def _is_urgent(self) -> bool:
        reported = self.view.facts.situations
        return any(situation in reported for situation in self.view.policy.urgent_situations)

    def _comes_soon(self, one: NextAct, main: NextAct | None) -> bool:
        """Return whether an act is the next one, waits for the reader, opens a closed one, or is due soon."""
        duty = self._duty_of(one)
        waits = (
            one is main or one.act in {*WAITING, Act.SERVE} or _was_sent_back(one, self.view.facts) or one.act in self._opening
        )
        return waits or (duty is not None and _is_near(duty, self.presenter)) or self._is_usual(one)

    @cached_property
    def _opening(self) -> set[Act]:
        return opening(self.view)

    @cached_property
    def _owed(self) -> dict[tuple[Act | None, str | None], Duty]:
        """Return the soonest duty, by act and subject, and by act alone."""
        found: dict[tuple[Act | None, str | None], Duty] = {}
        for duty in self.view.duties:
            if duty.done is not Tri.YES:
                found.setdefault((duty.act, duty.subject), duty)
                found.setdefault((duty.act, None), duty)
        return found

    def _duty_of(self, one: NextAct) -> Duty | None:
        return self._owed.get((one.act, one.subject))

    def _is_usual(self, one: NextAct) -> bool:
        fact = dict(USUAL).get(one.act)
        return fact is not None and not self.view.facts.measures and not _is_so(self.view.facts, fact)

    def _open(self, one: NextAct | components.OpenAct, main: NextAct | None) -> components.OpenAct:
        if isinstance(one, components.OpenAct):
            return one
        by = self._duty_of(one)
        count = self.presenter.count(by.due_on, by.counted) if by and by.due_on else None
        href = self.presenter.links.act(one.act, one.subject)
        return components.OpenAct(
            self.labels.act(one.act, one.subject), href, self.presenter.words.of_act(one.act).says, count, one is main
        )

    def _closed(self, one: NextAct, who: str = "") -> components.ClosedAct:
        rules = self.presenter.rules(one.verdict)
        return components.ClosedAct(
            self.labels.act(one.act, one.subject),
            _first(len(rules)),
            rules,
            who,
        )

    def _people(self, found: ForOthers) -> str:
        return listed((f"{person.user.name} ({person.title})" for person in found.people), "or")


def _first(rules: int) -> str:
    return (
        ngettext("{number} condition is not met", "{number} conditions are not met", rules)
        .format(number=number(rules))
        .capitalize()
    )


def next_of(view: CaseView, presenter: Presenter) -> NextAct | None:
    """Return the usual next act among the open ones: waiting, then due, then the usual order."""
    return next(chain(_waiting(view), _due(view, presenter), _usual(view)), None)


def opening(view: CaseView) -> set[Act]:
    """Return the acts that would open a closed decision or proposal; logging an incident is none."""
    closed = [one for one in view.not_open_acts if one.act in STANDS_IN_THE_WAY_OF]
    return {
        act
        for one in closed
        for cure in one.verdict.cures
        if (act := remedy_of(cure, one.verdict).act) and act not in {one.act, Act.LOG_INCIDENT}
    }


def _waiting(view: CaseView) -> Iterator[NextAct]:
    cures = opening(view) if view.facts.measures or view.facts.markers else set()
    yield from (one for one in view.open_acts if _was_sent_back(one, view.facts))
    for act in (*WAITING, *sorted(cures), Act.SERVE):
        yield from (one for one in view.open_acts if one.act is act)


def _is_about_one_of_many(row: object) -> bool:
    """Return whether an act is about one of many letters, reports or measures; acts about the case are not."""
    return isinstance(row, NextAct) and row.subject is not None


def _was_sent_back(one: NextAct, facts: Facts) -> bool:
    """Return whether an act changes a proposal that was sent back."""
    row = facts.about(one.subject).measure if one.act is Act.PROPOSE else None
    return row is not None and row.sent_back_on is not None


def _due(view: CaseView, presenter: Presenter) -> Iterator[NextAct]:
    for duty in view.duties:
        if duty.done is not Tri.YES and _is_near(duty, presenter):
            yield from (one for one in view.open_acts if one.act is duty.act and one.subject in {duty.subject, None})


def _usual(view: CaseView) -> Iterator[NextAct]:
    for act, fact in USUAL:
        if not _is_so(view.facts, fact):
            yield from (one for one in view.open_acts if one.act is act)
    if not view.facts.measures:
        yield from (one for one in view.open_acts if one.act is Act.PROPOSE)


def _is_near(duty: Duty, presenter: Presenter) -> bool:
    return duty.due_on is not None and presenter.calendar.working_days_between(presenter.on, duty.due_on) <= SOON


def _is_so(facts: Facts, fact: str) -> bool:
    return facts.fact(fact).state is Tri.YES
