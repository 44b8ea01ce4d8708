"""Bad input to forms: a clear message, nothing typed lost, and no server error."""

import io
import zipfile
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from evenhand.casework.access import incidents_of, the_case
from evenhand.casework.details import Details
from evenhand.casework.details.allegations import Alleged, InvestigatorNamed
from evenhand.casework.details.appeals import Appealed
from evenhand.casework.details.complaints import Complained
from evenhand.casework.details.incidents import Moved
from evenhand.casework.details.letters import Issued
from evenhand.casework.details.markers import Marked
from evenhand.casework.details.measures import Signed
from evenhand.casework.details.referrals import Referred
from evenhand.casework.details.requests import Requested
from evenhand.incidents.files import MOST_BYTES
from evenhand.policy.acts import kind
from evenhand.policy.vocabulary import Act
from evenhand.ui.forms.narrative import keepable
from evenhand.web.acts.registry import PAGES
from tests.builders.corrections import contact_in
from tests.builders.house import heard_and_assessed, house, once_a_week, opened
from tests.stages import stage, undone
from tests.web.acting import address, assessed_fully, on, send, signed_in, text_of, token_of

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>{{ 7|add:7 }}{% now %}' OR 1=1; -- \u202egnp.exe \U0001f525 " + "\u0301" * 50
HUGE = "a" * 20_001


@pytest.fixture
def place(monkeypatch):
    """Return a house whose clock the pages read."""
    built = house()
    for module in ("evenhand.web.acts.views", "evenhand.web.incidents.report_views"):
        monkeypatch.setattr(f"{module}.now", lambda: built.at)
    return built


@pytest.fixture
def case(place):
    """Return a case that was just opened."""
    return opened(place)


@pytest.fixture
@stage
def decided(place, case):
    """Return a measure proposed, another imposed, an appeal against that one, and a marker asked for, by kind."""
    heard_and_assessed(place, case)
    assessed_fully(place, case)
    imposed = place.do(Act.PROPOSE, once_a_week(place), case=case).subject
    place.do(Act.CONSULT, Signed(party="other_teams", words="Agreed."), case=case, subject=imposed)
    place.do(Act.AUTHORISE, Signed(words="In proportion."), "manager", case=case, subject=imposed)
    place.do(Act.IMPOSE, Issued(contact_person="P. Shah", service_implications="None."), case=case, subject=imposed)
    appealed = Appealed(words="No.", received_on=place.today, route="letter", grounds=("factual_error",))
    appeal = place.do(Act.RECEIVE_APPEAL, appealed, case=case, subject=imposed).subject
    measure = place.do(Act.PROPOSE, once_a_week(place), case=case).subject
    marked = Marked(
        key="safety_marker",
        instruction="Ring the office first.",
        incidents=tuple(row.reference for row in incidents_of(place.officers["officer"])),
        words="Shouted at the door.",
        review_on=place.today + timedelta(days=90),
    )
    marker = place.do(Act.PLACE_MARKER, marked, case=case).subject
    return {
        "measure": measure,
        "imposed": imposed,
        "marker": marker,
        "appeal": appeal,
        "need": place.customer.needs.get().reference,
        "allegation": said_of_us(place, case),
        "complaint": complained(place, case),
        "request": asked_for(place, case),
        "stay": asked_for(place, case, "stay", appeal),
        "referral": passed_on(place, case),
        "taken_out": about_somebody_else(place, case),
        "question": asked_about(place, case, measure),
    }


def complained(place, case):
    """Take a complaint down."""
    told = Complained(words="The window is broken.", received_on=place.today, route="telephone")
    return place.do(Act.TAKE_COMPLAINT, told, case=case).subject


def asked_for(place, case, asks="adjustment", of=""):
    """Take down a request."""
    told = Requested(words="Please do.", received_on=place.today, route="telephone", asks=asks, of=of)
    return place.do(Act.TAKE_REQUEST, told, case=case).subject


def passed_on(place, case):
    """Call the police."""
    told = Referred(key="emergency_services", recipient="999", passed_on="Two people.", route="consent", words="Danger.")
    return place.do(Act.REFER, told, case=case).subject


