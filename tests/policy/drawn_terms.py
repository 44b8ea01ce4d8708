"""Draws the terms of a measure at random: every kind of term, each with valid values."""

from datetime import date

from hypothesis import strategies as st

from evenhand.policy.pack.terms import EarlierMatter, Hours, Minutes, Terms, Times
from evenhand.policy.vocabulary import Channel, Matter, Service, VisitCondition

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PERIODS = {"day": 1, "week": 7, "month": 31}


def some(values):
    return st.lists(st.sampled_from(list(values)), unique=True).map(tuple)


def maybe(strategy):
    return st.none() | strategy


clock = st.integers(0, 47).map(lambda half: f"{half // 2:02}:{half % 2 * 30:02}")
hours = st.tuples(clock, clock).filter(lambda pair: pair[0] < pair[1]).map(lambda pair: Hours(from_=pair[0], until=pair[1]))
text = st.sampled_from(("One text.", "Another text."))
TERMS = {
    "channels_only": some(Channel),
    "channels_closed": some(Channel),
    "named_contact": maybe(text),
    "days": some(DAYS),
    "hours": maybe(hours),
    "contacts_per": maybe(st.builds(Times, count=st.integers(1, 40), per=st.sampled_from(list(PERIODS)))),
    "replies_per": maybe(st.builds(Times, count=st.integers(1, 40), per=st.sampled_from(list(PERIODS)))),
    "contact_time_per": maybe(st.builds(Minutes, minutes=st.integers(5, 400), per=st.sampled_from(list(PERIODS)))),
    "minutes_each": maybe(st.integers(5, 480)),
    "limited_channels": some(Channel),
    "word_limit": maybe(st.integers(50, 5000)),
    "live_issues": maybe(st.integers(1, 50)),
    "appointment_only": st.booleans(),
    "third_party": maybe(text),
    "new_issues_only": st.booleans(),
    "earlier_matter": maybe(st.builds(EarlierMatter, matter=text, answer=text)),
    "topics_closed": some(Matter),
    "visits": some(VisitCondition),
    "premises": some(("Harbour Street office", "Quay Street office", "Mill Lane office")),
    "services": some(Service),
    "complaint": maybe(text),
    "paused_until": maybe(st.dates(date(2026, 1, 1), date(2027, 1, 1)).map(date.isoformat)),
    "body": maybe(text),
    "description": maybe(text),
}
terms = st.fixed_dictionaries(TERMS).map(lambda stated: Terms(**stated))
