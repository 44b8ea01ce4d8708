"""The English of letters: titles, headings, and each sentence or part of one, by its code.

What is in braces is filled in by `LetterWords`, its only reader. Another language is another module with the same tables,
entered in `LANGUAGES` of `letter_words.py`.
"""

from evenhand.policy.calendar import Unit
from evenhand.policy.vocabulary import Channel, Ground, Matter, NoticePart, VisitCondition

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
UNITS = {
    Unit.DAYS: "days",
    Unit.WORKING_DAYS: "working days",
    Unit.WEEKS: "weeks",
    Unit.MONTHS: "months",
    Unit.YEARS: "years",
}

_NOT_A_JUDGEMENT = "It is about particular things that were done or said. It is not a judgement on you as a person."
TITLES = {
    "finding": "What we found about what happened",
    "warning": "A warning about what happened",
    "restriction": "A change to how you can deal with us",
    "marker": "A note on our records",
    "review_outcome": "The outcome of our review",
    "extended": "Our decision will last longer",
    "varied": "Our decision is less strict from today",
    "moved": "A day that we gave you has changed",
    "appeal_outcome": "Our answer to your appeal",
    "complaint_refused": "We will not look into this complaint",
    "ended": "Our decision no longer applies",
    "stay": "Does our decision wait for your appeal?",
    "passed_on": "We passed on something about you",
}
"""Of each kind of letter."""

OPENINGS = {
    "finding": (f"We have looked into something that happened. {_NOT_A_JUDGEMENT}",),
    "warning": (
        (
            "This letter is a warning. What happened was not acceptable and must not happen again. If it does, we may "
            "limit how you can deal with us. We are writing to give you a fair chance to put it right."
        ),
        f"The warning itself limits nothing: you can contact us and use our services as before. {_NOT_A_JUDGEMENT}",
    ),
    "restriction": (f"We have made a decision that changes how you can deal with us. {_NOT_A_JUDGEMENT}",),
    "marker": (
        (
            "We have put a note on our records. It tells our staff what to do when they visit you, meet you or contact you. "
            f"{_NOT_A_JUDGEMENT}"
        ),
    ),
    "review_outcome": ("We have reviewed a decision about how we deal with each other.",),
    "extended": (
        (
            "We told you about a decision that changes how you can deal with us, and its last day. It will now last longer. "
            f"{_NOT_A_JUDGEMENT}"
        ),
    ),
    "moved": ("We gave you a day, and it has changed. What we decided stays as it is.",),
    "varied": ("We told you about a decision that changes how you can deal with us. From today it asks less of you.",),
    "appeal_outcome": (
        (
            "Thank you for your appeal. We have considered the decision again, and everything that you told us about it. "
            "This letter gives our answer, our reasons, and what happens now."
        ),
    ),
    "complaint_refused": (
        "You made a complaint that we have decided not to look into.",
        (
            "It is about this one complaint only. You can make other complaints at any time, in any way that suits you. We "
            "will look into them."
        ),
    ),
    "ended": ("A decision about how we deal with each other has ended.",),
    "passed_on": (f"We have told another body about something that concerns you. {_NOT_A_JUDGEMENT}",),
    "stay": ("You have appealed. We have considered whether what we decided waits until you have our answer to your appeal.",),
}
"""The paragraphs that a letter of each kind begins with."""

HEADINGS = {
    "found": "What we found",
    "how_found": "How we came to it",
    "asked": "What we ask of you",
    "home": "Your home may be at risk",
    "emergencies": "Emergencies, day and night",
    "open": "What stays open to you",
    "too_hard": "If this is hard for you",
    "disagree": "If you disagree",
    "again": "Who looks at it again, and who can advise you",
    "record": "Your information",
    "signed": "Who decided",
    "happened": "What happened, and why it matters",
    "warned": "What we have decided",
    "changes": "What changes",
    "why_changes": "Why we decided this",
    "note": "What the note says",
    "why_note": "Why we made the note",
    "outcome": "The outcome",
    "why": "Why",
    "goes_on": "What continues",
    "why_goes_on": "Why it continues",
    "applies": "What applies from now on",
    "answer": "Our answer",
    "still_disagree": "If you still disagree",
    "refused": "What we decided",
    "ended": "What has ended",
    "passed_on": "What we passed on",
}
"""Of sections, by their code in a layout."""

