"""Tells cases after a decision: in force, marked, appealed, reviewed, lapsed, overdue."""

from datetime import timedelta

from evenhand.casework.details import Established
from evenhand.casework.details.letters import Issued
from evenhand.casework.details.markers import Marked, MarkerAuthorised
from evenhand.casework.details.measures import Authorised, Instead
from evenhand.casework.details.reviews import Reviewed
from evenhand.ops.demo.data import side_stories
from evenhand.ops.demo.data.harbour_and_vale.steps import ONCE_A_WEEK, WHY_WEEKLY, HarbourStory, to_proposal
from evenhand.ops.demo.data.house import StoryBrief
from evenhand.policy.pack.terms import Minutes, Terms, Times
from evenhand.policy.vocabulary import Act


def in_force_with_marker(story: HarbourStory) -> None:
    """Accompanied visits in force, and a marker with the same instruction; he received both letters."""
    incident = story.report(
        "Pushed a housing officer against the wall of the stairwell.", "physical_violence", channel="home_visit"
    )
    story.open(incident)
    story.hear("I was frightened: he stood between me and the door.")
    story.weigh(staff_safety_at_risk="One injury, seen by a doctor; a second visit was broken off.")
    story.find("unacceptable", "Two people saw it. Being frightened explains it and does not make it safe.")
    story.warn("Please let us agree beforehand how a visit goes.", "Pushing a colleague is not acceptable.")
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
    marker = Marked(
        key="staff_safety",
        instruction="Two people. Ring the office first.",
        incidents=(incident,),
        words="A member of staff was hurt on a visit.",
        review_on=story.on + timedelta(days=150),
    )
    reference = story.do(story.owner, Act.PLACE_MARKER, marker)
    agreed = MarkerAuthorised(words="It says what to do and no more.", hard_end_on=story.on + timedelta(days=365))
    story.do("tom.reed", Act.AUTHORISE_MARKER, agreed, reference)
    story.do(story.owner, Act.TELL_MARKER, Issued(), reference)
    side_stories.instruct_contractors(story, reference, "Solent Lift & Boiler")


def under_appeal(story: HarbourStory) -> None:
    """In force and under appeal: the answer is due in some days."""
    to_proposal(story)
    measure = story.propose("single_point_of_contact", ONCE_A_WEEK, WHY_WEEKLY)
    story.impose(measure, "tom.reed", "In proportion: email is what she asked for herself.")
    story.days_on(6).appeal(
        measure, "You count my calls and not yours. I rang back because you rang off.", "disagreement", "disproportionate"
    )


def appeal_kept(story: HarbourStory) -> None:
    """An appeal was decided and the decision kept; the review comes up."""
    to_proposal(story)
    terms = Terms(contact_time_per=Minutes(minutes=60, per="week"), named_contact="Priya Shah")
    measure = story.propose(
        "contact_time_limited", terms, "An hour a week of one person's time, at a time that suits her.", review_in=82
    )
    story.impose(measure, "tom.reed", "Agreed.")
    appeal = story.days_on(5).appeal(measure, "An hour is not enough for what is wrong with this flat.", "disagreement")
    kept = "Heard her at home. The hour stays; new faults are taken at any time, and do not count towards it."
    heard = ("disagreement", "not_made_out", "Of five hours she has used two and a half; nothing waited for the next.")
    story.days_on(7).answer(appeal, "grace.mensah", "kept", kept, heard)
    side_stories.counted(story.days_on(story.back - 1), measure)


def reviewed_and_lifted(story: HarbourStory) -> None:
    """Reviewed after three months and lifted: things are well again. Closed."""
    to_proposal(story)
    measure = story.propose("single_point_of_contact", ONCE_A_WEEK, WHY_WEEKLY)
    story.impose(measure, "tom.reed", "Agreed, for half a year at most.")
    lifted = Reviewed(
        outcome="lift",
        words="Two emails in three months. There is no need for it any more.",
    )
    story.days_on(70).do("priya.shah", Act.REVIEW, lifted, measure)
    story.serve(story.letter)
    story.close("run_its_course", "Lifted after three quiet months.", "By telephone, and in the letter of the review.")


def lapsed(story: HarbourStory) -> None:
    """Lighter than proposed: two answers a week. It ended on its day. What he alleged of the manager was not made out."""
    to_proposal(story)
    told = story.say_of_us("Tom Reed laughed at me on the telephone when I said that the rain comes in.")
    words = "The call was recorded, and I listened to all of it. Tom asked him to wait, twice, and did not laugh."
    story.look_into("owen.pryce", "not_made_out", words, "tom.reed")
    words = "I have heard the recording too. Nothing in it stops Tom Reed from deciding here with an open mind."
    side_stories.lift_bar(story, told, "helen.frost", words)
    measure = story.propose("single_point_of_contact", ONCE_A_WEEK, WHY_WEEKLY)
    last = story.day(60)
    lighter = Instead(
        key="single_point_of_contact",
        terms=ONCE_A_WEEK.model_copy(update={"replies_per": Times(count=2, per="week")}),
        starts_on=story.day(1),
        until=last,
        review_on=last,
    )
    why = "Two months should do, and two answers a week: his second letter was about something new."
    story.days_on(1).do("tom.reed", Act.AUTHORISE, Authorised(words=why, instead=lighter), measure)
    story.note(Act.INFORM_TEAMS, "Informed Repairs, Income and Service Development.")
    story.issue(measure)
    story.days_on(61).do("priya.shah", Act.LAPSE, Established(words="Its last day has passed."), measure)
    story.serve(story.letter, "letter")


def review_missed(story: HarbourStory) -> None:
    """The review was due last week and was not done: the page shows what follows."""
    to_proposal(story)
    measure = story.propose("contact_method_excluded", Terms(channels_closed=("telephone",)), WHY_WEEKLY, review_in=60)
    story.impose(measure, "tom.reed", "Agreed, with the emergency number open.")
    again = side_stories.complain(
        story.days_on(9), "That the window was mended late, a fourth time.", number="HV-2207", route="letter"
    )
    why = "Complained of three times, upheld three times, and paid. A fourth has nothing in it that we could put right."
    side_stories.refused(story, again, "grace.mensah", why)


STORIES = (
    StoryBrief(in_force_with_marker, "Anton Reyes", 60),
    StoryBrief(under_appeal, "Joan Pemberton", 27),
    StoryBrief(appeal_kept, "Lorna Fitch", 90),
    StoryBrief(reviewed_and_lifted, "Heather Moss", 120),
    StoryBrief(lapsed, "Graham Pike", 130),
    StoryBrief(review_missed, "Yusuf Demir", 92),
)
