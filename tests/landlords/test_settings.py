"""What a landlord switches on and off, on its page and by its command, and the tokens that it makes for programs."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from evenhand.journal.queries import entries
from evenhand.landlords.models import ApiToken
from evenhand.landlords.switches import Feature, switch
from evenhand.landlords.tokens import NameTaken, make_token, program_of, revoke_token, tokens_of
from evenhand.ops.cli import main
from tests.builders.adopting import with_owners
from tests.builders.house import house
from tests.web.acting import signed_in, text_of
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db
PAGE = "/landlord/"
TOKEN = re.compile(r"evenhand_EV-\w+_[\w-]{43}")


@pytest.fixture
def place():
    return set_clock(with_owners(house()))


def journalled(place):
    acts = ("switch_on", "switch_off", "make_token", "revoke_token")
    return list(entries(place.landlord.pk).filter(act__in=acts).order_by("sequence").values_list("act", "subject"))


def off(place):
    switch(place.landlord, Feature.CONTACT_GATE, on=False, by=place.officers["nell"].user.reference, at=place.at)


def test_switching_is_journalled_once(place):
    assert switch(place.landlord, Feature.CONTRACTORS_PAGES, on=True, by="EV-B1", at=place.at)
    assert not switch(place.landlord, Feature.CONTRACTORS_PAGES, on=True, by="EV-B1", at=place.at)

    place.landlord.refresh_from_db()
    assert place.landlord.contractors_pages
    assert journalled(place) == [("switch_on", "harbour-homes")]


def test_gate_that_is_off_is_found_nowhere(place):
    page = reverse("before-contact", args=[place.customer.reference])
    client = signed_in(place, "adviser")
    assert client.get(page).status_code == 200
    assert page in client.get(f"/customers/{place.customer.reference}/").content.decode()

    off(place)
    assert client.get(page).status_code == 404
    assert page not in client.get(f"/customers/{place.customer.reference}/").content.decode()
    assert page not in client.get(f"/customers/?q={place.customer.reference}").content.decode()


def test_commands_say_that_the_gate_is_off(place, capsys, tmp_path):
    off(place)
    (file := tmp_path / "contacts.csv").write_text(f"customer\n{place.customer.reference}\n")

    assert main(["gate", "harbour-homes", place.customer.reference, "--by", "adviser.harbour-homes"]) == 2
    assert main(["screen", "harbour-homes", str(file), "--by", "adviser.harbour-homes"]) == 2
    said = "evenhand: harbour-homes has “Before you contact” switched off, in the settings of the landlord."
    assert capsys.readouterr().err.splitlines() == [said, said]


def test_page_switches_a_part_off_and_on(place):
    client = signed_in(place, "nell")

    assert "Before you contact On" in text_of(client.get(PAGE))
    answer = client.post(PAGE, {"part": "contact_gate", "action": "off"}, follow=True)
    assert "“Before you contact” is off." in text_of(answer)
    assert "No token works while “Before you contact” is off." in text_of(answer)
    client.post(PAGE, {"part": "contact_gate", "action": "on"})
    assert journalled(place) == [("switch_off", "harbour-homes"), ("switch_on", "harbour-homes")]


def test_file_of_the_command_switches_parts(place, tmp_path):
    (file := tmp_path / "landlord.yaml").write_text(
        "contact_gate: false\ncontractors_pages: true\noffice_hours: {from: '08:00', until: '20:00'}\n"
    )

    assert main(["landlord", "harbour-homes", str(file), "--by", "nell.harbour-homes"]) == 0
    place.landlord.refresh_from_db()
    assert (place.landlord.contact_gate, place.landlord.contractors_pages) == (False, True)
    assert (place.landlord.office_opens.hour, place.landlord.office_closes.hour) == (8, 20)


@pytest.mark.parametrize("who", ["adviser", "auditor"])
def test_command_switches_nothing_for_others(place, tmp_path, capsys, who):
    (file := tmp_path / "landlord.yaml").write_text("contact_gate: false\ntext_number: '0161 496 0000'\n")

    assert main(["landlord", "harbour-homes", str(file), "--by", f"{who}.harbour-homes"]) == 2
    place.landlord.refresh_from_db()
    assert (place.landlord.contact_gate, place.landlord.text_number, journalled(place)) == (True, "", [])
    says = "may not switch parts on and off: an owner of the policy may."
    assert capsys.readouterr().err == f"evenhand: {who}.harbour-homes {says}\n"


@pytest.mark.parametrize("who", ["adviser", "officer", "director", "auditor"])
def test_others_do_not_find_the_page(place, who):
    client = signed_in(place, who)

    assert client.get(PAGE).status_code == 404
    assert client.post(PAGE, {"part": "contact_gate", "action": "off"}).status_code == 404
    assert PAGE not in client.get("/policy/").content.decode()


def test_visitors_sign_in_before_the_page(place):
    assert Client().get(PAGE)["Location"] == "/sign-in/?next=/landlord/"


def test_unknown_part_is_not_found(place):
    assert signed_in(place, "nell").post(PAGE, {"part": "landlord", "action": "off"}).status_code == 404


def test_token_is_shown_once_and_stored_hashed(place):
    client = signed_in(place, "nell")
    answer = client.post(PAGE, {"name": "Telephone system"})
    [token] = set(TOKEN.findall(answer.content.decode()))

    assert answer["Cache-Control"] == "private, no-store"
    assert not TOKEN.search(client.get(PAGE).content.decode())
    assert token.rpartition("_")[2] not in repr(list(ApiToken.objects.values()))
    assert program_of(token, at=place.at).landlord == place.landlord
    assert "Telephone system Made by Nell Hart on" in text_of(client.get(PAGE))


@pytest.mark.parametrize("name", ["", "x" * 101, "Telephone\0system"])
def test_unusable_name_is_refused_and_kept(place, name):
    answer = signed_in(place, "nell").post(PAGE, {"name": name})

    assert answer.status_code in {400, 422}
    assert not ApiToken.objects.exists()


def test_second_token_of_a_name_is_refused(place):
    make_token(place.officers["nell"], "Diary", at=place.at)

    with pytest.raises(NameTaken):
        make_token(place.officers["owen"], "Diary", at=place.at)
    answer = signed_in(place, "nell").post(PAGE, {"name": "Diary"})
    assert answer.status_code == 422
    assert answer.content.decode().split("</title>")[0].count("Error:") == 1
    assert "Enter another name: a token has this one. To replace it, revoke it first" in text_of(answer)


def test_revoked_token_works_no_more(place):
    token = make_token(place.officers["nell"], "Diary", at=place.at)
    [shown] = tokens_of(place.landlord)
    client = signed_in(place, "nell")

    assert "The token no longer works." in text_of(
        client.post(PAGE, {"token": shown.reference, "action": "revoke"}, follow=True)
    )
    assert program_of(token, at=place.at) is None
    assert tokens_of(place.landlord) == []
    again = client.post(PAGE, {"token": shown.reference, "action": "revoke"}, follow=True)
    assert "There is no such token, or a colleague revoked it before." in text_of(again)
    assert journalled(place) == [("make_token", shown.reference), ("revoke_token", shown.reference)]


def test_landlord_revokes_only_its_own_tokens(place):
    other = with_owners(house("wexmoor", "Wexmoor Homes"))
    token = make_token(other.officers["nell"], "Diary", at=place.at)
    [shown] = tokens_of(other.landlord)

    assert not revoke_token(place.officers["nell"], shown.reference, at=place.at)
    assert program_of(token, at=place.at).landlord == other.landlord


def test_last_day_of_use_is_kept(place, django_assert_num_queries):
    token = make_token(place.officers["nell"], "Diary", at=place.at)
    program_of(token, at=place.at)
    with django_assert_num_queries(1):
        program_of(token, at=place.at)
    assert tokens_of(place.landlord)[0].last_used_on == place.today

    program_of(token, at=place.at + timedelta(days=1))
    assert tokens_of(place.landlord)[0].last_used_on == place.today + timedelta(days=1)


@pytest.mark.parametrize("wrong", ["", "evenhand", "evenhand__", "evenhand_EV-2222222_x", "x" * 5000, "evenhand_\ud800_x"])
def test_texts_that_are_no_token_are_refused(place, wrong):
    assert program_of(wrong, at=place.at) is None


def test_changed_secret_is_refused(place):
    token = make_token(place.officers["nell"], "Diary", at=place.at)

    assert program_of(token[:-1] + ("A" if token[-1] != "A" else "B"), at=place.at) is None


def test_command_makes_lists_and_revokes_tokens(place, capsys):
    by = ("--by", "nell.harbour-homes")

    assert main(["token", "make", "harbour-homes", "Diary", *by]) == 0
    token = capsys.readouterr().out.strip()
    assert program_of(token, at=place.at)
    assert main(["token", "list", "harbour-homes", *by]) == 0
    [shown] = tokens_of(place.landlord)
    assert capsys.readouterr().out == f"{shown.reference}  Diary, last used on 1 June 2026\n"
    assert main(["token", "revoke", "harbour-homes", shown.reference, *by]) == 0
    assert main(["token", "revoke", "harbour-homes", shown.reference, *by]) == 2
    assert main(["token", "make", "harbour-homes", "Diary", "--by", "adviser.harbour-homes"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        f"evenhand: harbour-homes has no working token {shown.reference}.",
        "evenhand: adviser.harbour-homes may not make tokens: an owner of the policy may.",
    ]
