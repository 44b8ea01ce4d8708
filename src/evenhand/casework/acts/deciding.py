"""Assessed, found, warned; proposed, signed, authorised, sent back, withdrawn."""

from dataclasses import asdict, replace
from datetime import date
from typing import Any, cast

from evenhand.cases import actions as cases
from evenhand.casework.acts.extending import settled
from evenhand.casework.acts.rows import WARNED, establish, issue, measure_of, release_of
from evenhand.casework.acts.tables import Changes, Drafts
from evenhand.casework.details.measures import Assessment, Found, Instead, Proposed, Signed
from evenhand.casework.doing import DRAFT, Changed, Doing
from evenhand.casework.writing import written
from evenhand.letters import actions as letters
from evenhand.measures import actions as measures
from evenhand.measures.models import STANDS
from evenhand.policy.facts import facts as known
from evenhand.policy.facts.facts import NOT_MADE_OUT, Facts
from evenhand.policy.inquiry import Inquiry
from evenhand.policy.layers import Silent
from evenhand.policy.rules.limits import latest_review, review_rule
from evenhand.policy.vocabulary import Act, Decision, NoticePart, Tri


def _proposal(doing: Doing) -> Facts:
    told = cast("Proposed", doing.details)
    facts = _with(doing, _drawn_up(doing, told))
    if told.words.strip():
        facts = facts.knowing(reasons_written=known.so(doing.on, doing.by.user.reference))
    if told.urgent:
        facts = facts.plus(
            urgent_since=facts.urgent_since or doing.on, situations=facts.situations | frozenset(told.situations)
        )
    return facts


def _drawn_up(doing: Doing, told: Proposed) -> known.Measure:
    """Return a new proposal; or the one in question, changed."""
    changed = next((row for row in doing.facts.measures if row.reference == doing.subject), None)
    proposer = doing.by.user.reference
    says = {**_said(told), "proposed_by": proposer}
    if changed is None:
        return known.Measure(reference=DRAFT, **says)
    return replace(changed, **says, sent_back_on=None)


def _said(told: Proposed | Instead) -> dict[str, Any]:
    return {name: getattr(told, name) for name in STANDS}


def _with(doing: Doing, measure: known.Measure) -> Facts:
    others = tuple(row for row in doing.facts.measures if row.reference != measure.reference)
    return doing.facts.plus(measures=(*others, measure)).about(measure.reference)


def _authorising(doing: Doing) -> Facts:
    """Return the facts with what would be authorised: as it was proposed, or something else in its place."""
    instead = getattr(doing.details, "instead", None)
    before = doing.facts.about(doing.subject).measure
    if instead is None or before is None:
        return doing.facts.about(doing.subject)
    return _with(doing, replace(before, **_said(instead))).plus(instead_of=before)


def _letter(doing: Doing) -> Facts:
    decision = Decision.FINDING if doing.act is Act.FIND else Decision.WARNING
    says = frozenset(NoticePart(part) for part in written(doing, decision).says)
    outcome = getattr(doing.details, "outcome", "")
    draft = known.Decided(DRAFT, decision, doing.on, doing.by.user.reference, outcome=outcome, says=says)
    return doing.facts.plus(decided=(*doing.facts.decided, draft)).about(DRAFT)


def _answering(doing: Doing) -> Facts:
    """Return the facts as they would be known by these answers."""
    told = cast("Assessment", doing.details)
    states = {None: Tri.NOT_KNOWN, True: Tri.YES, False: Tri.NO}
    who = doing.by.user.reference
    answers = {one.fact: known.Fact(states[one.so], doing.happened_on, who) for one in told.answers}
    return doing.facts.about(doing.subject).knowing(**answers)


def assess(doing: Doing) -> Changed:
    """Keep the answers."""
    told = cast("Assessment", doing.details)
    cases.answer(doing.the_case, map(asdict, told.answers), by=doing.by.user, on=doing.happened_on, at=doing.at)
    return Changed()


