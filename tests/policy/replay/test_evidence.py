"""Rules of evidence: not known is never a breach; only what is stated, or a date that is sure, is one."""

import pytest

from evenhand.policy.fact_catalogue import FACT_CATALOGUE
from evenhand.policy.replay.history import Event
from evenhand.policy.vocabulary import Act
from tests.policy.replay.stories import RESTRICTION, breaches, replayed, story

WARNED = {"id": "warned", "event": "warn", "on": "2021-11-02", "what": {"so": ["chance_given"]}}
MARKER = {"id": "marker", "event": "marker_placed", "on": "2022-03-01"}
APPEAL = {"id": "appeal", "event": "appeal", "of": "restriction", "on": "2022-02-01"}
BEFORE_DECIDING = {
    "vulnerability_considered": "vulnerability_not_considered",
    "adjustments_considered": "adjustment_ignored",
    "proportionality_considered": "not_proportionate",
    "evidence_held": "no_evidence",
    "reasons_written": "no_reasons",
    "equality_considered": "vulnerability_not_considered",
    "authorised": "no_authorisation",
    "notice_served": "no_notice",
    "emergency_route_open": "emergency_blocked",
    "appeal_route_told": "no_appeal_route",
}


@pytest.mark.parametrize("event", [*Act, *Event])
def test_a_bare_step_proves_nothing(event):
    about = {Act.REVIEW_MARKER, Act.END_MARKER, Act.TELL_MARKER, Act.CONFIRM_MARKER}
    of = "marker" if event in about else "appeal" if event == Act.DECIDE_APPEAL else "restriction"
    steps = [RESTRICTION, {**APPEAL, "on": "2022-02-25"}, MARKER]
    step = {"id": "bare", "event": event, "of": of, "on": "2022-03-04" if event == Act.DECIDE_APPEAL else None}

    for slug in ("floor", "octavia", "stonewater"):
        told = replayed(story(*steps, step), slug)

        assert told.breaches == ()
        assert told.unknown


@pytest.mark.parametrize(("fact", "category"), BEFORE_DECIDING.items())
def test_a_fact_known_not_so_is_a_breach_of_its_category(fact, category):
    denied = story(RESTRICTION, absences=[{"id": "a", "of": "restriction", "not_so": fact}])

    assert breaches(denied) == [category]


@pytest.mark.parametrize("fact", BEFORE_DECIDING)
@pytest.mark.parametrize("source", ["stated_in_part", "outcome_only", "unknown"])
def test_absence_stated_in_part_is_no_breach(fact, source):
    hinted = story(RESTRICTION, absences=[{"id": "a", "of": "restriction", "not_so": fact, "source": source}])

    assert breaches(hinted) == []


@pytest.mark.parametrize("fact", FACT_CATALOGUE)
def test_one_denied_fact_makes_one_breach_at_most(fact):
    told = replayed(story(RESTRICTION, absences=[{"id": "a", "of": "restriction", "not_so": fact}]), "stonewater")

    assert len(told.breaches) <= 1


def test_no_warning_and_no_chance_is_a_breach_of_a_should():
    neither = [
        {"id": "no_warning", "of": "restriction", "not_done": "warn"},
        {"id": "no_chance", "of": "restriction", "not_so": "chance_given"},
    ]

    (breach,) = replayed(story(RESTRICTION, absences=neither)).breaches

    assert (breach.category, breach.cited.id, breach.cited.strength) == ("no_prior_warning", "floor:8:1", "should")
    assert breaches(story(RESTRICTION, absences=neither[:1])) == []


def test_a_recorded_reason_lifts_a_should():
    reasoned = {**RESTRICTION, "what": {**RESTRICTION["what"], "reasons_for_leaving_out": ["circumstances_weighed"]}}
    absence = {"id": "a", "of": "restriction", "not_so": "circumstances_weighed"}

    assert breaches(story(RESTRICTION, absences=[absence])) == ["not_proportionate"]
    assert breaches(story(reasoned, absences=[absence])) == []


def test_no_assessment_at_all_denies_what_it_would_have_weighed():
    found = breaches(story(RESTRICTION, absences=[{"id": "a", "of": "restriction", "not_done": "assess"}]))

    assert set(found) == {"vulnerability_not_considered", "adjustment_ignored", "not_proportionate"}


