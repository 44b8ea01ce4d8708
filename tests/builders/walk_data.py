"""Builds the landlords of a walk: one with a case at each stage, an empty one, one with no policy."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from evenhand import clock
from evenhand.cases.models import Recheck
from evenhand.casework.details import Details
from evenhand.casework.details.allegations import AllegationSent, AllegationSettled, Alleged, InvestigatorNamed
from evenhand.casework.details.cases import Closed, Reopened
from evenhand.casework.details.complaints import Complained, Tracked
from evenhand.casework.details.customers import Contacted, NeedChanged, NeedTold, RepresentativeNamed
from evenhand.casework.details.incidents import Attached, Moved
from evenhand.casework.details.letters import Withheld
from evenhand.casework.details.markers import Marked, MarkerAuthorised
from evenhand.casework.details.measures import Signed
from evenhand.casework.details.requests import Requested, StayDecided
from evenhand.casework.details.reviews import Lengthened
from evenhand.firms.models import Firm
from evenhand.incidents.models import Incident
from evenhand.landlords import actions as landlords
from evenhand.landlords.actions import Post, close_on
from evenhand.landlords.models import Landlord, Membership, User
from evenhand.landlords.queries import Officer, calendar_of
from evenhand.ops.demo.data import build
from evenhand.ops.demo.data.harbour_and_vale import HOUSE
from evenhand.ops.demo.data.harbour_and_vale.steps import ONCE_A_WEEK, WHY_WEEKLY
from evenhand.ops.demo.data.harbour_and_vale.steps import HarbourStory as Story
from evenhand.ops.demo.data.harbour_and_vale.steps import to_proposal as _to_proposal
from evenhand.people.models import Customer
from evenhand.policy.calendar import localdate
from evenhand.policy.pack.load import read, shipped
from evenhand.policy.pack.pack import Pack
from evenhand.policy.pack.released import source
from evenhand.policy.vocabulary import Act
from tests.builders import walk_referrals
from tests.stages import stage

MORNING = datetime(2026, 6, 10, 9, 30, tzinfo=UTC)
TODAY = date(2026, 6, 10)
PEOPLE = {
    "adviser": "sam.okoro",
    "officer": "priya.shah",
    "manager": "tom.reed",
    "assistant_director": "grace.mensah",
    "director": "helen.frost",
    "auditor": "iain.muir",
}
"""One of each role of the demo's landlord."""
EMPTY = {
    "adviser": Post(title="Customer Adviser", capacities=("reporter",)),
    "officer": Post(title="Housing Officer", roles=("officer",), capacities=("caseworker",)),
    "manager": Post(title="Service Manager", roles=("service_manager",), capacities=("caseworker", "authoriser")),
    "assistant_director": Post(
        title="Assistant Director", roles=("assistant_director",), capacities=("authoriser", "reviewer")
    ),
    "director": Post(title="Director", roles=("director",), capacities=("authoriser", "reviewer", "policy_owner")),
    "auditor": Post(title="Auditor", capacities=("auditor",)),
}


@dataclass(frozen=True)
class World:
    """The landlord of the demo; people by what they are: ``officer``, ``empty officer``, ``new officer``, ``nowhere``."""

    landlord: Landlord
    people: dict[str, User]
    names: tuple[str, ...]


def world() -> World:
    """Build all of it on one morning."""
    clock.move(MORNING - datetime.now(UTC))
    return _world()


@stage
def _world() -> World:
    build([HOUSE])
    landlord = Landlord.objects.get(slug="harbour-and-vale")
    _more_stages(landlord)
    people = {who: User.objects.get(username=name) for who, name in PEOPLE.items()}
    empty = landlords.establish("empty-homes", "Empty Homes", policy_source="Octavia's published policy")
    landlords.adopt(empty, earlier("octavia"), shipped("floor"), since=date(2025, 1, 1), at=MORNING)
    people |= {f"empty {who}": _employed(empty, f"{who}.empty", post) for who, post in EMPTY.items()}
    new = landlords.establish("new-homes", "New Homes")
    people["new officer"] = _employed(new, "officer.new", EMPTY["officer"])
    people["nowhere"] = landlords.create_user("nowhere", "Nora", "Where")
    left = landlords.create_user("left", "Leo", "Left")
    landlords.employ(landlord, left, EMPTY["officer"])
    Membership.objects.filter(user=left).update(active=False)
    people["left"] = left
    return World(landlord, people, tuple(Customer.objects.filter(landlord=landlord).values_list("name", flat=True)))


