"""Corrections: a word about another person is on no page, list, letter or download afterwards."""

import re

import pytest
from django.db import IntegrityError
from django.urls import reverse

from evenhand.cases.models import Step
from evenhand.casework.details import Details, Established
from evenhand.casework.details.incidents import Added, Attached
from evenhand.casework.details.letters import Served
from evenhand.contacts.models import Contact
from evenhand.incidents.models import Evidence, Incident, StoryRead
from evenhand.letters.models import Notice
from evenhand.policy.vocabulary import Act
from tests.builders.corrections import WHY, WORD, contact_in, planted
from tests.builders.decided import marked
from tests.builders.house import heard_and_assessed, house, once_a_week, opened, other_customer, reported
from tests.web.acting import address, send, signed_in, text_of, token_of
from tests.web.acts_ready import AWKWARD, form_of, shown
from tests.web.pages import client_of, set_clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def wrong():
    """Return a case full of what is about somebody else, with its letters given; and that somebody."""
    place = house()
    case = opened(place)
    incident = planted(place, case, evidence=(Attached(f"{WORD}.txt", b"Heard on the stairs."),))
    place.do(Act.LOG_INCIDENT, Added(words=f"{WORD}, twice."), case=case, subject=incident)
    contact = contact_in(place, case)
    heard_and_assessed(place, case)
    marked(place, case, incident)
    proposed = place.do(Act.PROPOSE, once_a_week(place), case=case).subject
    for notice in Notice.objects.filter(case__reference=case):
        place.do(Act.SERVE, Served(how="email"), case=case, subject=notice.reference)
    set_clock(place.later(minutes=5))
    return place, case, incident, contact, proposed, other_customer(place)


LEFT_OUT = ("/static/", "/policy", "/sign-", "/today/?")


def reachable(client, *starts, without):
    """Return the words of every page that can be reached inside the product, but for some; of the days of *Today* the first."""
    found, queue = {}, list(starts)
    while queue:
        path = queue.pop(0).partition("#")[0]
        if (
            path in found
            or not path.startswith("/")
            or path.startswith(("/static/", "/policy", "/sign-", "/today/?"))
            or path in without
        ):
            continue
        page = client.get(path)
        found[path] = page
        if page.headers.get("Content-Type", "").startswith("text/html"):
            queue += [link.replace("&amp;", "&") for link in re.findall(r'href="([^"]+)"', page.content.decode())]
    return found


def elsewhere(client, name, args, **answers):
    """Send the form that says that something is about somebody else."""
    where = reverse(name, args=args)
    token = token_of(client.get(where)) if b'name="token"' in client.get(where).content else ""
    return client.post(where, {"token": token, "action": "save", "words": WHY, **answers})


def test_corrected_word_is_only_on_the_right_customers_pages(wrong):
    place, case, incident, contact, proposed, right = wrong
    client = signed_in(place)
    file = Evidence.objects.get(incident__reference=incident)
    before = reachable(client, reverse("case", args=[case]), without=())
    assert sum(WORD in page.getvalue().decode(errors="replace") for page in before.values()) > 5

    assert elsewhere(client, "incident-elsewhere", [incident], where="to", who=right.reference).status_code == 302
    assert elsewhere(client, "contact-elsewhere", [contact], where="withdraw").status_code == 302

    theirs = {
        reverse("incident", args=[incident]),
        reverse("incident-elsewhere", args=[incident]),
        reverse("add-to-incident", args=[incident]),
        reverse("open-case", args=[incident]),
        reverse("evidence", args=[incident, file.reference]),
        reverse("file-elsewhere", args=[incident, file.reference]),
        reverse("delete-file", args=[incident, file.reference]),
        reverse("customer", args=[right.reference]),
    }
    starts = ["/", reverse("cases"), reverse("customer", args=[place.customer.reference]), reverse("case", args=[case])]
    starts += [reverse(name, args=[one.reference]) for name in ("notice", "notice-pdf") for one in Notice.objects.all()]
    starts.append(address(case, Act.AUTHORISE, proposed))
    found = reachable(client, *starts, without=theirs)
    assert [path for path, page in found.items() if WORD in page.getvalue().decode(errors="replace")] == []
    assert reverse("case", args=[case]) in found
    assert WORD in text_of(client.get(reverse("incident", args=[incident])))
    assert incident in text_of(client.get(reverse("customer", args=[right.reference])))
    assert Contact.objects.get(reference=contact).customer is None


