"""Tells cases after a decision: agreed, limited, swift, severe, flagged, reviewed monthly, ended."""

from evenhand.casework.details import Established
from evenhand.casework.details.appeals import AppealDecided
from evenhand.ops.demo.data.house import StoryBrief
from evenhand.ops.demo.data.merrowdown.steps import AREA_MANAGER, MerrowdownStory
from evenhand.ops.demo.data.story import weighed
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Act


def contract_kept(story: MerrowdownStory) -> None:
    """An Acceptable Behaviour Contract, reviewed after a month and kept, after two months lifted. Closed."""
    words = "Followed the caretaker round the block shouting, on four Mondays."
    story.open(story.report(words, "abusive_behaviour", channel="home_visit"))
    story.decide_use("A meeting each Tuesday after, and the same again on Monday.", "Agreed.")
    story.hear("He starts the blower at seven under my girl's window. She has just come off nights.")
    story.talk("With the caretaker: the blower at nine, and no more shouting. It held for two Mondays.")
    story.weigh(own_handling_considered="The blower at seven broke our own rule for the block.")
    story.find("unacceptable", "Four times, and a man who does his job was followed to his van.")
    story.warn("Please speak to Esme about noise, and leave the caretaker be.", "He has asked to be moved from the block.")
    story.days_on(7).report("Followed him again, with a saucepan.", "abusive_behaviour", channel="home_visit")
    story.assess(capacity_for_agreement="He read it aloud, changed two words, and knows what follows.")
    terms = Terms(description="He speaks to Esme about noise. The blower starts at nine. Neither follows the other.")
    why = "A contract that both sides sign, because both sides have something to keep."
    measure = story.propose("acceptable_behaviour_contract", terms, why, review_in=30, until_in=85)
    story.impose(measure, "Good that it binds us too.")
    story.days_on(28).review(measure, "keep", "Four quiet Mondays. He asks for one month more, and so do we.", next_in=30)
    story.days_on(29).review(measure, "lift", "Eight quiet Mondays. The caretaker had tea there on the last one.")
    story.close("run_its_course", "Eight quiet Mondays.", "In person, on the landing.")


def office_by_appointment(story: MerrowdownStory) -> None:
    """Access to one office by appointment; a late appeal was accepted, decided and has ended it."""
    words = "Sat on the floor of the office from opening to closing on three days, and would not say why."
    story.open(story.report(words, "inappropriate_behaviour", channel="office"))
    story.decide_use("Three days running, with the police called on the third.", "Agreed, with a heavy heart.")
    story.hear("It was warm. Mine was not.")
    story.talk("Asked her in, with tea. Her heating had been off since Sunday and she had not said so.")
    story.weigh(
        vulnerability_considered="Bereaved in the spring. The counsellor knows, with her consent.",
        own_handling_considered="Her call about the heating on the Sunday was logged as a duplicate. It was not one.",
    )
    story.find("unacceptable", "The office had to close twice. Why she sat there has been put right.")
    story.warn("Please ring when it is cold; somebody will come.", "Others could not be seen on those days.")
    story.days_on(8).report("Two more days on the floor, the heating being on.", "inappropriate_behaviour", channel="office")
    terms = Terms(premises=("Orchard Place reception",), appointment_only=True)
    measure = story.propose("office_access_limited", terms, "By appointment, any day, with Esme.", review_in=60, until_in=80)
    story.impose(measure, "Eleven weeks, and a visit from support in the first of them.")
    words = "I was in hospital and did not read your letter until today. I only came because it is light there."
    appeal = story.days_on(25).appeal(measure, words, "personal_circumstances", "other", route="office")
    ended = "Late because she was ill: accepted. The library by the office is light too, and opens earlier. It ends today."
    heard = ("personal_circumstances", "made_out", "The ward confirms the dates. She could not have read the letter.")
    answer = AppealDecided(outcome="ended", words=ended, accept_late=True, grounds=weighed(heard))
    story.days_on(7).do("jonas.eker", Act.DECIDE_APPEAL, answer, appeal)
    story.serve(appeal, "letter")


def seven_questions(story: MerrowdownStory) -> None:
    """Calls closed for a set time, letters open; under appeal, and a senior officer answers by a day."""
    words = "The same complaint to five of our teams on one day, each told that the others had agreed."
    story.open(story.report(words, "moving_scope", channel="email"))
    story.decide_use("Five teams, four answers, one fence.", "Agreed.")
    story.hear("If one of you had come out and looked, there would be one answer.")
    story.talk("Met on site with all five. There is one answer now, and she has it in writing.")
    story.weigh_complaints(own_handling_considered="She is right that no colleague had inspected it. Now five have.")
    story.find("unreasonable", "Each team was told something else, and that was not by mistake.")
    story.warn("Please write to one of us. You may choose which colleague.", "Five people did the same work.")
    story.days_on(6).report("To four teams again, two days later.", "moving_scope", channel="email")
    terms = Terms(channels_only=("letter", "telephone"), named_contact="Oluwaseun Cole")
    why = "Letters and calls, to one colleague of her choice. Email goes to everybody at once, and that is the trouble."
    measure = story.propose("contact_methods_limited", terms, why, review_in=45, until_in=80)
    story.impose(measure, "Her own choice of colleague. Six weeks, then we look.")
    words = "I work nights. I cannot ring in your hours and the post takes four days. Email is how I live."
    story.days_on(9).appeal(measure, words, "limits_essential_services", "personal_circumstances", route="letter")


