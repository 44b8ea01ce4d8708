"""Tells cases before a decision: reported, opened, no account, an allegation, warned, proposed."""

from evenhand.casework.details.customers import Account
from evenhand.ops.demo.data.house import StoryBrief
from evenhand.ops.demo.data.wexmoor.steps import WexmoorStory
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Act

LETTERS = Terms(channels_only=("letter", "email"))


def just_reported(story: WexmoorStory) -> None:
    """Found by a caretaker on his own page, on a Sunday: in no case yet."""
    story.reporter = "dale.winters"
    words = "Wrote three times to my own page about the bins, on a Sunday, with a picture of my front door."
    story.report(words, "personal_social_media", channel="social_media")


def just_opened(story: WexmoorStory) -> None:
    """Opened this week: she accepts one officer only, and we have not asked her why yet."""
    words = "For the sixth time would speak only to Ben, and rang off when told that he was on leave until Monday."
    story.open(story.report(words, "demanding_named_staff"))


def account_asked_for(story: WexmoorStory) -> None:
    """Asked for his account, and for more time: his hours at work have changed."""
    words = "Played us a recording of a call with a colleague that a neighbour had sent to the whole block."
    story.open(story.report(words, "distributing_recordings", channel="office"))
    story.ask_account("Wrote with what had been reported, and ten working days to answer by any way he likes.", "letter")


def nothing_said(story: WexmoorStory) -> None:
    """Asked three ways, and no account came in a fair time: recorded, and assessed with care."""
    words = "Forty-one emails in six days to nine colleagues, each about the same invoice for a lost key."
    story.open(story.report(words, "excessive_contact", channel="email"))
    words = "Wrote, rang on two evenings and sent a text: what was reported, and how to answer it."
    story.ask_account(words, "letter", "telephone", "text_message")
    none = Account(words="Nothing came in fifteen working days by letter, telephone or text.", heard=False)
    story.days_on(22).do(story.owner, Act.RECORD_ACCOUNT, none)
    story.weigh(own_handling_considered="The invoice was wrong, and stayed wrong for a month. That is our part in it.")


def about_us(story: WexmoorStory) -> None:
    """He alleged that our caretaker began it. Investigated independently: partly right, so not made out, and closed."""
    words = "Shouted at the caretaker by the bin store until neighbours came out."
    incident = story.report(words, "verbal_abuse", channel="home_visit")
    story.open(incident)
    story.hear("He called my boy a name first. Ask anybody who was there.", counter_allegation=True)
    words = "Two neighbours heard the caretaker say it. He has apologised in person, and we deal with it under our own rules."
    story.look_into("martin.kerr", "made_out", words, "dale.winters")
    story.weigh(own_handling_considered="What was said to his son came first, and was ours. It settles this.")
    story.find("not_made_out", "He shouted, once, after a member of our staff insulted his child. That is not abuse of us.")
    story.days_on(2).close("not_made_out", "What began it was ours.", "Informed both; an apology went with the letter.")


def warned(story: WexmoorStory) -> None:
    """Warned in writing; his statement about the surveyor was investigated before it was called untrue."""
    words = "Wrote to our Chair, with copies to eleven others, that the surveyor takes money for good reports."
    story.open(story.report(words, "written_abuse", channel="email"))
    story.hear("I was told it by a man in the lift. I was angry about the damp. I should have asked first.")
    story.say_of_us("Your surveyor takes money for good reports.", "the surveyor")
    words = "Internal audit went through two years of his reports and payments. There is nothing in it."
    story.look_into("martin.kerr", "not_made_out", words)
    story.weigh(vulnerability_considered="Has slept on the sofa since the damp came. A heater and a date for works are agreed.")
    story.find(
        "unacceptable", "It named a person, was untrue, and went to a dozen people. The damp itself is being dealt with."
    )
    story.warn(
        "Please bring your concerns to us, and do not name colleagues to others before we have investigated.",
        "It harms a colleague.",
    )


def to_restriction(story: WexmoorStory) -> str:
    """Report letters beyond measure up to where a restriction may be proposed; return the last report."""
    words = "Nineteen calls in two days about the lift, which was mended on the first of them."
    story.open(story.report(words, "excessive_contact"))
    story.hear("When it breaks I am on the ninth floor with a pushchair. You mend it and it breaks again.")
    story.weigh(
        own_handling_considered="The lift has failed five times this year. A new motor is ordered; we said so too late."
    )
    story.find("unreasonable", "She is right about the lift. Nineteen calls do not mend it and keep others waiting.")
    story.warn("Please ring once when it stops; we will text you until it runs.", "Others wait behind these calls.")
    return story.days_on(9).report("Twenty-three calls on Friday, after the text that it was running.", "excessive_contact")


def waiting_for_manager(story: WexmoorStory) -> None:
    """Proposed: letters and email for a year at most, with texts about the lift as before."""
    to_restriction(story)
    why = "Texts about the lift go on. Letters and email reach us, leave a record, and let the telephone ring for others."
    story.days_on(1).propose("written_only", LETTERS, why, review_in=180, until_in=180)


def sent_back(story: WexmoorStory) -> None:
    """Sent back by the manager: a year for two bad weeks is too long. It waits to be proposed again."""
    story.open(story.report("Demanded an answer within the hour, hourly, for two days.", "unrealistic_times", channel="email"))
    story.hear("My mother was coming out of hospital and there was no hot water. What would you have done?")
    story.weigh(circumstances_weighed="Two hard weeks, with his mother's bed in the living room. It has been quieter since.")
    story.find("unreasonable", "An hour cannot be kept. The hot water itself was back the next day.")
    story.warn("Please give us the day that we promised.", "Everybody's repairs have the same times.")
    story.days_on(6).report("Eight emails in one evening about a tap.", "unrealistic_times", channel="email")
    terms = Terms(named_contact="Rukhsana Mir", channels_only=("email", "letter"))
    measure = story.propose("sole_contact", terms, "One person who knows the file.", review_in=350, until_in=360)
    back = "A year for two bad weeks is too long, and we have not asked how his mother is. Come back with three months."
    story.days_on(1).sign(Act.SEND_BACK, "martin.kerr", back, measure)


STORIES = (
    StoryBrief(just_reported, "Kirsty Lomond", 2),
    StoryBrief(just_opened, "Janice Homer", 2),
    StoryBrief(account_asked_for, "Stuart Pell", 6),
    StoryBrief(nothing_said, "Hugo Marchetti", 30, "ben.tolliver"),
    StoryBrief(about_us, "Tariq Bashir", 45),
    StoryBrief(warned, "Brian Catchpole", 33, "ben.tolliver"),
    StoryBrief(waiting_for_manager, "Colette Brun", 21, "ben.tolliver"),
    StoryBrief(sent_back, "Keith Armitage", 24),
)
