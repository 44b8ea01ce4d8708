"""Words messages, cures, counts and duties, with the landlord's own names for roles, measures and behaviours."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from evenhand.policy.layers import Policy
from evenhand.policy.pack.terms import Times
from evenhand.policy.verdict import Coded
from evenhand.policy.vocabulary import Act, Channel
from evenhand.wording import acts, english, remarks
from evenhand.wording.codes import CODES
from evenhand.wording.dates import holiday, listed, on, short
from evenhand.wording.letters import BODIES, CHANNELS

_MOST_WAYS = 3

REMEDY_OF = {
    "silence": "adopt",
    "not_said": "adopt",
    "readings": "adopt_reading",
    "readings_held": "adopt_reading",
    "review_without_day": "set_review",
    "review_overdue": "review_it",
    "no_review": "adopt",
    "ways_unchecked": "check_ways",
    "complaints_closed": "refuse_one",
    "open_to_all": "name_who_needs_it",
    "shared_without_crime": "add_crime",
    "open_ended": "set_a_period",
    "open_ended_all": "set_a_period",
    "names_sex": "say_how",
    "body_of_law": "name_the_body_of_law",
    "stage_too_long": "shorten_the_stage",
    "departs": "explain",
    "window_too_short": "give_ten_days",
    "window_from_decision": "count_from_letter",
    "in_writing_only": "any_way",
    "nobody_hears": "adopt",
    "lower_rank": "as_senior",
}
"""The code of what to do about each remark."""


def plain(key: object) -> str:
    """Return a code in words; a key of a landlord's as it reads: ``single_point_of_contact`` -> "single point of contact"."""
    return CODES.get(str(key)) or str(key).replace("_", " ")


def each(times: Times) -> str:
    """Return so often in a period: "twice a week"."""
    template = english.EACH.get(times.count, english.PHRASES["each"])
    return template.format(count=times.count, per=plain(times.per))


