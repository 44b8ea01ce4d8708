"""Lists what Merrowdown adopted where its policy is silent, and its readings."""

_AREA_MANAGERS = {"roles": ["relevant_manager"]}
_SENIOR_OFFICERS = {"roles": ["senior_officer"]}
CHOICES = (
    (
        "A colleague who is trained to listen rings you within a working day, unless you say no.",
        {"support": {"to": "staff", "offers": ["colleague_support"]}},
    ),
    (
        "An Area Manager decides on remedies.",
        {"authority": {"act": "authorise", "for": {"urgent": False}, "by": _AREA_MANAGERS}},
    ),
    ("An Area Manager authorises warning flags.", {"authority": {"act": "authorise_marker", "by": _AREA_MANAGERS}}),
    (
        "Warning flags are reviewed every six months.",
        {"review": {"of": "marker", "every": {"value": 6, "unit": "months"}}},
    ),
    (
        "Customers have ten working days to give their account.",
        {"account.fair_time": {"within": {"value": 10, "unit": "working_days"}}},
    ),
    ("A Senior Officer may accept a late appeal.", {"appeal.late": {"discretion_of": _SENIOR_OFFICERS}}),
    ("The time for an answer counts from the day after receipt.", {"appeal.count": {"starts": "day_after_receipt"}}),
    (
        "Gas, electricity and lifts are never blocked either.",
        {"never_blocked": {"matters": ["gas_or_electrical_safety", "hazard"]}},
    ),
)
READINGS = {
    "earlier_review": "allowed",
    "warning_is_a_sanction": "sanction",
    "appeal_answered_in_time": "within_14_working_days",
}
