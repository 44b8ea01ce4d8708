"""Lists: filters in the address, orders over pages, saved views, and a file of each."""

import csv
import io
from datetime import timedelta

import pytest

from bench.rows import in_bulk
from evenhand.cases.models import Case
from evenhand.casework.details import Established
from evenhand.casework.details.customers import Needs, NeedTold
from evenhand.incidents.models import Incident
from evenhand.people.models import Need
from evenhand.personal.models import SavedView
from evenhand.policy.vocabulary import Act
from evenhand.wording.words import Words
from evenhand.work import case_lists
from evenhand.work.case_lists import CasesAsked, case_list, every
from evenhand.work.choice import A_STEP
from evenhand.work.decision_lists import DecisionsAsked, decided_list, drawn
from tests.builders.decided import appealed, in_force, letters_given
from tests.builders.house import house, opened
from tests.web.pages import client_of, set_clock

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def place(settings, tmp_path):
    settings.CLOCK_FILE = tmp_path / "clock"
    return set_clock(house())


@pytest.fixture
def two(place):
    """Return a case in which a measure is in force, and a later one that was only opened."""
    bound, _ = in_force(place)
    fresh = opened(place)
    set_clock(place)
    return bound, fresh


def words_of(place):
    """Return the English of the landlord's policy."""
    return Words(place.officers["officer"].policy_on(place.today))


def shown(client, address):
    """Return the references of the cases in a list, in their order."""
    page = client.get(address)
    assert page.status_code == 200
    return [row[0].text for row in page.context["table"].rows]


def test_status_filter_narrows_the_list(place, two):
    bound, fresh = two
    officer = client_of(place, "officer")
    assert shown(officer, "/cases/") == [fresh, bound]
    assert shown(officer, "/cases/?stands=in_force") == [bound]
    assert shown(officer, "/cases/?stands=opened") == [fresh]
    assert shown(officer, "/cases/?order=oldest") == [bound, fresh]


def test_owner_and_overdue_filters_narrow_the_list(place, two):
    officer, me = client_of(place, "officer"), place.officers["officer"].user.reference
    other = place.officers["manager"].user.reference
    assert set(shown(officer, f"/cases/?owner={me}")) == set(two)
    assert shown(officer, f"/cases/?owner={other}") == []
    due = {row.case.reference: row.due_on for row in case_list(place.officers["officer"], place.at).rows}
    first = min(day for day in due.values() if day)
    place.at += first - place.today + timedelta(days=1)
    set_clock(place)
    late = shown(officer, "/cases/?due=late")
    assert late
    assert set(late) == {row for row, day in due.items() if day and day <= first}


def test_filters_are_shown_in_words_and_kept_in_the_form(place, two):
    page = client_of(place, "officer").get("/cases/?which=all&stands=in_force&order=due")
    assert "All cases, in force, soonest due first" in page.content.decode()
    assert '<option value="in_force" selected' in page.content.decode()
    assert "which=mine&amp;stands=in_force&amp;order=due" in page.content.decode()


@pytest.mark.parametrize("address", ["/cases/", "/"])
def test_each_day_opens_to_how_it_was_counted(place, address):
    case, measure = in_force(place)
    place.do(Act.INFORM_TEAMS, Established(words="Repairs and income know."), case=case, subject=measure)
    letters_given(place, case)
    appealed(place, case, measure)
    set_clock(place)
    owed = [row for row in case_list(place.officers["officer"], place.at).rows if row.counted]
    assert owed
    page = client_of(place, "officer").get(address).content.decode()
    for row in owed:
        assert f'datetime="{row.due_on.isoformat()}"' in page
        assert words_of(place).count(row.counted) in page


@pytest.mark.parametrize(
    "asked", ["stands=nothing", "owner=EV-X", "due=soon", "order=1;drop", "which=theirs", "stands=" + "x" * 999]
)
def test_unknown_filter_shows_an_error_and_the_whole_list(place, two, asked):
    page = client_of(place, "officer").get(f"/cases/?{asked}")
    assert page.status_code == 200
    assert len(page.context["table"].rows) == 2
    assert ("Select one of the choices shown" in page.content.decode()) is not asked.startswith("which")


