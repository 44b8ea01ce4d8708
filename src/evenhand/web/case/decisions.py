"""Shows what was decided in a case: measures, markers, appeals with possible reviewers, letters."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, zip_longest

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.case_view import CaseView, may_be_appealed
from evenhand.casework.entries import LetterRow
from evenhand.casework.rows import extensions_of, rests_on, reviews_in, sign_offs_of
from evenhand.casework.stored import StoredAppeal, StoredExtension, StoredMarker, StoredMeasure
from evenhand.policy.pack.terms import Terms
from evenhand.policy.strictness import takes_more
from evenhand.policy.vocabulary import Act, Decision, Risk
from evenhand.ui import components
from evenhand.ui.labels import Labels, letter_name
from evenhand.ui.presenters import Presenter, lower
from evenhand.wording.dates import listed, on, short
from evenhand.wording.grounds import FOUND, GROUNDS
from evenhand.wording.terms import sentences
from evenhand.wording.visits import RISKS
from evenhand.wording.words import plain

OUTCOMES = {
    "kept": gettext_lazy("We keep the decision"),
    "changed": gettext_lazy("The decision is changed"),
    "ended": gettext_lazy("The decision ends"),
    "corrected": gettext_lazy("The report stays, and is corrected"),
    "fallen_away": gettext_lazy("It falls away: the customer has died"),
    "keep": gettext_lazy("Kept"),
    "lift": gettext_lazy("Lifted"),
    "lighten": gettext_lazy("Made lighter"),
    "tighten": gettext_lazy("More is needed: that is proposed as a decision of its own"),
    "extend": gettext_lazy("Extended"),
}


def lines(texts: Iterable[str]) -> SafeString:
    """Return texts as paragraphs of their own."""
    return render_to_string("parts/lines.html", {"texts": [text for text in texts if text]})


def _extension(asked: StoredExtension) -> tuple[str, ...]:
    """Return an extension and its outcome; until it is granted the old last day applies."""
    until = _("Asked for by {asked_by} on {asked_on}: until {until}.").format(
        asked_by=asked.asked_by.name, asked_on=short(asked.asked_on), until=on(asked.until)
    )
    if asked.settled_on is None:
        return (
            until,
            asked.why,
            _("Not decided yet. Until it is, {until_before} applies.").format(until_before=on(asked.until_before)),
        )
    came = _("Granted") if asked.granted else _("Not granted")
    by = _(" by {decided_by}").format(decided_by=asked.decided_by.name) if asked.decided_by else ""
    return (until, asked.why, f"{came}{by}, {short(asked.settled_on)}.", asked.because)


@dataclass(frozen=True)
class AppealCard:
    """An appeal in full: the customer's words, and its outcome."""

    title: str
    words: str
    rows: tuple[components.Row, ...]


@dataclass(frozen=True)
class LetterLine:
    """A letter in a list: its link, and when it was issued and served."""

    link: components.Link
    line: str