def test_restriction_without_end_and_review_breaches_both():
    neither = [
        {"id": "no_end", "of": "restriction", "not_set": "until"},
        {"id": "no_review_date", "of": "restriction", "not_set": "review_on"},
    ]

    assert sorted(breaches(story(RESTRICTION, absences=neither))) == ["no_duration", "no_review"]
    assert breaches(story(RESTRICTION, absences=neither[:1])) == []


def test_end_past_the_longest_term_is_found_from_exact_dates():
    what = {**RESTRICTION["what"], "review_on": "2024-06-01"}

    assert breaches(story({**RESTRICTION, "what": what})) == ["no_review"]
    assert breaches(story({**RESTRICTION, "what": what, "on": {"about": "2022-01"}})) == []


def test_every_channel_closed_is_seen_from_the_terms_alone():
    closed = ["telephone", "email", "letter", "office", "home_visit", "online", "text_message", "social_media", "video"]
    what = {"measure": {"kind": "contact_restriction", "terms": {"channels_closed": closed}}}

    assert breaches(story({**RESTRICTION, "what": what})) == ["no_channel_left"]


def test_a_part_that_the_letter_lacked():
    lacking = story(RESTRICTION, absences=[{"id": "a", "of": "restriction", "not_said": "emergencies"}])

    (breach,) = replayed(lacking).breaches

    assert (breach.category, breach.cited.id) == ("emergency_blocked", "floor:61:1")


def test_marker_without_letter_or_incident_breaches_both():
    silent = [
        {"id": "not_told", "of": "marker", "not_done": "tell_marker"},
        {"id": "no_incident", "of": "marker", "not_so": "incident_logged"},
    ]

    assert sorted(breaches(story(MARKER, absences=silent))) == ["marker_not_told", "no_evidence"]


def test_marker_without_an_instruction_breaches_no_evidence():
    assert breaches(story({**MARKER, "what": {"marker": {"instruction": False}}})) == ["no_evidence"]


def test_the_proposer_who_decided():
    reed = {"name": "A. Reed"}
    proposed = {"id": "proposed", "event": "propose", "on": "2022-01-05", "who": reed, "what": RESTRICTION["what"]}
    decided = {"id": "decided", "event": "authorise", "of": "proposed", "on": "2022-01-10", "who": reed}

    assert breaches(story(proposed, decided)) == ["no_authorisation"]
    assert breaches(story(proposed, {**decided, "who": {"name": "B. Osei"}})) == []


def test_an_appeal_heard_by_who_decided():
    reed = {"name": "A. Reed"}
    heard = {"id": "heard", "event": "decide_appeal", "of": "appeal", "on": "2022-02-10", "who": reed}

    assert breaches(story({**RESTRICTION, "who": reed}, APPEAL, heard)) == ["appeal_not_independent"]


def test_wrong_role_is_a_breach_only_if_the_policy_knows_it():
    authorised = {"id": "yes", "event": "authorise", "on": "2022-01-10", "what": RESTRICTION["what"]}

    assert breaches(story({**authorised, "who": {"name": "A", "role": "Housing Officer"}}), "octavia") == ["no_authorisation"]
    assert breaches(story({**authorised, "who": {"name": "A", "role": "Team leader"}}), "octavia") == []


def test_a_protected_act_is_never_the_behaviour():
    incident = {"id": "incident", "event": "incident", "on": "2022-01-02", "what": {"protected_act": True}}

    assert "other" in breaches(story(incident, WARNED | {"on": "2022-01-05"}))


def test_a_complaint_and_an_appeal_not_taken():
    absences = [
        {"id": "c", "of": "asked", "not_done": "take_complaint"},
        {"id": "a", "of": "restriction", "not_done": "receive_appeal"},
    ]
    asked = {"id": "asked", "event": "complaint", "on": "2022-05-01"}

    found = breaches(story(RESTRICTION, asked, absences=absences))

    assert sorted(found) == ["complaint_refused_wrongly", "no_appeal_route"]


@pytest.mark.parametrize("aspect", ["decision", "handling", "needs"])
def test_approved_aspect_is_no_breach(aspect):
    absence = {"id": "a", "of": "restriction", "not_so": "vulnerability_considered"}

    approved = story(RESTRICTION, absences=[absence], approved=[{"of": "restriction", "aspect": aspect}])

    assert breaches(approved) == []


def test_approval_covers_only_its_aspect():
    absence = {"id": "a", "of": "restriction", "not_done": "review"}

    approved = story(RESTRICTION, absences=[absence], approved=[{"of": "restriction", "aspect": "decision"}])

    assert breaches(approved) == ["no_review"]
