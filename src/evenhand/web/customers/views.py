"""Finds customers, and shows the page of one."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from evenhand.casework.access import PAGE, every_customer
from evenhand.casework.context import NotHere
from evenhand.casework.customer_view import CustomerView, LetterView, MarkerView, MeasureView
from evenhand.casework.permissions import allowed, may_read_cases, may_visit
from evenhand.casework.stored import StoredVisit
from evenhand.clock import now
from evenhand.landlords.office_hours import number_at
from evenhand.landlords.queries import Officer
from evenhand.landlords.switches import Feature, is_on
from evenhand.people.queries import PersonFound, PersonView
from evenhand.personal.actions import mark_seen
from evenhand.policy.allowance import Balance
from evenhand.policy.calendar import local, localdate
from evenhand.policy.vocabulary import Act
from evenhand.ui import components
from evenhand.ui.csv_export import csv_file
from evenhand.ui.labels import LETTERS, reached_us
from evenhand.ui.links import Links
from evenhand.ui.people import departed, need_of, need_rows, needs_in_words, needs_of, person_of, place
from evenhand.ui.presenters import Presenter, lower
from evenhand.ui.timestamps import iso, moment
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.web.case.decisions import lines
from evenhand.web.customers.instructions import at_visits, cannot_use, held_back, in_a_line
from evenhand.web.customers.ledgers import LedgerShown, ledger_shown
from evenhand.web.incidents.rows import incidents_of_one
from evenhand.wording.choices import spoken
from evenhand.wording.dates import on, short
from evenhand.wording.representatives import STANDINGS
from evenhand.wording.terms import sentences
from evenhand.wording.visits import KINDS
from evenhand.work.customer_page import CustomerPage, customer_page
from evenhand.work.instructions import InstructionView, found_with_instructions
from evenhand.work.protection import may_protect
from evenhand.work.stays import may_record
from evenhand.work.visits_ahead import visits_of

LOOKED_FOR = "customers_looked_for"
COLUMNS = (
    gettext_lazy("Reference"),
    gettext_lazy("Name"),
    gettext_lazy("Who they are"),
    gettext_lazy("Address"),
    gettext_lazy("Postcode"),
    gettext_lazy("Needs"),
)
HEAD = (
    components.Cell(gettext_lazy("Customer")),
    components.Cell(gettext_lazy("Home")),
    components.Cell(gettext_lazy("Before you contact")),
    components.Cell(gettext_lazy("Reference")),
)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def customer_list(request: OfficerRequest) -> HttpResponse:
    """Find customers by name, telephone, email, address or reference; names nearly so are in a table of their own.

    The search is kept in the session and not in the address, where a name would stay in the browser's history;
    ``?q=`` is for links by reference.
    """
    if request.method == "POST":
        request.session[LOOKED_FOR] = request.POST.get("q", "")[:100]
        return redirect("customers")
    typed = _typed(request)
    presenter = Presenter.of(request.officer, localdate(now()))
    found = found_with_instructions(request.officer, typed, presenter.on, most=PAGE + 1)
    exact, near = ([one for one in found[:PAGE] if one[0].near == nearly] for nearly in (False, True))
    context = {
        "typed": typed,
        "tables": [
            components.Table(HEAD, tuple(_row(row, applies, presenter, request.officer) for row, applies in rows), caption)
            for rows, caption in (
                (exact, _("Found: {typed}").format(typed=typed) if typed else _("By name")),
                (near, _("Names like it")),
            )
            if rows
        ],
        "says": _many(len(found), sum(row.near for row, _ in found)) if typed else _first(len(found)),
        "file": reverse("customers-file") if may_read_cases(request.officer) else "",
        "empty": components.Empty(
            _("Try part of a name, a telephone number, a postcode or a street.") if typed else _("No customer is recorded yet.")
        ),
    }
    return render(request, "web/customers/customers.html", context)


def _typed(request: OfficerRequest) -> str:
    return str(request.GET.get("q", request.session.get(LOOKED_FOR, "")))[:100]


def _first(found: int) -> str:
    return _("These are the first {page} by name. Type to find others.").format(page=PAGE) if found > PAGE else ""


def _many(found: int, near: int) -> str:
    """Return how many were found, for screen readers. ``near``: how many of them by a name that is only nearly so."""
    if near:
        like = ngettext("One has a name like it.", "{near} have a name like it.", near).format(near=near)
        return f"{_many(found - near, 0)} {like}"
    if found > PAGE:
        return _("More than {page} customers match. Type more of the name, the postcode or the street.").format(page=PAGE)
    return (
        ngettext("One customer matches.", "{found} customers match.", found).format(found=found)
        if found
        else _("No customer matches.")
    )


@require_safe
@signed_in
def customers_file(request: OfficerRequest) -> HttpResponseBase:
    """Send all customers found as a file, to officers who may read cases."""
    if not may_read_cases(request.officer):
        raise NotHere
    rows = every_customer(request.officer, _typed(request))
    return csv_file("customers", COLUMNS, (_columns(row) for row in rows))


def _columns(found: PersonFound) -> tuple[str, ...]:
    row, home = found.person, found.person.home
    return (
        row.reference,
        row.name,
        place(row),
        home.address if home else "",
        home.postcode if home else "",
        needs_in_words(found.needs),
    )


def _row(found: PersonFound, applies: InstructionView, presenter: Presenter, by: Officer) -> tuple[components.Cell, ...]:
    row, contact = found.person, _contact(found.person.reference, by)
    home = f"{row.home.address}, {row.home.postcode}" if row.home else _("Protected") if row.protected else _("None with us")
    return (
        components.Cell(row.name, reverse("customer", args=[row.reference]), detail=place(row), needs=needs_of(found.needs)),
        components.Cell(home),
        components.Cell(_("Nothing special applies"))
        if applies.nothing or row.died_on
        else components.Cell(in_a_line(applies, presenter), contact, detail=_office(applies, by)),
        components.Cell(row.reference),
    )


def _office(applies: InstructionView, by: Officer) -> str:
    """Return the number to ring before a visit; "" where a visit has no condition, or no number answers now."""
    number = number_at(by.landlord, now()) if applies.conditions else ""
    return _("Ring the office: {number}").format(number=number) if number else ""


@require_safe
@signed_in
def customer(request: OfficerRequest, reference: str) -> HttpResponse:
    """Show what applies to a customer today and what they need; to readers of cases, also what happened."""
    by, at = request.officer, now()
    page = customer_page(by, reference, at)
    mark_seen(by, reference, at)
    view, applies = page.view, page.applies
    presenter, reads = Presenter.of(by, localdate(at)), may_read_cases(by)
    context = {
        "person": person_of(view.person, view.needs),
        "needs": need_rows(view.needs, presenter.on),
        "reach": _reach(view.person),
        "household": [components.Link(one.name, reverse("customer", args=[one.reference])) for one in page.household],
        "measures": [_measure(row, presenter, reads=reads) for row in view.measures],
        "ledgers": [_ledger(one, row, presenter) for row in view.measures for one in row.ledgers],
        "markers": [_marker(row, presenter, reads=reads) for row in applies.markers],
        "letters": tuple(_letter(row, presenter) for row in view.letters) if allowed(by, Act.RECEIVE_APPEAL) else (),
        "mind": (*cannot_use(applies, presenter), *held_back(applies, presenter), *_mind(applies)),
        "bound": bool(applies.measures or applies.markers),
        "nothing": applies.nothing,
        "cut": page.cut,
        "most": PAGE,
        "reads": reads,
        "cases": _cases(page),
        "contacts": _contacts(page),
        "speakers": _speakers(view),
        "incidents": incidents_of_one(page.incidents, presenter, reads_cases=reads, reader=by.user.reference),
        "log": f"{reverse('log-incident')}?customer={reference}" if allowed(by, Act.LOG_INCIDENT) else "",
        "contact": "" if view.person.died_on else _contact(reference, by),
        "visits": [_visit(row) for row in visits_of(by, reference, at)] if may_visit(by) else [],
        "arrange": reverse("arrange-visit", args=[reference])
        if may_visit(by) and not (view.person.died_on or view.person.hidden)
        else "",
        "stays": reverse("stays", args=[reference])
        if may_record(by) and not (view.person.died_on or view.person.hidden)
        else "",
        "protect": reverse("protect-address", args=[reference]) if may_protect(by) and not view.person.died_on else "",
        "departed": departed(view.person),
        "departure": reverse("departure", args=[reference]) if reads and allowed(by, Act.RECORD_DEPARTURE) else "",
        "trail": (components.Link(_("Customers"), reverse("customers")), components.Link(reference)),
    }
    return render(request, "web/customers/customer.html", context)


def _contact(reference: str, by: Officer) -> str:
    """Return where a contact is answered; "" where the landlord has that switched off."""
    return reverse("before-contact", args=[reference]) if is_on(by.landlord, Feature.CONTACT_GATE) else ""


def _mind(applies: InstructionView) -> tuple[str, ...]:
    """Return what to mind that no card shows, a sentence each: at visits, then the customer's needs."""
    needs = (f"{one.says}. {one.detail}." if one.detail else f"{one.says}." for one in map(need_of, applies.needs))
    return (*at_visits(applies), *needs)


