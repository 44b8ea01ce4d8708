"""Passes a matter on, records the answer, and tells the customer."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.casework.appeals.reviewers import offered_to
from evenhand.casework.details.referrals import ReferralAnswered, ReferralTold, Referred
from evenhand.casework.form_questions.questions import referrals_for_others
from evenhand.casework.letters.rights import party_named
from evenhand.casework.rows import markers_in
from evenhand.policy.verdict import Verdict
from evenhand.policy.vocabulary import (
    CONSENT,
    CONTRACTORS_REFERRAL,
    EMERGENCY_REFERRAL,
    REPAIRS_REFERRAL,
    ROUTES_WITHOUT_CONSENT,
    SAFEGUARDING_REFERRAL,
    Tri,
)
from evenhand.ui.forms import fields
from evenhand.ui.forms.narrative import NarrativeField, ShortTextField
from evenhand.ui.presenters import Presenter, start
from evenhand.web.acts.forms.act_form import ActForm
from evenhand.wording.choices import ROUTES
from evenhand.wording.dates import listed
from evenhand.wording.letter_words import ENGLISH

EVERYBODYS = (
    fields.Choice(
        EMERGENCY_REFERRAL,
        gettext_lazy("The police, ambulance or fire service: a person is in danger"),
        hint=gettext_lazy("Ring 999 first. No authority and no consent is needed; write it down here afterwards."),
    ),
    fields.Choice(SAFEGUARDING_REFERRAL, gettext_lazy("Safeguarding: a child or an adult may be at risk")),
    fields.Choice(REPAIRS_REFERRAL, gettext_lazy("Repairs: something at home is dangerous or broken")),
)
ANSWERS = (
    fields.Choice("accepted", gettext_lazy("They take it over")),
    fields.Choice(
        "declined", gettext_lazy("They do not take it"), hint=gettext_lazy("It comes back to you as something to settle.")
    ),
    fields.Choice(
        "settled",
        gettext_lazy("It stays with us, or went to another body"),
        hint=gettext_lazy("For an instruction to a contractor: they know that it no longer applies."),
    ),
)
TOLD = (
    fields.Choice("told", gettext_lazy("They were told")),
    fields.Choice(
        "later",
        gettext_lazy("Not yet: telling them now would do harm or hinder an investigation"),
        hint=gettext_lazy("No page or letter for them shows it meanwhile. You are asked again on the day."),
        reveals="withheld_until",
    ),
)


class ReferForm(ActForm):
    """The receiver, the content, the legal basis, and whether the receiver takes it over."""

    key = fields.RadiosField(gettext_lazy("Who receives it?"), missing=gettext_lazy("Select who receives it"))
    recipient = ShortTextField(
        gettext_lazy("Who took it?"),
        hint=gettext_lazy("A name or a team, and their number for it, such as a crime reference"),
        max_length=200,
        missing=gettext_lazy("Write who took it"),
    )
    passed_on = NarrativeField(
        gettext_lazy("What do you pass on?"),
        hint=gettext_lazy("The precaution, not the story, unless they need the story to act. Nothing about the person."),
        required=False,
    )
    words = NarrativeField(
        gettext_lazy("Why is it passed on?"),
        hint=gettext_lazy("The customer can ask to see this, once they have been told of it."),
        rows=3,
    )
    route = fields.RadiosField(
        gettext_lazy("By which way may it leave us?"),
        hint=gettext_lazy("A team or procedure of our own, and a 999 call, need none."),
        required=False,
    )
    hands_over = fields.YesNoField(
        gettext_lazy("Are they to take it over from us?"),
        hint=gettext_lazy("If so, this case closes only once they accept it."),
        layout="inline",
        initial="no",
    )
    on = fields.DateField(
        gettext_lazy("When was it passed on?"),
        hint=gettext_lazy("For example, 27 3 2026"),
        called=gettext_lazy("The day"),
        required=False,
    )

    def prepare(self) -> None:
        """Offer the referrals of this policy and of every landlord; contractors where a marker is in force."""
        self.initial.setdefault("on", self.ctx.on)
        markers = [row for row in markers_in(self.ctx.the_case) if row.authorised_on and not row.ended_on]
        theirs = referrals_for_others(self.ctx)
        self.offer("key", (one for one in self._offered(contractors=bool(markers)) if one.value not in theirs))
        self.fields["key"].help_text = " ".join(self._for_others(theirs))
        agreed = self.ctx.facts.fact("agreed_by_customer").state is Tri.YES
        routes = (CONSENT, *ROUTES_WITHOUT_CONSENT) if agreed else ROUTES_WITHOUT_CONSENT
        self.offer("route", (fields.Choice(key, ROUTES[key]) for key in routes))
        if not agreed:
            without = _("It is not recorded that the customer agreed. If they did, record your talk with them first.")
            self.fields["route"].help_text = f"{self.fields['route'].help_text} {without}"
        if markers:
            shown = [fields.Choice(row.reference, row.instruction) for row in markers]
            self.fields["marker"] = fields.RadiosField(_("Which instruction do they get?"), shown, required=False)

    def _offered(self, *, contractors: bool) -> Iterator[fields.Choice]:
        for key, answer in self.ctx.policy.catalogue("referral").items():
            facts = listed(map(self._when, answer.value.when), "or")
            yield fields.Choice(key, start(answer.value.to), hint=_("Where {facts}.").format(facts=facts) if facts else "")
        yield from EVERYBODYS
        if contractors:
            yield fields.Choice(
                CONTRACTORS_REFERRAL,
                _("A contractor who works for us"),
                hint=_("They get the instruction of a marker, and nothing of what happened."),
                reveals="marker",
            )

    def _for_others(self, theirs: Mapping[str, Verdict]) -> Iterator[str]:
        """Yield who passes on what is not this officer's to pass on."""
        presenter = Presenter.of(self.ctx.by, self.ctx.on)
        for key, verdict in theirs.items():
            to = self.ctx.policy.catalogue("referral")[key].value.to
            yield _("Not yours to pass on, {to}: {who}").format(to=to, who=presenter.who_can(verdict))

    def _when(self, fact: str) -> str:
        """Return when a matter is passed on; for a question of the assessment, that the answer was yes."""
        questions = self.ctx.policy.catalogue("question")
        return (
            _("the answer is yes to “{asks}”").format(asks=questions[fact].value.asks)
            if fact in questions
            else self.english.fact(fact)
        )

    def clean(self) -> dict[str, Any]:
        """Ask for the content, or for the marker whose instruction it is."""
        super().clean()
        wanted = "marker" if self.cleaned_data.get("key") == CONTRACTORS_REFERRAL else "passed_on"
        if not self.cleaned_data.get(wanted) and wanted not in self.errors:
            missing = {"marker": _("Select which instruction they get"), "passed_on": _("Write what you pass on")}
            self.add_error(wanted, missing[wanted])
        return self.cleaned_data

    def details(self) -> Referred:
        answers = self.cleaned_data
        contractors = answers["key"] == CONTRACTORS_REFERRAL
        return Referred(
            **self.common,
            key=answers["key"],
            recipient=answers["recipient"],
            passed_on="" if contractors else answers["passed_on"],
            route=answers.get("route", ""),
            hands_over=answers["hands_over"] == "yes" and not contractors,
            marker=answers.get("marker", "") if contractors else "",
        )


