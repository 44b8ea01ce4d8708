"""Names the things of one case on a page: measures, markers, appeals and letters, by their references."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenhand.policy.duties.harassment import harassing_conduct
from evenhand.policy.facts.facts import Facts, Letter
from evenhand.policy.vocabulary import Act, Asks, Channel, Decision
from evenhand.ui.presenters import lower, start
from evenhand.wording.dates import short
from evenhand.wording.letters import CHANNELS
from evenhand.wording.words import Words, plain

LETTERS = {
    Decision.FINDING: gettext_lazy("Finding"),
    Decision.WARNING: gettext_lazy("Warning"),
    Decision.MEASURE: gettext_lazy("Letter about a measure"),
    Decision.MARKER: gettext_lazy("Letter about a marker"),
    Decision.REVIEW: gettext_lazy("Letter after a review"),
    Decision.APPEAL: gettext_lazy("Answer to an appeal"),
    Decision.COMPLAINT: gettext_lazy("Refusal of a complaint"),
    Decision.REFERRAL: gettext_lazy("Letter about what was passed on"),
    Decision.STAY: gettext_lazy("Answer on waiting for an appeal"),
}


_AFTER = {
    "extend": gettext_lazy("Letter about an extension"),
    "lighten": gettext_lazy("Letter about something lighter"),
    "lift": gettext_lazy("Letter about the end"),
    "lapse": gettext_lazy("Letter about the end"),
    "moved": gettext_lazy("Letter about a day that has moved"),
    "missed": gettext_lazy("Letter about the missed review"),
    "untold": gettext_lazy("Letter about the end"),
}


def letter_name(decision: str, outcome: str) -> str:
    """Return a letter's name; after a review, by its outcome."""
    kind = Decision(decision)
    return str(_AFTER.get(outcome, LETTERS[kind]) if kind is Decision.REVIEW else LETTERS[kind])


def _called(letter: Letter) -> str:
    """Return a letter's name before its day; of a missed review, which nobody decided, not as one that was done."""
    return (
        letter_name(letter.decision, letter.outcome)
        if letter.outcome in {"missed", "untold"}
        else str(LETTERS[letter.decision])
    )


_ASKED = {
    Asks.END: gettext_lazy("to end {about}"),
    Asks.REMOVE_MARKER: gettext_lazy("to remove {about}"),
    Asks.ADJUSTMENT: gettext_lazy("for an adjustment"),
    Asks.COMPLAINT: gettext_lazy("to open a complaint"),
    Asks.DATA_COMPLAINT: gettext_lazy("to complain about how we handle their personal data"),
    Asks.STAY: gettext_lazy("to hold back {about} while the appeal is open"),
}


def asked(asks: Asks, about: str) -> str:
    """Return what a customer asks for, as a choice: "To end single point of contact"."""
    return start(str(_ASKED[asks]).format(about=about))


PLACES = {
    Channel.OFFICE: gettext_lazy("at our office"),
    Channel.HOME_VISIT: gettext_lazy("on a visit"),
    Channel.SOCIAL_MEDIA: gettext_lazy("on social media"),
    Channel.ONLINE: gettext_lazy("online"),
}


def reached_us(channel: str) -> str:
    """Return how something reached us: "by telephone", "at our office"."""
    key = Channel(channel)
    return str(PLACES.get(key) or _("by {channel}").format(channel=CHANNELS[key]))


@dataclass(frozen=True)
class Labels:
    """The names of everything in a case that an act can be about."""

    facts: Facts
    words: Words

    def name(self, reference: str | None) -> str:
        """Return a thing's name; "" for the case itself and for what is not in it."""
        return self._names.get(reference or "", "")

    def act(self, act: Act, reference: str | None) -> str:
        """Return an act with what it is about: "Review: single point of contact"."""
        about = self.name(reference)
        return self.words.act_about(act, lower(about)) if about else self.words.act(act)

    def of_step(self, act: Act, reference: str) -> str:
        """Return a step's subject; for an appeal, what it is against; for a letter, the letter itself."""
        if act in {Act.FIND, Act.WARN}:
            return ""
        against = {appeal.reference: appeal.of for appeal in self.facts.appeals}
        return self.name(against.get(reference, reference))

    @cached_property
    def _names(self) -> dict[str, str]:
        return dict(self._named())

    def _named(self) -> Iterator[tuple[str, str]]:
        facts, words = self.facts, self.words
        for measure in facts.measures:
            yield measure.reference, words.name(measure.key).capitalize()
        for marker in facts.markers:
            yield marker.reference, words.name(marker.key).capitalize()
        yield from self._letters()
        for complaint in facts.complaints:
            yield complaint.reference, _("Complaint of {received_on}").format(received_on=short(complaint.received_on))
        for need in facts.needs:
            yield (
                need.reference,
                _("{kind}, by {relook_on}").format(kind=start(plain(need.kind)), relook_on=short(need.relook_on)),
            )
        for allegation in facts.allegations:
            yield allegation.reference, _("What they said of us on {opened_on}").format(opened_on=short(allegation.opened_on))
        named = {row.reference: words.name(row.key).capitalize() for row in facts.measures}
        named |= {row.reference: words.name(row.key).capitalize() for row in facts.markers}
        for question in facts.questions:
            yield question.reference, named.get(question.of, "")
        for appeal in facts.appeals:
            yield appeal.reference, _("Appeal of {received_on}").format(received_on=short(appeal.received_on))
        yield from self._requests(named)
        for referred in facts.referrals:
            yield referred.reference, start(words.name(referred.key))
        yield from self._ended()
        for order in facts.orders:
            yield order.reference, start(plain(order.kind))

    def _ended(self) -> Iterator[tuple[str, str]]:
        """Yield the reports of a call or visit that was ended, or of harassment, after which something is owed."""
        conduct = harassing_conduct(self.words.policy) if self.words.policy else frozenset()
        for incident in self.facts.incidents:
            harassed = incident.harassment or not conduct.isdisjoint(incident.behaviours)
            if incident.ended or harassed or incident.protected_on:
                yield incident.reference, _("Report of {happened_on}").format(happened_on=short(incident.happened_on))

    def _requests(self, named: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        for request in self.facts.requests:
            about = named.get(self.facts.appealed(request.of) or "", "")
            asks = lower(asked(request.asks, lower(about)))
            yield request.reference, _("Request of {day} {asks}").format(day=short(request.received_on), asks=asks)

    def _letters(self) -> Iterator[tuple[str, str]]:
        """Yield letters by kind and day; several go out on one day, so each names its subject."""
        for decided in self.facts.decided:
            yield decided.reference, _("{letter} of {day}").format(letter=LETTERS[decided.decision], day=short(decided.on))
        keys = {row.reference: row.key for row in self.facts.measures} | {row.reference: row.key for row in self.facts.markers}
        concerns = {reference: f", {lower(self.words.name(key))}" for reference, key in keys.items()}
        for letter in self.facts.letters:
            yield (
                letter.reference,
                _("{letter} of {day}{concerns}").format(
                    letter=_called(letter), day=short(letter.on), concerns=concerns.get(letter.of, "")
                ),
            )