PARTS = {
    NoticePart.BEHAVIOUR: "what happened",
    NoticePart.WHY_UNACCEPTABLE: "why it was not acceptable",
    NoticePart.EVIDENCE: "what evidence the decision rests on",
    NoticePart.YOUR_ACCOUNT: "what the customer told us about it, or when we asked",
    NoticePart.REASONS: "the reasons for the decision",
    NoticePart.OUTCOME: "the outcome",
    NoticePart.WHAT_IS_DECIDED: "what has been decided",
    NoticePart.FROM_WHEN: "from when it applies",
    NoticePart.UNTIL_WHEN: "until when it applies",
    NoticePart.REVIEW_WHEN: "when it will be reviewed",
    NoticePart.NEXT_REVIEW: "when the next review is",
    NoticePart.WHAT_STAYS_OPEN: "what stays open to the customer",
    NoticePart.EMERGENCIES: "which number to ring in an emergency",
    NoticePart.HOW_TO_ASK_FOR_ADJUSTMENT: "how to ask for an adjustment",
    NoticePart.HOW_TO_APPEAL: "how to appeal",
    NoticePart.APPEAL_BY_WHEN: "by when to appeal",
    NoticePart.WHO_HEARS_APPEAL: "who hears an appeal",
    NoticePart.OMBUDSMAN: "how to go to the Ombudsman",
    NoticePart.WHO_DECIDED: "who decided",
    NoticePart.CONTACT_PERSON: "who to contact about it",
    NoticePart.EQUALITY_CONSIDERED: "how the customer’s needs and equality were considered",
    NoticePart.WHO_SEES_IT: "who can see it",
    NoticePart.HOW_REMOVED: "how it comes to be removed",
    NoticePart.INDEPENDENT_ADVICE: "where to get independent advice",
    NoticePart.HOME_AT_RISK: "whether the home may be at risk",
    NoticePart.SUPPORT: "what support there is",
    NoticePart.EXPECTED_BEHAVIOUR: "what we ask of the customer",
    NoticePart.FORMATS: "in which other formats and languages it can be had",
    NoticePart.DATA_RIGHTS: "what rights the customer has over their data",
    NoticePart.SERVICE_IMPLICATIONS: "what it means for the services that the customer gets",
    NoticePart.CORRECT_OR_COMPLAIN: "how to have the record corrected and how to complain",
    NoticePart.REACHED_AT: "where we reach the customer",
}
"""What a letter does not say yet: each completes "This letter does not yet say ..."."""

OUTCOMES = {
    "unacceptable": "We find that what happened was not acceptable.",
    "unreasonable": "We find that what was asked of us was not reasonable.",
    "not_made_out": "We do not find that it happened as it was reported. Nothing follows from the report.",
    "kept": "We keep the decision as it is.",
    "changed": "We change the decision.",
    "ended": "The decision ends today.",
    "corrected": "Our report stays as it was made. We correct what we hold about you and what we sent.",
    "keep": "We have reviewed it. Nothing changes: it stays as it is until the next review.",
    "lighten": "It is less strict from today.",
    "tighten": (
        "It stays as it is until the next review. We think that more is needed. Another person has to decide that. Nothing"
        " changes for you unless we write to you first."
    ),
    "lift": "It ends. Today is its last day.",
    "extend": "It will last longer than we first told you.",
    "moved": "A day that we gave you has changed.",
    "stay_agreed": "It waits. From today it does not apply to you, until you have our answer to your appeal.",
    "stay_in_part": "Part of it waits. From today only what is listed here applies, until you have our answer to your appeal.",
    "stay_refused": "It does not wait. It applies while we look at your appeal.",
    "lapse": "It has ended, on the last day that we gave you.",
    "missed": "It has ended, because we did not review it in time.",
    "untold": "It has ended. We decided that it should go on, and did not tell you in time.",
}
"""What a decision came to."""

