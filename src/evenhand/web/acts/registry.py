"""Lists the page of each act: its form, and what the page shows beside the questions."""

from dataclasses import dataclass

from evenhand.policy.vocabulary import Act
from evenhand.web.acts.forms.act_form import ActForm
from evenhand.web.acts.forms.allegations import InvestigatorForm, LiftBarForm, SettleForm, TakeAllegationForm
from evenhand.web.acts.forms.allowances import AllowMoreForm, StrikeOutForm
from evenhand.web.acts.forms.appeals import AppealForm, DecideAppealForm
from evenhand.web.acts.forms.assessment import AssessForm
from evenhand.web.acts.forms.authorisation import AuthoriseForm
from evenhand.web.acts.forms.cases import CloseForm, ReopenForm
from evenhand.web.acts.forms.changes import ExtendForm, LightenForm, ProposeExtensionForm
from evenhand.web.acts.forms.colleagues import AskForm, AwaitForm, NoteForm, ReassignForm, ReplyForm
from evenhand.web.acts.forms.complaints import ComplaintForm, RefuseForm, TrackForm
from evenhand.web.acts.forms.customers import AccountForm, ContactForm, NeedsForm, ReachForm, SeekForm
from evenhand.web.acts.forms.firms import AskFirmForm, FirmOutcomeForm, SendToFirmForm
from evenhand.web.acts.forms.incidents import ReportForm
from evenhand.web.acts.forms.interests import InterestForm
from evenhand.web.acts.forms.legal_steps import OrderForm
from evenhand.web.acts.forms.letters import FindForm, IssueForm, ServeForm, WarnForm, WithholdNoticeForm
from evenhand.web.acts.forms.markers import AuthoriseMarkerForm, MarkForm
from evenhand.web.acts.forms.needs import ChangeNeedForm, RepresentativeForm
from evenhand.web.acts.forms.proposal import ProposeForm
from evenhand.web.acts.forms.referrals import AnswerForm, ReferForm, TellForm
from evenhand.web.acts.forms.requests import AnswerRequestForm, DecideStayForm, RequestForm, TakenBackForm
from evenhand.web.acts.forms.reviews import ReviewForm
from evenhand.web.acts.forms.steps import ConsultForm, DatedStepForm, DiscussForm, EstablishingForm, SignedStepForm, StepForm


@dataclass(frozen=True)
class PageKind:
    """The page of one act; its words are in `evenhand.wording.acts`.

    ``template``: the page. ``letter``: it has a letter, which the page previews. ``brief``: the page shows the case
    in short. ``adds``: it only adds to the case, so a colleague's act in between does not refuse it.
    ``leads_to``: the page of the result, where there is one.
    """

    form: type[ActForm]
    template: str = "web/acts/act.html"
    letter: bool = False
    brief: bool = False
    adds: bool = False
    leads_to: str = ""


