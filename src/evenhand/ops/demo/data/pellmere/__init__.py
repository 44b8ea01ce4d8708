"""Tells the stories of Pellmere Homes, which runs Clarion's published policy."""

from evenhand.ops.demo.data.house import House
from evenhand.ops.demo.data.pellmere import decided, people, undecided
from evenhand.ops.demo.data.pellmere.choices import CHOICES, READINGS
from evenhand.ops.demo.data.pellmere.steps import PellmereStory

HOUSE = House(
    landlord=people.LANDLORD,
    texts=people.TEXTS,
    controllers=people.CONTROLLERS,
    policy="clarion",
    staff=people.STAFF,
    households=people.HOUSEHOLDS,
    needs=people.NEEDS,
    choices=CHOICES,
    readings=READINGS,
    adopted_by=("sheila.tomlin", "yvonne.baptiste"),
    story=PellmereStory,
    stories=(*undecided.STORIES, *decided.STORIES),
    first_telephone=180,
    colour="#7a1f3d",
)
