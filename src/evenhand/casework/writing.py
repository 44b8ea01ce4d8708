"""What a letter says, from the facts of the case: each part worded once, kept with the notice, and drawn again from that.

A part for which nothing is on file is left out; the letter then shows the gap, and the engine refuses to issue it.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from evenhand.cases.models import Complaint, Step
from evenhand.casework import details as said
from evenhand.casework.doing import Doing
from evenhand.incidents.models import Incident
from evenhand.landlords.models import Landlord
from evenhand.letters.blocks import Address, Fact, Sender, text
from evenhand.letters.notice_facts import Account, Contact, NoticeFacts
from evenhand.letters.outside import OUTSIDE
from evenhand.letters.parts import KIND_OF, Kind
from evenhand.markers.models import Marker
from evenhand.measures.models import Measure
from evenhand.policy.calendar import localdate
from evenhand.policy.facts import NOT_MADE_OUT
from evenhand.policy.layers import About, Silent
from evenhand.policy.look import Look
from evenhand.policy.rules.limits import open_channels
from evenhand.policy.rules.notices import OF_FAULT, must_say
from evenhand.policy.terms import Terms
from evenhand.policy.vocabulary import Act, Channel, Decision, MeasureKind, NoticePart
from evenhand.wording.dates import listed, short
from evenhand.wording.grounds import told
from evenhand.wording.terms import CHANNELS, sentences
from evenhand.wording.words import Words

_OUTCOMES = {
    "unacceptable": "We find that what happened was not acceptable.",
    "unreasonable": "We find that what was asked of us was not reasonable.",
    "not_made_out": "We find that the report is not made out. Nothing follows from it.",
    "kept": "The decision stands.",
    "changed": "The decision is changed.",
    "ended": "The decision ends today.",
}
_NOT_OFFERED = frozenset({Channel.SOCIAL_MEDIA, Channel.HOME_VISIT, Channel.VIDEO})
_OPEN = {
    Channel.TELEPHONE: "ring us",
    Channel.EMAIL: "email us",
    Channel.LETTER: "write to us",
    Channel.OFFICE: "come to our offices",
    Channel.ONLINE: "use our online forms",
    Channel.TEXT_MESSAGE: "send us a text message",
    Channel.THIRD_PARTY: "reach us through the person or agency named above",
}


@dataclass(frozen=True)
class Written:
    """A letter's values, and the parts that it must say under all layers together."""

    kind: Kind
    facts: NoticeFacts
    must: tuple[NoticePart, ...]

    @property
    def says(self) -> tuple[NoticePart, ...]:
        """Return the parts that it says."""
        return tuple(part for part in NoticePart if self.facts.gives(part))

    @property
    def kept(self) -> dict[str, Any]:
        """Return what is kept with the notice, from which the letter is drawn again."""
        return {"kind": self.kind, "must": [part.value for part in self.must], "facts": self.facts.as_json()}


def written(doing: Doing, decision: Decision, reference: str = "", *, proposed: Measure | None = None) -> Written:
    """Return the letter for a decision as it would go now.

    ``reference`` is the notice's own, once it has one; ``proposed`` a measure of which there is no row yet.
    """
    return _Writer(doing, decision, proposed).letter(reference)


def sender_of(landlord: Landlord) -> Sender:
    """Return a landlord as it stands at the head of a letter."""
    reach = (("Telephone", landlord.telephone), ("Email", landlord.email))
    lines = tuple(filter(str.strip, landlord.address.split("\n"))) or (landlord.name,)
    return Sender(landlord.name, Address(lines), tuple(Fact(label, text(value)) for label, value in reach if value))


