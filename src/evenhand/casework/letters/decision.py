"""Words the parts of a letter on the decision: what happened, what is decided, why and how long."""

import re
from datetime import date, timedelta
from typing import Any

from evenhand.cases.models import Complaint
from evenhand.casework.details.appeals import AppealDecided
from evenhand.casework.letters.about import LetterContext
from evenhand.incidents.models import Incident
from evenhand.letters.notice_facts import CustomerSide
from evenhand.policy.calendar import localdate
from evenhand.policy.facts.facts import Measure, begins
from evenhand.policy.pack.terms import Terms
from evenhand.policy.rules.appeals import route_of_appeal
from evenhand.policy.rules.moved_days import MOVED, moved_days
from evenhand.policy.vocabulary import Act, Channel, Decision, MeasureKind, NoticePart
from evenhand.wording.letter_words import inside
from evenhand.wording.terms import decided, sentences

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_OF_THE_REPORTER = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Mm]yself)\b")


def what_happened(about: LetterContext) -> dict[str, Any]:
    """Return the conduct, why it is not acceptable, its evidence, and the customer's own account."""
    rows = about.incidents
    letter, kinds = about.letter, sorted({about.words.name(key) for row in rows for key in row.behaviours})
    return {
        "behaviour": tuple(_behaviour(about, row) for row in rows),
        "why_unacceptable": letter.say("why_unacceptable", kinds=letter.listed(map(inside, kinds))) if kinds else "",
        "evidence": tuple(
            letter.say("evidence", day=letter.short_day(localdate(row.recorded_at)), reference=row.reference) for row in rows
        ),
        "your_account": _account(about),
    }


def _behaviour(about: LetterContext, row: Incident) -> str:
    letter = about.letter
    by = letter.reached_us(Channel(row.channel))
    code = "behaviour_in_words_of" if _in_first_person(row.what) else "behaviour"
    return letter.say(code, day=letter.short_day(localdate(row.happened_at)), by=by, what=row.what)


def _in_first_person(what: str) -> bool:
    """Return whether a reporter speaks of themselves outside quotations: those words are never said as the landlord's own."""
    return bool(_OF_THE_REPORTER.search(_QUOTED.sub("", what)))


def _account(about: LetterContext) -> CustomerSide | None:
    told, asked, letter = about.account(Act.RECORD_ACCOUNT), about.account(Act.SEEK_ACCOUNT), about.letter
    none_came = bool(told and told.more.get("none_came"))
    if told and told.words and not none_came:
        return CustomerSide(words=told.words)
    says = "asked_and_none_came" if none_came else "asked_for_account"
    return CustomerSide(answer=letter.say(says, day=letter.short_day(asked.happened_on))) if asked else None


def what_is_decided(about: LetterContext) -> dict[str, Any]:
    """Return the decision with its reasons and its days."""
    details = about.ctx.details
    return {
        "reasons": _reasons(about),
        "outcome": about.letter.outcome(f"stay_{about.outcome}" if about.decision is Decision.STAY else about.outcome),
        "what_is_decided": _moved(about) if about.outcome == MOVED else _decided(about),
        "service_implications": given(getattr(details, "service_implications", "")),
        "home_at_risk": about.letter.say("home_at_risk") if getattr(details, "home_at_risk", False) else "",
        "expected_behaviour": _expected(about),
        "equality_considered": "" if about.lapsed or not about.rests_on_conduct else about.considered,
        **_dates(about),
    }


def _expected(about: LetterContext) -> tuple[str, ...]:
    """Return what is asked of the customer; a measure that is an expectation states it by its terms."""
    expects = about.measure is not None and about.look.about.kind is MeasureKind.EXPECTATION
    return (*given(getattr(about.ctx.details, "asked", "")), *(sentences(about.terms, about.letter) if expects else ()))


def _reasons(about: LetterContext) -> tuple[str, ...]:
    details = about.ctx.details
    if about.referral:
        return ()
    if about.lapsed:
        return (_why_it_lapsed(about, about.lapsed),)
    if about.extension:
        return given(about.extension.why, details.words)
    if about.decision is Decision.MEASURE and about.measure:
        deciding = details.words if about.ctx.act is Act.AUTHORISE else ""
        return given(about.measure.why, about.measure.authorised_because or deciding)
    if about.decision is Decision.MARKER and about.marker:
        return given(about.marker.why)
    because = (about.letter.say("moved_because"),) if about.outcome == MOVED else _grounds_heard(about)
    return given(*because, details.words)


def _grounds_heard(about: LetterContext) -> tuple[str, ...]:
    heard = getattr(about.ctx.details, "grounds", ()) if about.answers else ()
    return tuple(about.letter.ground(one.ground, one.found, one.because) for one in heard)


def _decided(about: LetterContext) -> tuple[str, ...]:
    if about.complaint or about.referral:
        return (_refused(about, about.complaint),) if about.complaint else _passed_on(about)
    if about.over or about.outcome == "corrected" or about.decision is Decision.STAY:
        return tuple(sentences(about.terms, about.letter)) if about.decision is Decision.STAY else _corrected(about)
    if about.ends and (about.measure or about.marker):
        return _ended(about, about.lapsed) if about.lapsed else (about.letter.say("nothing_applies"),)
    if about.marker:
        before, changed = about.marker.instruction, getattr(about.ctx.details, "instruction", "")
        was = (about.letter.say("instruction_before", instruction=before),) if changed not in {"", before} else ()
        return (about.letter.say("instruction", instruction=changed or before), *was)
    if about.measure:
        return (*decided(about.words.name(about.measure.key), about.terms, about.letter), *_changed(about))
    return ()


