"""Which page each act of the registry has: its form, its button, and what stands beside the questions."""

from dataclasses import dataclass

from evenhand.policy.vocabulary import Act
from evenhand.web.acts.forms.act_form import ActForm
from evenhand.web.acts.forms.allegations import InvestigatorForm, SettleForm, TakeAllegationForm
from evenhand.web.acts.forms.appeals import AppealForm, DecideAppealForm, WithdrawAppealForm
from evenhand.web.acts.forms.assessment import AssessForm
from evenhand.web.acts.forms.authorisation import AuthoriseForm
from evenhand.web.acts.forms.cases import CloseForm, ReopenForm
from evenhand.web.acts.forms.changes import ExtendForm, LightenForm, ProposeExtensionForm
from evenhand.web.acts.forms.colleagues import AskForm, AwaitForm, NoteForm, ReassignForm, ReplyForm
from evenhand.web.acts.forms.complaints import ComplaintForm, RefuseForm, TrackForm
from evenhand.web.acts.forms.customers import AccountForm, ContactForm, NeedsForm, SeekForm
from evenhand.web.acts.forms.incidents import ReportForm
from evenhand.web.acts.forms.interests import InterestForm
from evenhand.web.acts.forms.legal_steps import OrderForm
from evenhand.web.acts.forms.letters import FindForm, IssueForm, NotTellForm, ServeForm, WarnForm
from evenhand.web.acts.forms.markers import AuthoriseMarkerForm, MarkForm
from evenhand.web.acts.forms.needs import ChangeNeedForm, RepresentativeForm
from evenhand.web.acts.forms.proposal import ProposeForm
from evenhand.web.acts.forms.referrals import AnswerForm, ReferForm, TellForm
from evenhand.web.acts.forms.reviews import ReviewForm
from evenhand.web.acts.forms.steps import ASKING, ConsultForm, StepForm


@dataclass(frozen=True)
class PageKind:
    """How one act is asked for.

    ``template``: the page. ``letter``: it leads to one, which is looked at before it goes. ``brief``: whoever acts has the case
    in front of them, in short. ``adds``: it only adds to the case, so a colleague's act in between does not stand in its way.
    ``leads_to``: the page of what was made, where there is one.
    """

    form: type[ActForm]
    button: str = "Save"
    template: str = "web/acts/act.html"
    letter: bool = False
    brief: bool = False
    adds: bool = False
    leads_to: str = ""
    done: str = "Saved."