def about_somebody_else(place, case):
    """Take an approach out of the case that was somebody else's; return what is to be looked at again for it."""
    contact = contact_in(place, case)
    place.do(Act.CORRECT_PERSON, Moved(words="Not her.", withdraw=True), case=case, subject=contact)
    return the_case(place.officers["officer"], case).rechecks.get().reference


def asked_about(place, case, measure):
    """Ask the proposer."""
    place.do(Act.ASK_PROPOSER, Details(words="Could she still ring?"), "manager", case=case, subject=measure)
    return the_case(place.officers["officer"], case).questions.get().reference


def said_of_us(place, case):
    """Take down what the customer says of us, with somebody named to look into it."""
    allegation = place.do(Act.TAKE_ALLEGATION, Alleged(words="He swore at me."), case=case).subject
    named = InvestigatorNamed(investigator=place.officers["director"].user.reference, words="Apart from it.")
    place.do(Act.NAME_INVESTIGATOR, named, "manager", case=case, subject=allegation)
    return allegation


ABOUT = {
    **dict.fromkeys(
        (
            *(Act.RECEIVE_APPEAL, Act.SERVE, Act.REVIEW, Act.VARY, Act.PROPOSE_EXTENSION, Act.EXTEND),
            *(Act.LIFT, Act.LAPSE, Act.TELL_NEW_DAY),
        ),
        "imposed",
    ),
    **dict.fromkeys((Act.DECIDE_APPEAL, Act.WITHDRAW_APPEAL), "appeal"),
    Act.CHANGE_NEED: "need",
    Act.RECHECK: "taken_out",
    Act.ANSWER_QUESTION: "question",
    **dict.fromkeys((Act.ANSWER_REQUEST, Act.WITHDRAW_REQUEST), "request"),
    Act.DECIDE_STAY: "stay",
    **dict.fromkeys((Act.TRACK_COMPLAINT, Act.REFUSE_COMPLAINT), "complaint"),
    **dict.fromkeys((Act.ACCEPT_REFERRAL, Act.NOTIFY_REFERRAL), "referral"),
    **dict.fromkeys(
        (Act.NAME_INVESTIGATOR, Act.SEND_TO_FIRM, Act.RECORD_FIRM_OUTCOME, Act.INVESTIGATE_COUNTER_ALLEGATION, Act.LIFT_BAR),
        "allegation",
    ),
    **dict.fromkeys((Act.AUTHORISE_MARKER, Act.CONFIRM_MARKER, Act.TELL_MARKER, Act.REVIEW_MARKER, Act.END_MARKER), "marker"),
}
WHO = {
    **dict.fromkeys((Act.DECIDE_APPEAL, Act.DECIDE_STAY, Act.REFUSE_COMPLAINT), "assistant_director"),
    **dict.fromkeys((Act.INVESTIGATE_COUNTER_ALLEGATION, Act.LIFT_BAR), "director"),
    **dict.fromkeys(
        (
            Act.ENDORSE,
            Act.AUTHORISE,
            Act.EXTEND,
            Act.WITHHOLD_NOTICE,
            Act.VARY,
            Act.AUTHORISE_MARKER,
            Act.CONFIRM_MARKER,
            Act.SEND_BACK,
            Act.ASK_PROPOSER,
        ),
        "manager",
    ),
}


def every_form(place, case, decided):
    """Yield each act's address with somebody who may open it."""
    for act in PAGES:
        subject = decided[ABOUT.get(act, "measure")] if kind(act).subject.is_named else None
        where = address(case, act, subject)
        yield (
            act,
            signed_in(place, WHO.get(act, "officer")),
            where + ("?measure=single_point_of_contact" if act is Act.PROPOSE else ""),
        )


def filled(page, text):
    """Return every question of a page answered with the same text, whatever it asks."""
    names = {name for field in page.context["form"] for name in _boxes(field)}
    return dict.fromkeys(names, text) | {"token": token_of(page), "action": "save", "measure": "single_point_of_contact"}


def _boxes(field):
    boxes = getattr(field.field.widget, "boxes", None)
    return [f"{field.html_name}-{part}" for part, _ in boxes] if boxes else [field.html_name]


ANYTHING = {
    "empty": "",
    "hostile": HOSTILE,
    "huge": HUGE,
    "long-number": "9" * 400,
    "half": "\ufffd",  # what is left of half a character when a browser sends it
    "invisible": "\u202e\u2066\ufeff",
}