def earlier(slug: str) -> Pack:
    """Return a shipped policy as if this were an earlier version of it."""
    return read(source(slug).decode().replace(f'version: "{shipped(slug).version}"', 'version: "2023.01"', 1))


def _employed(landlord: Landlord, name: str, post: Post) -> User:
    return landlords.employ(landlord, landlords.create_user(name, "Ada", name.partition(".")[0].title()), post).user


def _more_stages(landlord: Landlord) -> None:
    """Tell what the demo leaves out: stages between two of its own."""
    members = Membership.objects.filter(landlord=landlord).select_related("user")
    staff = {row.user.username: Officer(row.user, landlord, row) for row in members}
    free = iter(Customer.objects.filter(landlord=landlord, cases=None).order_by("id"))
    for tell, back in STAGES:
        tell(Story(staff, next(free).reference, localdate(clock.now()), back))


def _found(story: Story) -> None:
    story.open(story.report("Swore at a surveyor on the stairs.", "offensive_language", channel="home_visit"))
    story.hear("He told me to wait outside my own door.", counter_allegation=True)
    story.weigh()
    story.find("unacceptable", "Two people heard it.")


def _need_changed(story: Story) -> None:
    """A need that was looked at again and became another; somebody speaks for them."""
    story.open(story.report("Swore at a surveyor on the phone.", "offensive_language"))
    need = NeedTold(kind="adjustment", says="Rings before a visit", relook_on=story.on + timedelta(days=200), basis="consent")
    story.ask_needs("Asked, and told us of one.", need)
    asked = Requested(words="Text me, do not ring.", received_on=story.on, route="telephone", asks="adjustment")
    story.do("sam.okoro", Act.TAKE_REQUEST, asked)
    again = story.do("sam.okoro", Act.TAKE_REQUEST, asked)
    story.do("sam.okoro", Act.WITHDRAW_REQUEST, Details(words="Once is enough."), again)
    reference = Customer.objects.get(reference=story.customer).needs.latest("id").reference
    changed = NeedChanged(
        outcome="changed", because="something_better", told_by=("letter",), words="A text is easier for him.", need=need
    )
    story.do("priya.shah", Act.CHANGE_NEED, changed, reference)
    speaker = RepresentativeNamed(name="Ada Finch", standing="advocate", since=story.on, words="He asked us to.")
    story.do("priya.shah", Act.NAME_REPRESENTATIVE, speaker)


def _said_of_us(story: Story) -> None:
    """Of allegations about staff one waits, one is partly made out, one is not and still bars a colleague."""
    story.open(story.report("Swore at a surveyor in the lift.", "offensive_language", channel="home_visit"))
    told = Alleged(words="Your surveyor laughed at my chair.", unmatched="the surveyor", of_discrimination=True)
    _looked_into(story, told)
    settled = AllegationSettled(outcome="partly", words="He smiled. He says at something else.")
    story.do("helen.frost", Act.INVESTIGATE_COUNTER_ALLEGATION, settled, _looked_into(story, told))
    told = Alleged(words="Your engineer laughed at my chair.", unmatched="the engineer")
    firm = Firm.objects.filter(landlord=story.staff["priya.shah"].landlord).earliest("id").reference
    sent = AllegationSent(words="Your engineer is said to have laughed at a tenant.", firm=firm, due_on=story.day(9))
    story.do("priya.shah", Act.SEND_TO_FIRM, sent, story.do("priya.shah", Act.TAKE_ALLEGATION, told))
    told = Alleged(words="Sam hung up on me.", of=(story.staff["sam.okoro"].user.reference,))
    settled = AllegationSettled(outcome="not_made_out", words="The line broke at the exchange.")
    story.do("helen.frost", Act.INVESTIGATE_COUNTER_ALLEGATION, settled, _looked_into(story, told))


