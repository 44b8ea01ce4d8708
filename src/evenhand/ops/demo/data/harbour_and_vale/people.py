"""Lists Harbour & Vale's invented people and homes. Telephone numbers are from Ofcom's ranges for drama."""

from evenhand.landlords.actions import Post
from evenhand.ops.demo.data.house import Colleague, FirmBrief, HomeBrief, KnownNeed, VisitBrief, controller, households

LANDLORD = {
    "slug": "harbour-and-vale",
    "name": "Harbour & Vale Homes",
    "address": "1 Quay Street\nPortmouth\nPM1 1AA",
    "telephone": "0808 157 0123",
    "email": "hello@harbourvale.example",
    "emergency_telephone": "0808 157 0999",
    "policy_source": "Octavia's published Unacceptable customer actions policy",
}

TEXTS = "07700 900801"
CONTROLLERS = (
    (controller("Harbour & Vale Homes Limited", "ZA000101", "harbourvale.example", "0808 157 0130"), ()),
    (controller("Harbour & Vale Living Limited", "ZA000102", "harbourvale.example", "0808 157 0130"), ("PM3",)),
)

_OFFICER = Post(title="Housing Officer", roles=("officer",), capacities=("caseworker",))
_MANAGER = Post(title="Service Manager", roles=("service_manager",), capacities=("caseworker", "authoriser"))
_DIRECTOR = Post(title="Director", roles=("director",), capacities=("authoriser", "reviewer", "policy_owner"))
_ASSISTANT_DIRECTOR = Post(
    title="Assistant Director", roles=("assistant_director",), capacities=("authoriser", "reviewer", "policy_owner")
)
STAFF = (
    Colleague("Sam Okoro", Post(title="Customer Adviser", capacities=("reporter",)), "tom.reed"),
    Colleague("Priya Shah", _OFFICER, "tom.reed"),
    Colleague("Leon Brandt", _OFFICER, "tom.reed"),
    Colleague("Tom Reed", _MANAGER, "owen.pryce"),
    Colleague("Grace Mensah", _ASSISTANT_DIRECTOR, "helen.frost"),
    Colleague("Owen Pryce", _ASSISTANT_DIRECTOR, "helen.frost"),
    Colleague(
        "Helen Frost", Post(title="Director", roles=("director",), capacities=("authoriser", "reviewer", "policy_owner"))
    ),
    Colleague("Iain Muir", Post(title="Auditor", capacities=("auditor",))),
)

HOUSEHOLDS = households("""
3 Cooper Row, Portmouth; PM1 1QT: Marion Vale / Clive Vale, joint tenant
5 Cooper Row, Portmouth; PM1 1QT: Dennis Archer
9 Cooper Row, Portmouth; PM1 1QT: Fatou Ceesay / Lamin Ceesay, joint tenant / Awa Ceesay, household member
2 Lantern Street, Portmouth; PM2 3QT: Colin Marsh
4 Lantern Street, Portmouth; PM2 3QT: Agnes Whitlock
11 Lantern Street, Portmouth; PM2 3QT: Rafal Nowicki / Ewa Nowicki, joint tenant
6 Mill Lane, Portmouth; PM3 5QT: Bryony Tate
8 Mill Lane, Portmouth; PM3 5QT: Hassan Qadir / Noor Qadir, household member
17 Mill Lane, Portmouth; PM3 5QT: Joan Pemberton
21 Salt Quay, Portmouth; PM4 7QT: Curtis Lowe, leaseholder
23 Salt Quay, Portmouth; PM4 7QT: Sunita Rao, leaseholder
30 Salt Quay, Portmouth; PM4 7QT: Patrick Dolan
1 Rope Walk, Portmouth; PM1 9QT: Elsie Cartwright
7 Rope Walk, Portmouth; PM1 9QT: Yusuf Demir / Leyla Demir, joint tenant
15 Rope Walk, Portmouth; PM1 9QT: Gemma Hollis
19 Rope Walk, Portmouth; PM1 9QT: Anton Reyes / Carla Reyes, joint tenant
Flat 2, Anchor Court, Portmouth; PM2 2QT: Winifred Stone
Flat 5, Anchor Court, Portmouth; PM2 2QT: Kwame Boateng / Ruth Abara, joint tenant
Flat 9, Anchor Court, Portmouth; PM2 2QT: Lorna Fitch
12 Chandler Road, Portmouth; PM3 8QT: Viktor Hale
14 Chandler Road, Portmouth; PM3 8QT: Imani Clarke / Roy Clarke, household member
20 Chandler Road, Portmouth; PM3 8QT: Heather Moss
31 Chandler Road, Portmouth; PM3 8QT: Graham Pike / Neil Ashdown, joint tenant
2 Tide Close, Portmouth; PM4 4QT: Clara Benedetti
5 Tide Close, Portmouth; PM4 4QT: Stella Murray
8 Tide Close, Portmouth; PM4 4QT: Callum Wray, shared_owner
10 Tide Close, Portmouth; PM4 4QT: Nadia Petrova / Edwin Sharp, household member
13 Tide Close, Portmouth; PM4 4QT: Abigail Thorne / Derek Holt, household member
""")
"""Forty customers in twenty-eight homes: joint tenants and household members have cases of their own, or none."""