@dataclass(frozen=True)
class Words:
    """English under one policy, which gives its own names."""

    policy: Policy | None = None

    @cached_property
    def _titles(self) -> dict[str, str]:
        if self.policy is None:
            return {}
        pack = self.policy.main
        titles = {key: role.title for key, role in pack.roles.items()}
        titles |= {**pack.teams, **pack.committees, **pack.parties, **pack.tiers}
        titles |= {key: answer.value.to for key, answer in self.policy.catalogue("referral").items()}
        for topic in ("behaviour.family", "behaviour", "measure", "marker"):
            titles |= {key: answer.value.title for key, answer in self.policy.catalogue(topic).items()}
        return titles

    @cached_property
    def _questions(self) -> dict[str, str]:
        found = self.policy.catalogue("question") if self.policy else {}
        return {key: answer.value.asks for key, answer in found.items()}

    def name(self, key: object) -> str:
        """Return the landlord's own title for a key, or the key in plain words."""
        return self._titles.get(str(key), plain(key))

    def fact(self, key: object) -> str:
        """Return a fact as a clause of a sentence."""
        asked = self._questions.get(str(key), plain(key))
        return english.FACTS.get(str(key)) or english.PHRASES["answered"].format(question=asked)

    def question(self, key: object) -> str:
        """Return the question that establishes a fact in an assessment."""
        return self._questions.get(str(key)) or plain(key)

    def demand(self, key: object) -> str:
        """Return a demand by its pack and clause, as it is shown beside a rule: "Floor 3"; "it" for any other."""
        pack, _, rest = str(key).partition(":")
        number = rest.partition(":")[0]
        if self.policy is None or number == "house-choice":
            return english.PHRASES["it"]
        named = english.PHRASES["floor"] if pack == self.policy.floor.pack else self.policy.main.landlord
        return f"{named} {number}"

    def act(self, key: object) -> str:
        found = acts.ACTS.get(str(key))
        return found.name if found else plain(key)

    def act_about(self, key: Act, about: str) -> str:
        """Return an act's name with its subject: "Review: single point of contact"."""
        return acts.ACTS[key].about.format(name=acts.ACTS[key].name, about=about)

    def of_act(self, key: Act) -> acts.ActWords:
        """Return the words of an act."""
        return acts.ACTS[key]

    @property
    def urgent_proposal(self) -> acts.ActWords:
        """Return the words of an urgent proposal."""
        return acts.URGENT_PROPOSAL

    @property
    def signed(self) -> str:
        """Return the note beside reasons that an officer signs."""
        return acts.SIGNED

    def done(self, key: str) -> str:
        """Return that an act was done, as a history shows it; its name where only a row of its own shows it."""
        return acts.ACTS[key].done or acts.ACTS[key].name

    def history(self, code: str, **params: object) -> str:
        """Return what a history shows instead of the act's usual words, where a case has a code."""
        return acts.HISTORY[code].format(**params)

    def before(self, key: Act) -> str:
        """Return the heading over an assessment's questions that come before an act."""
        return acts.ACTS[key].before or acts.ANSWERED_EARLIER

    def note(self, code: str, **params: object) -> str:
        """Return a note that the product itself writes into a case."""
        return english.NOTES[code].format(**params)

    def remark(self, coded: Coded) -> tuple[str, str]:
        """Return what stands out in a policy, and what to do about it; neither ends with a stop."""
        says, remedy = remarks.REMARKS[coded.code], remarks.REMEDIES[REMEDY_OF[coded.code]]
        told = {name: _remarked(name, value) for name, value in coded.params.items()}
        return says.format(**told).rstrip("."), remedy.format(**told)

    def standard_question(self, code: str) -> str:
        """Return a question that every policy is asked, after "the policy does not say"."""
        return remarks.QUESTIONS[code]

    def meanwhile(self, code: str) -> str:
        """Return what happens until a question is answered."""
        return remarks.MEANWHILE[code]

    def compared(self, code: str) -> str:
        """Return the title of a line of the comparison."""
        return remarks.ROWS[code]

    def topic(self, key: object) -> str:
        """Return a topic in words that follow "the policy does not say"."""
        return english.TOPICS.get(str(key), plain(key))

    def message(self, coded: Coded) -> str:
        """Return a message of a verdict or a duty as a sentence."""
        code, params = coded.code, coded.params
        if code == "fact_not_known" and self._doing(params.get("fact")) == "do_answer":
            code, params = "question_not_answered", {"question": params["fact"]}
        return self._filled(english.MESSAGES.get(code, plain(code)), params)

    def cure(self, coded: Coded) -> str:
        """Return the remedy of a refusal, as something to do."""
        params = dict(coded.params)
        code = self._doing(params.get("fact")) if coded.code == "do" else coded.code
        params |= {"question": params["fact"]} if code == "do_answer" else {}
        if code == "wait_until" and not params.get("on"):
            code, after = "wait_past", params.get("after")
            params |= {"next": after + timedelta(days=1) if after else None}
        if code == "rest_on" and params.get("families"):
            code = "rest_on_family"
        if code == "set_term":  # the bounds of a window of hours are minutes
            params["bounds"] = "" if params["term"] == "hours" else _amounts(params.get("least"), params.get("most"))
        if code == "set_date":
            params |= {"field": english.FIELDS.get(params["field"], params["field"]), "bounds": _bounds(params)}
        return self._filled(english.CURES.get(code, plain(code)), params)

    def _doing(self, fact: str | None) -> str:
        if not fact:
            return "do_act"
        return "do_answer" if fact in self._questions and fact not in english.FACTS else "do"

    def count(self, counted: Mapping[str, Any]) -> str:
        """Return how a day was counted, from `Counted.params` or its JSON."""
        said = english.COUNTED
        unit = plain(counted["unit"]) if counted["value"] != 1 else english.ONE_UNIT[counted["unit"]]
        rolled = counted.get("rolled_from")
        days = {"start": on(counted["start"]), "last_day": on(rolled or counted["last_day"])}
        how = "same_day" if counted["counting_from"] == "same_day" else "next_day"
        sentences = [said[how].format(value=counted["value"], unit=unit, **days)]
        skipped = [said["skipped"].format(day=on(item["day"]), reason=_why_closed(item)) for item in counted["skipped"]]
        if counted["unit"] == "working_days":
            sentences.append(said["weekends_and" if skipped else "weekends"].format(days=listed(skipped, "nor")))
        if rolled:
            sentences.append(said["rolled"].format(day=on(counted["last_day"])))
        if counted["provisional"]:
            sentences.append(said["provisional"])
        return " ".join(sentences)

    def one_of(self, keys: Iterable[str]) -> str:
        """Return roles, teams or committees as one who fits: "a Service Manager or an Assistant Director"."""
        titles = [self.name(key) for key in keys]
        return listed(map(_one, titles), "or")

    def names(self, keys: Iterable[str]) -> str:
        """Return titles, or keys in plain words, as a list: "customers and visitors"."""
        return listed(self.name(key) for key in keys)

    def length(self, span: Mapping[str, Any]) -> str:
        """Return a length of time: "2 months", "1 month"."""
        return f"{span['value']} {plain(span['unit']) if span['value'] != 1 else english.ONE_UNIT[span['unit']]}"

    def interval(self, span: Mapping[str, Any]) -> str:
        """Return a length of time after "every": "2 months", "month"."""
        return self.length(span) if span["value"] != 1 else english.ONE_UNIT[span["unit"]]

    def _filled(self, template: str, params: Mapping[str, Any]) -> str:
        words = {name: self._value(name, value) for name, value in params.items()}
        words.setdefault("by", self._party(params))
        if params.get("after") and params.get("fact") in english.FACTS_AFTER:
            words["fact"] = english.FACTS_AFTER[params["fact"]].format(after=_moment(params))
        if "{moment}" in template:
            words["moment"] = _moment(params)
        if params.get("any_of"):
            words |= _ways(params["any_of"])
        words |= {name.capitalize(): value[:1].upper() + value[1:] for name, value in words.items()}
        return template.format_map(_Gaps(words)).replace("?.", "?")

    def _party(self, params: Mapping[str, Any]) -> str:
        named = [params["role"]] if params.get("role") else list(params.get("roles", ()))
        named += [params[key] for key in ("team", "committee") if params.get(key)]
        return self.one_of(named) or english.PHRASES["someone"]

    def _value(self, name: str, value: Any) -> str:  # noqa: PLR0911  (one line for each kind of value)
        worder = {"fact": self.fact, "act": self.act, "first": self.act, "topic": self.topic}
        worder |= {"question": self.question, "demand": self.demand}
        if name in worder:
            return worder[name](value)
        if isinstance(value, date):
            return on(value)
        if name == "by" and not isinstance(value, str):
            return self.one_of(value)
        if name == "parts":
            return listed(english.PARTS.get(str(part), plain(part)) for part in value)
        if name in {"until", "usual", "most", "latest", "review_on", "last_day"} and value is None:
            return english.PHRASES["not_set"]
        if isinstance(value, Iterable) and not isinstance(value, (str, Mapping)):
            return listed(_inside(self.name(item)) for item in value) or english.PHRASES["nothing"]
        return _inside(self.name(value)) if isinstance(value, str) else str(value)


