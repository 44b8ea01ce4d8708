"""Lists the closed vocabularies of the field: acts, kinds, channels, matters, parts of letters.

A pack may use these words and no others; the landlord's own names (roles, teams, tiers, behaviours, measures, questions)
are declared in its pack. `docs/topics.md` lists what a pack may say.
"""

from collections.abc import Mapping
from enum import StrEnum

RENAMED: Mapping[str, Mapping[str, str]] = {
    "Act": {
        "not_tell": "withhold_notice",
        "wrong_person": "correct_person",
        "look_again": "recheck",
        "belongs_elsewhere": "signpost",
        "tell_referral": "notify_referral",
    },
}
"""Codes as earlier versions wrote them in rows and journals, and what they are now; by the class of a code, or by "rule"."""


def present(kind: str, code: str) -> str:
    """Return what a code on file is called now."""
    return RENAMED.get(kind, {}).get(code, code)


class Code(StrEnum):
    """A code that rows and journals hold. What an earlier version called it is read as what it is now."""

    @classmethod
    def _missing_(cls, value: object) -> "Code | None":
        now = present(cls.__name__, str(value))
        return None if now == value else cls(now)


class Tri(Code):
    """A fact is so, is known not to be so, or is not known; "not known" never passes for either."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not_known"


class Layer(Code):
    """The layer of rules that answers, weakest claim last."""

    FLOOR = "floor"
    POLICY = "policy"
    READING = "reading"
    HOUSE_CHOICE = "house_choice"


class Strength(Code):
    """Must refuses; should may be departed from with a recorded reason; may permits or suggests."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"


class Act(Code):
    """Everything that can be done in a case. Nothing else changes anything."""

    LOG_INCIDENT = "log_incident"
    CORRECT_PERSON = "correct_person"
    END_CONTACT = "end_contact"
    RECHECK = "recheck"
    KEEP_AS_DECIDED = "keep_as_decided"
    DELETE_EVIDENCE = "delete_evidence"
    OPEN_CASE = "open_case"
    SIGNPOST = "signpost"
    DECIDE_USE = "decide_use"
    RECORD_CONTACT = "record_contact"
    DISCUSS = "discuss"
    SEEK_ACCOUNT = "seek_account"
    RECORD_ACCOUNT = "record_account"
    RECORD_NEEDS = "record_needs"
    CHANGE_NEED = "change_need"
    NAME_REPRESENTATIVE = "name_representative"
    RECORD_REACH = "record_reach"
    OFFER_SUPPORT = "offer_support"
    PROTECT_WORKER = "protect_worker"
    TAKE_ALLEGATION = "take_allegation"
    NAME_INVESTIGATOR = "name_investigator"
    SEND_TO_FIRM = "send_to_firm"
    RECORD_FIRM_OUTCOME = "record_firm_outcome"
    INVESTIGATE_COUNTER_ALLEGATION = "investigate_counter_allegation"
    LIFT_BAR = "lift_bar"
    ASSESS = "assess"
    FIND = "find"
    COMMUNICATE_CONCERNS = "communicate_concerns"
    WARN = "warn"
    PROPOSE = "propose"
    CONSULT = "consult"
    ENDORSE = "endorse"
    ASK_PROPOSER = "ask_proposer"
    ANSWER_QUESTION = "answer_question"
    AUTHORISE = "authorise"
    SEND_BACK = "send_back"
    WITHDRAW = "withdraw"
    IMPOSE = "impose"
    SERVE = "serve"
    WITHHOLD_NOTICE = "withhold_notice"
    INFORM_TEAMS = "inform_teams"
    PLACE_MARKER = "place_marker"
    AUTHORISE_MARKER = "authorise_marker"
    CONFIRM_MARKER = "confirm_marker"
    TELL_MARKER = "tell_marker"
    REVIEW_MARKER = "review_marker"
    END_MARKER = "end_marker"
    REVIEW = "review"
    PROPOSE_EXTENSION = "propose_extension"
    EXTEND = "extend"
    VARY = "vary"
    STRIKE_OUT = "strike_out"
    ALLOW_MORE = "allow_more"
    LIFT = "lift"
    LAPSE = "lapse"
    TELL_NEW_DAY = "tell_new_day"
    RECEIVE_APPEAL = "receive_appeal"
    WITHDRAW_APPEAL = "withdraw_appeal"
    DECIDE_APPEAL = "decide_appeal"
    TAKE_REQUEST = "take_request"
    ANSWER_REQUEST = "answer_request"
    DECIDE_STAY = "decide_stay"
    WITHDRAW_REQUEST = "withdraw_request"
    ASK_FIRM = "ask_firm"
    RECORD_FIRM_ANSWER = "record_firm_answer"
    REFER = "refer"
    ACCEPT_REFERRAL = "accept_referral"
    NOTIFY_REFERRAL = "notify_referral"
    RECORD_ORDER = "record_order"
    TAKE_COMPLAINT = "take_complaint"
    REFUSE_COMPLAINT = "refuse_complaint"
    TRACK_COMPLAINT = "track_complaint"
    DECLARE_INTEREST = "declare_interest"
    NOTE = "note"
    WAIT_FOR = "wait_for"
    REASSIGN_CASE = "reassign_case"
    COVER = "cover"
    CLOSE = "close"
    REOPEN = "reopen"
    RECORD_DEPARTURE = "record_departure"


