"""Defines how a case goes at Harbour & Vale under Octavia's policy, and the steps that its cases share."""

from evenhand.ops.demo.data import side_stories
from evenhand.ops.demo.data.story import Story
from evenhand.policy.pack.terms import Terms, Times
from evenhand.policy.vocabulary import Act

ONCE_A_WEEK = Terms(named_contact="Priya Shah", channels_only=("email", "letter"), replies_per=Times(count=1, per="week"))
WINDOW = (
    "Rang 14 times between noon and four about the window, after we had answered at ten. Two colleagues took no other calls."
)
WHY_WEEKLY = (
    "We talked it over and warned in writing. Calls went from nine to eleven a day. A named person and one answer a week is "
    "the lightest step that may give other callers their turn; email and letters stay open, and emergencies by telephone."
)
WEIGHED = {"contact_is_the_matter": "It answers how often we are contacted, and what happens when we meet."}


class HarbourStory(Story):
    """Other teams are consulted before a decision and informed after it (4.2)."""

    usual_reporter = "sam.okoro"
    usual_owner = "priya.shah"
    weighed = WEIGHED

    def propose(self, key: str, terms: Terms, why: str, *, review_in: int | None = 80, until_in: int | None = 170) -> str:
        """Propose a measure and record that the other teams were consulted."""
        measure = super().propose(key, terms, why, review_in=review_in, until_in=until_in)
        words = "Repairs and Income were asked: both see the same and agree."
        self.sign(Act.CONSULT, self.owner, words, measure, party="other_teams")
        return measure

    def impose(self, measure: str, by: str, because: str, *, implications: str = "Repairs are reported as before.") -> None:
        """Authorise, inform the teams, issue the letter, serve it."""
        self.days_on(1).sign(Act.AUTHORISE, by, because, measure)
        self.note(Act.INFORM_TEAMS, "Informed Repairs, Income and Service Development.")
        self.issue(measure, implications)


def to_proposal(story: HarbourStory) -> None:
    """Report one window and too many calls about it, up to where a measure may be proposed."""
    story.open(story.report(WINDOW, "disproportionate_contact"))
    side_stories.called(story, "Asked whether the last call had been noted. It had.")
    story.hear("I ring because nobody rings me back. The window still lets the rain in.")
    story.weigh()
    story.find("unreasonable", "The number of calls is out of proportion to one window, which has a date for repair.")
    story.warn("Please write to us about the window, and ring only with something new.", "It keeps other callers waiting.")
    story.days_on(5).report(
        "Eleven calls in one morning, each to ask whether the last had been noted.", "disproportionate_contact"
    )
