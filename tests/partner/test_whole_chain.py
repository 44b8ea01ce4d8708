"""The whole chain on pages of firms, on both databases: jobs pasted, read, refused, reported, asked for, answered, ended."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from evenhand.casework.details import Details
from evenhand.casework.details.firms import FirmAsked
from evenhand.incidents.models import Incident
from evenhand.policy.vocabulary import Act
from evenhand.visits.models import Visit
from tests.builders.firms import firm
from tests.builders.house import PASSWORD
from tests.builders.markers import placed

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def chain(monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    case, marker = placed("octavia", "safety_marker", risk="threats")
    for module in ("operative_views", "scheduler_views", "import_views", "request_views", "forms"):
        monkeypatch.setattr(f"evenhand.partner.{module}.now", lambda: case.house.at)
    return case, marker, firm(case.house)


def test_chain_of_a_job_runs_from_paste_to_confirmed_end(chain):
    case, marker, gas = chain
    place, them, one = case.house, Client(), Client()
    them.post("/sign-in/", {"username": gas.user.username, "password": PASSWORD})
    day = place.today + timedelta(days=1)
    rows = (
        f'id,starts,ends,address,postcode,operative\n1,{day} 09:00,{day} 10:00,"12 Cooper Row, Portmouth",PM2 4QT,Kofi Mensah\n'
    )
    them.post("/firm/import/", {"firm": gas.row.reference, "rows": rows, "action": "import"})
    reference = Visit.objects.get().reference
    path = f"/p/{gas.operative.token}/"
    one.post(path, {"pin": gas.operative.pin})
    page = one.get(f"{path}{reference}/").content.decode()

    assert ("Two people." in page, "Kind of risk: threats." in page) == (True, True)
    assert one.post(f"{path}{reference}/", {"action": "read"}).status_code == 302
    assert one.post(f"{path}{reference}/?answer=cannot", {"action": "cannot", "cannot-why": "Alone."}).status_code == 302
    assert "Kofi Mensah cannot do it this way: Alone." in them.get("/firm/").content.decode()
    place.later(days=1, hours=2)
    moment = {"day": str(day.day), "month": str(day.month), "year": str(day.year), "time": "09:15"}
    told = {"action": "happened", "words": "A boot was thrown.", "evidence": SimpleUploadedFile("note.txt", b"At 9.")}
    told |= {f"happened_at-{box}": value for box, value in moment.items()}
    assert one.post(f"{path}{reference}/?answer=happened", told).status_code == 302
    assert one.get(f"{path}{reference}/").status_code == 404
    row = Incident.objects.get(on_behalf_of="contractor")
    assert (row.on_behalf_name, row.evidence.get().name) == ("Kofi Mensah, Solent Gas", "note.txt")

    about = case.row.incidents.order_by("id").first()
    asked = FirmAsked(words="Send it.", firm=gas.row.reference, incident=about.reference, due_on=place.today)
    request = place.do(Act.ASK_FIRM, asked, case=case.case).subject
    answer = {"request": request, "given_by": "Ines Cole", "words": "Nobody was hurt."}
    assert them.post("/firm/requests/", answer).status_code == 302
    assert about.additions.get().words == "Ines Cole, Solent Gas: Nobody was hurt."

    case.do(Act.END_MARKER, Details(words="No incident since."), marker)
    held = gas.row.sharings.get().reference
    assert them.post("/firm/instructions/", {"action": "confirm", "instruction": held}).status_code == 302
    assert "Your firm holds no instruction." in them.get("/firm/instructions/").content.decode()
