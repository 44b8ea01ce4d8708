"""Changes rows of a whole case past the product, each kind once, and expects what verifying says of it, word for word."""

import re
from datetime import timedelta

import pytest
from django.db import connection

from evenhand.cases.models import Step
from evenhand.health.recorded import held_against_journal, policies_changed
from evenhand.journal.actions import destroy_key, record
from evenhand.journal.models import Entry, PersonKey
from evenhand.landlords.models import PackRelease
from evenhand.letters.models import Notice
from evenhand.ops import journal_commands
from evenhand.ops.cli import main
from tests.builders.decided import in_force
from tests.builders.house import house
from tests.builders.walk_data import world
from tests.database import without_triggers

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]


@pytest.fixture(autouse=True)
def own_places(settings, tmp_path, monkeypatch):
    settings.HEADS_DIR, settings.CLOCK_FILE = tmp_path / "heads", tmp_path / "clock"
    monkeypatch.setattr(journal_commands, "A_MOMENT", 0.0)


@pytest.fixture
def place():
    """Give a landlord with a limit in force, its heads noted."""
    made = house()
    made.case, made.measure = in_force(made)
    assert main(["journal", "publish"]) == 0
    return made


def run(sql, *params):
    with without_triggers(), connection.cursor() as cursor:
        cursor.execute(sql, params)


def verified(capsys) -> tuple[int, list[str]]:
    capsys.readouterr()
    code = main(["journal", "verify"])
    return code, capsys.readouterr().out.splitlines()


def newest(place, **wanted) -> int:
    return Entry.objects.filter(landlord_id=place.landlord.pk, **wanted).latest("sequence").sequence


def said_of(place, *lines) -> tuple[int, list[str]]:
    entries = Entry.objects.filter(landlord_id=place.landlord.pk).count()
    state = f"faults: {len(lines)}" if lines else "whole"
    return int(bool(lines)), [f"Landlord {place.landlord.pk}, entries {entries}: {state}.", *(f"  {line}" for line in lines)]


def test_case_as_the_product_left_it_is_whole(place, capsys):
    assert verified(capsys) == said_of(place)


@pytest.mark.parametrize(
    ("column", "value"),
    [("happened_on", "2026-01-01"), ("words", "She never rang."), ("facts", '["lift"]')],
)
def test_changed_step_is_named(place, capsys, column, value):
    row = Entry.objects.get(landlord_id=place.landlord.pk, act="propose")
    run(f"UPDATE cases_step SET {column} = %s WHERE act = 'propose'", value)

    assert verified(capsys) == said_of(place, f"Case {place.case}: {column} of a step differs from entry {row.sequence}.")


def test_changed_act_of_a_step_is_named_twice(place, capsys):
    row = Entry.objects.get(landlord_id=place.landlord.pk, act="propose")
    run("UPDATE cases_step SET act = 'note' WHERE act = 'propose'")

    assert verified(capsys) == said_of(
        place,
        f"Case {place.case}: the step note is in no entry.",
        f"Case {place.case}: the step propose of entry {row.sequence} is missing.",
    )


def test_removed_step_is_named(place, capsys):
    row = Entry.objects.get(landlord_id=place.landlord.pk, act="propose")
    run("DELETE FROM cases_step WHERE act = 'propose'")

    assert verified(capsys) == said_of(place, f"Case {place.case}: the step propose of entry {row.sequence} is missing.")


def test_inserted_step_is_named(place, capsys):
    columns = "case_id, act, subject, by_id, happened_on, words, facts, more, token, form"
    run(
        f"INSERT INTO cases_step (recorded_at, {columns}) SELECT '2026-06-01 00:00:00+00:00', "
        f"{columns.replace('form', chr(39) * 2)} FROM cases_step WHERE act = 'propose'"
    )

    assert verified(capsys) == said_of(place, f"Case {place.case}: the step propose is in no entry.")


@pytest.mark.parametrize(
    "column", ["starts_on", "until", "review_on", "authorised_on", "imposed_on", "withdrawn_on", "ended_on"]
)
def test_changed_date_of_a_measure_is_named(place, capsys, column):
    run(f"UPDATE measures_measure SET {column} = '2029-02-03' WHERE reference = %s", place.measure)
    last = newest(place, open__contains='"measures"')

    assert verified(capsys) == said_of(place, f"Measure {place.measure}: {column} differs from entry {last}.")


def test_measure_under_another_reference_is_named_twice(place, capsys):
    run("UPDATE measures_measure SET reference = 'EV-77777777' WHERE reference = %s", place.measure)
    last = newest(place, open__contains='"measures"')

    assert verified(capsys) == said_of(
        place, "Measure EV-77777777 is in no entry.", f"Measure {place.measure} of entry {last} is missing."
    )


def test_changed_letter_is_named(place, capsys):
    letter = Notice.objects.filter(served_on__isnull=False).latest("id")
    run("UPDATE letters_notice SET letter = %s WHERE id = %s", '{"kind": "another"}', letter.pk)

    assert verified(capsys) == said_of(place, f"Letter {letter.reference}: letter differs from the journal.")


def test_letter_given_on_another_day_is_named(place, capsys):
    letter = Notice.objects.filter(served_on__isnull=False).latest("id")
    run("UPDATE letters_notice SET served_on = '2026-01-01' WHERE id = %s", letter.pk)

    assert verified(capsys) == said_of(place, f"Letter {letter.reference}: served_on differs from the journal.")


