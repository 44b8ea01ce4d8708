"""Computes by when the risk to a worker is looked at with them, after harassment by a customer was reported."""

import re
from collections.abc import Iterator
from datetime import date

from evenhand.policy.calendar import Calendar
from evenhand.policy.duties.duty import Duty, whether_done
from evenhand.policy.facts.facts import Facts, Incident
from evenhand.policy.inquiry import Inquiry
from evenhand.policy.layers import Policy
from evenhand.policy.verdict import Message
from evenhand.policy.vocabulary import Act

_HARASSES = re.compile(r"discriminat|racis|sexis|sexual|homophob|transphob", re.IGNORECASE)
"""Words by which a policy's own conduct is harassment of the worker that it is towards."""


def harassing_conduct(policy: Policy) -> frozenset[str]:
    """Return the behaviours of a policy whose title names discrimination or sexual conduct."""
    offered = policy.catalogue("behaviour")
    return frozenset(key for key, answer in offered.items() if _HARASSES.search(answer.value.title))


def _is_harassment(policy: Policy, incident: Incident) -> bool:
    """Return whether a report is of harassment of a worker: as its reporter answered, or by the conduct it is of."""
    conduct = incident.towards == "staff" and not harassing_conduct(policy).isdisjoint(incident.behaviours)
    return incident.harassment or conduct


def workers_protected(policy: Policy, facts: Facts, at: date, calendar: Calendar) -> Iterator[Duty]:
    """Yield what is owed to the worker of each report of sexual or discriminatory harassment, by the law of its own day.

    It counts from the report, also where that came late, and is done by the first record of the risk, the steps and support.
    """
    for incident in facts.incidents:
        if incident.withdrawn or not _is_harassment(policy, incident):
            continue
        since = incident.logged_on or incident.happened_on or at
        inquiry = Inquiry(policy, facts.about(incident.reference), Act.PROTECT_WORKER, None, since, calendar)
        for answer in inquiry.every("worker_protection")[:1]:
            counted = calendar.count(since, answer.value.within.term)
            yield Duty(
                "protect_worker",
                incident.reference,
                counted.last_day,
                answer.cited,
                Message("duty_protect_worker"),
                Act.PROTECT_WORKER,
                counted,
                whether_done(facts, incident.protected_on),
                incident.protected_on,
            )