AT_A_PLACE = {
    Channel.OFFICE: "at our office",
    Channel.HOME_VISIT: "at your home",
    Channel.SOCIAL_MEDIA: "on social media",
    Channel.ONLINE: "online",
    Channel.THIRD_PARTY: "through a person who speaks for you",
}
"""How something reached us, where that is a place or a person; all others are named by their channel."""

OPEN = {
    Channel.TELEPHONE: "ring us",
    Channel.EMAIL: "email us",
    Channel.LETTER: "write to us",
    Channel.OFFICE: "come to our offices",
    Channel.ONLINE: "use our online forms",
    Channel.TEXT_MESSAGE: "send us a text message",
    Channel.THIRD_PARTY: "reach us through the person or agency named above",
}
"""The ways that stay open, in the order of a letter. What is not here is never offered."""

FORMATS = ("large print", "another language", "another format that suits you")

CHANNELS = {
    Channel.TELEPHONE: "telephone",
    Channel.EMAIL: "email",
    Channel.LETTER: "letter",
    Channel.OFFICE: "visiting our offices",
    Channel.HOME_VISIT: "a visit to your home",
    Channel.ONLINE: "our online forms",
    Channel.TEXT_MESSAGE: "text message",
    Channel.SOCIAL_MEDIA: "social media",
    Channel.VIDEO: "video call",
    Channel.THIRD_PARTY: "a person who speaks for you",
}
"""The name of each channel, inside a sentence."""
VISITS = {
    VisitCondition.IN_PAIRS: "two members of staff come to visits",
    VisitCondition.ACCOMPANIED: "a member of staff who meets you brings another person",
    VisitCondition.RING_OFFICE_FIRST: "staff ring our office before a visit",
    VisitCondition.AT_OFFICE_ONLY: "we meet you at our office, not at your home",
    VisitCondition.NO_PERSONAL_CONTACT: (
        "we do not meet you in person, except for emergency repairs and works that have to be done"
    ),
    VisitCondition.POLICE_PRESENT: "we ask the police to be present at visits",
}
SERVICES = {
    "improvements": "we do not give permission for improvements",
    "planned_works": "we hold back planned works that the law does not oblige us to do",
    "routine_repairs": "we carry out repairs that health, safety and the law require, and no others",
    "standard_times": "the times in our service standards do not apply",
    "resident_groups": "you may not take part in resident groups, meetings and events",
    "complaints_process": "we do not investigate the one complaint that is named here",
    "transfer_application": "you may not apply for another of our homes",
    "housing_application": "you may not apply for one of our homes",
}

TERMS = {
    "channels_only": "Please contact us only by {}.",
    "channels_closed": "Please do not contact us by {}.",
    "named_contact": "{} deals with your enquiries.",
    "days": "You can reach us on {}.",
    "hours": "You can reach us between {} and {}.",
    "contacts_per": "You may contact us {} times a {}.",
    "replies_per": "We answer {} times a {}, however often you contact us.",
    "contact_time_per": "We give you up to {} minutes of our time a {}.",
    "minutes_each": "One contact may take up to {} minutes.",
    "limited_channels": "The limits on days, hours, number and length are for contact by {} only.",
    "word_limit": "Letters to us may have up to {} words.",
    "live_issues": "We deal with up to {} of your issues at a time.",
    "appointment_only": "We meet you by appointment only.",
    "third_party": "Contact between us goes through {}.",
    "new_issues_only": ("We answer new issues. For earlier ones we say that we have your message and point to our answer."),
    "earlier_matter": "The earlier matter is {}. We answered it {}.",
    "topics_closed": "Under this measure we do not deal with {}.",
    "visits": "{}.",
    "premises": "Please do not come to {}.",
    "services": "{}.",
    "complaint": "The complaint is {}.",
    "paused_until": "We pause our answers until {}.",
    "body": "This concerns {}.",
    "description": "{}.",
}
"""Each term as the sentence of the letter, with its blanks, in the order in which a reader expects them."""