def test_letter_under_another_reference_is_named_twice(place, capsys):
    letter = Notice.objects.exclude(served_on=None).latest("id")
    run("UPDATE letters_notice SET reference = 'EV-77777777', served_on = NULL WHERE id = %s", letter.pk)
    entry = Entry.objects.get(landlord_id=place.landlord.pk, open__contains=f'"letters":{{"{letter.reference}"')

    assert verified(capsys) == said_of(
        place, "Letter EV-77777777 is in no entry.", f"Letter {letter.reference} of entry {entry.sequence} is missing."
    )


def test_changed_bytes_of_a_policy_are_named(place, capsys):
    release = PackRelease.objects.exclude(slug="floor").get()
    run("UPDATE landlords_packrelease SET canonical = %s WHERE id = %s", b"{}", release.pk)

    code, lines = verified(capsys)
    assert (code, lines[-1]) == (1, f"The policy {release.slug} {release.version} is not the one that was released.")
    assert [one.about for one in policies_changed()] == [f"{release.slug} {release.version}"]


def test_changed_key_is_named_with_the_words_it_closes(place, capsys):
    key = PersonKey.objects.get(person=place.customer.reference)
    closed = list(Entry.objects.filter(key=key).order_by("sequence").values_list("sequence", flat=True))
    run(
        "UPDATE journal_personkey SET wrapped = %s WHERE id = %s",
        bytes(key.wrapped)[::-1],
        str(key.pk).replace("-", "") if connection.vendor == "sqlite" else key.pk,
    )

    assert verified(capsys) == said_of(
        place, f"The key of {key.person} does not open.", *(f"The words of entry {n} do not open." for n in closed)
    )


def test_key_that_counts_as_erased_and_is_kept_is_named(place, capsys):
    run("UPDATE journal_personkey SET destroyed_at = made_at")
    key = PersonKey.objects.get(person=place.customer.reference)
    erased = Entry.objects.filter(key=key).count()

    code, lines = verified(capsys)
    assert code == 1
    assert lines[1:] == [
        f"  The key of {key.person} counts as erased, and its bytes are there.",
        f"  Entries whose words were erased: {erased}.",
    ]


def test_erased_words_are_known_as_erased_and_no_fault(place, capsys):
    erased = Entry.objects.filter(key__person=place.customer.reference).count()
    destroy_key(place.customer.reference, landlord_id=place.landlord.pk, at=place.at)

    code, lines = verified(capsys)
    assert (code, lines[1:]) == (0, [f"  Entries whose words were erased: {erased}."])
    assert re.fullmatch(r"Landlord \d+, entries \d+: whole\.", lines[0])


def test_landlord_with_rows_and_no_chain_is_a_fault(place, settings, capsys):
    run("DELETE FROM journal_entry")
    assert "no_chain" not in {fault.kind for fault in held_against_journal(place.landlord.pk).faults}  # the head says more
    (settings.HEADS_DIR / f"{place.landlord.pk}.head").unlink()

    code, lines = verified(capsys)
    assert (code, lines[1]) == (1, "  There are cases or reports, and the journal has no entry and no head.")


def test_clock_that_goes_back_is_named_and_no_fault(place, capsys):
    last = None
    for minutes in (0, -2, -3):
        at = place.at + timedelta(days=40, minutes=minutes)
        last = record(landlord_id=place.landlord.pk, act="note", subject="", by="EV-2", recorded_at=at, happened_at=at, open={})

    code, lines = verified(capsys)
    says = f"Entry {last.sequence} was recorded earlier than the one before it, by more than two minutes: a clock went back."
    assert (code, lines[1:]) == (0, [f"  {says}"])


GUARDS = {
    "sqlite": (
        "DROP TRIGGER journal_entry_no_update",
        "CREATE TRIGGER journal_entry_no_update BEFORE UPDATE ON journal_entry WHEN 1 = 0 BEGIN SELECT RAISE(ABORT, 'no'); END",
        "SELECT sql FROM sqlite_master WHERE name = 'journal_entry_no_update'",
    ),
    "postgresql": (
        "SELECT 1",
        "CREATE OR REPLACE FUNCTION journal_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
        "SELECT pg_get_functiondef('journal_entry_refuse'::regproc)",
    ),
}


def test_guard_of_the_same_name_that_does_nothing_is_named(place, capsys):
    drop, other, now = GUARDS[connection.vendor]
    guarded = ["no_update"] if connection.vendor == "sqlite" else ["no_delete", "no_truncate", "no_update"]
    with connection.cursor() as cursor:
        cursor.execute(now)
        (again,) = cursor.fetchone()
        cursor.execute(drop)
        cursor.execute(other)
    found = verified(capsys)
    with connection.cursor() as cursor:
        cursor.execute(drop)
        cursor.execute(again)

    says = "The guard journal_entry_{} does something else than the migration says: find out who changed it."
    assert found == said_of(place, *(says.format(name) for name in guarded))
    assert verified(capsys) == said_of(place)


@pytest.mark.once
def test_every_stage_of_the_walk_agrees_with_the_journal(capsys):
    world()
    main(["journal", "publish"])

    code, lines = verified(capsys)
    told_one_after_the_other = [line for line in lines if line.endswith("a clock went back.")]  # each story begins earlier
    assert [line for line in lines if line.startswith("  ") and line not in told_one_after_the_other] == []
    assert code == 0


@pytest.mark.once
def test_words_that_a_correction_removed_are_no_fault(capsys):
    world()
    blank = Step.objects.filter(act="record_contact", words="", case__steps__act="correct_person")
    assert blank.exists()
    run("UPDATE cases_step SET words = 'Another' WHERE id = %s", blank.first().pk)

    code, lines = verified(capsys)
    assert (code, sum("words of a step differs" in line for line in lines)) == (1, 1)
