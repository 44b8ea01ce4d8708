"""Fetches the rows of one case on first use: each kind once, with the people they name.

``case.steps.all()`` is then one query the first time and none after it; a kind that nothing asks for is never fetched. An act
that wants one row alone asks its model: ``Step.objects.filter(case=case, ...)``.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Model, Prefetch, QuerySet

from evenhand.cases.models import Case
from evenhand.incidents.models import Named
from evenhand.measures.models import Extension, SignOff

_Rows = QuerySet[Any]
_PLACE = "_prefetched_objects_cache"
"""Where Django stores prefetched rows."""


def _with(*people: str, order: tuple[str, ...] = (), also: "tuple[str | Prefetch[Any], ...]" = ()) -> Callable[[_Rows], _Rows]:
    """Return what is fetched with rows: rows that they point to, and rows that point to them."""

    def fetch(rows: _Rows) -> _Rows:
        found = rows.select_related(*people) if people else rows
        found = found.prefetch_related(*also) if also else found
        return found.order_by(*order) if order else found

    return fetch


_OF_A_CASE = {
    "incidents": _with(
        order=("happened_at", "id"),
        also=("reporter", Prefetch("named", Named.objects.select_related("user"))),
    ),
    "rechecks": _with("by"),
    "questions": _with("by", "of", "answered_by"),
    "steps": _with(also=("by",)),  # one row for each person, not one for each step
    "assessed": _with("by"),
    "notices": _with("issued_by", order=("issued_on", "id")),
    "reviews": _with("by", order=("on", "id")),
    "measures": _with(
        "proposed_by",
        "authorised_by",
        order=("id",),
        also=(
            Prefetch("sign_offs", SignOff.objects.select_related("by").order_by("id")),
            Prefetch("extensions", Extension.objects.select_related("asked_by", "decided_by").order_by("id")),
        ),
    ),
    "markers": _with("requested_by", "authorised_by", "confirmed_by", order=("id",), also=("incidents",)),
    "complaints": _with("taken_by", "refused_by", order=("received_on", "id"), also=("stages",)),
    "referrals": _with("by", "marker", "withheld_by", order=("id",)),
    "legal_steps": _with("by", "measure", order=("on", "id")),
    "appeals": _with("heard_by", "late_accepted_by", order=("id",)),
}
_OF_A_CUSTOMER = {
    "representatives": _with(order=("since", "id")),
    "needs": _with("assessor", order=("id",)),
    "allegations": _with("investigator", "taken_by", order=("opened_on", "id"), also=("of",)),
}


class _OnDemand(dict[str, _Rows]):
    """Replaces Django's store of prefetched rows, and queries each kind of row on first use."""

    def __init__(self, of: Model, fetches: Mapping[str, Callable[[_Rows], _Rows]]) -> None:
        super().__init__()
        self._of, self._fetches = of, fetches

    def stand(self) -> None:
        """Replace Django's store of prefetched rows."""
        vars(self._of)[_PLACE] = self

    def __missing__(self, relation: str) -> _Rows:
        fetch = self._fetches[relation]  # a KeyError is Django's sign to ask the database
        del vars(self._of)[_PLACE]  # so that the relation answers with a query of its own
        try:
            self[relation] = fetch(getattr(self._of, relation).all())
        finally:
            self.stand()
        return self[relation]


def on_demand(case: Case) -> Case:
    """Return a case whose rows, and its customer's, are fetched on first use."""
    _OnDemand(case, _OF_A_CASE).stand()
    _OnDemand(case.customer, _OF_A_CUSTOMER).stand()
    return case
