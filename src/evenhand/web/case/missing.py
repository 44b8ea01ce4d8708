"""What nobody present can take in a case, in words."""

from evenhand.casework.case_view import CaseView
from evenhand.landlords.queries import Officer
from evenhand.ui.labels import Labels
from evenhand.ui.presenters import Presenter
from evenhand.work.waiting_decisions import WaitingDecisions


def missing_people(view: CaseView, presenter: Presenter, labels: Labels) -> list[str]:
    """Return a line for each decision that waits for a role, team or committee which nobody present holds."""
    decisions = WaitingDecisions(view.policy, view.facts, presenter.on, view.calendar, view.case.owner.reference)
    people = [Officer(member.user, view.case.landlord, member) for member in view.staff]
    return [f"{labels.act(one.act, one.subject)}. {presenter.words.message(one.missing)}" for one in decisions.orphans(people)]
