"""Serves the policy browser's pages."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.permissions import may_administer, may_read_adoptions
from evenhand.clock import now
from evenhand.landlords.queries import Officer, officer
from evenhand.landlords.queries import policy_of as own_policy_of
from evenhand.policy.calendar import localdate
from evenhand.policy.layers import Policy
from evenhand.policy.pack.load import FLOOR
from evenhand.policy.pack.pack import Pack
from evenhand.policy.scrutiny.compare import compared
from evenhand.policy.scrutiny.lint import remarks as remarks_of
from evenhand.ui.components import Card, Link, Row, Tag
from evenhand.web.policy import page
from evenhand.wording.dates import short
from evenhand.wording.words import Words

MOST_COMPARED = 3
_REMARK_TAGS = {
    "collision": Tag(gettext_lazy("Against the floor"), "red"),
    "departure": Tag(gettext_lazy("Stated departure"), "orange"),
    "appeal": Tag(gettext_lazy("Appeal"), "orange"),
    "measure": Tag(gettext_lazy("Measure"), "yellow"),
    "reading": Tag(gettext_lazy("Two readings"), "purple"),
    "own_review": Tag(gettext_lazy("Own review"), "turquoise"),
    "outside": Tag(gettext_lazy("Bodies outside"), "turquoise"),
    "silence": Tag(gettext_lazy("Silent"), "grey"),
}


def _reader(request: HttpRequest) -> Officer | None:
    found = officer(request.user) if request.user.is_authenticated else None
    request.officer = found  # type: ignore[attr-defined]  # the frame shows who reads
    return found


def _own(request: HttpRequest) -> Policy | None:
    reader = _reader(request)
    try:
        return own_policy_of(reader.landlord, localdate(now())) if reader else None
    except LookupError:
        return None


def _policy(request: HttpRequest, slug: str) -> Policy:
    try:
        return page.policy_of(slug, _own(request))
    except KeyError as unknown:
        raise Http404 from unknown


def index(request: HttpRequest) -> HttpResponse:
    """Show the policy of the reader's landlord first, then every other one that comes with the product."""
    own = _own(request)
    mine = own.main.pack if own else ""
    slugs = sorted(page.slugs_for(own), key=lambda slug: (slug != mine, slug == FLOOR, slug))
    cards = [_card(page.policy_of(slug, own).main, mine, request) for slug in slugs]
    reader = getattr(request, "officer", None)
    adopts = bool(own and reader and may_read_adoptions(reader))
    administers = bool(reader and may_administer(reader))
    context = {"cards": cards, "own": mine, "adopts": adopts, "administers": administers}
    return render(request, "web/policy/index.html", context)


def _card(pack: Pack, mine: str, request: HttpRequest) -> dict[str, object]:
    slug = pack.pack
    demands = sum(len(clause.demands) for clause in pack.clauses)
    whose = getattr(getattr(request, "officer", None), "landlord", None)
    return {
        "href": reverse("policy-pack", args=[slug]),
        "title": pack.title,
        "landlord": pack.landlord,
        "tag": Tag(_("{whose} runs this").format(whose=whose.name), "green") if slug == mine and whose else None,
        "floor": slug == FLOOR,
        "says": _("Version {version}: {number} clauses, {demands} demands.").format(
            version=pack.version, number=len(pack.clauses), demands=demands
        ),
        "remarks": reverse("policy-remarks", args=[slug]),
    }


def pack(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one policy, clause by clause, with the landlord's house choices where it is silent."""
    policy = _policy(request, slug)
    found = policy.main
    rows = [Row(_("Landlord"), found.landlord), Row(_("Version"), found.version), Row(_("Source"), found.source.title)]
    rows += [Row(_("In force from"), short(found.effective.since))] if found.effective.since else []
    rows += [Row(_("Its own review"), found.own_review_on or _("no day stated"))] if slug != FLOOR else []
    rows += [Row(_("Controllers"), ", ".join(f"{c.name} ({c.ico})" for c in found.controllers))] if found.controllers else []
    context = {
        "policy": found,
        "card": Card(_("This policy"), tuple(rows)),
        "clauses": list(page.clauses(policy)),
        "choices": policy.choices,
        "is_floor": slug == FLOOR,
        "trail": (Link(_("Policies"), reverse("policy")), Link(found.title)),
    }
    return render(request, "web/policy/pack.html", context)


def clause(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """Show one clause: its demands, their strength, and what the product does with each."""
    policy = _policy(request, slug)
    numbers = [found.number for found in policy.main.clauses]
    if number not in numbers:
        raise Http404(number)
    place = numbers.index(number)
    trail = (Link(_("Policies"), reverse("policy")), Link(policy.main.title, reverse("policy-pack", args=[slug])), Link(number))
    context = {
        "policy": policy.main,
        "clause": page.shown(policy, policy.main.clauses[place]),
        "before": reverse("policy-clause", args=[slug, numbers[place - 1]]) if place else "",
        "after": reverse("policy-clause", args=[slug, numbers[place + 1]]) if place + 1 < len(numbers) else "",
        "before_number": numbers[place - 1],
        "after_number": numbers[place + 1] if place + 1 < len(numbers) else "",
        "is_floor": slug == FLOOR,
        "trail": trail,
    }
    return render(request, "web/policy/clause.html", context)


def remarks(request: HttpRequest, slug: str) -> HttpResponse:
    """Show every remark on a policy: silences, readings, gaps, and where it goes against the floor. None can be hidden."""
    policy = _policy(request, slug)
    found, words = remarks_of(policy, localdate(now())), Words()
    rows = [
        {
            "number": one.number,
            "tag": _REMARK_TAGS[one.remark.kind],
            **dict(zip(("says", "do"), words.remark(one.remark.says), strict=True)),
            "clause": one.remark.cited.number if one.remark.cited else "",
            "href": reverse("policy-clause", args=[one.remark.cited.pack, one.remark.cited.number])
            if one.remark.cited and one.remark.cited.number != "house-choice"
            else "",
        }
        for one in found
    ]
    trail = (
        Link(_("Policies"), reverse("policy")),
        Link(policy.main.title, reverse("policy-pack", args=[slug])),
        Link(_("Remarks")),
    )
    return render(request, "web/policy/remarks.html", {"policy": policy.main, "rows": rows, "trail": trail})


def compare(request: HttpRequest) -> HttpResponse:
    """Show up to three policies side by side, topic by topic."""
    own = _own(request)
    slugs = page.slugs_for(own)
    chosen = [slug for slug in dict.fromkeys(request.GET.getlist("with")) if slug in slugs][:MOST_COMPARED]
    policies = [page.policy_of(slug, own) for slug in chosen]
    packs = [policy.main for policy in policies]
    names = {slug: page.policy_of(slug, own).main.landlord for slug in slugs}
    offered = [{"slug": slug, "landlord": name, "chosen": slug in chosen} for slug, name in names.items()]
    context = {
        "offered": offered,
        "packs": packs,
        "rows": list(page.side_by_side(compared(policies), packs)) if packs else [],
        "most": MOST_COMPARED,
        "trail": (Link(_("Policies"), reverse("policy")), Link(_("Compare"))),
    }
    return render(request, "web/policy/compare.html", context)
