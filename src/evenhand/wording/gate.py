"""Words what a colleague says aloud, and does, when the gate has answered: `evenhand.policy.gate`.

Each sentence has 45 words at most, begins with what can be done, names no clause, no label and no person's conduct, and ends
with a question or with something the customer can do.
"""

from collections.abc import Callable, Iterable
from typing import Any

from evenhand.policy.allowance import Balance
from evenhand.policy.gate import GateAnswer, Speaks
from evenhand.policy.open_channels import WEEK, OpenWay, Window
from evenhand.policy.pack.terms import EarlierMatter, Times
from evenhand.policy.vocabulary import Channel, Matter, VisitCondition
from evenhand.wording.allowance import amount
from evenhand.wording.dates import listed, on, weekday
from evenhand.wording.letter_words import inside
from evenhand.wording.words import each, plain

TAKEN = {
    "danger": "Yes, I’m taking this now. Is anyone hurt or in danger at this moment?",
    "repair": "Yes, I’m taking this now: you can always report this, in any way, and it uses up nothing. "
    "Is anyone hurt, or is water near lights, sockets or the fuse box?",
    "safety": "Yes, I’m taking this now, and I’ll make sure that the right person has it today. Are you safe to talk?",
    "complaint": "Yes, I’m writing down your complaint now, in your words. What went wrong?",
    "appeal": "Yes, I can take your appeal now, and someone who took no part answers it. What do you think is wrong?",
    "adjustment": "Yes, you can ask me for that now, and I’ll read back what I’ve written. What makes this hard for you?",
    "account": "Yes, please tell me your side now: I’ll write it down in your words and read it back. What happened?",
    "speaks_for": "Yes, somebody else can speak for you. Who would you like us to deal with, and how do we reach them?",
    "data": "Yes, I’m taking your request about your data now. What would you like to ask for?",
    "home": "Yes, I’m taking this now, and it goes to the team that deals with it. What do you need?",
    "outside": "Yes, I’ll take this and pass it to the person who answers. May I have your name and your reference?",
}
_GROUPS = {
    Matter.EMERGENCY: "danger",
    Matter.HAZARD: "repair",
    Matter.STATUTORY_REPAIR: "repair",
    Matter.GAS_OR_ELECTRICAL_SAFETY: "repair",
    Matter.SAFEGUARDING: "safety",
    Matter.DOMESTIC_ABUSE: "safety",
    Matter.SELF_HARM: "safety",
    Matter.COMPLAINT: "complaint",
    Matter.COMPLAINT_ABOUT_STAFF: "complaint",
    Matter.APPEAL: "appeal",
    Matter.ADJUSTMENT: "adjustment",
    Matter.OWN_ACCOUNT: "account",
    Matter.REPRESENTATIVE: "speaks_for",
    Matter.DATA_RIGHTS: "data",
    Matter.OUTSIDE_BODY: "outside",
    Matter.LEGAL_NOTICE: "outside",
}
NOTED = {
    Channel.TELEPHONE: "I’ve noted your call",
    Channel.VIDEO: "I’ve noted your call",
    Channel.OFFICE: "I’ve noted that you came",
    Channel.HOME_VISIT: "I’ve noted what you told me",
}
"""How a sentence begins on each channel; in writing: that we have it."""
_IN_WRITING = "I’ve noted your message"
SENTENCES = {
    "nothing_applies": "Nothing special applies. How can I help?",
    "rights": "Yes, I can take that now. "
    "Is it an appeal, something that would make this easier for you, or a question about your data?",
    "identity_first": "I can help with anything dangerous, take a message or ring you back. "
    "For anything else, may I check who I’m speaking to?",
    "not_the_customer": "Thank you for ringing. What would you like us to know, and how do we reach you?",
    "matter_not_known": "Let me take this down. Before anything else: is anyone in danger, or is there a leak, "
    "a gas smell, or no heating, water or power?",
    "within_terms": "Yes, I can take this now. How can I help?",
    "no_other_way": "Yes, I’m taking this now, and somebody will agree with you how we keep in touch. "
    "What is the easiest way for you?",
    "answered_before": "{noted} about {matter}: we answered that {answer}. Has anything changed or got worse since?",
    "answered_before_unnamed": "{noted}. We have answered this already, and our answer still holds. "
    "Has anything changed or got worse since?",
    "topic_closed": "{noted}. I can take anything else now. Has anything changed, or is there something new?",
    "other_way": "{noted}. The way to reach us about this is {ways}. Can you use that, or is something stopping you?",
    "other_way_many": "{noted}. The ways to reach us about this are {ways}. "
    "Can you use one of these, or is something stopping you?",
    "other_time": "{noted}. We take these {window}{next}. Can you reach us then, or has something got worse?",
    "all_used": "{noted}. This {per}’s {granted} are used, and the next start on {day}. "
    "Has anything changed or got worse, or can’t this wait?",
    "one_used": "{noted}. This {per}’s {granted} is used, and the next is from {day}. "
    "Has anything changed or got worse, or can’t this wait?",
    "through_another": "{noted}. {third_party} passes things on between us. Can you tell them, or is something stopping you?",
    "paused": "{noted}. We go on with this after {until}, and until then you can reach us by {ways}. "
    "Has anything changed or got worse?",
    "elsewhere": "I’ve noted that you came. We can meet you somewhere other than {premises}, or talk another way. "
    "Which suits you?",
    "passed_on": "{named} deals with this with you, and I’ll pass on what you tell me today. "
    "What would you like {named} to know?",
    "appointment": "We meet by appointment, and I can book one with you now. Which day suits you?",
    "answered_so_often": "{noted}, and we answer {often}. What would you like the next answer to cover?",
    "so_long": "We have up to {minutes} minutes now. What matters most to you today?",
    "so_many_words": "We answer letters and messages of up to {words} words. Which points matter most to you?",
    "so_many_issues": "We deal with {issues} at a time. Which matters most to you now?",
    "this_many_left": "Yes, I can take this now. You have {left} left this {per}. How can I help?",
    "our_reply_late": "Yes, I can take this now, and it uses up nothing, because our reply is late. I’m sorry. How can I help?",
    "visit_as_usual": "No special arrangements. Visit as usual.",
    "visit": "{conditions}.",
    "no_visit": "{conditions}. Offer another way to meet or talk.",
    "we_use_another_way": "This person cannot use {channel}. Reach them {ways}.",
    "left_to_one": "{named} keeps in touch with this person. Ask {named} first.",
    "we_keep_to_the_letter": "Our letter says how we keep in touch. Reach them {ways}.",
    "not_known": "I’m taking this now. Before anything else: is anyone in danger, or is there a leak, "
    "a gas smell, or no heating, water or power?",
    "visit_not_known": "We cannot check. Ring the office first; if you cannot, do not go alone.",
}
"""What a colleague says aloud, by the code of the answer; on visits and our own contacts, what they do."""
STEPS = {
    "take": ("Take it as you would from anybody.", "Write down what they say, in their words."),
    "take_with_condition": (
        "Take it, and say the condition early and kindly.",
        "Write down what they say, in their words.",
        "If they cannot do it this way, take it as it is, and log why.",
    ),
    "offer_instead": (
        "Write down what they have told you so far: nothing of it is lost.",
        "Offer the other way, and ask whether something stops them.",
        "If it does, press “They can’t use this” and take the contact now.",
    ),
    "nothing_applies": ("Take it as you would from anybody.",),
    "always_taken": (
        "Take it now: no limit reaches it, and it uses up nothing.",
        "Write down what they say, with the time.",
        "Pass it on today to the team that answers it.",
    ),
    "danger": (
        "If anybody is in danger now, ring 999, or ask them to ring while you stay.",
        "Tell your manager at once.",
        "Log what they say: it uses up nothing.",
    ),
    "repair": (
        "If it is dangerous now, ring the emergency line while you stay.",
        "Log what they say: repairs has to take it over, with the time at which it reached us.",
    ),
    "repair_untold": (
        "Ring repairs now: no list of ours tells them of it.",
        "Log what they say.",
    ),
    "taken_down": (
        "Take it down on the page that the button opens: it has a reference that you can give them.",
        "No limit reaches it, and it uses up nothing.",
    ),
    "identity_first": (
        "Ask two things that only they would know.",
        "Until then: danger, a message or a call back, and nothing else.",
        "Say nothing of what is on the record.",
    ),
    "matter_not_known": ("Ask the question above.", "Listen, then choose again.", "Until you know, take it."),
    "no_other_way": (
        "Take it now: this person has no other way.",
        "Write down what they say, in their words.",
        "The owner of the case settles another way with them.",
    ),
    "not_the_customer": ("Take what they say.", "Say nothing of what is on the customer’s record."),
}
"""What the colleague does, by the code of the answer, else by its verdict."""
_VISITS = {
    VisitCondition.IN_PAIRS: "two people",
    VisitCondition.ACCOMPANIED: "nobody goes alone",
    VisitCondition.RING_OFFICE_FIRST: "ring the office first",
    VisitCondition.AT_OFFICE_ONLY: "meet at the office",
    VisitCondition.NO_PERSONAL_CONTACT: "no meeting in person",
    VisitCondition.POLICE_PRESENT: "go with the police",
}
_WAYS = {
    Channel.TELEPHONE: "telephone",
    Channel.EMAIL: "email",
    Channel.LETTER: "letter",
    Channel.OFFICE: "our office",
    Channel.HOME_VISIT: "a visit at home",
    Channel.ONLINE: "our website",
    Channel.TEXT_MESSAGE: "text message",
    Channel.SOCIAL_MEDIA: "social media",
    Channel.VIDEO: "video call",
    Channel.THIRD_PARTY: "the person who speaks for you",
}
PHRASES = {
    "any_way": "Any way, at any time",
    "any_time": "at any time",
    "on_days": "on {days}",
    "between": "between {start} and {end}",
    "way": "{way}, {times}",
    "way_to": "{way}, to {party}, {times}",
    "by": "by {way}",
    "as_they_ask": "as they ask",
    "and_so_on": "{typed} and so on",
    "next": ", next on {day} at {time}",
    "one_thing": "one thing",
    "things": "up to {count} things",
    "until": "until {day}",
    "until_reviewed": "until it is reviewed",
    "our_letter": "Our letter about {title} says so, {until}.",
    "always": "This is always taken, in any way, whatever else applies.",
    "no_way": "No other way is left that this person can use.",
}
"""The parts of sentences, and what a colleague says if the customer asks why."""
_MOST_WAYS = 3
_MOST_WORDS = 9