def _visit(row: StoredVisit) -> components.Link:
    """Return a visit ahead as a link: its day, its time, what it is, who attends."""
    starts, who = local(row.starts_at), row.attends.name if row.attends else _("no colleague yet")
    says = _("{day}, {time}: {kind}, {who}")
    worded = says.format(day=short(starts.date()), time=f"{starts:%H:%M}", kind=lower(KINDS[row.kind]), who=who)
    return components.Link(worded, reverse("visit", args=[row.reference]))


def _contacts(page: CustomerPage) -> tuple[components.TimelineItem, ...]:
    """Return the contacts, newest first, both ways."""
    return tuple(
        components.TimelineItem(
            _("The customer reached us {reached_us}").format(reached_us=reached_us(row.channel))
            if row.by_customer
            else _("We reached the customer {reached_us}").format(reached_us=reached_us(row.channel)),
            moment(row.happened_at),
            iso(row.happened_at),
            row.taken_by.name,
            spoken(row.speaker, row.summary),
            "contact",
        )
        for row in page.contacts
    )


def _speakers(view: CustomerView) -> tuple[components.Row, ...]:
    """Return who speaks for the customer, in which capacity and until when."""
    return tuple(
        components.Row(
            row.name,
            _("{standings}. {reached_by} Since {since}").format(
                standings=STANDINGS.get(row.standing, row.standing), reached_by=row.reached_by, since=short(row.since)
            )
            + (_(", until {until}.").format(until=short(row.until)) if row.until else "."),
        )
        for row in view.speakers
    )