@dataclass(frozen=True)
class CaseDecisions:
    """Words what was decided in one case."""

    view: CaseView
    presenter: Presenter
    labels: Labels

    def measures(self, rows: Iterable[StoredMeasure]) -> tuple[components.Card, ...]:
        """Return measures with their terms, dates and decision-makers."""
        return tuple(self._measure(row) for row in rows)

    def _measure(self, row: StoredMeasure) -> components.Card:
        rows = [
            components.Row(_("Status"), self._state(row)),
            components.Row(
                _("What it asks"), lines(sentences(Terms.model_validate(row.terms)) or [self.labels.name(row.reference)])
            ),
            components.Row(_("Why"), lines([row.why])),
            components.Row(_("From"), self._first_day(row)),
            components.Row(_("Last day"), self._last_day(row)),
            components.Row(_("Review"), self._review(row)),
            *self._withheld(row),
            components.Row(_("Proposed by"), f"{row.proposed_by.name}, {short(row.proposed_on)}"),
            *self._proposed(row),
            *self._signed(row),
        ]
        actions = (*self._letter(row.reference), *self._seen(row.reference, Act.AUTHORISE))
        return components.Card(self.labels.name(row.reference), tuple(rows), actions)

    def _seen(self, subject: str, act: Act) -> Iterator[components.Action]:
        """Yield the link to the latest decision on something as its decision-maker saw it."""
        numbers = [number for (did, about, _), number in self.view.numbers.items() if (did, about) == (act, subject)]
        if numbers:
            href = reverse("decision", args=[self.view.case.reference, max(numbers)])
            yield components.Action(_("As it was decided"), href, self.labels.name(subject))

    def _withheld(self, row: StoredMeasure | StoredMarker) -> Iterator[components.Row]:
        if row.withheld_until and row.withheld_until > self.presenter.on and not row.ended_on:
            yield components.Row(
                _("Withheld"),
                _("Withheld from the customer until a review on {withheld_until}").format(
                    withheld_until=on(row.withheld_until)
                ),
            )

    def _first_day(self, row: StoredMeasure) -> str:
        """Return from when a measure applies; of one that waits for its letter, the first day that is still possible."""
        fact = next(found for found in self.view.facts.measures if found.reference == row.reference)
        first = fact.first_day(self.presenter.on)
        over = row.withdrawn_on or row.ended_on or first == row.starts_on
        return (
            on(row.starts_on)
            if over
            else _("{first_day}, not {starts_on} as proposed. It cannot begin before we tell the customer.").format(
                first_day=on(first), starts_on=short(row.starts_on)
            )
        )

    def _dated(self, day: date | None, ended_on: date | None = None) -> str:
        """Return a day; of what has not ended, with the working day before a closed one."""
        return on(day) if day is None or ended_on else self.presenter.dated(day)

    def _last_day(self, row: StoredMeasure) -> str:
        """Return until when a measure applies, and the later day that binds once its letter is given."""
        if row.until is None:
            return _("None is set: it applies until its review")
        fact = next(found for found in self.view.facts.measures if found.reference == row.reference)
        longer = _("{day}. Extended to {later}, once the letter about that is given.")
        if fact.extends_to is None:
            return self._dated(row.until, row.ended_on)
        return longer.format(day=on(row.until), later=self._dated(fact.extends_to))

    def _review(self, row: StoredMeasure) -> str:
        """Return when a measure is reviewed, and the later day that counts once its letter is given."""
        fact = next(found for found in self.view.facts.measures if found.reference == row.reference)
        if fact.kept_until is None or row.ended_on or row.review_on is None:
            return self._dated(row.review_on, row.ended_on)
        later = _("{later}, once the letter about that is given. Until then it ends on {day}.")
        return later.format(later=self._dated(fact.kept_until), day=on(row.review_on))

    def _state(self, row: StoredMeasure) -> str:
        fact = next(found for found in self.view.facts.measures if found.reference == row.reference)
        if row.ended_on:
            ended = {
                "untold": _("Ended on {day}: the customer was not told that it goes on"),
                "missed": _("Ended on {day}: its review was not done"),
                "lapse": _("Lapsed on {day}"),
            }
            says = _("Lifted on {day}") if row.lifted else ended[fact.ending]
            return says.format(day=short(row.ended_on))
        if stay := fact.stay(self.presenter.on):
            held, eased = _("Held back since {day}, while an appeal is open"), _("Eased since {day}, while an appeal is open")
            return (eased if stay.interim else held).format(day=short(stay.on))
        if fact.in_force(self.presenter.on):
            return _("In force") if fact.binds_from else _("Issued, and binds once the letter is given")
        if row.imposed_on:
            over = _("Its last day has passed")
            if fact.review_missed:
                over = _("Nobody told the customer by its day") if fact.kept_until else _("Its review was not done by its day")
            return _("Begins later") if row.starts_on > self.presenter.on else over
        ends = (
            (row.withdrawn_on, _("Withdrawn")),
            (row.sent_back_on, _("Sent back")),
            (row.authorised_on, _("Authorised, not issued yet")),
        )
        return next((says for day, says in ends if day), _("Proposed"))

    def _proposed(self, row: StoredMeasure) -> Iterator[components.Row]:
        """Yield the proposal, where something lighter was authorised in its place."""
        if row.proposed:
            said, last = sentences(Terms.model_validate(row.proposed["terms"])), row.proposed["until"]
            until = _("Last day: {day}.").format(day=on(date.fromisoformat(last)) if last else _("none was set"))
            yield components.Row(_("What was proposed"), lines([self.presenter.words.name(row.proposed["key"]), *said, until]))

    def _signed(self, row: StoredMeasure) -> Iterator[components.Row]:
        fact = next(found for found in self.view.facts.measures if found.reference == row.reference)
        for_what = () if row.authorised_on else (one.of for one in fact.signatures)  # decided: none of them can lapse any more
        for signed, proposed in zip_longest(sign_offs_of(row), for_what):
            who = self.presenter.words.name(signed.party) if signed.party else signed.by.name
            verb = _("Consulted") if signed.act == Act.CONSULT else _("Endorsed by")
            about = _("About the extension.") if signed.extension_id else ""
            for_less = proposed and takes_more(self.view.policy, proposed, fact)
            counts = _("The proposal was made stricter since: this counts no longer.") if for_less else ""
            yield components.Row(verb, lines([f"{who}, {short(signed.on)}", about, signed.words, counts]))
        if row.authorised_by:
            yield components.Row(
                _("Authorised by"), lines([f"{row.authorised_by.name}, {short(row.authorised_on)}", row.authorised_because])
            )
        for asked in extensions_of(row):
            yield components.Row(_("Extension"), lines(_extension(asked)))
        for review in reviews_in(self.view.case, row.reference):
            outcome = OUTCOMES.get(review.outcome, plain(review.outcome))
            said = _("{outcome}, by {by} on {on}").format(outcome=outcome, by=review.by.name, on=short(review.on))
            yield components.Row(_("Reviewed"), lines([said, review.why]))
        if row.ended_because:
            yield components.Row(_("Ended because"), lines([row.ended_because]))

    def _letter(self, subject: str) -> Iterator[components.Action]:
        for notice in self.view.notices:
            if notice.subject == subject:
                yield components.Action(
                    _("Read the letter"),
                    reverse("notice", args=[notice.reference]),
                    _("about {name}").format(name=self.labels.name(subject)),
                )

    def markers(self, rows: Iterable[StoredMarker]) -> tuple[components.Card, ...]:
        """Return markers: the instruction, the incidents, the decision-maker and the review."""
        return tuple(self._marker(row) for row in rows)

    def _marker(self, row: StoredMarker) -> components.Card:
        rests = format_html_join(
            ", ", '<a class="govuk-link" href="{}">{}</a>',
            ((reverse("incident", args=[one]), one) for one in rests_on(row)),
        )  # fmt: skip
        rows = [
            components.Row(_("What to do"), row.instruction),
            components.Row(_("Why"), lines([row.why])),
            *([components.Row(_("Kind of risk for contractors"), RISKS[Risk(row.risk)])] if row.risk else []),
            components.Row(_("Rests on"), rests or _("Nothing yet")),
            components.Row(_("Asked for by"), f"{row.requested_by.name}, {short(row.requested_on)}"),
            components.Row(
                _("Decided by"), f"{row.authorised_by.name}, {short(row.authorised_on)}" if row.authorised_by else _("Not yet")
            ),
            *self._withheld(row),
            components.Row(_("Letter to the customer"), self._told(row)),
            components.Row(_("Review"), self._dated(row.review_on, row.ended_on)),
            *self._provisional(row),
        ]
        if row.hard_end_on:
            rows.append(
                components.Row(
                    _("Comes off, whatever happens"), _("After {hard_end_on}").format(hard_end_on=on(row.hard_end_on))
                )
            )
        if row.ended_on:
            rows.append(components.Row(_("Taken off"), lines([short(row.ended_on), row.ended_because])))
        actions = (*self._letter(row.reference), *self._seen(row.reference, Act.AUTHORISE_MARKER))
        return components.Card(self.labels.name(row.reference), tuple(rows), actions)

    def _told(self, row: StoredMarker) -> str:
        """Return when the letter about a marker was issued, and when it was given."""
        letter = next(
            (one for one in self.view.notices if (one.subject, one.decision) == (row.reference, Decision.MARKER)), None
        )
        if letter is None:
            return _("Not issued yet")
        if letter.served_on is None:
            return _("Issued on {issued_on}. That it was given is not recorded yet.").format(issued_on=short(letter.issued_on))
        return _("Issued on {issued_on}, given on {given_on}").format(
            issued_on=short(letter.issued_on), given_on=short(letter.served_on)
        )

    def _provisional(self, row: StoredMarker) -> Iterator[components.Row]:
        offered = self.view.policy.catalogue("marker").get(row.key)
        if row.confirmed_on and row.confirmed_by:
            yield components.Row(_("Confirmed by"), f"{row.confirmed_by.name}, {short(row.confirmed_on)}")
        elif offered and offered.value.steps != "one":
            yield components.Row(_("Confirmed by"), _("Not yet: it is provisional"))

    def appeals(self, rows: Iterable[StoredAppeal]) -> tuple[AppealCard, ...]:
        """Return appeals in the customer's own words."""
        return tuple(self._appeal(row) for row in rows)

    def _appeal(self, row: StoredAppeal) -> AppealCard:
        rows = [
            components.Row(_("Against"), self.labels.name(row.subject) or plain(row.decision).capitalize()),
            components.Row(
                _("Received"), _("{received_on}, by {route}").format(received_on=short(row.received_on), route=plain(row.route))
            ),
            *self._answered(row),
        ]
        return AppealCard(self.labels.name(row.reference), row.words, tuple(rows))

    def _answered(self, row: StoredAppeal) -> Iterator[components.Row]:
        if row.withdrawn_on:
            yield components.Row(
                _("Withdrawn"), _("By the customer, on {withdrawn_on}").format(withdrawn_on=short(row.withdrawn_on))
            )
        elif not row.decided_on:
            yield components.Row(_("Decided"), _("Not yet"))
        else:
            names = {one.user.reference: one.user.name for one in self.view.deciders}
            others = [names.get(reference, reference) for reference in row.sat_with]
            who = listed([*([row.heard_by.name] if row.heard_by else []), *others])
            yield components.Row(_("Decided by"), f"{who}, {short(row.decided_on)}")
            if any(
                step.act == Act.DECIDE_APPEAL and step.subject == row.reference and step.more.get("uninvolved")
                for step in self.view.steps
            ):
                yield components.Row(
                    _("Declared before hearing it"),
                    _("No part in it, no managing of the decision-maker, no tie to anybody in it"),
                )
            for one in row.weighed:
                found = f"{FOUND.get(one['found'], plain(one['found']))}: {one['because']}"
                yield components.Row(GROUNDS.get(one["ground"], plain(one["ground"])), lines([found]))
            yield components.Row(_("Outcome"), lines([str(OUTCOMES.get(row.outcome, plain(row.outcome))), row.why]))

    def appealable(self) -> str:
        """Return the decision that a new appeal would be against: an open one, or the last that can be appealed."""
        facts = self.view.facts
        waiting = [appeal.reference for appeal in facts.appeals if appeal.waits]
        measures = [measure.reference for measure in facts.measures if not (measure.withdrawn_on or measure.ended_on)]
        decided = [*[row.reference for row in facts.decided], *[row.reference for row in facts.markers]]
        theirs, today = (*reversed(measures), *reversed(decided)), self.presenter.on
        offered = (one for one in theirs if may_be_appealed(self.view, one, today))
        return next(chain(waiting, offered), "")

    def undecided(self, reference: str) -> bool:
        """Return whether it is a proposal, or a marker asked for, that has no decision-maker yet."""
        facts = self.view.facts
        open_ones = {row.reference for row in facts.measures if not row.authorised_on}
        return reference in open_ones | {row.reference for row in facts.markers if not row.authorised_on}

    def hearing(self, reference: str) -> str:
        """Return the subject of the list of possible reviewers."""
        name = lower(self.labels.name(reference))
        waits = any(appeal.reference == reference for appeal in self.view.facts.appeals)
        return (
            _("Who could hear the {name}").format(name=name)
            if waits
            else _("Who could hear an appeal: {name}").format(name=name)
        )

    def letters(self, rows: Iterable[LetterRow]) -> tuple[LetterLine, ...]:
        return tuple(self._letter_line(row) for row in rows)

    def _letter_line(self, row: LetterRow) -> LetterLine:
        about = self.labels.name(row.about or row.subject)
        name = letter_name(row.decision, row.outcome) + (
            f": {lower(about)}" if about and row.decision != Decision.APPEAL else ""
        )
        given = (
            _("given {served_on}").format(served_on=short(row.served_on)) if row.served_on else _("not recorded as given yet")
        )
        given += _(", withdrawn {withdrawn_on}").format(withdrawn_on=short(row.withdrawn_on)) if row.withdrawn_on else ""
        return LetterLine(
            components.Link(name, reverse("notice", args=[row.reference])),
            _("Issued {issued_on}, {given}").format(issued_on=short(row.issued_on), given=given),
        )
