"""Tells cases after a decision: in force, flagged, appealed, changed, ended, paused, reviewed."""

from evenhand.casework.details import Established
from evenhand.casework.details.cases import Reopened
from evenhand.casework.details.reviews import Lightened
from evenhand.ops.demo.data import side_stories
from evenhand.ops.demo.data.house import StoryBrief
from evenhand.ops.demo.data.wexmoor.steps import WexmoorStory
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Act


def pairs_at_once(story: WexmoorStory) -> None:
    """A threat with a hammer: two people from the next day, by the urgent route; the account followed, and a flag."""
    words = "Held a claw hammer at head height and said that the next one through the door would get it."
    incident = story.report(words, "aggression_or_violence", channel="home_visit", towards="contractor")
    story.open(incident, situations=("extreme", "immediate_danger"))
    story.weigh(
        proportionality_considered="Visits go on, by two people. Nothing else changes for him or his daughter.",
        own_handling_considered="We had not told him that the gas fitter was coming. The text had gone to an old number.",
    )
    terms = Terms(visits=("in_pairs", "ring_office_first"))
    why = "The boiler has to be serviced and the engineer has to be safe. Two people, and a call before they set off."
    measure = story.propose_urgently("visit_conditions", terms, why, situation="immediate_danger", review_in=360)
    story.impose(measure, "At once: there is a gas service due. His own account by the end of the week.", how="home_visit")
    story.note_on_record("Two people. Ring the office before you set off.", incident, key="contractor_flag")
    story.hear("I had been burgled on the Monday. I did not know who it was. I am sorry for the lad.", within=3)


def sole_contact_kept_to(story: WexmoorStory) -> None:
    """One contact, for four months, with a note; an appeal was decided and changed nothing but the day."""
    words = "Turned the complaint about the fence into eleven other matters, and back, in one month."
    incident = story.report(words, "changing_complaint", channel="letter")
    story.open(incident)
    fence = side_stories.complain(
        story, "The fence has been down since the storm, and next door's dog comes in.", number="WX-3318"
    )
    side_stories.follow(story, fence, "acknowledged")
    story.hear("Everything here hangs together. You answer one end and the other comes loose.")
    story.weigh(adjustments_considered="One question at a time, in writing: we had not kept to it. The one contact will.")
    story.find("unreasonable", "We cannot answer eleven matters in one complaint. We can answer each alone.")
    story.warn("Please bring one matter at a time; we will number them together.", "It is how each gets its answer.")
    words = "Two days late, and upheld: the fence is ours, and goes up on Monday."
    side_stories.follow(story.days_on(10), fence, "answered", words, outcome="upheld")
    story.days_on(7).report("Nine new matters under the number of the fence.", "changing_complaint", channel="letter")
    terms = Terms(named_contact="Ben Tolliver", channels_only=("letter", "email"))
    why = "One colleague who answers one numbered matter at a time: what he asked for, and what the adjustment says."
    reviewed = story.day(120)
    measure = story.propose("sole_contact", terms, why, review_in=120, until_in=120)
    story.impose(measure, "It fits the adjustment. Four months, not twelve.")
    story.note_on_record("Pass what he brings to Ben Tolliver; say that you have.", incident)
    words = "Ben is on leave for two weeks in the middle of it. Who do I write to then?"
    appeal = story.days_on(6).appeal(measure, words, "limits_essential_services", route="letter")
    kept = "A fair question, now answered: Rukhsana Mir covers. The one contact helps both sides, and stays as it is."
    heard = ("limits_essential_services", "not_made_out", "Every letter in those two weeks was opened and answered.")
    story.days_on(9).answer(appeal, "piotr.zielin", "kept", kept, heard)
    lighter = Lightened(
        words="It has gone well. He may ring too, on Wednesdays, when Ben has the file open.",
        terms=Terms(named_contact="Ben Tolliver"),
    )
    story.days_on(14).do("martin.kerr", Act.VARY, lighter, measure)
    story.serve(story.letter)
    side_stories.close_a_day(story, reviewed, "On that day our offices move, and nobody works.", measure)


