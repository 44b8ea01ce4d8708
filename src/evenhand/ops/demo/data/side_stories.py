"""Tells what happens beside a case: contacts, complaints, referrals, corrections, needs, colleagues."""

from datetime import date, datetime, timedelta

from evenhand.casework.access import find_customers, the_case, the_incident
from evenhand.casework.case_view import case_view
from evenhand.casework.details import Details, Established
from evenhand.casework.details.allegations import AllegationSent, Alleged, FirmOutcome
from evenhand.casework.details.allowances import MoreAllowed, StruckOut
from evenhand.casework.details.colleagues import Awaited, Covered, Reassigned
from evenhand.casework.details.complaints import Complained, Tracked
from evenhand.casework.details.customers import Contacted, NeedChanged, NeedTold, RepresentativeNamed, WayToReach
from evenhand.casework.details.departures import Departed
from evenhand.casework.details.firms import FirmAnswered, FirmAsked
from evenhand.casework.details.incidents import ContactEnded, Moved, WorkerProtected
from evenhand.casework.details.referrals import ReferralAnswered, ReferralTold, Referred
from evenhand.casework.details.requests import RequestAnswered, Requested, StayDecided
from evenhand.casework.incident_queries import files_of
from evenhand.casework.perform import perform
from evenhand.casework.rows import letters_about, needs_in, questions_in
from evenhand.firms.queries import Scheduler
from evenhand.landlords.actions import close_on
from evenhand.landlords.queries import calendar_of
from evenhand.ops.demo.data.story import Story
from evenhand.policy.calendar import localdate
from evenhand.policy.vocabulary import Act
from evenhand.work.jobs.allegations import answer_allegation
from evenhand.work.jobs.requests import answer
from evenhand.work.my_work import open_rechecks


def called(story: Story, words: str, *, channel: str = "telephone", by_customer: bool = True) -> None:
    """Record a contact of this morning."""
    happened = story.at - timedelta(minutes=40)
    contact = Contacted(words=words, channel=channel, by_customer=by_customer, happened_at=happened)
    story.do(story.reporter, Act.RECORD_CONTACT, contact)


def counted(story: Story, measure: str) -> None:
    """Log two calls, strike the one out that dropped, allow more for what came up, and promise a reply by the next day."""
    said = (("The line dropped while she gave the reference.", 10), ("The bath leaks again, and more than before.", 25))
    dropped, _ = [
        story.do(
            story.reporter,
            Act.RECORD_CONTACT,
            Contacted(
                words=words,
                channel="telephone",
                happened_at=story.at - timedelta(minutes=60 - minutes),
                matter="new_issue",
                minutes=minutes,
                reply_by=story.day(1) if minutes == 25 else None,
                reply_from=story.staff[story.owner].user.reference,
            ),
        )
        for words, minutes in said
    ]
    words = "Our line dropped, as the exchange confirms; she rang back at once."
    story.do(story.owner, Act.STRIKE_OUT, StruckOut(contact=dropped, because="dropped", words=words), measure)
    more = MoreAllowed(
        amount=20, minutes=True, until=story.day(13), because="new_matter", words="The leak needs a call or two."
    )
    story.do(story.owner, Act.ALLOW_MORE, more, measure)


def ended_the_call(story: Story, incident: str, words: str, *, warnings: int) -> None:
    """Record that the reporter ended the call of a report for abuse, after so many warnings."""
    story.do(story.reporter, Act.END_CONTACT, ContactEnded(because="other", warnings=warnings, words=words), incident)


def protected(story: Story, incident: str, told: WorkerProtected) -> None:
    """Record the risk looked at with a worker, the steps before and since, and the support."""
    story.do(story.owner, Act.PROTECT_WORKER, told, incident)


def request(story: Story, asks: str, words: str, *, of: str = "", route: str = "telephone") -> str:
    """Record what the customer asks for today, in their words; ``of``: what it is about."""
    told = Requested(words=words, asks=asks, of=of, received_on=story.on, route=route)
    return story.do(story.reporter, Act.TAKE_REQUEST, told)


def adjust(story: Story, asked_for: str, words: str, agreed: NeedTold) -> None:
    """Agree to an adjustment that the customer asked for, and record it."""
    told = RequestAnswered(outcome="agreed", words=words, told_by=("telephone", "letter"), need=agreed)
    story.do(story.owner, Act.ANSWER_REQUEST, told, asked_for)


