"""Who may do what: one table from act to capacity, default deny. Rules of the policy answer *when*, and who decides."""

from evenhand.landlords.queries import Officer
from evenhand.policy.vocabulary import Act

CALENDAR = "calendar"
"""The landlord's calendar: it notes what has ended by its date, and does nothing else."""
REPORTER, CASEWORKER, AUTHORISER, REVIEWER, AUDITOR, POLICY_OWNER = CAPACITIES = (
    "reporter",
    "caseworker",
    "authoriser",
    "reviewer",
    "auditor",
    "policy_owner",
)

MAY: dict[Act, frozenset[str]] = {
    **dict.fromkeys(
        (
            Act.LOG_INCIDENT,
            Act.RECORD_CONTACT,
            Act.TAKE_ALLEGATION,
            Act.RECEIVE_APPEAL,
            Act.WITHDRAW_APPEAL,
            Act.TAKE_COMPLAINT,
        ),
        frozenset({REPORTER, CASEWORKER, AUTHORISER, REVIEWER}),
    ),
    **dict.fromkeys(
        (
            Act.OPEN_CASE,
            Act.DECIDE_USE,
            Act.RECORD_NEEDS,
            Act.DISCUSS,
            Act.SEEK_ACCOUNT,
            Act.RECORD_ACCOUNT,
            Act.OFFER_SUPPORT,
            Act.ASSESS,
            Act.FIND,
            Act.COMMUNICATE_CONCERNS,
            Act.WARN,
            Act.PROPOSE,
            Act.CONSULT,
            Act.WITHDRAW,
            Act.IMPOSE,
            Act.SERVE,
            Act.INFORM_TEAMS,
            Act.PLACE_MARKER,
            Act.TELL_MARKER,
            Act.REVIEW,
            Act.REVIEW_MARKER,
            Act.END_MARKER,
            Act.LIFT,
            Act.CLOSE,
        ),
        frozenset({CASEWORKER, AUTHORISER}),
    ),
    **dict.fromkeys(
        (
            Act.ENDORSE,
            Act.ASK_PROPOSER,
            Act.AUTHORISE,
            Act.EXTEND,
            Act.SEND_BACK,
            Act.AUTHORISE_MARKER,
            Act.NOT_TELL,
            Act.REFUSE_COMPLAINT,
        ),
        frozenset({AUTHORISER, REVIEWER}),
    ),
    **dict.fromkeys(
        (
            Act.WRONG_PERSON,
            Act.LOOK_AGAIN,
            Act.KEEP_AS_DECIDED,
            Act.DELETE_EVIDENCE,
            Act.BELONGS_ELSEWHERE,
            Act.CHANGE_NEED,
            Act.NAME_REPRESENTATIVE,
            Act.PROPOSE_EXTENSION,
            Act.VARY,
            Act.REFER,
            Act.ACCEPT_REFERRAL,
            Act.TELL_REFERRAL,
            Act.RECORD_ORDER,
            Act.TRACK_COMPLAINT,
            Act.REOPEN,
            Act.RECORD_DEPARTURE,
            Act.ANSWER_QUESTION,
            Act.REASSIGN_CASE,
            Act.WAIT_FOR,
        ),
        frozenset({CASEWORKER, AUTHORISER}),
    ),
    Act.CONFIRM_MARKER: frozenset({AUTHORISER, REVIEWER}),
    Act.NAME_INVESTIGATOR: frozenset({CASEWORKER, AUTHORISER, REVIEWER}),
    Act.INVESTIGATE_COUNTER_ALLEGATION: frozenset({CASEWORKER, AUTHORISER, REVIEWER}),
    Act.COVER: frozenset({CASEWORKER, AUTHORISER, REVIEWER}),
    Act.NOTE: frozenset({CASEWORKER, AUTHORISER, REVIEWER}),
    Act.DECLARE_INTEREST: frozenset({CASEWORKER, AUTHORISER, REVIEWER}),
    Act.LAPSE: frozenset({CASEWORKER, AUTHORISER, CALENDAR}),
    Act.DECIDE_APPEAL: frozenset({REVIEWER}),
}


def allowed(officer: Officer, act: Act) -> bool:
    """Tell whether any of an officer's capacities lets them do an act at all."""
    return any(officer.may(capacity) for capacity in MAY.get(act, frozenset()))


def may_read_cases(officer: Officer) -> bool:
    """Tell whether an officer may read cases: everybody but those who only report."""
    return any(officer.may(capacity) for capacity in (CASEWORKER, AUTHORISER, REVIEWER, AUDITOR))


def may_read_privileged(officer: Officer) -> bool:
    """Tell whether an officer may read legal advice in a case: those who work on cases or decide them, and no one else."""
    return any(officer.may(capacity) for capacity in (CASEWORKER, AUTHORISER, REVIEWER))


def may_adopt(officer: Officer) -> bool:
    """Tell whether an officer may propose and confirm what the landlord adopts: a version, a house choice, a reading."""
    return officer.may(POLICY_OWNER)


def may_read_adoptions(officer: Officer) -> bool:
    """Tell whether an officer may see what is about to be adopted, and what it would change."""
    return may_adopt(officer) or may_read_cases(officer)
