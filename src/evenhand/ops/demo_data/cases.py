"""Twelve cases over every stage that Octavia's path has, and two reports that are in no case yet."""

from datetime import timedelta

from evenhand.casework import details as said
from evenhand.ops.demo_data.story import ONCE_A_WEEK, Story
from evenhand.policy.terms import Minutes, Terms
from evenhand.policy.vocabulary import Act

WINDOW = (
    "Rang 14 times between noon and four about the window, after we had answered at ten. Two colleagues took no other calls."
)
WHY_WEEKLY = (
    "We talked it over and warned in writing. Calls went from nine to eleven a day. A named person and one answer a week is "
    "the lightest step that may give other callers their turn; email and letters stay open, and emergencies by telephone."
)


def just_reported(story: Story) -> None:
    """Two reports of this week, in no case yet."""
    story.report("Shouted at a colleague at the front desk and threw a leaflet stand over.", "verbal_abuse", channel="office")
    story.days_on(1).report("Emailed 30 times since Friday, each with the same photograph.", channel="email")


def just_opened(story: Story) -> None:
    """Opened yesterday: nobody has asked for the other side yet."""
    story.open(
        story.report(
            "Called a surveyor a name at the door and would not let him leave the hall.", "verbal_abuse", channel="home_visit"
        )
    )


def account_asked_for(story: Story) -> None:
    """Waiting for the customer's account, inside its time."""
    story.open(
        story.report("Sent 60 emails in a week to nine people about one invoice.", "disproportionate_contact", channel="email")
    )
    words = "Wrote to ask for the other side, with ten working days to answer and a number to ring."
    story.do("priya.shah", Act.SEEK_ACCOUNT, said.Established(words=words))


def not_made_out(story: Story) -> None:
    """Heard, weighed, and not made out: closed with nothing following."""
    story.open(
        story.report(
            "Said to have sworn at a contractor's operative.", "offensive_language", channel="home_visit", towards="contractor"
        )
    )
    story.hear("I swore when the tap came off in my hand. I did not swear at him, and he laughed too.")
    story.weigh()
    story.find("not_made_out", "The operative confirms it. An oath at a tap is not abuse of a person.")
    story.days_on(2).do("priya.shah", Act.CLOSE, said.Established(words="Not made out; both told."))


def warned(story: Story) -> None:
    """Warned in writing a fortnight ago; it has stopped so far."""
    story.open(story.report("Rang the same adviser on her own mobile, twice, at night.", "derogatory_remarks"))
    story.hear("She gave me that number herself last year. I did not know she minded.")
    story.weigh()
    story.find("unacceptable", "The calls came after she had asked for them to stop.")
    story.warn("Please ring our own number, and not a colleague's private one.", "Staff are entitled to their own time.")


def _to_proposal(story: Story) -> None:
    story.open(story.report(WINDOW, "disproportionate_contact"))
    story.hear("I ring because nobody rings me back. The window still lets the rain in.")
    story.weigh()
    story.find("unreasonable", "The number of calls is out of proportion to one window, which has a date for repair.")
    story.warn("Please write to us about the window, and ring only with something new.", "It keeps other callers waiting.")
    story.days_on(5).report(
        "Eleven calls in one morning, each to ask whether the last had been noted.", "disproportionate_contact"
    )


def waiting_for_manager(story: Story) -> None:
    """Proposed: waits for a Service Manager."""
    _to_proposal(story)
    story.days_on(1).propose("single_point_of_contact", ONCE_A_WEEK, WHY_WEEKLY)


def waiting_for_assistant_director(story: Story) -> None:
    """A limit on service is proposed: only an Assistant Director may authorise it."""
    story.open(
        story.report(
            "Threatened to set a dog on two electricians; both left.", "threats", channel="home_visit", towards="contractor"
        )
    )
    story.hear("The dog is old and has no teeth. They should have said when they were coming.")
    story.weigh(
        exceptional_case="Two firms now decline the address; there is no third.",
        occupancy_agreement_allows="Clause 4 of the agreement leaves improvements to our consent.",
    )
    story.find("unacceptable", "Both electricians say the same, and the threat is on the recording.")
    story.warn("Please keep the dog in another room, and do not threaten anybody.", "People must be safe at work.")
    story.days_on(6).report(
        "Said the same to a decorator on the landing.", "threats", channel="home_visit", towards="contractor"
    )
    why = "Nobody can be asked to fit what is not urgent until visits are safe. Repairs, safety checks and adaptations go on."
    story.propose("no_improvements", Terms(services=("improvements",)), why)


