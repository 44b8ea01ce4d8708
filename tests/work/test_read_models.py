"""Checks that `CustomerView` and `InstructionView` hold typed values only: no row and no story."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, is_dataclass
from datetime import date, timedelta
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from pydantic import BaseModel

from evenhand.cases.models import Assessed, Complaint, Step
from evenhand.casework.customer_view import CustomerView
from evenhand.casework.details.complaints import Complained
from evenhand.casework.details.customers import Contacted
from evenhand.casework.details.incidents import Added
from evenhand.contacts.models import Contact
from evenhand.incidents.models import Addition, Incident
from evenhand.markers.models import Marker
from evenhand.measures.models import Measure, SignOff
from evenhand.policy.pack.terms import Terms
from evenhand.policy.vocabulary import Act, VisitCondition
from evenhand.work.customer_page import customer_page
from evenhand.work.instructions import InstructionView, instruction
from tests.builders.decided import in_force, marked
from tests.builders.house import house
from tests.stages import stage

VALUES = (str, int, bool, date, NoneType)
HOLD_OTHERS = (tuple, Mapping, Union, UnionType, Annotated)
STORIES = {
    Incident: ("what", "affected", "witnesses", "on_behalf_name", "offence_condition"),
    Addition: ("words",),
    Step: ("words",),
    Assessed: ("why",),
    Contact: ("summary",),
    Complaint: ("about",),
    SignOff: ("words",),
    Measure: ("why", "authorised_because"),
    Marker: ("why",),
}
"""Where a story can stand: what happened, what was said of it, and why something was decided."""
NEVER_NAMED = {name for names in STORIES.values() for name in names} | {"incidents", "incident", "story", "contacts"}
PLANTED = "quagga"


def frozen(kind: type) -> bool:
    return kind.__dataclass_params__.frozen if is_dataclass(kind) else bool(kind.model_config.get("frozen"))


def faults(kind: Any, path: str = "") -> Iterator[str]:
    """Yield each place in a type where something else than a value may stand, or the name of a story."""
    if get_origin(kind) is Literal or kind is Ellipsis or kind in VALUES:
        return
    if get_origin(kind) in HOLD_OTHERS:
        inside = get_args(kind)[:1] if get_origin(kind) is Annotated else get_args(kind)
        for one in inside:
            yield from faults(one, path)
    elif isinstance(kind, type) and issubclass(kind, Enum):
        return
    elif isinstance(kind, type) and (is_dataclass(kind) or issubclass(kind, BaseModel)):
        if not frozen(kind):
            yield f"{path}: {kind.__name__} can be changed"
        fields = kind.__dataclass_fields__ if is_dataclass(kind) else kind.model_fields
        hints = get_type_hints(kind, include_extras=True)
        for name in fields:
            if name in NEVER_NAMED:
                yield f"{path}.{name} is a story by its name"
            yield from faults(hints[name], f"{path}.{name}")
    else:
        yield f"{path}: {getattr(kind, '__name__', kind)}"


@pytest.mark.parametrize("kind", [CustomerView, InstructionView])
def test_a_read_model_holds_values_alone(kind):
    assert list(faults(kind)) == []


@dataclass
class _Loose:
    row: Incident
    what: str
    rows: tuple[Contact, ...]
    anything: Any
    object: object
    by_name: Mapping[str, list[str]]
    terms: Terms
    visits: Mapping[VisitCondition, date | None]


def test_the_walk_meets_rows_what_is_untyped_and_stories():
    assert list(faults(_Loose)) == [
        ": _Loose can be changed",
        ".row: Incident",
        ".what is a story by its name",
        ".rows: Contact",
        ".anything: Any",
        ".object: object",
        ".by_name: list",
    ]


@pytest.fixture
@stage
def place():
    """Give a landlord with a customer who has a record of every kind."""
    built = house()
    built.case, built.measure = in_force(built)
    incident = built.customer.incidents.first().reference
    built.marker = marked(built, built.case, incident)
    built.do(Act.LOG_INCIDENT, Added(words="She rang again at six."), case=built.case, subject=incident)
    rang = Contacted(happened_at=built.at, channel="telephone", words="Asked about the window.")
    built.do(Act.RECORD_CONTACT, rang, case=built.case)
    complaint = Complained(words="The window is as it was.", received_on=built.today, route="letter")
    built.do(Act.TAKE_COMPLAINT, complaint, case=built.case)
    return built


def held(view: Any) -> str:
    """Return all that a read model holds, as a text."""
    return str({name: value.model_dump() if isinstance(value, BaseModel) else value for name, value in asdict(view).items()})


@pytest.mark.django_db
def test_no_read_model_holds_a_word_of_a_story(place):
    planted = {model for model, names in STORIES.items() if model.objects.update(**dict.fromkeys(names, PLANTED))}
    assert planted == {Incident, Addition, Step, Assessed, Contact, Complaint, SignOff, Measure, Marker}

    by = place.officers["officer"]

    page = customer_page(by, place.customer.reference, place.at)

    assert [row.what for row in page.incidents] == [PLANTED] * len(page.incidents)
    assert PLANTED not in held(page.view)
    assert PLANTED not in held(page.applies)
    assert place.measure in held(page.view)
    assert place.marker in held(page.applies)


@pytest.mark.django_db
def test_withheld_measures_and_markers_are_in_no_customer_view(place):
    Measure.objects.update(withheld_until=place.today + timedelta(days=30))
    Marker.objects.update(withheld_until=place.today + timedelta(days=30), told_on=None)
    place.customer.cases.get().notices.update(served_on=None)
    by = place.officers["officer"]

    page = customer_page(by, place.customer.reference, place.at)

    assert (page.view.measures, page.view.markers) == ((), ())
    assert (page.applies.measures, [one.untold for one in page.applies.markers]) == ((), [True])


@pytest.mark.django_db
def test_a_customer_s_view_and_the_instruction_say_the_same(place):
    by = place.officers["officer"]
    page = customer_page(by, place.customer.reference, place.at)

    assert page.applies == instruction(by, place.customer.reference, place.today)
    assert (page.view.measures, page.view.markers) == (page.applies.measures, page.applies.markers)
    assert [(one.kind, one.says, one.closed) for one in page.view.needs] == [
        (one.kind, one.says, one.closed) for one in page.applies.needs
    ]
    assert page.view.person.reference == page.applies.reference == place.customer.reference
