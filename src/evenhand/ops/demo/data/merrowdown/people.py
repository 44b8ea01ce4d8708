"""Lists Merrowdown's invented people and homes. Telephone numbers are from Ofcom's ranges for drama."""

from evenhand.landlords.actions import Post
from evenhand.ops.demo.data.house import Colleague, KnownNeed, VisitBrief, controller, households

LANDLORD = {
    "slug": "merrowdown",
    "name": "Merrowdown Homes",
    "address": "Orchard Place\n19 Down Street\nMerrow\nMQ1 1AA",
    "telephone": "0808 157 0400",
    "email": "hello@merrowdown.example",
    "emergency_telephone": "0808 157 0499",
    "policy_source": "Stonewater's published Unacceptable Customer Conduct policy",
}

TEXTS = "07700 900804"
CONTROLLERS = ((controller("Merrowdown Homes Limited", "ZA000401", "merrowdown.example", "0808 157 0430"), ()),)

_OFFICER = Post(title="Housing Officer", roles=("officer",), capacities=("caseworker",))
_SENIOR = Post(title="Senior Officer", roles=("senior_officer",), capacities=("authoriser", "reviewer"))
_LINE_MANAGER = Post(title="Team Leader", roles=("line_manager",), capacities=("caseworker", "authoriser"))
_RELEVANT_MANAGER = Post(title="Area Manager", roles=("relevant_manager",), capacities=("caseworker", "authoriser"))
_NOMINATED = Post(title="Director of Customers", roles=("nominated_senior_officer",), capacities=("auditor", "reviewer"))
STAFF = (
    Colleague("Kenny Lau", Post(title="Customer Partner", roles=("officer",), capacities=("reporter",)), "bridget.soames"),
    Colleague("Esme Harding", _OFFICER, "bridget.soames"),
    Colleague("Oluwaseun Cole", _OFFICER, "bridget.soames"),
    Colleague("Bridget Soames", _LINE_MANAGER, "victor.anand"),
    Colleague("Victor Anand", _RELEVANT_MANAGER, "marguerite.holt"),
    Colleague("Marguerite Holt", _SENIOR, "philippa.reeve"),
    Colleague("Jonas Eker", _SENIOR, "philippa.reeve"),
    Colleague("Philippa Reeve", _NOMINATED),
    Colleague("Tom Ashby", Post(title="Internal Auditor", capacities=("auditor",))),
)

HOUSEHOLDS = households("""
4 Down Street, Merrow; MQ1 4DS: Rosalind Pike
8 Down Street, Merrow; MQ1 4DS: Moses Chanda / Ruth Chanda, joint tenant / Joel Chanda, household member
10 Down Street, Merrow; MQ1 4DS: Iris Blackwood
15 Down Street, Merrow; MQ1 4DS: Gavin Trew
1 Pippin Close, Merrow; MQ2 6PC: Lamar Brooks
3 Pippin Close, Merrow; MQ2 6PC: Sofia Lindgren / Erik Lindgren, joint tenant
6 Pippin Close, Merrow; MQ2 6PC: Audrey Finch
9 Pippin Close, Merrow; MQ2 6PC: Rajesh Pillai, shared_owner
12 Pippin Close, Merrow; MQ2 6PC: Nerys Hopkin
2 Cider Lane, Merrow; MQ3 8CL: Dermot Quinlan
5 Cider Lane, Merrow; MQ3 8CL: Kehinde Salako / Taiwo Salako, household member
7 Cider Lane, Merrow; MQ3 8CL: Barbara Stopes
11 Cider Lane, Merrow; MQ3 8CL: Anwar Hussain / Rubina Hussain, joint tenant
16 Cider Lane, Merrow; MQ3 8CL: Melvyn Crouch
Flat 2, Bramley House, Merrow; MQ1 7BH: Ingrid Voss
Flat 4, Bramley House, Merrow; MQ1 7BH: Leroy Dacosta / Sharon Dacosta, joint tenant
Flat 7, Bramley House, Merrow; MQ1 7BH: Pauline Wick
Flat 11, Bramley House, Merrow; MQ1 7BH: Tadeusz Wrona
Flat 13, Bramley House, Merrow; MQ1 7BH: Constance Ede
18 Windfall Road, Merrow; MQ4 2WR: Jamal Idris / Hodan Idris, joint tenant
22 Windfall Road, Merrow; MQ4 2WR: Linda Marsden
27 Windfall Road, Merrow; MQ4 2WR: Ernest Tagg / Sylvia Tagg, joint tenant
30 Windfall Road, Merrow; MQ4 2WR: Chiara Rossi, leaseholder
34 Windfall Road, Merrow; MQ4 2WR: Matthew Orde
3 Scrumper's Walk, Merrow; MQ4 9SW: Phoebe Larkin
6 Scrumper's Walk, Merrow; MQ4 9SW: Adebayo Ojo / Simi Ojo, household member
9 Scrumper's Walk, Merrow; MQ4 9SW: Wendy Castle
12 Scrumper's Walk, Merrow; MQ4 9SW: Ronald Mabey
1 Costard View, Merrow; MQ3 3CV: Farida Amin / Yasin Amin, household member
5 Costard View, Merrow; MQ3 3CV: Hugh Penrose
""")
"""Forty customers in thirty homes."""

NEEDS = {
    "Iris Blackwood": KnownNeed("vulnerability", "Early dementia; her daughter Nell may receive information, by consent"),
    "Melvyn Crouch": KnownNeed("adjustment", "Tinnitus: appointments in a quiet room", ("telephone",)),
    "Tadeusz Wrona": KnownNeed("language", "Polish letters beside the English ones"),
    "Nerys Hopkin": KnownNeed("format", "Welsh"),
    "Adebayo Ojo": KnownNeed("adjustment", "Acquired brain injury: one subject a letter, and time to answer"),
    "Constance Ede": KnownNeed("format", "Braille"),
    "Farida Amin": KnownNeed("language", "Dari interpreter, a woman where possible"),
    "Linda Marsden": KnownNeed("vulnerability", "Bereaved in the spring; sees a counsellor"),
}
VISITS = (VisitBrief("esme.harding", "Gavin Trew", 11, kind="job", about="Boiler"),)
"""What is arranged for the day on which the demo is made."""
