"""Follows each cure of a refused act, as a user would, by the forms of the pages, until it is done."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.forms import IntegerField
from django.http import HttpResponse

from evenhand.casework.case_view import CURED_BY_ITS_FORM
from evenhand.casework.details import Details
from evenhand.casework.form_questions.questions import before_answering
from evenhand.casework.perform import prepare
from evenhand.casework.permissions import allowed
from evenhand.policy.fact_catalogue import DISABILITY
from evenhand.policy.remedies import Remedy, remedy_of
from evenhand.policy.verdict import Cure, Verdict
from evenhand.policy.vocabulary import Act
from evenhand.ui.links import ASKED, ASKS, BACK, Links
from evenhand.web.acts.forms.assessment import FOR_LETTER
from evenhand.web.acts.forms.proposal import ProposeForm
from evenhand.web.acts.refusals import ASKED_HERE
from evenhand.wording.words import Words
from tests.builders.house import House
from tests.builders.landlords import SETTINGS
from tests.builders.scenario import PERSONAL
from tests.web.acting import moment, on, signed_in
from tests.web.pages import set_clock
from tests.web.walk_markup import WORDS, Markup

MOST_ROUNDS, DEEPEST = 40, 6
NAMED = " can do this."
"""The end of a cure that another person carries out."""
Answers = dict[str, Any]
_DAY = re.compile(r"(?:(at the latest|after) )?\w+day (\d{1,2} \w+ \d{4})")


def _is_for_another(verdict: Verdict) -> bool:
    """Return whether something stands against who it is: another person does it, or signs first."""
    signs = verdict.act is Act.ENDORSE
    return any(
        result.rule in PERSONAL | {"signed_once"} or (signs and result.rule == "endorsement") for result in verdict.refusals
    )


@dataclass
class Followed:
    """One case of a house, on which cures are followed. ``sent``: who sent which form on the way, in order."""

    place: House
    case: str
    who: str = "officer"
    sent: list[tuple[str, str]] = field(default_factory=list)

    def do(self, act: Act, subject: str | None = None, query: str = "", **answers: Any) -> str:
        """Do an act, and each cure before it, at the page of the act; return the page that follows."""
        return self._at(Links(self.case).act(act, subject) + query, act, answers, 0)

    def _at(self, path: str, act: Act, answers: Answers, depth: int) -> str:
        assert depth < DEEPEST, f"the cures go in a circle: {path} after {self.sent}"
        mine, followed, own = self.who, set[str](), dict(answers)
        for _ in range(MOST_ROUNDS):
            page = self._opened(path, act)
            found = next(self._first(page), None)
            if found is not None:
                remedy, verdict = found
                stage = f"{remedy} on {verdict.facts}"
                assert stage not in followed, f"{path}: {remedy} was carried out, and nothing is otherwise"
                followed.add(stage)
                self._carry_out(page, path, remedy, depth)
                continue
            page = self._opened(path, act) if page.context["not_theirs"] else page  # another's turn, at a page that asks
            if not self._is_offered(page, own):
                self.who = next(who for who in self.place.officers if self._offers(path, act, own, who))
                page = self._opened(path, act)
            answer = self._send(path, page, own)
            if answer.status_code == 302:
                self.who = mine
                return str(answer.headers["Location"])
            corrected = self._corrected(answer, path, depth)
            assert corrected is not None, f"{path} is refused, and no cure has a place: {answer.context['verdict']}"
            own |= corrected
        raise AssertionError(f"{path} is refused after {MOST_ROUNDS} rounds: {self.sent}")

    def _offers(self, path: str, act: Act, answers: Answers, who: str) -> bool:
        self.who = who
        return allowed(self.place.officers[who], act) and self._is_offered(self._opened(path, act), answers)

    def _is_offered(self, page: Any, answers: Answers) -> bool:
        """Return whether the page offers what is to be chosen; who may not choose it reads who may."""
        fields = page.context["form"].fields
        wanted = [(fields[name], said) for name, said in answers.items() if name in fields and isinstance(said, list)]
        return all(said[0] in dict(one.choices) for one, said in wanted if getattr(one, "choices", None))

    def _opened(self, path: str, act: Act) -> HttpResponse:
        if not allowed(self.place.officers[self.who], act):
            self.who = next(who for who, one in self.place.officers.items() if allowed(one, act))
        set_clock(self.place)
        page = signed_in(self.place, self.who).get(path)
        assert page.status_code == 200, f"{self.who}: {path} answers {page.status_code}"
        return page

    def _first(self, page: Any) -> Iterator[tuple[Remedy, Verdict]]:
        """Yield where each refusal that the page's own form cannot lift is cured; who may not do it asks another."""
        form = page.context["form"]
        verdict = self._standing(form)
        if _is_for_another(verdict):
            self._says_who_can(page, verdict)
            self.who = next((who for who in self.place.officers if self._could(who, form)), "")
            assert self.who, f"nobody may {form.ctx.act}: {verdict.unmet}"
            verdict = self._standing(form)
        for result in verdict.refusals:
            if result.rule in ASKED_HERE or any(cure.code in CURED_BY_ITS_FORM for cure in result.cures):
                continue
            remedy = remedy_of(result.cures[0], verdict)
            if (remedy.act, remedy.subject) != (verdict.act, verdict.subject):
                yield remedy, verdict

    def _says_who_can(self, page: Any, verdict: Verdict) -> None:
        """Look that the page says first, above its form, that the act is another's to do, and names who can do it."""
        if not verdict.is_only_for_another(self._me) or not page.context["may_read"]:
            return
        assert page.context["not_theirs"], f"{verdict.act} is offered to {self.who}: {verdict.unmet}"
        first = page.context["first"][0].rule
        assert first.says.startswith(Words(page.context["form"].ctx.policy).message(verdict.for_another(self._me)[0].message))
        assert first.cures[0].says.endswith(NAMED), first.cures

    @property
    def _me(self) -> str:
        return self.place.officers[self.who].user.reference

    def _standing(self, form: Any) -> Verdict:
        """Return what stands against the form's act by the person at the page, before anything is answered."""
        ctx = form.ctx
        ctx = prepare(
            ctx.act, Details(), by=self.place.officers[self.who], at=self.place.at, case=self.case, subject=ctx.subject
        )
        return before_answering(ctx, form.draft_facts() if isinstance(form, ProposeForm) else ctx.facts.about(ctx.subject))

    def _could(self, who: str, form: Any) -> bool:
        if not allowed(self.place.officers[who], form.ctx.act):
            return False
        self.who = who
        return not _is_for_another(self._standing(form))

    def _carry_out(self, page: Any, path: str, remedy: Remedy, depth: int) -> None:
        """Follow the page's link to the blank by which a cure is carried out, fill it in, and look that one is back."""
        if remedy.act is None:
            self._wait(remedy)
            return
        href = Links(self.case, None, path).cure(remedy)
        target, _, fragment = href.partition("#")
        if allowed(self.place.officers[self.who], remedy.act):
            shown = Markup(signed_in(self.place, self.who).get(path).content.decode()).links
            assert href in shown, f"{path} has no link to {href}: {shown}, {remedy}"
            above = (cure.href for one in page.context["first"] for cure in one.rule.cures if cure.href)
            # the page was opened by another person, and its own blanks are filled in on it
            first = [one for one in above if "/reassign-case/" not in one and not one.startswith("#")]
            assert first[0] == href, f"{path} leads first to {first[0]}, and the verdict to {href}"
        else:
            self.who = next(who for who, one in self.place.officers.items() if allowed(one, remedy.act))
        landed = self._at(target, remedy.act, self._establishing(target, remedy, fragment), depth + 1)
        back = parse_qs(urlsplit(target).query).get(BACK)
        assert not back or landed == path, f"{target} leads to {landed}, and not back to {path}"

    def _wait(self, remedy: Remedy) -> None:
        day = remedy.cure.params.get("on") or remedy.cure.params.get("after")
        assert day, f"nobody can follow {remedy.cure.code} {dict(remedy.cure.params)}"
        while self.place.today <= day:
            self.place.later(days=1)

    def _establishing(self, target: str, remedy: Remedy, fragment: str) -> Answers:
        """Open the form at its blank, and return the answers that establish what the cure asks for."""
        assert remedy.act
        if not remedy.field:
            return {}
        page: Any = self._opened(target, remedy.act)
        if page.context.get("not_theirs"):
            next(self._first(page), None)
            page = self._opened(target, remedy.act)
        assert fragment == ASKED
        assert Markup(page.content.decode()).ids.count(ASKED) == 1, f"{target} shows no blank for {remedy.field}"
        name = page.context["form"].blank(remedy.field)
        if name.startswith("so-"):
            return {name: "no" if remedy.field in DISABILITY else "yes", name.replace("so-", "why-", 1): WORDS}
        if name == FOR_LETTER:
            return {name: WORDS}
        if name in {"facts", "party"}:
            return {name: [remedy.field]}
        if name.startswith("behaviours-"):
            return {name: [next(iter(page.context["form"].fields[name].offered))]}
        return {}

    def _send(self, path: str, page: Any, answers: Answers) -> Any:
        self.sent.append((self.who, path.partition("?")[0]))
        set_clock(self.place.later(minutes=2))
        return self._post(path, self._filled(page) | answers)

    def _post(self, path: str, filled: Answers) -> Any:
        return signed_in(self.place, self.who).post(path, filled | {"action": "save"})

    def _filled(self, page: Any) -> Answers:
        """Return what stands on the form, and something sensible for what it requires."""
        form = page.context["form"]
        controls = Markup(page.content.decode()).answered
        guessed = controls.filled(self.place.today)
        wanted = {name for name, one in form.fields.items() if one.required or one.widget.is_hidden}
        kept = {
            one.name for one in controls.controls if one.chosen or (one.kind not in {"checkbox", "radio"} and one.value.strip())
        }
        found = {name: said for name, said in guessed.items() if name in kept or {name, name.rpartition("-")[0]} & wanted}
        if form.ctx.act is Act.RECORD_ACCOUNT:
            found |= {"alleged": ["no"]}
        if form.ctx.act is Act.LOG_INCIDENT:
            found |= moment("happened_at", self.place.at + timedelta(hours=1)) | self._behaviour(form)
        return found

    def _behaviour(self, form: Any) -> Answers:
        wanted = SETTINGS[self.place.policy].behaviour
        return {
            name: [wanted]
            for name, one in form.fields.items()
            if name.startswith("behaviours-") and wanted in getattr(one, "offered", {})
        }

    def _corrected(self, page: Any, path: str, depth: int) -> Answers | None:
        """Return what the refused form is sent with next: each blank to which a cure leads; None where no cure has a place."""
        assert page.status_code in {409, 422}, f"{path} answers {page.status_code}"
        form = page.context["form"]
        assert page.status_code == 409, f"{path}: {form.errors.as_data()}"
        personal = [cure.says for one in page.context["against"] for cure in one.rule.cures if cure.says.endswith(NAMED)]
        assert not personal, f"{path} lets {self.who} fill in first what another does: {personal}"
        ids, found = Markup(page.content.decode()).ids, Answers()
        names = {str(form[name].auto_id): name for name in form.fields}
        cures = [next((cure for cure in one.rule.cures if cure.href), None) for one in page.context["against"]]
        for cure in filter(None, cures):
            if cure.href.startswith("#"):
                assert cure.href[1:] in ids, f"{path} has no {cure.href}"
                found |= self._put(names[cure.href[1:]], cure.says, form)
        away = next((cure.href for cure in cures if cure and not cure.href.startswith("#")), "")
        if away and not found:
            self._follow(away, path, depth)
        return found if found or away else None

    def _follow(self, href: str, path: str, depth: int) -> None:
        """Carry out a cure at another page, as its link alone tells, and look that one is back."""
        target, _, fragment = href.partition("#")
        act = Act(urlsplit(target).path.split("/acts/")[1].split("/")[0].replace("-", "_"))
        asks = parse_qs(urlsplit(target).query).get(ASKS, [""])[0]
        remedy = Remedy(Cure("do", act=act, fact=None), act, field=asks)
        landed = self._at(target, act, self._establishing(target, remedy, fragment), depth + 1)
        assert landed == path, f"{target} leads to {landed}, and not back to {path}"

    def _put(self, name: str, says: str, form: Any) -> Answers:
        if day := _DAY.search(says):
            wanted = datetime.strptime(f"{day[2]} +0000", "%d %B %Y %z").date()
            return on(name, wanted + timedelta(days=28) if day[1] == "after" else wanted)
        if name.startswith(("so-",)):
            return {name: "yes", name.replace("so-", "why-", 1): WORDS}
        if isinstance(form.fields[name], IntegerField):
            return {name: [(re.search(r"\d+", says) or ["3"])[0]]}
        chosen = [key for key, _says in getattr(form.fields[name], "choices", ())]
        offered = getattr(form.fields[name], "offered", None) or chosen
        return {name: [next(iter(offered))] if offered else "on" if name == "home_at_risk" else WORDS}
