"""Lists Tarn & Fell's invented people and homes. Telephone numbers are from Ofcom's ranges for drama."""

from evenhand.landlords.actions import Post
from evenhand.ops.demo.data.house import Colleague, KnownNeed, VisitBrief, controller, households

LANDLORD = {
    "slug": "tarn-and-fell",
    "name": "Tarn & Fell Housing",
    "address": "The Wool Hall\n3 Teasel Street\nTarnby\nTQX 1AA",
    "telephone": "0808 157 0500",
    "email": "hello@tarnandfell.example",
    "emergency_telephone": "0808 157 0599",
    "policy_source": "a published Customer Conduct Policy of June 2024",
}

TEXTS = "07700 900805"
CONTROLLERS = ((controller("Tarn & Fell Housing Limited", "ZA000501", "tarnandfell.example", "0808 157 0530"), ()),)

_OFFICER = Post(title="Housing Officer", roles=("officer",), capacities=("caseworker",))
_MANAGER = Post(title="Successful Tenancies Manager", roles=("manager",), capacities=("caseworker", "authoriser"))
_SENIOR_MANAGER = Post(title="Senior Manager", roles=("senior_manager",), capacities=("authoriser", "reviewer"))
_DIRECTOR = Post(title="Director of Health, Housing & Wellbeing", roles=("director",), capacities=("authoriser", "reviewer"))
STAFF = (
    Colleague("Gita Lal", Post(title="Customer Adviser", capacities=("reporter",)), "moira.kell"),
    Colleague("Finn Arkwright", _OFFICER, "moira.kell"),
    Colleague("Nell Fairhurst", _OFFICER, "moira.kell"),
    Colleague("Moira Kell", _MANAGER, "harriet.dunn"),
    Colleague("Ibrahim Sesay", _MANAGER, "lewis.garth"),
    Colleague("Harriet Dunn", _SENIOR_MANAGER, "catherine.oyelaran"),
    Colleague("Lewis Garth", _SENIOR_MANAGER, "catherine.oyelaran"),
    Colleague("Catherine Oyelaran", _DIRECTOR),
    Colleague("Ailsa Brodie", Post(title="Internal Auditor", capacities=("auditor",))),
)

HOUSEHOLDS = households("""
1 Teasel Street, Tarnby; TQX 2TS: Norah Bickerstaff
4 Teasel Street, Tarnby; TQX 2TS: Joseph Achieng / Miriam Achieng, joint tenant / Daniel Achieng, household member
7 Teasel Street, Tarnby; TQX 2TS: Cyril Hobb
9 Teasel Street, Tarnby; TQX 2TS: Yolanda Pires
2 Fulling Row, Tarnby; TQX 4FR: Barry Thwaite / Elaine Thwaite, joint tenant
5 Fulling Row, Tarnby; TQX 4FR: Ngozi Eze
8 Fulling Row, Tarnby; TQX 4FR: Alan Sugden
10 Fulling Row, Tarnby; TQX 4FR: Magda Halloran / Conor Halloran, household member
13 Fulling Row, Tarnby; TQX 4FR: Prakash Rana
6 Carding Lane, Tarnby; TQX 6CL: Dilys Roper
11 Carding Lane, Tarnby; TQX 6CL: Stefan Ilic / Vesna Ilic, joint tenant
14 Carding Lane, Tarnby; TQX 6CL: Hilda Moffat
17 Carding Lane, Tarnby; TQX 6CL: Rohan Mistry
21 Carding Lane, Tarnby; TQX 6CL: Bernice Addo / Kwesi Addo, household member
Flat 1, Spindle House, Tarnby; TQX 8SH: Leslie Crowther
Flat 3, Spindle House, Tarnby; TQX 8SH: Safiya Osman
Flat 6, Spindle House, Tarnby; TQX 8SH: Duncan Raistrick
Flat 9, Spindle House, Tarnby; TQX 8SH: Carmel Feeney / Shay Feeney, household member
Flat 12, Spindle House, Tarnby; TQX 8SH: Osei Darko
3 Tarn View, Tarnby; TQX 9TV: Jacqueline Speight, shared_owner
5 Tarn View, Tarnby; TQX 9TV: Malcolm Iveson / Pat Iveson, joint tenant
8 Tarn View, Tarnby; TQX 9TV: Esther Goldman
12 Tarn View, Tarnby; TQX 9TV: Nadeem Chaudhry / Uzma Chaudhry, joint tenant
16 Tarn View, Tarnby; TQX 9TV: Roland Beck, leaseholder
2 Shepherd's Gate, Tarnby; TQX 3SG: Vera Ainscough
6 Shepherd's Gate, Tarnby; TQX 3SG: Kieran Doyle
9 Shepherd's Gate, Tarnby; TQX 3SG: Astrid Holm
12 Shepherd's Gate, Tarnby; TQX 3SG: Winston Blake
15 Shepherd's Gate, Tarnby; TQX 3SG: Phyllis Snape
18 Shepherd's Gate, Tarnby; TQX 3SG: Emeka Obiora / Ada Obiora, joint tenant
""")
"""Forty customers in thirty homes."""

NEEDS = {
    "Norah Bickerstaff": KnownNeed("adjustment", "Types by voice; short emails, no attachments"),
    "Hilda Moffat": KnownNeed("vulnerability", "Lives with her grown son, who has schizophrenia; carers call twice a day"),
    "Safiya Osman": KnownNeed("language", "Arabic interpreter for meetings"),
    "Alan Sugden": KnownNeed("adjustment", "Bipolar disorder: a named person, and no calls before ten"),
    "Dilys Roper": KnownNeed("format", "Welsh"),
    "Leslie Crowther": KnownNeed("adjustment", "Stammer: time on the telephone, or a letter instead"),
    "Esther Goldman": KnownNeed("format", "Large print, 18 point"),
    "Osei Darko": KnownNeed("vulnerability", "Waiting for a kidney; dialysis on Mondays, Wednesdays and Fridays"),
}
VISITS = (
    VisitBrief("finn.arkwright", "Kieran Doyle", 10, about="Fence"),
    VisitBrief("finn.arkwright", "Ada Obiora", 14),
)
"""What is arranged for the day on which the demo is made."""