def _looked_into(story: Story, told: Alleged) -> str:
    allegation = story.do("priya.shah", Act.TAKE_ALLEGATION, told)
    investigator = InvestigatorNamed(investigator=story.staff["helen.frost"].user.reference, words="Another team.")
    story.do("priya.shah", Act.NAME_INVESTIGATOR, investigator, allegation)
    return allegation


def _proposed(story: Story, **days: int) -> str:
    _to_proposal(story)
    return story.propose("single_point_of_contact", ONCE_A_WEEK, WHY_WEEKLY, **days)


def _authorised(story: Story) -> None:
    measure = _proposed(story)
    story.days_on(1).do("tom.reed", Act.AUTHORISE, Signed(words="In proportion."), measure)


def _withdrawn(story: Story) -> None:
    measure = _proposed(story)
    story.do("priya.shah", Act.WITHDRAW, Signed(words="It has stopped."), measure)


def _sent_back(story: Story) -> None:
    measure = _proposed(story)
    story.do("tom.reed", Act.SEND_BACK, Signed(words="Say why email is not enough."), measure)


def _past_its_day(story: Story) -> None:
    measure = _proposed(story, review_in=20, until_in=20)
    story.impose(measure, "tom.reed", "Three weeks should do.")


def _marker_asked_for(story: Story, review_in: int = 100) -> str:
    incident = story.report("Threw a boot at a plumber.", "physical_violence", channel="home_visit", towards="contractor")
    story.open(incident)
    story.hear("It was not at him.")
    story.weigh(staff_safety_at_risk="The boot hit the wall beside him.")
    asked = Marked(
        key="staff_safety",
        instruction="Two people. Ring the office first.",
        incidents=(incident,),
        words="A visit was broken off.",
        review_on=story.on + timedelta(days=review_in),
    )
    return story.do("priya.shah", Act.PLACE_MARKER, asked)


def _marker_placed(story: Story) -> None:
    """A marker that is looked at later than the landlord's choice of this morning has it: it waits to be decided on."""
    marker = _marker_asked_for(story, review_in=150)
    story.do(
        "tom.reed",
        Act.AUTHORISE_MARKER,
        MarkerAuthorised(words="It says what to do.", hard_end_on=story.on + timedelta(days=300)),
        marker,
    )


def _opened_again(story: Story) -> None:
    story.open(story.report("Rang and shouted about the bins.", "disproportionate_contact"))
    ended = Closed(outcome="settled", words="He rang to say sorry.", told="Thanked him.", told_on=story.on)
    story.do("priya.shah", Act.CLOSE, ended)
    story.days_on(5).do("tom.reed", Act.REOPEN, Reopened(words="It has begun again."))


def _complained(story: Story) -> None:
    story.open(story.report("Rang the office thirty times in a day.", "disproportionate_contact"))
    taken = [
        story.do("sam.okoro", Act.TAKE_COMPLAINT, Complained(words=words, received_on=story.on, route="telephone"))
        for words in ("The lift has been out since May.", "Nobody answers my letters.", "The lift again.", "The stairs.")
    ]
    answered = story.days_on(9)
    for complaint, outcome in zip(taken[:2], ("upheld", "not_upheld"), strict=True):
        answered.do("priya.shah", Act.TRACK_COMPLAINT, Tracked(what="answered", outcome=outcome), complaint)
    story.do("priya.shah", Act.TRACK_COMPLAINT, Tracked(what="taken_further"), taken[0])
    reasons = Details(words="It is the complaint of 3 May once more, which we answered.")
    story.do("grace.mensah", Act.REFUSE_COMPLAINT, reasons, taken[2])


