"""Shows the letter while an officer writes: its gaps, open channels, and refusals. It saves nothing."""

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evenhand.casework.context import ActContext
from evenhand.casework.letter_preview import blanks_of_sender, preview
from evenhand.casework.perform import verdict_on
from evenhand.letters import html
from evenhand.ui import components
from evenhand.ui.presenters import Presenter


@dataclass(frozen=True)
class LetterPreview:
    """``status``: its progress, in a line; ``rules``: those that refuse; ``letter``: markup, or nothing to show yet."""

    status: str
    rules: tuple[components.Rule, ...] = ()
    letter: SafeString | None = None


def letter_preview_of(said: ActContext | None, presenter: Presenter) -> LetterPreview:
    """Return the preview of an act's letter with the answers so far; None where there are too few."""
    if said is None:
        return LetterPreview(_("The letter shows once the first questions are answered."))
    verdict, composed = verdict_on(said), preview(said)
    rules = presenter.rules(verdict)
    if composed is None:
        return LetterPreview(_against(len(rules)), rules)
    letter = mark_safe(html.render(composed.letter, top=3))  # noqa: S308 - every word in it is escaped
    later = blanks_of_sender(said, composed)
    return LetterPreview(f"{_gaps(len(composed.letter.gaps) - later, later)} {_against(len(rules))}", rules, letter)


def _gaps(many: int, later: int) -> str:
    """Return how many gaps are left now, and how many blanks the sender of the letter still fills."""
    fills = ngettext("Its sender still fills one blank.", "Its sender still fills {many} blanks.", later).format(many=later)
    if later:
        return f"{_gaps(many, 0)} {fills}" if many else fills
    if not many:
        return _("The letter has every part that it must have.")
    return ngettext("The letter has one gap.", "The letter has {many} gaps.", many).format(many=many)


def _against(many: int) -> str:
    if not many:
        return _("No rule refuses it.")
    return ngettext("One rule refuses it.", "{many} rules refuse it.", many).format(many=many)