NEEDS = {
    "Marion Vale": KnownNeed("adjustment", "Prefers email: hearing loss, and calls are hard to follow", ("telephone",)),
    "Fatou Ceesay": KnownNeed("language", "Wolof interpreter for meetings; reads English"),
    "Agnes Whitlock": KnownNeed("format", "Large print, 18 point"),
    "Hassan Qadir": KnownNeed("adjustment", "No voicemail: cannot pick messages up"),
    "Winifred Stone": KnownNeed("vulnerability", "Recently bereaved; daughter helps with letters"),
    "Stella Murray": KnownNeed("format", "Welsh"),
    "Gemma Hollis": KnownNeed("adjustment", "Time to think in meetings; sends questions beforehand"),
    "Viktor Hale": KnownNeed("vulnerability", "Under the care of the community mental health team"),
}
VISITS = (
    VisitBrief("priya.shah", "Agnes Whitlock", 9, about="Letter in large print"),
    VisitBrief("priya.shah", "Carla Reyes", 10, kind="job", about="Annual gas check"),
    VisitBrief("priya.shah", "Marion Vale", 11, kind="call", about="Her complaint about the windows"),
    VisitBrief("priya.shah", "Anton Reyes", 14, about="Tenancy review"),
    VisitBrief("priya.shah", "Patrick Dolan", 16),
    VisitBrief("sam.okoro", "Carla Reyes", 15, about="New rent card"),
    VisitBrief("leon.brandt", "Winifred Stone", 11, about="Her daughter is there too"),
)
"""What is arranged for the day on which the demo is made."""
HOMES = (
    HomeBrief(
        "6 Mill Lane, Portmouth PM3 5QT",
        "sam.okoro",
        "priya.shah",
        "tom.reed",
        "A visitor on the stairs threatened the gas engineer and stood in front of his van. Nobody there knows him.",
    ),
)
"""A home where an unknown visitor makes it unsafe to go alone for three weeks."""
PROTECTED = {"Bryony Tate": "Her solicitor, by email, after what her former partner did"}
"""Whose address is protected, and how the landlord knows."""
FIRMS = (
    FirmBrief(
        "Solent Lift & Boiler",
        "020 7946 0190",
        "Ines Cole, 07700 900190",
        "Dee Hart",
        "Kofi Danso",
        (
            (9, "6 Mill Lane, Portmouth PM3 5QT", "Boiler service"),
            (11, "19 Rope Walk, Portmouth PM1 9QT", "Gas check"),
            (14, "Flat 2, Anchor Court, Portmouth PM2 2QT", "Lift to bath"),
        ),
        about="Patrick Dolan",
    ),
)
"""The contractor that has jobs on the day after the demo is made."""
