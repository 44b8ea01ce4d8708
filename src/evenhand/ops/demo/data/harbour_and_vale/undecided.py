"""Tells cases before a decision: reported, opened, not made out, warned, proposed."""

from evenhand.casework.details.incidents import Attached
from evenhand.ops.demo.data import side_stories
from evenhand.ops.demo.data.harbour_and_vale.steps import ONCE_A_WEEK, WHY_WEEKLY, HarbourStory, to_proposal
from evenhand.ops.demo.data.house import StoryBrief
from evenhand.policy.pack.terms import Terms


def just_reported(story: HarbourStory) -> None:
    """Three reports of this week, in no case yet; one was about a neighbour, and is corrected."""
    story.report("Shouted at a colleague at the front desk and threw a leaflet stand over.", "verbal_abuse", channel="office")
    story.days_on(1).report("Emailed 30 times since Friday, each with the same photograph.", channel="email")
    mixed_up = story.report(
        "Would not leave the bin store until a caretaker came.", "derogatory_remarks", channel="third_party"
    )
    side_stories.put_right(story, mixed_up, "The caretaker had the flat number wrong by one.", to="Sunita Rao")
    side_stories.cover(story, "leon.brandt", "priya.shah", days=11, arranged_by="tom.reed")


def just_opened(story: HarbourStory) -> None:
    """Opened yesterday: the account is not asked for yet. A file that showed another person was deleted at once."""
    words = "Called a surveyor a name at the door and would not let him leave the hall."
    told = Attached("said-in-the-hall.txt", b"Notes of the visit, with the names of two children who stood by.")
    incident = story.report(words, "verbal_abuse", channel="home_visit", evidence=(told,))
    story.open(incident)
    side_stories.take_file_off(
        story, incident, "It names two children who have nothing to do with it. New notes are asked for."
    )


def account_asked_for(story: HarbourStory) -> None:
    """Waiting for the customer's account, inside its time."""
    story.open(
        story.report("Sent 60 emails in a week to nine people about one invoice.", "disproportionate_contact", channel="email")
    )
    words = "Wrote to ask for the other side, with ten working days to answer and a number to ring."
    story.ask_account(words)
    side_stories.pass_on(
        story.days_on(1), "priya.shah", "Leon is away until next week. Her answer may come any day.", by="tom.reed"
    )
    side_stories.wait_for(story, "Her answer to our letter", days=14)
    side_stories.note(story, "tom.reed", "She told the front desk that evenings are best, after six.")


def not_made_out(story: HarbourStory) -> None:
    """Account taken, assessed, not made out: closed with nothing following."""
    story.open(
        story.report(
            "Said to have sworn at a contractor's operative.", "offensive_language", channel="home_visit", towards="contractor"
        )
    )
    story.hear("I swore when the tap came off in my hand. I did not swear at him, and he laughed too.")
    story.weigh()
    story.find("not_made_out", "The operative confirms it. An oath at a tap is not abuse of a person.")
    story.days_on(2).close("not_made_out", "An oath at a tap.", "Called both of them.")


def warned(story: HarbourStory) -> None:
    """Warned in writing a fortnight ago; it has stopped. A third report was another person's, and the case was rechecked."""
    story.open(story.report("Rang the same adviser on her own mobile, twice, at night.", "derogatory_remarks"))
    story.hear("She gave me that number herself last year. I did not know she minded.")
    story.weigh()
    story.find("unacceptable", "The calls came after she had asked for them to stop.")
    story.warn("Please ring our own number, and not a colleague's private one.", "Staff are entitled to their own time.")
    third = story.days_on(4).report("A third call at night, from a withheld number.", "derogatory_remarks")
    side_stories.put_right(story.days_on(1), third, "The voice on the message is a wrong number from a taxi firm.")
    side_stories.recheck(
        story, "The warning came before that call and rests on the other two. The warning stays; the call is gone."
    )


def waiting_for_manager(story: HarbourStory) -> None:
    """Proposed: waits for a Service Manager."""
    to_proposal(story)
    measure = story.days_on(1).propose("single_point_of_contact", ONCE_A_WEEK, WHY_WEEKLY)
    side_stories.asked(story, "grace.mensah", "Who reads her emails in the weeks when you are away?", measure)


def waiting_for_assistant_director(story: HarbourStory) -> None:
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
    why = (
        "We cannot send a colleague for what is not urgent until visits are safe. Repairs, safety checks and adaptations go on."
    )
    measure = story.propose("no_improvements", Terms(services=("improvements",)), why)
    question = side_stories.asked(
        story, "grace.mensah", "Does anything wait now that he asked us for, such as the grab rail?", measure
    )
    side_stories.replied(
        story, question, "No. The grab rail is an adaptation and was fitted in April; nothing else is asked for."
    )


STORIES = (
    StoryBrief(just_reported, "Curtis Lowe", 3),
    StoryBrief(just_opened, "Dennis Archer", 1),
    StoryBrief(account_asked_for, "Bryony Tate", 4, "leon.brandt"),
    StoryBrief(not_made_out, "Rafal Nowicki", 40),
    StoryBrief(warned, "Patrick Dolan", 24, "leon.brandt"),
    StoryBrief(waiting_for_manager, "Marion Vale", 19),
    StoryBrief(waiting_for_assistant_director, "Colin Marsh", 20, "leon.brandt"),
)
