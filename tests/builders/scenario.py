"""Builds a case under any policy by doing what each refusal names as its cure.

Nothing here knows a landlord. `Scenario.do` does one act, and before it whatever stands in its way.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from evenhand.cases.models import Case
from evenhand.casework.context import ActResult
from evenhand.casework.details import Details, Established
from evenhand.casework.details.allegations import AllegationSettled, Alleged, InvestigatorNamed
from evenhand.casework.details.customers import Account, AccountSought, Needs
from evenhand.casework.details.letters import Issued, Served
from evenhand.casework.details.measures import Assessment, Found, Proposed, Signed, Warned, Weighed
from evenhand.casework.form_questions.colleagues import could_look_into
from evenhand.casework.perform import consider_act, prepare, verdict_on
from evenhand.casework.permissions import allowed
from evenhand.landlords.queries import policy_of
from evenhand.policy.layers import Policy
from evenhand.policy.pack.answers import Measure
from evenhand.policy.pack.terms import Hours, Terms
from evenhand.policy.verdict import ActRefused, Cure, Verdict
from evenhand.policy.vocabulary import Act, Decision, NoticePart
from tests.builders.house import House, opened, reported
from tests.builders.landlords import SETTINGS
from tests.policy.cures import TERM_VALUES
from tests.stages import stage

MOST_STEPS = 12
PERSONAL = frozenset(
    {
        "authority",
        "decider_not_proposer",
        "interested_decide_nothing",
        "told_by",
        "reviewed_by",
        "appeal_reviewer",
        "appeal_uninvolved",
        "appeal_not_by_manager",
    }
)
WORDS = "Looked at with her own account and file."
LETTER = Issued(
    words=WORDS, contact_person="Priya Shah", service_implications="Repairs are reported as before.", home_at_risk=True
)


@dataclass
class Scenario:
    """One case of a house, taken wherever its policy leads."""

    house: House
    case: str

    def do(self, act: Act, details: Details, subject: str | None = None, who: str | None = None) -> ActResult:
        """Do an act, and first what its refusals ask for; ``who`` None: a person that the policy lets do it."""
        by = who or self._capable(act)[0]
        for _ in range(MOST_STEPS):
            try:
                return self.house.do(act, details, by, case=self.case, subject=subject)
            except ActRefused as refused:
                verdict = refused.verdict
            another = by if who or not _personal(verdict) else self.who_may(act, details, subject)
            if another == by:
                details = self._follow(verdict, details, by)
            by = another
        raise AssertionError(f"{act} is still refused: {[(one.message, one.cures) for one in verdict.refusals]}")

    def ready(self, act: Act, details: Details, subject: str | None = None) -> tuple[Details, str]:
        """Do what the refusals of an act ask for, and not the act: return its details then, and who may do it."""
        for _ in range(MOST_STEPS):
            by = self.who_may(act, details, subject)
            verdict = self.verdict_on(act, details, subject, by)
            if verdict.permitted:
                return details, by
            details = self._follow(verdict, details, by)
        raise AssertionError(f"{act} is still refused: {[(one.message, one.cures) for one in verdict.refusals]}")

    def who_may(self, act: Act, details: Details, subject: str | None = None) -> str:
        """Return the first of the staff whose only refusals are what others have to do first."""
        mine = self._capable(act)
        doing = prepare(act, details, by=self.house.officers[mine[0]], at=self.house.at, case=self.case, subject=subject)
        for who in mine:
            if not _personal(verdict_on(replace(doing, by=self.house.officers[who]))):
                return who
        raise AssertionError(f"nobody of {self.house.policy} may {act}")

    def verdict_on(self, act: Act, details: Details, subject: str | None = None, who: str = "officer") -> Verdict:
        """Return how an act by somebody would be judged now."""
        by = self.house.officers[who]
        return consider_act(act, details, by=by, at=self.house.at, case=self.case, subject=subject)

    def _capable(self, act: Act) -> list[str]:
        return [who for who, officer in self.house.officers.items() if allowed(officer, act)]

    def _follow(self, verdict: Verdict, details: Details, by: str) -> Details:
        cures = {str(dict(cure.params)): cure for result in verdict.refusals for cure in result.cures[:1]}
        assert cures, verdict.unmet
        for cure in cures.values():
            if cure.code in _CHANGES:
                details = _CHANGES[cure.code](details, cure, self)
            else:
                self._obey(cure, verdict, by)
        return details

    def _obey(self, cure: Cure, verdict: Verdict, by: str) -> None:
        if cure.code == "do":
            self.establish(Act(cure.params["act"]), cure.params["fact"])
        elif cure.code == "fill_letter" and cure.params["parts"] == [NoticePart.EQUALITY_CONSIDERED]:
            self.do(Act.ASSESS, Assessment(for_letter=WORDS))
        elif cure.code == "consult":
            self.do(Act.CONSULT, Signed(words="They agree.", party=cure.params["party"]), verdict.subject)
        elif cure.code == "signed_by":
            for who in self._signers(cure, by)[: cure.params.get("more", 1)]:
                self.do(Act.ENDORSE, Signed(words="It is in proportion."), verdict.subject, who)
        else:
            raise AssertionError(f"{verdict.act}: no way to follow {cure.code} {dict(cure.params)}, {verdict.unmet}")

    def _signers(self, cure: Cure, by: str) -> list[str]:
        """Return who of the staff fits, the wanted ones first, and nobody who signed or is about to decide."""
        roles = {*cure.params.get("roles", ()), *filter(None, [cure.params.get("role")])}
        measure = self.row.measures.order_by("id").last()
        signed = {sign.by_id for sign in measure.sign_offs.filter(act=Act.ENDORSE)} if measure else set()
        found = []
        for who, officer in self.house.officers.items():
            person = officer.person
            wanted = person.roles & roles or person.teams & {cure.params.get("team")}
            if who != by and officer.user.pk not in signed and (wanted or person.committees & {cure.params.get("committee")}):
                found.append(who)
        return found

    def establish(self, act: Act, fact: str | None) -> None:
        """Do the act that establishes a fact."""
        if act is Act.LOG_INCIDENT:
            self._log_again()
        elif act is Act.ASSESS:
            self.do(act, Assessment(answers=(Weighed(fact=fact or "", so=True, why=WORDS),), for_letter=WORDS))
        elif act is Act.DECIDE_USE:
            for who in ("officer", "line_manager"):
                self.do(act, Details(words=WORDS), None, who)
        elif act is Act.SERVE:
            self._tell_finding()
        elif act is Act.INVESTIGATE_COUNTER_ALLEGATION:
            self._look_into(fact)
        elif act in _BY_ACT:
            self.do(act, _BY_ACT[act](fact))
        else:
            raise AssertionError(f"nobody goes out of their way to {act} here")

    def _look_into(self, fact: str | None) -> None:
        """Hear the customer, where nobody has; where they alleged something, let somebody apart look into it."""
        if fact == "counter_allegations_settled" and not self.row.steps.filter(act=Act.RECORD_ACCOUNT).exists():
            self.establish(Act.RECORD_ACCOUNT, None)
            return
        allegation = self.do(Act.TAKE_ALLEGATION, Alleged(words="He takes money.")).subject
        doing = self.house.doing(Act.NAME_INVESTIGATOR, case=self.case, subject=allegation)
        people = could_look_into(doing)
        assert people, "nobody is left who could look into it"
        apart = people[-1].user
        named = InvestigatorNamed(words=WORDS, investigator=apart.reference)
        self.do(Act.NAME_INVESTIGATOR, named, allegation, "officer")
        who = next(key for key, one in self.house.officers.items() if one.user == apart)
        settled = AllegationSettled(words=WORDS, outcome="not_made_out")
        self.do(Act.INVESTIGATE_COUNTER_ALLEGATION, settled, allegation, who)

    def _tell_finding(self) -> None:
        if not self.row.notices.filter(decision=Decision.FINDING).exists():
            self.establish(Act.FIND, None)
        letter = self.row.notices.filter(decision=Decision.FINDING).latest("id")
        self.do(Act.SERVE, Served(how="letter"), letter.reference)

    def _log_again(self) -> None:
        if not self.row.steps.filter(act__in=[Act.COMMUNICATE_CONCERNS, Act.WARN]).exists():
            self.establish(Act.COMMUNICATE_CONCERNS, None)
        reported(self.house.later(days=1), (SETTINGS[self.house.policy].behaviour,), case=self.case)

    @property
    def row(self) -> Case:
        """Return the case as it is on file."""
        return Case.objects.get(reference=self.case)

    def policy(self) -> Policy:
        """Return the policy of the day."""
        return policy_of(self.house.landlord, self.house.today)

    def proposal(self, key: str) -> Proposed:
        """Return a proposal of a measure with the terms that the policy asks it to state, and no more."""
        offered = self.policy().catalogue("measure")[key].value
        start = self.house.today
        return Proposed(words="Nothing lighter is enough.", key=key, terms=least_terms(offered), starts_on=start)


def _personal(verdict: Verdict) -> bool:
    """Return whether something stands against who it is, and not only against when."""
    return any(result.rule in PERSONAL for result in verdict.refusals)


@stage
def case_under(house: House, behaviour: str = "") -> Scenario:
    """Return a case just opened on one report of what such cases are usually about."""
    return Scenario(house, opened(house, (behaviour or SETTINGS[house.policy].behaviour,)))


def least_terms(offered: Measure) -> Terms:
    """Return the terms that a measure, or its letter, cannot do without."""
    rules = offered.terms.named()
    wanted = [name for name, rule in rules.items() if rule.required]
    wanted += offered.any_term[:1]
    wanted += ["earlier_matter"] if "new_issues_only" in wanted else []
    wanted += ["description"] if offered.open and "description" not in wanted else []
    return Terms(**{name: _value(name, rules.get(name)) for name in wanted})


def _value(name: str, rule: Any) -> Any:
    value = TERM_VALUES[name]
    if rule and rule.choose:
        value = rule.choose[: rule.least or 1]
    if rule and getattr(rule, "within", None):
        value = Hours(**{"from": rule.within.from_, "until": rule.within.until})
    return value


_BY_ACT: dict[Act, Callable[[str | None], Details]] = {
    **dict.fromkeys(
        (
            Act.DISCUSS,
            Act.OFFER_SUPPORT,
            Act.COMMUNICATE_CONCERNS,
            Act.INFORM_TEAMS,
        ),
        lambda fact: Established(words=WORDS, facts=(fact,) if fact else ()),
    ),
    Act.SEEK_ACCOUNT: lambda _: AccountSought(words=WORDS, channels=("letter",)),
    Act.RECORD_ACCOUNT: lambda _: Account(words="I ring because nobody rings me back."),
    Act.RECORD_NEEDS: lambda _: Needs(words="Asked about health and needs; none told."),
    Act.FIND: lambda _: Found(outcome="unreasonable", words=WORDS, asked="Please write to us once a week."),
    Act.WARN: lambda _: Warned(words=WORDS, asked="Please write to us once a week."),
}


def _proposed(details: Details) -> Proposed:
    assert isinstance(details, Proposed), details
    return details


def _dated(details: Details, cure: Cure, _: Scenario) -> Details:
    day: date = cure.params.get("most") or cure.params["least"] + timedelta(days=28)
    return replace(_proposed(details), **{cure.params["field"]: day})


def _termed(details: Details, cure: Cure, scenario: Scenario) -> Details:
    told, name = _proposed(details), cure.params["term"]
    rule = scenario.policy().catalogue("measure")[told.key].value.terms.named().get(name)
    return replace(told, terms=told.terms.model_copy(update={name: _value(name, rule)}))


def _opened(details: Details, cure: Cure, _: Scenario) -> Details:
    told = _proposed(details)
    channels = tuple(channel for channel in ("email", "letter") if channel in cure.params["any_of"])
    if told.terms.third_party:
        channels = ("third_party",)
    return replace(told, terms=Terms.model_validate(told.terms.model_dump() | {"channels_only": channels}))


def _reasoned(details: Details, cure: Cure, _: Scenario) -> Details:
    return replace(details, departures={**details.departures, cure.params["demand"]: "It is needed here."})


_CHANGES: dict[str, Callable[[Details, Cure, Scenario], Details]] = {
    "set_date": _dated,
    "set_term": _termed,
    "open_channel": _opened,
    "give_reason": _reasoned,
}
