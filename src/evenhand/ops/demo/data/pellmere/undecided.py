"""Tells cases before a decision: reported, opened, explained, discussed, requested step by step."""

from evenhand.ops.demo.data import side_stories
from evenhand.ops.demo.data.house import StoryBrief
from evenhand.ops.demo.data.pellmere.steps import PellmereStory
from evenhand.policy.pack.terms import Hours, Terms, Times
from evenhand.policy.vocabulary import Act

AN_HOUR = Terms(days=("tuesday", "thursday"), hours=Hours(from_="10:00", until="11:00"), named_contact="Hannah Levy")
ONCE_A_WEEK = Terms(replies_per=Times(count=1, per="week"), named_contact="Callum Strand")


def just_reported(story: PellmereStory) -> None:
    """Reported an hour ago: which of two neighbours it was is not known yet."""
    story.report("Shouted through the letterbox of the office that we would all see. No name given.", channel="office")


def just_opened(story: PellmereStory) -> None:
    """Opened on Monday: accepts only Hannah, and has not heard yet that this may not be possible."""
    words = "Left the interview room when it was Callum who came in, and waited four hours for Hannah."
    story.open(story.report(words, "insisting_on_person", channel="office"))


def account_asked_for(story: PellmereStory) -> None:
    """Asked for his account by text message, because that is what he opens."""
    words = "Reported the same noise 26 times in a fortnight; three visits at those hours heard nothing."
    story.open(story.report(words, "unsubstantiated_contact", channel="text_message"))
    words = "By text message, as he has asked us to, and again by telephone in the morning."
    story.ask_account(words, "text_message", "telephone")


def explained(story: PellmereStory) -> None:
    """He speaks loudly because he does not hear himself. Not made out; the need is recorded, and the case is closed."""
    words = "Shouted at three advisers this month and would not lower his voice when asked."
    story.open(story.report(words, "repeated_rudeness"))
    story.hear("Shouted? I was only talking. Ask my daughter, the batteries had gone again.")
    story.weigh(
        disability_link_considered="It is his hearing, and nothing else. Two of the three calls were loud and friendly.",
        issue_is_serious="It was about a broken window at street level.",
    )
    again = side_stories.need(
        story, "adjustment", "Speak slowly, and face him; with the new hearing aids he can use the telephone"
    )
    words = "The new hearing aids came on Tuesday. He rang us himself to say so, and asks to be rung like anybody."
    side_stories.change_need(story, "something_better", words, again)
    story.find("not_made_out", "Loud is not rude. Advisers now see on the screen that he needs them to speak slowly.")
    story.close("not_made_out", "The advisers did not mind, once they knew.", "Wrote to him, and informed the three advisers.")


def talked_over(story: PellmereStory) -> None:
    """Discussed in her kitchen, and it has stopped; a warning was not needed so far."""
    words = "Called an adviser a name for her accent, twice."
    story.open(story.report(words, "derogatory_remarks"))
    story.hear("I said it, and I was ashamed when I had put the receiver down. My sister has that accent.")
    story.weigh(vulnerability_considered="Her husband went into a home that week. The support team has been to see her.")
    story.find("unacceptable", "It was said twice and it hurt. She has said sorry to the adviser herself.")
    story.note(Act.COMMUNICATE_CONCERNS, "Talked it over at her kitchen table: why it hurts, and what happens if it goes on.")


def to_request(story: PellmereStory) -> None:
    """Report one overflow pipe and two hundred messages, up to where a restriction may be requested."""
    words = "Sent 118 messages in eleven days about the overflow pipe, 40 of them at night."
    story.open(story.report(words, "repeated_contact", channel="online"))
    story.hear("I watch it drip. When I write it down I can sleep. Nobody said that you read them one by one.")
    story.weigh(disproportionate_time_taken="Two colleagues read and file them for an hour each morning.")
    story.find("unreasonable", "One drip, one plumber, one date. A hundred messages do not bring it nearer.")
    story.warn("Please write once a week; write at once if it gets worse.", "Each one is read by a person.", how="letter")
    story.days_on(8).report("Ninety-one messages in a week, after the letter.", "repeated_contact", channel="online")


def waiting_for_manager(story: PellmereStory) -> None:
    """Requested by an officer: it waits for his manager."""
    to_request(story)
    story.days_on(1).ask_for("set_frequency", ONCE_A_WEEK, "She may write as she likes. One answer, on Fridays, to all of it.")


def waiting_for_specialists(story: PellmereStory) -> None:
    """Endorsed by the manager: it waits for the Tenancy Specialist team."""
    words = "Rang 34 times on one day, between 8:01 and 16:58, about a parking space."
    story.open(story.report(words, "repeated_contact"))
    story.hear("It has my flat's number on it. If you will not move the van, somebody has to.")
    story.weigh(disproportionate_time_taken="No other customer could get through that morning; two complained.")
    story.find("unreasonable", "The space is his. Thirty-four calls are not how a van is moved.")
    story.warn("Please ring once a day at most until it is settled.", "Other people ring about leaks and lifts.")
    story.days_on(5).report("Twenty-nine calls, the van having gone the night before.", "repeated_contact")
    measure = story.ask_for(
        "set_times_or_named_person", AN_HOUR, "Two hours a week that are his, with a colleague who knows the matter."
    )
    story.endorse(measure, "I took some of those calls myself. Two hours kept for him are better than thirty minutes of queue.")


def waiting_for_specialist_manager(story: PellmereStory) -> None:
    """Endorsed by both: only a Tenancy Specialist manager may decide."""
    words = "Asked for a new kitchen, then a transfer, then the kitchen, then the garden, in 22 letters."
    story.open(story.report(words, "changing_request", channel="letter"))
    story.hear("I want to be somewhere that is finished. I do not mind which.")
    story.weigh(
        issue_is_serious="Her kitchen is due in the spring. Nothing in it is unsafe; it is old and it is hers to mind.",
        vulnerability_considered="Two bereavements in a year. She wanted a person to talk to, and now has one.",
    )
    story.find("unreasonable", "Each letter takes back the one before. We cannot act on any of them.")
    story.warn("Please choose one thing with us; we will begin with that.", "We would start work and have to stop it.")
    story.days_on(10).report("Nine letters more, four of them on one day.", "changing_request", channel="letter")
    terms = Terms(appointment_only=True, named_contact="Hannah Levy")
    measure = story.ask_for(
        "appointments_with_named_person", terms, "An hour with Hannah every second week, to choose together."
    )
    story.endorse(measure, "Kind, and it will work better than letters.", "Agreed. Hannah knows her and has the time.")


STORIES = (
    StoryBrief(just_reported, "Eddie Farrow", 1),
    StoryBrief(just_opened, "Penelope Crake", 4),
    StoryBrief(account_asked_for, "Terence Oakes", 5),
    StoryBrief(explained, "Howard Sipple", 38),
    StoryBrief(talked_over, "Jean Ollerton", 26, "hannah.levy"),
    StoryBrief(waiting_for_manager, "Gwen Trevannion", 17),
    StoryBrief(waiting_for_specialists, "Kelvin Ash", 16, "hannah.levy"),
    StoryBrief(waiting_for_specialist_manager, "Lorraine Tuck", 24, "hannah.levy"),
)
