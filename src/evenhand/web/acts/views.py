"""Shows the page of one act on one case: asks, checks, acts, or refuses with everything typed."""

from dataclasses import replace
from functools import partial
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from evenhand.adoption.policy_duties import owed_by_landlord
from evenhand.cases.actions import CaseMoved
from evenhand.casework.answers_due import answer_due, time_owed
from evenhand.casework.context import ActContext, ActResult
from evenhand.casework.details import Details
from evenhand.casework.forms_sent import done_already, only_theirs_since, steps_since
from evenhand.casework.incident_queries import note_reading
from evenhand.casework.perform import perform, prepare, verdict_for_others, verdict_on
from evenhand.casework.permissions import allowed, may_read_cases
from evenhand.casework.rows import incidents_in
from evenhand.casework.subjects import subjects_of
from evenhand.clock import now
from evenhand.incidents.files import NotEvidenceError
from evenhand.policy.acts import kind
from evenhand.policy.calendar import localdate
from evenhand.policy.verdict import ActRefused
from evenhand.policy.vocabulary import Act
from evenhand.ui import components
from evenhand.ui.forms.once import sent
from evenhand.ui.presenters import Presenter, lower
from evenhand.web.account.draft_tokens import keep_unsent
from evenhand.web.account.drafts import opened
from evenhand.web.account.signed_in import OfficerRequest, signed_in
from evenhand.web.acts.act_page import NOT_ANSWERED, ActPage
from evenhand.web.acts.choose_measure import choose, chosen
from evenhand.web.acts.concurrent_changes import in_lines, sent_again
from evenhand.web.acts.decision_summary import others_deciding
from evenhand.web.acts.forms.act_form import ActForm
from evenhand.web.acts.letter_preview import letter_preview_of
from evenhand.web.acts.refusals import first_of_all
from evenhand.web.acts.registry import PAGES, PageKind
from evenhand.web.acts.returning import asked_in, back_to, here
from evenhand.wording.dates import on

NOT_ALLOWED, REFUSED = 403, 409


@signed_in
@require_http_methods(["GET", "POST"])
def act(request: OfficerRequest, reference: str, act: Act, subject: str | None = None) -> HttpResponse:
    page, about = PAGES.get(act), kind(act).subject
    if page is None or (about.is_named != (subject is not None) and not about.may_be_named):
        raise Http404
    if not allowed(request.officer, act):
        return not_theirs(request, act, reference, subject)
    ctx = prepare(act, Details(), by=request.officer, at=now(), case=reference, subject=subject)
    if subject is not None and subject not in subjects_of(ctx):
        raise Http404
    measure = chosen(request)
    if act is Act.PROPOSE and (measure or not subject) and measure not in ctx.policy.catalogue("measure"):
        return _nothing_to_show() if _asks_for_letter(request, page) else choose(request, ctx)
    return _answered(request, ctx, page) if request.method == "POST" else _asked(request, ctx, page)


def not_theirs(request: OfficerRequest, act: Act, case: str, subject: str | None) -> HttpResponse:
    """Answer a person who may not do an act at all: say first who can, as the case does, and show no form."""
    by, at = request.officer, now()
    presenter = Presenter.of(by, localdate(at))
    says = _("Your role does not include this: {act}.").format(act=lower(presenter.words.act(act)))
    verdict = verdict_for_others(act, by=by, at=at, case=case, subject=subject) if may_read_cases(by) else None
    names = presenter.who_can(verdict) if verdict else ""
    back = components.Link(_("Case {case}").format(case=case), reverse("case", args=[case])) if verdict else None
    return render(request, "403.html", {"reason": f"{says} {names}".rstrip(), "back": back}, status=NOT_ALLOWED)


def _asked(request: OfficerRequest, ctx: ActContext, page: PageKind) -> HttpResponse:
    form = opened(request, partial(page.form, ctx), measure=chosen(request), **asked_in(request))
    if form.is_bound and only_theirs_since(ctx.the_case, form.seen, ctx.by):  # a draft, back from a cure
        form.data = sent_again(cast("QueryDict", form.data), ctx.the_case.token)
    shown = ActPage(ctx, page, form, here=here(request))
    if page.brief and shown.may_read:
        note_reading(ctx.by, incidents_in(ctx.the_case), ctx.at, case=ctx.the_case)
    standing = shown.standing
    others = standing.is_only_for_another(ctx.by.user.reference)
    presenter = replace(shown.presenter, blanks=_no_blank) if others else shown.presenter
    return shown.answer(request, first=first_of_all(standing, form, presenter), not_theirs=others)


def _no_blank(_field: str) -> str:
    """Return no blank for a cure: the form is not shown to a person who cannot do the act."""
    return ""


def _answered(request: OfficerRequest, ctx: ActContext, page: PageKind) -> HttpResponse:
    earlier, for_letter = done_already(ctx.the_case, sent(request)), _asks_for_letter(request, page)
    if earlier:
        return _nothing_to_show() if for_letter else _done(request, ctx, page, earlier.subject)
    form = page.form(ctx, request.POST, request.FILES, initial=asked_in(request))
    if for_letter:
        return _preview(request, ctx, page, form)
    if not form.is_valid():
        return ActPage(ctx, page, form, here=here(request)).answer(request, status=NOT_ANSWERED)
    said = replace(ctx, details=form.details())
    if request.POST.get("action") == "check":
        return ActPage(said, page, form, verdict_on(said), here(request)).answer(request)
    return _tried(request, said, page, form)


