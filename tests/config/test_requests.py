"""Checks that requests not in UTF-8, with a NUL or too large are refused with the product's own page."""

import re
from io import BytesIO

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from django.urls import reverse

from evenhand.config.requests import Handler
from evenhand.incidents.models import Incident
from evenhand.personal.models import Draft
from evenhand.policy.vocabulary import Act
from evenhand.web.acts.registry import PAGES
from tests.builders.house import house, opened
from tests.web.acting import address, signed_in
from tests.web.walk import routes

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"
PARTS = "multipart/form-data; boundary=part"
PLACES = {"reference": "EV-2222222", "act": "assess", "slug": "octavia", "int": "1", "str": "4.2"}
FOREIGN = ("utf-16", "iso-8859-1", "klingon", "", '"utf-16"', "utf-7")
SECRET = "Marion Vale of 12 Cooper Row"


@pytest.fixture
def place():
    return house()


@pytest.fixture
def officer(place) -> Client:
    client = signed_in(place)
    client.raise_request_exception = True
    return client


def somewhere(route: str) -> str:
    """Return an address of a route."""
    return "/" + re.sub(r"<(?:(\w+):)?\w+>", lambda found: PLACES[found[1] or "str"], route)


EVERYWHERE = sorted({somewhere(route) for route in routes()})


def heading(page) -> str:
    """Return what a refusal says at its head; it must be a whole page of ours and hold nothing of the request."""
    html = page.content.decode()
    assert "frame" not in html
    assert not [said for said in (SECRET, "Marion", "Priya Shah", "Harbour Homes") if said in html]
    assert page["Content-Type"] == "text/html; charset=utf-8"
    assert "Content-Security-Policy" in page
    (says,) = re.findall(r"<h1[^>]*>(.*?)</h1>", html)
    return f"{page.status_code} {says}"


UNREADABLE = "400 That request could not be understood"
TOO_LARGE = "413 That was too large to send"


def test_debug_pages_are_off():
    assert not settings.DEBUG


def test_the_addresses_are_all_those_of_the_product():
    assert len(EVERYWHERE) > 50
    assert not [where for where in EVERYWHERE if "<" in where]


def unreadable(client: Client, where: str) -> dict[str, str]:
    """Send everything that cannot be read to one address; return what each is answered."""
    foreign = {"headers": {"content-type": "text/html; charset=utf-16"}}
    asked = {
        "query": client.get(f"{where}?which=%00{SECRET}"),
        "query name": client.get(f"{where}?whi%00ch=1"),
        "query bytes": client.get(f"{where}?which=%ff"),
        "half a character": client.get(f"{where}?which=%ed%a0%80"),
        "address": client.get(f"{where.rstrip('/')}%00/"),
        "address bytes": client.get(f"{where.rstrip('/')}%ff/"),
        "charset": client.get(where, **foreign),
        "body": client.post(where, {"page": f"\0{SECRET}"}),
        "body name": client.post(where, {"pa\0ge": SECRET}),
        "form": client.post(where, f"customer={SECRET}%00", content_type=FORM),
        "form bytes": client.post(where, f"customer={SECRET}%ff", content_type=FORM),
        "foreign form": client.post(where, f"customer={SECRET}", content_type=f"{FORM}; charset=utf-16"),
        "no form": client.post(where, "{}", content_type="application/json; charset=utf-16"),
    }
    return {f"{where} {what}": heading(page) for what, page in asked.items()}


def test_a_request_that_cannot_be_read_is_refused_everywhere(officer):
    answered = [answer for where in EVERYWHERE for answer in unreadable(officer, where).items()]

    assert len(answered) == 13 * len(EVERYWHERE)
    assert [one for one in answered if one[1] != UNREADABLE] == []


def test_a_nul_in_any_field_of_any_act_is_refused(place, officer):
    case = opened(place)
    asked = [(act, name) for act, page in PAGES.items() for name in page.form.base_fields]

    answered = [(act, name, heading(officer.post(address(case, act), {name: f"{SECRET}\0"}))) for act, name in asked]

    assert answered == [(act, name, UNREADABLE) for act, name in asked]


@pytest.mark.parametrize("charset", FOREIGN)
def test_another_charset_is_refused_in_each_kind_of_request(officer, charset):
    where = reverse("log-incident")

    assert heading(officer.get(where, CONTENT_TYPE=f"text/plain; charset={charset}", QUERY_STRING="")) == UNREADABLE
    for kind in (FORM, PARTS):
        assert heading(officer.generic("POST", where, b"x", content_type=f"{kind}; charset={charset}")) == UNREADABLE


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"utf-8"'])
def test_utf_8_by_any_spelling_is_taken(officer, charset):
    sent = officer.post(reverse("settings"), "keys=on", content_type=f"{FORM}; charset={charset}")

    assert sent.status_code == 302


@pytest.mark.parametrize(
    "cookie",
    ['sessionid="a\\000b"', 'csrftoken="\\000"', "sessionid=a\0b", 'messages="\\000"'],
    ids=lambda one: one.split("=")[0],
)
def test_a_nul_in_a_cookie_is_refused(cookie):
    assert heading(Client().get("/sign-in/", headers={"cookie": cookie})) == UNREADABLE


@pytest.mark.parametrize("header", ["user-agent", "hx-request", "hx-current-url", "referer", "x-csrftoken", "accept-language"])
def test_a_nul_in_a_header_is_refused(officer, header):
    assert heading(officer.get("/", headers={header: "a\0b"})) == UNREADABLE