@pytest.mark.once
@pytest.mark.parametrize(
    "text",
    [pytest.param(text, id=name, marks=() if name == "hostile" else pytest.mark.in_turn) for name, text in ANYTHING.items()],
)
def test_every_form_takes_any_text_without_a_server_error(place, case, decided, text):
    for act, client, where in every_form(place, case, decided):
        with undone():  # each form as it stands now: who took part in an act is shown no form of another
            page = client.get(where)
            assert page.status_code == 200, act

            for action in ("check", "save") if PAGES[act].letter else ("save",):
                sent = client.post(where, {**filled(page, text), "action": action})

                assert sent.status_code in {200, 302, 409, 422}, (act, sent.status_code)
                assert b"<script>alert" not in sent.content
                assert text or sent.status_code != 302, act


def test_more_than_any_form_holds_is_refused_with_a_page(place, case):
    sent = signed_in(place).post(address(case, Act.OFFER_SUPPORT), {"words": "a" * (17 * 1024 * 1024)})

    assert sent.status_code == 413
    assert b">That was too large to send</h1>" in sent.content


def test_only_text_that_can_be_read_is_a_reason(place, case):
    for nothing in ("   ", "\u200b\u200b", "\u202e\u2066", "\u2800", "\u3164"):
        assert send(signed_in(place), address(case, Act.OFFER_SUPPORT), {"words": nothing}).status_code == 422


@pytest.mark.parametrize("half", ["\ud800", "before \udfff after"])
def test_half_a_character_is_refused_kindly(half):
    with pytest.raises(ValidationError, match="broken"):
        keepable(half)


def test_text_over_the_limit_is_refused_with_its_length(place, case):
    sent = send(signed_in(place), address(case, Act.OFFER_SUPPORT), {"words": "a" * 20_001, **on("on", place.today)})

    assert sent.status_code == 422
    assert "to 20000 characters or fewer. It has 20001" in text_of(sent)
    assert send(signed_in(place), address(case, Act.OFFER_SUPPORT), {"words": "a" * 20_000}).status_code == 302


def test_a_nul_in_any_field_of_any_form_is_refused(place, case, decided):
    refused = {}
    for act, client, where in every_form(place, case, decided):
        answers = filled(client.get(where), "We offered.")
        for name in answers:
            sent = client.post(where, {**answers, name: "We\x00offered"})
            refused[act, name] = (sent.status_code, b">That request could not be understood</h1>" in sent.content)

    assert len(refused) > 400
    assert set(refused.values()) == {(400, True)}


@pytest.mark.parametrize(
    ("days", "says"),
    [
        ({"on-day": "31", "on-month": "2", "on-year": "2026"}, "must be a real date"),
        (on("on", date(2026, 6, 2)), "must be today or in the past"),
        (on("on", date(2126, 6, 1)), "must be today or in the past"),
        (on("on", date(1926, 6, 1)), "is more than 20 years ago: check the year"),
        ({"on-day": "1", "on-month": "6", "on-year": "99999"}, "must have a year of 4 numbers"),
        ({"on-day": "1", "on-month": "", "on-year": "2026"}, "must include a month"),
    ],
)
def test_a_day_that_cannot_be_meant_is_refused_kindly_and_stays(place, case, days, says):
    sent = send(signed_in(place), address(case, Act.OFFER_SUPPORT), {"words": "Offered the team.", **days})

    assert sent.status_code == 422
    assert says in text_of(sent)
    assert f'value="{days["on-year"]}"' in sent.content.decode()
    assert "Offered the team." in text_of(sent)


@pytest.mark.parametrize(
    ("name", "day"), [("starts_on", date(2026, 5, 1)), ("until", date(2140, 1, 1)), ("review_on", date(2020, 1, 1))]
)
def test_a_measure_neither_begins_behind_nor_ends_out_of_sight(place, case, name, day):
    where = address(case, Act.PROPOSE) + "?measure=single_point_of_contact"
    answers = {
        "measure": "single_point_of_contact",
        "words": "Why.",
        "named_contact": "P",
        **on("starts_on", place.today),
        **on(name, day),
    }

    sent = send(signed_in(place), where, answers)

    assert sent.status_code == 422
    assert name in sent.context["form"].errors


