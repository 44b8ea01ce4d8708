"""Words each act in one record: everything that pages and lists show of it.

Another language is another module beside this one, with the same tables.
"""

from dataclasses import dataclass

from evenhand.policy.vocabulary import Act

SIGNED = "Your name and these reasons will be in the file that the customer can ask to see."
LETTER_IS_ISSUED = "The letter is issued. Record when it was given."
KEPT = "It stays on the record with your name. To correct a mistake, add an entry; nothing is removed."
NOT_TAKEN_BACK = "You cannot take back an issued letter. To change the decision, make it lighter or lift it, with a new letter."
READ_IT_FIRST = "You cannot take back an issued letter: read it before you issue it."
ANSWERED_EARLIER = "Answered earlier"
"""The heading over answers of an assessment that no act waits for any more."""


@dataclass(frozen=True, slots=True)
class ActWords:
    """The words of one act.

    ``name``: on links and titles; ``about``: the same with what it is about. ``says``: what it does, in a sentence. ``asks``,
    ``hint``: the question of an act that asks for little more than words. ``before``: over the questions of an assessment that
    come before it. ``button``, ``after``: what does it, and the message that follows. ``done``: in the history of a case.
    ``undo``: what can be undone of it, and how.
    """

    name: str
    about: str = "{name}: {about}"
    says: str = ""
    asks: str = ""
    hint: str = ""
    before: str = ""
    button: str = "Save"
    after: str = "Saved."
    done: str = ""
    undo: str = KEPT


URGENT_PROPOSAL = ActWords(
    name="Propose a measure by the urgent route",
    says="Only where it cannot wait: some of what comes first then follows afterwards, within a time.",
)
"""The words of a proposal while the usual route is not open."""
HISTORY = {
    "handed_to": "Handed to {name}",
    "waits_for_nothing": "The case waits for nothing any more",
    "lapsed": "Lapsed on its last day",
    "untold": "Ended: the customer was not told by {day} that it goes on",
    "review_missed": "Ended: its review was not done by {day}",
}
"""What a history shows in some cases instead of the act's usual words."""

