"""Tells one case: its officers, a clock that only moves on, and the steps that most cases share."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import ClassVar, Self
from zoneinfo import ZoneInfo

from evenhand.casework.access import the_case
from evenhand.casework.details import Details, Established
from evenhand.casework.details.allegations import AllegationSettled, Alleged, InvestigatorNamed
from evenhand.casework.details.appeals import AppealDecided, Appealed, GroundHeard
from evenhand.casework.details.cases import Closed, Opened
from evenhand.casework.details.customers import Account, AccountSought, Needs, NeedTold
from evenhand.casework.details.incidents import Reported
from evenhand.casework.details.letters import Issued, Served
from evenhand.casework.details.markers import Marked, MarkerAuthorised
from evenhand.casework.details.measures import Assessment, Found, Proposed, Signed, Warned, Weighed
from evenhand.casework.details.reviews import Reviewed
from evenhand.casework.facts.customer import allegations_of
from evenhand.casework.perform import perform
from evenhand.landlords.queries import Officer
from evenhand.ops.demo.data.assessments import FOR_LETTERS, WEIGHED, No, Sentences
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Act

LONDON = ZoneInfo("Europe/London")
Staff = dict[str, Officer]


@dataclass
class Story:
    """A case on a back-dated clock. ``back`` counts back from the day of building; it only ever goes down.

    A landlord's own kind of story names the reporter and the owner, and adds the steps of its policy.
    """

    staff: Staff
    customer: str
    today: date
    back: int
    case: str | None = None
    hour: int = 9
    letter: str = ""
    owner: str = ""
    reporter: str = ""

    usual_owner: ClassVar[str]
    usual_reporter: ClassVar[str]
    weighed: ClassVar[Sentences] = {}
    """What this landlord's policy asks in every assessment, beside the common questions."""
    asking = "Rang and wrote to say what had been reported, and asked for the other side of it."

    def __post_init__(self) -> None:
        """Use the landlord's usual reporter and owner, unless the story names others."""
        self.owner = self.owner or self.usual_owner
        self.reporter = self.reporter or self.usual_reporter

    @property
    def at(self) -> datetime:
        """Return the story's present moment."""
        return datetime.combine(self.on, time(self.hour, 15), LONDON)

    @property
    def on(self) -> date:
        """Return the story's present day."""
        return self.today - timedelta(days=self.back)

    def day(self, days: int) -> date:
        """Return the day so many days after the story's present."""
        return self.on + timedelta(days=days)

    def days_on(self, days: int) -> Self:
        self.back -= days
        return self

    def do(self, who: str, act: Act, details: Details, subject: str | None = None) -> str:
        """Do one act as an officer; return the reference of what it made or changed."""
        done = perform(act, details, by=self.staff[who], at=self.at, case=self.case, subject=subject)
        self.letter = done.letter
        if act is Act.OPEN_CASE:
            self.case = done.subject
        return done.subject

    def note(self, act: Act, words: str, *, who: str = "", facts: tuple[str, ...] = ()) -> str:
        """Do an act that consists of words; the case's owner does it unless another officer is named."""
        return self.do(who or self.owner, act, Established(words=words, facts=facts))

    def report(self, what: str, *behaviours: str, channel: str = "telephone", **more: object) -> str:
        """Log an incident of this morning; in the case, where there is one."""
        details = Reported(
            words=what,
            customer=self.customer,
            happened_at=self.at - timedelta(hours=1),
            channel=channel,
            behaviours=behaviours,
            **more,  # type: ignore[arg-type]
        )
        return self.do(self.reporter if self.case is None else self.owner, Act.LOG_INCIDENT, details)

    def open(self, *incidents: str, owner: str = "", situations: tuple[str, ...] = ()) -> None:
        """Open the case."""
        told = Opened(customer=self.customer, incidents=incidents, situations=situations)
        self.do(owner or self.owner, Act.OPEN_CASE, told)

    def hear(self, account: str, *, counter_allegation: bool = False, within: int = 4) -> None:
        """Ask for the account and record it."""
        self.ask_account(self.asking)
        told = Account(words=account, alleges=Alleged() if counter_allegation else None)
        self.days_on(within).do(self.owner, Act.RECORD_ACCOUNT, told)

    def ask_account(self, words: str, *channels: str) -> None:
        """Ask for the account, by letter and telephone unless the story has other channels."""
        self.do(self.owner, Act.SEEK_ACCOUNT, AccountSought(words=words, channels=channels or ("letter", "telephone")))

    def say_of_us(self, words: str, unmatched: str = "") -> str:
        """Record the customer's allegation about staff."""
        return self.do(self.owner, Act.TAKE_ALLEGATION, Alleged(words=words, unmatched=unmatched))

    def look_into(self, who: str, outcome: str, words: str, *of: str) -> None:
        """Let an independent investigator settle the last allegation."""
        owner = self.staff[self.owner]
        allegation = allegations_of(the_case(owner, self.case or ""))[-1].reference
        about = tuple(self.staff[name].user.reference for name in of)
        told = InvestigatorNamed(investigator=self.staff[who].user.reference, of=about, words="Apart from this case.")
        self.do(self.owner, Act.NAME_INVESTIGATOR, told, allegation)
        self.do(who, Act.INVESTIGATE_COUNTER_ALLEGATION, AllegationSettled(outcome=outcome, words=words), allegation)

    def ask_needs(self, words: str, *needs: NeedTold) -> None:
        """Ask about needs and possible causes."""
        self.do(self.owner, Act.RECORD_NEEDS, Needs(words=words, needs=needs))

    def weigh(self, **also: str) -> None:
        """Ask about needs, offer support, and answer the assessment's common, policy and own questions."""
        self.ask_needs("Asked about health, needs and what may lie behind it.")
        self.note(Act.OFFER_SUPPORT, "Offered the tenancy support team; it was thought about.")
        for_letter = FOR_LETTERS[self.back % len(FOR_LETTERS)]
        self.days_on(1).assess(for_letter, **{**WEIGHED, **self.weighed, **also})

    def assess(self, for_letter: str = "", **answers: str | tuple[str, ...]) -> None:
        """Answer questions of the assessment; among several answers the case's own day chooses. ``for_letter``: for letters."""
        chosen = {fact: why if isinstance(why, str) else why[self.back % len(why)] for fact, why in answers.items()}
        weighed = tuple(Weighed(fact=fact, so=not isinstance(why, No), why=why) for fact, why in chosen.items())
        self.do(self.owner, Act.ASSESS, Assessment(answers=weighed, for_letter=for_letter))

    def find(self, outcome: str, words: str, asked: str = "", *, how: str = "letter") -> str:
        """Make the finding, with what is expected from now on where the policy wants that, and serve its letter."""
        letter = self.do(self.owner, Act.FIND, Found(outcome=outcome, words=words, asked=asked))
        self.serve(letter, how)
        return letter

    def warn(self, asked: str, why: str, *, how: str = "email") -> str:
        """Raise concerns, then warn in writing, and serve the letter."""
        self.note(Act.COMMUNICATE_CONCERNS, "Said plainly what the difficulty is, and asked for it to change.")
        letter = self.days_on(2).do(self.owner, Act.WARN, Warned(asked=asked, words=why))
        self.serve(letter, how)
        return letter

    def serve(self, letter: str, how: str = "email") -> None:
        """Record that a letter was served."""
        self.do(self.owner, Act.SERVE, Served(how=how), letter)

    def propose(self, key: str, terms: Terms, why: str, *, review_in: int | None = 80, until_in: int | None = 170) -> str:
        """Propose a measure from today."""
        proposal = Proposed(
            words=why,
            key=key,
            terms=terms,
            starts_on=self.on,
            until=self.day(until_in) if until_in else None,
            review_on=self.day(review_in) if review_in else None,
        )
        return self.do(self.owner, Act.PROPOSE, proposal)

    def propose_urgently(self, key: str, terms: Terms, why: str, *, situation: str, review_in: int) -> str:
        """Propose by the urgent route, until its review: what that route postpones becomes a duty."""
        last = self.day(review_in)
        proposal = Proposed(
            words=why,
            key=key,
            terms=terms,
            starts_on=self.on,
            until=last,
            review_on=last,
            urgent=True,
            situations=(situation,),
        )
        return self.do(self.owner, Act.PROPOSE, proposal)

    def sign(self, act: Act, who: str, words: str, measure: str, *, party: str = "") -> None:
        """Consult, endorse, authorise, send back or withdraw."""
        self.do(who, act, Signed(party=party, words=words), measure)

    def issue(self, measure: str, implications: str = "Repairs are reported as before.", *, how: str = "email") -> None:
        """Issue the letter of a measure, and serve it."""
        contact = self.staff[self.owner].user.name
        letter = Issued(contact_person=contact, service_implications=implications)
        self.do(self.owner, Act.IMPOSE, letter, measure)
        self.serve(measure, how)

    def mark(self, key: str, instruction: str, why: str, *incidents: str, review_in: int = 150) -> str:
        """Request a marker."""
        asked = Marked(key=key, instruction=instruction, incidents=incidents, words=why, review_on=self.day(review_in))
        return self.do(self.owner, Act.PLACE_MARKER, asked)

    def agree_marker(self, marker: str, by: str, because: str) -> None:
        """Have a marker authorised, with a last day in a year."""
        agreed = MarkerAuthorised(words=because, hard_end_on=self.day(365))
        self.do(by, Act.AUTHORISE_MARKER, agreed, marker)

    def place(self, marker: str, by: str, because: str) -> None:
        """Have a marker authorised, and issue its letter."""
        self.agree_marker(marker, by, because)
        self.do(self.owner, Act.TELL_MARKER, Issued(contact_person=self.staff[self.owner].user.name), marker)

    def appeal(self, decision: str, words: str, *grounds: str, route: str = "telephone") -> str:
        """Record an appeal."""
        told = Appealed(words=words, received_on=self.on, route=route, grounds=grounds or ("other",))
        return self.do(self.reporter, Act.RECEIVE_APPEAL, told, decision)

    def answer(self, appeal: str, who: str, outcome: str, words: str, *heard: tuple[str, str, str]) -> None:
        """Decide an appeal, kept or ended, with a finding and a reason on each ground, and serve the answer."""
        self.do(who, Act.DECIDE_APPEAL, AppealDecided(outcome=outcome, words=words, grounds=weighed(*heard)), appeal)
        self.serve(appeal, "letter")

    def review(self, measure: str, outcome: str, words: str, *, next_in: int | None = None) -> None:
        """Review a measure, and serve the letter on the day."""
        next_on = self.day(next_in) if next_in else None
        looked = Reviewed(outcome=outcome, words=words, next_on=next_on)
        self.do(self.owner, Act.REVIEW, looked, measure)
        self.serve(self.letter)

    def close(self, outcome: str, words: str, told: str = "") -> None:
        """Close the case: its outcome, how, and what the customer heard."""
        ended = Closed(outcome=outcome, words=words, told=told, told_on=self.on if told else None)
        self.do(self.owner, Act.CLOSE, ended)


def weighed(*heard: tuple[str, str, str]) -> tuple[GroundHeard, ...]:
    """Return the finding on each ground of an appeal, with its reason."""
    return tuple(GroundHeard(ground=ground, found=found, because=because) for ground, found, because in heard)
