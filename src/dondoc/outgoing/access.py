"""Who may do what to papers; each answer carries its reason."""

from django.utils.translation import gettext as _

from dondoc.frame.access import ALLOWED, Decision, Refused, allow_if
from dondoc.frame.transitions import Step
from dondoc.outgoing.models import Paper
from dondoc.outgoing.queries import has_account, has_head, numbering, sees_deputy
from dondoc.outgoing.queries.sending import takes_link
from dondoc.outgoing.rules import PAPER, NumberMode, PaperState
from dondoc.people.models import Tenure, User
from dondoc.people.queries import standing_of, today
from dondoc.people.rules import Standing
from dondoc.records.models import Delivery


def can_draft(user: User) -> Decision:
    """Every member of the agency drafts what their work asks for (Nghị định 30/2020/NĐ-CP, Điều 10)."""
    return allow_if(standing_of(user).is_internal, _("Việc soạn văn bản đi dành cho cán bộ của cơ quan."))


def can_revise(user: User, paper: Paper) -> Decision:
    """The drafter, the head of the drafting unit and the Office change a draft; what has been submitted is returned or
    withdrawn first.
    """
    if paper.state != PaperState.DRAFTING:
        return Refused(_("Văn bản đang trình nên không sửa được. Hãy rút lại hoặc đợi trả lại rồi sửa."))
    standing = standing_of(user)
    return allow_if(
        _drafts(standing, paper) or standing.is_office,
        _("Chỉ người soạn, trưởng đơn vị soạn và Văn phòng sửa dự thảo."),
    )


def can_number(user: User) -> Decision:
    """How the agency numbers is set by the Chief of Office and the administrator."""
    standing = standing_of(user)
    return allow_if(
        standing.is_chief_of_office or standing.is_administrator,
        _("Cách cấp số do Chánh Văn phòng hoặc quản trị hệ thống đặt."),
    )


def can_see_register(user: User) -> Decision:
    return allow_if(standing_of(user).is_internal, _("Sổ đăng ký văn bản đi dành cho cán bộ của cơ quan."))


def can_link(user: User, paper: Paper, delivery: Delivery) -> Decision:
    """The Office makes links, for enterprises and persons only: state bodies get documents by the province's system (Nghị
    định 30/2020/NĐ-CP, Điều 18).
    """
    if paper.state != PaperState.ISSUED:
        return Refused(_("Văn bản chưa phát hành nên chưa có đường dẫn."))
    if not takes_link(delivery):
        return Refused(
            _("Đường dẫn riêng chỉ gửi doanh nghiệp và cá nhân; cơ quan nhà nước nhận qua hệ thống của tỉnh.")
        )
    return allow_if(standing_of(user).is_office, _("Việc gửi văn bản do Văn phòng thực hiện."))


def can_take(user: User, paper: Paper, verb: str) -> Decision:
    """Whether the user may take that step of the phiếu trình now."""
    step = PAPER.find(paper.state, verb)
    if step is None:
        return Refused(_("Văn bản không còn ở bước này. Hãy tải lại trang để xem bước mới nhất."))
    standing = standing_of(user)
    if not _holds(standing, paper, step):
        return Refused(_WHO[step.who]())
    if step.verb == "sign" and not standing.may_sign:
        return Refused(_("Người xử lý thay không ký văn bản. Hãy trình người có thẩm quyền ký."))
    return _goes(standing, paper, step)


def can_sign_with_key(user: User, paper: Paper) -> Decision:
    """The signer in person, where the agency numbers and signs itself; nobody signs with another's key."""
    if numbering().mode != NumberMode.OWN:
        return Refused(_("Cơ quan ký trên hệ thống của tỉnh. Hãy ký ở đó; ở đây chỉ ghi nhận việc ký duyệt."))
    if paper.signer is None or paper.signer.person_id != standing_of(user).person_id:
        return Refused(_("Chỉ người ký tự ký bằng khóa của mình."))
    return can_take(user, paper, "sign")


def can_keep_signed(user: User, paper: Paper) -> Decision:
    """The Office takes back what another system signed, once it was approved here."""
    if paper.state != PaperState.APPROVED:
        return Refused(_("Chỉ nhận bản đã ký của văn bản đang chờ phát hành."))
    return allow_if(standing_of(user).is_office, _("Việc nhận bản đã ký do Văn phòng thực hiện."))


def stands_in_for(standing: Standing, paper: Paper) -> Tenure | None:
    """The leader for whom the Office writes down the answer given on paper: one who does not sign in."""
    waited = {PaperState.DEPUTY: paper.deputy, PaperState.SIGNING: paper.signer}.get(PaperState(paper.state))
    return waited if waited is not None and standing.is_office and not has_account(waited) else None


def verbs_of(user: User, paper: Paper) -> list[Step]:
    """The steps whose buttons the user gets, in the table's order."""
    return [step for step in PAPER.steps_from(paper.state) if can_take(user, paper, step.verb)]


def _drafts(standing: Standing, paper: Paper) -> bool:
    return standing.person_id == paper.drafter_id or paper.document.unit_id in standing.headed_ids


def _holds(standing: Standing, paper: Paper, step: Step) -> bool:
    if step.who in {"drafter", "drafting_head"}:
        return _drafts(standing, paper)
    if step.who == "unit_head":
        return paper.document.unit_id in standing.headed_ids
    if step.who == "office":
        return standing.is_office
    tenure = paper.deputy if step.who == "deputy" else paper.signer
    mine = tenure is not None and tenure.person_id == standing.person_id
    return mine or stands_in_for(standing, paper) is not None


def _goes(standing: Standing, paper: Paper, step: Step) -> Decision:
    """Which of two ways a paper takes: past the unit head who drafts, past the deputy where none is in charge."""
    if step.who in {"drafter", "drafting_head"} and step.verb in {"submit", "submit_form"}:
        past = paper.document.unit_id in standing.headed_ids or not has_head(paper.document.unit, today())
        return allow_if(past == (step.verb == "submit_form"), _("Văn bản đi qua trưởng đơn vị trước."))
    if step.verb in {"pass", "pass_signer"}:
        return allow_if(
            sees_deputy(paper) == (step.verb == "pass"), _("Văn bản đi qua cấp phó phụ trách trước khi trình ký.")
        )
    return ALLOWED


_WHO = {
    "drafter": lambda: _("Việc này do người soạn hoặc trưởng đơn vị soạn thực hiện."),
    "drafting_head": lambda: _("Việc này do người soạn hoặc trưởng đơn vị soạn thực hiện."),
    "unit_head": lambda: _("Nội dung do trưởng đơn vị soạn cho ý kiến."),
    "office": lambda: _("Việc kiểm tra thể thức và phát hành do Văn phòng thực hiện."),
    "deputy": lambda: _("Bước này chờ ý kiến của cấp phó phụ trách."),
    "signer": lambda: _("Bước này chờ người ký."),
}
