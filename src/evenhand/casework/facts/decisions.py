"""Makes the decisions of a case from its rows: measures, markers, letters, appeals, referrals."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from evenhand.casework.facts.decided_records import AppealRow, LegalStepRow, MarkerRow, ReferralRow, RequestRow
from evenhand.casework.facts.known import set_aside
from evenhand.casework.facts.measures import measures_of
from evenhand.casework.facts.people import person_as, terms_of
from evenhand.casework.facts.records import NoticeRow, StepRow
from evenhand.casework.facts.tables import Rows
from evenhand.casework.facts.values import grouped, says_of, tri
from evenhand.markers.instructions import names_health
from evenhand.policy.facts import facts as known
from evenhand.policy.rules.requests import HELD_BACK
from evenhand.policy.vocabulary import Act, Asks, Decision, Ground

_LETTERS_ALONE = frozenset({Decision.FINDING, Decision.WARNING, Decision.COMPLAINT})
"""Decisions that exist only as their letter."""
_OTHER_LETTERS = frozenset({Decision.MARKER, Decision.REVIEW, Decision.STAY, Decision.REFERRAL})
_REVIEWS = frozenset({Act.REVIEW, Act.REVIEW_MARKER, Act.EXTEND})


def decisions(rows: Rows) -> dict[str, Any]:
    letters = {notice.subject: notice for notice in rows.notices if notice.subject}
    reviews, gone = _reviews(rows), set_aside(rows)
    rests_on = grouped(rows.marker_incidents, lambda row: row.marker_id)
    return {
        "measures": measures_of(rows, letters, reviews, _stays(rows, letters)),
        "markers": tuple(
            replace(
                _marker(row, letters.get(row.reference)),
                incidents=tuple(one.incident for one in rests_on[row.id]),
                reviews=tuple(reviews[row.reference]),
            )
            for row in rows.markers
        ),
        "markers_elsewhere": tuple(
            known.Marker(
                one.reference,
                one.key,
                requested_on=one.requested_on,
                authorised_on=one.authorised_on,
                hard_end_on=one.hard_end_on,
                case=one.case,
            )
            for one in rows.markers_elsewhere
            if one.case != rows.case[0].reference
        ),
        "appeals": tuple(_appeal(row, letters.get(row.reference)) for row in rows.appeals),
        "requests": tuple(_request(row) for row in rows.requests),
        "decided": tuple(
            _decided(row, reviews[row.reference], set_aside=row.reference in gone)
            for row in rows.notices
            if row.decision in _LETTERS_ALONE
        ),
        "referrals": tuple(_referred(row) for row in rows.referrals),
        "orders": tuple(_order(row) for row in rows.legal_steps),
        "letters": tuple(_letter(row) for row in rows.notices if row.decision in _OTHER_LETTERS),
    }


def _reviews(rows: Rows) -> dict[str, list[known.ReviewDone]]:
    """Return the reviews of each decision, with their steps, which are in the same order and hold the reviewer's roles."""
    given: dict[str, date | None] = {notice.subject: notice.served_on for notice in rows.notices}
    steps = {subject: iter(taken) for subject, taken in grouped((s for s in rows.steps if s.act in _REVIEWS), _subject).items()}
    found: dict[str, list[known.ReviewDone]] = defaultdict(list)
    for review in rows.reviews:
        step = next(steps.get(review.subject, iter(())), None)
        person = person_as(review.by, step.more.get("standing", {})) if step else None
        told_on, keeps = given.get(review.reference), review.outcome != "lift"
        done = known.ReviewDone(review.on, review.by, told_on, keeps=keeps, person=person, outcome=review.outcome)
        found[review.subject].append(replace(done, next_on=review.next_on))
    return found


def _subject(step: StepRow) -> str:
    return step.subject


def _marker(row: MarkerRow, notice: NoticeRow | None) -> known.Marker:
    return known.Marker(
        reference=row.reference,
        key=row.key,
        instruction=tri(bool(row.instruction)),
        names_health=tri(bool(names_health(row.instruction))),
        requested_by=row.requested_by,
        requested_on=row.requested_on,
        authorised_by=row.authorised_by,
        authorised_on=row.authorised_on,
        confirmed_on=row.confirmed_on,
        told_on=row.told_on,
        withheld_until=row.withheld_until,
        review_on=row.review_on,
        hard_end_on=row.hard_end_on,
        ended_on=row.ended_on,
        safety=row.safety,
        says=says_of(notice),
    )


def _appeal(row: AppealRow, notice: NoticeRow | None) -> known.Appeal:
    return known.Appeal(
        reference=row.reference,
        of=row.subject,
        decision=Decision(row.decision),
        received_on=row.received_on,
        grounds=tuple(Ground(ground) for ground in row.grounds),
        late_accepted_by=row.late_accepted_by,
        heard_by=row.heard_by,
        decided_on=row.decided_on,
        told_on=notice.served_on if notice else None,
        withdrawn_on=row.withdrawn_on,
        says=says_of(notice),
    )


def _letter(row: NoticeRow) -> known.Letter:
    return known.Letter(
        row.reference,
        Decision(row.decision),
        row.about or row.subject,
        row.issued_on,
        row.served_on,
        row.outcome,
        of_review=row.decision == Decision.REVIEW and bool(row.subject),
    )


def _request(row: RequestRow) -> known.Request:
    return known.Request(
        reference=row.reference,
        asks=Asks(row.asks),
        received_on=row.received_on,
        of=row.subject or None,
        acknowledged_on=row.acknowledged_on,
        answered_on=row.answered_on,
        outcome=row.outcome,
        withdrawn_on=row.withdrawn_on,
        proposed_by=row.proposed_by,
        interim=terms_of(row.interim) if row.interim else None,
    )


def _stays(rows: Rows, letters: Mapping[str, NoticeRow]) -> dict[str, list[known.Stay]]:
    """Return what held each measure back: from the decision until the answer to the appeal was given, or it was withdrawn."""
    appeals = {row.reference: row for row in rows.appeals}
    found: dict[str, list[known.Stay]] = defaultdict(list)
    for row in rows.requests:
        appeal = appeals.get(row.subject)
        if row.answered_on and row.outcome in HELD_BACK and appeal:
            letter = letters.get(appeal.reference)
            given = letter.served_on if letter else None
            again_on = min((day for day in (given, appeal.withdrawn_on) if day), default=None)
            interim = terms_of(row.interim) if row.interim else None
            found[row.measure].append(known.Stay(row.answered_on, again_on, interim))
    return found


def _decided(row: NoticeRow, reviews: list[known.ReviewDone], *, set_aside: bool) -> known.Decided:
    return known.Decided(
        reference=row.reference,
        decision=Decision(row.decision),
        on=row.issued_on,
        by=row.issued_by,
        served_on=row.served_on,
        outcome=row.outcome,
        set_aside=set_aside,
        says=says_of(row),
        review_on=row.review_on,
        reviews=tuple(reviews),
    )


def _referred(row: ReferralRow) -> known.Referral:
    return known.Referral(
        reference=row.reference,
        key=row.key,
        on=row.on,
        told_on=row.told_on,
        withheld_until=row.withheld_until,
        hands_over=row.hands_over,
        accepted_on=row.accepted_on,
        declined_on=row.declined_on,
        settled_on=row.settled_on,
        marker=row.marker,
        received_at=row.received_at,
        by=row.by,
        corrects=row.corrects,
    )


def _order(row: LegalStepRow) -> known.Order:
    return known.Order(row.reference, row.kind, row.on, row.until, row.measure)
