"""Tells cases after a decision: in force, reviewed, appealed, changed, withdrawn, provisional."""

from evenhand.casework.details.appeals import AppealDecided
from evenhand.ops.demo.data import side_stories
from evenhand.ops.demo.data.house import StoryBrief
from evenhand.ops.demo.data.pellmere.steps import DECIDER, REVIEWER, SPECIALIST, PellmereStory
from evenhand.ops.demo.data.story import weighed
from evenhand.policy.pack.terms import EarlierMatter, Terms, Times
from evenhand.policy.vocabulary import Act


def letters_agreed(story: PellmereStory) -> None:
    """Letters only, two pages at most, agreed with him; reviewed and kept. He died, and everything ended with him."""
    words = "Wrote 60 pages to five people in one week, and rang each of them to ask if they had read it."
    story.open(story.report(words, "repeated_contact", channel="letter"))
    story.hear("I think with a pen. If you tell me two pages I will do it in two pages.")
    story.weigh(disproportionate_time_taken="A day and a half of a colleague's week, each week since March.")
    story.find("unreasonable", "Long letters are his way. Five copies of each, and a call about each, are too much.")
    story.warn("Please send one letter, to one person.", "We lose the thread among five copies.", how="letter")
    story.days_on(7).report("Forty pages, to four people.", "repeated_contact", channel="letter")
    story.note(Act.DISCUSS, "He proposes it himself: letters only, two pages, to one person.", facts=("letter_only_agreed",))
    terms = Terms(channels_only=("letter",), word_limit=900, named_contact="Callum Strand")
    measure = story.ask_for("writing_only", terms, "What he has agreed to, written down, with an end.", lasting=88)
    story.endorse(measure, "His own idea, and a good one.", "Agreed with him, so agreed by us.")
    story.impose(measure, "Three months. New subjects and emergencies come by any way.", how="letter")
    words = "Eleven letters in three months, each answered within the week. He asks to keep it so, and we do."
    story.days_on(80).review(measure, "keep", words, next_in=80)
    side_stories.died(story.days_on(6), "His brother rang. Sidney died on Sunday, at home. No more letters go to that address.")
    story.days_on(2).close("died", "It ended with him. His last letter, about the lime trees, was passed to the gardeners.")


def every_stage_used(story: PellmereStory) -> None:
    """Through every complaint stage, and to the Ombudsman. Only new issues are answered; under appeal."""
    words = "Wrote again, 14 times, that the 2023 service charge is wrong, after the final answer on it."
    story.open(story.report(words, "settled_issue", channel="email"))
    story.hear("You have answered. You have not explained. I would pay it if I could see it.")
    story.weigh(
        due_process_applied="Two stages, both in time, and a meeting with the accountant.",
        complaint_stages_used_up="The second stage was answered on 3 June.",
        told_of_ombudsman="In that letter, with the address. He has gone there, as is his right.",
        issue_is_serious="It is 412 pounds to a man on a pension. It was taken seriously each time.",
        own_handling_considered="Our first answer had the wrong year at its head. We apologised in the second.",
    )
    story.find("unreasonable", "It has been through every stage. Its outcome applies, unless the Ombudsman decides otherwise.")
    story.warn("Please leave 2023 to the Ombudsman; write to us about anything new.", "We have nothing to add to it.")
    story.days_on(9).report("Six more about the same sum.", "settled_issue", channel="email")
    earlier = EarlierMatter(matter="the service charge for 2023", answer="in our reply to your complaint")
    terms = Terms(new_issues_only=True, earlier_matter=earlier)
    measure = story.ask_for(
        "new_issues_only", terms, "2023 is acknowledged, with the date of the answer. All else is answered."
    )
    story.endorse(measure, "We have gone round this six times.", "Proper process throughout; I have read all of it.")
    story.impose(measure, "Until the Ombudsman has decided, and at most three months.")
    words = "You call it earlier issues. This year's bill is built on it, and I may not ask about this year's bill?"
    story.days_on(5).appeal(measure, words, "disproportionate", "other", route="email")


def changed_on_appeal(story: PellmereStory) -> None:
    """Changed on appeal: Fridays are when she prays, and a week is long for water. Two answers a week now."""
    to_weekly(story)
    measure = story.ask_for("set_frequency", Terms(replies_per=Times(count=1, per="week")), "One answer a week, on Fridays.")
    story.endorse(measure, "Agreed.", "Agreed; Fridays suit the rota.")
    story.impose(measure, "For twelve weeks.")
    words = "On Fridays I am at the mosque, and on Fridays you ask me things. By Wednesday it has come through again."
    appeal = story.days_on(4).appeal(measure, words, "personal_circumstances", "disproportionate")
    answer = AppealDecided(
        outcome="changed",
        words="Two answers a week, on Tuesdays and Thursdays: a wet ceiling does not keep to a week, nor does prayer.",
        grounds=weighed(
            ("personal_circumstances", "made_out", "We had not asked which day. Fridays are hers."),
            ("disproportionate", "partly", "An answer a week is fair for plaster, and slow for water."),
        ),
        changed={"terms": {"replies_per": {"count": 2, "per": "week"}}},
    )
    story.days_on(6).do(REVIEWER, Act.DECIDE_APPEAL, answer, appeal)
    story.serve(appeal, "letter")


