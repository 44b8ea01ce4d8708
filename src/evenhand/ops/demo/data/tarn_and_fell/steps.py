"""Defines how a case goes at Tarn & Fell: investigated, found, notified, then a measure."""

from evenhand.ops.demo.data.assessments import Sentences
from evenhand.ops.demo.data.story import Story
from evenhand.policy.vocabulary import Act

MANAGER = "moira.kell"
WEIGHED: Sentences = {
    "facts_and_frequency_established": (
        "Dates and times taken from the log, and checked with the colleagues who were there.",
        "Three people asked, apart from each other. They agree on what happened and how often.",
    ),
}


class TarnStory(Story):
    """The customer receives the finding before anything follows from it."""

    usual_reporter = "gita.lal"
    usual_owner = "finn.arkwright"
    weighed = WEIGHED

    def impose(self, measure: str, because: str, *, by: str = MANAGER, how: str = "email") -> None:
        """Decide, issue the letter, serve it."""
        self.days_on(1).sign(Act.AUTHORISE, by, because, measure)
        self.issue(measure, how=how)