class Asks(Code):
    """What a customer can ask for; each request has a time for its answer."""

    END = "end"
    REMOVE_MARKER = "remove_marker"
    ADJUSTMENT = "adjustment"
    COMPLAINT = "complaint"
    STAY = "stay"
    DATA_COMPLAINT = "data_complaint"


class Decision(Code):
    """What a customer receives a letter about, or can appeal."""

    FINDING = "finding"
    WARNING = "warning"
    MEASURE = "measure"
    MARKER = "marker"
    REVIEW = "review"
    APPEAL = "appeal"
    COMPLAINT = "complaint"
    REFERRAL = "referral"
    STAY = "stay"


class MeasureKind(Code):
    """The kind of a measure, apart from the landlord's name for it."""

    CONTACT_RESTRICTION = "contact_restriction"
    SERVICE_LIMIT = "service_limit"
    VISIT_CONDITION = "visit_condition"
    PREMISES = "premises"
    INVOLVEMENT = "involvement"
    COMPLAINT_REFUSAL = "complaint_refusal"
    PAUSE = "pause"
    EXPECTATION = "expectation"
    WARNING = "warning"
    AGREEMENT = "agreement"
    MEDIATION = "mediation"
    LEGAL_STEP = "legal_step"
    OTHER = "other"


class OrderKind(Code):
    """A legal step of the landlord, or an order of a court."""

    NOTICE_SEEKING_POSSESSION = "notice_seeking_possession"
    POSSESSION_CLAIM = "possession_claim"
    INJUNCTION_CLAIM = "injunction_claim"
    INJUNCTION = "injunction"
    UNDERTAKING = "undertaking"
    POSSESSION_ORDER = "possession_order"
    OTHER_ORDER = "other_order"


class Channel(Code):
    """A way in which landlord and customer reach each other."""

    TELEPHONE = "telephone"
    EMAIL = "email"
    LETTER = "letter"
    OFFICE = "office"
    HOME_VISIT = "home_visit"
    ONLINE = "online"
    TEXT_MESSAGE = "text_message"
    SOCIAL_MEDIA = "social_media"
    VIDEO = "video"
    THIRD_PARTY = "third_party"


LIVE_CHANNELS = (Channel.TELEPHONE, Channel.VIDEO, Channel.HOME_VISIT, Channel.OFFICE)
"""The channels on which a worker meets a customer at the same moment, so that they can end the contact."""
GIVING_CHANNELS = (Channel.EMAIL, Channel.LETTER, Channel.OFFICE, Channel.HOME_VISIT, Channel.ONLINE)
"""The channels by which a letter is given."""