def test_empty_result_shows_a_sentence(place, two):
    assert "Nothing is like that." in client_of(place, "officer").get("/cases/?stands=appealed").content.decode()


@pytest.mark.parametrize("order", case_lists.CASE_ORDERS)
def test_every_order_pages_without_losing_or_repeating_a_row(place, two, order):
    for _ in range(3):
        opened(place)
    Case.objects.filter(reference=two[0]).get()  # one with a day that is due among those
    by, asked = place.officers["officer"], CasesAsked(which="all", order=order)
    whole = [row.case.reference for row in case_list(by, place.at, asked, size=99).rows]
    pieces = [row.case.reference for row in every(lambda after: case_list(by, place.at, asked, after=after, size=1))]
    assert len(whole) == 5
    assert pieces == whole


def test_soonest_due_first_puts_what_is_not_due_last(place, two):
    in_order = [row.due_on for row in case_list(place.officers["officer"], place.at, CasesAsked(order="due")).rows]
    dated = [day for day in in_order if day]
    assert in_order == sorted(dated) + [None] * (len(in_order) - len(dated))


def test_list_shows_a_notice_while_cases_are_worked_out(place, two):
    in_bulk(place, closed=0, still_open=A_STEP, appeals=3)
    officer, says = client_of(place, "officer"), "we are still working some of them out"
    first = officer.get("/cases/?stands=appealed").content.decode()
    again = officer.get("/cases/?stands=appealed").content.decode()
    assert (first.count(says), again.count(says)) == (1, 0)
    assert "/cases/?stands=appealed&amp;after=~" in first, "those that are not worked out yet come after"
    assert len(shown(officer, "/cases/?stands=appealed")) == 3
    assert says not in officer.get("/cases/").content.decode(), "what was opened is known"


def rows_of(client, address):
    answer = client.get(address)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer["Content-Disposition"]
    text = b"".join(answer).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_any_list_is_a_file_with_the_same_rows(place, two):
    officer = client_of(place, "officer")
    rows = rows_of(officer, "/cases.csv?stands=in_force")
    assert [row["Case"] for row in rows] == [two[0]]
    assert rows[0]["Customer"] == place.customer.name
    assert rows[0]["Opened"] == f"{Case.objects.get(reference=two[0]).opened_at:%Y-%m-%d}"
    assert [row["Customer"] for row in rows_of(officer, "/incidents.csv")] == [place.customer.name] * 3
    assert place.customer.reference in [row["Reference"] for row in rows_of(officer, "/customers.csv")]


def test_a_file_is_for_readers_of_its_rows(place, two):
    for address in ("/cases.csv", "/decisions.csv", "/customers.csv", "/workload.csv"):
        assert client_of(place, "adviser").get(address).status_code == 404


def test_a_reporter_takes_their_own_reports_away(place, two):
    Incident.objects.exclude(pk=Incident.objects.first().pk).update(reporter=place.officers["manager"].user)
    [mine] = rows_of(client_of(place, "adviser"), "/incidents.csv")
    assert mine["Reported by"] == place.officers["adviser"].user.name
    assert "/incidents.csv" in client_of(place, "adviser").get("/").content.decode()
    assert len(rows_of(client_of(place, "officer"), "/incidents.csv")) > 1


@pytest.mark.parametrize("before", ["=", " =", "\u200b=", "\uff1d", "\uff20"])
def test_words_in_a_file_never_become_a_formula(place, two, before):
    place.customer.name = f'{before}HYPERLINK("http://example.org")'
    place.customer.save()
    assert rows_of(client_of(place, "officer"), "/cases.csv")[0]["Customer"] == "'" + place.customer.name


def test_needs_are_shown_beside_the_name_in_every_list(place, two):
    hers = Need.objects.get(customer=place.customer).says
    large = NeedTold(kind="format", says="Large print", relook_on=place.today + timedelta(days=90), basis="consent")
    place.do(Act.RECORD_NEEDS, Needs(words="Asked again.", needs=(large,)), case=two[0])
    officer = client_of(place, "officer")
    for address in ("/cases/", "/incidents/", "/customers/"):
        table = officer.get(address).context["table"]
        whose = [cell for row in table.rows for cell in row if place.customer.name in (cell.text, cell.detail)]
        assert {tuple(need.says for need in cell.needs) for cell in whose} == {(hers, "Large print")}, address
        assert '<ul class="eh-needs" aria-label="Needs">' in officer.get(address).content.decode(), address
    assert rows_of(officer, "/cases.csv")[0]["Needs"] == f"{hers}; Large print"