def _letter(row: LetterView, presenter: Presenter) -> components.Link:
    """Return the link to record an appeal against a letter's decision."""
    links = Links(row.case, presenter.links.may)
    return components.Link(
        _("Record an appeal about our {letter} of {issued_on}").format(
            letter=LETTERS[row.decision].lower(), issued_on=short(row.issued_on)
        ),
        links.act(Act.RECEIVE_APPEAL, row.reference),
    )


def _reach(row: PersonView) -> tuple[components.Row, ...]:
    home = f"{row.home.address}, {row.home.postcode}" if row.home else _("Protected") if row.protected else ""
    names = (_("Known as"), row.known_as), (_("Former names"), ", ".join(row.former_names))
    found = ((_("Home"), home), (_("Telephone"), row.telephone), (_("Email"), row.email), *names)
    return tuple(components.Row(key, value) for key, value in found if value)


def _measure(row: MeasureView, presenter: Presenter, *, reads: bool) -> components.Card:
    name = presenter.words.name(row.key)
    says = sentences(row.terms) or [name]
    until = on(row.until) if row.until else _("It is reviewed on {review_on}").format(review_on=on(row.review_on))
    what = _("While an appeal is open") if row.eased else _("The letter says")
    rows = [components.Row(what, lines(says)), components.Row(_("Until"), until)]
    if row.review_on and row.review_on < presenter.on:
        late = _("It was due by {review_on} and is overdue. Follow the letter until it is decided.").format(
            review_on=short(row.review_on)
        )
        rows.append(components.Row(_("Review"), late))
    return components.Card(name.capitalize(), tuple(rows), _leads(row, name, presenter, reads=reads))


def _ledger(found: Balance, row: MeasureView, presenter: Presenter) -> LedgerShown:
    """Return the ledger of one allowance, with what this reader may do to it."""
    links, name = Links(row.case, presenter.links.may), lower(presenter.words.name(row.key))
    acts = ((act, links.act(act, row.reference)) for act in (Act.STRIKE_OUT, Act.ALLOW_MORE))
    about = _("of {name}").format(name=name)
    return ledger_shown(found, tuple(components.Action(presenter.words.act(act), href, about) for act, href in acts if href))


def _marker(row: MarkerView, presenter: Presenter, *, reads: bool) -> components.Card:
    name = presenter.words.name(row.key)
    late = bool(row.review_on and row.review_on < presenter.on)
    stands = (
        _("It applies until an officer decides, and no longer than {hard_end_on}.").format(hard_end_on=on(row.hard_end_on))
        if row.hard_end_on
        else ""
    )
    again = (
        _("{review_on}, which has passed. {stands}").format(review_on=short(row.review_on), stands=stands)
        if late
        else short(row.review_on)
    )
    rows = [components.Row(_("What to do"), row.instruction), components.Row(_("Review"), again)]
    if row.untold:
        rows.append(components.Row(_("Not told yet"), _("Do not mention this to the customer.")))
    return components.Card(name.capitalize(), tuple(rows), _leads(row, name, presenter, reads=reads))


def _leads(row: MeasureView | MarkerView, name: str, presenter: Presenter, *, reads: bool) -> tuple[components.Action, ...]:
    """Return the links of what applies: any officer can record an appeal."""
    appeal = Links(row.case, presenter.links.may).act(Act.RECEIVE_APPEAL, row.reference)
    found = (
        [components.Action(_("Go to the case"), reverse("case", args=[row.case]), _("of {name}").format(name=lower(name)))]
        if reads
        else []
    )
    found += [components.Action(_("Record an appeal"), appeal, _("about {name}").format(name=lower(name)))] if appeal else []
    complaint = Links(row.case, presenter.links.may).act(Act.TAKE_COMPLAINT)
    found += (
        [components.Action(_("Take a complaint"), complaint, _("beside {name}").format(name=lower(name)))] if complaint else []
    )
    return tuple(found)


def _cases(page: CustomerPage) -> components.Table:
    head = (components.Cell(_("Case")), components.Cell(_("Opened")), components.Cell(_("Looked after by")))
    rows = (
        (
            components.Cell(
                row.reference, reverse("case", args=[row.reference]), detail=_("Closed") if row.closed_at else _("Open")
            ),
            components.Cell(short(localdate(row.opened_at))),
            components.Cell(row.owner.name),
        )
        for row in page.cases
    )
    return components.Table(head, tuple(rows))
