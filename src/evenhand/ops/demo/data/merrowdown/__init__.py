"""Tells the stories of Merrowdown Homes, which runs Stonewater's published policy."""

from evenhand.ops.demo.data.house import House
from evenhand.ops.demo.data.merrowdown import decided, people, undecided
from evenhand.ops.demo.data.merrowdown.choices import CHOICES, READINGS
from evenhand.ops.demo.data.merrowdown.steps import MerrowdownStory

HOUSE = House(
    landlord=people.LANDLORD,
    texts=people.TEXTS,
    controllers=people.CONTROLLERS,
    policy="stonewater",
    staff=people.STAFF,
    households=people.HOUSEHOLDS,
    needs=people.NEEDS,
    choices=CHOICES,
    readings=READINGS,
    adopted_by=("philippa.reeve", "victor.anand"),
    story=MerrowdownStory,
    stories=(*undecided.STORIES, *decided.STORIES),
    first_telephone=220,
    visits=people.VISITS,
    colour="#1d4f91",
)
