"""Writes an answer of the gate in its published shape: what `evenhand gate --json` prints and the API sends."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from evenhand.policy.gate import GateAnswer, Speaks
from evenhand.policy.open_channels import OpenWay
from evenhand.policy.verdict import Cited
from evenhand.wording.gate import not_checked_because, sentence, steps, way_said, why
from evenhand.work.before_contact import BeforeContact

_ZONE = ZoneInfo("Europe/London")


def answer_json(answer: GateAnswer, found: BeforeContact | None = None) -> dict[str, Any]:
    """Return an answer; ``found``: the customer that it is about, None for a home, or where nothing could be read.

    Moments are in the landlord's zone, with their offset. ``always_open``: the matters that are taken on any channel.
    """
    versions = found.versions if found else {}
    return {
        "verdict": answer.verdict,
        "says": sentence(answer),
        "steps": list(steps(answer)),
        "speaks": [_speaks(one, versions) for one in answer.speaks],
        "needs": [{"kind": one.kind, "closes": list(one.closed)} for one in found.needs if one.closed] if found else [],
        "until": _day(answer.until),
        "next_at": _moment(answer.next_at),
        "instead": [_way(one) for one in answer.instead],
        "always_open": _always(found.gate.always, versions) if found else [],
        "owes": list(answer.owes),
        "visit": list(answer.visit),
        "not_checked": not_checked_because(answer),
    }


def _speaks(one: Speaks, versions: Mapping[str, str]) -> dict[str, Any]:
    return {
        "code": one.says.code,
        "measure": one.measure or None,
        "title": one.title or None,
        "because": why(one),
        "clause": _clause(one.cited, versions),
        "until": _day(one.until),
    }


def _clause(cited: Cited | None, versions: Mapping[str, str]) -> dict[str, Any] | None:
    return {**cited.as_json(), "version": versions.get(cited.pack)} if cited else None


def _always(matters: Mapping[Any, Cited], versions: Mapping[str, str]) -> list[dict[str, Any]]:
    return [{"matter": matter, "clause": cited.id, "version": versions.get(cited.pack)} for matter, cited in matters.items()]


def _way(way: OpenWay) -> dict[str, Any]:
    return {"channel": way.channel, "party": way.party or None, "says": way_said(way)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _moment(moment: datetime | None) -> str | None:
    return moment.replace(tzinfo=_ZONE).isoformat() if moment else None