def test_a_moment_later_today_has_not_happened_yet(place, case):
    when = {**on("happened_at", place.today), "happened_at-time": "23:00"}
    sent = send(
        signed_in(place), address(case, Act.RECORD_CONTACT), {"way": "in", "channel": "email", "words": "Asked.", **when}
    )

    assert sent.status_code == 422
    assert "must be today or in the past" in text_of(sent)


@pytest.mark.parametrize("token", ["", "-1", "999", "9" * 30, "x", "1e3", "٣"])
def test_token_of_another_case_changes_nothing_and_keeps_words(place, case, token):
    where = address(case, Act.OFFER_SUPPORT)

    sent = signed_in(place).post(where, {"token": token, "words": "Offered the team.", **on("on", place.today)})

    assert sent.status_code in {409, 422}
    assert "Offered the team." in text_of(sent)


@pytest.mark.parametrize(
    "chosen",
    ["unknown", "'; DROP TABLE", "<b>", "a" * 5000],
)
def test_an_unknown_measure_is_asked_for_again(place, case, chosen):
    client, where = signed_in(place), address(case, Act.PROPOSE)

    assert "Choose the lightest that may work" in text_of(client.get(where, {"measure": chosen}))
    assert client.post(where, {"measure": chosen, "words": "Why."}).status_code == 422
    assert client.get(address(case, Act.ASSESS), {"measure": chosen}).status_code == 200


def test_unknown_and_foreign_references_are_not_found(place, case):
    other = house("larkmoor", "Larkmoor Homes")
    foreign = opened(other)
    client = signed_in(place)

    for unknown in ("EV-2222222", foreign):
        for name in ("incident-logged", "add-to-incident", "open-case"):
            assert client.get(reverse(name, args=[unknown])).status_code == 404
        assert client.get(address(unknown, Act.ASSESS)).status_code == 404
        assert client.get(address(case, Act.SERVE, unknown)).status_code == 404
        assert client.get(reverse("log-incident"), {"customer": unknown}).status_code == 404
    theirs = other.customer.reference
    assert client.get(reverse("log-incident"), {"customer": theirs}).status_code == 404
    assert client.post(reverse("log-incident"), report(place, customer=theirs)).status_code == 404


def report(place, **answers):
    return {
        "words": "Somebody shouted at the desk.",
        "channel": "office",
        "conduct_of": "customer",
        "towards": "staff",
        **on("happened_at", place.today),
        "happened_at-time": "09:00",
        "action": "save",
        **answers,
    }


@pytest.mark.parametrize("typed", ["Marion", "nobody at all", "%", "_", "'", "a" * 300, "EV-", "PM2"])
def test_a_search_loses_nothing_typed(place, typed):
    for action in ("find", "save"):
        sent = signed_in(place, "adviser").post(reverse("log-incident"), report(place, who=typed, action=action))

        assert sent.status_code in {200, 422}, (typed, action, sent.status_code)
        assert "Somebody shouted at the desk." in text_of(sent)


def test_report_without_a_customer_is_accepted(place):
    sent = signed_in(place, "adviser").post(reverse("log-incident"), report(place, who="Marion", customer="nobody"))

    assert sent.status_code == 302


def word_document(*names):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return kept.getvalue()