def _ways(channels: Iterable[str]) -> dict[str, str]:
    """Return at most three channels, as the sentences of terms name them and by the labels of forms."""
    first = [channel for channel in Channel if channel in set(channels)][:_MOST_WAYS]
    quoted = (f"“{english.WAYS[channel]}”" for channel in first)
    return {"any_of": listed((CHANNELS[channel] for channel in first), "or"), "labels": listed(quoted, "or")}


def _one(title: str) -> str:
    """Return a title with its article."""
    return english.PHRASES["an" if title[:1] in "AEIOUaeiou" else "a"].format(title=title)


def _inside(title: str) -> str:
    """Return a title inside a sentence: a small article, proper names as they are."""
    return f"the {title[4:]}" if title.startswith("The ") else title


def _remarked(name: str, value: Any) -> str:
    tables = {"asked": remarks.QUESTIONS, "meanwhile": remarks.MEANWHILE, "wanted": remarks.WANTED}
    if name in tables:
        return tables[name][value]
    if name == "bodies":
        return listed(BODIES[body] for body in value)
    return short(value) if isinstance(value, date) else str(value)


class _Gaps(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return f"({key})"


def _why_closed(skipped: Mapping[str, Any]) -> str:
    """Return why a day was not counted: the bank holiday in our words, or the landlord's own reason."""
    return holiday(skipped["reason"], skipped["day"]) if skipped["kind"] == "bank_holiday" else str(skipped["reason"])


def _moment(params: Mapping[str, Any]) -> str:
    """Return what was compared: "14:05 on 29 November 2026", or the day where no time is known."""
    return f"{params['at']} on {short(params['after'])}" if params.get("at") else short(params["after"])


def _amounts(least: int | None, most: int | None) -> str:
    """Return the bounds of a number after its name: ", at most 3", ", at least 2", ", from 2 to 3"; "" where there are none."""
    stated = {name: value for name, value in (("least", least), ("most", most)) if value is not None}
    code = "from_to" if len(stated) > 1 else f"at_{next(iter(stated))}" if stated else ""
    return english.PHRASES[code].format(**stated) if code else ""


def _bounds(params: Mapping[str, Any]) -> str:
    least, most = params.get("least"), params.get("most")
    if most:
        return english.PHRASES["at_the_latest"].format(day=on(most))
    return english.PHRASES["after"].format(day=on(least)) if least else ""
