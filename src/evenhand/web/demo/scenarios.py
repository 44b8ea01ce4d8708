"""Lists the guided scenarios of *Start here*: the person of each step, its page, what to notice."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text


@dataclass(frozen=True)
class ScenarioStep:
    """One step of a scenario. ``who``: a user name of the demo.

    ``place``: the name of an address, with ``about`` in it or behind it, or a page that is found by the customer in ``about``.
    """

    who: str
    does: "Text"
    place: str
    about: str = ""


@dataclass(frozen=True)
class Scenario:
    """A story to try. ``key``: its fragment in the address of the page; ``notice``: what to notice."""

    key: str
    title: "Text"
    says: "Text"
    steps: tuple[ScenarioStep, ...]
    notice: tuple["Text", ...]

    def numbered(self) -> Iterator[tuple[str, ScenarioStep]]:
        """Yield each step with the value of its button."""
        for place, step in enumerate(self.steps, 1):
            yield f"{self.key}-{place}", step


OPERATIVE = "an operative's jobs"
"""The place of a step that begins behind an operative's link."""
SCENARIOS = (
    Scenario(
        "report",
        _("Report what just happened"),
        _("You are a customer adviser. A caller has just hung up on you after ten minutes of shouting."),
        (
            ScenarioStep("sam.okoro", _("Log an incident about anybody"), "log-incident"),
            ScenarioStep("sam.okoro", _("See what became of your reports"), "incidents"),
        ),
        (
            _("Four answers are enough. The rest can wait until the telephone is quiet."),
            _("It asks what was done, and not what the person is like."),
            _("Your reports say in one sentence how far each has come, and nothing of the customer’s story beyond your own."),
        ),
    ),
    Scenario(
        "call",
        _("Take a call from somebody whose contact is limited"),
        _("You are a customer adviser. The telephone rings, and the caller may only write to us. What do you say?"),
        (
            ScenarioStep("sam.okoro", _("See what to say, and log the call"), "before a contact", "Joan Pemberton"),
            ScenarioStep("sam.okoro", _("See how much contact time is left, line by line"), "before a contact", "Lorna Fitch"),
        ),
        (
            _("Until you have checked who speaks, the page says nothing of any limit."),
            _("Danger, repairs, complaints and appeals are taken in any way, and use nothing up."),
            _("“They can’t use this” takes the call at once, without proof. The owner of the case settles another way."),
        ),
    ),
    Scenario(
        "case",
        _("Look into it, and propose what would help"),
        _("You are a housing officer. Two reports have come in about one leaseholder in two days."),
        (
            ScenarioStep("priya.shah", _("Open a case from the reports"), "opening a case", "Curtis Lowe"),
            ScenarioStep("priya.shah", _("See a case that has come to a proposal"), "a case", "Marion Vale"),
        ),
        (
            _("What can happen next comes first; what cannot yet shows which clause asks for what."),
            _("The customer is asked for their side before anything is decided, by a way that they can use."),
            _("The letter grows beside the proposal, and cannot go while a part is missing."),
        ),
    ),
    Scenario(
        "decide",
        _("Decide between two meetings"),
        _("You are the service manager. One proposal waits for you. Try it on your telephone, or in a narrow window."),
        (
            ScenarioStep("tom.reed", _("Decide on the proposal"), "a decision", "Marion Vale"),
            ScenarioStep("priya.shah", _("Answer what a colleague asked"), "my-work"),
            ScenarioStep("tom.reed", _("Arrange cover before you go on leave"), "leave"),
        ),
        (
            _("One sentence shows what you decide. Points to check come next, each with its place."),
            _("What stays open for the customer is beside what is limited, and cannot be hidden."),
            _("You can authorise something lighter, send it back, ask before you decide, or say that you are involved."),
        ),
    ),
    Scenario(
        "appeal",
        _("Hear an appeal"),
        _("You are an assistant director who took no part. A customer says that her calls were counted, and ours were not."),
        (ScenarioStep("grace.mensah", _("Hear the appeal"), "a decision", "Joan Pemberton"),),
        (
            _("Only those who took no part are offered; each other name shows why not."),
            _("Each ground is answered: made out, partly, or not, because of what."),
            _("Before you sign you see everything that signing does."),
        ),
    ),
    Scenario(
        "day",
        _("An officer’s morning"),
        _("You own cases and meet the people they are about. What do you need to know before you set out?"),
        (
            ScenarioStep("priya.shah", _("See what waits today"), "my-work"),
            ScenarioStep("priya.shah", _("See what applies to a customer you will meet"), "a customer", "Anton Reyes"),
            ScenarioStep("tom.reed", _("See how much waits in your team"), "workload"),
        ),
        (
            _("An instruction is what to do and until when; the story behind it stays in the case."),
            _("A customer’s needs are beside their name."),
            _("Move the clock by a week below, and check again."),
        ),
    ),
    Scenario(
        "door",
        _("At the door"),
        _("You work for a contractor. Your people go to homes of which you know nothing. What do they have to know?"),
        (
            ScenarioStep("dee.hart@demo.example", _("See tomorrow’s jobs as their scheduler"), "firm-jobs"),
            ScenarioStep("dee.hart@demo.example", _("Open a job as the operative"), OPERATIVE, "Kofi Danso"),
            ScenarioStep("priya.shah", _("See what the operative answered, as the owner of the case"), "my-work"),
        ),
        (
            _("The job says what to do and which number to ring. No page has a name, a reason or a story."),
            _("“I can’t do it this way” reaches the scheduler and the case owner at once. The last day stays."),
            _("Each look is recorded, and access ends with the job."),
        ),
    ),
    Scenario(
        "audit",
        _("Look back at a decision"),
        _("You are the auditor. Was this decided properly, on what was known that day?"),
        (
            ScenarioStep("iain.muir", _("Draw a sample of decisions"), "decisions", "?sample=5"),
            ScenarioStep("iain.muir", _("Open a case that is decided"), "a case", "Lorna Fitch"),
        ),
        (
            _("Every act keeps its rules, its facts and the policy of its day."),
            _("You read everything and change nothing, and that you read the story is on record."),
        ),
    ),
    Scenario(
        "policy",
        _("Look after the policy"),
        _("You own the policy. Where is it silent, and what would an answer change?"),
        (
            ScenarioStep("helen.frost", _("Compare two landlords’ policies"), "policy-compare", "?with=octavia&with=clarion"),
            ScenarioStep("helen.frost", _("Read what the check remarks on"), "policy-remarks", "octavia"),
            ScenarioStep("helen.frost", _("Propose what the landlord should adopt"), "adoptions"),
            ScenarioStep("grace.mensah", _("Confirm it as the second person"), "adoptions"),
        ),
        (
            _("Where a policy is silent, nothing is assumed: the landlord adopts an answer, by two people, with a minute."),
            _("The page shows what it would change in live cases before anybody confirms it. No date moves by itself."),
        ),
    ),
    Scenario(
        "time",
        _("Let time go by"),
        _("Reviews fall due and limits end on their day whether or not anybody thinks of them."),
        (ScenarioStep("priya.shah", _("See what is due, then move the clock at the top of any page"), "my-work"),),
        (
            _("Lorna Fitch’s review falls due within days. A limit whose review is missed ends at that date."),
            _("A safety instruction does not fall away: it stays, marked as overdue, until a senior officer decides."),
        ),
    ),
)


def step_of(value: str) -> tuple[Scenario, ScenarioStep] | None:
    """Return the scenario and the step of a button's value."""
    return next(((one, step) for one in SCENARIOS for known, step in one.numbered() if known == value), None)
