"""Defines the values of a notice, already worded by the code that fills them in.

Fields that are parts carry the part's own name. All of those are optional: what is needed is asked of `compose`.
Sentences address the person as "you", and describe what was done or said, never the person.
"""

from dataclasses import dataclass
from datetime import date

from evenhand.letters.blocks import Address, Sender
from evenhand.policy.vocabulary import NoticePart


@dataclass(frozen=True, slots=True)
class ContactPoint:
    """A person or a body, and the ways to reach them; a ``note`` is a sentence about when and how.

    ``form``: the address of a web form. A letter names it first, then telephone and post for people who cannot use it.
    ``relay``: the telephone number as text relay dials it; ``texts``: the number for text messages.
    ``advises``: it gives advice, and looks into no complaint.
    """

    name: str
    role: str = ""
    phone: str = ""
    email: str = ""
    web: str = ""
    post: str = ""
    note: str = ""
    form: str = ""
    relay: str = ""
    texts: str = ""
    advises: bool = False


@dataclass(frozen=True, slots=True)
class ControllerNamed:
    """Who decides how personal data is used, and why. ``notice``: the privacy notice, as this reader can get it; a sentence."""

    name: str
    ico_number: str
    purpose: str
    lawful_basis: str
    notice: str = ""


@dataclass(frozen=True, slots=True)
class CustomerSide:
    """The customer's side: their own ``words``, or none; and our response, or when we asked (``answer``)."""

    words: str = ""
    answer: str = ""
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeFacts:
    """The values of one notice."""

    sender: Sender
    recipient: Address
    written_on: date
    reference: str
    greeting: str  # the name to use after "Dear"
    language: str = "en-GB"
    policy: str = ""  # completes "We decided this under ...": title, clauses, where to read it
    unsaid: tuple[tuple[NoticePart, str], ...] = ()  # what a part still leaves open: completes "... does not yet say"
    signed_by: ContactPoint | None = None  # where it is not the decision-maker

    reached_at: tuple[str, ...] = ()  # the lines below the name: an address, or another way; the recipient has them
    behaviour: tuple[str, ...] = ()  # dated sentences: what you did or said
    behaviour_kinds: tuple[str, ...] = ()  # the policy's names for it, with their clauses
    why_unacceptable: str = ""
    evidence: tuple[str, ...] = ()
    your_account: CustomerSide | None = None
    reasons: tuple[str, ...] = ()
    outcome: str = ""
    what_is_decided: tuple[str, ...] = ()  # one term each
    service_implications: tuple[str, ...] = ()
    from_when: date | None = None
    once_given: bool = False  # it binds once a copy that the person can use is given
    until_when: date | None = None  # the last day, inclusive
    review_when: date | None = None
    next_review: date | None = None
    what_stays_open: tuple[str, ...] = ()  # each completes "You can still ..."
    emergencies: str = ""  # the telephone number that is answered day and night
    emergency_otherwise: tuple[str, ...] = ()  # for a reader who cannot telephone; each completes "You can ..."
    how_to_ask_for_adjustment: tuple[str, ...] = ()  # each completes "You can ..."
    how_to_appeal: tuple[str, ...] = ()  # each completes "You can ..."
    appeal_grounds: tuple[str, ...] = ()  # each completes "... because"
    appeal_by_when: date | None = None
    appeal_worked_by: date | None = None  # the last working day before it, where the landlord is closed on it
    appeal_window: str = ""  # where there is no last day: completes "You can appeal ..."
    who_hears_appeal: str = ""
    appeal_answer: str = ""  # a sentence: by when the answer comes
    correct_or_complain: tuple[str, ...] = ()  # each completes "You can ...", where there is no appeal
    ombudsman: ContactPoint | None = None  # the body that has remit; the note says what must come first
    who_decided: ContactPoint | None = None
    contact_person: ContactPoint | None = None
    equality_considered: str = ""
    who_sees_it: tuple[str, ...] = ()
    how_removed: str = ""
    independent_advice: tuple[ContactPoint, ...] = ()
    home_at_risk: str = ""
    support: tuple[str, ...] = ()
    expected_behaviour: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()  # "large print", "Braille" ...
    data_rights: ContactPoint | None = None  # who to ask
    controller: ControllerNamed | None = None  # stands before it; no part of its own

    def gives(self, part: NoticePart) -> bool:
        """Return whether a part has content, and leaves nothing open. Blanks are none."""
        return self.has(part) and all(open_in is not part for open_in, _ in self.unsaid)

    def has(self, part: NoticePart) -> bool:
        """Return whether a part has content, whatever it leaves open."""
        if part is NoticePart.APPEAL_BY_WHEN and self.appeal_window.strip():
            return True
        if part is NoticePart.EMERGENCIES and self.emergency_otherwise:
            return True
        if part is NoticePart.YOUR_ACCOUNT and self.your_account:
            return bool(self.your_account.words.strip() or self.your_account.answer.strip())
        return _says_something(getattr(self, part.value))


def _says_something(value: object) -> bool:
    match value:
        case str():
            return bool(value.strip())
        case tuple():
            return bool(value) and all(map(_says_something, value))
        case ContactPoint():
            return bool(value.name.strip())
        case _:
            return value is not None
