"""Rules on passing a matter on: its receiver, ground and legal basis, and when the customer hears of it."""

from collections.abc import Iterator

from evenhand.policy.inquiry import Inquiry, met, rule
from evenhand.policy.layers import Answer, Silent, fits
from evenhand.policy.rules.safeguards import waits_for_nobody
from evenhand.policy.verdict import Cure, Message, RuleResult
from evenhand.policy.vocabulary import (
    CONSENT,
    CONTRACTORS_REFERRAL,
    EMERGENCY_REFERRAL,
    REPAIRS_REFERRAL,
    ROUTES_WITHOUT_CONSENT,
    SAFEGUARDING_REFERRAL,
    Act,
    Layer,
    Matter,
)


@rule(Act.REFER, topics=("referral", "safeguard", "record", "never_blocked"))
def referral_grounded(inquiry: Inquiry) -> Iterator[RuleResult]:
    """The policy has the referral and its ground; any officer may call for help, refer for safeguarding or repairs."""
    key = inquiry.about.referral
    if not key:
        return
    answer = inquiry.policy.catalogue("referral").get(key)
    if answer is not None and fits(answer.value, inquiry.about):
        yield from _on_its_ground(inquiry, answer)
    elif answer is not None:
        yield inquiry.refused(
            "referral_grounded", answer, Message("no_such_referral"), Cure("refer_to", keys=_offered(inquiry))
        )
    elif key == CONTRACTORS_REFERRAL:
        yield from _instruction_only(inquiry)
    else:
        yield from _always_open(inquiry, key)


def _on_its_ground(inquiry: Inquiry, answer: Answer) -> Iterator[RuleResult]:
    when = answer.value.when
    if when:
        yield inquiry.needs("referral_grounded", inquiry.nearest(when), answer)
    else:
        yield met("referral_grounded", answer, Message("may_refer", to=answer.value.to))
    if answer.value.needs_consent:
        yield _by_consent(inquiry, answer)


def _always_open(inquiry: Inquiry, key: str) -> Iterator[RuleResult]:
    emergency, sharing = inquiry.safeguard("emergency_call_waits_for_nobody"), inquiry.safeguard("consent_or_legal_route")
    opened = {
        EMERGENCY_REFERRAL: emergency,
        SAFEGUARDING_REFERRAL: sharing,
        REPAIRS_REFERRAL: hazards_taken(inquiry),
    }.get(key)
    if opened is not None:
        yield met("referral_grounded", opened, Message("may_refer", to=key))
    elif sharing is not None:
        cure = Cure("refer_to", keys=_offered(inquiry))
        yield inquiry.refused("referral_grounded", sharing, Message("no_such_referral"), cure)


def _offered(inquiry: Inquiry) -> list[str]:
    """Return the referrals of the policy that are for this case, and those of every landlord."""
    own = [key for key, answer in inquiry.policy.catalogue("referral").items() if fits(answer.value, inquiry.about)]
    return [*own, EMERGENCY_REFERRAL, SAFEGUARDING_REFERRAL, REPAIRS_REFERRAL]


def hazards_taken(inquiry: Inquiry) -> Answer | None:
    """Return the demand that a hazard is taken whatever the channel, the floor's where several layers have it (floor 62)."""
    found = [answer for answer in inquiry.every("never_blocked") if Matter.HAZARD in answer.value.matters]
    return next((answer for answer in found if answer.cited.layer is Layer.FLOOR), next(iter(found), None))


def _instruction_only(inquiry: Inquiry) -> Iterator[RuleResult]:
    """Contractors get only the instruction of a marker in force, with recipient and day recorded; never the story."""
    answer = next((found for found in inquiry.every("record") if "withdrawn_on" in found.value.keeps), None)
    if answer is None:
        return
    wanted = inquiry.facts.referral.marker if inquiry.facts.referral else None
    standing = [marker.reference for marker in inquiry.facts.markers if marker.authorised_on and not marker.ended_on]
    if wanted in standing:
        yield met("referral_grounded", answer, Message("may_refer", to=CONTRACTORS_REFERRAL))
    else:
        yield inquiry.refused("referral_grounded", answer, Message("no_marker_to_share"), Cure("share_marker"))


@rule(Act.REFER, topics=("sharing", "referral", "safeguard"))
def sharing(inquiry: Inquiry) -> Iterator[RuleResult]:
    """Information leaves the landlord with consent or by a recorded legal route of the policy; emergency calls always may."""
    key = inquiry.about.referral
    if not key:
        return
    offered = inquiry.policy.catalogue("referral").get(key)
    if waits_for_nobody(inquiry) or (offered.value.inside if offered else key == REPAIRS_REFERRAL):
        return
    shared = inquiry.safeguard("consent_or_legal_route")
    for answer in (*inquiry.every("sharing"), *([shared] if shared else [])):
        yield _by_some_route(inquiry, answer)


def _by_some_route(inquiry: Inquiry, answer: Answer) -> RuleResult:
    route = inquiry.facts.route
    if route is None:
        return inquiry.needs("sharing", "consent_or_legal_route", answer)
    routes = getattr(answer.value, "without_consent_when", ROUTES_WITHOUT_CONSENT)
    return _by_one_of(inquiry, answer, "sharing", (CONSENT, *routes))


def _by_consent(inquiry: Inquiry, answer: Answer) -> RuleResult:
    if inquiry.facts.route is None:
        return inquiry.needs("referral_grounded", "agreed_by_customer", answer)
    return _by_one_of(inquiry, answer, "referral_grounded", (CONSENT,))


def _by_one_of(inquiry: Inquiry, answer: Answer, name: str, routes: tuple[str, ...]) -> RuleResult:
    """Report a route: among those that are open, and consent only where the customer's agreement is recorded."""
    if inquiry.facts.route == CONSENT:
        return inquiry.needs(name, "agreed_by_customer", answer)
    if inquiry.facts.route in routes:
        return met(name, answer, Message("passed_on_by", route=inquiry.facts.route))
    return inquiry.refused(
        name, answer, Message("route_not_open", routes=list(routes)), Cure("pass_on_by", routes=list(routes))
    )


@rule(Act.NOTIFY_REFERRAL, topics=("safeguard", "referral.told"))
def referral_withheld_until(inquiry: Inquiry) -> Iterator[RuleResult]:
    """A referral withheld from the customer has a review date; a policy that always tells the customer is kept."""
    referred, dated = inquiry.facts.referral, inquiry.safeguard("withholding_is_dated")
    if referred is None or dated is None or referred.withheld_until is None:
        return
    if referred.withheld_until > inquiry.day:
        yield met("referral_withheld_until", dated, Message("looked_at_again", on=referred.withheld_until))
    else:
        cure = Cure("set_date", field="withheld_until", least=inquiry.day)
        yield inquiry.refused("referral_withheld_until", dated, Message("no_date_to_look_again"), cure)
    told = inquiry.ask("referral.told")
    if not isinstance(told, Silent) and not told.value.unless_it_hinders:
        yield inquiry.refused("referral_withheld_until", told, Message("always_told"), Cure("tell_now"))