ISSUED = "The letter is issued. Record when it was given."
PAGES: dict[Act, PageKind] = {
    **{act: PageKind(StepForm) for act in ASKING},
    Act.LOG_INCIDENT: PageKind(ReportForm, adds=True, done="The incident is logged and joined to this case."),
    Act.RECORD_CONTACT: PageKind(ContactForm, adds=True),
    Act.SEEK_ACCOUNT: PageKind(SeekForm, done="On file: they were asked."),
    Act.RECORD_ACCOUNT: PageKind(AccountForm, adds=True),
    Act.TAKE_ALLEGATION: PageKind(TakeAllegationForm, adds=True, done="Taken down. It is looked into apart from this case."),
    Act.NAME_INVESTIGATOR: PageKind(
        InvestigatorForm, "Name them", "web/acts/allegation.html", done="Named: they look into it."
    ),
    Act.INVESTIGATE_COUNTER_ALLEGATION: PageKind(
        SettleForm, "Settle it", "web/acts/allegation.html", done="Settled, and on every page of the case."
    ),
    Act.RECORD_NEEDS: PageKind(NeedsForm),
    Act.CHANGE_NEED: PageKind(ChangeNeedForm, "Save the decision", done="Decided, for its own sake."),
    Act.NAME_REPRESENTATIVE: PageKind(RepresentativeForm, adds=True, done="On file: they speak for the customer."),
    Act.ASSESS: PageKind(AssessForm, "Save the answers", "web/acts/assess.html", done="The answers are saved."),
    Act.FIND: PageKind(FindForm, "Make the finding and issue the letter", letter=True, brief=True, done="The finding is made."),
    Act.WARN: PageKind(WarnForm, "Issue the warning", letter=True, done=ISSUED),
    Act.PROPOSE: PageKind(
        ProposeForm, "Propose it", "web/acts/propose.html", letter=True, brief=True, done="Proposed. Somebody else decides."
    ),
    Act.CONSULT: PageKind(ConsultForm, done="The consultation is on file."),
    Act.ENDORSE: PageKind(StepForm, "Endorse", "web/acts/deciding.html", brief=True, done="Endorsed."),
    Act.AUTHORISE: PageKind(
        AuthoriseForm, "Authorise", "web/acts/authorise.html", letter=True, brief=True, done="Authorised. The letter is next."
    ),
    Act.ASK_PROPOSER: PageKind(
        AskForm, "Ask", adds=True, done="Asked. It stands in their work; the answer will stand in the case."
    ),
    Act.ANSWER_QUESTION: PageKind(
        ReplyForm, "Answer", "web/acts/answer_question.html", brief=True, adds=True, done="Answered."
    ),
    Act.SEND_BACK: PageKind(StepForm, "Send it back", done="Sent back, with your reasons."),
    Act.WITHDRAW: PageKind(StepForm, "Withdraw it", done="Withdrawn."),
    Act.IMPOSE: PageKind(IssueForm, "Issue the letter", letter=True, done=ISSUED),
    Act.NOT_TELL: PageKind(NotTellForm, "Decide not to tell yet", brief=True, done="Nobody is told of it until that day."),
    Act.SERVE: PageKind(ServeForm, done="On file: the letter was given."),
    Act.PLACE_MARKER: PageKind(MarkForm, "Ask for the marker", done="Asked for. Somebody else decides."),
    Act.AUTHORISE_MARKER: PageKind(
        AuthoriseMarkerForm, "Authorise the marker", "web/acts/deciding.html", brief=True, done="The marker is on the record."
    ),
    Act.CONFIRM_MARKER: PageKind(StepForm, "Confirm the marker", brief=True, done="The marker is confirmed."),
    Act.TELL_MARKER: PageKind(IssueForm, "Issue the letter", letter=True, done="The letter is issued."),
    Act.REVIEW: PageKind(ReviewForm, "Save the review", letter=True, brief=True, done=f"Reviewed. {ISSUED}"),
    Act.REVIEW_MARKER: PageKind(ReviewForm, "Save the review", letter=True, brief=True, done=f"Reviewed. {ISSUED}"),
    Act.PROPOSE_EXTENSION: PageKind(
        ProposeExtensionForm, "Propose it", brief=True, done="Proposed. Somebody else decides; until then the old end stands."
    ),
    Act.EXTEND: PageKind(
        ExtendForm, "Extend it", "web/acts/deciding.html", letter=True, brief=True, done=f"Extended. {ISSUED}"
    ),
    Act.VARY: PageKind(LightenForm, "Make it lighter", letter=True, brief=True, done=f"Made lighter. {ISSUED}"),
    Act.LIFT: PageKind(StepForm, "Lift it", letter=True, done=f"Lifted: today is its last day. {ISSUED}"),
    Act.LAPSE: PageKind(StepForm, "Note that it has lapsed", done="On file: it has lapsed."),
    Act.END_MARKER: PageKind(StepForm, "End the marker", letter=True, done="The marker is off the record."),
    Act.RECEIVE_APPEAL: PageKind(AppealForm, adds=True, done="The appeal is on file, and the time for an answer runs."),
    Act.WITHDRAW_APPEAL: PageKind(WithdrawAppealForm, done="On file: the appeal is withdrawn."),
    Act.DECIDE_APPEAL: PageKind(
        DecideAppealForm,
        "Decide the appeal",
        "web/acts/decide_appeal.html",
        letter=True,
        brief=True,
        done="The appeal is decided, and the answer is issued.",
    ),
    Act.TAKE_COMPLAINT: PageKind(
        ComplaintForm, "Take it down", adds=True, leads_to="complaint", done="The complaint is taken down."
    ),
    Act.TRACK_COMPLAINT: PageKind(TrackForm, done="On file."),
    Act.REFUSE_COMPLAINT: PageKind(
        RefuseForm, "Refuse this complaint and issue the letter", letter=True, brief=True, done="Refused. The letter is issued."
    ),
    Act.REFER: PageKind(ReferForm, "Save", "web/acts/refer.html", done="On file: it was passed on."),
    Act.ACCEPT_REFERRAL: PageKind(AnswerForm, done="On file."),
    Act.TELL_REFERRAL: PageKind(TellForm, done="On file."),
    Act.RECORD_ORDER: PageKind(OrderForm, done="The legal step is on file."),
    Act.DECLARE_INTEREST: PageKind(
        InterestForm, "Declare it", "web/acts/interest.html", done="On file: you decide nothing in this case."
    ),
    Act.LOOK_AGAIN: PageKind(StepForm, "I have looked at it", done="Noted: it has been looked at again."),
    Act.NOTE: PageKind(NoteForm, "Leave the note", adds=True, done="Your note stands in the timeline."),
    Act.WAIT_FOR: PageKind(AwaitForm, done="On file: what it waits for."),
    Act.REASSIGN_CASE: PageKind(ReassignForm, "Hand it over", done="Handed over: it is in their work now."),
    Act.KEEP_AS_DECIDED: PageKind(StepForm, "Keep it as it was decided", done="It stays as it was decided; why is on file."),
    Act.CLOSE: PageKind(CloseForm, "Close the case", done="The case is closed."),
    Act.REOPEN: PageKind(ReopenForm, "Open it again", done="The case is open again."),
}
"""Every act that can be done on a case. OPEN_CASE has a page of its own: there is no case yet."""
