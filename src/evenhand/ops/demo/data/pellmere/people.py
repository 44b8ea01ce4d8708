"""Lists Pellmere's invented people and homes. Telephone numbers are from Ofcom's ranges for drama."""

from evenhand.landlords.actions import Post
from evenhand.ops.demo.data.house import Colleague, KnownNeed, controller, households

LANDLORD = {
    "slug": "pellmere",
    "name": "Pellmere Homes",
    "address": "The Old Mill\n7 Weir Street\nPellmere\nPX1 1AA",
    "telephone": "0808 157 0300",
    "email": "hello@pellmere.example",
    "emergency_telephone": "0808 157 0399",
    "policy_source": "Clarion's published Restricted Access policy",
}

TEXTS = "07700 900803"
CONTROLLERS = ((controller("Pellmere Homes Limited", "ZA000301", "pellmere.example", "0808 157 0330"), ()),)

_STAFF = Post(title="Housing Officer", roles=("staff",), capacities=("caseworker",))
_MANAGER = Post(title="Housing Manager", roles=("manager",), capacities=("caseworker", "authoriser"))
_SPECIALIST = Post(
    title="Tenancy Specialist",
    roles=("tenancy_specialist",),
    teams=("tenancy_specialists",),
    capacities=("caseworker", "authoriser"),
)
_SPECIALIST_MANAGER = Post(
    title="Tenancy Specialist manager",
    roles=("tenancy_specialist_manager",),
    teams=("tenancy_specialists",),
    capacities=("authoriser", "reviewer"),
)
STAFF = (
    Colleague("Nia Prosser", Post(title="Customer Adviser", roles=("staff",), capacities=("reporter",)), "yvonne.baptiste"),
    Colleague("Callum Strand", _STAFF, "yvonne.baptiste"),
    Colleague("Hannah Levy", _STAFF, "yvonne.baptiste"),
    Colleague("Yvonne Baptiste", _MANAGER),
    Colleague("Arjun Nair", _SPECIALIST, "sheila.tomlin"),
    Colleague("Mags Delaney", _SPECIALIST, "robert.ayling"),
    Colleague("Sheila Tomlin", _SPECIALIST_MANAGER),
    Colleague("Robert Ayling", _SPECIALIST_MANAGER),
    Colleague("Freya Lindqvist", Post(title="Housing Projects Officer", teams=("housing_projects",), capacities=("auditor",))),
)

HOUSEHOLDS = households("""
2 Weir Street, Pellmere; PX1 3WS: Beryl Hotchkiss
6 Weir Street, Pellmere; PX1 3WS: Jerome Baines / Celeste Baines, joint tenant
8 Weir Street, Pellmere; PX1 3WS: Nasreen Akhtar / Bilal Akhtar, household member
14 Weir Street, Pellmere; PX1 3WS: Terence Oakes
3 Sluice Lane, Pellmere; PX2 5SL: Gwen Trevannion
5 Sluice Lane, Pellmere; PX2 5SL: Tobias Krantz / Marta Krantz, joint tenant
9 Sluice Lane, Pellmere; PX2 5SL: Delroy Simms
12 Sluice Lane, Pellmere; PX2 5SL: Patience Mwangi
18 Sluice Lane, Pellmere; PX2 5SL: Eddie Farrow
1 Otter Close, Pellmere; PX3 6OC: Lucia Ferrante / Paolo Ferrante, joint tenant
4 Otter Close, Pellmere; PX3 6OC: Howard Sipple
7 Otter Close, Pellmere; PX3 6OC: Zofia Majewska
10 Otter Close, Pellmere; PX3 6OC: Kelvin Ash, shared_owner
Flat 3, Heron Court, Pellmere; PX1 8HC: Mabel Quested
Flat 6, Heron Court, Pellmere; PX1 8HC: Andre Toussaint
Flat 10, Heron Court, Pellmere; PX1 8HC: Jean Ollerton / Walter Ollerton, joint tenant
Flat 14, Heron Court, Pellmere; PX1 8HC: Shanice Grant
Flat 17, Heron Court, Pellmere; PX1 8HC: Victor Lund
20 Millrace Way, Pellmere; PX4 2MW: Roisin Keane / Aoife Keane, household member
24 Millrace Way, Pellmere; PX4 2MW: Bashir Noorzai / Laila Noorzai, joint tenant
28 Millrace Way, Pellmere; PX4 2MW: Cliff Braddock
33 Millrace Way, Pellmere; PX4 2MW: Adaeze Nwosu
37 Millrace Way, Pellmere; PX4 2MW: Sidney Marl, leaseholder
2 Eel Passage, Pellmere; PX4 9EP: Penelope Crake, leaseholder
5 Eel Passage, Pellmere; PX4 9EP: Marek Dusek / Jana Dusek, joint tenant
8 Eel Passage, Pellmere; PX4 9EP: Lorraine Tuck
11 Eel Passage, Pellmere; PX4 9EP: Kofi Asante
15 Eel Passage, Pellmere; PX4 9EP: Edith Rowntree
Care of 15 Eel Passage, Pellmere; PX4 9EP: Simon Rowntree, former_occupier
Care of the town hall, Pellmere; PX1 1TH: Grant Mallory, applicant
6 Cygnet Row, Pellmere; PX3 1CR: Tamsin Vole / Oscar Vole, household member
""")
"""Forty customers: tenants, leaseholders, one who has moved out and one who would like to move in."""

NEEDS = {
    "Howard Sipple": KnownNeed("adjustment", "Hearing aids; speaks loudly without knowing it", ("telephone",)),
    "Mabel Quested": KnownNeed("vulnerability", "Memory is failing; her niece Ruth may receive information"),
    "Patience Mwangi": KnownNeed("adjustment", "Letters read aloud over the telephone: sight loss", ("letter",)),
    "Zofia Majewska": KnownNeed("language", "Polish interpreter for anything about money"),
    "Delroy Simms": KnownNeed("vulnerability", "In recovery; mornings are better than evenings"),
    "Edith Rowntree": KnownNeed("format", "Large print, 20 point, on yellow paper"),
    "Bashir Noorzai": KnownNeed("language", "Dari interpreter for meetings"),
    "Terence Oakes": KnownNeed("adjustment", "Text messages for appointments: no letters opened", ("letter",)),
}
