"""Words who signed for the use of the policy, and who still has to."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from evenhand.casework.context import ActContext
from evenhand.casework.form_questions.use_signatures import WantedSignature, use_signatures
from evenhand.casework.stored import StoredStep
from evenhand.ui import components
from evenhand.ui.presenters import Presenter
from evenhand.wording.dates import listed, short


@dataclass(frozen=True)
class SignaturesShown:
    """The signatures in lines, with the clause that asks for them."""

    signed: tuple[str, ...]
    wanted: tuple[str, ...]
    clauses: tuple[components.Clause, ...]


def signatures_shown(ctx: ActContext, presenter: Presenter) -> SignaturesShown | None:
    """Return the signatures, given and missing; None where no layer asks for them."""
    use = use_signatures(ctx)
    if use is None:
        return None
    return SignaturesShown(
        tuple(_signed(step) for step in use.signed),
        tuple(_wanted(one, presenter) for one in use.wanted),
        (presenter.clause(use.cited),),
    )


def _signed(step: StoredStep) -> str:
    return f"{step.by.name}, {short(step.happened_on)}. {step.words}".strip()


def _wanted(one: WantedSignature, presenter: Presenter) -> str:
    named = listed((presenter.words.name(key) for key in (*one.party.roles, one.party.team, one.party.committee) if key), "or")
    people = listed((member.user.name for member in one.people), "or")
    return (
        f"{named} ({people})"
        if people
        else _("{named}. No colleague here is one: the landlord has to name one.").format(named=named)
    )
