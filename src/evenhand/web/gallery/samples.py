"""Invents values for the gallery: every part in each of its states. No rows, no rules, no real person."""

from evenhand.ui import components
from evenhand.ui.bars import bars
from evenhand.web.account.frame import Frame
from evenhand.web.case.changes_since import ChangesSince
from evenhand.web.case.policy_change import ChangeToDecide

HERE = "#main-content"
PACK = "Customer Action policy, version 1"

FRAME = Frame(
    landlord="Larkmoor Homes",
    navigation=(
        components.Link("My work", HERE),
        components.Link("Cases", HERE, current=True),
        components.Link("Customers", HERE),
        components.Link("Log an incident", HERE),
        components.Link("Policy", HERE),
    ),
    signed_in_as="Priya Shah, Housing Officer",
    sign_out=HERE,
    find=HERE,
    demo=True,
    footer=(
        components.Link("Accessibility statement", HERE),
        components.Link("Privacy", HERE),
        components.Link("Policy in force", HERE),
    ),
    foot=f"Larkmoor Homes runs the {PACK}, since 1 April 2026.",
)

FLOOR = components.Clause(
    "Floor", "6", ("Before any action, show that disability, health and vulnerability were considered, with the result.",),
    "floor", "Floor", "Housing Ombudsman guidance note on unacceptable behaviour", HERE, title="Needs come first",
)  # fmt: skip
POLICY = components.Clause(
    "Octavia", "4.2",
    ("A Service Manager authorises a change to how somebody may contact us.",
     "An Assistant Director authorises a limit on services, action on the tenancy, or going to the police."),
    "policy", "Policy", PACK, HERE, title="Who decides",
)  # fmt: skip
READING = components.Clause(
    "Octavia", "4.1", ("A warning in writing counts as asking somebody to change; a warning on the telephone does not.",),
    "reading", "Our reading", PACK, HERE, note="Read so by J. Okafor and M. Lind on 2 March 2026, minute 14.",
)  # fmt: skip
HOUSE_CHOICE = components.Clause(
    "Octavia", "4.6", ("The ten working days for an appeal begin on the working day after the day it was received.",),
    "house_choice", "House choice", PACK, HERE,
    note="The policy is silent. Adopted by J. Okafor and M. Lind on 2 March 2026, minute 15.",
)  # fmt: skip
CLAUSES = (FLOOR, POLICY, READING, HOUSE_CHOICE)

STEPS = (
    "Appeal received: Monday 3 August 2026",
    "The count begins on the next working day: Tuesday 4 August",
    "10 working days, leaving out 2 weekends: Monday 17 August",
)
SOON = components.Count("Monday 17 August 2026", "2026-08-17", "3 working days left", "soon", STEPS, (POLICY, HOUSE_CHOICE))
LATE = components.Count(
    "Friday 31 July 2026", "2026-07-31", "9 working days late", "late", ("Three months after 30 April 2026",), (POLICY,)
)
CALM = components.Count(
    "Thursday 3 February 2027", "2027-02-03", "in 6 months", "", ("Six months after 3 August 2026",), (POLICY,)
)
COUNTS = (SOON, LATE, CALM)

NEEDS_UNMET = components.Rule(
    "Her needs have not been looked at since the last decision.", "unmet", "Not met", "Must",
    (components.Cure("Record needs and adjustments", HERE),), (FLOOR,),
)  # fmt: skip
RANK_UNMET = components.Rule(
    "A Service Manager authorises this; you are a Housing Officer.", "unmet", "Not met", "Must",
    (components.Cure("Send the proposal to a Service Manager."),), (POLICY,),
)  # fmt: skip
WARNING_UNKNOWN = components.Rule(
    "Whether she was told in writing that the calls are unacceptable.", "not_known", "Not known", "Should",
    (components.Cure("Record the warning, or the reason for not giving one", HERE),), (READING,),
)  # fmt: skip
DEPARTED = components.Rule(
    "Other teams were not consulted: no other team works with this household.", "departed", "Departed from, with a reason",
    "Should", (), (POLICY,),
)  # fmt: skip
WAIVED = components.Rule(
    "Her account is asked for within 5 working days instead of before.", "waived", "Waived for now", "Must", (), (POLICY,)
)
EVIDENCE_MET = components.Rule(
    "Three incidents with evidence stand behind the proposal.", "met", "Met", "Must", (), (FLOOR, POLICY)
)
ACCOUNT_MET = components.Rule("Her account was asked for on 4 May and is on the case.", "met", "Met", "Must", (), (FLOOR,))