def _moved(about: LetterContext) -> tuple[str, ...]:
    letter, day = about.letter, about.letter.short_day
    return tuple(letter.say(f"moved_{one.what}", was=day(one.was), now=day(one.now)) for one in moved_days(about.look))


def _passed_on(about: LetterContext) -> tuple[str, ...]:
    """Return who received what and when, and what an appeal against it does, where it can be appealed."""
    row, letter = about.referral, about.letter
    if row is None:
        return ()
    told = letter.say("passed_to", day=letter.short_day(row.on), to=inside(about.words.name(row.key)))
    stays = (letter.say("report_stays"),) if route_of_appeal(about.look, Decision.REFERRAL) else ()
    return (told, *stays)


def _changed(about: LetterContext) -> tuple[str, ...]:
    """Return what a review or a change takes away: each term that applied until now, and the last day that was."""
    measure = about.measure
    if about.decision is not Decision.REVIEW or about.extension or measure is None:
        return ()
    letter, stays = about.letter, sentences(about.terms, about.letter)
    gone = (one for one in sentences(Terms.model_validate(measure.terms), letter) if one not in stays)
    was, last = measure.until, _last_day(about)
    moved = (letter.say("was_to_last", day=letter.short_day(was)),) if was and last and was != last else ()
    return (*(letter.say("no_more", says=one) for one in gone), *moved)


def _ended(about: LetterContext, lapsed: Measure) -> tuple[str, ...]:
    """Return what applies no more: the measure and each of its terms."""
    return decided(about.words.name(lapsed.key), about.terms, about.letter)


def _why_it_lapsed(about: LetterContext, lapsed: Measure) -> str:
    """Return why it ended without a decision; of a missed review, with the last day of the first letter where it had one."""
    letter, last = about.letter, lapsed.last_day
    until = letter.say("was_until", day=letter.short_day(last)) if lapsed.review_missed and last else ""
    return f"{letter.say(f'{about.outcome}_because')} {until}".rstrip()


def _corrected(about: LetterContext) -> tuple[str, ...]:
    """Return what a correction of a report puts right, and which body gets it; nothing where the decision ends."""
    details, facts = about.ctx.details, about.ctx.facts
    report = facts.row("referrals", facts.referrals, facts.appealed(about.ctx.subject))
    if report is None or not isinstance(details, AppealDecided) or not details.correction:
        return ()
    correction, to = details.correction, about.words.name(report.key)
    return (about.letter.say("corrected_here", correction=correction), about.letter.say("corrected_there", to=inside(to)))


def _refused(about: LetterContext, complaint: Complaint) -> str:
    code = "numbered_complaint_refused" if complaint.number else "complaint_refused"
    said = {"day": about.letter.short_day(complaint.received_on), "number": complaint.number, "about": complaint.about}
    return about.letter.say(code, **said)


def _dates(about: LetterContext) -> dict[str, date | bool | None]:
    if about.over or not about.rests_on_conduct:
        return {}
    review, last = _review_on(about), _last_day(about)
    named = {NoticePart.NEXT_REVIEW if about.decision is Decision.REVIEW else NoticePart.REVIEW_WHEN, *about.must}
    return {
        "from_when": _first_day(about),
        "once_given": _once_given(about),
        "until_when": last or (review if about.measure else None),
        "review_when": review if NoticePart.REVIEW_WHEN in named and not about.ends else None,
        "next_review": review if NoticePart.NEXT_REVIEW in named and not about.ends else None,
    }


def _first_day(about: LetterContext) -> date | None:
    if about.lapsed and about.lapsed.lapses_after:
        return about.lapsed.lapses_after + timedelta(days=1)
    if about.extension:
        return about.extension.until_before + timedelta(days=1)
    if about.marker:
        return about.marker.authorised_on or about.ctx.on
    return begins(about.measure.starts_on, about.ctx.on) if about.measure else None


def _once_given(about: LetterContext) -> bool:
    """Return whether this letter puts a limit on the customer, and not an instruction on our visits."""
    if about.decision is not Decision.MEASURE or about.measure is None or about.extension:
        return False
    offered = about.ctx.policy.catalogue("measure").get(about.measure.key)
    instructs = offered is not None and offered.value.kind is MeasureKind.VISIT_CONDITION
    return about.measure.if_missed == "ends" if about.measure.if_missed else not instructs


def _last_day(about: LetterContext) -> date | None:
    if about.ends:
        return about.lapsed.lapses_after if about.lapsed else about.ctx.on
    if about.extension:
        return about.extension.until
    details, marker = about.ctx.details, about.marker
    changed: date | None = getattr(details, "until", None) or getattr(details, "hard_end_on", None)
    return changed or (about.measure.until if about.measure else marker.hard_end_on if marker else None)


def _review_on(about: LetterContext) -> date | None:
    details, dated = about.ctx.details, about.extension or about.measure or about.marker
    changed: date | None = getattr(details, "next_on", None) or getattr(details, "review_on", None)
    kept = dated.review_on if dated else None
    return changed or kept or (about.measure.review_on if about.measure else None)


def given(*texts: str) -> tuple[str, ...]:
    """Return the texts that are not empty."""
    return tuple(text for text in texts if text.strip())