def find(doing: Doing) -> Changed:
    """Make the finding and issue its letter."""
    told = cast("Found", doing.details)
    notice = issue(doing, Decision.FINDING, outcome=told.outcome)
    made_out = told.outcome != NOT_MADE_OUT
    return Changed(notice.reference, ("finding_made", "investigated") if made_out else ("investigated",))


def warn(doing: Doing) -> Changed:
    """Issue the warning letter."""
    notice = issue(doing, Decision.WARNING)
    letters.review(notice, on=_reviewed_by(doing))
    return Changed(notice.reference, WARNED)


def _reviewed_by(doing: Doing) -> date | None:
    """Return by when a warning is looked at again, where some layer says how often."""
    inquiry = Inquiry(doing.policy, doing.facts, Act.WARN, doing.by.person, doing.on, doing.calendar)
    answer = review_rule(inquiry)
    return None if isinstance(answer, Silent) else latest_review(inquiry, answer, doing.on)


def propose(doing: Doing) -> Changed:
    """Keep the proposal with its terms and dates; one that is changed keeps its reference and its signatures."""
    told = cast("Proposed", doing.details)
    if told.urgent:
        cases.mark_urgent(doing.the_case, told.situations, doing.on)
    fields = {**_kept(told), "release": release_of(doing)}
    if doing.subject:
        measure = measure_of(doing)
        measures.propose_again(measure, by=doing.by.user, why=told.words, fields=fields)
    else:
        measure = measures.propose(doing.the_case, by=doing.by.user, on=doing.on, why=told.words, fields=fields)
    return Changed(measure.reference, ("reasons_written",))


def _kept(told: Proposed | Instead) -> dict[str, Any]:
    return _said(told) | {"terms": told.terms.model_dump(mode="json", by_alias=True, exclude_defaults=True)}


def sign(doing: Doing) -> Changed:
    """Keep a consultation or an endorsement."""
    told = cast("Signed", doing.details)
    measure = measure_of(doing)
    measures.sign(
        measure,
        doing.act,
        by=doing.by.user,
        standing=doing.standing,
        on=doing.on,
        words=told.words,
        party=told.party,
    )
    return Changed(measure.reference)


def authorise(doing: Doing) -> Changed:
    """Authorise the measure as it was proposed, or something lighter in its place."""
    measure, instead = measure_of(doing), getattr(doing.details, "instead", None)
    lighter = _kept(instead) if instead else None
    measures.authorise(measure, by=doing.by.user, on=doing.on, because=doing.details.words, instead=lighter)
    return Changed(
        measure.reference, sealed={"proposed": measure.proposed, "authorised": measures.stands(measure)} if lighter else {}
    )


def send_back(doing: Doing) -> Changed:
    """Send the proposal back: the measure's, or its extension's."""
    if not settled(doing):
        measures.send_back(measure_of(doing), on=doing.on)
    return Changed(doing.subject or "")


def withdraw(doing: Doing) -> Changed:
    """Withdraw the proposal: the measure's, or its extension's."""
    if not settled(doing):
        measures.withdraw(measure_of(doing), on=doing.on)
    return Changed(doing.subject or "")


CHANGES: Changes = {
    Act.ASSESS: assess,
    Act.FIND: find,
    Act.COMMUNICATE_CONCERNS: establish,
    Act.WARN: warn,
    Act.PROPOSE: propose,
    Act.CONSULT: sign,
    Act.ENDORSE: sign,
    Act.AUTHORISE: authorise,
    Act.SEND_BACK: send_back,
    Act.WITHDRAW: withdraw,
}


DRAFTS: Drafts = {
    Act.ASSESS: _answering,
    Act.FIND: _letter,
    Act.WARN: _letter,
    Act.PROPOSE: _proposal,
    Act.AUTHORISE: _authorising,
}
