"""Importing visits: all of a file or nothing, errors by row and column, and a file that comes again."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from evenhand.casework.visit_answers import AtDoor, DoorAsked, at_doors
from evenhand.journal.queries import entries, open_part
from evenhand.ops.cli import main
from evenhand.people import actions as people
from evenhand.policy.vocabulary import VisitCondition
from evenhand.visits.models import Visit, VisitFlag
from evenhand.work.feeds.imports import apply, plan
from tests.builders.house import house
from tests.builders.markers import marker_authorised
from tests.web.pages import client_of, set_clock

pytestmark = [pytest.mark.django_db, pytest.mark.both]
HEAD = "id,starts,ends,customer,address,postcode,kind,attends,about,due,status\n"


@pytest.fixture(autouse=True)
def own_clock(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"


def row(place, number=1, **more):
    said = {
        "id": f"J{number}",
        "starts": "2026-06-03 09:30",
        "ends": "2026-06-03 10:30",
        "customer": place.customer.reference,
        "address": "",
        "postcode": "",
        "kind": "job",
        "attends": place.officers["officer"].user.username,
        "about": "Gas check",
        "due": "2026-06-05",
        "status": "",
    }
    return ",".join((said | more).values()) + "\n"


def faults(place, *rows):
    found = plan(place.officers["officer"], HEAD + "".join(rows))
    return [(one.row, one.column, one.code) for one in found.faults]


def test_row_becomes_a_visit_with_its_instruction():
    case, _ = marker_authorised("octavia", "safety_marker")
    place, by = case.house, case.house.officers["officer"]

    done = apply(by, HEAD + row(place), place.at)

    [visit] = Visit.objects.all()
    assert (len(done.new), done.special, AtDoor.of(visit.answered).conditions) == (1, 1, (VisitCondition.IN_PAIRS,))
    assert (visit.source, visit.source_id, visit.kind, visit.attends, str(visit.due_on)) == (
        ("csv", "J1", "job", by.user, "2026-06-05")
    )
    assert visit.starts_at.isoformat() == "2026-06-03T08:30:00+00:00"
    assert list(visit.people.all()) == [place.customer]


def test_file_that_comes_again_changes_nothing():
    place = house()
    by, text = (
        place.officers["officer"],
        HEAD + row(place) + row(place, 2, customer="", address="12 Cooper Row Portmouth PM2 4QT"),
    )
    apply(by, text, place.at)
    entry = entries(place.landlord.pk, subject=place.landlord.slug).filter(act="import_visits")

    again = apply(by, text, place.at)

    assert (again.nothing, again.same, Visit.objects.count(), entry.count()) == (True, 2, 2, 1)
    assert open_part(entry.get()) == {"source": "csv", "new": 2, "changed": 0, "cancelled": 0, "same": 0}


def test_changed_and_cancelled_rows_are_found():
    place = house()
    by = place.officers["officer"]
    apply(by, HEAD + row(place) + row(place, 2), place.at)
    Visit.objects.update(read_at=place.at)

    done = apply(
        by,
        HEAD + row(place, starts="2026-06-03T08:00Z", ends="2026-06-03T09:00Z") + row(place, 2, status="cancelled"),
        place.at,
    )

    assert (len(done.changed), len(done.cancelled), done.same) == (1, 1, 0)
    moved, gone = Visit.objects.order_by("id")
    assert (moved.starts_at.hour, moved.read_at, gone.cancelled_at) == (8, None, place.at)


def test_each_fault_has_row_and_column_and_stops_the_import():
    place = house()
    other = house("pier-homes", "Pier Homes")
    wrong = (
        row(place, 1, starts="tomorrow"),
        row(place, 2, customer=other.customer.reference),
        row(place, 3, attends=other.officers["officer"].user.username),
        row(place, 4, kind="raid"),
        row(place, 5, ends="2026-06-03 08:00"),
        row(place, 6, customer="", address="9 Nowhere Lane", postcode="PM2 4QT"),
        row(place, 7, customer=""),
        row(place, 8),
        row(place, 8),
        row(place, 10, due="soon"),
        row(place, 11, about="x" * 201),
        row(place, 12, ends="2036-06-03 10:30"),
    )

    assert faults(place, *wrong) == [
        (2, "starts", "unreadable"),
        (3, "customer", "unknown"),
        (4, "attends", "unknown"),
        (5, "kind", "unreadable"),
        (6, "ends", "before_start"),
        (7, "address", "unknown"),
        (8, "address", "no_home"),
        (10, "id", "twice"),
        (11, "due", "unreadable"),
        (12, "about", "too_long"),
        (13, "ends", "lasts_too_long"),
    ]
    with pytest.raises(ValueError, match="rows cannot be read"):
        apply(place.officers["officer"], HEAD + "".join(wrong), place.at)
    assert Visit.objects.count() == 0


def test_many_days_ask_as_much_as_one_where_nothing_binds(django_assert_max_num_queries):
    place = house()
    days = [(place.today + timedelta(days=ahead)).isoformat() for ahead in range(1, 201)]
    rows = [row(place, at, starts=f"{day} 09:30", ends=f"{day} 10:30", due="") for at, day in enumerate(days, 1)]

    with django_assert_max_num_queries(20):
        done = apply(place.officers["officer"], HEAD + "".join(rows), place.at)

    assert (len(done.new), Visit.objects.count(), place.customer.visits.count()) == (200, 200, 200)


def test_days_asked_together_are_answered_as_alone():
    case, _ = marker_authorised("octavia", "safety_marker")
    place = case.house
    other = people.register(place.landlord, "Otto Vale", place.customer.home, place="joint tenant")
    apart = people.let_home(place.landlord, "4 Elm Way, Portmouth", "PM3 1AA")
    neighbour = people.register(place.landlord, "Ada Penn", apart)
    asked = [
        DoorAsked(customer.home_id, (customer,), place.today + timedelta(days=days), "visit")
        for days in (1, 299, 300, 301)
        for customer in (place.customer, other, neighbour)
    ] + [DoorAsked(apart.pk, (place.customer,), place.today, "job"), DoorAsked(place.customer.home_id, (), place.today, "job")]

    together = at_doors(place.landlord, asked)

    assert together == [answer for one in asked for answer in at_doors(place.landlord, [one])]
    assert [one.conditions for one in together] == [
        *[(VisitCondition.IN_PAIRS,), (VisitCondition.IN_PAIRS,), ()] * 3,
        *[(), (), ()],
        (VisitCondition.IN_PAIRS,),
        (VisitCondition.IN_PAIRS,),
    ]


def test_many_rows_ask_as_much_as_one(django_assert_max_num_queries):
    place = house()

    with django_assert_max_num_queries(13):
        assert len(plan(place.officers["officer"], HEAD + "".join(row(place, n) for n in range(200))).new) == 200


def test_visit_at_an_hour_without_a_number_is_flagged():
    case, _ = marker_authorised("octavia", "safety_marker")
    place = case.house
    place.landlord.emergency_telephone = ""
    place.landlord.save(update_fields=["emergency_telephone"])

    by = place.officers["officer"]
    by.landlord.emergency_telephone = ""
    apply(by, HEAD + row(place, starts="2026-06-03 19:00", ends="2026-06-03 20:00"), place.at)

    assert list(VisitFlag.objects.values_list("kind", flat=True)) == ["no_number"]


def test_event_of_a_calendar_is_for_the_officer_who_imports_it():
    place = house()
    by = place.officers["officer"]
    lines = ("UID:a@diary", "DTSTART:20260603T083000Z", "DURATION:PT45M", "LOCATION:12 Cooper Row\\, Portmouth\\, PM2 4QT")
    text = "\r\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "SUMMARY:Garden", "END:VEVENT", "END:VCALENDAR"])

    for _ in range(2):
        apply(by, text, place.at)

    [visit] = Visit.objects.all()
    assert (visit.attends, visit.home, visit.source, visit.about) == (by.user, place.customer.home, "icalendar", "Garden")


def test_auditor_imports_nothing():
    with pytest.raises(PermissionDenied):
        plan(house().officers["auditor"], HEAD)


def test_page_shows_what_an_import_does_before_it():
    place = set_clock(house())
    client, text = client_of(place, "officer"), HEAD + row(place)

    shown = client.post("/today/import/", {"rows": text, "action": "check"})
    assert (shown.context["plan"].says, Visit.objects.count()) == (("1 visit is new.",), 0)
    assert shown.context["form"]["rows"].value() == text
    assert client.post("/today/import/", {"rows": text, "action": "import"}).status_code == 302
    assert Visit.objects.count() == 1


def test_file_of_hundreds_of_rows_is_imported_from_the_page():
    place = set_clock(house())
    client, text = client_of(place, "officer"), HEAD + "".join(row(place, n) for n in range(300))

    shown = client.post("/today/import/", {"file": SimpleUploadedFile("jobs.csv", text.encode()), "action": "check"})
    handed_back = shown.context["form"]["rows"].value().replace("\n", "\r\n")

    assert client.post("/today/import/", {"rows": handed_back, "action": "import"}).status_code == 302
    assert Visit.objects.count() == 300


@pytest.mark.parametrize("starts", ["0001-01-01T00:00+14:00", "9999-12-31T23:30-12:00", "1989-12-31 09:00", "2071-01-01 09:00"])
def test_moment_without_a_calendar_is_named(starts):
    place = house()

    assert faults(place, row(place, starts=starts, ends="2070-12-31 10:00")) == [(2, "starts", "unreadable")]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Choose a file, or paste rows"),
        ("name\nA", "There is no column “id”. The first row names the columns."),
        ("id,starts,ends,colour\n", "The column “colour” is not known. Rename it, or leave it out."),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT", "The calendar is not complete. Export it again."),
    ],
)
def test_page_names_what_is_wrong_with_a_file(text, says):
    page = client_of(set_clock(house()), "officer").post("/today/import/", {"rows": text, "action": "check"})

    assert (page.status_code, page.context["form"].errors["rows"]) == (422, [says])


def test_command_imports_once_and_names_faults(tmp_path, capsys):
    place = set_clock(house())
    file, command = tmp_path / "jobs.csv", ["visits", "import", "harbour-homes", "--by", "officer.harbour-homes"]
    file.write_text(HEAD + row(place), encoding="utf-8")

    codes = [main([*command, "--dry-run", str(file)]), main([*command, str(file)]), main([*command, str(file)])]
    file.write_text(HEAD + row(place, 2, kind="raid"), encoding="utf-8")
    codes.append(main([*command, str(file)]))

    assert codes == [0, 0, 0, 1]
    said = capsys.readouterr()
    assert said.out.splitlines()[1:] == [
        "1 new, 0 changed, 0 cancelled, 0 as before; 0 with special arrangements.",
        "0 new, 0 changed, 0 cancelled, 1 as before; 0 with special arrangements.",
    ]
    assert said.err == "evenhand: Row 2, kind: “raid” cannot be read. Write visit, job or call.\n"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("03/06/2026 09:30", "2026-06-03T08:30:00+00:00"),
        ("3/6/2026 9:30", "2026-06-03T08:30:00+00:00"),
        ("03/06/2026 09:30:00", "2026-06-03T08:30:00+00:00"),
    ],
)
def test_day_of_a_british_spreadsheet_is_read(typed, stored):
    place = house()

    apply(place.officers["officer"], HEAD + row(place, starts=typed, due="05/06/2026"), place.at)

    [visit] = Visit.objects.all()
    assert (visit.starts_at.isoformat(), str(visit.due_on)) == (stored, "2026-06-05")


@pytest.mark.parametrize(
    "typed",
    ["06/13/2026 09:30", "3/6/26 09:30", "03/06/2026 25:00", "03/06/2026", "/ 09:30", "01/01/0001 00:00", " ", "1/1/1 0"],
)
def test_other_spelling_of_a_day_is_named(typed):
    place = house()

    assert [one[1] for one in faults(place, row(place, starts=typed))] == ["starts"]


def test_faults_come_by_column_and_what_to_write_with_them():
    place = house()
    client = client_of(place, "officer")
    rows = HEAD + row(place, starts="soon", ends="later", attends="Priya Shah")

    page = client.post("/today/import/", {"rows": rows, "action": "check"})

    assert page.context["plan"].faults == (
        "Row 2, starts: “soon” cannot be read. Write a day and a time, like 03/06/2026 09:30.",
        "Row 2, ends: “later” cannot be read. Write a day and a time, like 03/06/2026 10:30.",
        "Row 2, attends: “Priya Shah” is not known here. Write the username or work email of a colleague who visits.",
    )
