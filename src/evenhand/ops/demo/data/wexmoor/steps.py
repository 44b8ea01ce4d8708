"""Defines how a case goes at Wexmoor under A2Dominion's policy: a chance to adjust, a note upon action."""

from evenhand.ops.demo.data.story import Story
from evenhand.policy.vocabulary import Act

WEIGHED = {
    "adjustments_made": (
        "We have kept to the recorded needs in every call and letter since.",
        "Nothing has been asked for; we offered, and would again.",
    ),
}


class WexmoorStory(Story):
    """A note goes on the record whenever action is taken (3.4.4)."""

    usual_reporter = "joy.adeyemi"
    usual_owner = "rukhsana.mir"
    weighed = WEIGHED

    def impose(self, measure: str, because: str, *, by: str = "martin.kerr", how: str = "email") -> None:
        """Authorise, issue the letter, serve it."""
        self.days_on(1).sign(Act.AUTHORISE, by, because, measure)
        self.issue(measure, how=how)

    def note_on_record(self, instruction: str, incident: str, *, key: str = "conduct_note") -> str:
        """Put a note or a flag on the record: requested, authorised, served."""
        marker = self.mark(key, instruction, "Goes with what was decided, so that everybody keeps to it.", incident)
        self.place(marker, "martin.kerr", "An instruction, and nothing of the story.")
        return marker