def part(name: bytes, value: bytes, more: bytes = b"") -> bytes:
    head = b'Content-Disposition: form-data; name="' + name + b'"' + more
    return b"--part\r\n" + head + b"\r\n\r\n" + value + b"\r\n"


END = b"--part--\r\n"
MALFORMED = {
    "value with a NUL": part(b"words", b"a\0b") + END,
    "value of other bytes": part(b"words", b"a\xffb") + END,
    "value of half a character": part(b"words", b"\xed\xa0\x80") + END,
    "name with a NUL": part(b"wo\0rds", b"a") + END,
    "file's field with a NUL": part(b"evi\0dence", b"a", b'; filename="a.txt"') + END,
    "file's name with a NUL": part(b"evidence", b"a", b'; filename="a\0.txt"') + END,
    "base64 of a NUL": part(b"words", b"AA==", b"\r\nContent-Transfer-Encoding: base64") + END,
    "base64 that is none": part(b"evidence", b"A", b'; filename="a.txt"\r\nContent-Transfer-Encoding: base64') + END,
    "endless head": b"--part\r\nContent-Disposition: form-data; name=" + b"a" * 5000 + b"\r\n\r\n" + END,
}


@pytest.mark.parametrize("what", MALFORMED)
def test_a_malformed_multipart_form_is_refused(officer, what):
    assert heading(officer.post(reverse("log-incident"), MALFORMED[what], content_type=PARTS)) == UNREADABLE
    assert not Incident.objects.exists()


@pytest.mark.parametrize(
    "kind", ["multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\xe9"]
)
def test_a_multipart_form_without_a_boundary_is_refused(officer, kind):
    assert heading(officer.post(reverse("log-incident"), part(b"words", b"a") + END, content_type=kind)) == UNREADABLE


def test_a_multipart_form_in_utf_8_is_read_as_it_was_sent(place, officer):
    body = part("n\u00e4me".encode(), "W\u0142odarczyk \u0633\u0644\u0627\u0645 \U0001f525 \ufffd".encode())
    body += part("fi\u00e9ld".encode(), b"\xff\x00", 'x; filename="R\u00e9n\u00e9 \u4f60.txt"'.encode()[1:]) + END
    request = RequestFactory().post("/", body, content_type=PARTS)

    assert dict(request.POST) == {"n\u00e4me": ["W\u0142odarczyk \u0633\u0644\u0627\u0645 \U0001f525 \ufffd"]}
    (file,) = request.FILES.getlist("fi\u00e9ld")
    assert (file.name, file.read()) == ("R\u00e9n\u00e9 \u4f60.txt", b"\xff\x00")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"words=" + b"a" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1), FORM),
        (part(b"words", b"a" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)) + END, PARTS),
        (b"&".join(b"a%d=1" % place for place in range(1100)), FORM),
        (b"".join(part(b"a%d" % place, b"1") for place in range(1100)) + END, PARTS),
        (b"".join(part(b"evidence", b"1", b'; filename="a.txt"') for _ in range(110)) + END, PARTS),
    ],
    ids=["long form", "long part", "many answers", "many parts", "many files"],
)
def test_oversized_request_is_refused_with_our_page(officer, body, kind):
    assert heading(officer.post(reverse("log-incident"), body, content_type=kind)) == TOO_LARGE
    assert not Draft.objects.exists()


def test_a_sender_who_goes_away_half_way_is_refused(officer):
    class Gone(BytesIO):
        def read(self, *_: int) -> bytes:
            raise OSError("request data read error")

    for kind in (FORM, PARTS):
        sent = officer.post(reverse("log-incident"), b"x=1", content_type=kind, **{"wsgi.input": Gone()})
        assert heading(sent) == UNREADABLE


def served(**environ) -> str:
    """Return what the server would be answered to a request, from its very beginning: before Django has made one of it."""
    begun = []
    asked = RequestFactory()._base_environ(PATH_INFO="/sign-in/", **environ)
    body = b"".join(Handler()(asked, lambda status, _: begun.append(status)))
    (says,) = re.findall(r"<h1[^>]*>(.*?)</h1>", body.decode())
    return f"{begun[0]} {says}"


@pytest.mark.parametrize(
    "kind",
    [
        "charset=utf-16",
        "charset=hex",
        "charset=undefined",
        "charset=a\0b",
        "charset*=none''x",
        "boundary*=none''x",
        "charset=zlib",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_content_type_that_django_cannot_read_is_no_empty_500(kind, method):
    said = served(CONTENT_TYPE=f"{FORM}; {kind}", REQUEST_METHOD=method, QUERY_STRING="next=/")

    assert said == "400 Bad Request That request could not be understood"


def test_too_many_questions_in_an_address_are_no_empty_500():
    many = "&".join(f"a{place}=1" for place in range(1100))

    assert (
        served(CONTENT_TYPE=f"{FORM}; charset=utf-8", QUERY_STRING=many)
        == "413 Request Entity Too Large That was too large to send"
    )
    assert served(QUERY_STRING="next=/") == "200 OK Sign in"


def test_a_draft_is_not_thrown_away_by_a_page_with_a_nul(officer):
    assert heading(officer.post(reverse("throw-away-draft"), {"page": "\0"})) == UNREADABLE


def test_a_report_about_a_customer_with_a_nul_is_refused(officer):
    assert heading(officer.get(reverse("log-incident"), {"customer": "\0"})) == UNREADABLE


def test_choice_with_a_nul_is_refused_on_an_act(place, officer):
    assert heading(officer.get(address(opened(place), Act.PROPOSE), {"measure": "\0"})) == UNREADABLE