def _about_somebody_else(story: Story) -> None:
    """A case, found on, out of which the report was taken: its letter is withdrawn, and somebody has to look again."""
    story.open(story.report("Shouted at the caretaker.", "offensive_language", channel="home_visit"))
    story.report("Came back and shouted again.", "offensive_language", evidence=(Attached("note.txt", b"At noon."),))
    heard = Contacted(words="Asked who had complained.", happened_at=story.at, channel="telephone")
    story.do("priya.shah", Act.RECORD_CONTACT, heard)
    story.hear("I was not there.")
    story.weigh()
    story.find("unacceptable", "The caretaker knew the voice.")
    first = Incident.objects.filter(cases__reference=story.case).earliest("id")
    moved = Moved(words="The caretaker was mistaken.")
    story.do("tom.reed", Act.CORRECT_PERSON, moved, first.reference)
    rang = story.do("priya.shah", Act.RECORD_CONTACT, heard)
    story.do("priya.shah", Act.CORRECT_PERSON, Moved(words="Another caller.", withdraw=True), rang)
    last = Recheck.objects.latest("id").reference
    story.do("priya.shah", Act.RECHECK, Details(words="Nothing rested on it."), last)


def _longer_asked_for(story: Story) -> None:
    measure = _proposed(story)
    story.impose(measure, "tom.reed", "In proportion.")
    longer = Lengthened(words="The calls came back.", until=story.day(200), review_on=story.day(60))
    story.days_on(1).do("priya.shah", Act.PROPOSE_EXTENSION, longer, measure)
    story.sign(Act.CONSULT, "priya.shah", "They agree.", measure, party="other_teams")


def _stay_asked_for(story: Story) -> str:
    """An appeal is open, and it is asked that the measure waits for its answer."""
    measure = _proposed(story)
    story.impose(measure, "tom.reed", "In proportion.")
    appeal = story.appeal(measure, "I need to ring you.")
    asked = Requested(words="Wait for my appeal.", received_on=story.on, route="telephone", asks="stay", of=appeal)
    return story.do("sam.okoro", Act.TAKE_REQUEST, asked)


def _held_back(story: Story) -> None:
    told = StayDecided(outcome="agreed", words="It can wait.", told_by=("letter",), uninvolved=True)
    story.do("helen.frost", Act.DECIDE_STAY, told, _stay_asked_for(story))


def _asked_first(story: Story) -> None:
    measure = _proposed(story)
    story.do("tom.reed", Act.ASK_PROPOSER, Details(words="Who reads her emails when you are away?"), measure)


def _day_moved(story: Story) -> None:
    """The offices close on the day by which a measure's review was promised."""
    measure = _proposed(story)
    story.impose(measure, "tom.reed", "In proportion.")
    by = story.staff["priya.shah"]
    closed = calendar_of(by.landlord).worked_by(story.day(80))
    close_on(by.landlord, closed, why="The offices move", by=by, at=story.at)


def _not_told(story: Story) -> None:
    measure = _proposed(story)
    story.days_on(1).do("tom.reed", Act.AUTHORISE, Signed(words="In proportion."), measure)
    story.do("tom.reed", Act.WITHHOLD_NOTICE, Withheld(words="Police asked us to wait.", until=story.day(40)), measure)


STAGES = (
    (_longer_asked_for, 20),
    (_held_back, 20),
    (_not_told, 20),
    (_about_somebody_else, 8),
    (_complained, 30),
    (_opened_again, 25),
    (_found, 20),
    (_said_of_us, 6),
    (_need_changed, 6),
    (_authorised, 20),
    (_withdrawn, 20),
    (_sent_back, 20),
    (_past_its_day, 60),
    (_marker_asked_for, 9),
    (_marker_placed, 9),
    *walk_referrals.STAGES,
    (_stay_asked_for, 20),
    (_proposed, 20),
    (_asked_first, 20),
    (_day_moved, 20),
)