WORD = ("[Content_Types].xml", "word/document.xml")
KEPT = {
    "a.jpg": (b"\xff\xd8\xff\xe0" + b"x" * 20, "image/jpeg"),
    "a.png": (b"\x89PNG\r\n\x1a\n" + b"x" * 20, "image/png"),
    "a.gif": (b"GIF89a" + b"x" * 20, "image/gif"),
    "a.webp": (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "image/webp"),
    "a.heic": (b"\x00\x00\x00\x18ftypheic\x00", "image/heic"),
    "a.pdf": (b"%PDF-1.7\n", "application/pdf"),
    "a.mp3": (b"ID3\x04" + b"x" * 20, "audio/mpeg"),
    "a.m4a": (b"\x00\x00\x00\x18ftypM4A \x00", "audio/mp4"),
    "a.wav": (b"RIFF\x10\x00\x00\x00WAVEfmt ", "audio/wav"),
    "a.eml": (b"From: a@example.org\r\nSubject: Window\r\n\r\nHello", "message/rfc822"),
    "a.txt": ("Ten past nine: rang again. \u2013 Ren\u00e9".encode(), "text/plain"),
    "a.docx": (word_document(*WORD), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "not-what-it-says.exe": (b"%PDF-1.4\n", "application/pdf"),
}
REFUSED = {
    "empty.pdf": b"",
    "program.jpg": b"MZ\x90\x00\x03" + b"\x00" * 30,
    "archive.zip": word_document("a.txt"),
    "programs.docx": word_document(*WORD, "word/vbaProject.bin"),
    "broken.docx": b"PK\x03\x04 nothing follows",
    "video.mp4": b"\x00\x00\x00\x18ftypisom\x00",
    "noise.txt": bytes(range(256)),
    "large.txt": b"a" * (MOST_BYTES + 1),
}


@pytest.mark.parametrize("name", KEPT)
def test_allowed_file_is_typed_by_content_and_kept_unchanged(place, name, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    content, kind = KEPT[name]
    client = signed_in(place, "adviser")

    done = client.post(reverse("log-incident"), report(place, evidence=SimpleUploadedFile(name, content, "text/html")))

    assert done.status_code == 302, text_of(done)
    row = incidents_of(place.officers["adviser"]).get().evidence.get()
    assert (row.name, row.kind, row.size) == (name, kind, len(content))
    handed = client.get(reverse("evidence", args=[row.incident.reference, row.reference]))
    assert handed.content == content
    assert handed["Content-Type"] == kind
    assert handed["Content-Disposition"].startswith("attachment")
    assert handed["X-Content-Type-Options"] == "nosniff"
    assert signed_in(house("larkmoor", "Larkmoor Homes")).get(handed.request["PATH_INFO"]).status_code == 404


@pytest.mark.parametrize("name", REFUSED)
def test_refused_file_gives_its_reason_and_keeps_the_form(place, name, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    sent = signed_in(place, "adviser").post(
        reverse("log-incident"), report(place, evidence=SimpleUploadedFile(name, REFUSED[name], "image/jpeg"))
    )

    assert sent.status_code == 422
    assert name in text_of(sent)
    assert "Somebody shouted at the desk." in text_of(sent)
    assert not incidents_of(place.officers["adviser"]).exists()
    assert list(tmp_path.rglob("*")) == []


def test_a_file_that_fails_the_scan_is_not_kept(place, settings, tmp_path):
    settings.MEDIA_ROOT, settings.SCAN_COMMAND = tmp_path, "false"
    sent = signed_in(place, "adviser").post(
        reverse("log-incident"), report(place, evidence=SimpleUploadedFile("a.txt", b"Rang again."))
    )

    assert sent.status_code == 422
    assert "did not pass the scan" in text_of(sent)
    assert not incidents_of(place.officers["adviser"]).exists()
    assert [found for found in tmp_path.rglob("*") if found.is_file()] == []


def test_too_many_files_are_refused(place, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    files = [SimpleUploadedFile(f"{n}.txt", b"Rang again.") for n in range(6)]
    sent = signed_in(place, "adviser").post(reverse("log-incident"), report(place, evidence=files))

    assert sent.status_code == 422
    assert "Choose up to 5 files at a time" in text_of(sent)


def test_a_name_of_a_file_has_no_folders_and_nothing_hidden(place, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    file = SimpleUploadedFile("x", b"Rang again.")
    file._name = "..\\..\\etc/\u202epasswd.txt"
    done = signed_in(place, "adviser").post(reverse("log-incident"), report(place, evidence=file))

    assert done.status_code == 302
    assert incidents_of(place.officers["adviser"]).get().evidence.get().name == "passwd.txt"


def test_customer_kind_and_file_are_added_to_a_report(place, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client = signed_in(place, "adviser")
    reference = client.post(reverse("log-incident"), report(place)).url.split("/")[2]
    where = reverse("add-to-incident", args=[reference])

    found = client.post(where, {"who": "Marion"})
    done = client.post(
        where,
        {
            "who": "Marion",
            "customer": place.customer.reference,
            "behaviours-violence_aggression_abuse": ["threats"],
            "evidence": SimpleUploadedFile("note.txt", b"Heard it too."),
        },
    )

    assert found.status_code == 422
    assert done.status_code == 302, text_of(done)
    row = incidents_of(place.officers["adviser"]).get()
    assert (row.customer, row.behaviours, row.evidence.count()) == (place.customer, ["threats"], 1)
