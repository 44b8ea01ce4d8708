"""Words the decisions of a case that nobody present can take."""

from evenhand.casework.case_view import CaseView
from evenhand.landlords.queries import Officer
from evenhand.ui.labels import Labels
from evenhand.ui.presenters import Presenter
from evenhand.work.waiting_decisions import WaitingDecisions


def missing_people(view: CaseView, presenter: Presenter, labels: Labels) -> list[str]:
    """Return a line for each decision that needs a role, team or committee without a member present."""
    decisions = WaitingDecisions(view.policy, view.facts, presenter.on, view.calendar, view.case.owner.reference)
    people = [Officer(member.user, view.case.landlord, member) for member in view.staff]
    return [f"{labels.act(one.act, one.subject)}. {presenter.words.message(one.missing)}" for one in decisions.orphans(people)]
