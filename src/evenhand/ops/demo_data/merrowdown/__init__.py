"""Merrowdown Homes, which runs Stonewater's published policy: decided by two, warned first, looked at within three months."""

from evenhand.ops.demo_data.house import House
from evenhand.ops.demo_data.merrowdown import after, before, people
from evenhand.ops.demo_data.merrowdown.choices import CHOICES, READINGS
from evenhand.ops.demo_data.merrowdown.told import MerrowdownStory

HOUSE = House(
    landlord=people.LANDLORD,
    policy="stonewater",
    staff=people.STAFF,
    households=people.HOUSEHOLDS,
    needs=people.NEEDS,
    choices=CHOICES,
    readings=READINGS,
    adopted_by=("philippa.reeve", "victor.anand"),
    story=MerrowdownStory,
    stories=(*before.STORIES, *after.STORIES),
    first_telephone=220,
    colour="#1d4f91",
)