TIMES, HOW_OFTEN = "{} times", {1: "once", 2: "twice"}
"""So often, and what is said instead for some numbers."""
PERIODS = {"day": "day", "week": "week", "month": "month"}
MATTERS = {
    Matter.EMERGENCY: "emergency",
    Matter.HAZARD: "hazard",
    Matter.STATUTORY_REPAIR: "statutory repair",
    Matter.GAS_OR_ELECTRICAL_SAFETY: "gas or electrical safety",
    Matter.SAFEGUARDING: "safeguarding",
    Matter.DOMESTIC_ABUSE: "domestic abuse",
    Matter.SELF_HARM: "self-harm",
    Matter.COMPLAINT: "complaint",
    Matter.COMPLAINT_ABOUT_STAFF: "complaint about staff",
    Matter.APPEAL: "appeal",
    Matter.ADJUSTMENT: "adjustment",
    Matter.OWN_ACCOUNT: "own account",
    Matter.REPRESENTATIVE: "representative",
    Matter.DATA_RIGHTS: "data rights",
    Matter.NEW_ISSUE: "new issue",
    Matter.ADAPTATION: "adaptation",
    Matter.HOUSING_APPLICATION: "housing application",
    Matter.HOMELESSNESS: "homelessness",
    Matter.RENT: "rent",
    Matter.LEGAL_NOTICE: "a legal or tenancy notice",
    Matter.OUTSIDE_BODY: "outside body",
    Matter.EARLIER_ISSUE: "earlier issue",
    Matter.GENERAL_ENQUIRY: "general enquiry",
}

YOU_SAID = {
    Ground.CHANGE_OF_CIRCUMSTANCES: "something has changed since",
    Ground.LIMITS_ESSENTIAL_SERVICES: "it limits services that you cannot do without",
    Ground.FACTUAL_ERROR: "the facts were wrong",
    Ground.BEHAVIOUR_WRONGLY_IDENTIFIED: "what you did was not what we called it",
    Ground.DISPROPORTIONATE: "it goes too far",
    Ground.PERSONAL_CIRCUMSTANCES: "your circumstances were not taken into account",
    Ground.DISAGREEMENT: "you disagree with it",
    Ground.POLICY_NOT_FOLLOWED: "our policy was not followed",
    Ground.NEW_EVIDENCE: "there is new evidence",
    Ground.OTHER: "there is a reason of your own",
}
"""Each ground of an appeal, as a letter offers it, and as an answer repeats it to the customer."""
WE_FIND = {"made_out": "You are right", "partly": "You are partly right", "not_made_out": "We do not find that"}

BODIES = {
    "housing_ombudsman": "the Housing Ombudsman Service",
    "local_government_ombudsman": "the Local Government and Social Care Ombudsman",
    "public_services_ombudsman_for_wales": "the Public Services Ombudsman for Wales",
    "scottish_public_services_ombudsman": "the Scottish Public Services Ombudsman",
    "northern_ireland_public_services_ombudsman": "the Northern Ireland Public Services Ombudsman",
    "independent_advice": "Citizens Advice",
}
"""The names of the bodies outside the landlord, each with its article."""