PAGES: dict[Act, PageKind] = {
    Act.DECIDE_USE: PageKind(StepForm),
    Act.DISCUSS: PageKind(DiscussForm),
    Act.OFFER_SUPPORT: PageKind(DatedStepForm),
    Act.COMMUNICATE_CONCERNS: PageKind(EstablishingForm),
    Act.INFORM_TEAMS: PageKind(DatedStepForm),
    Act.ENDORSE: PageKind(SignedStepForm, brief=True, template="web/acts/deciding.html"),
    Act.SEND_BACK: PageKind(SignedStepForm),
    Act.WITHDRAW: PageKind(StepForm),
    Act.CONFIRM_MARKER: PageKind(StepForm, brief=True),
    Act.STRIKE_OUT: PageKind(StrikeOutForm),
    Act.ALLOW_MORE: PageKind(AllowMoreForm),
    Act.LIFT: PageKind(StepForm, letter=True),
    Act.TELL_NEW_DAY: PageKind(StepForm, letter=True),
    Act.END_MARKER: PageKind(StepForm, letter=True),
    Act.LAPSE: PageKind(StepForm),
    Act.KEEP_AS_DECIDED: PageKind(StepForm),
    Act.RECHECK: PageKind(StepForm),
    Act.LOG_INCIDENT: PageKind(ReportForm, adds=True),
    Act.RECORD_CONTACT: PageKind(ContactForm, adds=True),
    Act.SEEK_ACCOUNT: PageKind(SeekForm),
    Act.RECORD_ACCOUNT: PageKind(AccountForm, adds=True),
    Act.TAKE_ALLEGATION: PageKind(TakeAllegationForm, adds=True),
    Act.NAME_INVESTIGATOR: PageKind(InvestigatorForm, template="web/acts/allegation.html"),
    Act.SEND_TO_FIRM: PageKind(SendToFirmForm, template="web/acts/allegation.html"),
    Act.RECORD_FIRM_OUTCOME: PageKind(FirmOutcomeForm, template="web/acts/allegation.html"),
    Act.INVESTIGATE_COUNTER_ALLEGATION: PageKind(SettleForm, template="web/acts/allegation.html"),
    Act.LIFT_BAR: PageKind(LiftBarForm, template="web/acts/allegation.html"),
    Act.RECORD_NEEDS: PageKind(NeedsForm),
    Act.CHANGE_NEED: PageKind(ChangeNeedForm),
    Act.NAME_REPRESENTATIVE: PageKind(RepresentativeForm, adds=True),
    Act.RECORD_REACH: PageKind(ReachForm, adds=True),
    Act.ASSESS: PageKind(AssessForm, template="web/acts/assess.html"),
    Act.FIND: PageKind(FindForm, letter=True, brief=True),
    Act.WARN: PageKind(WarnForm, letter=True),
    Act.PROPOSE: PageKind(ProposeForm, letter=True, brief=True, template="web/acts/propose.html"),
    Act.CONSULT: PageKind(ConsultForm),
    Act.AUTHORISE: PageKind(AuthoriseForm, letter=True, brief=True, template="web/acts/authorise.html"),
    Act.ASK_PROPOSER: PageKind(AskForm, adds=True),
    Act.ANSWER_QUESTION: PageKind(ReplyForm, brief=True, adds=True, template="web/acts/answer_question.html"),
    Act.IMPOSE: PageKind(IssueForm, letter=True),
    Act.WITHHOLD_NOTICE: PageKind(WithholdNoticeForm, brief=True),
    Act.SERVE: PageKind(ServeForm),
    Act.PLACE_MARKER: PageKind(MarkForm),
    Act.AUTHORISE_MARKER: PageKind(AuthoriseMarkerForm, letter=True, brief=True, template="web/acts/deciding.html"),
    Act.TELL_MARKER: PageKind(IssueForm, letter=True),
    Act.REVIEW: PageKind(ReviewForm, letter=True, brief=True),
    Act.REVIEW_MARKER: PageKind(ReviewForm, letter=True, brief=True),
    Act.PROPOSE_EXTENSION: PageKind(ProposeExtensionForm, brief=True),
    Act.EXTEND: PageKind(ExtendForm, letter=True, brief=True, template="web/acts/deciding.html"),
    Act.VARY: PageKind(LightenForm, letter=True, brief=True),
    Act.RECEIVE_APPEAL: PageKind(AppealForm, adds=True),
    Act.WITHDRAW_APPEAL: PageKind(TakenBackForm),
    Act.DECIDE_APPEAL: PageKind(DecideAppealForm, letter=True, brief=True, template="web/acts/decide_appeal.html"),
    Act.TAKE_COMPLAINT: PageKind(ComplaintForm, adds=True, leads_to="complaint"),
    Act.TRACK_COMPLAINT: PageKind(TrackForm),
    Act.REFUSE_COMPLAINT: PageKind(RefuseForm, letter=True, brief=True),
    Act.TAKE_REQUEST: PageKind(RequestForm, adds=True),
    Act.ANSWER_REQUEST: PageKind(AnswerRequestForm),
    Act.DECIDE_STAY: PageKind(DecideStayForm, letter=True, brief=True),
    Act.WITHDRAW_REQUEST: PageKind(TakenBackForm),
    Act.ASK_FIRM: PageKind(AskFirmForm, adds=True),
    Act.REFER: PageKind(ReferForm, template="web/acts/refer.html"),
    Act.ACCEPT_REFERRAL: PageKind(AnswerForm),
    Act.NOTIFY_REFERRAL: PageKind(TellForm, letter=True),
    Act.RECORD_ORDER: PageKind(OrderForm),
    Act.DECLARE_INTEREST: PageKind(InterestForm, template="web/acts/interest.html"),
    Act.NOTE: PageKind(NoteForm, adds=True),
    Act.WAIT_FOR: PageKind(AwaitForm),
    Act.REASSIGN_CASE: PageKind(ReassignForm),
    Act.CLOSE: PageKind(CloseForm),
    Act.REOPEN: PageKind(ReopenForm),
}
"""Every act on a case. OPEN_CASE has a page of its own: there is no case yet."""