def sentence(answer: GateAnswer) -> str:
    """Return the sentence to say aloud; on a visit or where we reach the customer, what to do."""
    says = answer.says
    if says.code == "always_taken":
        return TAKEN[_GROUPS.get(says.params["matter"], "home")]
    return _by_code.get(says.code, _plainly)(says.code, says.params, answer)


def rights() -> str:
    """Return what to say before it is known which of an appeal, an adjustment or a data right it is."""
    return SENTENCES["rights"]


def steps(answer: GateAnswer, key: str = "") -> tuple[str, ...]:
    """Return what the colleague does, in three lines at most. ``key``: the entry of `STEPS` that a page knows better."""
    if key:
        return STEPS[key]
    return STEPS[answer.says.code] if answer.says.code in STEPS else STEPS[answer.verdict]


def why(speaks: Speaks) -> str:
    """Return what to say if the customer asks why, of one thing that speaks: what our letter says, and until when."""
    fixed = {"always_taken": PHRASES["always"], "no_other_way": PHRASES["no_way"]}
    if speaks.says.code in fixed:
        return fixed[speaks.says.code]
    until = PHRASES["until"].format(day=on(speaks.until)) if speaks.until else PHRASES["until_reviewed"]
    return PHRASES["our_letter"].format(title=inside(speaks.title), until=until)