def _asks_for_letter(request: OfficerRequest, page: PageKind) -> bool:
    """Return whether the request asks for the letter preview: a part of a page, never a whole one."""
    return page.letter and bool(request.headers.get("HX-Request"))


def _nothing_to_show() -> HttpResponse:
    """Answer a request for a preview whose form was sent meanwhile, or whose measure is gone: the page stays."""
    return HttpResponse(status=204)


def _preview(request: OfficerRequest, ctx: ActContext, page: PageKind, form: ActForm) -> HttpResponse:
    """Answer an unfinished form with the preview of its letter. Nothing is done."""
    form.full_clean()
    details = form.so_far()
    said = replace(ctx, details=details) if details else None
    shown = ActPage(said or ctx, page, form, verdict_on(said) if said else None)
    if not shown.may_read:
        raise Http404
    return render(
        request, "web/acts/preview.html", {"preview": letter_preview_of(said, shown.presenter), "terms": shown.terms_shown}
    )


def _tried(request: OfficerRequest, said: ActContext, page: PageKind, form: ActForm) -> HttpResponse:
    """Do the act; or answer with the same form, everything typed, and the refusals."""
    try:
        done = _perform(request, said, form.seen)
    except ActRefused as refused:
        if earlier := done_already(said.the_case, sent(request)):  # at the same moment
            return _done(request, said, page, earlier.subject)
        shown = ActPage(said, page, form, refused.verdict, here(request))
        if shown.leads_away:
            keep_unsent(request)
        return shown.answer(request, status=REFUSED)
    except CaseMoved:
        return _moved(request, said, page, form)
    except NotEvidenceError as why:
        form.add_error("evidence", str(why))
        return ActPage(said, page, form).answer(request, status=NOT_ANSWERED)
    return _done(request, said, page, done.subject)


def _perform(request: OfficerRequest, said: ActContext, token: int | None) -> ActResult:
    case, form = said.the_case.reference, sent(request)
    return perform(said.act, said.details, by=said.by, at=said.at, case=case, subject=said.subject, token=token, form=form)


def _moved(request: OfficerRequest, said: ActContext, page: PageKind, form: ActForm) -> HttpResponse:
    """Answer a form whose case has changed: done where it is the same form again; else show the changes, and ask again."""
    case = said.the_case.reference
    fresh = prepare(said.act, said.details, by=said.by, at=said.at, case=case, subject=said.subject)
    if earlier := done_already(fresh.the_case, sent(request)):  # at the same moment
        return _done(request, fresh, page, earlier.subject)
    if page.adds and form.seen >= 0:
        return _added(request, fresh, page, form)
    since = steps_since(fresh.the_case, form.seen)
    again = page.form(fresh, sent_again(request.POST, fresh.the_case.token), request.FILES)
    again.is_valid()
    shown = ActPage(fresh, page, again, verdict_on(fresh), here(request))
    return shown.answer(request, status=REFUSED, moved=in_lines(since, shown.presenter.words))


def _added(request: OfficerRequest, fresh: ActContext, page: PageKind, form: ActForm) -> HttpResponse:
    """Do an act that only adds to a changed case; where the case changes again, or refuses it, answer as usual."""
    try:
        return _done(request, fresh, page, _perform(request, fresh, None).subject)
    except ActRefused as refused:
        return ActPage(fresh, page, form, refused.verdict, here(request)).answer(request, status=REFUSED)
    except CaseMoved:
        return _moved(request, fresh, page, form)


def _answered_by(ctx: ActContext, subject: str) -> str:
    """Return by when an appeal or a request is answered; where no layer sets a time, who owes setting one."""
    owed = answer_due(ctx, subject)
    if owed is None:
        return ""
    if owed.due_on:
        return _("We owe the answer by {day}.").format(day=on(owed.due_on))
    key = time_owed(ctx, subject)
    name = next((one.name for one in owed_by_landlord(ctx.by, ctx.on) if one.key == key and one.name), "")
    if not name:
        return _("No time is set for the answer. A colleague who may adopt answers has to set one.")
    return _("No time is set for the answer. {name} has to set one.").format(name=name)


def _done(request: OfficerRequest, ctx: ActContext, page: PageKind, subject: str) -> HttpResponse:
    presenter = ActPage(ctx, page, ActForm(ctx)).presenter
    messages.success(request, presenter.words.of_act(ctx.act).after)
    if answered := _answered_by(ctx, subject):
        messages.info(request, answered)
    if others := others_deciding(ctx, presenter):
        messages.info(request, " ".join(others))
    if back := back_to(request):
        return redirect(back)
    if page.leads_to:
        return redirect(page.leads_to, ctx.the_case.reference, subject)
    return redirect("case", ctx.the_case.reference) if may_read_cases(ctx.by) else redirect("my-work")
