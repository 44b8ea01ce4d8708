"""One case being told: who acts, a clock that only moves on, and the steps that most cases share."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from evenhand.casework import details as said
from evenhand.casework.actions import perform
from evenhand.landlords.queries import Officer
from evenhand.policy.terms import Terms, Times
from evenhand.policy.vocabulary import Act

LONDON = ZoneInfo("Europe/London")
Staff = dict[str, Officer]
WEIGHED = {
    "vulnerability_considered": "Asked about health and circumstances on the telephone; what was said is on file.",
    "adjustments_considered": "The adjustments on file were read out and kept. No others are wanted for now.",
    "other_ways_considered": "We tried a named call-back and a weekly call first. Neither held.",
    "equality_considered": "No protected characteristic is affected beyond what the adjustments meet.",
    "disability_link_considered": "Nothing suggests that the conduct arises from a disability; asked, and answered no.",
    "proportionality_considered": "One limit, on one thing, for a set time, with other ways open.",
    "lighter_steps_considered": "Talking it over and a warning came first; the conduct went on.",
    "own_handling_considered": "One of our answers was four days late. We have said sorry and allow for it here.",
    "human_rights_considered": "Home and private life are not touched; the safety and time of staff are.",
    "circumstances_weighed": "Looked at the whole history, with the customer's own account.",
    "protected_act_excluded": "Nothing here rests on a complaint, an allegation of discrimination or an outside body.",
    "capacity_considered": "No sign that capacity is in question.",
    "representative_considered": "Offered to deal with somebody of the customer's choice.",
    "contact_is_the_matter": "It answers how often we are contacted, and what happens when we meet.",
    "lone_working_considered": "Visits follow the lone-working procedure.",
}


@dataclass
class Story:
    """A case on a back-dated clock. ``day`` counts back from the day of building; it only ever goes down."""

    staff: Staff
    customer: str
    today: date
    back: int
    case: str | None = None
    hour: int = 9

    @property
    def at(self) -> datetime:
        """Return the moment that the story has reached."""
        return datetime.combine(self.on, time(self.hour, 15), LONDON)

    @property
    def on(self) -> date:
        """Return the day that the story has reached."""
        return self.today - timedelta(days=self.back)

    def days_on(self, days: int) -> "Story":
        """Move on by some days."""
        self.back -= days
        return self

    def do(self, who: str, act: Act, details: said.Details, subject: str | None = None) -> str:
        """Do one act as somebody; return the reference of what it made or changed."""
        done = perform(act, details, by=self.staff[who], at=self.at, case=self.case, subject=subject)
        if act is Act.OPEN_CASE:
            self.case = done.subject
        return done.subject

    def report(self, what: str, *behaviours: str, channel: str = "telephone", **more: object) -> str:
        """Log an incident of this morning; in the case, where there is one."""
        details = said.Reported(
            words=what,
            customer=self.customer,
            happened_at=self.at - timedelta(hours=1),
            channel=channel,
            behaviours=behaviours,
            **more,  # type: ignore[arg-type]
        )
        return self.do("sam.okoro" if self.case is None else "priya.shah", Act.LOG_INCIDENT, details)

    def open(self, *incidents: str, owner: str = "priya.shah", situations: tuple[str, ...] = ()) -> None:
        """Open the case."""
        self.do(owner, Act.OPEN_CASE, said.Opened(customer=self.customer, incidents=incidents, situations=situations))

    def hear(self, account: str, *, counter_allegation: bool = False) -> None:
        """Ask for the account and record it."""
        words = "Rang and wrote to say what had been reported, and asked for the other side of it."
        self.do("priya.shah", Act.SEEK_ACCOUNT, said.Established(words=words))
        told = said.Account(words=account, counter_allegation=counter_allegation)
        self.days_on(4).do("priya.shah", Act.RECORD_ACCOUNT, told)

    def weigh(self, **also: str) -> None:
        """Ask about needs, offer support, assess."""
        self.do("priya.shah", Act.RECORD_NEEDS, said.Needs(words="Asked about health, needs and what may lie behind it."))
        self.do(
            "priya.shah", Act.OFFER_SUPPORT, said.Established(words="Offered the tenancy support team; it was thought about.")
        )
        answers = tuple(said.Weighed(fact=fact, so=True, why=why) for fact, why in (WEIGHED | also).items())
        self.days_on(1).do("priya.shah", Act.ASSESS, said.Assessment(answers=answers))

    def find(self, outcome: str, words: str) -> None:
        """Make the finding."""
        self.do("priya.shah", Act.FIND, said.Found(outcome=outcome, words=words))

    def warn(self, asked: str, why: str) -> None:
        """Tell of concerns, then warn in writing, and give the letter."""
        concerns = said.Established(words="Said plainly what the difficulty is, and asked for it to change.")
        self.do("priya.shah", Act.COMMUNICATE_CONCERNS, concerns)
        letter = self.days_on(2).do("priya.shah", Act.WARN, said.Warned(asked=asked, words=why))
        self.do("priya.shah", Act.SERVE, said.Served(how="email"), letter)

    def propose(self, key: str, terms: Terms, why: str, *, review_in: int = 80, until_in: int | None = 170) -> str:
        """Propose a measure and record that the other teams were consulted."""
        proposal = said.Proposed(
            words=why,
            key=key,
            terms=terms,
            starts_on=self.on,
            until=self.on + timedelta(days=until_in) if until_in else None,
            review_on=self.on + timedelta(days=review_in),
        )
        measure = self.do("priya.shah", Act.PROPOSE, proposal)
        consulted = said.Signed(party="other_teams", words="Repairs and Income were asked: both see the same and agree.")
        self.do("priya.shah", Act.CONSULT, consulted, measure)
        return measure

    def impose(self, measure: str, by: str, because: str, *, implications: str = "Repairs are reported as before.") -> None:
        """Authorise, tell the teams, issue the letter, give it."""
        self.days_on(1).do(by, Act.AUTHORISE, said.Signed(words=because), measure)
        self.do("priya.shah", Act.INFORM_TEAMS, said.Established(words="Told Repairs, Income and Service Development."))
        letter = said.Issued(contact_person="Priya Shah", service_implications=implications)
        self.do("priya.shah", Act.IMPOSE, letter, measure)
        self.do("priya.shah", Act.SERVE, said.Served(how="email"), measure)

    def appeal(self, measure: str, words: str, *grounds: str) -> str:
        """Take an appeal down."""
        told = said.Appealed(words=words, received_on=self.on, route="telephone", grounds=grounds or ("other",))
        return self.do("sam.okoro", Act.RECEIVE_APPEAL, told, measure)


ONCE_A_WEEK = Terms(named_contact="Priya Shah", channels_only=("email", "letter"), replies_per=Times(count=1, per="week"))