NOT_CHECKED = {
    "store_broken": "The records cannot be read at the moment.",
    "purpose_not_known": "The request does not say what it asks for.",
    "data_old": "The records that were read are out of date.",
}
"""Why nothing was checked, by the code in `policy.gate.not_known`."""
CHANGES_NO_ANSWER = {
    "limited_channels": "it says which channels the other limits reach, and limits nothing alone",
    "earlier_matter": "it names the earlier matter of the limit to new issues, which quotes it",
    "services": "it limits what we do, not how the customer reaches us; a matter that is a service is always taken",
    "complaint": "one complaint is refused in its own letter; a new complaint is always taken",
    "body": "it names the court, platform or agency of a legal step, which limits no contact",
    "description": "it is free text, which no program can apply; staff read it beside the answer",
}
"""The terms that change no answer of the gate, each with the reason."""


def window_said(window: Window) -> str:
    """Return days and hours: "on Tuesday between 10:00 and 11:00"."""
    days = PHRASES["on_days"].format(days=listed(map(weekday, window.days), "or")) if window.days != WEEK else ""
    hours = PHRASES["between"].format(start=window.hours.from_, end=window.hours.until) if window.hours else ""
    return " ".join(part for part in (days, hours) if part) or PHRASES["any_time"]


def ways_said(ways: Iterable[OpenWay]) -> tuple[str, ...]:
    """Return each way that stays open, with its window and its person; where every one is open at any time, that."""
    every = tuple(ways)
    if {way.channel for way in every} >= set(Channel) - {Channel.THIRD_PARTY} and {way.window for way in every} == {Window()}:
        return (PHRASES["any_way"],)
    return tuple(map(way_said, every))


