"""A senior colleague lets an officer decide again, on the page of the allegation that was not made out."""

import pytest

from evenhand.casework.details.allegations import AllegationSettled, Alleged, InvestigatorNamed
from evenhand.policy.vocabulary import Act
from tests.builders.house import facts_of, house, opened
from tests.clauses import clause
from tests.web.acting import address, send, signed_in, text_of
from tests.web.pages import set_clock

pytestmark = pytest.mark.django_db


@clause("floor:4:2")
def test_bar_is_lifted_on_the_page_of_its_allegation(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    place = set_clock(house())
    case = opened(place)
    of = {key: place.officers[key].user.reference for key in ("manager", "director")}
    allegation = place.do(Act.TAKE_ALLEGATION, Alleged(words="He swore at me.", of=(of["manager"],)), case=case).subject
    where = {"case": case, "subject": allegation}
    place.do(Act.NAME_INVESTIGATOR, InvestigatorNamed(investigator=of["director"], words="Of another team."), **where)
    told = AllegationSettled(outcome="not_made_out", words="Heard the recording.")
    place.do(Act.INVESTIGATE_COUNTER_ALLEGATION, told, "director", **where)
    client, page = signed_in(place, "assistant_director"), address(case, Act.LIFT_BAR, allegation)

    assert "He swore at me." in text_of(client.get(page))
    theirs = signed_in(place, "director").get(page)
    sent = send(client, page, {"words": "The call was recorded."})

    assert (theirs.context["not_theirs"], 'name="action"' in theirs.content.decode(), sent.status_code) == (True, False, 302)
    assert facts_of(place, case).interested == frozenset()