class _Writer:
    """Words the parts of one letter."""

    def __init__(self, doing: Doing, decision: Decision, proposed: Measure | None = None) -> None:
        self.doing, self.decision, self.details = doing, decision, doing.details
        self.case, self.landlord = doing.the_case, doing.by.landlord
        self.words = Words(doing.policy)
        facts = doing.facts.about(doing.subject)
        self.look = Look(doing.policy, facts, doing.act, doing.by.person, doing.on, doing.calendar)
        self.measure: Measure | None = proposed or self._named(self.case.measures)
        self.marker: Marker | None = self._named(self.case.markers)
        self.complaint: Complaint | None = self._named(self.case.complaints)
        self.terms = Terms.model_validate(self.measure.terms) if self.measure else Terms()

    def _named(self, rows: Any) -> Any:
        """Return the row that the letter is about, also where the subject is an appeal against it."""
        wanted = {self.doing.subject, *(a.subject for a in self.case.appeals.all() if a.reference == self.doing.subject)}
        return next((row for row in rows.all() if row.reference in wanted), None)

    def letter(self, reference: str) -> Written:
        """Return the letter with every part for which there is something to say."""
        about = About(**{**_fields(self.look.about), "decision": self.decision})
        must = must_say(self.doing.policy, self.decision, about, self.look.standing)
        if getattr(self.details, "outcome", "") == NOT_MADE_OUT:
            must = tuple(part for part in must if part not in OF_FAULT)
        customer = self.case.customer
        home = (customer.home.address, customer.home.postcode) if customer.home and not customer.left_on else ()
        facts = NoticeFacts(
            sender=sender_of(self.landlord),
            recipient=Address((customer.name, *home)),
            written_on=self.doing.on,
            reference=reference or self.case.reference,
            greeting=customer.known_as or customer.name,
            policy=f"our {self.doing.policy.main.title}, version {self.doing.policy.main.version}",
            **self._what_happened(),
            **self._decided(),
            **self._open(),
            **self._appeal(),
            **self._people(),
        )
        return Written(KIND_OF[self.decision], facts, must)

    def _incidents(self) -> list[Incident]:
        incidents = [row for row in self.case.incidents.all() if row.withdrawn_at is None]
        if self.marker:
            kept = {row.pk for row in self.marker.incidents.all()}
            return [row for row in incidents if row.pk in kept]
        return incidents

    def _what_happened(self) -> dict[str, Any]:
        incidents = self._incidents()
        kinds = sorted({self.words.name(key) for row in incidents for key in row.behaviours})
        why = f"Our policy asks people not to do this: {listed(kinds).lower()}." if kinds else ""
        return {
            "behaviour": tuple(f"On {short(localdate(i.happened_at))}, {_by(i.channel)}: {i.what}" for i in incidents),
            "behaviour_kinds": tuple(kinds),
            "why_unacceptable": why,
            "evidence": tuple(
                f"The report of {short(localdate(row.recorded_at))}, reference {row.reference}" for row in incidents
            ),
            "your_account": self._account(),
        }

    def _account(self) -> Account | None:
        told, asked = self._last(Act.RECORD_ACCOUNT), self._last(Act.SEEK_ACCOUNT)
        if told and told.words:
            return Account(words=told.words)
        return Account(answer=f"We asked you for your account on {short(asked.happened_on)}.") if asked else None

    def _last(self, act: Act) -> Step | None:
        return next((step for step in reversed(self.case.steps.all()) if step.act == act), None)

    def _decided(self) -> dict[str, Any]:
        return {
            "reasons": self._reasons(),
            "outcome": _OUTCOMES.get(getattr(self.details, "outcome", ""), ""),
            "what_is_decided": self._what_is_decided(),
            "service_implications": _given(getattr(self.details, "service_implications", "")),
            "home_at_risk": _HOME_AT_RISK if getattr(self.details, "home_at_risk", False) else "",
            "expected_behaviour": self._expected(),
            "equality_considered": self._equality(),
            **self._dates(),
        }

    def _expected(self) -> tuple[str, ...]:
        """Return what is asked of the customer; a measure that is an expectation says so by its terms."""
        expects = self.measure is not None and self.look.about.kind is MeasureKind.EXPECTATION
        return (*_given(getattr(self.details, "asked", "")), *(sentences(self.terms) if expects else ()))

    def _reasons(self) -> tuple[str, ...]:
        if self.decision is Decision.MEASURE and self.measure:
            deciding = self.details.words if self.doing.act is Act.AUTHORISE else ""
            return _given(self.measure.why, self.measure.authorised_because or deciding)
        if self.decision is Decision.MARKER and self.marker:
            return _given(self.marker.why)
        return _given(*self._grounds_heard(), self.details.words)

    def _grounds_heard(self) -> tuple[str, ...]:
        return tuple(told(one.ground, one.found, one.because) for one in getattr(self.details, "grounds", ()) if self._answers)

    @property
    def _answers(self) -> bool:
        return self.decision is Decision.APPEAL and isinstance(self.details, said.AppealDecided)

    @property
    def _over(self) -> bool:
        """Tell whether the letter answers an appeal by ending what was decided: then nothing of it applies any more."""
        return self._answers and getattr(self.details, "outcome", "") == "ended"

    def _what_is_decided(self) -> tuple[str, ...]:
        if self.complaint:
            return (_refused(self.complaint),)
        if self._over:
            return ()
        if self.marker:
            return (f"When our staff deal with you, they follow this instruction: {self.marker.instruction}",)
        if self.measure:
            return tuple(sentences(self.terms)) or (self.words.name(self.measure.key),)
        return ()

    def _equality(self) -> str:
        wanted = ("equality_considered", "vulnerability_considered", "adjustments_considered")
        answers = {row.fact: row.why for row in self.case.assessed.all() if row.fact in wanted and row.so}
        return " ".join(answers.values())

    def _dates(self) -> dict[str, date | None]:
        if self._over:
            return {}
        starts = max(self.doing.on, self.measure.starts_on) if self.measure else None
        dated = self.measure or self.marker
        return {
            "from_when": self.marker.authorised_on if self.marker else starts,
            "until_when": (self.measure.until or self.measure.review_on) if self.measure else None,
            "review_when": dated.review_on if dated else None,
            "next_review": getattr(self.details, "next_on", None),
        }

    def _open(self) -> dict[str, Any]:
        facts = self.doing.facts
        wanted = {self.measure.reference} if self.measure else set()
        binding = [row for row in facts.measures if row.reference in wanted or row.in_force(self.doing.on)]
        usable = open_channels(binding) - facts.unusable - _NOT_OFFERED
        return {
            "what_stays_open": tuple(_OPEN[channel] for channel in _OPEN if channel in usable),
            "emergencies": self.landlord.emergency_telephone,
            "how_to_ask_for_adjustment": self._ways("tell us what makes this hard for you"),
            "formats": ("large print", "another language", "another format that suits you"),
            "support": (f"If something is making things hard for you, we would like to help: {self._reach()}.",),
            "who_sees_it": _WHO_SEES_IT if self.marker else (),
            "how_removed": _HOW_REMOVED if self.marker else "",
        }

    def _ways(self, first: str) -> tuple[str, ...]:
        landlord = self.landlord
        ways = [f"ring {landlord.telephone}"] if landlord.telephone else []
        ways += [f"email {landlord.email}"] if landlord.email else []
        return (f"{first}: {listed(ways, 'or')}", "ask somebody to tell us for you")

    def _reach(self) -> str:
        return listed(filter(None, (self.landlord.telephone, self.landlord.email)), "or")

    def _appeal(self) -> dict[str, Any]:
        if self.complaint:
            return {}  # the next step is the Ombudsman, not an appeal to ourselves
        if self.decision is Decision.APPEAL and not self._heard_again():
            return {}
        answer = self.look.ask("appeal.window")
        within = None if isinstance(answer, Silent) else answer.value.within
        last = self.doing.calendar.count(self.doing.on, within.term).last_day if within else None
        return {
            "how_to_appeal": self._ways("say that you want to appeal, in any way that suits you"),
            "appeal_by_when": last,
            "appeal_window": "" if last else "at any time while the decision stands",
            "who_hears_appeal": self._who_hears(),
            "appeal_answer": self._answer_time(),
        }

    def _heard_again(self) -> bool:
        """Tell whether an answer can be appealed itself: only a policy with a second level lets it."""
        return any(Decision.APPEAL in answer.value.decisions for answer in self.look.every("appeal.decisions"))

    def _who_hears(self) -> str:
        answer = self.look.ask("appeal.reviewer")
        if isinstance(answer, Silent):
            return ""
        by = answer.value.by
        title = listed((self.words.name(key) for key in (*by.roles, by.team, by.committee) if key), "or")
        return f"{'an' if title[:1] in 'AEIOUaeiou' else 'a'} {title} who has taken no part in it so far"

    def _answer_time(self) -> str:
        answer = next((found for found in self.look.every("appeal.answer") if found.value.within), None)
        if answer is None:
            return ""
        span = answer.value.within
        return f"You will have a written answer within {span.value} {span.unit.replace('_', ' ')} of your asking."

    def _people(self) -> dict[str, Any]:
        named = getattr(self.details, "contact_person", "") or self.terms.named_contact or self.case.owner.name
        reach = {"phone": self.landlord.telephone, "email": self.landlord.email}
        return {
            "who_decided": self._decider(),
            "contact_person": Contact(named, **reach),
            "ombudsman": self._outside(),
            "independent_advice": (Contact("Citizens Advice", web="www.citizensadvice.org.uk"), Contact("a solicitor")),
            "data_rights": Contact("Data protection officer", **reach),
        }

    def _outside(self) -> Contact | None:
        answer = self.look.ask("redress")
        if isinstance(answer, Silent):
            return None
        body = OUTSIDE[answer.value.body]
        return replace(body, note=_OF_A_REFUSAL) if self.complaint and answer.value.body != "independent_advice" else body

    def _decider(self) -> Contact | None:
        if self.doing.act is Act.PROPOSE:
            return None  # nobody has decided yet
        decided = {Decision.MEASURE: self.measure, Decision.MARKER: self.marker}.get(self.decision)
        if decided and decided.authorised_by:
            return Contact(decided.authorised_by.name)
        return Contact(self.doing.by.user.name, role=self.doing.by.membership.title)


_OF_A_REFUSAL = "You can ask it now to look at our refusal of this complaint."
_HOME_AT_RISK = "Your home could be at risk if this goes on. Please get independent advice now."
_WHO_SEES_IT = ("Staff who deal with you see what to do. They do not see what happened.",)
_HOW_REMOVED = "We take it off as soon as it is no longer needed. You can ask us to take it off at any time."


def _refused(complaint: Complaint) -> str:
    number = f", number {complaint.number}" if complaint.number else ""
    return f"We do not look into your complaint of {short(complaint.received_on)}{number}. You told us: {complaint.about}"


def _given(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text.strip())


def _fields(about: About) -> dict[str, Any]:
    return {name: getattr(about, name) for name in About.__dataclass_fields__}


def _by(channel: str) -> str:
    at_a_place = {
        "office": "at our office",
        "home_visit": "at your home",
        "social_media": "on social media",
        "online": "online",
    }
    return at_a_place.get(channel, f"by {CHANNELS[Channel(channel)]}")
