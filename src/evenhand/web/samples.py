"""Invented values for the gallery: every part in each of its states. No rows, no rules, no real person."""

from evenhand.web import parts
from evenhand.web.asked import ToDecide
from evenhand.web.bars import bars
from evenhand.web.frame import Frame
from evenhand.web.since import Since

HERE = "#main-content"
PACK = "Customer Action policy, version 1"

FRAME = Frame(
    landlord="Larkmoor Homes",
    navigation=(
        parts.Link("My work", HERE),
        parts.Link("Cases", HERE, current=True),
        parts.Link("Customers", HERE),
        parts.Link("Log an incident", HERE),
        parts.Link("Policy", HERE),
    ),
    signed_in_as="Priya Shah, Housing Officer",
    sign_out=HERE,
    demo=True,
    footer=(
        parts.Link("Accessibility statement", HERE),
        parts.Link("Privacy", HERE),
        parts.Link("Policy in force", HERE),
    ),
    foot=f"Larkmoor Homes runs the {PACK}, since 1 April 2026.",
)

FLOOR = parts.Clause(
    "Floor", "6", ("Before any action, show that disability, health and vulnerability were considered, with the result.",),
    "floor", "Floor", "Housing Ombudsman guidance note on unacceptable behaviour", HERE, title="Needs come first",
)  # fmt: skip
POLICY = parts.Clause(
    "Octavia", "4.2",
    ("A Service Manager authorises a change to how somebody may contact us.",
     "An Assistant Director authorises a limit on services, action on the tenancy, or going to the police."),
    "policy", "Policy", PACK, HERE, title="Who decides",
)  # fmt: skip
READING = parts.Clause(
    "Octavia", "4.1", ("A warning in writing counts as asking somebody to change; a warning on the telephone does not.",),
    "reading", "Our reading", PACK, HERE, note="Read so by J. Okafor and M. Lind on 2 March 2026, minute 14.",
)  # fmt: skip
HOUSE_CHOICE = parts.Clause(
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
SOON = parts.Count("Monday 17 August 2026", "2026-08-17", "3 working days left", "soon", STEPS, (POLICY, HOUSE_CHOICE))
LATE = parts.Count(
    "Friday 31 July 2026", "2026-07-31", "9 working days late", "late", ("Three months after 30 April 2026",), (POLICY,)
)
CALM = parts.Count("Thursday 3 February 2027", "2027-02-03", "in 6 months", "", ("Six months after 3 August 2026",), (POLICY,))
COUNTS = (SOON, LATE, CALM)

NEEDS_UNMET = parts.Rule(
    "Her needs have not been looked at since the last decision.", "unmet", "Not met", "Must",
    (parts.Cure("Record needs and adjustments", HERE),), (FLOOR,),
)  # fmt: skip
RANK_UNMET = parts.Rule(
    "A Service Manager authorises this; you are a Housing Officer.", "unmet", "Not met", "Must",
    (parts.Cure("Send the proposal to a Service Manager."),), (POLICY,),
)  # fmt: skip
WARNING_UNKNOWN = parts.Rule(
    "Whether she was told in writing that the calls are unacceptable.", "not_known", "Not known", "Should",
    (parts.Cure("Record the warning, or the reason for not giving one", HERE),), (READING,),
)  # fmt: skip
DEPARTED = parts.Rule(
    "Other teams were not consulted: no other team works with this household.", "departed", "Departed from, with a reason",
    "Should", (), (POLICY,),
)  # fmt: skip
WAIVED = parts.Rule(
    "Her account is asked for within 5 working days instead of before.", "waived", "Waived for now", "Must", (), (POLICY,)
)
EVIDENCE_MET = parts.Rule("Three incidents with evidence stand behind the proposal.", "met", "Met", "Must", (), (FLOOR, POLICY))
ACCOUNT_MET = parts.Rule("Her account was asked for on 4 May and is on the case.", "met", "Met", "Must", (), (FLOOR,))

REFUSED = parts.Verdict(
    "You cannot authorise this yet: two rules stand against it, and one thing is not known.", permitted=False,
    unmet=(RANK_UNMET, NEEDS_UNMET), unknown=(WARNING_UNKNOWN,), met=(EVIDENCE_MET, ACCOUNT_MET, DEPARTED, WAIVED),
)  # fmt: skip
PERMITTED = parts.Verdict("You may propose this.", permitted=True, met=(EVIDENCE_MET, ACCOUNT_MET, DEPARTED, WAIVED))

ACTS = parts.NextActs(
    open=(
        parts.OpenAct("Propose measures", HERE, "Say what should apply, why, and until when. A Service Manager decides.", SOON,
                      main=True),
        parts.OpenAct("Record a contact", HERE, "A call, a letter, a visit: either way, any channel."),
        parts.OpenAct("Record needs", HERE, "Interpreter, formats, health, who may speak for her."),
    ),
    also=(parts.OpenAct("Log an incident", HERE), parts.OpenAct("Declare an interest", HERE)),
    elsewhere=(parts.ElsewhereAct("Hear the appeal", "Ruth Adeyemi or Tom Reed (neither has taken part)"),),
    closed=(
        parts.ClosedAct("Authorise measures", "2 things first", (RANK_UNMET, NEEDS_UNMET)),
        parts.ClosedAct("Place a marker", "1 thing first", (WARNING_UNKNOWN,)),
    ),
)  # fmt: skip

EVENTS = (
    parts.Event("Her account received by email", "3 August 2026, 09:12", "2026-08-03T09:12", "Priya Shah",
                "She says the windows have let water in since March, and that nobody rang back.", "contact", new=True),
    parts.Event("We answered 22 working days late", "31 July 2026", "2026-07-31", "",
                "The answer to her complaint was due on 1 July.", "late", clauses=(POLICY,)),
    parts.Event("Letter: we find these calls unacceptable", "14 May 2026, 15:02", "2026-05-14T15:02",
                "Daniel Reed, Service Manager", "", "letter", href=HERE, link="Read the letter as it was sent"),
    parts.Event("Incident logged: shouting at the desk", "2 May 2026, 11:40", "2026-05-02T11:40", "Priya Shah",
                "She shouted for two minutes, then left. Nobody was threatened.", "act", recorded="on 4 May 2026, 08:30"),
)  # fmt: skip

PERSON = parts.Person(
    "Amara Nwosu", HERE, "EV-3KD8M", "Tenant of 14 Example Road",
    (
        parts.Need("Interpreter:", "Igbo, by telephone", strong=True),
        parts.Need("No voicemail", strong=True),
        parts.Need("Large print", "18 point"),
        parts.Need("Ring only", "07700 900 982, after 4 pm", strong=True),
    ),
)  # fmt: skip
PERSON_UNASKED = parts.Person(
    "Lewis Hart", HERE, "EV-9QW2T", "Leaseholder of 3 Sample Court", (), "Nobody has asked about needs yet."
)

ONE, OTHER = parts.Link("EV-7KQ2M", HERE), parts.Link("EV-4PT6X", HERE)
DUTIES = (
    parts.Duty("Review the contact arrangement", LATE, parts.Tag("Overdue", "red"), "Daniel Reed", ONE),
    parts.Duty("Answer the appeal", SOON, parts.Tag("Due soon", "yellow"), "Ruth Adeyemi", OTHER, (HOUSE_CHOICE,)),
    parts.Duty("End the contact arrangement, or decide again", CALM, parts.Tag("Later", "grey"), "Priya Shah", ONE),
)  # fmt: skip

CASES = parts.Table(
    (parts.Cell("Case"), parts.Cell("Stands at"), parts.Cell("Next"), parts.Cell("By", numeric=True)),
    (
        (parts.Cell("EV-7KQ2M", HERE, detail="Amara Nwosu", needs=(parts.Need("No voicemail", strong=True),)),
         parts.Cell(tag=parts.Tag("Proposed", "yellow")),
         parts.Cell("Service Manager decides"), parts.Cell("17 August", numeric=True)),
        (parts.Cell("EV-4PT6X", HERE, detail="Lewis Hart"), parts.Cell(tag=parts.Tag("Appealed", "purple")),
         parts.Cell("Answer the appeal"), parts.Cell("21 August", numeric=True)),
    ),
    "Cases that you own",
)  # fmt: skip
ASKED = ToDecide(
    "One contact person", "asked-EV-7KQ2M", "1 September 2026",
    (("The day of its review: 3 February 2027 as it was decided, 3 December 2026 under the policy of today.", POLICY),),
    (parts.Link("Keep it as it was decided", HERE), parts.Link("Review it", HERE), parts.Link("Make it lighter", HERE)),
)  # fmt: skip
SINCE = Since("28 July 2026 at 16:20", EVENTS[:1], 2, HERE)
FIGURES = parts.Table(
    (parts.Cell("Quarter"), parts.Cell("Cases opened", numeric=True), parts.Cell("Measures", numeric=True)),
    (
        (parts.Cell("January to March", header=True), parts.Cell("14", numeric=True), parts.Cell("3", numeric=True)),
        (parts.Cell("April to June", header=True), parts.Cell("11", numeric=True), parts.Cell("2", numeric=True)),
    ),
    "Cases opened and measures imposed",
)  # fmt: skip

ROWS = (
    parts.Row("Behaviour", "Contact out of proportion to the request", (parts.Action("Change", HERE, "the behaviour"),)),
    parts.Row("What stays open", "Emergencies and anything dangerous at home, by telephone, day and night", no_actions=True),
    parts.Row("Ends", "3 February 2027, unless someone decides again and tells her first",
              (parts.Action("Change", HERE, "the end"), parts.Action("See the count", HERE))),
)  # fmt: skip
CARD = parts.Card("Email only, once a week, to Priya Shah", ROWS, (parts.Action("Read the letter", HERE),))
PAGES = parts.Pages(
    HERE, HERE, (parts.Page(1, HERE), parts.Page(2, HERE, current=True), parts.Page(gap=True), parts.Page(9, HERE))
)
PAGES_BY_CURSOR = parts.Pages(HERE, HERE, label="More cases")
EMPTY = parts.Empty(
    "Nothing is due from you this week.", "What comes up will be listed here, soonest first.", parts.Link("See all cases", HERE)
)
PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAMLCwgAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw=="
ADDED = "Added by Priya Shah on 4 June 2026"
FILES = (
    parts.File("door.jpg", f"JPEG, 212 kB, scanned, nothing harmful found. {ADDED}", HERE, picture=PIXEL),
    parts.File("voicemail of 3 June.mp3", f"MP3, 1.4 MB, scanned, nothing harmful found. {ADDED}", HERE, sound=HERE,
               actions=(parts.Action("Delete", HERE, "voicemail of 3 June.mp3"),)),
    parts.File("letter.pdf", f"PDF, 88 kB. {ADDED}", HERE, tab=HERE, about=parts.Link("Incident EV-7KQ2M", HERE)),
    parts.File("Your repair.eml", f"An email (EML), 12 kB. {ADDED}", HERE, page=HERE),
    parts.File("stairs.heic", f"HEIC, 2.1 MB. {ADDED}", HERE, note="Browsers do not show this kind of file."),
    parts.File("A file", f"{ADDED}. Deleted on 5 June 2026 by Tom Reed: it shows a neighbour's child."),
)  # fmt: skip
DONE = parts.Banner("Saved. The reference is EV-7KQ2M.", "Success", success=True)
TRAIL = (parts.Link("Cases", HERE), parts.Link("EV-7KQ2M", HERE), parts.Link("Propose measures"))
SECTIONS = tuple(parts.Link(text, HERE, current=text == "Overview") for text in ("Overview", "Evidence", "Letters", "Journal"))
BARS = bars(
    "Open cases of each person in your team",
    ("Overdue", "Due in 7 days", "Others"),
    [("Priya Shah", (2, 3, 6)), ("Leon Brandt", (0, 1, 4))],
)
TABS = (
    parts.Tab("then", "As it was then", "What was known on 14 May."),
    parts.Tab("now", "As it is now", "What is known today."),
)
TAGS = tuple(
    parts.Tag(text, colour)
    for text, colour in (
        ("Open", ""), ("Lapsed", "grey"), ("In force", "green"), ("Overdue", "red"), ("Proposed", "yellow"),
        ("Appealed", "purple"),
        ("Sent back", "orange"), ("Under review", "turquoise"), ("Not told yet", "magenta"),
    )
)  # fmt: skip

CASE_CHART = parts.CaseChart(
    "2 reports, 1 contact, 1 letter. Single point of contact from 1 May 2026 to 1 August 2026.",
    720,
    188,
    (
        parts.ChartRow("Reports", 28, (parts.Sign(120, "report"), parts.Sign(180, "report"))),
        parts.ChartRow("Contacts", 62, (parts.Sign(150, "contact"),)),
        parts.ChartRow("Letters", 96, (parts.Sign(260, "letter"),)),
    ),
    (parts.Span("Single point of contact", 130, 280, 400, (420,)),),
    (parts.Month(110, "Apr"), parts.Month(290, "May"), parts.Month(470, "Jun")),
    400,
)
WEEKS = parts.Weeks(
    (parts.Week("4 May 2026", 2, 40), parts.Week("11 May 2026", 3, 60), parts.Week("18 May 2026", 0, 0)),
    "Reports and contacts from the customer, week by week; at most 3 in one.",
)