def way_said(way: OpenWay) -> str:
    """Return one way that stays open: "Email, to Priya Shah, at any time"."""
    named, third = _WAYS[way.channel], way.channel is Channel.THIRD_PARTY
    code = "way_to" if way.party and not third else "way"
    filled = {"way": named[:1].upper() + named[1:], "party": way.party, "times": window_said(way.window)}
    return PHRASES[code].format(**filled)


def not_checked_because(answer: GateAnswer) -> str | None:
    """Return why nothing was checked; None where it was."""
    return NOT_CHECKED[answer.says.params["why"]] if "why" in answer.says.params else None


def _plainly(code: str, params: Any, answer: GateAnswer) -> str:
    typed = {name: cut(value) for name, value in params.items() if isinstance(value, str)}
    return SENTENCES[code].format(**{**params, **typed, **_begun(params), "ways": _ways_by(answer)})


def cut(typed: str) -> str:
    """Return the first words of what was typed, so that a sentence stays short enough to say."""
    words = typed.rstrip(".").split()
    begins = " ".join(words[:_MOST_WORDS])
    return PHRASES["and_so_on"].format(typed=begins) if words[_MOST_WORDS:] else begins


def _begun(params: Any) -> dict[str, str]:
    channel = params.get("channel")
    return {"noted": NOTED.get(channel, _IN_WRITING), "channel": _WAYS.get(channel, "")}


def _ways_by(answer: GateAnswer) -> str:
    named = [PHRASES["by"].format(way=_WAYS[way.channel]) for way in answer.instead[:_MOST_WAYS]]
    return listed(named, "or") or PHRASES["as_they_ask"]


def _other_way(_: str, params: Any, answer: GateAnswer) -> str:
    ways = [_WAYS[way.channel] for way in answer.instead[:_MOST_WAYS]]
    return SENTENCES["other_way_many" if ways[1:] else "other_way"].format(**_begun(params), ways=listed(ways, "or"))


def _answered(_: str, params: Any, __: GateAnswer) -> str:
    earlier: EarlierMatter | None = params["earlier"]
    if earlier is None:
        return SENTENCES["answered_before_unnamed"].format(**_begun(params))
    return SENTENCES["answered_before"].format(**_begun(params), matter=cut(earlier.matter), answer=cut(earlier.answer))


def _other_time(code: str, params: Any, answer: GateAnswer) -> str:
    next_at = answer.next_at
    opens = PHRASES["next"].format(day=on(next_at.date()), time=f"{next_at:%H:%M}") if next_at else ""
    return SENTENCES[code].format(**_begun(params), window=window_said(params["window"]), next=opens)


def _used(code: str, params: Any, _: GateAnswer) -> str:
    found: Balance = params["balance"]
    filled = {"per": plain(found.per), "granted": amount(found.granted, found), "day": on(found.renews_on)}
    return SENTENCES[code if found.granted > 1 else "one_used"].format(**_begun(params), **filled)


def _left(code: str, params: Any, _: GateAnswer) -> str:
    found: Balance = params["balance"]
    return SENTENCES[code].format(left=amount(found.left, found), per=plain(found.per))


def _elsewhere(code: str, params: Any, _: GateAnswer) -> str:
    return SENTENCES[code].format(premises=cut(listed(params["premises"], "or")))


def _paused(code: str, params: Any, answer: GateAnswer) -> str:
    ways = listed((_WAYS[way.channel] for way in answer.instead[:_MOST_WAYS]), "or")
    return SENTENCES[code].format(**_begun(params), until=on(params["until"]), ways=ways)


def _often(code: str, params: Any, _: GateAnswer) -> str:
    replies: Times = params["replies"]
    return SENTENCES[code].format(**_begun(params), often=each(replies))


def _issues(code: str, params: Any, _: GateAnswer) -> str:
    count = params["issues"]
    return SENTENCES[code].format(issues=PHRASES["one_thing"] if count == 1 else PHRASES["things"].format(count=count))


def _visit(code: str, params: Any, _: GateAnswer) -> str:
    said = listed(_VISITS[one] for one in params["conditions"])
    return SENTENCES[code].format(conditions=said[:1].upper() + said[1:])


_by_code: dict[str, Callable[[str, Any, GateAnswer], str]] = {
    "other_way": _other_way,
    "answered_before": _answered,
    "other_time": _other_time,
    "all_used": _used,
    "this_many_left": _left,
    "elsewhere": _elsewhere,
    "paused": _paused,
    "answered_so_often": _often,
    "so_many_issues": _issues,
    "visit": _visit,
    "no_visit": _visit,
}