REFUSED = components.Verdict(
    "You cannot authorise this yet: two rules stand against it, and one thing is not known.", permitted=False,
    unmet=(RANK_UNMET, NEEDS_UNMET), unknown=(WARNING_UNKNOWN,), met=(EVIDENCE_MET, ACCOUNT_MET, DEPARTED, WAIVED),
)  # fmt: skip
PERMITTED = components.Verdict("You may propose this.", permitted=True, met=(EVIDENCE_MET, ACCOUNT_MET, DEPARTED, WAIVED))

ACTS = components.NextActs(
    open=(
        components.OpenAct(
            "Propose measures", HERE, "Say what should apply, why, and until when. A Service Manager decides.", SOON, main=True
        ),
        components.OpenAct("Record a contact", HERE, "A call, a letter, a visit: either way, any channel."),
        components.OpenAct("Record needs", HERE, "Interpreter, formats, health, who may speak for her."),
    ),
    also=(components.OpenAct("Log an incident", HERE), components.OpenAct("Declare an interest", HERE)),
    elsewhere=(components.ElsewhereAct("Hear the appeal", "Ruth Adeyemi or Tom Reed (neither has taken part)"),),
    closed=(
        components.ClosedAct("Authorise measures", "2 things first", (RANK_UNMET, NEEDS_UNMET)),
        components.ClosedAct("Place a marker", "One condition is not met", (WARNING_UNKNOWN,)),
    ),
)

EVENTS = (
    components.TimelineItem("Her account received by email", "3 August 2026, 09:12", "2026-08-03T09:12", "Priya Shah",
                "She says the windows have let water in since March, and that nobody rang back.", "contact", new=True),
    components.TimelineItem("We answered 22 working days late", "31 July 2026", "2026-07-31", "",
                "The answer to her complaint was due on 1 July.", "late", clauses=(POLICY,)),
    components.TimelineItem("Letter: we find these calls unacceptable", "14 May 2026, 15:02", "2026-05-14T15:02",
                "Daniel Reed, Service Manager", "", "letter", href=HERE, link="Read the letter as it was sent"),
    components.TimelineItem("Incident logged: shouting at the desk", "2 May 2026, 11:40", "2026-05-02T11:40", "Priya Shah",
                "She shouted for two minutes, then left. Nobody was threatened.", "act", recorded="on 4 May 2026, 08:30"),
)  # fmt: skip

PERSON = components.PersonHeader(
    "Amara Nwosu", HERE, "EV-3KD8M", "Tenant of 14 Example Road",
    (
        components.Need("Interpreter:", "Igbo, by telephone", strong=True),
        components.Need("No voicemail", strong=True),
        components.Need("Large print", "18 point"),
        components.Need("Ring only", "07700 900 982, after 4 pm", strong=True),
    ),
)  # fmt: skip
PERSON_UNASKED = components.PersonHeader(
    "Lewis Hart", HERE, "EV-9QW2T", "Leaseholder of 3 Sample Court", (), "Needs are not asked about yet."
)

ONE, OTHER = components.Link("EV-7KQ2M", HERE), components.Link("EV-4PT6X", HERE)
DUTIES = (
    components.Duty("Review the contact arrangement", LATE, components.Tag("Overdue", "red"), "Daniel Reed", ONE),
    components.Duty("Answer the appeal", SOON, components.Tag("Due soon", "yellow"), "Ruth Adeyemi", OTHER, (HOUSE_CHOICE,)),
    components.Duty("End the contact arrangement, or decide again", CALM, components.Tag("Later", "grey"), "Priya Shah", ONE),
)  # fmt: skip

CASES = components.Table(
    (components.Cell("Case"), components.Cell("Status"), components.Cell("Next"), components.Cell("By", numeric=True)),
    (
        (components.Cell("EV-7KQ2M", HERE, detail="Amara Nwosu", needs=(components.Need("No voicemail", strong=True),)),
         components.Cell(tag=components.Tag("Proposed", "yellow")),
         components.Cell("Service Manager decides"), components.Cell("17 August", numeric=True)),
        (components.Cell("EV-4PT6X", HERE, detail="Lewis Hart"), components.Cell(tag=components.Tag("Appealed", "purple")),
         components.Cell("Answer the appeal"), components.Cell("21 August", numeric=True)),
    ),
    "Cases that you own",
)  # fmt: skip
ASKED = ChangeToDecide(
    "One contact person",
    "asked-EV-7KQ2M",
    "1 September 2026",
    (("The day of its review: 3 February 2027 as it was decided, 3 December 2026 under the policy of today.", POLICY),),
    (
        components.Link("Keep it as it was decided", HERE),
        components.Link("Review it", HERE),
        components.Link("Make it lighter", HERE),
    ),
)
SINCE = ChangesSince("28 July 2026 at 16:20", EVENTS[:1], 2, HERE)
FIGURES = components.Table(
    (components.Cell("Quarter"), components.Cell("Cases opened", numeric=True), components.Cell("Measures", numeric=True)),
    (
        (
            components.Cell("January to March", header=True),
            components.Cell("14", numeric=True),
            components.Cell("3", numeric=True),
        ),
        (
            components.Cell("April to June", header=True),
            components.Cell("11", numeric=True),
            components.Cell("2", numeric=True),
        ),
    ),
    "Cases opened and measures imposed",
)