def hold_back(story: Story, asked_for: str, who: str, words: str) -> None:
    """Hold a measure back until its appeal is answered, by a senior officer who took no part in the case."""
    told = StayDecided(outcome="agreed", words=words, told_by=("telephone", "letter"), uninvolved=True)
    story.do(who, Act.DECIDE_STAY, told, asked_for)
    story.serve(story.letter, "letter")


def take_back(story: Story, asked_for: str, words: str) -> None:
    """Record that the customer took a request back."""
    story.do(story.reporter, Act.WITHDRAW_REQUEST, Details(words=words), asked_for)


def close_a_day(story: Story, near: date, words: str, measure: str) -> None:
    """Close the offices on the last working day up to a promised one, and give the customer the day that it has moved to."""
    by = story.staff[story.owner]
    closed = calendar_of(by.landlord).worked_by(near)
    close_on(by.landlord, closed, why="The offices move", by=by, at=story.at)
    story.do(story.owner, Act.TELL_NEW_DAY, Details(words=words), measure)
    story.serve(story.letter)


def lift_bar(story: Story, allegation: str, who: str, words: str) -> None:
    """Let the colleagues decide again whose names were in an allegation that was not made out."""
    story.do(who, Act.LIFT_BAR, Details(words=words), allegation)


def complain(story: Story, words: str, *, number: str, route: str = "email") -> str:
    """Record a complaint, received today."""
    told = Complained(words=words, received_on=story.on, route=route, number=number)
    return story.do(story.owner, Act.TAKE_COMPLAINT, told)


def follow(story: Story, complaint: str, what: str, words: str = "", *, outcome: str = "") -> None:
    """Record the next step of a complaint: acknowledged, answered, taken further, withdrawn."""
    story.do(story.owner, Act.TRACK_COMPLAINT, Tracked(what=what, words=words, outcome=outcome), complaint)


def refused(story: Story, complaint: str, who: str, why: str) -> None:
    """Refuse a complaint, and serve the letter with the reasons."""
    story.do(who, Act.REFUSE_COMPLAINT, Established(words=why), complaint)
    [letter] = letters_about(the_case(story.staff[story.owner], story.case or ""), complaint)
    story.serve(letter.reference, "letter")


def refer(story: Story, key: str, recipient: str, passed_on: str, *, route: str) -> str:
    """Pass information on, by consent or another legal route: no more of it than the receiver needs."""
    told = Referred(words="They can do what we cannot.", key=key, recipient=recipient, passed_on=passed_on, route=route)
    return story.do(story.owner, Act.REFER, told)


def hand_over(story: Story, key: str, recipient: str, words: str) -> str:
    """Pass the matter to a procedure of our own, which has to accept it before it closes here."""
    told = Referred(words=words, key=key, recipient=recipient, passed_on="The case, with what is on it.", hands_over=True)
    return story.do(story.owner, Act.REFER, told)


def answered(story: Story, referral: str, outcome: str, who: str, words: str) -> None:
    """Record the answer: accepted, declined or settled."""
    told = ReferralAnswered(outcome=outcome, who=who, words=words)
    story.do(story.owner, Act.ACCEPT_REFERRAL, told, referral)


def told_of(story: Story, referral: str, words: str, *, not_before: int = 0) -> None:
    """Tell the customer of it; or withhold it for so many days, with the reason."""
    until = story.day(not_before) if not_before else None
    story.do(story.owner, Act.NOTIFY_REFERRAL, ReferralTold(words=words, withheld_until=until), referral)


def instruct_contractors(story: Story, marker: str, firm: str) -> str:
    """Pass a marker's instruction on to a firm, and nothing of the story."""
    told = Referred(words="They visit for us.", key="contractors", recipient=firm, route="legal_obligation", marker=marker)
    return story.do(story.owner, Act.REFER, told)


def put_right(story: Story, incident: str, words: str, *, to: str = "") -> None:
    """Move a report about another person: to the customer of a name, or to nobody known yet."""
    by = story.staff[story.owner]
    customer = find_customers(by, to)[0].person.reference if to else None
    story.do(story.owner, Act.CORRECT_PERSON, Moved(words=words, to=customer), incident)


def recheck(story: Story, words: str) -> None:
    """Recheck what rested on a report that was moved out of this case."""
    row = next(row for row in open_rechecks(story.staff[story.owner]) if row.case.reference == story.case)
    story.do(story.owner, Act.RECHECK, Established(words=words), row.reference)


