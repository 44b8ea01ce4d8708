"""Rules on whether the policy covers the conduct, and on which behaviours the conduct is."""

from collections.abc import Iterator
from dataclasses import replace

from evenhand.policy.facts.facts import NOT_MADE_OUT, Incident
from evenhand.policy.inquiry import Inquiry, met, rule
from evenhand.policy.layers import Answer
from evenhand.policy.verdict import Cure, Message, Outcome, RuleResult
from evenhand.policy.vocabulary import Act, Category, Decision, Layer, Tri

_SCOPE = (Act.OPEN_CASE, Act.FIND, Act.PROPOSE)


def _counted(inquiry: Inquiry) -> list[Incident]:
    return [incident for incident in inquiry.facts.incidents if not incident.withdrawn]


def _first(inquiry: Inquiry, topic: str) -> Answer | None:
    return next(iter(inquiry.every(topic)), None)


@rule(*_SCOPE, topics=("scope.conduct_of", "scope.protects", "scope.customers", "scope.channels"))
def scope(inquiry: Inquiry) -> Iterator[RuleResult]:
    """The policy covers the person's conduct, the one it was towards, the customer and the channel."""
    if inquiry.finds_nothing:
        return
    for topic, field, asked in (
        ("scope.conduct_of", "people", "conduct_of"),
        ("scope.protects", "people", "towards"),
        ("scope.channels", "channels", "channel"),
    ):
        counted = [(getattr(incident, asked), incident.reference) for incident in _counted(inquiry)]
        answers = {value: _reaching(inquiry.every(topic), field, value) for value in {value for value, _ in counted}}
        for value, reference in counted:
            if value is not None and (answer := answers[value]):
                yield _within(inquiry, answer, value, getattr(answer.value, field), reference)
    customers = _first(inquiry, "scope.customers")
    if customers:
        reached = customers.value.relationships
        yield _within(inquiry, customers, inquiry.facts.relationship, reached, inquiry.facts.reference)


def _reaching(answers: tuple[Answer, ...], field: str, value: str) -> Answer | None:
    """Return a layer's answer that covers it; only the landlord can exclude, for the floor widens and never narrows."""
    reaching = next((answer for answer in answers if value in getattr(answer.value, field)), None)
    own = next((answer for answer in answers if answer.cited.layer is not Layer.FLOOR), None)
    return reaching or own


def _within(inquiry: Inquiry, answer: Answer, value: str, reached: tuple[str, ...], subject: str) -> RuleResult:
    message = Message("within_scope" if value in reached else "outside_scope", topic=answer.topic, value=value, of=subject)
    if value in reached:
        return met("scope", answer, message)
    cure = Cure("rest_on", what="conduct_in_scope", instead_of=subject)
    return inquiry.refused("scope", answer, message, cure, breach=Category.WRONG_POLICY)


@rule(*_SCOPE, topics=("scope.elsewhere",))
def belongs_elsewhere(inquiry: Inquiry) -> Iterator[RuleResult]:
    """Conduct that another procedure deals with goes there; the refusal names it."""
    if inquiry.finds_nothing:
        return
    situations = set(inquiry.facts.situations)
    for incident in _counted(inquiry):
        situations |= incident.situations
    for answer in inquiry.every("scope.elsewhere"):
        if answer.value.situation in situations:
            message = Message("belongs_elsewhere", situation=answer.value.situation, goes_to=answer.value.goes_to)
            cure = Cure("send_to", where=answer.value.goes_to, situation=answer.value.situation)
            yield inquiry.refused("belongs_elsewhere", answer, message, cure, breach=Category.WRONG_POLICY)