SENTENCES = {
    # days, lists, names
    "day": "{weekday} {day} {month} {year}",
    "short_day": "{day} {month} {year}",
    "and": "{others} and {last}",
    "or": "{others} or {last}",
    "a": "a {title}",
    "an": "an {title}",
    # what every letter has
    "reference": "Our reference",
    "dear": "Dear {name}",
    "under": "We decided this under {policy}.",
    "yours": "Yours sincerely",
    "page": "Page {n} of {m}",
    "gap_mark": "Missing",
    "gap": "This letter does not yet say {part}.",
    "gap_in_text": "[MISSING: this letter does not yet say {part}.]",
    "other_script": "[words in a script that this page cannot show]",
    "what": "What",
    "when": "When",
    # how a person or a body is reached
    "reach_phone": "phone {phone}",
    "write_to": "write to {post}",
    "text_to": "text {number}",
    "by_form": ". To ask it to look, use its web form: {form}",
    "instead_of_form": ". If you cannot use the form, {ways}",
    # the decision
    "happened": "This is what happened:",
    "happened_finding": "This is what we looked into:",
    "called": "Our policy calls this:",
    "relied_on": "We relied on:",
    "your_side": "Your side",
    "your_words": "You told us your side of it. In your words:",
    "our_reasons": "Our reasons",
    "considered": "What we considered about you and your circumstances",
    "decided": "This is what we have decided:",
    "decided_restriction": "",
    "decided_extended": "",
    "decided_varied": "",
    "decided_marker": "The note says:",
    "decided_review_outcome": "This is what applies from now on:",
    "decided_appeal_outcome": "This is what applies from now on:",
    "decided_ended": "This no longer applies:",
    "decided_stay": "This is what applies:",
    "decided_passed_on": "",
    "services": "For the services that you get, this means:",
    "starts": "Starts on",
    "starts_once_given": "It binds you once you have been given a copy that you can use.",
    "starts_ended": "No longer applies from",
    "starts_finding": "We decided on",
    "starts_marker": "On our records from",
    "starts_warning": "We gave the warning on",
    "ends": "Ends at the end of",
    "ends_ended": "It lasted until the end of",
    "ends_warning": "The warning lasts until the end of",
    "ends_marker": "On our records until the end of",
    "after_that": "",
    "after_that_restriction": "Then it no longer applies, unless we decide again and tell you first.",
    "after_that_review_outcome": "Then it no longer applies, unless we decide again and tell you first.",
    "review": "We review it by",
    "review_says": "We then write to you.",
    "next_review": "We review it again by",
    "next_review_says": "We write to you with the outcome.",
    "appeal_until": "Appeal until the end of",
    "closed_that_day": "We are closed on that day. The last day before it on which we work is {day}.",
    "appeal_until_says": "If you need longer, tell us why.",
    "appeal": "You can appeal",
    "please": "From now on:",
    # what stays open, and what a person can do
    "still": "You can still:",
    "still_ways": "You can still {ways}.",
    "emergency_first": "In an emergency, ring us on {number}, by day or by night. If a life is in danger, ring 999 first.",
    "open_on": "{way} on {days}",
    "open_between": "{way} between {start} and {end}",
    "emergency_number": "In an emergency, ring us on {number}, by day or by night.",
    "emergency": (
        "An emergency is anything that puts a person in danger or could do serious damage to a home. Examples are a leak that"
        " you cannot stop, a smell of gas, or no heating, water or power. An outside door that does not lock is one too."
        " We never hold it against you that you rang about an emergency. If a life is in danger, ring 999 first."
    ),
    "emergency_otherwise": "In an emergency, by day or by night, you can:",
    "emergency_by_text": (
        "An emergency is anything that puts a person in danger or could do serious damage to a home. Examples are a leak that"
        " you cannot stop, a smell of gas, or no heating, water or power. An outside door that does not lock is one too."
        " We never hold it against you that you told us about an emergency. If a life is in danger, reach 999 first. With Relay"
        " UK, dial 18000. If your mobile is registered for it, text 999: to register, text “register” to 999 now."
    ),
    "your_contact": "Your contact for anything in this letter is {contact}",
    "line_not_cleared": "how to reach {name} directly. {manager} can clear their work line",
    "left_to_sender": "{part}; still to be filled by {name}, who sends it",
    "line_not_stated": "how to reach {name} directly. {name} can state their work line, and {manager} clear it",
    "their_manager": "their manager",
    "any_cover": "When they are away, {reach}",
    "covers": "{name} is away. {cover} answers until {until}: {reach}",
    "too_hard": (
        "A disability, your health, your language or anything else may make this hard for you. If so, tell us. We can change"
        " how it works for you; the law calls this a reasonable adjustment. You can ask at any time, and we never hold it"
        " against you. You can:"
    ),
    "support_there": "This support is there for you if you want it:",
    "formats": "You can have this letter, free of charge, in another form. Tell us which you need:",
    "can_appeal": (
        "If you think that this decision is wrong, or has become wrong, you can appeal. Tell us why, and what you would"
        " like to happen. We never hold it against you. You can:"
    ),
    "can_appeal_ended": (
        "If you think that this is wrong, or has become wrong, you can appeal. Tell us why, and what you would"
        " like to happen. We never hold it against you. You can:"
    ),
    "grounds": "You can appeal for any of these reasons:",
    "another_ground": "another reason that you tell us",
    "cannot_appeal": "Our policy has no appeal against this. If you think that something in this letter is wrong, you can:",
    "heard_by": "Your appeal goes to {by}.",
    "no_part_mark": "no part in",
    "no_part": "They have taken no part in this decision.",
    "independent": "A body independent of us",
    "outside": "An independent body can also look at how we have treated you: {body}",
    "outside_advice": "You can get advice on what else you can do from {body}",
    "advice": "Independent advice",
    "advice_from": "For advice from people who do not work for us:",
    "sees": "Who can see this decision:",
    "sees_marker": "Who can see the note:",
    "data_rights": (
        "You have rights over what we hold about you. You can ask for a copy of it, or ask us to correct or erase something."
        " You can object to how we use it, and ask us to stop. For any of these, contact {contact}"
    ),
    "controller": (
        "{name} decides how your personal information is used. Its registration number with the Information Commissioner is"
        " {number}. It uses your information {purpose}. The law allows this: {basis}"
    ),
    "privacy_notice": "Its privacy notice says more: {web}.",
    "privacy_notice_sent": "Ask us to send you its privacy notice, which says more.",
    "commissioner": "If our answer does not satisfy you, you can complain to the Information Commissioner (ico.org.uk).",
    "decider": "{name} made this decision.",
    "decider_in_role": "{name}, {role}, made this decision.",
    # the bodies outside
    "complaint_first": "It looks into a complaint once our complaints procedure has answered it.",
    "advice_at_any_time": (
        "You can ask it for advice at any time. It looks into a complaint once our complaints procedure has answered it."
    ),
    "no_body": ("No ombudsman looks into complaints from people who have never rented, leased or applied for a home of ours."),
    # under which policy
    "policy": "our policy “{title}”, version {version}",
    "undated_policy": "our policy “{title}”",
    # what happened
    "by_channel": "by {channel}",
    "behaviour": "On {day}, {by}: {what}",
    "behaviour_in_words_of": "On {day}, {by}. It was reported to us in these words: “{what}”",
    "why_unacceptable": "Our policy lists this under {kinds}. It asks customers not to do it.",
    "evidence": "The report of {day}, reference {reference}",
    "asked_for_account": "We asked you for your account on {day}.",
    "asked_and_none_came": "We asked you for your account on {day}. We have had no answer from you.",
    # what is decided
    "measure": "Our policy calls this measure “{title}”.",
    "home_at_risk": "Your home could be at risk if this continues. Please get independent advice now.",
    "which_earlier_matter": "which earlier matter is meant, and how we answered it",
    "nothing_applies": "From tomorrow it no longer applies to you.",
    "no_more": "This no longer applies: {says}",
    "was_to_last": "It was to last until {day}. That day has changed.",
    "instruction_before": "The instruction before this was: {instruction}",
    "was_until": "Without that it would have lasted until {day}, as our letter said.",
    "moved_because": "We are closed on a day on which we had expected to work.",
    "moved_review": "We review the decision by {now}, not {was}.",
    "moved_end": "The last day before its end on which you can reach us is {now}, not {was}.",
    "moved_appeal_by": "The last day on which we work before your time to appeal ends is {now}, not {was}.",
    "moved_appeal_answer": "We answer your appeal by {now}, not {was}.",
    "moved_complaint_acknowledged": "We acknowledge your complaint by {now}, not {was}.",
    "moved_complaint_answer": "We answer your complaint by {now}, not {was}.",
    "moved_request_answer": "We answer your request by {now}, not {was}.",
    "lapse_because": "No member of our staff decided that it should last longer.",
    "untold_because": "A decision like this ends by its day, unless we review it and write to you before then.",
    "missed_because": "A decision like this ends if we do not review it by its day.",
    "instruction": "When our staff deal with you, they follow this instruction: {instruction}",
    "corrected_here": "we keep this correction with what we hold about you: {correction}",
    "corrected_there": "we send the correction to {to}",
    "complaint_refused": "We do not look into your complaint of {day}. You told us: {about}",
    "numbered_complaint_refused": "We do not look into your complaint of {day}, number {number}. You told us: {about}",
    # what stays open, and who sees what is on record
    "ring": "ring {telephone}",
    "by_relay": "use Relay UK: dial {relay} in its app or on a textphone",
    "let_ring": "let {name} ring {telephone} for you",
    "come_to": "come to our office: {address}",
    "email": "email {email}",
    "ways": "{first}: {ways}",
    "ask_for_you": "ask another person to tell us for you",
    "adjustment": "tell us what makes this hard for you",
    "support": "If something is making things hard for you, we would like to help: {reach}.",
    "seen_by_staff": "our staff who deal with you: what to do, and not what happened",
    "seen_by_all_staff": "all our staff: what to do, and not what happened",
    "seen_by_contractors": "contractors who work for us: what to do, and not what happened",
    "seen_by_contractors_with_risk": (
        "contractors who work for us: what to do, and this kind of risk: {risk}. They do not see what happened"
    ),
    "seen_by_other_bodies": (
        "a person of an agency, a managing agent or a council who visits your home once for us: the same as contractors, until "
        "that visit is over"
    ),
    "risk_violence": "violence",
    "risk_threats": "threats",
    "risk_weapon": "a weapon was seen",
    "risk_animal": "a dog or another animal",
    "risk_sexual_harassment": "sexual harassment",
    "risk_hate": "hate incident",
    "seen_by_team": "{team}: what was decided",
    "seen_by_case_staff": "our staff who work on your case, decide on it or audit it: all of it",
    "how_removed": "We take it off as soon as it is no longer needed. You can ask us to take it off at any time.",
    # how to appeal, to have the record corrected, to complain
    "ask_to_correct": "ask us to correct what we hold about you, or to add your own words to it",
    "complain": "complain about what we decided, or about how we treated you",
    "passed_to": "On {day} we passed on what we hold about this to {to}. You can ask us for what we passed on.",
    "report_stays": "An appeal does not take back or delay what we passed on. It can correct what we hold and what we sent.",
    "ask_to_wait": "ask that what we decided waits until you have our answer",
    "how_to_appeal": "say that you want to appeal",
    "appeal_at_any_time": "at any time while the decision lasts",
    "appeal_any_day": "at any time",
    "you_said": "You said that {ground}. {finding}",
    "any_of_us": "a member of our staff",
    "one_of": "a member of the {title}",
    "the_body": "the {title}",
    "answer_within": "We will answer in writing within {span} of your appeal.",
    # who to ask
    "telephone": "Telephone",
    "email_address": "Email",
    "refused_complaint": "You can ask it now to look at our refusal of this complaint.",
    "sent_by_email": "By email: {email}",
    "solicitor": "a solicitor",
    "data_protection_officer": "our data protection officer",
}
