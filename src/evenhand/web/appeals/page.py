"""Shows an appeal to its reviewer: its grounds, what was known, what is new, the effects of signing."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from evenhand.casework.appeals.effects import AnswerEffects, effects_of_answer
from evenhand.casework.appeals.known_at_decision import by_kind, decision_step, known_records, steps_since
from evenhand.casework.appeals.reviewers import question, reviewers
from evenhand.casework.context import ActContext
from evenhand.casework.earlier_policy import owed_in
from evenhand.casework.rows import appeal_in, measure_in
from evenhand.casework.stored import StoredCase, StoredStep
from evenhand.policy.vocabulary import Act, Decision
from evenhand.ui import components
from evenhand.ui.labels import Labels
from evenhand.ui.presenters import Presenter, lower
from evenhand.ui.timestamps import moment
from evenhand.web.case.reviewers import reviewer_rows
from evenhand.wording.dates import listed, on, short
from evenhand.wording.grounds import GROUNDS
from evenhand.wording.words import plain


@dataclass(frozen=True)
class RecordGroup:
    """Records of one kind, in sentences."""

    title: str
    says: tuple[str, ...]


@dataclass(frozen=True)
class AppealShown:
    """An appeal in words. ``decided``: when and who decided; ``then``: what they knew; ``since``: what is new.

    ``signing``: what happens with each outcome, and in any case; ``involved``: where an interest is declared.
    """

    words: str
    received: str
    grounds: tuple[str, ...]
    answer_by: components.Count | None
    decided: str
    reasons: tuple[str, ...]
    then: tuple[RecordGroup, ...]
    since: tuple[RecordGroup, ...]
    signing: tuple[RecordGroup, ...]
    reviewers: tuple[components.Row, ...]
    involved: str
    pack: str


def appeal_of(ctx: ActContext, presenter: Presenter) -> AppealShown | None:
    """Return the appeal in question; None where there is none."""
    case = ctx.the_case
    row = appeal_in(case, ctx.subject)
    if row is None:
        return None
    duty = next((one for one in owed_in(ctx) if one.act is Act.DECIDE_APPEAL and one.subject == row.reference), None)
    step = decision_step(case, row.subject)
    told = known_records(ctx, step.recorded_at) if step else ()
    return AppealShown(
        row.words,
        short(row.received_on),
        tuple(GROUNDS.get(ground, plain(ground)) for ground in row.grounds),
        presenter.count(duty.due_on, duty.counted) if duty and duty.due_on else None,
        _("Decided on {recorded_at}, by {by}.").format(recorded_at=moment(step.recorded_at), by=step.by.name) if step else "",
        _reasons(case, row.subject, step),
        tuple(RecordGroup(*one) for one in by_kind(told, then=True)),
        (*tuple(RecordGroup(*one) for one in by_kind(told, then=False)), *_steps(ctx, presenter, step)),
        _signing(ctx, presenter),
        reviewer_rows(reviewers(ctx.by.landlord, question(ctx)), presenter),
        reverse("act", args=[case.reference, Act.DECLARE_INTEREST]),
        reverse("appeal-pack", args=[case.reference, row.reference]),
    )


def _reasons(case: StoredCase, subject: str, step: StoredStep | None) -> tuple[str, ...]:
    measure = measure_in(case, subject)
    written = (measure.why if measure else "", step.words if step else "")
    return tuple(dict.fromkeys(filter(None, written)))


def _steps(ctx: ActContext, presenter: Presenter, step: StoredStep | None) -> tuple[RecordGroup, ...]:
    """Return the later steps, without records that were only added later."""
    labels = Labels(ctx.facts, presenter.words)
    rows = steps_since(ctx, step.recorded_at) if step else ()
    found = ((row, labels.of_step(Act(row.act), row.subject)) for row in rows)
    says = tuple(
        f"{short(row.happened_on)}: {lower(presenter.words.done(row.act))}" + (f", {lower(about)}" if about else "")
        for row, about in found
    )
    return (RecordGroup(_("Done in the case"), says),) if says else ()


def _signing(ctx: ActContext, presenter: Presenter) -> tuple[RecordGroup, ...]:
    does, labels = effects_of_answer(ctx), Labels(ctx.facts, presenter.words)
    if does.report:
        to = presenter.words.name(does.report.key)
        return (
            RecordGroup(_("If it stands"), (_("The report stays as it was made."),)),
            RecordGroup(
                _("If it is corrected"),
                (
                    _("The report stays. Your correction is kept with it in this case."),
                    _("Sending the correction is owed today. It goes to: {to}.").format(to=to),
                ),
            ),
            RecordGroup(_("In each case"), tuple(_owed(does))),
        )
    changes = (
        RecordGroup(_("If it is changed"), (_("What you set above applies from today, and nothing stricter can be set."),)),
    )
    return (
        RecordGroup(_("If it stands"), tuple(_goes_on(does, labels))),
        *(changes if does.measures else ()),
        RecordGroup(_("If it ends"), tuple(_ends(does, labels, presenter))),
        RecordGroup(_("In each case"), tuple(_owed(does))),
    )


def _goes_on(does: AnswerEffects, labels: Labels) -> list[str]:
    measures = [
        _("{name} continues as it is, until {until}; it is reviewed on {review_on}.").format(
            name=labels.name(row.reference), until=short(row.until), review_on=short(row.review_on)
        )
        for row in does.measures
    ]
    return measures or [_("Nothing changes: the decision continues as it is.")]


def _ends(does: AnswerEffects, labels: Labels, presenter: Presenter) -> list[str]:
    says = [
        _("{name} ends today: nothing of it binds them any more.").format(name=labels.name(row.reference))
        for row in does.measures
    ]
    says += [_("{name} comes off the record today.").format(name=labels.name(row.reference)) for row in does.markers]
    says += [
        _("The complaint is open again, and the days for its answer count as before.")
        if row.decision is Decision.COMPLAINT
        else _("{name} is set aside: nothing rests on it any more.").format(name=labels.name(row.reference))
        for row in does.letters
    ]
    passed = [presenter.words.name(row.key) for row in does.referrals]
    if passed:
        says.append(_("What was passed on with it is to be taken back: {passed}.").format(passed=listed(passed)))
    return says or [_("The decision no longer applies.")]


def _owed(does: AnswerEffects) -> list[str]:
    by = _(" by {give_by}").format(give_by=on(does.give_by)) if does.give_by else ""
    says = [
        _("The answer is issued as a letter, with your findings and reasons in it. Give it{by}, and record how.").format(by=by)
    ]
    says.append(
        _("They can appeal against your answer once more.")
        if does.again
        else _("Your answer is final here: there is no second appeal.")
    )
    if does.ombudsman:
        says.append(_("The letter explains how to go to the Ombudsman."))
    return says
