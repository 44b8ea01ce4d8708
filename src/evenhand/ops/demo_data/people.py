"""Invented people and homes. Telephone numbers are from the ranges that Ofcom keeps for drama; names are made up."""

from evenhand.landlords.actions import Post

LANDLORD = {
    "slug": "harbour-and-vale",
    "name": "Harbour & Vale Homes",
    "address": "1 Quay Street\nPortmouth\nPM1 1AA",
    "telephone": "0808 157 0123",
    "email": "hello@harbourvale.example",
    "emergency_telephone": "0808 157 0999",
    "policy_source": "Octavia's published Unacceptable customer actions policy",
}

STAFF = (
    ("sam.okoro", "Sam", "Okoro", Post(title="Customer Adviser", capacities=("reporter",))),
    ("priya.shah", "Priya", "Shah", Post(title="Housing Officer", roles=("officer",), capacities=("caseworker",))),
    ("leon.brandt", "Leon", "Brandt", Post(title="Housing Officer", roles=("officer",), capacities=("caseworker",))),
    (
        "tom.reed",
        "Tom",
        "Reed",
        Post(title="Service Manager", roles=("service_manager",), capacities=("caseworker", "authoriser")),
    ),
    (
        "grace.mensah",
        "Grace",
        "Mensah",
        Post(title="Assistant Director", roles=("assistant_director",), capacities=("authoriser", "reviewer")),
    ),
    (
        "owen.pryce",
        "Owen",
        "Pryce",
        Post(title="Assistant Director", roles=("assistant_director",), capacities=("authoriser", "reviewer")),
    ),
    ("helen.frost", "Helen", "Frost", Post(title="Director", roles=("director",), capacities=("authoriser", "reviewer"))),
    ("iain.muir", "Iain", "Muir", Post(title="Auditor", capacities=("auditor",))),
)

STREETS = ("Cooper Row", "Lantern Street", "Mill Lane", "Salt Quay", "Rope Walk", "Anchor Court", "Chandler Road", "Tide Close")

CUSTOMERS = (
    "Marion Vale", "Dennis Archer", "Fatou Ceesay", "Colin Marsh", "Agnes Whitlock", "Rafal Nowicki", "Bryony Tate",
    "Hassan Qadir", "Joan Pemberton", "Curtis Lowe", "Sunita Rao", "Patrick Dolan", "Elsie Cartwright", "Yusuf Demir",
    "Gemma Hollis", "Anton Reyes", "Winifred Stone", "Kwame Boateng", "Lorna Fitch", "Viktor Hale", "Imani Clarke",
    "Roy Pickering", "Tessa Lund", "Omar Farouk", "Heather Moss", "Neil Ashdown", "Zainab Yusuf", "Graham Pike",
    "Clara Benedetti", "Derek Holt", "Mei Tan", "Stella Murray", "Ivor Jenks", "Ruth Abara", "Callum Wray",
    "Nadia Petrova", "Edwin Sharp", "Rosa Medina", "Peter Quill", "Abigail Thorne",
)  # fmt: skip
"""Forty customers; the last eight share the first eight homes, as joint tenants and household members."""

NEEDS = {
    "Marion Vale": ("adjustment", "Prefers email: hearing loss, and calls are hard to follow", ("telephone",)),
    "Fatou Ceesay": ("language", "Wolof interpreter for meetings; reads English", ()),
    "Agnes Whitlock": ("format", "Large print, 18 point", ()),
    "Hassan Qadir": ("adjustment", "No voicemail: cannot pick messages up", ()),
    "Winifred Stone": ("vulnerability", "Recently bereaved; daughter helps with letters", ()),
    "Stella Murray": ("format", "Welsh", ()),
    "Gemma Hollis": ("adjustment", "Time to think in meetings; sends questions beforehand", ()),
    "Viktor Hale": ("vulnerability", "Under the care of the community mental health team", ()),
}

CHOICES = (
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
