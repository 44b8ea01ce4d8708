"""Tells cases after a decision: expected contact, one contact, markers, legal action, kept and lifted."""

from evenhand.casework.details import Established
from evenhand.casework.details.letters import Issued, Withheld
from evenhand.casework.details.referrals import StepTaken
from evenhand.casework.details.reviews import Lengthened, Reviewed
from evenhand.ops.demo.data import side_stories
from evenhand.ops.demo.data.house import StoryBrief
from evenhand.ops.demo.data.tarn_and_fell.steps import MANAGER, TarnStory
from evenhand.policy.pack.terms import Terms, Times
from evenhand.policy.vocabulary import Act

ONE_PERSON = Terms(named_contact="Finn Arkwright", channels_only=("telephone", "letter", "office"))


def found_unreasonable(story: TarnStory, what: str, behaviour: str, account: str, *, again: str) -> None:
    """Report a demand that continued after the finding that it was unreasonable."""
    story.open(story.report(what, behaviour))
    story.hear(account)
    story.weigh()
    story.find(
        "unreasonable", "It takes far more than a fair share of two people's time.", "Please leave us the days we have named."
    )
    story.note(Act.COMMUNICATE_CONCERNS, "Said what we can do and by when, and asked for the time to do it.")
    story.days_on(8).report(again, behaviour)


def one_person(story: TarnStory) -> None:
    """One point of contact, in force, with dialysis days kept free; its review comes up."""
    found_unreasonable(
        story,
        "Asked 12 of us the same question about the lift, and kept a table of the answers.",
        "old_issues",
        "Twelve people gave nine answers. I have the table here.",
        again="Asked six more. The table has eighteen rows.",
    )
    why = "One person, who has the one answer. Finn is in on the days on which he is not in hospital."
    measure = story.propose("one_point_of_contact", ONE_PERSON, why, review_in=80, until_in=80)
    story.impose(measure, "Good: the table was deserved.")
    words = "Please do not ring me on Tuesdays and Fridays. I am on dialysis then."
    days = side_stories.request(story.days_on(1), "adjustment", words)
    side_stories.take_back(story, days, "Finn had told him already that those days are kept free. He needs nothing more.")
    words = "One person. I had nine answers from twelve of you, and now you want me to have one?"
    appeal = story.days_on(3).appeal(measure, words, "disagreement")
    back = Established(words="Having spoken to Finn for an hour, I take it back. He has the same table.")
    story.days_on(3).do(story.reporter, Act.WITHDRAW_APPEAL, back, appeal)
    longer = Lengthened(
        words="It works, he says so himself, and his place on the list for a kidney has come up. Two months more.",
        until=story.day(130),
        review_on=story.day(110),
    )
    story.days_on(30).do(story.owner, Act.PROPOSE_EXTENSION, longer, measure)
    story.sign(Act.EXTEND, MANAGER, "As he asks. To be reviewed before it ends.", measure)
    story.serve(story.letter)


def ended_early(story: TarnStory) -> None:
    """Expected contact, lifted after five weeks: the repair is done and so is the writing. Closed."""
    found_unreasonable(
        story,
        "Thirty emails a day, from six addresses, about one radiator.",
        "excessive_emails",
        "It is my mother's room. She will not say that she is cold.",
        again="Thirty-four in a day, from eight addresses.",
    )
    terms = Terms(channels_only=("telephone", "letter"), days=("monday", "thursday"))
    why = "By telephone, Mondays and Thursdays, when Nell is in. At any time if her mother is cold."
    measure = story.propose("expected_contact", terms, why, review_in=84, until_in=84)
    story.impose(measure, "Agreed; and a plumber checks that radiator this week.", how="letter")
    words = "The radiator is in and her mother is warm. No email for four weeks. Nothing is left to limit."
    story.days_on(35).do(story.owner, Act.LIFT, Established(words=words), measure)
    story.serve(story.letter, "letter")
    story.days_on(1).close("settled", "The room is warm.", "By telephone.")


def appeal_ended_it(story: TarnStory) -> None:
    """Ended on appeal: a stammer makes the telephone the wrong channel, and no officer had asked."""
    found_unreasonable(
        story,
        "Will speak to nobody below the Director; 15 letters, and a sit-in of an hour.",
        "demanding_senior_colleagues",
        "You all write to me as if I were a child. She does not.",
        again="Two more letters to her, and one to her home.",
    )
    terms = Terms(channels_only=("telephone",), contacts_per=Times(count=1, per="week"))
    measure = story.propose("expected_contact", terms, "A call each Tuesday, with Finn.", review_in=80, until_in=80)
    story.impose(measure, "Agreed.")
    words = "By telephone. Me. Have you listened to yourselves? I have not had a whole sentence out on a telephone in my life."
    appeal = story.days_on(3).appeal(measure, words, "personal_circumstances", "limits_essential_services", route="letter")
    ended = "It cannot stay: we did not ask how she speaks. It ends today, we are sorry, and her need is recorded."
    heard = (
        "personal_circumstances",
        "made_out",
        "Her stammer is plain to anybody who meets her; the form had no line for it.",
    )
    story.days_on(5).answer(appeal, "lewis.garth", "ended", ended, heard)
    words = "Did not call: wrote, and asked her how she would like to be contacted."
    story.ask_needs(words, side_stories.need(story, "adjustment", "Stammer: letters, email, or face to face", "telephone"))