@rule(Act.SIGNPOST, topics=("scope.elsewhere", "scope.protects", "safeguard"))
def grounded_elsewhere(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A report goes elsewhere because this policy does not cover it, never to avoid dealing with it."""
    answer = inquiry.safeguard("same_steps")
    against = [result for kept in (belongs_elsewhere, scope) for result in kept(inquiry) if result.refuses]
    if against:
        yield from (replace(result, rule="grounded_elsewhere", outcome=Outcome.MET, cures=()) for result in against)
    elif answer:
        cure = Cure("do", act=Act.OPEN_CASE, fact=None)
        yield inquiry.refused("grounded_elsewhere", answer, Message("belongs_here"), cure, breach=Category.WRONG_POLICY)


@rule(*_SCOPE, topics=("scope.not_in_itself",))
def not_manner_alone(inquiry: Inquiry) -> Iterator[RuleResult]:
    """Being upset, angry, forceful or persistent is not unacceptable by itself: the case rests on conduct."""
    incidents = _counted(inquiry)
    if not incidents or inquiry.finds_nothing:
        return
    alone = all(incident.manner_only is Tri.YES for incident in incidents)
    for answer in inquiry.every("scope.not_in_itself"):
        if alone:
            cure = Cure("rest_on", what="conduct_not_manner")
            yield inquiry.refused("not_manner_alone", answer, Message("manner_alone"), cure)
        else:
            yield met("not_manner_alone", answer, Message("conduct_stated"))


@rule(*_SCOPE, Act.WARN, Act.AUTHORISE, Act.PLACE_MARKER, Act.AUTHORISE_MARKER, topics=("safeguard",))
def protected_act(inquiry: Inquiry) -> Iterator[RuleResult]:
    """Alleging discrimination, or going to an MP, councillor, regulator, court or Ombudsman, is never the behaviour."""
    answer = inquiry.safeguard("protected_act")
    if answer is None or inquiry.finds_nothing:
        return
    for incident in _counted(inquiry):
        if incident.protected_act is Tri.YES:
            message = Message("rests_on_protected_act", incident=incident.reference)
            cure = Cure("rest_on", what="conduct_not_protected_act", instead_of=incident.reference)
            yield inquiry.refused("protected_act", answer, message, cure)


@rule(Act.OPEN_CASE, Act.FIND, Act.PLACE_MARKER, topics=("safeguard",))
def rests_on_incident(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A case rests on at least one reported event."""
    answer = inquiry.safeguard("rests_on_incident")
    if answer is None:
        return
    if _counted(inquiry):
        yield met("rests_on_incident", answer, Message("incident_on_file"), Category.NO_EVIDENCE)
    else:
        cure = Cure("do", act=Act.LOG_INCIDENT, fact="incident_logged")
        unknown = Outcome.UNMET if inquiry.facts.complete else Outcome.NOT_KNOWN
        yield inquiry.refused(
            "rests_on_incident", answer, Message("no_incident"), cure, outcome=unknown, breach=Category.NO_EVIDENCE
        )


@rule(Act.FIND, Act.WARN, Act.PROPOSE, topics=("behaviour", "behaviour.family", "safeguard"))
def behaviour_named(inquiry: Inquiry) -> Iterator[RuleResult]:
    """Each incident is classified under behaviours that the policy names, and what each one presupposes is so."""
    if inquiry.finds_nothing:
        return
    catalogue = inquiry.policy.catalogue("behaviour")
    answer = inquiry.safeguard("behaviour_named")
    chosen = inquiry.facts.behaviours
    if answer is not None:
        yield from _classified(inquiry, answer, chosen, frozenset(catalogue))
    for key in sorted(chosen & catalogue.keys()):
        behaviour = catalogue[key]
        yield met("behaviour_named", behaviour, Message("behaviour_is", behaviour=key))
        for fact in behaviour.value.needs_all:
            yield inquiry.needs("behaviour_named", fact, behaviour)
        if behaviour.value.needs_any:
            yield inquiry.needs("behaviour_named", inquiry.nearest(behaviour.value.needs_any), behaviour)
    for answer in inquiry.every("behaviour.family"):
        if answer.value.key in inquiry.about.families:
            yield met("behaviour_named", answer, Message("family_is", family=answer.value.key))


def _classified(inquiry: Inquiry, answer: Answer, chosen: frozenset[str], known: frozenset[str]) -> Iterator[RuleResult]:
    cure = Cure("do", act=Act.LOG_INCIDENT, fact="behaviours")
    if not inquiry.facts.complete and not chosen:
        return
    if not chosen:
        yield inquiry.refused("behaviour_named", answer, Message("no_behaviour_chosen"), cure)
    for key in sorted(chosen - known):
        yield inquiry.refused("behaviour_named", answer, Message("behaviour_not_in_policy", behaviour=key), cure)


@rule(Act.WARN, Act.PROPOSE, Act.AUTHORISE, Act.PLACE_MARKER, topics=("safeguard",))
def nothing_follows_from_nothing(inquiry: Inquiry) -> Iterator[RuleResult]:
    """Where the last finding is that the report is not made out, nothing follows without a new finding."""
    answer = inquiry.safeguard("rests_on_incident")
    found = [one for one in inquiry.facts.decided if one.decision is Decision.FINDING and one.on <= inquiry.day]
    if answer and found and found[-1].outcome == NOT_MADE_OUT:
        cure = Cure("do", act=Act.FIND, fact="finding_made")
        message = Message("not_made_out", on=found[-1].on)
        yield inquiry.refused("nothing_follows_from_nothing", answer, message, cure, breach=Category.NO_EVIDENCE)
