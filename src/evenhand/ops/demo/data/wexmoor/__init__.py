"""Tells the stories of Wexmoor Housing Group, which runs A2Dominion's published policy."""

from evenhand.ops.demo.data.house import House
from evenhand.ops.demo.data.wexmoor import decided, people, undecided
from evenhand.ops.demo.data.wexmoor.choices import CHOICES
from evenhand.ops.demo.data.wexmoor.steps import WexmoorStory

HOUSE = House(
    landlord=people.LANDLORD,
    texts=people.TEXTS,
    controllers=people.CONTROLLERS,
    policy="a2dominion",
    staff=people.STAFF,
    households=people.HOUSEHOLDS,
    needs=people.NEEDS,
    choices=CHOICES,
    adopted_by=("desmond.achebe", "alison.frayne"),
    story=WexmoorStory,
    stories=(*undecided.STORIES, *decided.STORIES),
    first_telephone=140,
    visits=people.VISITS,
    colour="#5b2a86",
    logo=people.LOGO,
)
