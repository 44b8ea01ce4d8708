"""Lists what Pellmere adopted where its policy is silent, and its readings."""

_SPECIALIST_MANAGERS = {"roles": ["tenancy_specialist_manager"]}
CHOICES = (
    (
        "Call the staff line on 0808 157 0163 at any hour. It is confidential.",
        {"support": {"to": "staff", "offers": ["staff_line"]}},
    ),
    (
        "Another Tenancy Specialist manager, with no part in the case, hears appeals.",
        {"appeal.reviewer": {"by": _SPECIALIST_MANAGERS, "uninvolved": True}},
    ),
    ("An appeal is asked for within 21 days of the letter.", {"appeal.window": {"within": {"value": 21, "unit": "days"}}}),
    ("A Tenancy Specialist manager may accept a late appeal.", {"appeal.late": {"discretion_of": _SPECIALIST_MANAGERS}}),
    ("The time for an answer counts from the day of receipt.", {"appeal.count": {"starts": "receipt"}}),
    (
        "A safety alert lasts fourteen days, and longer only if a manager of the specialists confirms it.",
        {
            "marker": {
                "key": "safety_alert",
                "title": "Safety alert",
                "steps": "provisional_then_confirmed",
                "confirm_within": {"value": 14, "unit": "days"},
            }
        },
    ),
    (
        "A Tenancy Specialist, or their manager, authorises alerts.",
        {"authority": {"act": "authorise_marker", "by": {"team": "tenancy_specialists"}}},
    ),
    (
        "A Tenancy Specialist manager confirms alerts.",
        {"authority": {"act": "confirm_marker", "by": _SPECIALIST_MANAGERS}},
    ),
    (
        "Customers have ten working days to give their account.",
        {"account.fair_time": {"within": {"value": 10, "unit": "working_days"}}},
    ),
    (
        "The officer who authorises may depart from what is usual, with a reason.",
        {"departure": {"by": _SPECIALIST_MANAGERS}},
    ),
)
READINGS = {
    "in_writing": "the_offer",
    "regular_review": "each_quarter",
    "regular_marker_review": "each_quarter",
    "appeal_answered_in_time": "within_10_working_days",
}
