"""What the demo's case owners write when they weigh a case, where a story has nothing of its own to say."""

from collections.abc import Mapping

Sentences = Mapping[str, str | tuple[str, ...]]
"""For a fact what is written, or several ways to write it, from which a case takes one."""


class No(str):
    """An answer that says no, and why."""

    __slots__ = ()


WEIGHED: Sentences = {
    "vulnerability_considered": (
        "Asked about health and circumstances on the telephone; what was said is on file.",
        "Read the file and asked. Sleeping badly since the winter, and on a waiting list; taken into account.",
        "Asked, and nothing was named. The tenancy support team knows of nothing either.",
    ),
    "adjustments_considered": (
        "The adjustments on file were read out and kept. No others are wanted for now.",
        "None is on file. Offered larger print, more time and somebody to sit in; none wanted today.",
        "Went through what is on file together. It still fits, and whatever we do leaves it as it is.",
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
        "Short, and no wider than the matter itself. It can be ended on any day by whoever decided it.",
    ),
    "lighter_steps_considered": (
        "Talking it over and a warning came first; the conduct went on.",
        "A call, a visit and a letter came first. Each helped for some days.",
        "We asked twice and wrote once. A lighter step than this has not been left out.",
    ),
    "own_handling_considered": (
        "One of our answers was four days late. We have said sorry and allow for it here.",
        "We answered in time, but in three letters that did not agree. That was ours to put right, and is.",
        "Looked through our side. The repair was on time; nobody rang to say so, and somebody should have.",
    ),
    "human_rights_considered": (
        "Home and private life are not touched; the safety and time of staff are.",
        "Nobody's home or family is reached. Weighed against the right of staff to be safe at work.",
    ),
    "circumstances_weighed": (
        "Looked at the whole history, with the customer's own account.",
        "Read everything since the first report, good months as well as bad ones.",
        "Weighed what happened, what led to it and what has been said since.",
    ),
    "protected_act_excluded": (
        "Nothing here rests on a complaint, an allegation of discrimination or an outside body.",
        "The complaint and the letter to the councillor were set aside: they are nobody's misconduct.",
    ),
    "capacity_considered": ("No sign that capacity is in question.",),
    "representative_considered": (
        "Offered to deal with somebody of the customer's choice.",
        "Asked whether somebody should speak for them. Not now; the offer stands.",
    ),
    "lone_working_considered": ("Visits follow the lone-working procedure.",),
}
"""What every policy and the floor ask for."""