def under_appeal(story: WexmoorStory) -> None:
    """Written only, and under appeal: a stroke has made writing hard. Held back until the answer, which has a day."""
    words = "Called two advisers useless, stupid and worse, in four calls on one day."
    incident = story.report(words, "verbal_abuse")
    story.open(incident)
    story.hear("I was four times in the queue for half an hour. I did swear. Not at the second girl.")
    story.weigh(own_handling_considered="Four waits of half an hour are on the record, and are nothing to be proud of.")
    story.find("unacceptable", "Two people were called names, at length, after asking for it to stop.")
    story.warn("Please speak to us as you would want to be spoken to.", "No colleague has to listen to that.")
    story.days_on(8).report("The same words to a third adviser; the call was ended after a warning.", "verbal_abuse")
    why = "Letters and email for six months. An answer within two days, so that nothing is lost by it."
    measure = story.propose("written_only", Terms(channels_only=("letter", "email")), why, review_in=170, until_in=180)
    story.impose(measure, "Six months, and the two days are to be kept.")
    story.note_on_record("Answer in writing within two days; emergencies by telephone as ever.", incident)
    words = "I have had a stroke. My right hand does not write. I can talk, slowly, if you let me."
    appeal = story.days_on(12).appeal(measure, words, "change_of_circumstances", "personal_circumstances")
    slowly = side_stories.request(story, "adjustment", "Let me ring you, and give me the time to get a sentence out.")
    stay = side_stories.request(story, "stay", "Do not make me write while you think about it.", of=appeal)
    story.note(Act.DECLARE_INTEREST, "Her son plays in the band that I run on Sundays.", who="piotr.zielin")
    calls = side_stories.need(story, "adjustment", "Since her stroke: calls instead of writing, with time to finish a sentence")
    words = "Agreed, and from today. Advisers see it as soon as she rings."
    side_stories.adjust(story.days_on(1), slowly, words, calls)
    words = "She cannot write, and it is the only way left to her. She may ring until her appeal is answered."
    side_stories.hold_back(story, stay, "desmond.achebe", words)


def ended_on_appeal(story: WexmoorStory) -> None:
    """The calls were his brother's: a fact was wrong, and a Head of Service ended it. Closed with an apology."""
    story.open(story.report("Thirty calls in a week after the arrears were settled.", "settled_matter"))
    story.hear("I have rung you twice. Look at your own list.")
    story.weigh()
    story.find("unreasonable", "The list shows thirty calls from the household's number.")
    story.warn("Please let this rest now that it is settled.", "It has been answered in full.")
    story.days_on(6).report("Five more calls from the same number.", "settled_matter")
    why = "One person for anything about the account, for three months."
    measure = story.propose("sole_contact", Terms(named_contact="Rukhsana Mir"), why, review_in=90, until_in=90)
    story.impose(measure, "Short, and about one matter only.")
    appeal = story.days_on(4).appeal(
        measure, "It is my brother's telephone. He has rung you about his own flat.", "factual_error"
    )
    ended = "He is right: number and voice are another tenant's. A fact was wrong. It ends today, with our apology."
    heard = ("factual_error", "made_out", "The recordings were listened to by two of us, who did not know what to expect.")
    story.days_on(5).answer(appeal, "piotr.zielin", "ended", ended, heard)
    story.days_on(1).close("settled", "Ended on appeal, as the record shows first.", "An apology, by letter.")


def pause_over(story: WexmoorStory) -> None:
    """A pause of two weeks after the court day. It ended on its day; closed, and opened again for a card."""
    words = "Wrote twelve times on the day after the hearing, to the officer who had to give evidence."
    incident = story.report(words, "harassment_or_intimidation", channel="email")
    story.open(incident)
    story.hear("She sat there and read my life out. I wanted her to say something to me as a person.")
    story.weigh(
        vulnerability_considered="Lost the hearing and nearly her home in one week. The support team sees her on Fridays."
    )
    story.find("unacceptable", "Twelve messages to one person in one day frightened her, whatever was meant by them.")
    story.warn("Please leave the officer be, and write to the team.", "She did what the court asked of her.")
    story.days_on(3).report("Four more to the same officer.", "harassment_or_intimidation", channel="email")
    ends = story.day(15)
    terms = Terms(paused_until=ends.isoformat(), channels_only=("letter", "telephone"))
    why = "Two weeks in which letters and the telephone reach the team, and we do not write to her."
    measure = story.propose("pause", terms, why, review_in=14, until_in=15)
    story.impose(measure, "Two weeks, no longer, with Fridays kept.")
    story.note_on_record("Pass anything from her to the team, not to the officer.", incident)
    story.days_on(17).do(story.owner, Act.LAPSE, Established(words="Its last day has passed. All is quiet."), measure)
    story.serve(story.letter, "letter")
    story.close("run_its_course", "It ended on the day in its letter.", "Rang her on the Friday.")
    again = Reopened(words="Closed too soon: the officer has had a card from her, a kind one, and does not want another.")
    story.days_on(6).do(story.owner, Act.REOPEN, again)


STORIES = (
    StoryBrief(pairs_at_once, "Declan Rooney", 19),
    StoryBrief(sole_contact_kept_to, "Samuel Obi", 75),
    StoryBrief(under_appeal, "Maureen Galt", 44),
    StoryBrief(ended_on_appeal, "Femi Balogun", 70, "ben.tolliver"),
    StoryBrief(pause_over, "Priscilla Nunn", 52),
)
