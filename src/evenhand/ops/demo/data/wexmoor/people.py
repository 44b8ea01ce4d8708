"""Lists Wexmoor's invented people and homes. Telephone numbers are from Ofcom's ranges for drama."""

from evenhand.landlords.actions import Post
from evenhand.ops.demo.data.house import Colleague, KnownNeed, VisitBrief, controller, households

LANDLORD = {
    "slug": "wexmoor",
    "name": "Wexmoor Housing Group",
    "address": "Foundry House\n40 Bellows Street\nWexmoor\nWX1 1AA",
    "telephone": "0808 157 0200",
    "email": "hello@wexmoor.example",
    "emergency_telephone": "0808 157 0299",
    "policy_source": "A2Dominion's published Customer Conduct Management Policy",
}

TEXTS = "07700 900802"
CONTROLLERS = (
    (controller("Wexmoor Housing Group Limited", "ZA000201", "wexmoor.example", "0808 157 0230"), ()),
    (controller("Wexmoor South Limited", "ZA000202", "wexmoor.example", "0808 157 0230"), ("WX3",)),
    (controller("Wexmoor Homes Limited", "ZA000203", "wexmoor.example", "0808 157 0230"), ("WX2",)),
)

LOGO = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 36"><path d="M4 30 16 8l8 13 6-8 10 17z" fill="#5b2a86"/>
<text x="46" y="25" font-family="serif" font-size="17" font-weight="700" textLength="78" fill="#5b2a86">Wexmoor</text></svg>"""

_OFFICER = Post(title="Housing Officer", roles=("officer",), capacities=("caseworker",))
_HEAD = Post(title="Head of Service", roles=("head_of_service",), capacities=("authoriser", "reviewer"))
STAFF = (
    Colleague("Joy Adeyemi", Post(title="Contact Centre Adviser", capacities=("reporter",)), "martin.kerr"),
    Colleague("Dale Winters", Post(title="Caretaker", capacities=("reporter",)), "martin.kerr"),
    Colleague("Rukhsana Mir", _OFFICER, "martin.kerr"),
    Colleague("Ben Tolliver", _OFFICER, "martin.kerr"),
    Colleague(
        "Martin Kerr",
        Post(title="Housing Manager", roles=("manager",), capacities=("caseworker", "authoriser")),
        "alison.frayne",
    ),
    Colleague("Alison Frayne", _HEAD, "desmond.achebe"),
    Colleague("Piotr Zielin", _HEAD, "desmond.achebe"),
    Colleague("Desmond Achebe", Post(title="Director", roles=("director",), capacities=("authoriser", "reviewer"))),
    Colleague("Una Brophy", Post(title="Internal Auditor", capacities=("auditor",))),
)

HOUSEHOLDS = households("""
1 Anvil Court, Wexmoor; WX1 2BD: Geraldine Foss
3 Anvil Court, Wexmoor; WX1 2BD: Tariq Bashir / Saima Bashir, joint tenant / Imran Bashir, household member
6 Anvil Court, Wexmoor; WX1 2BD: Leonard Pugh
8 Anvil Court, Wexmoor; WX1 2BD: Kirsty Lomond
11 Anvil Court, Wexmoor; WX1 2BD: Hugo Marchetti, leaseholder
2 Hammer Lane, Wexmoor; WX2 4HL: Shirley Oduya / Marcus Oduya, household member
4 Hammer Lane, Wexmoor; WX2 4HL: Brian Catchpole
9 Hammer Lane, Wexmoor; WX2 4HL: Wei Zhang / Lin Zhang, joint tenant
15 Hammer Lane, Wexmoor; WX2 4HL: Paula Drewett, formerly Paula Hobbs
17 Hammer Lane, Wexmoor; WX2 4HL: Ahmed Siddiq
1 Tinsmith Row, Wexmoor; WX3 7TR: Maureen Galt
5 Tinsmith Row, Wexmoor; WX3 7TR: Ricardo Alves / Beatriz Alves, joint tenant
7 Tinsmith Row, Wexmoor; WX3 7TR: Janice Homer
10 Tinsmith Row, Wexmoor; WX3 7TR: Declan Rooney
14 Tinsmith Row, Wexmoor; WX3 7TR: Ivy Sandford
Flat 1, Cinder House, Wexmoor; WX1 9CH: Samuel Obi / Grace Obi, joint tenant
Flat 4, Cinder House, Wexmoor; WX1 9CH: Trudy Falk
Flat 8, Cinder House, Wexmoor; WX1 9CH: Norman Petty
Flat 12, Cinder House, Wexmoor; WX1 9CH: Amina Warsame / Yusra Warsame, household member
Flat 15, Cinder House, Wexmoor; WX1 9CH: Colette Brun, shared_owner
22 Bellfield Rise, Wexmoor; WX4 3BR: Keith Armitage / Dawn Armitage, joint tenant
26 Bellfield Rise, Wexmoor; WX4 3BR: Olena Bondar
31 Bellfield Rise, Wexmoor; WX4 3BR: Stuart Pell
35 Bellfield Rise, Wexmoor; WX4 3BR: Rhona Mackie, leaseholder
40 Bellfield Rise, Wexmoor; WX4 3BR: Femi Balogun / Tola Balogun, joint tenant
2 Quenching Yard, Wexmoor; WX4 8QY: Dorothy Ling
3 Quenching Yard, Wexmoor; WX4 8QY: Vincent Amoah
8 Quenching Yard, Wexmoor; WX4 8QY: Hattie Rusk / Joel Rusk, household member
12 Quenching Yard, Wexmoor; WX4 8QY: Gordon Bleasdale
16 Quenching Yard, Wexmoor; WX4 8QY: Priscilla Nunn
""")
"""Forty customers in thirty homes."""

NEEDS = {
    "Geraldine Foss": KnownNeed("adjustment", "Calls are hard with one-sided hearing; writes by email", ("telephone",)),
    "Ivy Sandford": KnownNeed("vulnerability", "Lives alone at 87; a neighbour holds a key"),
    "Samuel Obi": KnownNeed("adjustment", "Autistic: one question at a time, in writing where possible"),
    "Amina Warsame": KnownNeed("language", "Somali interpreter by telephone"),
    "Leonard Pugh": KnownNeed("format", "Large print, 16 point"),
    "Olena Bondar": KnownNeed("language", "Letters in Ukrainian as well as English"),
    "Trudy Falk": KnownNeed("vulnerability", "Carer for her sister; nights are broken"),
    "Vincent Amoah": KnownNeed("adjustment", "Dyslexia: a call after each letter, to read it through together"),
}
VISITS = (
    VisitBrief("rukhsana.mir", "Declan Rooney", 10, about="Garden inspection"),
    VisitBrief("rukhsana.mir", "Grace Obi", 13, kind="job", about="Fire door"),
    VisitBrief("dale.winters", "Declan Rooney", 9, kind="job", about="Stair light"),
)
"""What is arranged for the day on which the demo is made."""
