"""Lists what Wexmoor adopted where its policy is silent."""

_SIX_MONTHS = {"value": 6, "unit": "months"}
CHOICES = (
    (
        "Your team leader sits down with you on the same day; six talks with a counsellor are paid for.",
        {"support": {"to": "staff", "offers": ["talk_with_manager", "counselling"]}},
    ),
    ("A Manager authorises restrictions and other action.", {"authority": {"act": "authorise", "by": {"roles": ["manager"]}}}),
    (
        "A Head of Service authorises injunctions.",
        {"authority": {"act": "authorise", "for": {"measures": ["injunction"]}, "by": {"roles": ["head_of_service"]}}},
    ),
    ("A Manager authorises notes and flags.", {"authority": {"act": "authorise_marker", "by": {"roles": ["manager"]}}}),
    ("Notes and flags are reviewed every six months.", {"review": {"of": "marker", "every": _SIX_MONTHS}}),
    ("Warnings are reviewed after a year.", {"review": {"of": "warning", "every": {"value": 1, "unit": "years"}}}),
    (
        "Customers have ten working days to give their account.",
        {"account.fair_time": {"within": {"value": 10, "unit": "working_days"}}},
    ),
    ("An appeal is asked for within 28 days of the letter.", {"appeal.window": {"within": {"value": 28, "unit": "days"}}}),
    ("A Head of Service may accept a late appeal.", {"appeal.late": {"discretion_of": {"roles": ["head_of_service"]}}}),
    ("The fourteen working days count from the day after receipt.", {"appeal.count": {"starts": "day_after_receipt"}}),
    (
        "A Director hears an appeal in which every Head of Service took part.",
        {"appeal.reviewer": {"by": {"roles": ["head_of_service", "director"]}}},
    ),
)
