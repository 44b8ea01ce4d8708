"""Adopts a landlord's own policy by commands: its first one, then a new version, each by two people."""

import re
from datetime import timedelta

import pytest

from evenhand.administration.setting_up import missing
from evenhand.clock import now
from evenhand.journal.queries import entries, open_part
from evenhand.landlords.actions import adopt, release
from evenhand.landlords.models import Adoption, Landlord, PackRelease
from evenhand.landlords.queries import NoPolicy, policy_of
from evenhand.ops.cli import main
from evenhand.policy.calendar import localdate
from evenhand.policy.pack.load import read_file, shipped
from tests.builders.house import house
from tests.builders.landlord_file import FILE
from tests.policy.borough.borough import PACK

pytestmark = [pytest.mark.django_db, pytest.mark.both]
SLUG, FIRST, SECOND = "quayside-homes", ("--by", "h.frost"), ("--by", "i.muir")
WORDS = ["--minute", "Board 12, item 4"]


@pytest.fixture
def landlord(tmp_path, capsys):
    """Give a landlord as the setup file makes it: two owners of the policy, nothing adopted."""
    file = tmp_path / "landlord.yaml"
    file.write_text(FILE)
    assert main(["setup", str(file)]) == 0
    capsys.readouterr()
    return Landlord.objects.get(slug=SLUG)


def said(capsys, *words):
    """Return the exit code of a command under `evenhand policy`, what it prints, and what it prints as wrong."""
    code = main(["policy", *map(str, words)])
    out = capsys.readouterr()
    return code, out.out, out.err


def proposed(capsys, version):
    code, out, _ = said(capsys, "adopt", SLUG, "northmere", version, *WORDS, *FIRST)
    assert code == 0
    return re.match(r"(\S+) waits for a second person: ", out)[1]


def newer(tmp_path, version="3.2"):
    file = tmp_path / "newer.yaml"
    text = PACK.read_text("utf-8").replace("3.1, approved", "3.2, approved")
    file.write_text(text.replace('version: "3.1"', f'version: "{version}"'))
    return file


def test_first_policy_is_adopted_by_two_people(landlord, capsys):
    today = localdate(now())
    with pytest.raises(NoPolicy):
        policy_of(landlord, today)

    assert said(capsys, "release", SLUG, PACK, *FIRST)[0] == 0
    reference = proposed(capsys, "3.1")
    with pytest.raises(NoPolicy):
        policy_of(landlord, today)
    own = said(capsys, "confirm", SLUG, reference, *FIRST)
    done = said(capsys, "confirm", SLUG, reference, *SECOND)

    assert own == (2, "", "evenhand: Two people adopt it. You proposed it, so another person confirms it.\n")
    assert (done[0], done[2]) == (0, "")
    assert policy_of(landlord, today).main == read_file(PACK)
    assert PackRelease.objects.get(slug="northmere").landlord == landlord
    assert PackRelease.objects.get(slug="floor").landlord is None
    assert ("no_policy", "") not in list(missing(landlord, today))
    [adopted] = [one for one in entries(landlord.pk, subject=reference) if one.act == "confirm_adoption"]
    assert open_part(adopted)["pack"] == "northmere@3.1"


def test_released_file_comes_again_without_a_change(landlord, capsys):
    first = said(capsys, "release", SLUG, PACK, *FIRST)
    again = said(capsys, "release", SLUG, PACK, *SECOND)

    assert first[1].splitlines()[0] == "northmere 3.1: released."
    assert again[1].splitlines()[0] == "northmere 3.1: released before, with the same content."
    assert [one.act for one in entries(landlord.pk, subject="northmere")] == ["release_policy"]


def test_new_version_holds_from_its_day(landlord, tmp_path, capsys):
    today = localdate(now())
    said(capsys, "release", SLUG, PACK, *FIRST)
    said(capsys, "confirm", SLUG, proposed(capsys, "3.1"), *SECOND)
    said(capsys, "release", SLUG, newer(tmp_path), *FIRST)
    later = today + timedelta(days=30)

    code, out, _ = said(capsys, "adopt", SLUG, "northmere", "3.2", "--since", later, *WORDS, *FIRST)
    assert code == 0
    assert said(capsys, "confirm", SLUG, out.split()[0], *SECOND)[0] == 0

    assert [policy_of(landlord, day).main.version for day in (today, later)] == ["3.1", "3.2"]


def test_version_with_other_content_is_refused(landlord, tmp_path, capsys):
    said(capsys, "release", SLUG, PACK, *FIRST)
    other = newer(tmp_path, version="3.1")

    assert said(capsys, "release", SLUG, other, *FIRST) == (
        2, "", "evenhand: Version 3.1 of northmere was released with other content: give this one a new version.\n",
    )  # fmt: skip


def test_name_of_a_shipped_policy_is_refused(landlord, tmp_path, capsys):
    file = tmp_path / "octavia.yaml"
    file.write_text(PACK.read_text("utf-8").replace("pack: northmere", "pack: octavia"))

    assert said(capsys, "release", SLUG, file, *FIRST) == (
        2, "", "evenhand: A policy of the name octavia comes with Evenhand: give yours another.\n",
    )  # fmt: skip


def test_unknown_version_and_wrong_user_are_refused(landlord, capsys):
    assert said(capsys, "adopt", SLUG, "northmere", "3.1", *WORDS, *FIRST) == (
        2, "", "evenhand: There is no version 3.1 of northmere: release the file first, or look at the name.\n",
    )  # fmt: skip
    assert said(capsys, "confirm", SLUG, "EV-22222", *FIRST) == (
        2, "", "evenhand: nothing of the reference EV-22222 waits for a second person.\n",
    )  # fmt: skip
    assert said(capsys, "release", SLUG, PACK, "--by", "a.stranger") == (
        2, "", "evenhand: nobody with the user name a.stranger works at quayside-homes.\n",
    )  # fmt: skip


def test_version_in_force_is_not_adopted_again(landlord, capsys):
    said(capsys, "release", SLUG, PACK, *FIRST)
    said(capsys, "confirm", SLUG, proposed(capsys, "3.1"), *SECOND)

    code, _, err = said(capsys, "adopt", SLUG, "northmere", "3.1", *WORDS, *FIRST)
    assert (code, err) == (2, "evenhand: This version is in force already.\n")


def test_two_landlords_release_the_same_policy_apart(landlord, capsys):
    said(capsys, "release", SLUG, PACK, *FIRST)
    place = house(policy="northmere")

    rows = PackRelease.objects.filter(slug="northmere", version="3.1").order_by("id")
    assert [row.landlord for row in rows] == [landlord, place.landlord]
    assert len({row.sha256 for row in rows}) == 1
    assert Adoption.objects.get(landlord=place.landlord).release == rows[1]


def test_another_landlords_policy_cannot_be_proposed(landlord, capsys):
    house(policy="northmere")

    assert said(capsys, "adopt", SLUG, "northmere", "3.1", *WORDS, *FIRST)[0] == 2


def test_own_release_of_product_name_belongs_to_no_landlord(landlord):
    adopt(landlord, shipped("octavia"), shipped("floor"), since=localdate(now()), at=now())

    assert PackRelease.objects.get(slug="octavia") == release(shipped("octavia"), at=now())
    assert PackRelease.objects.get(slug="octavia").landlord is None