def swift(story: MerrowdownStory) -> None:
    """The swift route: the area manager acted with the officer and the legal providers, after a threat with a date."""
    words = "Said that he would be waiting for the heating engineer on Thursday, and what with."
    incident = story.report(words, "threatening_behaviour", towards="contractor")
    story.open(incident, situations=("swift_enforcement_needed", "immediate_danger"))
    story.consider_use("Said twice, to two people, with a day.")
    story.note(Act.DECIDE_USE, "Cannot wait for a meeting; decided with Bridget by telephone.")
    story.note(Act.DECIDE_USE, "By telephone at ten past nine: yes.", who="bridget.soames")
    story.weigh(human_rights_considered="His home stays his. It is about one visit, and one man's safety on Thursday.")
    why = "By appointment, with a colleague he knows. The boiler is serviced on its day, by another firm."
    terms = Terms(appointment_only=True, named_contact="Esme Harding")
    measure = story.propose_urgently("appointment_only", terms, why, situation="swift_enforcement_needed", review_in=30)
    story.sign(Act.CONSULT, story.owner, "The officer on the case was asked, and agrees.", measure, party="case_officer")
    words = "Advised this morning: enough for an order, and better without one while he talks to us."
    story.sign(Act.CONSULT, story.owner, words, measure, party="legal_providers")
    story.impose(measure, "A month, beginning today. What was skipped is made up within the week.")
    flag = story.mark("warning_flag", "Two people; ring Esme first.", "A threat with a day.", incident, review_in=90)
    story.place(flag, AREA_MANAGER, "As short as it can be.")


def overdue_at_three_months(story: MerrowdownStory) -> None:
    """No residents' panel for a time; its review was due last week and was not done."""
    words = "Took the panel's minutes home, and read out what another member had said in confidence, at the bus stop."
    story.open(story.report(words, "inappropriate_behaviour", channel="third_party"))
    story.decide_use("The panel met twice about it, and asked us to.", "Agreed.")
    story.hear("Half the street knew already. But it was not mine to say, I know that.")
    story.talk("With the chair of the panel. She would have him back after a break, and told him so.")
    story.weigh()
    story.find("unacceptable", "Strangers heard about a member's illness.")
    story.warn("Please keep what is said in the panel in the panel.", "A member stopped coming because of it.")
    story.days_on(10).report("Read from the minutes again, in the shop.", "inappropriate_behaviour", channel="third_party")
    terms = Terms(services=("resident_groups",), description="A break from the panel; back in the autumn if he likes.")
    measure = story.propose("involvement_limited", terms, "A break, as the chair proposes.", review_in=70, until_in=None)
    story.impose(measure, "A break, and the door stays open.")


def mediated(story: MerrowdownStory) -> None:
    """Mediation, agreed to by both: it ran for two months and lapsed on its day."""
    words = "Would let no plasterer in but the one who had walked out on her."
    story.open(story.report(words, "unreasonable_demands", channel="home_visit", towards="contractor"))
    story.decide_use("Five plasterers in five weeks.", "Agreed.")
    story.hear("He did half a wall and it was the best half wall I have seen. I want the other half.")
    story.talk("She and the firm agreed to meet with a mediator.")
    story.weigh(substantial_effect_on_work="Five visits, five ladders, and a wall that is still half done.")
    story.find("unreasonable", "We cannot make the firm come back. We can ask it to.")
    story.warn("Please let another plasterer begin, or talk to us about it.", "Five people came for nothing.")
    story.days_on(7).report("Sent the sixth away from the gate.", "unreasonable_demands", channel="home_visit")
    terms = Terms(body="Merrow Mediation", description="Three meetings, with the firm and a mediator.")
    measure = story.propose("mediation", terms, "Both want it. It costs less than a seventh visit.", review_in=55, until_in=60)
    story.impose(measure, "Gladly.")
    story.days_on(62).do(story.owner, Act.LAPSE, Established(words="Three meetings held. The wall is whole."), measure)
    story.serve(story.letter, "letter")


STORIES = (
    StoryBrief(contract_kept, "Moses Chanda", 108),
    StoryBrief(office_by_appointment, "Linda Marsden", 70),
    StoryBrief(seven_questions, "Chiara Rossi", 34, "oluwaseun.cole"),
    StoryBrief(swift, "Gavin Trew", 12),
    StoryBrief(overdue_at_three_months, "Ernest Tagg", 104),
    StoryBrief(mediated, "Phoebe Larkin", 96, "oluwaseun.cole"),
)