def in_force_with_marker(story: Story) -> None:
    """Accompanied visits in force, and a marker with the same instruction, both told."""
    incident = story.report(
        "Pushed a housing officer against the wall of the stairwell.", "physical_violence", channel="home_visit"
    )
    story.open(incident)
    story.hear("I was frightened: he stood between me and the door.")
    story.weigh(staff_safety_at_risk="One injury, seen by a doctor; a second visit was broken off.")
    story.find("unacceptable", "Two people saw it. Being frightened explains it and does not make it safe.")
    story.warn("Please let us agree beforehand how a visit goes.", "Nobody may be pushed at work.")
    story.days_on(4).report(
        "Stood in the door and would not let a colleague pass for ten minutes.", "threats", channel="home_visit"
    )
    terms = Terms(visits=("accompanied", "ring_office_first"))
    measure = story.propose(
        "accompanied_contact_only", terms, "Two people, and a call before: visits go on, and safely.", review_in=75
    )
    story.impose(
        measure,
        "tom.reed",
        "Agreed: it keeps visits going.",
        implications="Two people come to visits; the times stay the same.",
    )
    marker = said.Marked(
        key="staff_safety",
        instruction="Two people. Ring the office first.",
        incidents=(incident,),
        words="A member of staff was hurt on a visit.",
        review_on=story.on + timedelta(days=150),
    )
    reference = story.do("priya.shah", Act.PLACE_MARKER, marker)
    story.do("tom.reed", Act.AUTHORISE_MARKER, said.Signed(words="It says what to do and no more."), reference)
    story.do("priya.shah", Act.TELL_MARKER, said.Issued(), reference)


def under_appeal(story: Story) -> None:
    """In force and under appeal: the answer is due in some days."""
    _to_proposal(story)
    measure = story.propose("single_point_of_contact", ONCE_A_WEEK, WHY_WEEKLY)
    story.impose(measure, "tom.reed", "In proportion: email is what she asked for herself.")
    story.days_on(6).appeal(
        measure, "You count my calls and not yours. I rang back because you rang off.", "disagreement", "disproportionate"
    )


def appeal_kept(story: Story) -> None:
    """The appeal was heard and the decision kept; the review comes up."""
    _to_proposal(story)
    terms = Terms(contact_time_per=Minutes(minutes=60, per="week"), named_contact="Priya Shah")
    measure = story.propose(
        "contact_time_limited", terms, "An hour a week of one person's time, at a time that suits her.", review_in=82
    )
    story.impose(measure, "tom.reed", "Agreed.")
    appeal = story.days_on(5).appeal(measure, "An hour is not enough for what is wrong with this flat.", "disagreement")
    answer = said.AppealDecided(
        outcome="kept", words="Heard her at home. The hour has not once been used up; new faults are taken at any time."
    )
    story.days_on(7).do("grace.mensah", Act.DECIDE_APPEAL, answer, appeal)


def reviewed_and_lifted(story: Story) -> None:
    """Reviewed after three months and lifted: things are well again. Closed."""
    _to_proposal(story)
    measure = story.propose("single_point_of_contact", ONCE_A_WEEK, WHY_WEEKLY)
    story.impose(measure, "tom.reed", "Agreed, for half a year at most.")
    lifted = said.Reviewed(
        outcome="lift",
        words="Two emails in three months. There is no need for it any more.",
        told_on=story.on + timedelta(days=70),
    )
    story.days_on(70).do("priya.shah", Act.REVIEW, lifted, measure)
    story.do("priya.shah", Act.CLOSE, said.Established(words="Lifted, and told."))


def lapsed(story: Story) -> None:
    """Ended on its day, as its letter said."""
    _to_proposal(story)
    measure = story.propose("single_point_of_contact", ONCE_A_WEEK, WHY_WEEKLY, review_in=60, until_in=60)
    story.impose(measure, "tom.reed", "Two months should do.")
    story.days_on(61).do("priya.shah", Act.LAPSE, said.Established(words="Its last day has passed."), measure)


def review_missed(story: Story) -> None:
    """The review fell due last week and nobody did it: the page says what follows."""
    _to_proposal(story)
    measure = story.propose("contact_method_excluded", Terms(channels_closed=("telephone",)), WHY_WEEKLY, review_in=60)
    story.impose(measure, "tom.reed", "Agreed, with the emergency number open.")


STORIES = (
    (just_reported, "Curtis Lowe", 3),
    (just_opened, "Dennis Archer", 1),
    (account_asked_for, "Bryony Tate", 4),
    (not_made_out, "Rafal Nowicki", 40),
    (warned, "Patrick Dolan", 24),
    (waiting_for_manager, "Marion Vale", 19),
    (waiting_for_assistant_director, "Colin Marsh", 20),
    (in_force_with_marker, "Anton Reyes", 60),
    (under_appeal, "Joan Pemberton", 27),
    (appeal_kept, "Lorna Fitch", 90),
    (reviewed_and_lifted, "Heather Moss", 120),
    (lapsed, "Graham Pike", 130),
    (review_missed, "Yusuf Demir", 92),
)
