"""Defines how a case goes at Merrowdown under Stonewater's policy: two decide to use it; a warning first."""

from evenhand.casework.details.measures import Warned
from evenhand.ops.demo.data.assessments import No, Sentences
from evenhand.ops.demo.data.story import Story
from evenhand.policy.vocabulary import Act

TEAM_LEADER, AREA_MANAGER = "bridget.soames", "victor.anand"
OF_THIS_POLICY: Sentences = {
    "equality_impact_assessed": (
        "Done with the equality lead on the form of the day: no group is touched more than another.",
        "Done, and read by the line manager. One effect was found, on people who do not read well; the letter is short.",
    ),
    "outside_agencies_considered": (
        "No agency is involved. Gave her the advice centre's number.",
        "The community nurse was asked, with consent, and has nothing to add.",
    ),
    "protected_characteristic_is_cause": No("Asked about, and thought about. Nothing points to it."),
}
SEVEN_QUESTIONS = {
    "medical_cause_considered": "Asked. No condition makes it harder to say what is meant.",
    "persistent_or_unreasonable_demands": "Yes: the same eleven points each week.",
    "intent_to_harass_or_divert": No("No. There is a grievance behind it, and it is a real one."),
    "abuse_or_aggression": No("None at all; the letters are polite."),
    "health_and_safety_risk": No("No person is at risk."),
    "individual_needs": No("None beyond the recorded ones, which we keep to."),
    "representative_available": "The advice centre would help, and has been asked.",
    "adjustments_made": "All that were asked for.",
    "outside_agency_needed": No("Not beyond the advice centre."),
}


class MerrowdownStory(Story):
    """The policy is used only where two have decided so together (1.3)."""

    usual_reporter = "kenny.lau"
    usual_owner = "esme.harding"
    weighed = OF_THIS_POLICY

    def consider_use(self, tried: str) -> None:
        """Consider whether to use this policy: whether the ordinary ways are used up."""
        self.assess(
            relationship_broken_down="We no longer trust each other to mean well, and have said so to each other.",
            matters_escalated=tried,
            ordinary_resolution_used_up="Talked to, visited, written to, and met with the team leader; nothing held.",
        )

    def decide_use(self, tried: str, agreed: str) -> None:
        """Decide it jointly: the officer, and the line manager."""
        self.consider_use(tried)
        self.note(Act.DECIDE_USE, tried)
        self.note(Act.DECIDE_USE, agreed, who=TEAM_LEADER)

    def talk(self, words: str) -> None:
        """Discuss it before anything else, which may be enough."""
        self.note(Act.DISCUSS, words, facts=("discussion_considered",))

    def explain(self) -> None:
        """Explain what the tenancy asks for, before any remedy (4.1)."""
        words = "Went through the tenancy's terms on conduct, and gave the leaflet about help."
        self.note(Act.COMMUNICATE_CONCERNS, words, facts=("tenancy_obligations_explained",))

    def warn(self, asked: str, why: str, *, how: str = "letter") -> str:
        """Warn in writing, and serve the letter."""
        self.explain()
        letter = self.days_on(2).do(self.owner, Act.WARN, Warned(asked=asked, words=why))
        self.serve(letter, how)
        return letter

    def impose(self, measure: str, because: str, *, by: str = AREA_MANAGER) -> None:
        """Decide, issue the letter, serve it."""
        self.days_on(1).sign(Act.AUTHORISE, by, because, measure)
        self.issue(measure, how="letter")

    def weigh_complaints(self, **also: str) -> None:
        """Assess complaints: the seven questions beside everything else."""
        self.weigh(**{**SEVEN_QUESTIONS, **also})