class Abuse(Code):
    """Why a worker ended a call or a visit on the spot."""

    DANGER = "danger"
    THREAT = "threat"
    SEXUAL = "sexual"
    DISCRIMINATORY = "discriminatory"
    OTHER = "other"


HARASSMENT = (Abuse.SEXUAL, Abuse.DISCRIMINATORY)
"""What an employer prevents, by all reasonable steps, to be done to its people."""


class Matter(Code):
    """What a customer may need to raise. The floor's never-blocked list is made of these."""

    EMERGENCY = "emergency"
    HAZARD = "hazard"
    STATUTORY_REPAIR = "statutory_repair"
    GAS_OR_ELECTRICAL_SAFETY = "gas_or_electrical_safety"
    SAFEGUARDING = "safeguarding"
    DOMESTIC_ABUSE = "domestic_abuse"
    SELF_HARM = "self_harm"
    COMPLAINT = "complaint"
    COMPLAINT_ABOUT_STAFF = "complaint_about_staff"
    APPEAL = "appeal"
    ADJUSTMENT = "adjustment"
    OWN_ACCOUNT = "own_account"
    REPRESENTATIVE = "representative"
    DATA_RIGHTS = "data_rights"
    NEW_ISSUE = "new_issue"
    ADAPTATION = "adaptation"
    HOUSING_APPLICATION = "housing_application"
    HOMELESSNESS = "homelessness"
    RENT = "rent"
    LEGAL_NOTICE = "legal_notice"
    OUTSIDE_BODY = "outside_body"
    EARLIER_ISSUE = "earlier_issue"
    GENERAL_ENQUIRY = "general_enquiry"


class Direction(Code):
    """Which way a contact goes."""

    FROM_CUSTOMER = "from_customer"
    TO_CUSTOMER = "to_customer"
    VISIT = "visit"


class Speaker(Code):
    """The person who speaks in a contact."""

    CUSTOMER = "customer"
    REPRESENTATIVE = "representative"
    SOMEBODY_ELSE = "somebody_else"
    NOT_CHECKED = "not_checked"


class GateVerdict(Code):
    """How a contact is taken."""

    TAKE = "take"
    TAKE_WITH_CONDITION = "take_with_condition"
    OFFER_INSTEAD = "offer_instead"


class Uncounted(Code):
    """Why a contact uses up nothing of an allowance."""

    ALWAYS_TAKEN = "always_taken"
    WE_ASKED = "we_asked"
    CALL_BACK = "call_back"
    DROPPED = "dropped"
    NOT_NOTED = "not_noted"
    ANOTHER_SPOKE = "another_spoke"
    LOGGED_TWICE = "logged_twice"
    OUR_REPLY_LATE = "our_reply_late"


STRIKES_OUT = (
    Uncounted.WE_ASKED,
    Uncounted.CALL_BACK,
    Uncounted.DROPPED,
    Uncounted.ALWAYS_TAKEN,
    Uncounted.ANOTHER_SPOKE,
    Uncounted.LOGGED_TWICE,
    Uncounted.OUR_REPLY_LATE,
)
"""The reasons for which an officer strikes a contact out of an allowance."""


class MoreFor(Code):
    """Why an officer allows more contact than the letter does."""

    NEW_MATTER = "new_matter"
    NEED = "need"
    OUR_DELAY = "our_delay"
    HEARING_AHEAD = "hearing_ahead"


class Service(Code):
    """What a service limit may reach."""

    IMPROVEMENTS = "improvements"
    PLANNED_WORKS = "planned_works"
    ROUTINE_REPAIRS = "routine_repairs"
    STANDARD_TIMES = "standard_times"
    RESIDENT_GROUPS = "resident_groups"
    COMPLAINTS_PROCESS = "complaints_process"
    HOUSING_APPLICATION = "housing_application"
    TRANSFER_APPLICATION = "transfer_application"


