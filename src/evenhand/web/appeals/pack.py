"""Composes the papers of an appeal as one document of the letters' own blocks, for page and PDF.

Withheld decisions are never in it. Readers without the right to legal advice get a copy without it, and a note.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.appeals.file import AppealFile
from evenhand.casework.appeals.known_at_decision import by_kind
from evenhand.casework.letters.issued import letter_of
from evenhand.casework.letters.rights import sender_of
from evenhand.casework.rows import accounts_in, assessed_in, live_incidents_in
from evenhand.casework.stored import StoredContact
from evenhand.letters.blocks import (
    DEEPEST_LEVEL,
    NEWEST,
    Address,
    Block,
    Bullets,
    DetailRow,
    DetailTable,
    Heading,
    LetterDocument,
    Paragraph,
    Quote,
    Reference,
    text,
)
from evenhand.people.queries import recorded_needs
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Channel, Ground
from evenhand.ui import components
from evenhand.ui.labels import Labels, letter_name, reached_us
from evenhand.ui.presenters import Presenter, lower
from evenhand.ui.timestamps import moment
from evenhand.web.case.assessment import assessment_answers
from evenhand.web.decisions.page import DecisionPage
from evenhand.wording.choices import spoken
from evenhand.wording.dates import listed, on, short
from evenhand.wording.grounds import GROUNDS
from evenhand.wording.letter_words import ENGLISH
from evenhand.wording.letters import CHANNELS
from evenhand.wording.terms import sentences
from evenhand.wording.words import plain

LEFT_OUT = gettext_lazy("This copy leaves out privileged legal advice, since the officer who opened it may not read that.")


@dataclass(frozen=True)
class AppealPack:
    """Puts one appeal's papers together. ``privileged``: whether this reader may read legal advice."""

    file: AppealFile
    presenter: Presenter
    privileged: bool

    @cached_property
    def labels(self) -> Labels:
        """Return the names of the case's things."""
        return Labels(self.file.facts, self.presenter.words)

    def document(self, at: datetime, by: str) -> LetterDocument:
        """Return the papers at a moment, for the reader who opens them."""
        landlord = self.file.case.landlord
        return LetterDocument(
            title=_("The papers of an appeal: {against}").format(against=lower(self._against)),
            language=ENGLISH.language,
            sender=sender_of(landlord, ENGLISH),
            recipient=Address((_("For the reviewer of the appeal"), _("Opened by {by}").format(by=by), moment(at))),
            date=self.presenter.on,
            reference=Reference(_("Appeal"), self.file.appeal.reference),
            blocks=tuple(self._blocks()),
            edition=NEWEST,
        )

    @property
    def _against(self) -> str:
        return self.labels.name(self.file.appeal.subject) or plain(self.file.appeal.decision)

    def _blocks(self) -> Iterator[Block]:
        yield from self._cover()
        yield from self._said()
        yield from self._decided()
        yield from self._letter()
        yield from self._seen()
        yield from self._reported()
        yield from self._account()
        yield from self._needs()
        yield from self._assessment()
        yield from self._correspondence()
        yield from self._since()
        yield from self._clauses()

    def _cover(self) -> Iterator[Block]:
        appeal, due = self.file.appeal, self.file.answer_by
        rows = [
            (_("Case"), f"{self.file.case.reference}, {self.file.case.customer.name}"),
            (
                _("Appeal"),
                _("Received on {received_on}, by {route}").format(
                    received_on=on(appeal.received_on), route=plain(appeal.route)
                ),
            ),
            (_("Against"), self._against),
            (_("Answer by"), on(due) if due else _("No layer says by when")),
            (_("Who could hear it"), listed(self.file.reviewers, "or") or _("No reviewer. Settle this first.")),
        ]
        yield _table(_("What it is"), _("This appeal"), rows)
        if self.file.privileged and not self.privileged:
            yield Paragraph(text(str(LEFT_OUT)))

    def _said(self) -> Iterator[Block]:
        yield Heading(2, _("What they say is wrong"))
        yield from _quote(self.file.appeal.words, self.file.case.customer.name)
        yield Bullets(tuple(text(GROUNDS.get(ground, plain(ground))) for ground in self.file.appeal.grounds or (Ground.OTHER,)))

    def _decided(self) -> Iterator[Block]:
        step, measure = self.file.step, self.file.measure
        yield Heading(2, _("What was decided"))
        if step:
            yield Paragraph(
                text(
                    _("{against}. Decided on {recorded_at}, by {by}.").format(
                        against=self._against, recorded_at=moment(step.recorded_at), by=step.by.name
                    )
                )
            )
        if measure:
            days = _("From {starts_on}, until {until}; reviewed {review_on}.").format(
                starts_on=short(measure.starts_on), until=short(measure.until), review_on=short(measure.review_on)
            )
            yield _list((*sentences(Terms.model_validate(measure.terms)), days))
            yield from _quote(measure.why, _("{proposed_by}, who proposed it").format(proposed_by=measure.proposed_by.name))
        if report := self.file.report:
            yield _list([_("Who took it: {recipient}").format(recipient=report.recipient)])
            yield from _quote(report.passed_on, _("{by}, who passed it on").format(by=report.by.name))
        if step:
            yield from _quote(step.words, _("{by}, who decided it").format(by=step.by.name))

    def _letter(self) -> Iterator[Block]:
        row = self.file.letter
        yield Heading(2, _("The letter as it was sent"))
        if row is None:
            yield Paragraph(text(_("No letter that may be shown told it.")))
            return
        given = (
            _("given on {served_on}").format(served_on=short(row.served_on)) if row.served_on else _("not recorded as given")
        )
        yield Paragraph(
            text(
                _("{letter_name}, issued on {issued_on}, {given}.").format(
                    letter_name=letter_name(row.decision, row.outcome), issued_on=short(row.issued_on), given=given
                )
            )
        )
        for block in letter_of(row).blocks:
            yield replace(block, level=min(block.level + 1, DEEPEST_LEVEL)) if isinstance(block, Heading) else block

    def _seen(self) -> Iterator[Block]:
        yield Heading(2, _("The facts and the rules at the decision"))
        page = self._page
        if page is None:
            yield Paragraph(text(_("The journal holds no verdict of this decision.")))
            return
        yield Paragraph(text(_("Under {under}. {asked_again}").format(under=page.under(), asked_again=page.asked_again())))
        known = [(str(row.key), str(row.value)) for row in page.known()]
        yield _table(_("What was known"), _("As it stood then"), known) if known else Paragraph(text(page.why_no_facts()))
        yield _list(f"{rule.says} {rule.mark_name}. {_cited(rule.clauses)}".strip() for rule in page.verdict().met)

    @cached_property
    def _page(self) -> DecisionPage | None:
        return DecisionPage(self.file.seen, self.presenter.policy) if self.file.seen else None

    def _reported(self) -> Iterator[Block]:
        yield Heading(2, _("What was reported"))
        for row in live_incidents_in(self.file.case):
            kinds = listed(lower(self.presenter.words.name(key)) for key in row.behaviours)
            yield Heading(3, f"{moment(row.happened_at)}, {reached_us(row.channel)}" + (f": {kinds}" if kinds else ""))
            yield from _quote(
                row.what,
                _("{reporter}, written down {recorded_at}").format(
                    reporter=row.reporter.name, recorded_at=moment(row.recorded_at)
                ),
            )

    def _account(self) -> Iterator[Block]:
        yield Heading(2, _("Their account, in full"))
        rows = [step for step in accounts_in(self.file.case) if step.words]
        for step in rows:
            yield from _quote(
                step.words,
                _("{customer}, taken down by {by}, {happened_on}").format(
                    customer=self.file.case.customer.name, by=step.by.name, happened_on=short(step.happened_on)
                ),
            )
        if not rows:
            yield Paragraph(text(_("None is recorded.")))

    def _needs(self) -> Iterator[Block]:
        yield Heading(2, _("What they need"))
        rows = recorded_needs(self.file.case.customer)
        yield (
            _list(
                _("{says} (recorded on {recorded_on})").format(says=need.says, recorded_on=short(need.recorded_on))
                for need in rows
            )
            if rows
            else Paragraph(text(_("No need is recorded.")))
        )

    def _assessment(self) -> Iterator[Block]:
        yield Heading(2, _("The assessment"))
        rows = assessed_in(self.file.case)
        shown = [row for row in rows if self.privileged or not row.privileged]
        found = list(assessment_answers(shown, self.presenter.policy, self.presenter.words, privileged=self.privileged))
        said = [(one.says, f"{one.so}. {one.why.strip()} ({one.by}, {short(one.on)})") for one in found]
        yield _table(_("Asked"), _("Answered"), said) if said else Paragraph(text(_("Nothing was weighed.")))

    def _correspondence(self) -> Iterator[Block]:
        yield Heading(2, _("Correspondence"))
        rows = [(row.happened_at.date(), self._contact(row)) for row in self.file.contacts]
        rows += [
            (row.issued_on, _("Our letter: {letter_name}").format(letter_name=lower(letter_name(row.decision, row.outcome))))
            for row in self.file.letters
        ]
        rows.sort(key=lambda row: row[0])
        said = [(short(day), says) for day, says in rows]
        if self.file.contacts.cut:
            yield Paragraph(
                text(
                    _("Only the newest {number} contacts are listed. The record has older ones.").format(
                        number=len(self.file.contacts)
                    )
                )
            )
        yield _table(_("When"), _("What"), said) if said else Paragraph(text(_("None is recorded.")))

    def _contact(self, row: StoredContact) -> str:
        said = spoken(row.speaker, row.summary)
        who = _("They reached us") if row.by_customer else _("We reached them")
        return _("{who} by {channels}: {summary}").format(who=who, channels=CHANNELS[Channel(row.channel)], summary=said)

    def _since(self) -> Iterator[Block]:
        yield Heading(2, _("What is new since the decision"))
        groups = by_kind(self.file.told, then=False)
        for title, says in groups:
            yield Heading(3, title)
            yield _list(says)
        if not groups:
            yield Paragraph(text(_("Nothing new is recorded.")))

    def _clauses(self) -> Iterator[Block]:
        rules = self._page.verdict().met if self._page else ()
        clauses = dict.fromkeys(clause for rule in rules for clause in rule.clauses)
        if clauses:
            yield Heading(2, _("The clauses, as they read at the decision"))
            yield _table(_("Clause"), _("What it asks"), [(f"{one.pack} {one.number}", " ".join(one.says)) for one in clauses])


def _cited(clauses: Iterable[components.Clause]) -> str:
    named = listed(f"{one.pack} {one.number}" for one in clauses)
    return f"({named})" if named else ""


def _quote(words: str, by: str) -> Iterator[Block]:
    if words.strip():
        yield Quote(words, by)


def _list(says: Iterable[str]) -> Bullets:
    return Bullets(tuple(text(one) for one in says))


def _table(label: str, value: str, rows: Iterable[tuple[str, str]]) -> DetailTable:
    return DetailTable((label, value), tuple(DetailRow(name, text(says)) for name, says in rows))
