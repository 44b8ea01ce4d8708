"""Lists what Tarn & Fell adopted where its policy is silent, and its readings."""

_SENIOR_MANAGERS = {"roles": ["senior_manager"]}
CHOICES = (
    ("A Successful Tenancies Manager decides on measures.", {"authority": {"act": "authorise", "by": {"roles": ["manager"]}}}),
    (
        "Only the Director decides on legal action.",
        {"authority": {"act": "authorise", "for": {"measures": ["legal_action"]}, "by": {"roles": ["director"]}}},
    ),
    (
        "A Successful Tenancies Manager authorises markers.",
        {"authority": {"act": "authorise_marker", "by": {"roles": ["manager"]}}},
    ),
    (
        "Measures are reviewed every three months.",
        {"review": {"of": "measure", "every": {"value": 3, "unit": "months"}}},
    ),
    (
        "Every measure can be appealed; a Senior Manager hears it, or the Director.",
        {"appeal.decisions": {"decisions": ["measure"]}, "appeal.reviewer": {"by": {"roles": ["senior_manager", "director"]}}},
    ),
    ("An appeal is asked for within 20 working days.", {"appeal.window": {"within": {"value": 20, "unit": "working_days"}}}),
    ("A Senior Manager may accept a late appeal.", {"appeal.late": {"discretion_of": _SENIOR_MANAGERS}}),
    ("The time for an answer counts from the day of receipt.", {"appeal.count": {"starts": "receipt"}}),
    (
        "Customers have ten working days to give their account.",
        {"account.fair_time": {"within": {"value": 10, "unit": "working_days"}}},
    ),
)
READINGS = {"appeal_answered_in_time": "within_10_working_days"}