SERVICE_IS_MATTER = {Service.HOUSING_APPLICATION: Matter.HOUSING_APPLICATION}
"""Services that are a matter too: where the matter is always taken, no measure restricts the service."""


class VisitCondition(Code):
    """How a visit is carried out. None of them names the sex of staff."""

    IN_PAIRS = "in_pairs"
    ACCOMPANIED = "accompanied"
    RING_OFFICE_FIRST = "ring_office_first"
    AT_OFFICE_ONLY = "at_office_only"
    NO_PERSONAL_CONTACT = "no_personal_contact"
    POLICE_PRESENT = "police_present"


class Risk(Code):
    """What can be met at a home, in the terms of lone-working practice. It names conduct or an animal, never a person."""

    VIOLENCE = "violence"
    THREATS = "threats"
    WEAPON = "weapon"
    ANIMAL = "animal"
    SEXUAL_HARASSMENT = "sexual_harassment"
    HATE = "hate"


class NoticePart(Code):
    """What a letter with legal effect can have to say."""

    BEHAVIOUR = "behaviour"
    WHY_UNACCEPTABLE = "why_unacceptable"
    EVIDENCE = "evidence"
    YOUR_ACCOUNT = "your_account"
    REASONS = "reasons"
    OUTCOME = "outcome"
    WHAT_IS_DECIDED = "what_is_decided"
    FROM_WHEN = "from_when"
    UNTIL_WHEN = "until_when"
    REVIEW_WHEN = "review_when"
    NEXT_REVIEW = "next_review"
    WHAT_STAYS_OPEN = "what_stays_open"
    EMERGENCIES = "emergencies"
    HOW_TO_ASK_FOR_ADJUSTMENT = "how_to_ask_for_adjustment"
    HOW_TO_APPEAL = "how_to_appeal"
    APPEAL_BY_WHEN = "appeal_by_when"
    WHO_HEARS_APPEAL = "who_hears_appeal"
    OMBUDSMAN = "ombudsman"
    WHO_DECIDED = "who_decided"
    CONTACT_PERSON = "contact_person"
    EQUALITY_CONSIDERED = "equality_considered"
    WHO_SEES_IT = "who_sees_it"
    HOW_REMOVED = "how_removed"
    INDEPENDENT_ADVICE = "independent_advice"
    HOME_AT_RISK = "home_at_risk"
    SUPPORT = "support"
    EXPECTED_BEHAVIOUR = "expected_behaviour"
    FORMATS = "formats"
    DATA_RIGHTS = "data_rights"
    SERVICE_IMPLICATIONS = "service_implications"
    CORRECT_OR_COMPLAIN = "correct_or_complain"
    REACHED_AT = "reached_at"


class Ground(Code):
    """Why a customer may say that a decision is wrong. "Another reason" is always heard."""

    CHANGE_OF_CIRCUMSTANCES = "change_of_circumstances"
    LIMITS_ESSENTIAL_SERVICES = "limits_essential_services"
    FACTUAL_ERROR = "factual_error"
    BEHAVIOUR_WRONGLY_IDENTIFIED = "behaviour_wrongly_identified"
    DISPROPORTIONATE = "disproportionate"
    PERSONAL_CIRCUMSTANCES = "personal_circumstances"
    DISAGREEMENT = "disagreement"
    POLICY_NOT_FOLLOWED = "policy_not_followed"
    NEW_EVIDENCE = "new_evidence"
    OTHER = "other"


class Part(Code):
    """How a member of staff took part in a case; any of them bars deciding the appeal."""

    REPORTED = "reported"
    AFFECTED = "affected"
    INVESTIGATED = "investigated"
    ASSESSED = "assessed"
    FOUND = "found"
    RAISED_CONCERNS = "raised_concerns"
    WARNED = "warned"
    PROPOSED = "proposed"
    CONSULTED = "consulted"
    ENDORSED = "endorsed"
    AUTHORISED = "authorised"
    SENT_BACK = "sent_back"
    IMPOSED = "imposed"
    REVIEWED = "reviewed"
    HEARD_APPEAL = "heard_appeal"
    HEARD_ALLEGATION = "heard_allegation"