ACTS: dict[str, ActWords] = {
    Act.LOG_INCIDENT: ActWords(
        name="Log an incident",
        says="Something else happened: it joins this case.",
        after="The incident is logged and joined to this case.",
    ),
    Act.CORRECT_PERSON: ActWords(
        name="This is about someone else",
        done="A record about someone else was removed",
    ),
    Act.END_CONTACT: ActWords(
        name="Say how a call or visit was ended",
        says="A worker may end abuse on the spot, alone. Record why, and hand over any emergency.",
        after="Recorded: you ended the call or visit.",
        done="Call or visit ended on the spot",
    ),
    Act.RECHECK: ActWords(
        name="Recheck what rested on it",
        says="A record in this case was about someone else. Check each decision that rested on it.",
        asks="What did you check, and what follows?",
        hint="Does each decision still hold without it? End or decide again any that does not.",
        button="I have rechecked it",
        after="Recheck recorded.",
        done="Rechecked what rested on a removed record",
    ),
    Act.KEEP_AS_DECIDED: ActWords(
        name="Keep as it was decided",
        says="The policy has changed since. Keep it for a reason; or review, change or end it instead.",
        asks="Why does it stay as it was decided?",
        hint=f"No day and no term changes. To apply today’s policy instead, review, change or end it. {SIGNED}",
        button="Keep it as it was decided",
        after="It stays as it was decided. Your reason is recorded.",
        done="Kept as it was decided before the policy changed",
    ),
    Act.DELETE_EVIDENCE: ActWords(
        name="Delete a file of evidence",
        done="A file of evidence was deleted",
    ),
    Act.OPEN_CASE: ActWords(
        name="Open a case",
        done="Case opened",
    ),
    Act.SIGNPOST: ActWords(
        name="Say where it belongs",
        done="Report signposted elsewhere",
    ),
    Act.DECIDE_USE: ActWords(
        name="Agree to use this policy",
        says="Sign that this policy is the right one here.",
        asks="Why is this policy the right way for this case?",
        hint=SIGNED,
        before="Before this policy is used",
        done="Agreed to use this policy",
    ),
    Act.RECORD_CONTACT: ActWords(
        name="Record a contact",
        says="A call, a letter, a visit: either way, on any channel.",
    ),
    Act.DISCUSS: ActWords(
        name="Talk it over with the customer",
        says="Talk about it before anything is written.",
        asks="What was said, and what was the outcome?",
        hint="Record what was said and done, not an opinion of the person.",
        done="Talked over with the customer",
    ),
    Act.SEEK_ACCOUNT: ActWords(
        name="Ask for the customer’s account",
        says="Ask what happened, before anything is decided.",
        after="Recorded: you asked them for their account.",
        done="The customer was asked for their account",
    ),
    Act.RECORD_ACCOUNT: ActWords(
        name="Record the customer’s account",
        says="In the customer’s own words, or that none came in a fair time.",
        done="The customer’s account recorded",
    ),
    Act.RECORD_NEEDS: ActWords(
        name="Record needs and adjustments",
        says="Health, adjustments, formats, language, who speaks for them.",
        done="Needs and adjustments asked about",
    ),
    Act.CHANGE_NEED: ActWords(
        name="Review a need",
        says="Review it with the customer: a decision of its own, never a sanction.",
        button="Save the decision",
        after="Decided, for its own sake.",
        done="Need reviewed",
    ),
    Act.NAME_REPRESENTATIVE: ActWords(
        name="Record who speaks for the customer",
        says="Who speaks for them, as what, and until when.",
        after="Recorded: they speak for the customer.",
        done="Who speaks for the customer was recorded",
    ),
    Act.RECORD_REACH: ActWords(
        name="Record where letters reach the customer",
        says="A forwarding address, or another way that they can use.",
        after="Recorded: letters go there from now on.",
        done="Where letters reach the customer was recorded",
    ),
    Act.OFFER_SUPPORT: ActWords(
        name="Offer support",
        says="What may help, and whether it was wanted.",
        asks="Which support did you offer, and what did they say?",
        done="Support offered",
    ),
    Act.PROTECT_WORKER: ActWords(
        name="Record how a worker is protected",
        says="After sexual or discriminatory harassment, or any abuse: the risk, the steps and the support.",
        after="Recorded for the employer’s record of harassment.",
        done="Risk to a worker, steps and support recorded",
    ),
    Act.TAKE_ALLEGATION: ActWords(
        name="Record an allegation about staff",
        says="In the customer’s words. An independent colleague investigates it.",
        after="Recorded. The investigation is independent of this case.",
        done="Allegation about staff recorded",
    ),
    Act.NAME_INVESTIGATOR: ActWords(
        name="Name an investigator",
        says="Someone who is not complained about and takes no part in the case.",
        button="Name them",
        after="Named: they investigate it.",
        done="Investigator named",
    ),
    Act.SEND_TO_FIRM: ActWords(
        name="Send it to the contractor",
        says="The allegation is about a contractor’s operative: the contractor looks into it, and answers before we decide.",
        button="Send it",
        after="Sent. The contractor’s scheduler has it, and no operative.",
        done="Allegation sent to the contractor",
    ),
    Act.RECORD_FIRM_OUTCOME: ActWords(
        name="Record what the contractor found",
        says="What came of the allegation at the contractor, or that no answer came.",
        button="Record it",
        after="Recorded, and on every page of the case.",
        done="The contractor’s outcome recorded",
    ),
    Act.INVESTIGATE_COUNTER_ALLEGATION: ActWords(
        name="Settle an investigation",
        says="Record the outcome of the investigation into an allegation about staff.",
        button="Settle it",
        after="Settled, and on every page of the case.",
        done="Allegation about staff settled",
    ),
    Act.LIFT_BAR: ActWords(
        name="Let a colleague decide here again",
        says="A complaint about them was not made out. A senior colleague who took no part may lift their bar.",
        asks="Why may they decide in this case again?",
        hint=f"The customer can ask to see this reason. {SIGNED}",
        button="Lift the bar",
        after="They may decide in this case again. Your reason is recorded.",
        done="A colleague complained about may decide here again",
    ),
    Act.ASSESS: ActWords(
        name="Assess",
        says="Weigh needs, equality, proportion and our own handling, each with its reason.",
        button="Save the answers",
        after="The answers are saved.",
        done="Assessed",
    ),
    Act.FIND: ActWords(
        name="Make a finding",
        says="Say what was made out and what was not, in a letter.",
        before="Before a finding",
        button="Make the finding and issue the letter",
        after="The finding is made.",
        done="Finding made",
        undo=READ_IT_FIRST,
    ),
    Act.COMMUNICATE_CONCERNS: ActWords(
        name="Tell the customer of our concerns",
        says="Say what the matter is, and give a chance to change.",
        asks="What did you tell them, and what did you ask for?",
        hint="Record what was said and done, not an opinion of the person.",
        done="The customer was told of our concerns",
    ),
    Act.WARN: ActWords(
        name="Warn in writing",
        says="Ask in writing for a change, and say what may follow.",
        before="Before a warning",
        button="Issue the warning",
        after=LETTER_IS_ISSUED,
        done="Warned in writing",
        undo=READ_IT_FIRST,
    ),
    Act.PROPOSE: ActWords(
        name="Propose a measure",
        about="Change the proposal: {about}",
        says="Say what should apply, why, and until when. Someone else decides.",
        before="Before a measure is proposed",
        button="Propose it",
        after="Proposed. Someone else decides.",
        done="Proposed",
        undo="It does not bind the customer. You can change or withdraw it until it is decided.",
    ),
    Act.CONSULT: ActWords(
        name="Record a consultation",
        says="Note who you asked, and what they say.",
        after="The consultation is recorded.",
        done="Consulted",
    ),
    Act.ENDORSE: ActWords(
        name="Endorse",
        says="Support the proposal before it is decided.",
        asks="Why do you endorse it?",
        hint=SIGNED,
        button="Endorse",
        after="Endorsed.",
        done="Endorsed",
        undo="What is made stricter afterwards has to be endorsed again.",
    ),
    Act.ASK_PROPOSER: ActWords(
        name="Ask the proposer",
        says="Between colleagues: nothing starts again, and no signature is lost.",
        button="Ask",
        after="Asked. It is in their work; the answer will be in the case.",
        done="The proposer was asked something, between colleagues",
    ),
    Act.ANSWER_QUESTION: ActWords(
        name="Answer a colleague’s question",
        says="A colleague who decides has asked this before deciding.",
        button="Answer",
        after="Answered.",
        done="A colleague’s question was answered",
    ),
    Act.AUTHORISE: ActWords(
        name="Authorise",
        says="Decide it, with your reasons in the file.",
        before="Before a measure is authorised",
        button="Authorise",
        after="Authorised. The letter is next.",
        done="Authorised",
        undo="Nothing binds the customer before the letter is given. From then on it can be made lighter or lifted.",
    ),
    Act.SEND_BACK: ActWords(
        name="Send back",
        says="Say what the proposal still needs.",
        asks="What has to change before it can be decided?",
        hint=SIGNED,
        button="Send it back",
        after="Sent back, with your reasons.",
        done="Sent back",
        undo="Nothing is lost: it can be changed, and decided then.",
    ),
    Act.WITHDRAW: ActWords(
        name="Withdraw the proposal",
        says="Take the proposal back.",
        asks="Why is it withdrawn?",
        hint=SIGNED,
        button="Withdraw it",
        after="Withdrawn.",
        done="Proposal withdrawn",
        undo="It ends here. What is still needed is proposed anew.",
    ),
    Act.IMPOSE: ActWords(
        name="Issue the letter",
        says="The complete letter goes out, and the measure begins.",
        button="Issue the letter",
        after=LETTER_IS_ISSUED,
        done="Letter issued, in force",
        undo=NOT_TAKEN_BACK,
    ),
    Act.SERVE: ActWords(
        name="Record that the letter was given",
        says="How and when the customer got it.",
        after="Recorded: the letter was given.",
        done="Letter given",
    ),
    Act.WITHHOLD_NOTICE: ActWords(
        name="Decide not to tell yet",
        says="Where telling would add to the risk: say why, and until when.",
        button="Decide not to tell yet",
        after="We do not tell the customer until that day.",
        done="Decided not to tell the customer yet",
        undo="You can tell them sooner at any time, by issuing the letter.",
    ),
    Act.INFORM_TEAMS: ActWords(
        name="Tell the teams concerned",
        says="The teams that work with this customer hear what applies, not what happened.",
        asks="Who did you tell, and what?",
        hint="The instruction, not the story.",
        done="Teams informed of what applies",
    ),
    Act.PLACE_MARKER: ActWords(
        name="Ask for a marker",
        says="An instruction to staff, resting on an incident. Someone else decides.",
        button="Ask for the marker",
        after="Asked for. Someone else decides.",
        done="Marker asked for",
    ),
    Act.AUTHORISE_MARKER: ActWords(
        name="Authorise the marker",
        says="Decide it, with your reasons in the file.",
        before="Before a marker is authorised",
        button="Authorise the marker",
        after="The marker is on the record.",
        done="Marker authorised",
        undo="It can be taken off the record at any time, with a reason.",
    ),
    Act.CONFIRM_MARKER: ActWords(
        name="Confirm the marker",
        says="It is provisional: give a reason to keep it, or end it.",
        asks="Why does it stay on?",
        hint=f"It was provisional until now. {SIGNED}",
        button="Confirm the marker",
        after="The marker is confirmed.",
        done="Marker confirmed",
        undo="It can be taken off the record at any time, with a reason.",
    ),
    Act.TELL_MARKER: ActWords(
        name="Tell the customer of the marker",
        says="The letter explains what it is, who sees it and how it is removed.",
        button="Issue the letter",
        after="The letter is issued.",
        done="The customer was told of the marker",
        undo=READ_IT_FIRST,
    ),
    Act.REVIEW_MARKER: ActWords(
        name="Review the marker",
        says="Keep it until a new date, or end it.",
        button="Save the review",
        after=f"Reviewed. {LETTER_IS_ISSUED}",
        done="Marker reviewed",
    ),
    Act.END_MARKER: ActWords(
        name="End the marker",
        says="Take it off the record now.",
        asks="Why does it come off?",
        hint=SIGNED,
        button="End the marker",
        after="The marker is off the record.",
        done="Marker taken off",
        undo="It does not come back: one that is needed again is asked for anew.",
    ),
    Act.REVIEW: ActWords(
        name="Review",
        says="Keep it until a new date, make it lighter, or lift it.",
        button="Save the review",
        after=f"Reviewed. {LETTER_IS_ISSUED}",
        done="Reviewed",
        undo=NOT_TAKEN_BACK,
    ),
    Act.PROPOSE_EXTENSION: ActWords(
        name="Propose an extension",
        says="Ask for a later end. The old end applies until someone else decides.",
        button="Propose it",
        after="Proposed. Someone else decides; until then the old end applies.",
        done="Extension proposed",
    ),
    Act.EXTEND: ActWords(
        name="Decide the extension",
        says="Decide whether it lasts longer, with your reasons in the file.",
        button="Extend it",
        after=f"Extended. {LETTER_IS_ISSUED}",
        done="Extended",
        undo=NOT_TAKEN_BACK,
    ),
    Act.VARY: ActWords(
        name="Make it lighter",
        says="Ask less of them from today. What would ask more is proposed anew.",
        button="Make it lighter",
        after=f"Made lighter. {LETTER_IS_ISSUED}",
        done="Made lighter",
        undo=NOT_TAKEN_BACK,
    ),
    Act.STRIKE_OUT: ActWords(
        name="Strike out an entry of the allowance",
        says="A logged contact does not count: what it used is given back at once.",
        asks="Why does it not count?",
        hint=f"The customer sees the kind of reason in their ledger. {SIGNED}",
        button="Strike it out",
        after="Struck out. What it used is given back.",
        done="A contact struck out of the allowance",
        undo="The entry stays in the ledger, struck out. It cannot count again.",
    ),
    Act.ALLOW_MORE: ActWords(
        name="Allow more contact",
        says="More than the letter allows, for some weeks or months. Nothing else of the letter changes.",
        asks="Why do they need more?",
        hint=f"The customer sees the kind of reason in their ledger. {SIGNED}",
        button="Allow more",
        after="Allowed. The customer can use it from now.",
        done="More contact allowed",
        undo="It ends by itself with its last day. It cannot be taken back before.",
    ),
    Act.LIFT: ActWords(
        name="Lift",
        says="End it now, before its day.",
        asks="Why does it end?",
        hint=f"Today is its last day. {SIGNED}",
        button="Lift it",
        after=f"Lifted: today is its last day. {LETTER_IS_ISSUED}",
        done="Lifted",
        undo="It does not begin again: what is still needed is proposed anew.",
    ),
    Act.LAPSE: ActWords(
        name="Record that it has lapsed",
        says="It has ended: its last day has passed, or its review was not done by its day.",
        asks="What does the record show about how it went?",
        hint="It has ended already; this keeps a note of it.",
        button="Note that it has lapsed",
        after="Recorded: it has lapsed.",
        done="Ended without a decision",
        undo="It does not begin again: what is still needed is proposed anew.",
    ),
    Act.TELL_NEW_DAY: ActWords(
        name="Write about a day that has moved",
        says="A closure day recorded since our letter has moved a day that it gives. This letter gives the new one.",
        asks="Why are we closed on that day?",
        hint="The letter names each day that has moved, and quotes this.",
        button="Issue the letter",
        after=f"The new day is in a letter. {LETTER_IS_ISSUED}",
        done="New day given",
        undo=NOT_TAKEN_BACK,
    ),
    Act.RECEIVE_APPEAL: ActWords(
        name="Record an appeal",
        says="In the customer’s words, however it came.",
        after="The appeal is recorded.",
        done="Appeal received",
    ),
    Act.WITHDRAW_APPEAL: ActWords(
        name="Record that the appeal is withdrawn",
        about="Record that the {about} is withdrawn",
        says="The customer took it back themselves, in their own words.",
        after="Recorded: the appeal is withdrawn.",
        done="Appeal taken back by the customer",
        undo="The customer can appeal again, within the time that the policy sets for it, if it sets one.",
    ),
    Act.DECIDE_APPEAL: ActWords(
        name="Decide the appeal",
        about="Decide the {about}",
        says="Answer each ground; keep, change or end the decision.",
        button="Decide the appeal",
        after="The appeal is decided, and the answer is issued.",
        done="Appeal decided",
        undo=READ_IT_FIRST,
    ),
    Act.TAKE_REQUEST: ActWords(
        name="Record a request",
        says="The customer asks us to end something, for an adjustment, or to open a complaint.",
        after="The request is recorded.",
        done="Request received",
    ),
    Act.ANSWER_REQUEST: ActWords(
        name="Answer the request",
        about="Answer the {about}",
        says="Agree to an adjustment or refuse it with a reason; acknowledge a complaint about personal data.",
        after="The request is answered.",
        done="Request answered",
    ),
    Act.DECIDE_STAY: ActWords(
        name="Decide whether to hold it back",
        about="Decide on the {about}",
        says="While the appeal is open, hold the decision back, ease it, or leave it in force.",
        button="Decide",
        after="Decided. It holds until the answer to the appeal is given.",
        done="Decided whether to hold it back",
    ),
    Act.WITHDRAW_REQUEST: ActWords(
        name="Record that the request is withdrawn",
        about="Record that the {about} is withdrawn",
        says="The customer took it back themselves, in their own words.",
        after="Recorded: the request is withdrawn.",
        done="Request taken back by the customer",
        undo="The customer can ask again at any time.",
    ),
    Act.ASK_FIRM: ActWords(
        name="Ask a contractor for statements or evidence",
        says="By a day. Their answer lands on the case, under their name.",
        button="Ask the contractor",
        after="Asked. It is in the contractor’s list, and in yours once the day has passed.",
        done="A contractor asked for statements or evidence",
    ),
    Act.RECORD_FIRM_ANSWER: ActWords(
        name="Record a contractor’s answer",
        says="Their statement and files lie with the report, under their name.",
        button="Record the answer",
        after="The answer lies with the report.",
        done="A contractor’s statement or evidence received",
    ),
    Act.REFER: ActWords(
        name="Refer",
        says="Police, safeguarding, another team: what is passed on, who receives it, and by which way.",
        before="Before it is passed on",
        after="Recorded: it was passed on.",
        done="Passed on",
    ),
    Act.ACCEPT_REFERRAL: ActWords(
        name="Record what became of the referral",
        says="Whether they take it over, or it comes back.",
        after="Recorded.",
        done="What became of the referral",
    ),
    Act.NOTIFY_REFERRAL: ActWords(
        name="Tell the customer of the referral",
        says="Record that you told them; or, with a review date, why not yet.",
        after="Recorded.",
        done="Whether the customer was told of the referral",
    ),
    Act.RECORD_ORDER: ActWords(
        name="Record a legal step or court order",
        says="A notice, a claim, an order or an undertaking, as on the paper.",
        after="The legal step is recorded.",
        done="Legal step recorded",
    ),
    Act.TAKE_COMPLAINT: ActWords(
        name="Open a complaint",
        says="We always take a complaint, on any channel. A case does not move its deadlines.",
        button="Take it down",
        after="The complaint is recorded.",
        done="Complaint recorded",
    ),
    Act.REFUSE_COMPLAINT: ActWords(
        name="Refuse one complaint",
        says="This one only, for written reasons, in a letter that names the Ombudsman.",
        button="Refuse this complaint and issue the letter",
        after="Refused. The letter is issued.",
        done="Complaint refused",
        undo=READ_IT_FIRST,
    ),
    Act.TRACK_COMPLAINT: ActWords(
        name="Record a complaint’s progress",
        says="Acknowledged, answered, put off, taken further or withdrawn.",
        after="Recorded.",
        done="Complaint followed",
    ),
    Act.DECLARE_INTEREST: ActWords(
        name="Declare an interest",
        says="You are close to this case: you take no decision in it.",
        button="Declare it",
        after="Recorded: you decide nothing in this case.",
        done="Interest declared",
        undo="This is not taken back: from now on you decide nothing in this case.",
    ),
    Act.NOTE: ActWords(
        name="Leave a note to colleagues",
        says="Everyone who works on the case can read it. Nothing follows from it.",
        button="Leave the note",
        after="Your note is in the timeline.",
        done="Note to colleagues",
    ),
    Act.WAIT_FOR: ActWords(
        name="Say what the case waits for",
        says="Every list shows it beside the case. Deadlines do not move.",
        after="Recorded.",
        done="What the case waits for",
        undo="You can change it or end it at any time.",
    ),
    Act.REASSIGN_CASE: ActWords(
        name="Hand the case to a colleague",
        says="A colleague owns the case from now on.",
        button="Hand it over",
        after="Handed over: it is in their work now.",
        done="Handed to a colleague",
        undo="The new owner can hand it back.",
    ),
    Act.COVER: ActWords(
        name="Arrange cover",
        done="Cover arranged",
    ),
    Act.CLOSE: ActWords(
        name="Close the case",
        says="Nothing is left open.",
        button="Close the case",
        after="The case is closed.",
        done="Case closed",
        undo="You can reopen it with a reason. The closing record stays.",
    ),
    Act.REOPEN: ActWords(
        name="Reopen the case",
        says="Give a reason. The closing record stays.",
        button="Open it again",
        after="The case is open again.",
        done="Case opened again",
        undo="You can close it again. The earlier closing record stays.",
    ),
    Act.RECORD_DEPARTURE: ActWords(
        name="Record a death or a departure",
        done="Death or departure recorded",
    ),
}
