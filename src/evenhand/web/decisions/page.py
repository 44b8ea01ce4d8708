"""Words a past decision: its facts, its rules, its text, and what has changed since."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.facts.landlord_delays import Late, landlord_delays
from evenhand.casework.past_decisions import PastDecision
from evenhand.casework.rows import accounts_in, incidents_in, needs_in, steps_in
from evenhand.casework.stored import StoredStep
from evenhand.policy.duties.duties import duties
from evenhand.policy.facts.facts import Facts, Measure
from evenhand.policy.layers import Policy
from evenhand.policy.pack.pack import Pack
from evenhand.policy.verdict import Outcome
from evenhand.policy.vocabulary import Act, Tri
from evenhand.ui import components
from evenhand.ui.labels import Labels
from evenhand.ui.links import Links
from evenhand.ui.presenters import Presenter, lower, start
from evenhand.ui.timestamps import moment
from evenhand.web.case.decisions import lines
from evenhand.wording.dates import listed, on, short
from evenhand.wording.terms import sentences

STATES = {Tri.YES: gettext_lazy("Yes"), Tri.NO: gettext_lazy("No"), Tri.NOT_KNOWN: gettext_lazy("Not known")}
ERASED = gettext_lazy(
    "These words were erased at the end of their time, with everything else that was sealed about this person."
)
NOT_KEPT = gettext_lazy("The facts were not stored with decisions at that time: only the rules and their results.")


@dataclass(frozen=True)
class DecisionPage:
    """Words one decision. ``today``: the landlord's policy as it is now."""

    seen: PastDecision
    today: Policy

    @cached_property
    def presenter(self) -> Presenter:
        """Return the presenter under the policy of that day; nothing on the page links to an act."""
        return Presenter(self.seen.policy, Links(), self.seen.on, self.seen.calendar)

    @cached_property
    def names(self) -> dict[str, str]:
        """Return the people of the case by reference."""
        case = self.seen.case
        return {row.by.reference: row.by.name for row in steps_in(case)} | {
            row.reporter.reference: row.reporter.name for row in incidents_in(case)
        }

    def banner(self) -> str:
        """Return which moment this is, and whose view."""
        return _("You are looking at {recorded_at}, as {by} saw it.").format(
            recorded_at=moment(self.seen.entry.recorded_at), by=self.seen.by
        )

    def title(self) -> str:
        """Return the decision and its subject."""
        about = Labels(self.seen.facts, self.presenter.words).of_step(self.seen.act, self._subject) if self.seen.facts else ""
        return self.presenter.words.done(self.seen.act) + (f": {lower(about)}" if about else "")

    @property
    def _subject(self) -> str:
        return str(self.seen.entry.subject)

    def why_no_facts(self) -> str:
        """Return why the facts of that moment are missing; "" where they are here."""
        if self.seen.facts:
            return ""
        return str(ERASED if self.seen.words is None else NOT_KEPT)

    def asked_again(self) -> str:
        """Return whether the same question gets the same answer today, in a sentence."""
        if self.seen.same_again:
            return _("Judged again just now on the facts that were kept, under the policy of that day: the answer is the same.")
        if self.seen.same_again is False:
            return _(
                "Judged again just now on the facts that were kept, the answer is not the same: how the rules are applied has "
                "changed since. This page shows what was recorded."
            )
        if not self.seen.certain:
            return _(
                "This cannot be judged again: which house choices applied at that moment was not stored, or one of them is not "
                "word for word what it was. This page shows what was recorded."
            )
        return _("This cannot be judged again, since the facts are not here. This page shows what was recorded.")

    def verdict(self) -> components.Verdict:
        """Return the rules as they were met that day."""
        return replace(
            self.presenter.verdict(self.seen.verdict),
            sentence=_("The rules allowed it. Each was met, waived or departed from."),
        )

    def under(self) -> str:
        """Return the version of the policy that judged it."""
        pack = self.seen.policy.main
        return _("{title}, version {version}").format(
            title=pack.title, version=self.seen.verdict.pack.rpartition("@")[2] or pack.version
        )

    def reason(self) -> str:
        """Return its text; "" for none."""
        return str(ERASED) if self.seen.words is None else str(self.seen.words.get("words", ""))

    def set_aside(self) -> tuple[components.Row, ...]:
        """Return each rule that was departed from, with the reason that was written for it."""
        reasons = (self.seen.words or {}).get("departures", {})
        departed = [one for one in self.seen.verdict.results if one.outcome is Outcome.DEPARTED and one.cited]
        says = {demand: [one.message for one in departed if one.cited and one.cited.id == demand] for demand in reasons}
        words = self.presenter.words
        return tuple(
            components.Row(" ".join(words.message(one) for one in found), reasons[demand])
            for demand, found in says.items()
            if found
        )

    def facts(self) -> tuple[components.Row, ...]:
        """Return what was in question and its surroundings at that moment."""
        facts = self.seen.facts
        return tuple(self._facts(facts)) if facts else ()

    def _facts(self, facts: Facts) -> Iterator[components.Row]:
        if facts.measure:
            yield components.Row(_("What was in question"), lines(self._terms(facts.measure)))
        if facts.instead_of:
            yield components.Row(_("In place of"), lines(self._terms(facts.instead_of)))
        yield components.Row(_("What had been reported"), lines(self._incidents(facts)) or _("Nothing"))
        account = self._account()
        yield components.Row(_("Their account"), lines([account]) if account else _("None was recorded"))
        needs = self._needs(facts)
        yield components.Row(_("What they needed"), lines(needs) if needs else _("Nothing was recorded"))
        others = [row for row in facts.in_force(self.seen.on) if row.reference != facts.subject]
        yield components.Row(
            _("In force already"), listed(self.presenter.words.name(row.key) for row in others).capitalize() or _("Nothing")
        )
        late = [one.says for one in self._late(facts)]
        yield components.Row(_("What we had done late"), lines(late) if late else _("Nothing"))

    def _terms(self, measure: Measure) -> tuple[str, ...]:
        days = _("From {starts_on}, until {until}; to be reviewed {review_on}.").format(
            starts_on=short(measure.starts_on), until=short(measure.until), review_on=short(measure.review_on)
        )
        named = f"{start(self.presenter.words.name(measure.key))}."
        return (named, *sentences(measure.terms), days, *self._closed(measure.until, measure.review_on))

    def _closed(self, *days: date | None) -> Iterator[str]:
        """Yield which working day comes before each of these days on which the landlord is closed."""
        for day in dict.fromkeys(day for day in days if day):
            if (before := self.seen.calendar.worked_by(day)) < day:
                yield _("We are closed on {day}: the last working day before it is {before}.").format(
                    day=short(day), before=short(before)
                )

    def _incidents(self, facts: Facts) -> Iterator[str]:
        told = {row.reference: row.what for row in incidents_in(self.seen.case)}
        for one in facts.incidents:
            if not one.withdrawn:
                kinds = listed(lower(self.presenter.words.name(key)) for key in one.behaviours) or _("not classified")
                words = told.get(one.reference, _("Its story is not in this case any more."))
                yield f"{short(one.happened_on)}, {kinds}: {words}"

    def _account(self) -> str:
        at = self.seen.entry.recorded_at
        given = [row for row in accounts_in(self.seen.case) if row.recorded_at < at]
        return given[-1].words if given else ""

    def _needs(self, facts: Facts) -> list[str]:
        says = {row.reference: row.says for row in needs_in(self.seen.case)}
        return [says.get(need.reference, start(need.kind)) for need in facts.needs]

    def _late(self, facts: Facts) -> tuple[Late, ...]:
        seen = self.seen
        owed = duties(seen.policy, facts, seen.on, seen.calendar)
        return landlord_delays(seen.case, owed, seen.policy, seen.calendar, seen.on)

    def known(self) -> tuple[components.Row, ...]:
        """Return each fact, known or not, since when, and who established it."""
        known = self.seen.facts.known if self.seen.facts else {}
        return tuple(
            components.Row(start(self.presenter.words.fact(key)), f"{STATES[fact.state]}{self._since(fact.on, fact.by)}")
            for key, fact in sorted(known.items())
        )

    def _since(self, day: date | None, by: str | None) -> str:
        who = self.names.get(by or "", "")
        told = ", ".join(filter(None, (short(day) if day else "", who)))
        return f" ({told})" if told else ""

    def since(self) -> tuple[str, ...]:
        """Return what was done in the case after that moment, oldest first."""
        labels = Labels(self.seen.facts, self.presenter.words) if self.seen.facts else None
        return tuple(
            self._later(row, labels) for row in steps_in(self.seen.case) if row.recorded_at > self.seen.entry.recorded_at
        )

    def _later(self, row: StoredStep, labels: Labels | None) -> str:
        act = Act(row.act)
        about = labels.of_step(act, row.subject) if labels else ""
        said = self.presenter.words.done(act) + (f": {lower(about)}" if about else "")
        return f"{moment(row.recorded_at)}, {row.by.name}. {said}."

    def clauses_since(self) -> tuple[components.Row, ...]:
        """Return each cited clause that differs in today's version, with its present text."""
        then, now = self.seen.policy.main, self.today.main
        if then.sha256 == now.sha256:
            return ()
        cited = sorted({one.cited.number for one in self.seen.verdict.results if one.cited and one.cited.pack == then.pack})
        return tuple(
            components.Row(
                _("Clause {number}").format(number=number), lines(says) if says else _("It is no longer in the policy")
            )
            for number in cited
            if (says := _says(now, number)) != _says(then, number)
        )

    def version_since(self) -> str:
        """Return that the policy has a newer version, in a sentence; "" where it has none."""
        then, now = self.seen.policy.main, self.today.main
        return (
            ""
            if then.sha256 == now.sha256
            else _("The policy has since become {title}, version {version}.").format(title=now.title, version=now.version)
        )

    def words(self) -> dict[str, object]:
        """Return what the page says of the decision, worked out before it is drawn."""
        return {
            "banner": self.banner(),
            "title": self.title(),
            "under": self.under(),
            "asked_again": self.asked_again(),
            "facts": self.facts(),
            "known": self.known(),
            "why_no_facts": self.why_no_facts(),
            "reason": self.reason(),
            "set_aside": self.set_aside(),
            "since": self.since(),
            "clauses_since": self.clauses_since(),
            "version_since": self.version_since(),
        }

    def trail(self) -> tuple[components.Link, ...]:
        """Return the breadcrumbs."""
        case = self.seen.case.reference
        here = components.Link(_("Decision of {on}").format(on=on(self.seen.on)))
        return (components.Link(_("Cases"), reverse("cases")), components.Link(case, reverse("case", args=[case])), here)


def _says(pack: Pack, number: str) -> tuple[str, ...]:
    return tuple(demand.says for clause in pack.clauses if clause.number == number for demand in clause.demands)
