"""What cannot be undone once an act is done, and by which act it is put right: said beside its button."""

from evenhand.policy.vocabulary import Act

KEPT = "It stays on file with your name. A mistake is put right by a further entry; nothing is taken away."
ISSUED = (
    "A letter that was issued is not taken back. What should not stand is made lighter or lifted, with a letter of its own."
)
ANSWERED = "A letter that was issued is not taken back: read it before it goes."
UNDO_NOTES: dict[Act, str] = {
    Act.FIND: ANSWERED,
    Act.WARN: ANSWERED,
    Act.PROPOSE: "It binds nobody. Until it is decided it can be changed or withdrawn.",
    Act.ENDORSE: "What is made stricter afterwards has to be endorsed again.",
    Act.AUTHORISE: "Nothing binds the customer before the letter is given. From then on it can be made lighter or lifted.",
    Act.SEND_BACK: "Nothing is lost: it can be changed, and decided then.",
    Act.WITHDRAW: "It ends here. What is still needed is proposed anew.",
    Act.IMPOSE: ISSUED,
    Act.NOT_TELL: "They can be told sooner at any time, by issuing the letter.",
    Act.AUTHORISE_MARKER: "It can be taken off the record at any time, with a reason.",
    Act.CONFIRM_MARKER: "It can be taken off the record at any time, with a reason.",
    Act.TELL_MARKER: ANSWERED,
    Act.REVIEW: ISSUED,
    Act.EXTEND: ISSUED,
    Act.VARY: ISSUED,
    Act.LIFT: "It does not begin again: what is still needed is proposed anew.",
    Act.LAPSE: "It does not begin again: what is still needed is proposed anew.",
    Act.END_MARKER: "It does not come back: one that is needed again is asked for anew.",
    Act.WITHDRAW_APPEAL: "The customer can appeal again while their time for it runs.",
    Act.DECIDE_APPEAL: ANSWERED,
    Act.REFUSE_COMPLAINT: ANSWERED,
    Act.DECLARE_INTEREST: "This is not taken back: from now on you decide nothing in this case.",
    Act.WAIT_FOR: "Say it again at any time, or that it waits for nothing any more.",
    Act.REASSIGN_CASE: "Whoever looks after it then can hand it back.",
    Act.CLOSE: "It can be opened again with a reason. How it was closed stays on file.",
    Act.REOPEN: "It can be closed again. How it was closed before stays on file.",
}


def undo_note(act: Act) -> str:
    """Return what whoever is about to do an act should know of undoing it, in one or two sentences."""
    return UNDO_NOTES.get(act, KEPT)