class Category(Code):
    """How the Housing Ombudsman's findings are sorted when a history is replayed."""

    NO_NOTICE = "no_notice"
    NO_REASONS = "no_reasons"
    NO_DURATION = "no_duration"
    NO_REVIEW = "no_review"
    LATE_REVIEW = "late_review"
    NO_APPEAL_ROUTE = "no_appeal_route"
    APPEAL_NOT_INDEPENDENT = "appeal_not_independent"
    APPEAL_LATE = "appeal_late"
    VULNERABILITY_NOT_CONSIDERED = "vulnerability_not_considered"
    ADJUSTMENT_IGNORED = "adjustment_ignored"
    NOT_PROPORTIONATE = "not_proportionate"
    NO_PRIOR_WARNING = "no_prior_warning"
    NO_EVIDENCE = "no_evidence"
    NO_AUTHORISATION = "no_authorisation"
    NO_CHANNEL_LEFT = "no_channel_left"
    EMERGENCY_BLOCKED = "emergency_blocked"
    MARKER_NOT_TOLD = "marker_not_told"
    RECORDS_POOR = "records_poor"
    WRONG_POLICY = "wrong_policy"
    COMPLAINT_REFUSED_WRONGLY = "complaint_refused_wrongly"
    OTHER = "other"


EMERGENCY_REFERRAL = "emergency_services"
"""The referral that every landlord has: an emergency service, because a person is in danger."""
SAFEGUARDING_REFERRAL = "safeguarding"
"""The referral that every landlord has where a child or an adult may be at risk."""
REPAIRS_REFERRAL = "repairs"
"""The hand-over that every landlord has where something at a home is dangerous or broken: to its own repairs."""
CONTRACTORS_REFERRAL = "contractors"
"""The instruction of a marker, passed to contractors."""
CONSENT = "consent"
ROUTES_WITHOUT_CONSENT = ("legal_obligation", "safeguarding", "crime", "legal_claim", "vital_interests")
"""The legal routes for sharing information without consent."""

SAFEGUARDS = frozenset(
    {
        "account_fairly_asked",
        "adjustment_no_sanction",
        "allegation_investigated",
        "allegation_looked_into_apart",
        "appeal_never_stricter",
        "appeal_not_by_manager",
        "authorised_by_named_person",
        "behaviour_named",
        "binds_once_given",
        "bound_by_own_conduct",
        "breach_after_service",
        "child_marker_advised",
        "closed_leaves_nothing_live",
        "complaint_refused_alone",
        "conduct_described",
        "consent_or_legal_route",
        "decided_again_when_people_change",
        "decider_not_proposer",
        "appeal_recalls_no_report",
        "emergency_call_waits_for_nobody",
        "emergency_route_open",
        "end_or_review",
        "ends_with_the_person",
        "essentials_signed",
        "interested_decide_nothing",
        "letter_reaches",
        "lapses_on_its_day",
        "leaving_danger_waits_for_nothing",
        "marker_hard_end",
        "marker_rests_on_incident",
        "marker_review_dated",
        "marker_says_what_to_do",
        "marker_told",
        "measure_in_policy",
        "new_issues_heard",
        "no_health_in_marker",
        "offence_condition",
        "only_contact_reached",
        "one_complaint_at_most",
        "protected_act",
        "reach_justified",
        "representative_let_through",
        "represented_instead",
        "request_answered",
        "rests_on_incident",
        "same_steps",
        "signed_as_it_goes",
        "stay_decided",
        "tailored",
        "withholding_is_dated",
    }
)
"""The safeguards that rules keep, by name; the floor states each of them."""