class AnswerForm(ActForm):
    """The receiver's answer."""

    outcome = fields.RadiosField(gettext_lazy("What became of it?"), ANSWERS, missing=gettext_lazy("Select what became of it"))
    who = ShortTextField(
        gettext_lazy("Who answered?"),
        hint=gettext_lazy("A name or a team"),
        max_length=200,
        missing=gettext_lazy("Write who answered"),
    )
    words = NarrativeField(gettext_lazy("What do they say?"), rows=3)
    on = fields.DateField(
        gettext_lazy("When did you hear it?"),
        hint=gettext_lazy("For example, 27 3 2026"),
        called=gettext_lazy("The day"),
        required=False,
    )

    def prepare(self) -> None:
        self.initial.setdefault("on", self.ctx.on)

    def details(self) -> ReferralAnswered:
        return ReferralAnswered(**self.common, outcome=self.cleaned_data["outcome"], who=self.cleaned_data["who"])


class TellForm(ActForm):
    """That the customer heard; or, by a dated decision, not yet."""

    ahead: ClassVar[tuple[str, ...]] = ("withheld_until",)

    told = fields.RadiosField(
        gettext_lazy("Did you tell the customer who received it?"),
        TOLD,
        missing=gettext_lazy("Select whether you told them"),
    )
    withheld_until = fields.DateField(
        gettext_lazy("When is that reviewed?"),
        hint=gettext_lazy("For example, 27 3 2026"),
        called=gettext_lazy("The review date"),
        required=False,
    )
    words = NarrativeField(
        gettext_lazy("How did you tell them, or why not yet?"),
        hint=gettext_lazy("If you postpone it, your name and these reasons stay on the record."),
    )
    on = fields.DateField(
        gettext_lazy("When was that?"),
        hint=gettext_lazy("For example, 27 3 2026"),
        called=gettext_lazy("The day"),
        required=False,
    )

    def prepare(self) -> None:
        """Name who would hear an appeal, where the policy lets the referral be appealed: the customer hears that too."""
        self.initial.setdefault("on", self.ctx.on)
        if by := offered_to(self.ctx):
            self.fields["told"].help_text = _(
                "Tell them too that they can appeal to {by}. An appeal neither recalls nor delays what we passed on."
            ).format(by=party_named(by, self.english, ENGLISH))

    def clean(self) -> dict[str, Any]:
        """Ask for the review day where it is withheld."""
        super().clean()
        later = self.cleaned_data.get("told") == "later"
        if later and not self.cleaned_data.get("withheld_until") and "withheld_until" not in self.errors:
            self.add_error("withheld_until", _("Enter when it is reviewed"))
        return self.cleaned_data

    def details(self) -> ReferralTold:
        later = self.cleaned_data["told"] == "later"
        return ReferralTold(**self.common, withheld_until=self.cleaned_data["withheld_until"] if later else None)
