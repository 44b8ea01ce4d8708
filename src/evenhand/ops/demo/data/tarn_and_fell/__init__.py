"""Tells the stories of Tarn & Fell Housing, which runs a published customer conduct policy of 2024."""

from evenhand.ops.demo.data.house import House
from evenhand.ops.demo.data.tarn_and_fell import decided, people, undecided
from evenhand.ops.demo.data.tarn_and_fell.choices import CHOICES, READINGS
from evenhand.ops.demo.data.tarn_and_fell.steps import TarnStory

HOUSE = House(
    landlord=people.LANDLORD,
    texts=people.TEXTS,
    controllers=people.CONTROLLERS,
    policy="conduct-2024",
    staff=people.STAFF,
    households=people.HOUSEHOLDS,
    needs=people.NEEDS,
    choices=CHOICES,
    readings=READINGS,
    adopted_by=("catherine.oyelaran", "lewis.garth"),
    story=TarnStory,
    stories=(*undecided.STORIES, *decided.STORIES),
    first_telephone=260,
    visits=people.VISITS,
    colour="#2f5d2f",
)