class TestKeptViews:
    def kept(self, client, asked="stands=in_force", **more):
        return client.post("/views/keep/", {"page": "cases", "asked": asked, "name": "Bound now", **more}, follow=True)

    def test_a_view_is_kept_under_its_name_and_leads_back(self, place, two):
        officer = client_of(place, "officer")
        page = self.kept(officer).content.decode()
        assert "“Bound now” is kept above this list, for you alone." in page
        assert '<a class="govuk-link" href="/cases/?stands=in_force" aria-current="true">Bound now</a>' in page

    def test_a_view_without_a_name_is_called_by_what_it_shows(self, place, two):
        self.kept(client_of(place, "officer"), name=" ")
        assert SavedView.objects.get().name == "Open cases, in force, newest first"

    def test_unknown_filter_is_not_saved_in_a_view(self, place, two):
        self.kept(client_of(place, "officer"), asked="stands=in_force&next=https://example.org&owner=x")
        assert SavedView.objects.get().asked == "stands=in_force"

    def test_view_saved_again_replaces_the_old_one_and_is_removable(self, place, two):
        officer = client_of(place, "officer")
        self.kept(officer)
        self.kept(officer, asked="due=late")
        assert SavedView.objects.get().asked == "due=late"
        officer.post("/views/drop/", {"page": "cases", "asked": "", "name": "Bound now"})
        assert not SavedView.objects.exists()

    def test_saved_view_is_hidden_from_colleagues(self, place, two):
        self.kept(client_of(place, "officer"))
        assert "Bound now" not in client_of(place, "manager").get("/cases/").content.decode()

    def test_thirteenth_saved_view_is_refused(self, place, two):
        officer = client_of(place, "officer")
        for number in range(13):
            last = self.kept(officer, name=f"View {number}")
        assert "You keep 12 views of this list." in last.content.decode()
        assert SavedView.objects.count() == 12

    def test_a_list_that_there_is_not_has_none(self, place, two):
        assert client_of(place, "officer").post("/views/keep/", {"page": "letters"}).status_code == 404
        assert client_of(place, "adviser").post("/views/keep/", {"page": "cases"}).status_code == 404


class TestIncidents:
    def test_incidents_not_yet_in_a_case_have_their_own_list(self, place, two):
        officer = client_of(place, "officer")
        taken = {row.reference for row in Case.objects.get(reference=two[0]).incidents.all()}
        waiting, every_one = shown(officer, "/incidents/?which=waiting"), shown(officer, "/incidents/")
        assert set(waiting) == set(every_one) - {one.reference for case in Case.objects.all() for one in case.incidents.all()}
        assert taken.isdisjoint(waiting)

    def test_kind_filter_narrows_the_incidents(self, place, two):
        officer = client_of(place, "officer")
        kinds = [key for key in officer.get("/incidents/").context["form"].fields["about"].offered if key]
        found = {kind: shown(officer, f"/incidents/?about={kind}") for kind in kinds}
        every_one = {row[0].text: row[2].text for row in officer.get("/incidents/").context["table"].rows}
        assert any(found.values())
        for kind, rows in found.items():
            label = officer.get("/incidents/").context["form"].fields["about"].offered[kind].label.lower()
            assert set(rows) == {row for row, about in every_one.items() if label in about.lower()}


