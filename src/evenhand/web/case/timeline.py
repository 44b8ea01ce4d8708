"""Shows what happened in a case, newest first: incidents, contacts, acts, and our delays."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from typing import Literal

from django.urls import reverse
from django.utils.translation import gettext as _

from evenhand.casework.case_view import CaseView
from evenhand.casework.entries import ContactRow, Texts, texts_of
from evenhand.casework.facts.records import IncidentRow, StepRow
from evenhand.policy.duties.duty import Duty, State
from evenhand.policy.vocabulary import Abuse, Act, Channel
from evenhand.ui import components
from evenhand.ui.labels import Labels
from evenhand.ui.paging import FEW, Pager
from evenhand.ui.presenters import Presenter, lower
from evenhand.ui.timestamps import LONDON, day_of, iso, moment
from evenhand.wording.choices import ENDED_BECAUSE, spoken
from evenhand.wording.dates import short
from evenhand.wording.letters import CHANNELS

SHOWN_ELSEWHERE = {Act.LOG_INCIDENT, Act.RECORD_CONTACT}
"""Steps whose row is itself an event."""
REVIEWS = frozenset({"review", "marker_review"})
"""Duties to review something."""
ON_A_REPORT = {Act.END_CONTACT, Act.PROTECT_WORKER}
"""Steps about a report, whose page has the rest."""
TOLD_IN_FULL = {Act.ASSESS: "#assessment"}
"""Steps whose words are in full in a section of the page."""


@dataclass(frozen=True, slots=True, eq=False)
class TimelineEntry:
    """One entry before it is worded: its moment, its row, and whether it is new to the reader."""

    at: datetime
    about: IncidentRow | ContactRow | StepRow | Duty
    new: bool = False


@dataclass(frozen=True)
class Timeline:
    """Words the entries of one case. Entries of others than the ``reader`` (a reference) after ``since`` are new.

    ``pager``: links to what is in full on another page of a section.
    """

    view: CaseView
    presenter: Presenter
    labels: Labels
    pager: Pager
    reader: str = ""
    since: datetime | None = None

    def entries(self) -> list[TimelineEntry]:
        """Return every entry, newest first; of one moment, the one recorded last first."""
        found = [*self._incidents(), *self._contacts(), *self._steps(), *self._late()]
        return sorted(found, key=lambda entry: entry.at)[::-1]

    def worded(self, entries: Iterable[TimelineEntry]) -> Mapping[TimelineEntry, components.TimelineItem]:
        """Return entries as the page shows them; their words are fetched for these alone."""
        shown = dict.fromkeys(entries)
        texts = texts_of(entry.about for entry in shown if not isinstance(entry.about, Duty))
        return {entry: self._worded(entry, texts) for entry in shown}

    def _worded(self, entry: TimelineEntry, texts: Texts) -> components.TimelineItem:
        match entry.about:
            case Duty() as duty:
                return self._was_late(duty, entry.at.date())
            case IncidentRow() as row:
                return self._incident(row, texts.of(row), new=entry.new)
            case ContactRow() as row:
                return self._contact(row, texts.of(row), new=entry.new)
            case StepRow() as row:
                return self._step(row, texts.of(row), new=entry.new)

    def _incidents(self) -> Iterator[TimelineEntry]:
        for row in self.view.incidents:
            yield TimelineEntry(row.happened_at, row, self._is_new(row.recorded_at, row.reporter))

    def _incident(self, row: IncidentRow, what: str, *, new: bool) -> components.TimelineItem:
        kinds = ", ".join(lower(self.presenter.words.name(key)) for key in row.behaviours)
        later = day_of(row.happened_at) != day_of(row.recorded_at)
        title = _("Incident reported: {kinds}").format(kinds=kinds) if kinds else _("Incident reported")
        if row.ended_because:
            why = lower(ENDED_BECAUSE[Abuse(row.ended_because)])
            title = _("{title}. The worker ended the call or visit: {why}").format(title=title, why=why)
        return components.TimelineItem(
            title,
            moment(row.happened_at),
            iso(row.happened_at),
            self.view.names[row.reporter],
            what,
            recorded=_("on {recorded_at}").format(recorded_at=moment(row.recorded_at)) if later else "",
            href=reverse("incident", args=[row.reference]),
            link=_("Incident {reference}").format(reference=row.reference),
            new=new,
        )

    def _contacts(self) -> Iterator[TimelineEntry]:
        for row in self.view.contacts:
            yield TimelineEntry(row.happened_at, row, self._is_new(row.recorded_at, row.taken_by))

    def _contact(self, row: ContactRow, summary: str, *, new: bool) -> components.TimelineItem:
        way = CHANNELS[Channel(row.channel)]
        return components.TimelineItem(
            _("The customer reached us by {way}").format(way=way)
            if row.by_customer
            else _("We reached the customer by {way}").format(way=way),
            moment(row.happened_at),
            iso(row.happened_at),
            self.view.names[row.taken_by],
            spoken(row.speaker, summary),
            "contact",
            href=self._elsewhere(row.reference),
            link=_("Contact {reference} is about another person").format(reference=row.reference),
            new=new,
        )

    def _elsewhere(self, reference: str) -> str:
        """Return the link by which an officer who may moves a contact to another customer."""
        may = self.presenter.links.may
        return reverse("contact-elsewhere", args=[reference]) if may is None or Act.CORRECT_PERSON in may else ""

    def _steps(self) -> Iterator[TimelineEntry]:
        for row in self.view.steps:
            if row.act not in SHOWN_ELSEWHERE:
                yield TimelineEntry(self._happened(row), row, self._is_new(row.recorded_at, row.by))

    def _step(self, row: StepRow, words: str, *, new: bool) -> components.TimelineItem:
        act, letter = Act(row.act), self._letters.get(row.subject, "")
        about = self.labels.of_step(act, row.subject)
        title = self.presenter.words.of_act(act).done + (f": {lower(about)}" if about else "")
        if act is Act.REASSIGN_CASE and (now := self.view.names.get(row.more.get("owner", ""))):
            title = self.presenter.words.history("handed_to", name=now)
        if act is Act.WAIT_FOR and not words:
            title = self.presenter.words.history("waits_for_nothing")
        if act is Act.LAPSE:
            title = f"{self._lapsed(row.subject)}: {lower(about)}"
        same_day = row.happened_on == day_of(row.recorded_at)
        when = moment(row.recorded_at) if same_day else short(row.happened_on)
        stamp = iso(row.recorded_at) if same_day else row.happened_on.isoformat()
        recorded = "" if same_day else _("on {recorded_at}").format(recorded_at=moment(row.recorded_at))
        in_full = reverse("incident", args=[row.subject]) if act in ON_A_REPORT else self._in_full(row, act)
        wrote = act in {Act.FIND, Act.WARN, Act.IMPOSE, Act.TELL_MARKER, Act.DECIDE_APPEAL}
        href = reverse("notice", args=[letter]) if wrote and letter else in_full
        link = _("Read the letter as it was issued") if wrote and letter else _("Read it in full") if in_full else ""
        says = "" if in_full and act not in ON_A_REPORT else words
        kind: Literal["letter", "act"] = "letter" if wrote else "act"
        seen = self._seen(row)
        return components.TimelineItem(
            title, when, stamp, self.view.names[row.by], says, kind, recorded, href, link, seen=seen, new=new
        )

    def _lapsed(self, subject: str) -> str:
        """Return how a measure ended without a decision: by its date, or since its review was not done."""
        words = self.presenter.words
        measure = next(one for one in self.view.facts.measures if one.reference == subject)
        code = {"missed": "review_missed", "untold": "untold"}.get(measure.ending)
        return words.history(code, day=short(measure.review_on)) if code else words.history("lapsed")

    def _in_full(self, row: StepRow, act: Act) -> str:
        """Return where the words of a step are in full on this page, or on another page of that section."""
        if act is not Act.RECORD_ACCOUNT:
            return TOLD_IN_FULL.get(act, "")
        return self.pager.where("account", self._accounts.index(row.id), size=FEW)

    @cached_property
    def _accounts(self) -> list[int]:
        return [step.id for step in reversed(self.view.steps) if step.act == Act.RECORD_ACCOUNT]

    @cached_property
    def _letters(self) -> dict[str, str]:
        """Return the letter about each decision, and each letter, by reference."""
        found = {notice.subject: notice.reference for notice in self.view.notices}
        return found | {notice.reference: notice.reference for notice in self.view.notices}

    def _is_new(self, recorded_at: datetime, by: str) -> bool:
        return self.since is not None and recorded_at > self.since and by != self.reader

    def _seen(self, row: StepRow) -> str:
        """Return the link to a decision as its decision-maker saw it."""
        case = self.view.case.reference
        number = self.view.numbers.get((row.act, row.subject or case, row.recorded_at))
        return reverse("decision", args=[case, number]) if number else ""

    def _happened(self, row: StepRow) -> datetime:
        """Return a step's moment in the order of the page."""
        if row.happened_on == day_of(row.recorded_at):
            return row.recorded_at
        return _noon(row.happened_on)

    def _late(self) -> Iterator[TimelineEntry]:
        for duty in self.view.duties:
            if duty.due_on is not None and duty.state(self.presenter.on) in {State.OVERDUE, State.DONE_LATE}:
                yield TimelineEntry(_noon(duty.due_on), duty)

    def _was_late(self, duty: Duty, due_on: date) -> components.TimelineItem:
        done = _("Done on {done_on}.").format(done_on=short(duty.done_on)) if duty.done_on else _("Not done yet.")
        message = lower(self.presenter.words.message(duty.message))
        missed = duty.kind in REVIEWS and not duty.done_on
        return components.TimelineItem(
            (_("Missed review: {message}") if missed else _("We were late: {message}")).format(message=message),
            short(due_on),
            due_on.isoformat(),
            "",
            _("Due on this day. {done}").format(done=done),
            "late",
            clauses=self.presenter.clauses_of(duty),
        )


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), LONDON)