ROWS = (
    components.Row(
        "Behaviour", "Contact out of proportion to the request", (components.Action("Change", HERE, "the behaviour"),)
    ),
    components.Row(
        "What stays open", "Emergencies and anything dangerous at home, by telephone, day and night", no_actions=True
    ),
    components.Row(
        "Ends",
        "3 February 2027, unless someone decides again and tells her first",
        (components.Action("Change", HERE, "the end"), components.Action("See the count", HERE)),
    ),
)
CARD = components.Card("Email only, once a week, to Priya Shah", ROWS, (components.Action("Read the letter", HERE),))
PAGES = components.Pages(
    HERE,
    HERE,
    (
        components.PageLink(1, HERE),
        components.PageLink(2, HERE, current=True),
        components.PageLink(gap=True),
        components.PageLink(9, HERE),
    ),
)
PAGES_BY_CURSOR = components.Pages(HERE, HERE, label="More cases")
EMPTY = components.Empty(
    "Nothing is due from you this week.",
    "What comes up will be listed here, soonest first.",
    components.Link("See all cases", HERE),
)
PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAMLCwgAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw=="
ADDED = "Added by Priya Shah on 4 June 2026"
FILES = (
    components.File("door.jpg", f"JPEG, 212 kB, scanned, nothing harmful found. {ADDED}", HERE, picture=PIXEL),
    components.File("voicemail of 3 June.mp3", f"MP3, 1.4 MB, scanned, nothing harmful found. {ADDED}", HERE, sound=HERE,
               actions=(components.Action("Delete", HERE, "voicemail of 3 June.mp3"),)),
    components.File("letter.pdf", f"PDF, 88 kB. {ADDED}", HERE, tab=HERE, about=components.Link("Incident EV-7KQ2M", HERE)),
    components.File("Your repair.eml", f"An email (EML), 12 kB. {ADDED}", HERE, page=HERE),
    components.File("stairs.heic", f"HEIC, 2.1 MB. {ADDED}", HERE, note="Browsers do not show this kind of file."),
    components.File("A file", f"{ADDED}. Deleted on 5 June 2026 by Tom Reed: it shows a neighbour's child."),
)  # fmt: skip
DONE = components.Banner("Saved. The reference is EV-7KQ2M.", "Success", success=True)
TRAIL = (components.Link("Cases", HERE), components.Link("EV-7KQ2M", HERE), components.Link("Propose measures"))
SECTIONS = tuple(
    components.Link(text, HERE, current=text == "Overview") for text in ("Overview", "Evidence", "Letters", "Journal")
)
BARS = bars(
    "Open cases of each person in your team",
    ("Overdue", "Due in 7 days", "Others"),
    [("Priya Shah", (2, 3, 6)), ("Leon Brandt", (0, 1, 4))],
)
TABS = (
    components.Tab("then", "As it was then", "What was known on 14 May."),
    components.Tab("now", "As it is now", "What is known today."),
)
TAGS = tuple(
    components.Tag(text, colour)
    for text, colour in (
        ("Open", ""), ("Lapsed", "grey"), ("In force", "green"), ("Overdue", "red"), ("Proposed", "yellow"),
        ("Appealed", "purple"),
        ("Sent back", "orange"), ("Under review", "turquoise"), ("Not told yet", "magenta"),
    )
)  # fmt: skip

CASE_CHART = components.CaseChart(
    "2 reports, 1 contact, 1 letter. Single point of contact from 1 May 2026 to 1 August 2026.",
    720,
    188,
    (
        components.ChartRow("Reports", 28, (components.Sign(120, "report"), components.Sign(180, "report"))),
        components.ChartRow("Contacts", 62, (components.Sign(150, "contact"),)),
        components.ChartRow("Letters", 96, (components.Sign(260, "letter"),)),
    ),
    (components.ChartSpan("Single point of contact", 130, 280, 400, (420,)),),
    (components.Month(110, "Apr"), components.Month(290, "May"), components.Month(470, "Jun")),
    400,
)
WEEKS = components.Weeks(
    (components.Week("4 May 2026", 2, 40), components.Week("11 May 2026", 3, 60), components.Week("18 May 2026", 0, 0)),
    "Reports and contacts from the customer, week by week; at most 3 in one.",
)
