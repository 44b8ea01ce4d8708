"""What is remarked on a policy, what every policy is asked, and the rows of a comparison: each by its code."""

QUESTIONS = {
    "whose-conduct-counts": "whose conduct counts",
    "who-it-protects": "who it protects",
    "which-customers-it-reaches": "which customers it reaches",
    "who-decides-that-the-policy-is-used": "who decides that the policy is used",
    "who-authorises-a-measure": "who authorises a measure",
    "who-authorises-a-marker": "who authorises a marker",
    "whether-a-warning-or-a-chance-to-change-comes-first": "whether a warning or a chance to change comes first",
    "what-may-be-done-at-once-in-immediate-danger": "what may be done at once in immediate danger",
    "how-long-a-customer-has-to-give-an-account": "how long a customer has to give an account",
    "how-long-a-measure-lasts": "how long a measure lasts",
    "how-often-a-measure-is-looked-at-again": "how often a measure is looked at again",
    "how-often-a-marker-is-looked-at-again": "how often a marker is looked at again",
    "which-decisions-can-be-appealed": "which decisions can be appealed",
    "by-when-an-appeal-is-asked-for": "by when an appeal is asked for",
    "on-which-grounds": "on which grounds",
    "who-hears-an-appeal": "who hears an appeal",
    "whether-who-hears-an-appeal-has-taken-no-part": "whether the reviewer of an appeal may have taken part in the decision",
    "by-when-an-appeal-is-answered": "by when an appeal is answered",
    "from-which-day-the-answer-to-an-appeal-counts": "from which day the answer to an appeal counts",
    "who-may-accept-an-appeal-out-of-time": "who may accept an appeal out of time",
    "what-the-letter-says": "what the letter says",
    "which-channel-stays-open": "which channel stays open",
    "what-is-never-blocked": "what is never blocked",
    "whether-and-how-markers-are-placed": "whether and how markers are placed",
    "who-may-depart-from-a-should": 'who may depart from a "should"',
    "who-checks-cases": "who checks cases",
    "what-is-reported-and-to-which-body": "what is reported, and to which body",
    "who-is-trained": "who is trained",
    "how-staff-are-supported": "how staff are supported",
}
"""Completes "the policy does not say ..."."""

MEANWHILE = {
    "floor_holds": "the floor holds meanwhile",
    "an_incident_towards_anybody_is_taken": "an incident towards anybody is taken",
    "every_customer_is_reached": "every customer is reached",
    "the_officer_who_opens_the_case_decides": "the officer who opens the case decides",
    "refused": "until then the act is refused",
    "each_has_a_last_day_or_a_review_date_of_its_own": "each has a last day or a review date of its own",
    "it_is_taken_at_any_time_while_the_decision_is_in_force": "it is taken at any time while the decision is in force",
    "every_ground_is_heard": "every ground is heard",
    "no_day_is_set": "no day is set",
    "the_day_of_receipt_is_taken": "the day of receipt is taken",
    "nobody_may": "no officer may accept one",
    "the_officer_who_authorises_may": "the officer who authorises may",
    "nobody_is_asked_to": "no officer has this task",
    "nobody_is_asked_to_be": "no training is required",
}
"""What happens until a question is answered."""

WANTED = {
    "authority": "who authorises it",
    "duration": "until when at most",
    "review": "when it is looked at again",
    "appeal.decisions": "that it can be appealed",
}
"""What should be said of each measure, by its topic."""

ROWS = {
    "whose_conduct_who_it_protects": "whose conduct, who it protects",
    "which_customers_and_channels": "which customers and channels",
    "dealt_with_elsewhere": "dealt with elsewhere",
    "not_unacceptable_in_itself": "not unacceptable in itself",
    "families_of_behaviour": "families of behaviour",
    "behaviours": "behaviours",
    "warning_first": "warning first",
    "other_steps_that_come_first": "other steps that come first",
    "questions_of_its_own": "questions of its own",
    "measures": "measures",
    "use_of_the_policy_decided_by": "use of the policy decided by",
    "action_authorised_by": "action authorised by",
    "others_consulted_or_signing": "others consulted or signing",
    "urgent_route": "urgent route",
    "what_letters_say": "what letters say",
    "length": "length",
    "review_of_measures": "review of measures",
    "review_of_markers_and_warnings": "review of markers and warnings",
    "appeal_what": "appeal: what",
    "appeal_window": "appeal: window",
    "appeal_grounds": "appeal: grounds",
    "appeal_heard_by": "appeal: heard by",
    "appeal_answer": "appeal: answer",
    "channel_floor": "channel floor",
    "markers": "markers",
    "referrals_and_sharing": "referrals and sharing",
    "audit_reporting_records": "audit, reporting, records",
    "training_and_support": "training and support",
    "own_review": "own review",
    "law_equality_formats_data": "law, equality, formats, data",
}
"""The lines of a comparison."""

REMARKS = {
    "silence": "the policy does not say {asked}; {meanwhile}",
    "not_said": "not said of these measures, {wanted}: {named}",
    "readings": "it can be read in more than one way. {question}",
    "review_without_day": "the policy promises a review of itself, and names no day",
    "review_overdue": "the policy’s own review was due by {day}; that is past",
    "no_review": "the policy says nowhere when it is next looked at",
    "complaints_closed": '"{title}" closes the complaints process to a customer; the floor keeps it open (16, 71)',
    "open_to_all": '"{title}" is open to every member of staff, not only to those who need it for their safety (46)',
    "shared_without_crime": "information may go to others without consent, but not for preventing or detecting crime (76)",
    "open_ended": '"{what}" runs until further notice; the floor asks for an end or a review date (9, 14)',
    "open_ended_all": '"what it decides" runs until further notice; the floor asks for an end or a review date (9, 14)',
    "names_sex": '"{title}": the condition on staffing names the sex of staff (Equality Act 2010)',
    "departs": "it departs from floor {of}: {why}",
    "window_too_short": "the time to ask for an appeal is too short to use",
    "window_from_decision": (
        "the time to ask for an appeal runs from the decision, not from the day on which the customer hears of it"
    ),
    "in_writing_only": "an appeal is taken in writing only; a customer who cannot write cannot use it (56, 71)",
    "nobody_hears": "an appeal is promised without a reviewer",
    "lower_rank": "{role} hears appeals against decisions of a higher rank",
}
"""What stands out in a policy."""

REMEDIES = {
    "adopt": "adopt a house choice: two people, a date and a minute",
    "adopt_reading": 'adopt one reading of "{key}" ({options}): two people, a date and a minute',
    "set_review": "set the day on which it is next looked at, and say so in the policy",
    "review_it": "review it, and publish the new version with its date",
    "refuse_one": "refuse one complaint at most, for written reasons, in a letter that names the Ombudsman",
    "name_who_needs_it": "name who needs it; let others see the instruction, never the story",
    "add_crime": "add crime to the routes by which information may go without consent",
    "set_a_period": "set a longest period, or a review date, for it",
    "say_how": "say what keeps the visit safe (in pairs, accompanied), not who",
    "explain": "explain and date it where customers can read it (floor 23); no more is executed than the floor allows",
    "give_ten_days": "give at least 10 working days from the letter",
    "count_from_letter": "count it from the letter",
    "any_way": "take an appeal by any way that the customer can use",
    "as_senior": "let a reviewer at least as senior decide it",
}
"""What to do about a remark."""