def test_letter_preview_leaves_out_the_corrected_report(wrong):
    place, case, incident, _, proposed, right = wrong
    elsewhere(signed_in(place), "incident-elsewhere", [incident], where="to", who=right.reference)

    manager = signed_in(place, "manager")
    checked = send(manager, address(case, Act.AUTHORISE, proposed), {"words": "In proportion.", "action": "check"})

    assert "Rang 14 times" in text_of(checked)
    assert WORD not in text_of(checked)


def test_withdrawn_letter_shows_that_it_is_withdrawn_and_why(wrong):
    place, case, incident, _, _, right = wrong
    client = signed_in(place)
    elsewhere(client, "incident-elsewhere", [incident], where="to", who=right.reference)
    notice = Notice.objects.exclude(withdrawn_on=None).first()

    page = client.get(reverse("notice", args=[notice.reference]))

    assert "withdrawn because it mentioned another person" in text_of(page)
    assert client.get(reverse("notice-pdf", args=[notice.reference])).url == reverse("notice", args=[notice.reference])
    assert "withdrawn" in text_of(client.get(reverse("case", args=[case])))


def test_owner_sees_the_recheck_until_it_is_done(wrong):
    place, case, incident, _, _, right = wrong
    elsewhere(signed_in(place, "manager"), "incident-elsewhere", [incident], where="to", who=right.reference)
    client = signed_in(place)
    says = "A report was removed on"
    page = text_of(client.get(reverse("case", args=[case])))

    assert says in text_of(client.get("/"))
    assert says in page
    assert "Staff safety marker: it rests on no incident now" in page
    assert "A letter that was given mentioned another person. Tell your data protection officer today." in page
    link = re.search(r'href="([^"]+/recheck/[^"]+)"', client.get(reverse("case", args=[case])).content.decode())[1]
    assert send(client, link, {"words": "The marker comes off."}).status_code == 302
    assert says not in text_of(client.get("/")) + text_of(client.get(reverse("case", args=[case])))


def test_the_customer_meant_is_found_and_chosen(wrong):
    place, _, incident, _, _, right = wrong
    client = signed_in(place)

    found = elsewhere(client, "incident-elsewhere", [incident], where="to", who="penn", action="find")
    unchosen = elsewhere(client, "incident-elsewhere", [incident], where="to", who="penn")
    chosen = elsewhere(client, "incident-elsewhere", [incident], where="to", who="penn", customer=right.reference)

    assert "Otto Penn" in text_of(found)
    assert (found.status_code, unchosen.status_code, chosen.status_code) == (200, 422, 302)
    assert "Select who it is about" in text_of(unchosen)


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({}, "Select who it is about"),
        ({"where": "to"}, "Say who it is about"),
        ({"where": "to", "who": "nobody at all"}, "No customer found"),
        ({"where": "withdraw", "words": ""}, "Say why it does not belong here"),
        ({"where": "to", "who": "x" * 200}, "to 100 characters or fewer"),
        ({"where": "nowhere"}, "Select one of the choices shown"),
    ],
)
def test_incomplete_correction_shows_an_error_and_moves_nothing(wrong, answers, says):
    place, _, incident, *_ = wrong

    page = elsewhere(signed_in(place), "incident-elsewhere", [incident], **answers)

    assert (page.status_code, says in text_of(page)) == (422, True)
    assert Incident.objects.get(reference=incident).customer == place.customer


def test_a_move_to_the_same_customer_is_refused(wrong):
    place, _, incident, *_ = wrong

    page = elsewhere(signed_in(place), "incident-elsewhere", [incident], where="to", who=place.customer.reference)

    assert "It is there already" in text_of(page)


def test_correction_after_a_colleagues_act_can_be_sent_again(wrong):
    place, case, incident, _, _, right = wrong
    client, where = signed_in(place), reverse("incident-elsewhere", args=[incident])
    stale = token_of(client.get(where))
    place.do(Act.DISCUSS, Established(words="Talked it over."), case=case)
    why = AWKWARD.replace("{0}", "1")
    answers = {"where": "to", "who": right.reference, "words": why, "action": "save"}

    page = client.post(where, {**answers, "token": stale})

    assert (page.status_code, "A colleague acted on this case" in text_of(page)) == (409, True)
    again = shown(form_of(page))
    assert {name: again[name] for name in ("where", "who", "words")} == {
        name: [answers[name]] for name in ("where", "who", "words")
    }
    assert client.post(where, again | {"action": "save"}).status_code == 302
    assert Step.objects.filter(act=Act.CORRECT_PERSON).latest("id").words == why


