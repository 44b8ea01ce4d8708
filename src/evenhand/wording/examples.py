"""Lists a good and a poor answer to each question of an assessment, about invented matters."""

from dataclasses import dataclass
from difflib import SequenceMatcher

ALIKE = 0.9
"""An answer as similar to an example as this, from 0 to 1, is a copy: only a name or a day was changed."""


@dataclass(frozen=True)
class Example:
    """A good answer, and one that would not do."""

    good: str
    poor: str


ANY = Example(
    "Heard the four calls of May and asked both colleagues. It is so for three of the calls, and not for the one of 9 May.",
    "Yes, clearly.",
)
"""For a question that no policy here asked before."""

EXAMPLES: dict[str, Example] = {
    "relationship_broken_down": Example(
        "Three officers in turn have agreed a time with her and had the call end in shouting. Nobody can settle a date now.",
        "They do not get on with us.",
    ),
    "ordinary_resolution_used_up": Example(
        "A meeting on 2 May, a plan of repairs on 9 May, a call from the team leader: the calls went on as before.",
        "We tried everything.",
    ),
    "exceptional_case": Example(
        "Two contractors have withdrawn after threats, and no third firm covers the estate. In five years we had no such case.",
        "It is a bad one.",
    ),
    "occupancy_agreement_allows": Example(
        "Clause 12 leaves improvements to our consent; nothing in it touches repairs, which go on.",
        "The agreement allows it.",
    ),
    "due_process_applied": Example(
        "The rent query was answered at both stages, on 3 and 28 March, with the ledger attached each time.",
        "It has been dealt with.",
    ),
    "complaint_stages_used_up": Example(
        "Stage one was answered on 3 March, stage two on 28 March. There is no third.",
        "They have had their answers.",
    ),
    "told_of_ombudsman": Example(
        "The stage two letter of 28 March names the Ombudsman’s web form and says that it is free.",
        "They know about it.",
    ),
    "without_substance": Example(
        "The meter was tested on 4 April and reads right. Nothing since then says otherwise.",
        "There is nothing in it.",
    ),
    "good_reason_lacking": Example(
        "He asked for the same officer after she had moved teams, and we explained that on 6 May in writing.",
        "No reason for it.",
    ),
    "consent_lacking": Example(
        "The recording was put online on 7 May. Neither colleague had been asked, and both say so.",
        "Nobody wanted it.",
    ),
    "restriction_breached": Example(
        "The letter of 1 May, given that day, asks for email. He rang the repairs desk on 6 and 8 May about the fence.",
        "He ignored it.",
    ),
    "tenancy_breached": Example(
        "Clause 4.3 asks tenants not to threaten our people. The recording of 6 May has the threat at two minutes.",
        "It is a breach.",
    ),
    "offence_believed": Example(
        "A push that hurt a person may be assault. Two people saw it; the police gave a crime number on 7 May.",
        "It must be illegal.",
    ),
    "staff_safety_at_risk": Example(
        "She was followed to her car on 6 May, and a second visit was broken off. Her manager has seen both notes.",
        "Staff do not feel safe.",
    ),
    "all_remedies_used_up": Example(
        "A warning, a single contact and an injunction have each been tried since January, with dates in the timeline.",
        "Nothing else is left.",
    ),
    "content_published": Example(
        "The post of 6 May names a colleague and was seen by her manager; a copy is with the report.",
        "It is all over the internet.",
    ),
    "threat_has_passed": Example(
        "No report since 4 February, and the visits of March and April went well with two people.",
        "It seems fine now.",
    ),
    "consent_or_legal_route": Example(
        "She agreed on the telephone on 6 May that the support team may ring her; the note says to what.",
        "It should be all right.",
    ),
    "vulnerability_considered": Example(
        "Asked on 3 May: he has depression and sleeps badly, and his calls come at night. His support worker confirms it.",
        "No vulnerabilities known.",
    ),
    "adjustments_considered": Example(
        "He cannot read small print. Letters go in large print, and a call after each says what is in it.",
        "Not needed.",
    ),
    "adjustments_made": Example(
        "Large print since 2024 and a call after each letter; both were kept to in each of the last six letters.",
        "We always do.",
    ),
    "other_ways_considered": Example(
        "A weekly call at a set time was offered on 2 May and tried for three weeks; text messages were refused by him.",
        "Email is best.",
    ),
    "equality_considered": Example(
        "She needs an interpreter. Two of the calls were without one, which explains part of what was said in them.",
        "Everybody is treated the same.",
    ),
    "equality_impact_assessed": Example(
        "Done on 5 May with the equality lead: it falls harder on people who cannot write; a call stays open for that.",
        "Form completed.",
    ),
    "disability_link_considered": Example(
        "His doctor writes that memory loss makes him ask again. The repeated calls arise from it, the threats do not.",
        "He is not registered disabled.",
    ),
    "disability_ruled_out": Example(
        "Asked her and her support worker: her condition affects her hands. Nothing about the emails arises from it.",
        "It is no excuse.",
    ),
    "disability_justified": Example(
        "The aim is that others get through too. A call a day at nine meets it, and is less than closing the telephone.",
        "We have to protect staff.",
    ),
    "medical_cause_considered": Example(
        "His medicine changed in April, just before the first call. The nurse, asked with consent, thinks it likely.",
        "No medical issues.",
    ),
    "human_rights_considered": Example(
        "It touches her home life, as visits become fewer. Two people at a visit keeps them going and keeps colleagues safe.",
        "Complies with the Act.",
    ),
    "proportionality_considered": Example(
        "Of 60 calls in May, 50 were about one gate. A weekly answer on the gate meets that; other matters need no limit.",
        "It is proportionate.",
    ),
    "lighter_steps_considered": Example(
        "A talk on 2 May and a warning on 9 May: the calls fell for a week and rose again. A weekly call was refused.",
        "Nothing lighter would work.",
    ),
    "circumstances_weighed": Example(
        "Her ceiling leaked for six weeks and she has a baby. That explains the number of calls, not what was said on 6 May.",
        "All taken into account.",
    ),
    "own_handling_considered": Example(
        "We missed two appointments and answered the complaint nine days late. A third of the calls chase those.",
        "Our handling was fine.",
    ),
    "lone_working_considered": Example(
        "Visits are by one person now. With the procedure for lone working, two people come until August.",
        "Staff know the rules.",
    ),
    "legal_advice_considered": Example(
        "The post calls a colleague a thief. Our lawyers were asked on 7 May whether to write; the answer is on file.",
        "Not a legal matter.",
    ),
    "representative_considered": Example(
        "His daughter writes for him and would take our answers; he agrees, and the advice centre is the second choice.",
        "He can get a friend.",
    ),
    "outside_agencies_considered": Example(
        "The community mental health team has known him since March and will join the meeting on 12 May.",
        "No agencies involved.",
    ),
    "capacity_considered": Example(
        "He told back in his own words what the letter would ask, twice, a day apart. The social worker saw the second time.",
        "He understands.",
    ),
    "capacity_for_agreement": Example(
        "She chose between the two wordings and said why. Her advocate was there and raised no doubt.",
        "She signed it.",
    ),
    "safeguarding_advice_taken": Example(
        "The safeguarding lead was asked on 6 May: we inform the child’s school first, and place no marker on a child alone.",
        "Safeguarding informed.",
    ),
    "offence_condition_recorded": Example(
        "Kept to prevent unlawful acts: the threat may be repeated, and the police asked us to hold the note for a year.",
        "For the record.",
    ),
    "protected_act_excluded": Example(
        "She wrote to her MP on 4 May and said that we discriminate. Neither is among the three reports this rests on.",
        "This is about behaviour.",
    ),
    "wider_reach_justified": Example(
        "Repairs, rents and the office have each had threats since April, so one service alone would move them to the next.",
        "To be on the safe side.",
    ),
    "adjustment_to_look_at_again": Example(
        "The late call was agreed when she worked nights. She does no longer: that is looked at by itself on 20 May.",
        "It is not working.",
    ),
    "disproportionate_time_taken": Example(
        "Eleven hours in May on one gate, beside half an hour for others on the landing; the count is with the report.",
        "Far too much time.",
    ),
    "explained_not_possible": Example(
        "On 6 May the adviser said that Mr Lane works Mondays only, and offered the deputy; it stands in the call note.",
        "They were told.",
    ),
    "intent_is_clear": Example(
        "He wrote on 5 May that he would wait outside with a bat, and stood there with one on the 6th.",
        "He means it.",
    ),
    "issue_is_serious": Example(
        "No heating for nine days with a child under two: serious, and it explains calls every morning.",
        "All customers think theirs is.",
    ),
    "behaviour_is_abusive": Example(
        "Four slurs in the call of 6 May, by the recording; the calls before were loud and not more.",
        "Very abusive.",
    ),
    "facts_and_frequency_established": Example(
        "The log shows 14 calls between 2 and 9 May; five recordings were heard, and both advisers asked.",
        "Many times.",
    ),
    "contact_is_the_matter": Example(
        "It is about how often he rings and not what he asks: a day’s 22 calls repeat one question.",
        "Contact.",
    ),
    "matters_escalated": Example(
        "From two emails a week in March to thirty a day in May, and from questions to names.",
        "It got worse.",
    ),
    "substantial_effect_on_work": Example(
        "The team of four spent a third of May on it, and six other repairs passed their day.",
        "It affects everybody.",
    ),
    "crime_or_disorder": Example(
        "A window of the office was broken on 6 May; the police were rung and gave a number.",
        "Possibly.",
    ),
    "people_unsafe_without_it": Example(
        "Two cleaners were chased on 6 May and he said that he would be back. They work there daily at seven.",
        "It could be dangerous.",
    ),
    "amounts_to_asb": Example(
        "The noise and the threats were aimed at the flat below as well as at us: that part goes to the other team.",
        "It is antisocial.",
    ),
    "persistent_or_unreasonable_demands": Example(
        "Nine requests in a week to replace a boiler that two engineers passed; each got the same dated answer.",
        "Always demanding.",
    ),
    "intent_to_harass_or_divert": Example(
        "Three of the twelve complaints say that they are made to keep us busy. The other nine are about real faults.",
        "To waste our time.",
    ),
    "abuse_or_aggression": Example(
        "Swearing in two calls of seven, at the adviser by name. None on the visits.",
        "Aggressive customer contact.",
    ),
    "health_and_safety_risk": Example(
        "An operative slipped when the hose was turned on him on 6 May. It is in the accident book.",
        "A risk to staff.",
    ),
    "individual_needs": Example(
        "He is deaf and signs. Without an interpreter two visits ended in gestures that colleagues took for threats.",
        "None disclosed.",
    ),
    "representative_available": Example(
        "Her brother has written for her before and would again; the advice centre has an appointment on 14 May.",
        "Not that we know.",
    ),
    "outside_agency_needed": Example(
        "The drug and alcohol service was asked with consent and can see him in a week, before anything is proposed.",
        "No.",
    ),
    "protected_characteristic_is_cause": Example(
        "His autism makes a change of plan unbearable, and we changed it four times. The shouting follows each change.",
        "Not relevant.",
    ),
}


def example_of(fact: str) -> Example:
    """Return the examples beside a question; for a new question, the general ones."""
    return EXAMPLES.get(fact, ANY)


def is_an_example(fact: str, text: str) -> bool:
    """Return whether a text is nearly one of the examples beside its question."""
    shown = example_of(fact)
    return any(SequenceMatcher(None, _bare(text), _bare(one)).ratio() >= ALIKE for one in (shown.good, shown.poor))


def _bare(text: str) -> str:
    return " ".join(text.casefold().split())
