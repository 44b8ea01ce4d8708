"""Tells the stories of Harbour & Vale Homes, which runs Octavia's published policy."""

from evenhand.ops.demo.data.harbour_and_vale import decided, people, undecided
from evenhand.ops.demo.data.harbour_and_vale.adopted import adopt_shorter_reviews
from evenhand.ops.demo.data.harbour_and_vale.choices import CHOICES
from evenhand.ops.demo.data.harbour_and_vale.steps import HarbourStory
from evenhand.ops.demo.data.house import House

HOUSE = House(
    landlord=people.LANDLORD,
    texts=people.TEXTS,
    controllers=people.CONTROLLERS,
    policy="octavia",
    staff=people.STAFF,
    households=people.HOUSEHOLDS,
    needs=people.NEEDS,
    choices=CHOICES,
    adopted_by=("helen.frost", "grace.mensah"),
    story=HarbourStory,
    stories=(*undecided.STORIES, *decided.STORIES),
    first_telephone=100,
    visits=people.VISITS,
    homes=people.HOMES,
    protected=people.PROTECTED,
    firms=people.FIRMS,
    adopted_since=adopt_shorter_reviews,
)