def to_weekly(story: PellmereStory) -> None:
    """Report a ceiling and many emails about it."""
    story.open(story.report("Emailed 52 times in a week with pictures of the ceiling.", "repeated_contact", channel="email"))
    story.hear("It gets bigger. In each picture it is bigger. Put them side by side.")
    story.weigh(
        disproportionate_time_taken="We have to check each one, in case it has become dangerous.",
        own_handling_considered="She was right: the stain grew. The roofer came nine days late, and we have said so.",
    )
    story.find("unreasonable", "The leak is stopped and the plaster has a date. Fifty pictures a week are more than it needs.")
    story.warn("Please send one picture a week; ring at once if it sags or drips.", "A colleague opens every one of them.")
    story.days_on(6).report("Thirty-eight pictures since Monday.", "repeated_contact", channel="email")


def withdrawn(story: PellmereStory) -> None:
    """Withdrawn the day after the request: he had called to apologise, and it has been quiet since. Closed."""
    words = "Said to a gas engineer that he would regret coming back without the part."
    story.open(story.report(words, "threats", channel="home_visit", towards="contractor"))
    story.hear("No heating, a baby, and a man with an empty van. It came out wrong.")
    story.weigh(own_handling_considered="It was the third visit without the part. We had not ordered it.")
    story.find("unacceptable", "The engineer did not know what he meant, and had to ask for a colleague to go with him.")
    story.warn("Please ring us, and not threaten the person who came to help.", "He was alone, and it was dark.")
    story.days_on(4).report("Stood close to the second engineer and would not answer him.", "inflammatory_statements")
    terms = Terms(named_contact="Hannah Levy")
    measure = story.ask_for("set_times_or_named_person", terms, "Visits arranged through Hannah.", lasting=60)
    words = "He rang both engineers. The part is in, the baby is warm. There is nothing left to restrict."
    story.days_on(1).sign(Act.WITHDRAW, story.owner, words, measure)
    story.days_on(7).close("settled", "A quiet week.", "Called him: it ends here.")


def alert(story: PellmereStory) -> None:
    """A safety alert, provisional at first; a manager of the specialists confirmed it within its fourteen days."""
    words = "Came across the counter and took hold of an adviser's sleeve."
    incident = story.report(words, "physical_violence", channel="office")
    story.open(incident)
    story.hear("I wanted her to look at me. I had hold of her sleeve. I let go when she said so.")
    story.weigh(vulnerability_considered="In recovery, and had been told that morning that his key worker was leaving.")
    story.find("unacceptable", "She let herself be seen by the nurse. No colleague should have to, after a day at a counter.")
    why = "At the counter, and at the counter only, a second colleague should be near."
    marker = story.mark("safety_alert", "At the office: a colleague within call.", why, incident, review_in=80)
    story.place(marker, SPECIALIST, "Provisional, while the specialists check it. It does not mention his health.")
    story.days_on(2).sign(Act.CONFIRM_MARKER, DECIDER, "Spoke with all three. Eleven weeks, at the counter only.", marker)
    risk = side_stories.hand_over(
        story, "associated_procedure", "Risk to staff procedure", "How the counter is staffed is theirs."
    )
    side_stories.answered(
        story, risk, "accepted", "Health and safety lead", "Taken over; a second colleague works at the counter."
    )
    story.note(Act.COMMUNICATE_CONCERNS, "Met him with his new key worker: what happened, and how we would like to meet him.")


def overdue(story: PellmereStory) -> None:
    """In force, and its review is due this week: the page counts the days."""
    story.open(story.report("Demanded that a ten-day repair be done by noon, by 17 calls.", "unreasonable_timescale"))
    story.hear("By noon because the children come at one. Nobody asked me why by noon.")
    story.weigh(issue_is_serious="A door that did not lock, with children in the home. It was made safe on the day.")
    story.find("unreasonable", "It was made safe within hours. The rest has ten days, as for everybody.")
    story.warn("Please tell us why a day matters; then leave us that day.", "Seventeen calls took two people.")
    story.days_on(6).report("Twelve calls for a shelf by Saturday.", "unreasonable_timescale")
    terms = Terms(named_contact="Callum Strand")
    measure = story.ask_for("set_times_or_named_person", terms, "One person who knows about the children.", lasting=85)
    story.endorse(measure, "It helps him as much as us.", "Agreed.")
    story.impose(measure, "One person, twelve weeks. Anything about the lock at once, to anybody.")


STORIES = (
    StoryBrief(letters_agreed, "Sidney Marl", 112),
    StoryBrief(every_stage_used, "Victor Lund", 33, "hannah.levy"),
    StoryBrief(changed_on_appeal, "Nasreen Akhtar", 47, "hannah.levy"),
    StoryBrief(withdrawn, "Marek Dusek", 36),
    StoryBrief(alert, "Delroy Simms", 10),
    StoryBrief(overdue, "Jerome Baines", 102),
)
