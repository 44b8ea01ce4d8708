"""Tells cases before a measure: reported, account taken, finding made, finding appealed."""

from evenhand.casework.details.incidents import WorkerProtected
from evenhand.ops.demo.data import side_stories
from evenhand.ops.demo.data.house import StoryBrief
from evenhand.ops.demo.data.tarn_and_fell.steps import TarnStory
from evenhand.policy.pack.terms import Terms, Times
from evenhand.policy.vocabulary import Act

BY_EMAIL = Terms(channels_only=("email",), contacts_per=Times(count=1, per="week"))


def just_reported(story: TarnStory) -> None:
    """Reported this morning by the adviser who took the call."""
    story.report("Asked for the Chief Executive, and rang off at each name that was not hers; nine calls.")


def account_asked_for(story: TarnStory) -> None:
    """Opened after the weekend. Asked by letter, since the telephone is hard; there is a week left to answer."""
    words = "Would not say what the complaint is about, in five letters, beyond that we know very well."
    story.open(story.report(words, "refusing_to_be_specific", channel="letter"))
    words = "By letter, with a stamped envelope, and an offer to sit down with Nell if that is easier."
    story.ask_account(words, "letter")


def not_made_out(story: TarnStory) -> None:
    """His tablets had been changed: not made out, and closed with help in place."""
    words = "Forty emails in one night, each a line long, each to the Chair."
    story.open(story.report(words, "excessive_emails", channel="email"))
    story.hear("They changed my tablets on the Monday. I was not myself, and I do not remember all of it.")
    story.ask_needs("Asked what lay behind it. He agrees that we inform his nurse, who wants to know.")
    story.weigh(disability_link_considered="It was his illness. His nurse agrees, and has corrected the dose.")
    story.find(
        "not_made_out",
        "One night, while he was unwell. There is no finding against him.",
        "Nothing: ring the nurse or us on a bad night.",
    )
    story.days_on(2).close("not_made_out", "An illness, and better now.", "Rang him; the Chair sends his regards.")


def found_and_told(story: TarnStory) -> None:
    """The adviser ended the call after two warnings. Finding made and served; it has stopped."""
    words = "Shouted at the adviser for eleven minutes, over her offer to find the letter he meant."
    call = story.report(words, "shouting_or_abusive_language")
    words = "Said that she was ending the call, and that he could ring again when he was ready."
    side_stories.ended_the_call(story, call, words, warnings=2)
    story.open(call)
    story.hear("I was sure you had lost it. It was in my coat. I have written to her.")
    story.weigh()
    story.find(
        "unacceptable",
        "Eleven minutes of shouting is too much for anybody. He has apologised since.",
        "Please ring off, and ring again later, rather than shout.",
    )


def finding_changed(story: TarnStory) -> None:
    """The finding was appealed: her words were rude and not discriminating. A senior manager changed it."""
    words = "Called a colleague a name in the lobby; two people were waiting."
    called = story.report(words, "discriminatory_remarks", channel="office", harassment=("discriminatory",))
    story.open(called)
    looked = WorkerProtected(
        words="We looked with our colleague at his work in the lobby, where anybody can walk up to him.",
        before="A bell at the desk, and no second person there.",
        afterwards="A second person at busy hours.",
        support="He wanted to tell it once, and has.",
    )
    side_stories.protected(story, called, looked)
    story.hear("I called him a jobsworth. That is not a slur. Look it up.")
    story.weigh()
    letter = story.find(
        "unacceptable",
        "It was said loudly, about a colleague, in front of others.",
        "Please speak to colleagues without names.",
    )
    words = "You have put me down as a bigot for a word that is in the dictionary under jobs."
    appeal = story.days_on(8).appeal(letter, words, "behaviour_wrongly_identified", route="letter")
    changed = (
        "She is right about the word, and it matters: personal abuse, once, and not discrimination. The record is corrected."
    )
    heard = ("behaviour_wrongly_identified", "made_out", "The word is about a manner at work, and about nothing else.")
    story.days_on(7).answer(appeal, "harriet.dunn", "changed", changed, heard)


def to_measure(story: TarnStory) -> None:
    """Report calls that leave no time to answer, up to where a measure may be proposed."""
    words = "Rang at 9:00, 9:20, 9:40 and so on until noon, on three days, before the first could be answered."
    story.open(story.report(words, "no_time_to_respond"))
    story.hear("If I stop ringing you stop thinking about it. That is how it has always been with you.")
    story.weigh(own_handling_considered="He is right about last year. This year each call was answered the same day.")
    story.find(
        "unreasonable",
        "We cannot call back while he is calling. The roof itself is booked.",
        "Please leave us until five to ring back.",
    )
    story.note(Act.COMMUNICATE_CONCERNS, "Drew a week on paper with him: when we ring, when he rings, what happens in between.")
    story.days_on(8).report("Every twenty minutes again, on Monday and Tuesday.", "no_time_to_respond")


def waiting_for_manager(story: TarnStory) -> None:
    """Proposed: by email, once a week, for ten weeks; it waits for a manager."""
    to_measure(story)
    why = "One email a week, answered on Thursdays. He says himself that it is the waiting; so it has a day."
    story.days_on(1).propose("expected_contact", BY_EMAIL, why, review_in=70, until_in=70)


STORIES = (
    StoryBrief(just_reported, "Jacqueline Speight", 0),
    StoryBrief(account_asked_for, "Leslie Crowther", 5, "nell.fairhurst"),
    StoryBrief(not_made_out, "Alan Sugden", 29),
    StoryBrief(found_and_told, "Cyril Hobb", 22, "nell.fairhurst"),
    StoryBrief(finding_changed, "Yolanda Pires", 43),
    StoryBrief(waiting_for_manager, "Barry Thwaite", 20),
)