def marked(story: TarnStory) -> None:
    """A marker after a push, reviewed after six months and ended: the danger has passed. Closed."""
    words = "Pushed a housing officer off the step; he sprained a wrist."
    incident = story.report(words, "violence", channel="home_visit")
    story.open(incident)
    story.hear("I had buried my dog that morning, and he stood on it. He did not know. I did not think.")
    story.weigh(vulnerability_considered="Grieving, and alone. The befriending service has rung him since.")
    story.find(
        "unacceptable",
        "A man was hurt. Why it happened is understood, and does not undo it.",
        "Please let people who come to help go in peace.",
    )
    why = "A colleague was hurt on the step. Two people for half a year, and then a review."
    marker = story.mark("tenancy_marker", "Two people. Knock and wait.", why, incident, review_in=175)
    story.place(marker, MANAGER, "Short, true, and not about the dog.")
    story.note(Act.DISCUSS, "He agrees that the befrienders may ring him.", facts=("agreed_by_customer",))
    friend = side_stories.refer(story, "support", "Tarnby Befriending", "That he is alone since his dog died.", route="consent")
    side_stories.told_of(story, friend, "Called him: a volunteer named Bram will call on Sunday.")
    ended = "Seven visits since, all quiet, the last two by one person with his agreement. It ends today."
    told = Reviewed(outcome="lift", words=ended)
    story.days_on(172).do(story.owner, Act.REVIEW_MARKER, told, marker)
    story.serve(story.letter, "home_visit")
    story.close("run_its_course", "Half a year without another word.", "At his door.")


def injunction(story: TarnStory) -> None:
    """Violence with a witness: legal action at once, by the urgent route, without notice; he is informed by a day."""
    words = "Swung a spade at a housing officer in the yard. She got behind the van. The driver saw it."
    incident = story.report(words, "violence", channel="home_visit")
    story.open(incident, situations=("violence", "immediate_danger"))
    story.weigh(human_rights_considered="An order keeps him from two people, and not from his home.")
    terms = Terms(body="County court", description="An order to keep away from the two colleagues and the yard office.")
    why = "She cannot go into the yard, and eleven other tenants need her there."
    measure = story.propose_urgently("legal_action", terms, why, situation="violence", review_in=60)
    words = "At once, and without a word to him until the court has sat. He is heard on the day after."
    story.sign(Act.AUTHORISE, "catherine.oyelaran", words, measure)
    story.do(story.owner, Act.IMPOSE, Issued(contact_person="Moira Kell"), measure)
    words = "The order is asked for without notice: he has threatened what he would do if we went to court."
    story.do("catherine.oyelaran", Act.WITHHOLD_NOTICE, Withheld(words=words, until=story.day(14)), measure)
    story.assess(offence_believed="She reported it to the police at the yard, and they asked us for our records.")
    police = side_stories.refer(
        story, "police", "Tarnby police, the desk sergeant", "What she saw, and the driver's name.", route="crime"
    )
    side_stories.told_of(story, police, "They ask us to wait until they have spoken to him.", not_before=7)
    ordered = "To keep away from two named people and from the yard office, until a hearing."
    until = story.day(50)
    act = "Anti-social Behaviour, Crime and Policing Act 2014, section 1"
    order = StepTaken(
        kind="injunction", under=act, body="Tarnby County Court", words=ordered, until=until, measure=measure, advice=True
    )
    story.do(story.owner, Act.RECORD_ORDER, order)
    marker = story.mark("tenancy_marker", "No visits alone. Ring Moira first.", "A spade was swung.", incident, review_in=120)
    story.agree_marker(marker, MANAGER, "Until the court has decided; then a review.")


def kept_after_review(story: TarnStory) -> None:
    """One point of contact, reviewed after three months and kept for three more; she asked for it."""
    found_unreasonable(
        story,
        "Wanted an answer within the hour to each of 70 messages, with the clock in the subject line.",
        "immediate_responses",
        "I look after him all day. The only time I have is the hour when he sleeps.",
        again="Fifty-one more in nine days, with the clock.",
    )
    why = "Nell, at two o'clock, when he sleeps. It is her hour, and a colleague keeps it free."
    terms = Terms(named_contact="Nell Fairhurst")
    measure = story.propose("one_point_of_contact", terms, why, review_in=85, until_in=170)
    story.impose(measure, "Kind, and better than a rule.")
    words = "Two calls a week at two o'clock. She asks to keep it, and so does Nell."
    story.days_on(80).review(measure, "keep", words, next_in=80)


STORIES = (
    StoryBrief(one_person, "Osei Darko", 62),
    StoryBrief(ended_early, "Carmel Feeney", 66, "nell.fairhurst"),
    StoryBrief(appeal_ended_it, "Vera Ainscough", 48),
    StoryBrief(marked, "Winston Blake", 196),
    StoryBrief(injunction, "Kieran Doyle", 8, "nell.fairhurst"),
    StoryBrief(kept_after_review, "Hilda Moffat", 118, "nell.fairhurst"),
)
