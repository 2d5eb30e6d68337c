"""Who may do what with difficulties; each answer carries its reason."""

from django.utils.translation import gettext as _

from dondoc.difficulties.models import Difficulty, DifficultyKind
from dondoc.difficulties.queries import consolidator_name, decider_ids
from dondoc.difficulties.rules import DIFFICULTY, DifficultyState, Outcome
from dondoc.frame.access import ALLOWED, Decision, Refused, allow_if
from dondoc.people.models import Body, User
from dondoc.people.queries import standing_of, today
from dondoc.people.rules import Standing
from dondoc.plans.models import Update

_OF_SINGLE = frozenset({"ask_more", "put_back", "join"})  # what a common difficulty, which nobody raised, does not know
SPLITTABLE = frozenset({DifficultyState.RAISED, DifficultyState.TAKEN_UP, DifficultyState.WITHDRAWN})


def can_raise(user: User) -> Decision:
    """Any unit of the agency, any enterprise or partner with an account."""
    standing = standing_of(user)
    return allow_if(
        (standing.is_internal or standing.is_outside) and standing.body_ids,
        _("Khó khăn, vướng mắc do đơn vị hoặc doanh nghiệp nêu. Tài khoản này chưa thuộc đơn vị nào."),
    )


def can_raise_for(user: User, body: Body) -> Decision:
    """One's own unit; the Office writes down what another unit reported."""
    standing = standing_of(user)
    allowed = can_raise(user)
    if not allowed:
        return allowed
    return allow_if(
        body.pk in standing.body_ids or standing.is_office, _("Chỉ nêu được khó khăn, vướng mắc của đơn vị mình.")
    )


def can_raise_from(user: User, update: Update) -> Decision:
    """A report's difficulty is raised once, by its unit or by the Office."""
    if hasattr(update, "raised"):
        return Refused(_("Nội dung này đã được chuyển thành khó khăn, vướng mắc."))
    return can_raise_for(user, update.duty.body)


def consolidates(standing: Standing, difficulty: Difficulty) -> bool:
    """Belongs to the Office, or to the department that the kind names."""
    named = difficulty.kind.consolidator_id
    return standing.is_office if named is None else named in standing.body_ids


def _heads_consolidation(standing: Standing, difficulty: Difficulty) -> bool:
    named = difficulty.kind.consolidator_id
    return standing.is_chief_of_office if named is None else named in standing.headed_ids


def raises(standing: Standing, difficulty: Difficulty) -> bool:
    """Answers for the unit that raised it, or is the person who did."""
    return difficulty.body_id in standing.headed_ids or (
        difficulty.raised_by_id is not None and difficulty.raised_by_id == standing.person_id
    )


def can_consolidate(user: User, difficulty: Difficulty) -> Decision:
    """Writing down the consolidator's view and proposal, before it is submitted."""
    if DIFFICULTY.find(difficulty.state, "submit") is None:
        return Refused(_("Chỉ ghi được ý kiến tổng hợp khi vướng mắc đang được tổng hợp."))
    return allow_if(consolidates(standing_of(user), difficulty), _consolidator_only(difficulty))


def can_take(user: User, difficulty: Difficulty, verb: str) -> Decision:
    """Whether the user may take that step now."""
    step = DIFFICULTY.find(difficulty.state, verb)
    if step is None:
        return Refused(_("Vướng mắc này không còn ở bước cho phép thao tác đó. Hãy tải lại trang."))
    standing = standing_of(user)
    if step.who == "consolidator":
        if (verb in _OF_SINGLE and difficulty.common) or (verb == "dissolve" and not difficulty.common):
            return Refused(_("Bước này không dùng cho vướng mắc loại này."))
        if verb == "split" and difficulty.carrier and difficulty.carrier.state not in SPLITTABLE:
            return Refused(_("Vấn đề chung đã được trình nên không tách ra được nữa."))
        return allow_if(consolidates(standing, difficulty), _consolidator_only(difficulty))
    if step.who == "consolidator_head":
        return allow_if(
            _heads_consolidation(standing, difficulty),
            _("Chỉ Chánh Văn phòng, hoặc trưởng đơn vị được giao tổng hợp, mới trình."),
        )
    if step.who == "raiser":
        if difficulty.common:
            return Refused(_("Vấn đề chung tự kết thúc khi mọi đơn vị nêu vướng mắc đã xác nhận."))
        return allow_if(raises(standing, difficulty), _("Chỉ đơn vị nêu vướng mắc mới thực hiện bước này."))
    if step.who == "program":
        return Refused(_("Bước này phần mềm tự ghi khi việc liên quan thay đổi."))
    return _as_decider(user, difficulty, verb)


def _as_decider(user: User, difficulty: Difficulty, verb: str) -> Decision:
    standing = standing_of(user)
    if verb == "revoke" and (difficulty.outcome != Outcome.RESOLVED or difficulty.carrier_id):
        return Refused(_("Chỉ thu hồi được quyết định giải quyết ngay của chính vướng mắc này."))
    if verb == "refer" and (difficulty.decider_id is None or difficulty.decider_id != standing.person_id):
        return Refused(_("Chỉ cấp phó được trình mới chuyển lên người đứng đầu."))
    if standing.person_id in decider_ids(difficulty, today()):
        return ALLOWED
    return Refused(_("Chỉ lãnh đạo được trình mới quyết định việc này."))


def _consolidator_only(difficulty: Difficulty) -> str:
    return _("Bước này do %(who)s thực hiện.") % {"who": consolidator_name(difficulty.kind)}


def can_group(user: User) -> Decision:
    """Whoever consolidates gathers several into a common one."""
    standing = standing_of(user)
    named = DifficultyKind.objects.filter(consolidator_id__in=standing.body_ids).exists
    return allow_if(standing.is_office or named(), _("Việc gộp khó khăn, vướng mắc do đơn vị tổng hợp thực hiện."))


def can_see_inside(user: User) -> Decision:
    """What the agency thinks of it before it decides is the agency's own matter."""
    return allow_if(standing_of(user).is_internal, _("Phần này dành cho cán bộ của cơ quan."))


def can_set_kinds(user: User) -> Decision:
    """Who consolidates, who decides and how long: the Chief of Office and the administrator."""
    standing = standing_of(user)
    return allow_if(
        standing.is_chief_of_office or standing.is_administrator,
        _("Cách xử lý từng loại do Chánh Văn phòng hoặc quản trị hệ thống đặt."),
    )


def allowed_verbs(user: User, difficulty: Difficulty) -> list[str]:
    """The verbs whose buttons the user gets, in the table's order."""
    return [s.verb for s in DIFFICULTY.steps_from(difficulty.state) if can_take(user, difficulty, s.verb)]
