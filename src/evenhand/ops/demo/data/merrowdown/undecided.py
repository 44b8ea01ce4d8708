"""Tells cases before a decision: reported, discussed, warned, the warning appealed, proposed."""

from evenhand.casework.details.cases import Signposted
from evenhand.ops.demo.data import side_stories
from evenhand.ops.demo.data.house import StoryBrief
from evenhand.ops.demo.data.merrowdown.steps import MerrowdownStory
from evenhand.policy.pack.terms import Hours, Terms
from evenhand.policy.vocabulary import Act


def just_reported(story: MerrowdownStory) -> None:
    """Two neighbours and a hedge: not for this policy, and signposted. Another report waits for a case."""
    words = "Shouted across the hedge at the neighbour about the hedge; our gardener was standing by."
    hedge = story.report(words, "inappropriate_behaviour", channel="third_party", situations=("between_customers",))
    sent = Signposted(goes_to="Anti-social behaviour policy and procedure", words="It is between the two of them.")
    story.do(story.owner, Act.SIGNPOST, sent, hedge)
    story.days_on(1).report("Rang off twice on a colleague who had rung her about the hedge.", "inappropriate_behaviour")


def waiting_for_team_leader(story: MerrowdownStory) -> None:
    """The officer thinks that this policy is the one to use; her line manager has still to agree."""
    words = "Named two gardeners on the residents' page, with the times at which they leave home."
    story.open(story.report(words, "trolling_or_naming", channel="social_media", towards="contractor"))
    tried = "Three posts in two weeks, each after we had asked for the last one to come down."
    story.consider_use(tried)
    story.note(Act.DECIDE_USE, tried)


def talk_was_enough(story: MerrowdownStory) -> None:
    """Discussed in the garden, and that was enough: closed without a warning."""
    words = "Swore at two roofers who had parked across his ramp."
    story.open(story.report(words, "abusive_behaviour", channel="home_visit", towards="contractor"))
    story.hear("I use a chair. They parked on my ramp and went for dinner. I had a hospital appointment.")
    story.talk("Met in his garden with the foreman: he missed the appointment, they lost an hour. Both said sorry.")
    story.weigh(
        own_handling_considered="Our contractors blocked a ramp for an hour. That comes first here.",
        disability_link_considered="Being shut in by a van is what being disabled by others means. It explains all of it.",
    )
    story.find("not_made_out", "Said once, to people who had shut him in. A cone now stands at the ramp.")
    story.days_on(3).close("not_made_out", "The hospital gave him another day.", "Spoke to him, and to the foreman.")


def no_account_yet(story: MerrowdownStory) -> None:
    """Opened on Friday, account asked for through his daughter, as he wishes."""
    words = "Asked for the surveyor's private address, four times, and followed his van to the next street."
    story.open(story.report(words, "threatening_behaviour", channel="home_visit"))
    side_stories.letters_go_to(
        story, "otherwise", "Kept at our Merrow Square office, where he collects it", "He asked on Monday."
    )
    side_stories.speaks_for(story, "Tilda Penrose", "relative", "07700 900955, after four")
    words = "By letter, and through his daughter as he has asked us to. Ten working days, longer if wanted."
    story.ask_account(words, "letter", "third_party")


def warning_appealed(story: MerrowdownStory) -> None:
    """Warned, and the warning appealed, as it is a sanction here: decided by a senior officer, and kept."""
    words = "Threw a bag of rubbish onto the reception desk and said that it was ours now."
    story.open(story.report(words, "aggressive_behaviour", channel="office"))
    story.decide_use("Third scene at reception this year.", "Agreed. I was there for one of them.")
    story.hear("It lay in the yard for five weeks. I rang. I brought it to you because you did not come to it.")
    story.talk("At reception with the yard's foreman: when it is emptied, and who to call when it is not.")
    story.weigh(own_handling_considered="Five weeks is right. The contractor has lost that yard, and she knows it.")
    story.find("unacceptable", "The receptionist was hit by what was in the bag. The yard was our fault; that was not.")
    letter = story.warn("Please leave rubbish out of our office, and ring Esme about the yard.", "A colleague was hurt by it.")
    words = "A warning for bringing you your own rubbish. I would like somebody else to look at that."
    appeal = story.days_on(6).appeal(letter, words, "disagreement", route="office")
    kept = "We let her down, and I have apologised. A colleague had glass in her hand. The warning stays, and ends in a year."
    heard = ("disagreement", "partly", "About the yard she is right. About the bag on the desk two people saw the same.")
    story.days_on(8).answer(appeal, "marguerite.holt", "kept", kept, heard)


def to_seven_questions(story: MerrowdownStory) -> None:
    """Report one complaint kept up without anything new, up to where a remedy may be proposed."""
    words = "A ninth letter that the answer on the boundary wall is wrong, with the same two photographs."
    story.open(story.report(words, "no_new_evidence", channel="letter"))
    story.decide_use("Two stages, a survey and a meeting on the wall itself.", "Agreed: there is nothing left to try.")
    story.hear("The wall leans. It leaned when I wrote first. You measured it on a still day.")
    story.talk("Walked the wall together with the surveyor's figures. He disagrees, and says why, and stays with it.")
    story.weigh_complaints(own_handling_considered="Stage one was six days late. The survey itself was done at once.")
    story.find("unreasonable", "The survey answers it, until there is something newer than the survey.")
    story.warn("Please write about the wall again when something about it has changed.", "Each letter takes half a day.")
    story.days_on(9).report("A tenth and an eleventh letter, with the same photographs.", "no_new_evidence", channel="letter")


def waiting_for_area_manager(story: MerrowdownStory) -> None:
    """Proposed: one morning a week for everything but what is never blocked."""
    to_seven_questions(story)
    terms = Terms(days=("wednesday",), hours=Hours(from_="09:00", until="12:00"), named_contact="Esme Harding")
    why = "Wednesday mornings are his: he may come, ring or write, and Esme has the file open. Emergencies at any time."
    story.days_on(1).propose("contact_days_or_times", terms, why, review_in=60, until_in=88)


def handed_over(story: MerrowdownStory) -> None:
    """It turned out to be anti-social behaviour: passed on, accepted, and closed here."""
    words = "Music at night, aimed at the caretaker's flat, after he had asked for it to be turned down."
    story.open(story.report(words, "inappropriate_behaviour", channel="third_party"))
    story.hear("It is not aimed. It is loud. Ask anybody on the landing.")
    story.assess(amounts_to_asb="Four flats hear it. It is not about our colleague, though he is one of the four.")
    words = "Noise to four households is for the ASB team; their diary and their meter."
    asb = side_stories.hand_over(story, "anti_social_behaviour", "ASB team", words)
    side_stories.answered(story.days_on(3), asb, "accepted", "Dee Marlow, ASB team", "Taken over, with a visit on Thursday.")
    story.close("passed_on", "The ASB team has it.", "He knows who to call there.")


STORIES = (
    StoryBrief(just_reported, "Audrey Finch", 2),
    StoryBrief(waiting_for_team_leader, "Lamar Brooks", 3),
    StoryBrief(talk_was_enough, "Leroy Dacosta", 34),
    StoryBrief(no_account_yet, "Hugh Penrose", 5, "oluwaseun.cole"),
    StoryBrief(warning_appealed, "Wendy Castle", 40),
    StoryBrief(waiting_for_area_manager, "Ronald Mabey", 26),
    StoryBrief(handed_over, "Matthew Orde", 16, "oluwaseun.cole"),
)
