"""Shows one incident, as it was reported."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from evenhand.casework.acts.incidents import ClosedToAdditions
from evenhand.casework.paging import First
from evenhand.casework.rows import additions_to, named_in, protections_on, signposted
from evenhand.casework.stored import StoredIncident, StoredReading
from evenhand.policy.duties.duty import Duty
from evenhand.policy.verdict import RuleResult
from evenhand.policy.vocabulary import HARASSMENT, Abuse
from evenhand.ui import components
from evenhand.ui.labels import reached_us
from evenhand.ui.presenters import Presenter, lower
from evenhand.ui.timestamps import day_of, moment
from evenhand.web.case.record import AccountGiven
from evenhand.wording.choices import ENDED_BECAUSE, OFFENCE_CONDITIONS
from evenhand.wording.dates import listed, short
from evenhand.wording.words import plain

OVER = {
    ClosedToAdditions.WITHDRAWN: gettext_lazy("This report was withdrawn."),
    ClosedToAdditions.CLOSED: gettext_lazy("The case that this report is in is closed."),
    ClosedToAdditions.DECIDED: gettext_lazy("The case that this report is in has been decided on."),
}
"""Why a report is closed to additions."""
UNTIL = {
    True: gettext_lazy("It can be added to until its case is closed."),
    False: gettext_lazy("You can add to it until its case is decided on."),
}
"""Until when a report is open to additions, for readers of cases and for reporters."""
REMARKS = (
    ("manner_only", gettext_lazy("This is about the manner alone: being upset or forceful is not in itself unacceptable")),
    ("protected_act", gettext_lazy("It is an allegation of discrimination, or going to an outside body: never the behaviour")),
    ("health_and_safety", gettext_lazy("It is a health and safety matter")),
    ("riddor", gettext_lazy("It may have to be reported under RIDDOR")),
)


def readers(rows: First[StoredReading]) -> components.Table:
    """Return who opened the story, and when; ``rows`` shows whether it is cut."""
    caption = _("Newest first: only the last {number} are shown").format(number=len(rows)) if rows.cut else _("Newest first")
    head = (components.Cell(_("Who read it")), components.Cell(_("When")))
    return components.Table(
        head, tuple((components.Cell(row.by.name), components.Cell(moment(row.at))) for row in rows), caption
    )


def additions(row: StoredIncident) -> tuple[AccountGiven, ...]:
    """Return the additions to a report, each with its author and moment."""
    return tuple(
        AccountGiven(one.words, _("Added by {by}, {at}").format(by=one.by.name, at=moment(one.at))) for one in additions_to(row)
    )


def elsewhere_of(row: StoredIncident) -> tuple[AccountGiven, ...]:
    """Return where a report was signposted, why, and by which officer."""
    said = signposted(row)
    return tuple(
        AccountGiven(one.why, _("{goes_to}: said by {by}, {at}").format(goes_to=one.goes_to, by=one.by.name, at=moment(one.at)))
        for one in said
    )


def _people(row: StoredIncident, part: str, others: str) -> str:
    return listed([*named_in(row, part).values(), *filter(None, [others])])


def _on_behalf(row: StoredIncident) -> str:
    whose = {"colleague": _("a colleague"), "contractor": _("a contractor")}.get(row.on_behalf_of, "")
    return ", ".join(filter(None, (whose, row.on_behalf_name)))


def _offence(row: StoredIncident) -> str:
    if not row.possible_offence:
        return ""
    condition = OFFENCE_CONDITIONS.get(row.offence_condition, _("the reason for recording that is missing"))
    return _("It may be an offence: {condition}").format(condition=lower(condition))


def _ended(row: StoredIncident) -> str:
    if not row.ended_because or row.ended_by is None:
        return ""
    why, warned = lower(ENDED_BECAUSE[Abuse(row.ended_because)]), row.ended_warnings
    said = ngettext("{number} warning came first", "{number} warnings came first", warned).format(number=warned)
    if not warned:
        said = _("No warning came first")
    return _("{name}: {why}. {warned}").format(name=row.ended_by.name, why=why, warned=said)


def _by_when(duty: Duty | None, to_do: str) -> str:
    """Return what is left ``to_do`` after a report with its day, or the day on which it was done."""
    if duty is None or duty.due_on is None:
        return ""
    if duty.done_on:
        return _("Done on {day}").format(day=short(duty.done_on))
    return to_do.format(day=short(duty.due_on))


def _early(row: StoredIncident, departed: RuleResult | None, presenter: Presenter) -> str:
    if departed is None:
        return row.ended_early
    why = row.ended_early or _("No reason is recorded yet. Its worker can add one to this report.")
    return f"{presenter.words.message(departed.message)} {why}"


def _harassed(row: StoredIncident) -> str:
    kinds = dict.fromkeys((*row.harassment, *([row.ended_because] if row.ended_because in HARASSMENT else [])))
    return listed(lower(ENDED_BECAUSE[Abuse(kind)]) for kind in kinds)


def protected(row: StoredIncident) -> tuple[components.Card, ...]:
    """Return how the worker of a report is protected, each time that it was looked at."""
    return tuple(
        components.Card(
            _("Looked at on {day}").format(day=short(one.on)),
            (
                components.Row(_("Risk"), one.risk),
                components.Row(_("Steps before"), one.before),
                components.Row(_("Steps since"), one.afterwards),
                components.Row(_("Support"), one.support),
                components.Row(_("Recorded by"), one.by.name),
            ),
        )
        for one in protections_on(row)
    )


def incident_rows(
    row: StoredIncident, presenter: Presenter, owed: Mapping[str, Duty], departed: RuleResult | None
) -> tuple[components.Row, ...]:
    """Return the rows of an incident: when, how, who, which conduct; how its call was ended, and what is owed after it.

    ``departed``: how that end departs from the rule.
    """
    kinds = listed(lower(presenter.words.name(key)) for key in row.behaviours)
    remarks = [str(says) for name, says in REMARKS if getattr(row, name)]
    found = [
        (_("When it happened"), moment(row.happened_at)),
        (_("When we found out"), moment(row.found_out_at) if row.found_out_at else ""),
        (_("How it reached us"), reached_us(row.channel)),
        (_("Reported as"), kinds.capitalize() or _("Not sorted yet")),
        (_("Whose conduct"), plain(row.conduct_of).capitalize()),
        (_("Towards"), plain(row.towards).capitalize()),
        (_("Who was affected"), _people(row, "affected", row.affected)),
        (_("Who saw or heard it"), _people(row, "witness", row.witnesses)),
        (_("Reported for"), _on_behalf(row)),
        (_("Ended on the spot by"), _ended(row)),
        (_("Ended before the usual warnings"), _early(row, departed, presenter)),
        (_("What follows the end"), _by_when(owed.get("follow_up_ended"), _("Write to the customer by {day}"))),
        (_("Harassment of a worker"), _harassed(row)),
        (_("What the worker is owed"), _by_when(owed.get("protect_worker"), _("Look at the risk with them by {day}"))),
        (_("Dangerous or broken at home"), row.danger),
        (_("Taken over in repairs by"), row.danger_taken_by),
        (_("Keep in mind"), ". ".join(filter(None, (*remarks, _offence(row))))),
        (_("Reported by"), f"{row.reporter.name}, {moment(row.recorded_at)}"),
    ]
    return tuple(components.Row(key, value[:1].upper() + value[1:]) for key, value in found if value)


def title_of(row: StoredIncident, presenter: Presenter) -> str:
    """Return an incident's title: the kind of conduct, and the day."""
    kinds = listed(lower(presenter.words.name(key)) for key in row.behaviours)
    day = short(day_of(row.happened_at))
    return _("Reported: {kinds}, {day}").format(kinds=kinds, day=day) if kinds else _("Not sorted yet, {day}").format(day=day)