def take_file_off(story: Story, incident: str, words: str) -> None:
    """Delete the file of a report."""
    [file] = files_of([the_incident(story.staff[story.owner], incident)])
    story.do(story.owner, Act.DELETE_EVIDENCE, Established(words=words), file.reference)


def speaks_for(story: Story, name: str, standing: str, reached_by: str) -> None:
    """Record who speaks for the customer from today."""
    told = RepresentativeNamed(name=name, standing=standing, reached_by=reached_by, since=story.on, words="As they wish.")
    story.do(story.owner, Act.NAME_REPRESENTATIVE, told)


def letters_go_to(story: Story, by: str, to: str, words: str) -> None:
    """Record where letters reach the customer."""
    story.do(story.owner, Act.RECORD_REACH, WayToReach(by=by, to=to, words=words))


def need(story: Story, kind: str, says: str, *unusable: str) -> NeedTold:
    """Return a need, held by consent, reviewed in a year."""
    return NeedTold(kind=kind, says=says, unusable_channels=unusable, relook_on=story.day(365), basis="consent")


def change_need(story: Story, because: str, words: str, to: NeedTold) -> None:
    """Change a recorded need, with a letter: a decision of its own, never for conduct."""
    needs = needs_in(the_case(story.staff[story.owner], story.case or ""))
    [before] = [row for row in needs if row.ended_on is None]
    told = NeedChanged(outcome="changed", because=because, told_by=("letter",), words=words, need=to)
    story.do(story.owner, Act.CHANGE_NEED, told, before.reference)


def died(story: Story, words: str) -> None:
    """Record that the customer has died: everything that bound them ends."""
    story.do(story.owner, Act.RECORD_DEPARTURE, Departed(words=words, customer=story.customer, what="died"))


def asked(story: Story, who: str, words: str, subject: str) -> str:
    """Ask the proposer before the decision; return the question."""
    story.do(who, Act.ASK_PROPOSER, Details(words=words), subject)
    return questions_in(the_case(story.staff[who], story.case or ""))[-1].reference


def replied(story: Story, question: str, words: str) -> None:
    """Answer the question."""
    story.do(story.owner, Act.ANSWER_QUESTION, Details(words=words), question)


def pass_on(story: Story, to: str, words: str, *, by: str) -> None:
    """Reassign the case to a colleague."""
    story.do(by, Act.REASSIGN_CASE, Reassigned(words=words, owner=story.staff[to].user.reference))


def note(story: Story, who: str, words: str) -> None:
    """Leave a note to colleagues."""
    story.do(who, Act.NOTE, Details(words=words))


def wait_for(story: Story, words: str, *, days: int) -> None:
    """Put the case on hold, for so many days at most."""
    story.do(story.owner, Act.WAIT_FOR, Awaited(words=words, awaited_until=story.day(days)))


def cover(story: Story, away: str, by: str, *, days: int, arranged_by: str) -> None:
    """Arrange from today who covers for an absent colleague."""
    told = Covered(
        away=story.staff[away].user.reference, by=story.staff[by].user.reference, since=story.on, until=story.day(days)
    )
    perform(Act.COVER, told, by=story.staff[arranged_by], at=story.at)


def ask_contractor(story: Story, who: Scheduler, firm: str, at: datetime) -> None:
    """Ask a firm for a statement, and to look into what the customer says of its operative; it answers both."""
    by, due = story.staff[story.owner], localdate(at) + timedelta(days=5)
    first = case_view(by, story.case or "", at).facts.incidents[0].reference

    def do(act: Act, details: Details, subject: str | None = None) -> str:
        return perform(act, details, by=by, at=at, case=story.case, subject=subject).subject

    asked = do(Act.ASK_FIRM, FirmAsked(words="Please say what your colleague saw.", firm=firm, incident=first, due_on=due))
    answer(who, asked, FirmAnswered(words="I was in the lift shaft and heard nothing.", given_by="Kofi Danso"), at=at)
    alleged = do(Act.TAKE_ALLEGATION, Alleged(words="The engineer laughed at me.", unmatched="the lift engineer"))
    do(Act.SEND_TO_FIRM, AllegationSent(words="Your colleague is said to have laughed.", firm=firm, due_on=due), alleged)
    found = FirmOutcome(outcome="not_made_out", words="Two colleagues were with him, and heard no laughter.")
    answer_allegation(who, alleged, found, at=at)