def test_a_file_is_moved_to_another_incident(wrong):
    place, case, incident, *_ = wrong
    file = Evidence.objects.get(incident__reference=incident).reference
    other = reported(place, case=case)
    client = signed_in(place)

    wrongly = elsewhere(client, "file-elsewhere", [incident, file], where="to", who="the other one")
    rightly = elsewhere(client, "file-elsewhere", [incident, file], where="to", who=other.lower())

    assert "Enter a reference like" in text_of(wrongly)
    assert rightly.status_code == 302
    assert f"{WORD}.txt" in text_of(client.get(reverse("incident", args=[other])))


def test_deleted_file_shows_its_reason_and_cannot_be_downloaded(wrong, django_capture_on_commit_callbacks):
    place, _, incident, *_ = wrong
    file, client = Evidence.objects.get(incident__reference=incident), signed_in(place)
    where = reverse("delete-file", args=[incident, file.reference])
    download = reverse("evidence", args=[incident, file.reference])
    assert client.get(download).status_code == 200

    assert client.post(where, {"words": ""}).status_code == 422
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(where, {"words": "It shows a neighbour's child."}).status_code == 302

    page = text_of(client.get(reverse("incident", args=[incident])))
    assert "Deleted on" in page
    assert "It shows a neighbour&#x27;s child." in page
    assert f"{WORD}.txt" not in page
    assert client.get(download).status_code == 404
    assert client.post(where, {"words": "Again."}).status_code == 404


def test_the_bytes_stay_while_another_incident_has_the_same_file(wrong, django_capture_on_commit_callbacks):
    place, case, incident, *_ = wrong
    same = planted(place, case, "Heard again.", evidence=(Attached("again.txt", b"Heard on the stairs."),))
    file, other = (Evidence.objects.get(incident__reference=one) for one in (incident, same))

    with django_capture_on_commit_callbacks(execute=True):
        place.do(Act.DELETE_EVIDENCE, Details(words="Twice on file."), case=case, subject=file.reference)

    assert signed_in(place).get(reverse("evidence", args=[same, other.reference])).status_code == 200


@pytest.mark.parametrize("name", ["incident-elsewhere", "contact-elsewhere", "file-elsewhere", "delete-file"])
def test_correction_is_closed_to_auditor_adviser_and_others(wrong, name):
    place, _, incident, contact, *_ = wrong
    file = Evidence.objects.get(incident__reference=incident).reference
    args = {"contact-elsewhere": [contact], "incident-elsewhere": [incident]}.get(name, [incident, file])
    foreign = house("larkmoor", "Larkmoor Homes")

    assert signed_in(place, "auditor").get(reverse(name, args=args)).status_code == 403
    assert signed_in(place, "adviser").get(reverse(name, args=args)).status_code in {403, 404}
    assert signed_in(foreign).get(reverse(name, args=args)).status_code == 404


def test_each_reading_of_a_story_is_recorded_once_for_auditors(wrong):
    place, case, incident, *_ = wrong
    where = reverse("incident", args=[incident])
    for who in ("officer", "manager"):
        client_of(place, who).get(where)
    client_of(place, "officer").get(reverse("case", args=[case]))

    read = [row.by.name for row in StoryRead.objects.all() if incident in row.stories]
    assert sorted(read) == ["Priya Shah", "Priya Shah", "Tom Reed"]
    assert "Who has read this story" not in text_of(client_of(place, "officer").get(where))
    page = text_of(client_of(place, "auditor").get(where))
    assert "Who has read this story" in page
    assert page.count("Tom Reed") == 1


@pytest.mark.parametrize("change", ["update", "delete"])
def test_record_of_a_reading_cannot_be_changed_or_removed(wrong, change):
    place, _, incident, *_ = wrong
    client_of(place, "officer").get(reverse("incident", args=[incident]))
    rows = StoryRead.objects.filter(incident__reference=incident)

    with pytest.raises(IntegrityError, match="only added to"):
        rows.update(at=place.at) if change == "update" else rows.delete()
