"""Adopts answers in two steps: one person proposes, another confirms; each writes a journal entry."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from pydantic import ValidationError

from evenhand.adoption.effects import effects_of
from evenhand.adoption.plain_answers import sentence
from evenhand.adoption.versions import newer_than
from evenhand.casework.context import NotHere
from evenhand.casework.permissions import may_adopt
from evenhand.journal.actions import record
from evenhand.journal.chain import hold
from evenhand.landlords import actions as landlord_actions
from evenhand.landlords import adopting
from evenhand.landlords.actions import ReleaseChanged
from evenhand.landlords.models import Landlord, ToAdopt
from evenhand.landlords.queries import NoPolicy, NotShipped, Officer, adoption_on, pack_named, policy_of, version_of
from evenhand.landlords.references import generate, generated_for
from evenhand.policy.calendar import localdate
from evenhand.policy.layers import Policy
from evenhand.policy.pack.answers import Answers
from evenhand.policy.pack.check import unknown_names
from evenhand.policy.pack.load import FLOOR, PACKS, shipped
from evenhand.policy.pack.pack import Pack
from evenhand.policy.pack.said import unsaid
from evenhand.policy.pack.values import values
from evenhand.policy.scrutiny.open_questions import ASKED, unanswered
from evenhand.wording.words import Words


class NotAdoptable(ValueError):  # noqa: N818
    """It cannot be adopted; the text gives the reason and what to do. Nothing was changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choosing:
    """An answer to a question on which the policy is silent, in the grammar of a policy file; it may replace an earlier one.

    ``says``: the sentence, where the value does not make it (`plain_answers.sentence`).
    """

    question: str
    answers: Mapping[str, Any]
    minute: str
    says: str = ""
    every_version: bool = False
    replaces: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOption:
    """One way to read an ambiguous sentence."""

    reading: str
    option: str
    minute: str
    every_version: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version of a policy on the floor of this build, from a day on.

    ``slug``, ``version``: one of the product's or of the landlord's own; "" for the newest of the policy in force.
    """

    since: date
    minute: str
    slug: str = ""
    version: str = ""


@transaction.atomic
def propose(what: Choosing | ReadingOption | Version, *, by: Officer, at: datetime, form: str = "") -> ToAdopt:
    """Propose an adoption, once for each form. It changes nothing until a second person confirms it.

    Raises:
        PermissionDenied: the officer is no policy owner.
        NotAdoptable: the policy answers that itself, or the answer does not fit the question.
    """
    on = _may(by, at)
    policy, reference = _running(by, on, what), generated_for(form) if form else generate()
    if form:
        hold(by.landlord.pk)  # the same form sent twice at once waits here
        if before := ToAdopt.objects.filter(landlord=by.landlord, reference=reference).first():
            return before
    if isinstance(what, Choosing):
        fields = _choice(what, policy, by)
    else:
        fields = _reading(what, policy, by) if isinstance(what, ReadingOption) else _version(what, policy, by, on)
    fields = {"slug": policy.main.pack} | fields
    row = ToAdopt.objects.create(
        landlord=by.landlord, reference=reference, minute=what.minute, first=by.user, proposed_on=on, **fields
    )
    _journal("propose_adoption", row, policy, by, at)
    return row


@transaction.atomic
def confirm(reference: str, *, by: Officer, at: datetime) -> ToAdopt:
    """Adopt what another person proposed; it holds from today, or from its day.

    Raises:
        PermissionDenied: the officer is no policy owner.
        NotHere: this landlord has no open proposal of that name.
        NotAdoptable: the same person proposed it, the policy has answered it meanwhile, or the version is in force already or
            not one of this build's.
    """
    on, row = _may(by, at), _waiting(by, reference)
    if row.first_id == by.user.pk:
        raise NotAdoptable(_("Two people adopt it. You proposed it, so another person confirms it."))
    policy = _running(by, on, row)
    if row.kind == "choice" and row.replaces is None:
        _still_silent(row.question, policy)
    if row.kind == "version":
        _still_newer(row, policy, on)
    effects = effects_of(row, by, at)
    adopting.confirm(row, by=by.user, on=on, at=at)
    _journal("confirm_adoption", row, _running(by, on, row), by, at, effects=effects.counts())
    return row


@transaction.atomic
def withdraw(reference: str, *, by: Officer, at: datetime) -> ToAdopt:
    """Take back a proposal that waits for a second person. Raises as `confirm`."""
    on, row = _may(by, at), _waiting(by, reference)
    adopting.withdraw(row, on=on)
    _journal("withdraw_adoption", row, _running(by, on, row), by, at)
    return row


@transaction.atomic
def release_own(pack: Pack, *, by: Officer, at: datetime) -> bool:
    """Store a version of the landlord's own policy, for two people to adopt; return whether it is a new one.

    Raises:
        PermissionDenied: the officer is no policy owner.
        NotAdoptable: the name is one of the product's, or this version was released with other content.
    """
    _may(by, at)
    if pack.pack in {*PACKS, FLOOR}:
        raise NotAdoptable(_("A policy of the name {slug} comes with Evenhand: give yours another.").format(slug=pack.pack))
    hold(by.landlord.pk)
    try:
        row = landlord_actions.release(pack, at=at, landlord=by.landlord)
    except ReleaseChanged as changed:
        told = _("Version {version} of {slug} was released with other content: give this one a new version.")
        raise NotAdoptable(told.format(version=pack.version, slug=pack.pack)) from changed
    if row.released_at != at:
        return False
    who = by.user.reference
    open_ = {"pack": f"{pack.pack}@{pack.version}", "sha256": pack.sha256}
    record(
        landlord_id=by.landlord.pk, act="release_policy", subject=pack.pack, by=who, recorded_at=at, happened_at=at, open=open_
    )
    return True


def _running(by: Officer, on: date, what: Choosing | ReadingOption | Version | ToAdopt) -> Policy:
    """Return the policy of the landlord on a day; before its first one, the version that is proposed or adopted."""
    try:
        return policy_of(by.landlord, on)
    except NoPolicy:
        if isinstance(what, ToAdopt) and (named := version_of(what)):
            return Policy(floor=named[1], pack=named[0])
        if isinstance(what, Version) and what.slug:
            return Policy(floor=shipped(FLOOR), pack=_pack_of(what, by))
        raise


def _pack_of(what: Version, by: Officer) -> Pack:
    try:
        return pack_named(by.landlord, what.slug, what.version)
    except KeyError as unknown:
        told = _("There is no version {version} of {slug}: release the file first, or look at the name.")
        raise NotAdoptable(told.format(version=what.version, slug=what.slug)) from unknown


def _may(by: Officer, at: datetime) -> date:
    if not may_adopt(by):
        raise PermissionDenied("adopt")
    return localdate(at)


def _waiting(by: Officer, reference: str) -> ToAdopt:
    found = ToAdopt.objects.select_for_update(of=("self",)).select_related("landlord", "first", "replaces")
    row = found.filter(landlord=by.landlord, reference=reference, confirmed_on=None, withdrawn_on=None).first()
    if row is None:
        raise NotHere(reference)
    return row


def _still_silent(question: str, policy: Policy) -> None:
    if question not in {asked.code for asked in unanswered(policy)}:
        raise NotAdoptable(_("The policy, or an earlier choice, answers this already: adopt another in its place instead."))


def _choice(what: Choosing, policy: Policy, by: Officer) -> dict[str, Any]:
    try:
        answers = Answers.model_validate(what.answers, strict=False)
    except ValidationError as wrong:
        raise NotAdoptable(
            _("This is not an answer in the grammar of a policy: {msg}.").format(msg=wrong.errors()[0]["msg"])
        ) from wrong
    if unknown := list(unknown_names(policy.main, answers)):
        raise NotAdoptable(_("The policy does not have: {unknown}. Use its own names.").format(unknown=", ".join(unknown)))
    replaced = by.landlord.choices.filter(pk=what.replaces, until=None, reading="").first() if what.replaces else None
    if what.replaces and replaced is None:
        raise NotAdoptable(_("That choice no longer holds, so nothing can take its place."))
    if replaced is None:
        _still_silent(what.question, policy)
    if what.question:
        _answers_it(what.question, answers, policy)
    says = sentence(what.question, answers, policy) or what.says
    _may_take_effect(says, answers)
    return {
        "kind": "choice",
        "question": what.question,
        "says": says,
        "answers": answers.model_dump(mode="json", by_alias=True, exclude_defaults=True),
        "versions": _versions(policy, every=what.every_version),
        "replaces": replaced,
    }


def _may_take_effect(says: str, answers: Answers) -> None:
    """Refuse a value that no judgement could follow, and a sentence that states another number."""
    if not says:
        raise NotAdoptable(_("Write what is adopted, in a sentence."))
    found = next(iter((*values(answers), *unsaid(says, answers, all_said=True))), None)
    if found:
        loc, wrong, remedy = found
        where = " ".join(str(step) for step in loc)
        raise NotAdoptable(_("{where}: {wrong}. To mend it, {remedy}.").format(where=where, wrong=wrong, remedy=remedy))


def _answers_it(question: str, answers: Answers, policy: Policy) -> None:
    asked = next((one for one in ASKED if one.code == question), None)
    if asked is None or not asked.answered_by(answers, policy.main.pack):
        topic = asked.topic if asked else question
        raise NotAdoptable(_("This does not answer the question: it says nothing under “{topic}”.").format(topic=topic))


def _reading(what: ReadingOption, policy: Policy, by: Officer) -> dict[str, Any]:
    offered = {demand.reading.key: demand.reading for _, _, demand in policy.main.demands() if demand.reading}
    offered |= {demand.reading.key: demand.reading for _, _, demand in policy.floor.demands() if demand.reading}
    reading = offered.get(what.reading)
    option = next((one for one in reading.options if one.key == what.option), None) if reading else None
    if option is None:
        raise NotAdoptable(_("The policy has no such sentence with that way to read it."))
    held = by.landlord.choices.filter(slug=policy.main.pack, reading=what.reading, until=None).order_by("-id").first()
    if held and held.option == what.option:
        raise NotAdoptable(_("It is read in this way already."))
    return {
        "kind": "reading",
        "says": option.says[:600],
        "reading": what.reading,
        "option": what.option,
        "versions": _versions(policy, every=what.every_version),
        "replaces": held,
    }


def _version(what: Version, policy: Policy, by: Officer, on: date) -> dict[str, Any]:
    pack, floor = _versions_in(what, policy, by)
    if what.since < on:
        raise NotAdoptable(_("A version begins today or later: what was decided keeps the one that judged it."))
    if by.landlord.adoptions.filter(since=what.since).exists():
        raise NotAdoptable(_("Another version begins on that day: take a later one."))
    return {
        "kind": "version",
        "slug": pack.pack,
        "says": Words().note("version", version=pack.version, floor=floor.version),
        "versions": [pack.version],
        "floor": floor.version,
        "since": what.since,
    }


def _versions_in(what: Version, policy: Policy, by: Officer) -> tuple[Pack, Pack]:
    """Return the pack and the floor that are proposed."""
    if not what.slug:
        newer = newer_than(policy, by.landlord)
        if not newer:
            raise NotAdoptable(_("The versions in force are the newest that this build ships."))
        return newer.pack, newer.floor
    pack, floor = _pack_of(what, by), shipped(FLOOR)
    if (pack.sha256, floor.sha256) == _in_force(by.landlord, what.since):
        raise NotAdoptable(_("This version is in force already."))
    return pack, floor


def _in_force(landlord: Landlord, on: date) -> tuple[str, str] | None:
    try:
        adopted = adoption_on(landlord, on)
    except NoPolicy:
        return None
    return adopted.release.sha256, adopted.floor.sha256


def _still_newer(row: ToAdopt, policy: Policy, on: date) -> None:
    try:
        pack, floor = version_of(row) or (policy.main, policy.floor)
    except NotShipped as unknown:
        raise NotAdoptable(gone(row)) from unknown
    if (pack.sha256, floor.sha256) == _in_force(row.landlord, on):
        raise NotAdoptable(_("These versions are in force already: take the proposal back."))
    if row.landlord.adoptions.filter(since=max(on, row.since or on)).exists():
        raise NotAdoptable(_("Another version begins on that day: take the proposal back and propose a later day."))


def gone(row: ToAdopt) -> str:
    """Return what to say of a proposal whose versions this build does not have."""
    says = _("This build does not have these versions: policy {policy}, floor {floor}. Take it back and propose again.")
    return says.format(policy=", ".join(row.versions), floor=row.floor or _("not named"))


def _versions(policy: Policy, *, every: bool) -> list[str]:
    return [] if every else [policy.main.version]


def _journal(act: str, row: ToAdopt, policy: Policy, by: Officer, at: datetime, **seen: object) -> None:
    record(
        landlord_id=by.landlord.pk,
        act=act,
        subject=row.reference,
        by=by.user.reference,
        recorded_at=at,
        happened_at=at,
        open={
            "kind": row.kind,
            "pack": f"{policy.main.pack}@{policy.main.version}",
            "pack_sha256": policy.main.sha256,
            "versions": row.versions,
            "floor": row.floor,
            "topics": sorted(row.answers),
            "says": row.says,
            "answers": row.answers,
            "reading": row.reading,
            "option": row.option,
            "since": row.since.isoformat() if row.since else None,
            "minute": row.minute,
            "people": [row.first.reference, *([row.second.reference] if row.second else [])],
            **seen,
        },
    )
