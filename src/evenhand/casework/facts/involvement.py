"""Makes out who took part in a case, and how, from its rows: who took any step in it hears no appeal (floor 10)."""

from collections import defaultdict

from evenhand.casework.facts.tables import Rows
from evenhand.policy.vocabulary import Act, Part

OF_ACT = {
    Act.ASSESS: Part.ASSESSED,
    Act.FIND: Part.FOUND,
    Act.WARN: Part.WARNED,
    Act.COMMUNICATE_CONCERNS: Part.WARNED,
    Act.PROPOSE: Part.PROPOSED,
    Act.PROPOSE_EXTENSION: Part.PROPOSED,
    Act.WITHDRAW: Part.PROPOSED,
    Act.PLACE_MARKER: Part.PROPOSED,
    Act.CONSULT: Part.CONSULTED,
    Act.ASK_PROPOSER: Part.CONSULTED,
    Act.ANSWER_QUESTION: Part.CONSULTED,
    Act.ENDORSE: Part.ENDORSED,
    Act.SEND_BACK: Part.SENT_BACK,
    **dict.fromkeys(
        (
            Act.DECIDE_USE,
            Act.AUTHORISE,
            Act.AUTHORISE_MARKER,
            Act.CONFIRM_MARKER,
            Act.EXTEND,
            Act.VARY,
            Act.NOT_TELL,
            Act.REFUSE_COMPLAINT,
        ),
        Part.AUTHORISED,
    ),
    **dict.fromkeys((Act.IMPOSE, Act.SERVE, Act.TELL_MARKER, Act.TELL_REFERRAL, Act.INFORM_TEAMS), Part.IMPOSED),
    **dict.fromkeys((Act.REVIEW, Act.REVIEW_MARKER, Act.LIFT, Act.LAPSE, Act.END_MARKER, Act.CLOSE, Act.REOPEN), Part.REVIEWED),
    **dict.fromkeys((Act.LOOK_AGAIN, Act.KEEP_AS_DECIDED), Part.REVIEWED),
    **dict.fromkeys(
        (
            Act.OPEN_CASE,
            Act.DISCUSS,
            Act.SEEK_ACCOUNT,
            Act.RECORD_ACCOUNT,
            Act.RECORD_NEEDS,
            Act.CHANGE_NEED,
            Act.NAME_REPRESENTATIVE,
            Act.OFFER_SUPPORT,
            Act.REFER,
            Act.ACCEPT_REFERRAL,
            Act.RECORD_ORDER,
            Act.TRACK_COMPLAINT,
        ),
        Part.INVESTIGATED,
    ),
    Act.DECIDE_APPEAL: Part.HEARD_APPEAL,
    Act.INVESTIGATE_COUNTER_ALLEGATION: Part.HEARD_ALLEGATION,
}
"""The part that each act is. Taking down what a customer says or appeals, and declaring an interest, is none."""


def parts_of(rows: Rows) -> dict[str, frozenset[Part]]:
    """Return everybody who took part, by reference, with how."""
    parts: dict[str, set[Part]] = defaultdict(set)
    for incident in rows.incidents:
        parts[incident.reporter].add(Part.REPORTED)
    for named in rows.named:
        parts[named.user].add(Part.AFFECTED)
    for step in rows.steps:
        part = OF_ACT.get(Act(step.act))
        if part:
            parts[step.by].add(part)
        for person in step.more.get("sitting", ()):
            parts[person["reference"]].add(part or Part.CONSULTED)
    parts[rows.case[0].opened_by].add(Part.INVESTIGATED)
    return {person: frozenset(taken) for person, taken in parts.items()}
