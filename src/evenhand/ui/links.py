"""Where pages are: how references and acts stand in an address, and where a page leads for an act or a clause.

No address says more of a person than a reference.
"""

from dataclasses import dataclass

from django.urls import NoReverseMatch, register_converter, reverse

from evenhand.policy.verdict import Cited
from evenhand.policy.vocabulary import Act

ABOUT_SOMETHING = frozenset(
    {
        Act.CONSULT,
        Act.ENDORSE,
        Act.ASK_PROPOSER,
        Act.ANSWER_QUESTION,
        Act.AUTHORISE,
        Act.SEND_BACK,
        Act.WITHDRAW,
        Act.IMPOSE,
        Act.SERVE,
        Act.REVIEW,
        Act.PROPOSE_EXTENSION,
        Act.EXTEND,
        Act.VARY,
        Act.NOT_TELL,
        Act.LIFT,
        Act.LAPSE,
        Act.AUTHORISE_MARKER,
        Act.CONFIRM_MARKER,
        Act.TELL_MARKER,
        Act.REVIEW_MARKER,
        Act.END_MARKER,
        Act.RECEIVE_APPEAL,
        Act.WITHDRAW_APPEAL,
        Act.NAME_INVESTIGATOR,
        Act.INVESTIGATE_COUNTER_ALLEGATION,
        Act.CHANGE_NEED,
        Act.DECIDE_APPEAL,
        Act.ACCEPT_REFERRAL,
        Act.TELL_REFERRAL,
        Act.TRACK_COMPLAINT,
        Act.REFUSE_COMPLAINT,
        Act.LOOK_AGAIN,
        Act.KEEP_AS_DECIDED,
    }
)
"""Acts about a measure, marker, letter or appeal of the case, whose address names it."""
MAY_BE_ABOUT_SOMETHING = frozenset({Act.PROPOSE})
"""Acts that begin something new, or change what their address names."""
WITHOUT_A_PAGE = frozenset(
    {Act.OPEN_CASE, Act.BELONGS_ELSEWHERE, Act.WRONG_PERSON, Act.DELETE_EVIDENCE, Act.RECORD_DEPARTURE, Act.COVER}
)
"""Acts that are not done on a case."""


class ReferenceInAddress:
    """A public reference, in capitals or not."""

    regex = r"[Ee][Vv]-[0-9A-Za-z]{4,12}"

    def to_python(self, value: str) -> str:
        """Return it as it is written."""
        return value.upper()

    def to_url(self, value: str) -> str:
        """Return it as it is."""
        return value


class ActInAddress:
    """An act, with hyphens: ``record-account``."""

    regex = "[a-z]+(?:-[a-z]+)*"

    def to_python(self, value: str) -> Act:
        """Return the act; an unknown one is no address."""
        return Act(value.replace("-", "_"))

    def to_url(self, value: str) -> str:
        """Return it with hyphens."""
        return value.replace("_", "-")


register_converter(ReferenceInAddress, "reference")
register_converter(ActInAddress, "act")


@dataclass(frozen=True)
class Links:
    """Where what is named on a page leads, for one reader: the acts on one case that they may do, and clauses.

    ``may``: the acts that the product lets this reader do; None, all of them.
    """

    case: str = ""
    may: frozenset[Act] | None = None

    def act(self, act: Act, subject: str | None = None) -> str:
        """Return the address of an act's form; "" where there is none for this reader."""
        if not self.case or act in WITHOUT_A_PAGE or (self.may is not None and act not in self.may):
            return ""
        if act not in ABOUT_SOMETHING and not (subject and act in MAY_BE_ABOUT_SOMETHING):
            return _address("act", self.case, act)
        return _address("act", self.case, act, subject) if subject else ""

    def clause(self, cited: Cited, main: str) -> str:
        """Return the address of a clause; a house choice stands with the pack that it completes."""
        if cited.number == "house-choice":
            return f"{_address('policy-pack', main)}#house-choices"
        return _address("policy-clause", cited.pack, cited.number)


def _address(name: str, *parts: object) -> str:
    try:
        return reverse(name, args=parts)
    except NoReverseMatch:
        return ""
