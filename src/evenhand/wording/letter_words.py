"""Fills in the sentences of letters, in the language that a letter is written in."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import ModuleType

from evenhand.policy.calendar import Unit
from evenhand.policy.open_channels import WEEK, OpenWay, Window
from evenhand.policy.vocabulary import Channel, Ground, Matter, NoticePart, Service, VisitCondition
from evenhand.wording import letters

LANGUAGES: dict[str, ModuleType] = {"en-GB": letters}
"""The tables of each language, by its tag. A letter in a language without tables has the landlord's words in it, and English
around them."""
_THE_READER = re.compile(r"\bthe (?:customer|resident|tenant)\b([’']s\b)?")


@dataclass(frozen=True)
class LetterWords:
    """The words of letters in one language. ``kind``: that of the letter, where a kind has words of its own."""

    language: str = "en-GB"
    kind: str = ""

    @property
    def _tables(self) -> ModuleType:
        return LANGUAGES.get(self.language, letters)

    def template(self, code: str) -> str:
        """Return a sentence, or a part of one, with its blanks; of this kind of letter, if that says it in its own way."""
        sentences: Mapping[str, str] = self._tables.SENTENCES
        return sentences.get(f"{code}_{self.kind}", sentences[code])

    def say(self, code: str, **params: object) -> str:
        """Return a sentence, or a part of one, with what it is about filled in."""
        return self.template(code).format(**params)

    def contains(self, text: str) -> bool:
        """Return whether the words of letters contain a text themselves, whatever a letter is about."""
        return any(text in words for words in _texts(vars(self._tables)))

    @property
    def title(self) -> str:
        """Return the title of this kind of letter."""
        found: str = self._tables.TITLES[self.kind]
        return found

    @property
    def opening(self) -> tuple[str, ...]:
        """Return the paragraphs with which this kind of letter begins."""
        found: tuple[str, ...] = self._tables.OPENINGS[self.kind]
        return found

    def heading(self, section: str) -> str:
        """Return the heading of a section."""
        found: str = self._tables.HEADINGS[section]
        return found

    def part(self, part: NoticePart) -> str:
        """Return what a letter without this part does not say."""
        found: str = self._tables.PARTS[part]
        return found

    def day(self, day: date) -> str:
        """Return a day with its weekday, as everyone can read it without a calendar: "Friday 14 August 2026", in any locale."""
        weekday = self._tables.WEEKDAYS[day.weekday()]
        return self.say("day", weekday=weekday, day=day.day, month=self._month(day), year=day.year)

    def short_day(self, day: date) -> str:
        """Return "14 August 2026"."""
        return self.say("short_day", day=day.day, month=self._month(day), year=day.year)

    def _month(self, day: date) -> str:
        found: str = self._tables.MONTHS[day.month - 1]
        return found

    def weekday(self, name: str) -> str:
        """Return the name of a weekday, which a policy knows as "monday"."""
        found: str = self._tables.WEEKDAYS[_DAYS.index(name)]
        return found

    def listed(self, items: Iterable[str], last: str = "and") -> str:
        """Return "a, b and c"."""
        found = list(items)
        return self.say(last, others=", ".join(found[:-1]), last=found[-1]) if len(found) > 1 else "".join(found)

    def one(self, title: str) -> str:
        """Return a title with its article: "an Assistant Director"."""
        return self.say("an" if title[:1] in "AEIOUaeiou" else "a", title=title)

    def span(self, value: int, unit: Unit) -> str:
        """Return a length of time, such as "10 working days"."""
        return f"{value} {self._tables.UNITS[unit]}"

    def outcome(self, key: str) -> str:
        """Return what a decision came to; "" where it came to nothing that has a name."""
        found: str = self._tables.OUTCOMES.get(key, "")
        return found

    def reached_us(self, channel: Channel) -> str:
        """Return how something reached us: "at your home", or by the channel's name, "by telephone"."""
        place: str | None = self._tables.AT_A_PLACE.get(channel)
        return place or self.say("by_channel", channel=self.channel(channel))

    def channel(self, channel: Channel) -> str:
        """Return the name of a channel, inside a sentence."""
        found: str = self._tables.CHANNELS[channel]
        return found

    def visit(self, condition: VisitCondition) -> str:
        """Return how a visit is carried out, inside a sentence."""
        found: str = self._tables.VISITS[condition]
        return found

    def service(self, service: Service) -> str:
        """Return how a service is limited, inside a sentence."""
        found: str = self._tables.SERVICES[service]
        return found

    def matter(self, matter: Matter) -> str:
        """Return the name of a matter that a customer may raise, inside a sentence."""
        found: str = self._tables.MATTERS[matter]
        return found

    def period(self, period: str) -> str:
        """Return the name of a period: "week"."""
        found: str = self._tables.PERIODS[period]
        return found

    def term(self, name: str, times: int = 0) -> str:
        """Return the sentence of a term, with its blanks; the first one filled in where a language has a word for so often."""
        template: str = self._tables.TERMS[name]
        so_often: str = self._tables.HOW_OFTEN.get(times, "")
        return template.replace(self._tables.TIMES, so_often) if so_often else template

    @property
    def formats(self) -> tuple[str, ...]:
        """Return the formats that a letter offers."""
        found: tuple[str, ...] = self._tables.FORMATS
        return found

    def open_ways(self, ways: Collection[OpenWay]) -> tuple[str, ...]:
        """Return the ways that a letter offers, of those that its reader can use, each with its days and hours."""
        windows = {way.channel: way.window for way in ways}
        return tuple(self.at_times(says, windows[one]) for one, says in self._tables.OPEN.items() if one in windows)

    def at_times(self, way: str, window: Window) -> str:
        """Return a way to reach us with its days and hours: "ring us on Tuesday between 10:00 and 11:00"."""
        if window.days != WEEK:
            way = self.say("open_on", way=way, days=self.listed(map(self.weekday, window.days)))
        if window.hours:
            way = self.say("open_between", way=way, start=window.hours.from_, end=window.hours.until)
        return way

    def body(self, key: str) -> str:
        """Return the name of a body outside the landlord."""
        found: str = self._tables.BODIES[key]
        return found

    def policy(self, title: str, version: str) -> str:
        """Return a policy as a letter names it; a version that is no number or date tells its reader nothing."""
        code = "policy" if version[:1].isdigit() else "undated_policy"
        return self.say(code, title=title, version=version)

    def names_as_apart(self, reviewer: str) -> bool:
        """Return whether a policy's own name for a reviewer says already that they took no part."""
        return self.say("no_part_mark") in reviewer

    def reason(self, ground: Ground) -> str:
        """Return a ground of an appeal as a reason, inside a sentence."""
        found: str = self._tables.YOU_SAID[ground]
        return found

    def ground(self, ground: str, found: str, because: str) -> str:
        """Return what was found of a ground of an appeal, as the answer says it; of why, what is written so far."""
        finding = self.say("you_said", ground=self.reason(Ground(ground)), finding=self._tables.WE_FIND[found])
        return ended(f"{finding}: {because}" if because else finding)


def inside(title: str) -> str:
    """Return a title as words inside a sentence: "abusive behaviour", but "MP" and "Facebook posts" as they are written."""
    first = title.split(" ", 1)[0]
    return title if first[1:] != first[1:].lower() else title[:1].lower() + title[1:]


def to_reader(title: str) -> str:
    """Return a policy's title of a group inside a list, said to the customer: "other teams that serve you".

    A name without an article, such as "Service Development team", keeps its capital.
    """
    said = _THE_READER.sub(lambda found: "your" if found[1] else "you", title)
    first, _, rest = said.partition(" ")
    return rest if first == "The" else said


def ended(sentence: str) -> str:
    """Return a sentence with a stop, unless it has a sign of its own at its end."""
    said = sentence.rstrip()
    return said if said.endswith((".", "!", "?", "…")) else f"{said}."


_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ENGLISH = LetterWords()


def _texts(value: object) -> Iterator[str]:
    """Yield each text in the tables of a language."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            if not str(name).startswith("__"):
                yield from _texts(inner)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _texts(inner)
