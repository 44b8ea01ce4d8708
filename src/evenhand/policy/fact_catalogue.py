"""Lists the facts that a precondition may require, each with the act that establishes it.

A pack adds its own facts with a `question`, whose key can be required like any of these. A fact is asked in the
assessment when `ASSESS` establishes it, and recorded by the named act otherwise. `breach` is the category under which a
replay reports it when it is *known* not to have been so.
"""

from dataclasses import dataclass

from evenhand.policy.vocabulary import Act, Category


@dataclass(frozen=True, slots=True)
class FactKind:
    """One fact that policies ask for. Its words are in `evenhand.wording` under ``fact.KEY``.

    ``since``: the fact after which alone this one can come about. ``first``: the act that comes first where the case holds
    nothing yet that ``by`` could be done to.
    """

    key: str
    by: Act
    breach: Category = Category.OTHER
    since: str = ""
    first: Act | None = None


_KINDS = (
    # What is known of the conduct
    FactKind("incident_logged", Act.LOG_INCIDENT, Category.NO_EVIDENCE),
    FactKind("evidence_held", Act.LOG_INCIDENT, Category.NO_EVIDENCE),
    FactKind("investigated", Act.FIND, Category.NO_EVIDENCE),
    FactKind("behaviour_continued", Act.LOG_INCIDENT, Category.NO_PRIOR_WARNING, since="told_unacceptable"),
    FactKind("counter_allegations_settled", Act.INVESTIGATE_COUNTER_ALLEGATION, first=Act.RECORD_ACCOUNT),
    FactKind("allegation_not_made_out", Act.INVESTIGATE_COUNTER_ALLEGATION, Category.NO_EVIDENCE),
    # Whether the policy applies
    FactKind("relationship_broken_down", Act.ASSESS, Category.WRONG_POLICY),
    FactKind("ordinary_resolution_used_up", Act.ASSESS, Category.WRONG_POLICY),
    FactKind("use_decided", Act.DECIDE_USE, Category.NO_AUTHORISATION),
    FactKind("exceptional_case", Act.ASSESS, Category.NOT_PROPORTIONATE),
    FactKind("occupancy_agreement_allows", Act.ASSESS, Category.NOT_PROPORTIONATE),
    FactKind("due_process_applied", Act.ASSESS, Category.WRONG_POLICY),
    FactKind("complaint_stages_used_up", Act.ASSESS, Category.WRONG_POLICY),
    FactKind("told_of_ombudsman", Act.ASSESS, Category.WRONG_POLICY),
    FactKind("without_substance", Act.ASSESS, Category.NO_EVIDENCE),
    FactKind("good_reason_lacking", Act.ASSESS, Category.NO_EVIDENCE),
    FactKind("consent_lacking", Act.ASSESS, Category.NO_EVIDENCE),
    FactKind("restriction_breached", Act.ASSESS),
    FactKind("tenancy_breached", Act.ASSESS, Category.NO_EVIDENCE),
    FactKind("offence_believed", Act.ASSESS, Category.NO_EVIDENCE),
    FactKind("staff_safety_at_risk", Act.ASSESS, Category.NO_EVIDENCE),
    FactKind("all_remedies_used_up", Act.ASSESS, Category.NOT_PROPORTIONATE),
    FactKind("content_published", Act.ASSESS, Category.NO_EVIDENCE),
    FactKind("threat_has_passed", Act.ASSESS),
    # The customer's side
    FactKind("discussion_considered", Act.DISCUSS, Category.NO_PRIOR_WARNING),
    FactKind("account_sought", Act.SEEK_ACCOUNT, Category.RECORDS_POOR),
    FactKind("account_settled", Act.RECORD_ACCOUNT, Category.RECORDS_POOR),
    FactKind("contributing_issues_asked", Act.RECORD_NEEDS, Category.VULNERABILITY_NOT_CONSIDERED),
    FactKind("needs_asked", Act.RECORD_NEEDS, Category.VULNERABILITY_NOT_CONSIDERED),
    FactKind("support_offered", Act.OFFER_SUPPORT, Category.VULNERABILITY_NOT_CONSIDERED),
    FactKind("agreed_by_customer", Act.DISCUSS),
    FactKind("letter_only_agreed", Act.DISCUSS),
    FactKind("consent_or_legal_route", Act.ASSESS),
    # What the decision-maker must have weighed
    FactKind("vulnerability_considered", Act.ASSESS, Category.VULNERABILITY_NOT_CONSIDERED),
    FactKind("adjustments_considered", Act.ASSESS, Category.ADJUSTMENT_IGNORED),
    FactKind("adjustments_made", Act.ASSESS, Category.ADJUSTMENT_IGNORED),
    FactKind("other_ways_considered", Act.ASSESS, Category.NOT_PROPORTIONATE),
    FactKind("equality_considered", Act.ASSESS, Category.VULNERABILITY_NOT_CONSIDERED),
    FactKind("equality_impact_assessed", Act.ASSESS, Category.VULNERABILITY_NOT_CONSIDERED),
    FactKind("disability_link_considered", Act.ASSESS, Category.VULNERABILITY_NOT_CONSIDERED),
    FactKind("disability_ruled_out", Act.ASSESS, Category.VULNERABILITY_NOT_CONSIDERED),
    FactKind("disability_justified", Act.ASSESS, Category.VULNERABILITY_NOT_CONSIDERED),
    FactKind("medical_cause_considered", Act.ASSESS, Category.VULNERABILITY_NOT_CONSIDERED),
    FactKind("human_rights_considered", Act.ASSESS, Category.NOT_PROPORTIONATE),
    FactKind("proportionality_considered", Act.ASSESS, Category.NOT_PROPORTIONATE),
    FactKind("lighter_steps_considered", Act.ASSESS, Category.NOT_PROPORTIONATE),
    FactKind("circumstances_weighed", Act.ASSESS, Category.NOT_PROPORTIONATE),
    FactKind("own_handling_considered", Act.ASSESS, Category.NOT_PROPORTIONATE),
    FactKind("lone_working_considered", Act.ASSESS),
    FactKind("legal_advice_considered", Act.ASSESS),
    FactKind("representative_considered", Act.ASSESS),
    FactKind("outside_agencies_considered", Act.ASSESS, Category.VULNERABILITY_NOT_CONSIDERED),
    FactKind("capacity_considered", Act.ASSESS, Category.VULNERABILITY_NOT_CONSIDERED),
    FactKind("capacity_for_agreement", Act.ASSESS, Category.VULNERABILITY_NOT_CONSIDERED),
    FactKind("safeguarding_advice_taken", Act.ASSESS, Category.VULNERABILITY_NOT_CONSIDERED),
    FactKind("offence_condition_recorded", Act.ASSESS),
    FactKind("protected_act_excluded", Act.ASSESS),
    FactKind("wider_reach_justified", Act.ASSESS, Category.NOT_PROPORTIONATE),
    # Steps before a limit
    FactKind("finding_made", Act.FIND, Category.NO_EVIDENCE),
    FactKind("finding_told", Act.SERVE, Category.NO_NOTICE, first=Act.FIND),
    FactKind("told_unacceptable", Act.COMMUNICATE_CONCERNS, Category.NO_PRIOR_WARNING),
    FactKind("chance_given", Act.COMMUNICATE_CONCERNS, Category.NO_PRIOR_WARNING),
    FactKind("asked_to_stop", Act.COMMUNICATE_CONCERNS, Category.NO_PRIOR_WARNING),
    FactKind("warned", Act.WARN, Category.NO_PRIOR_WARNING),
    FactKind("tenancy_obligations_explained", Act.COMMUNICATE_CONCERNS),
    FactKind("reasons_written", Act.PROPOSE, Category.NO_REASONS),
    FactKind("authorised", Act.AUTHORISE, Category.NO_AUTHORISATION),
    FactKind("teams_informed", Act.INFORM_TEAMS, Category.RECORDS_POOR),
    FactKind("independent_advice_given", Act.RECORD_ORDER),
    # What follows a decision
    FactKind("notice_served", Act.SERVE, Category.NO_NOTICE),
    FactKind("appeal_route_told", Act.IMPOSE, Category.NO_APPEAL_ROUTE),
    FactKind("emergency_route_open", Act.IMPOSE, Category.EMERGENCY_BLOCKED),
    FactKind("marker_told", Act.TELL_MARKER, Category.MARKER_NOT_TOLD),
    FactKind("review_outcome_told", Act.REVIEW, Category.NO_NOTICE),
    FactKind("conduct_described", Act.IMPOSE, Category.OTHER),
    FactKind("complaint_opened", Act.TAKE_COMPLAINT, Category.COMPLAINT_REFUSED_WRONGLY),
)

FACT_CATALOGUE: dict[str, FactKind] = {kind.key: kind for kind in _KINDS}

DISABILITY = ("disability_link_considered", "disability_ruled_out", "disability_justified")
"""Three facts that one question of the assessment establishes together (Equality Act 2010, section 15)."""
