"""Lists the demo's answers to assessments, where a story has none of its own."""

from collections.abc import Mapping

Sentences = Mapping[str, str | tuple[str, ...]]
"""For each fact an answer, or several, from which a case takes one."""


class No(str):
    """An answer "no" with its reason."""

    __slots__ = ()


WEIGHED: Sentences = {
    "vulnerability_considered": (
        "Asked about health and circumstances on the telephone; the answers are on the record.",
        "Read the file and asked. Sleeping badly since the winter, and on a waiting list; taken into account.",
        "Asked again. What is on the record still holds, and the tenancy support team knows of nothing more.",
    ),
    "adjustments_considered": (
        "Read out the recorded adjustments; the customer wants to keep them and needs no others.",
        "Offered larger print, more time and a companion; none wanted today.",
        "Went through the record together. It still fits, and no step of ours changes it.",
    ),
    "other_ways_considered": (
        "We tried a named call-back and a weekly call first. Neither held.",
        "Tried one folder for everything and a fixed day for answers. It held for a week.",
        "Offered a meeting with the team leader, and then a neighbour as go-between. Both were turned down.",
    ),
    "equality_considered": (
        "No protected characteristic is affected beyond what the adjustments meet.",
        "Went through each protected characteristic. What we plan weighs on none of them more than on others.",
        "Age and health were thought about. Every way that is easiest to use stays open.",
    ),
    "disability_link_considered": (
        "Nothing suggests that the conduct arises from a disability; asked, and answered no.",
        "Asked whether health has a part in it. It makes waiting harder, and does not lie behind what was said.",
        "Asked, with time to think about it. The answer was no; we would look again if that changes.",
    ),
    "disability_ruled_out": (
        "It does not. Asked in plain words, and the answer was that it was anger about the wait.",
        "It does not, as far as anybody can tell: the key worker was asked too, with consent.",
    ),
    "proportionality_considered": (
        "One limit, on one thing, for a set time, with other ways open.",
        "Set against what it does to the people concerned, this is the least that could still work.",
        "Short, and no wider than the matter itself. The decision-maker can end it on any day.",
    ),
    "lighter_steps_considered": (
        "Talking it over and a warning came first; the conduct went on.",
        "A call, a visit and a letter came first. Each helped for some days.",
        "We asked twice and wrote once. A lighter step than this has not been left out.",
    ),
    "own_handling_considered": (
        "One of our answers was four days late. We have said sorry and allow for it here.",
        "We answered in time, but in three letters that did not agree. That was ours to put right, and is.",
        "Looked through our side. The repair was on time; we did not call to say so, and should have.",
    ),
    "human_rights_considered": (
        "Home and private life are not touched; the safety and time of staff are.",
        "It does not affect home or family. Weighed against the right of staff to be safe at work.",
    ),
    "circumstances_weighed": (
        "Looked at the whole history, with the customer's own account.",
        "Read everything since the first report, good months as well as bad ones.",
        "Weighed what happened, what led to it and what has been said since.",
    ),
    "protected_act_excluded": (
        "Nothing here rests on a complaint, an allegation of discrimination or an outside body.",
        "The complaint and the letter to the councillor were set aside: they are not misconduct.",
    ),
    "capacity_considered": ("No sign that capacity is in question.",),
    "representative_considered": (
        "Offered a colleague of the customer's choice.",
        "Offered a representative. Not wanted now; the offer stays open.",
    ),
    "lone_working_considered": ("Visits follow the lone-working procedure.",),
}
"""What every policy and the floor ask for."""
FOR_LETTERS = (
    "We asked about your health, your circumstances and what you need from us. Each adjustment that we agreed with you stays.",
    "You told us what has made these months hard, and we took it into account. The ways to reach us that suit you stay open.",
    "We went through what you have told us about yourself, and asked again. Nothing that we do here changes what we agreed.",
)
"""What letters tell of an assessment; the case's own day chooses among them."""
