"""Lets the proposer choose a measure, by the tiers of the policy."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from evenhand.casework.context import ActContext
from evenhand.policy.vocabulary import Act
from evenhand.ui import components
from evenhand.ui.presenters import Presenter
from evenhand.web.account.drafts import answers_kept
from evenhand.web.account.signed_in import OfficerRequest
from evenhand.web.acts.act_page import NOT_ANSWERED, ActPage
from evenhand.web.acts.forms.act_form import ActForm
from evenhand.web.acts.registry import PAGES
from evenhand.wording.words import plain


def chosen(request: OfficerRequest) -> str:
    """Return the key of the measure in an address, a form or its draft; "" where none is chosen yet."""
    if request.method == "POST":
        return request.POST.get("measure", "")
    kept = answers_kept(request)
    return request.GET.get("measure", "") or (kept.get("measure", "") if kept else "")


@dataclass(frozen=True)
class Tier:
    """The measures of one tier, each with its kind in words."""

    title: str
    measures: tuple[components.OpenAct, ...]


def choose(request: OfficerRequest, ctx: ActContext) -> HttpResponse:
    """Offer the measures of the policy."""
    shown = ActPage(ctx, PAGES[Act.PROPOSE], ActForm(ctx))
    context = {**shown.context, "tiers": list(_tiers(ctx, shown.presenter))}
    return render(request, "web/acts/choose_measure.html", context, status=200 if request.method == "GET" else NOT_ANSWERED)


def _tiers(ctx: ActContext, presenter: Presenter) -> Iterator[Tier]:
    offered = ctx.policy.catalogue("measure")
    tiers = dict.fromkeys(answer.value.tier for answer in offered.values())
    for tier in tiers:
        inside = tuple(
            components.OpenAct(answer.value.title, f"?measure={key}", plain(answer.value.kind).capitalize())
            for key, answer in offered.items()
            if answer.value.tier == tier
        )
        yield Tier(presenter.words.name(tier) if tier else _("Measures"), inside)