class TestDecisions:
    def asked(self, place, query=""):
        page = client_of(place, "auditor").get(f"/decisions/?{query}")
        assert page.status_code == 200
        return page

    def titles(self, place, query=""):
        return [row[0].text for row in self.asked(place, query).context["table"].rows]

    def test_decision_row_shows_its_case_decider_and_link(self, place, two):
        rows = self.asked(place).context["table"].rows
        first = next(row for row in rows if row[0].text == "Authorised: single point of contact")
        assert (first[1].text, first[1].detail, first[2].text) == (two[0], place.customer.name, "Tom Reed")
        assert client_of(place, "auditor").get(first[0].href).status_code == 200

    def test_act_officer_and_days_narrow_them_down(self, place, two):
        manager = place.officers["manager"].user.reference
        assert self.titles(place, "act=authorise") == ["Authorised: single point of contact"]
        assert self.titles(place, f"by={manager}") == ["Authorised: single point of contact"]
        assert self.titles(place, f"since={place.today + timedelta(days=1)}") == []
        assert self.titles(place, f"until={place.today}") == self.titles(place)

    def test_sample_is_repeatable_by_word_and_differs_by_word(self, place, two):
        once, again = self.titles(place, "sample=5&word=may"), self.titles(place, "sample=5&word=may")
        assert once == again
        assert len(once) == min(5, len(self.titles(place)))
        orders = {tuple(drawn(range(40), 5, word)) for word in ("may", "june", "july")}
        assert len(orders) == 3
        assert drawn(range(40), 5, "may") == drawn(reversed(range(40)), 5, "may")

    def test_later_decisions_change_no_sample_of_earlier_days(self, place, two):
        until = place.today
        before = self.titles(place, f"sample=5&word=may&until={until}")
        place.at += timedelta(days=2)
        in_force(set_clock(place))
        assert self.titles(place, f"sample=5&word=may&until={until}") == before

    def test_sample_page_states_how_it_was_drawn(self, place, two):
        page = self.asked(place, "sample=5&word=may").content.decode()
        assert "All decisions, a sample of 5 decisions, drawn by the word “may”" in page

    @pytest.mark.parametrize("query", ["since=soon", "until=2026-02-31", "sample=7", "act=log_incident", "after=x"])
    def test_invalid_query_shows_an_error_and_the_whole_list(self, place, two, query):
        page = self.asked(place, query)
        assert len(page.context["table"].rows) == len(self.titles(place))
        assert bool(page.context["form"].errors) is not query.startswith("after")

    def test_pages_follow_on_one_another(self, place, two):
        auditor = place.officers["auditor"]
        whole = [row.number for row in decided_list(auditor, DecisionsAsked()).rows]
        one = [row.number for row in every(lambda after: decided_list(auditor, DecisionsAsked(), after=after, size=1))]
        assert one == whole
        assert len(whole) > 2

    def test_another_landlords_are_not_among_them(self, place, two):
        other = house("other-homes", "Other Homes")
        assert self.titles(other) == []

    def test_adviser_has_no_list_of_decisions(self, place, two):
        assert client_of(place, "adviser").get("/decisions/").status_code == 404

    def test_the_file_holds_the_same(self, place, two):
        rows = rows_of(client_of(place, "auditor"), "/decisions.csv?act=authorise")
        assert [(row["Decision"], row["Case"], row["Decided by"]) for row in rows] == [
            ("Authorised: single point of contact", two[0], "Tom Reed")
        ]


def test_my_work_warns_when_it_looks_at_only_the_oldest_cases(place, two, monkeypatch):
    officer = client_of(place, "officer")
    assert "More cases may wait" not in officer.get("/").content.decode()
    for module in ("work.my_work", "web.work.views"):
        monkeypatch.setattr(f"evenhand.{module}.MOST", 1)
    page = officer.get("/").content.decode()
    assert "More cases may wait for you than stand here." in page
    assert "the 1 oldest" in page


def test_customer_search_keeps_the_name_out_of_the_address(place):
    officer = client_of(place, "officer")
    page = officer.post("/customers/", {"q": place.customer.name[:4]}, follow=True)
    assert page.redirect_chain == [("/customers/", 302)]
    assert 'role="status">One customer matches.' in page.content.decode()
    none = officer.post("/customers/", {"q": "zzzz"}, follow=True).content.decode()
    assert none.count("No customer matches.") == 1
    assert "Try part of a name, a telephone number, a postcode or a street." in none


@pytest.mark.parametrize("address", ["/cases/?which=all", "/incidents/", "/customers/", "/"])
def test_page_of_twenty_five_rows_is_at_most_sixty_kilobytes(place, address):
    for _ in range(26):
        opened(place)
    page = client_of(set_clock(place), "officer").get(address)
    assert page.status_code == 200
    assert len(page.content) <= 60_000, f"{len(page.content) / 1000:.0f} kB"
