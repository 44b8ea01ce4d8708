"""Lists what Harbour & Vale adopted where its policy is silent."""

CHOICES = (
    (
        "You can leave the telephones for half an hour, and talk in confidence, day or night, on 0808 157 0142.",
        {"support": {"to": "staff", "offers": ["time_away", "counselling"]}},
    ),
    (
        "Measures are reviewed at least every three months.",
        {"review": {"of": "measure", "every": {"value": 3, "unit": "months"}}},
    ),
    (
        "Markers are reviewed at least every six months.",
        {"review": {"of": "marker", "every": {"value": 6, "unit": "months"}, "for": {"decisions": ["marker"]}}},
    ),
    (
        "A Service Manager authorises markers.",
        {"authority": {"act": "authorise_marker", "by": {"roles": ["service_manager"]}}},
    ),
    (
        "An Assistant Director hears appeals about findings, warnings and markers.",
        {"appeal.reviewer": {"by": {"roles": ["assistant_director"]}}},
    ),
    (
        "The time for answering an appeal counts from the day after it is received.",
        {"appeal.count": {"starts": "day_after_receipt"}},
    ),
    (
        "A marker tells staff how to stay safe; it never tells the story.",
        {"marker": {"key": "staff_safety", "title": "Staff safety marker"}},
    ),
    (
        "Customers have ten working days to give their account.",
        {"account.fair_time": {"within": {"value": 10, "unit": "working_days"}}},
    ),
)
