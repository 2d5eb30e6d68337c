"""Xử lý thay: who handles the work of somebody who is away. It gives no right to sign."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.frame.access import ensure
from dondoc.language import clean, format_date
from dondoc.notices.actions import notify
from dondoc.people.access import can_set_substitute
from dondoc.people.actions.writing import note
from dondoc.people.models import Person, Substitution, User
from dondoc.people.queries import today
from dondoc.people.queries.standing_in import may_stand_in_for


@transaction.atomic
def set_substitute(
    *, actor: User, away: Person, substitute: Person, first_day: date, last_day: date, reason: str
) -> Substitution:
    """From `first_day` to `last_day` the substitute may handle in the program what is `away`'s; both hear of it."""
    ensure(can_set_substitute(actor, away))
    if last_day < first_day:
        raise ValidationError({"last_day": _("Ngày cuối trước ngày đầu. Hãy xem lại hai ngày này.")})
    if last_day < today():
        raise ValidationError({"last_day": _("Những ngày này đã qua.")})
    if not reason.strip():
        raise ValidationError({"reason": _("Chưa ghi lý do vắng mặt, ví dụ: đi công tác, nghỉ phép.")})
    if not may_stand_in_for(away, first_day).filter(pk=substitute.pk).exists():
        raise ValidationError(
            {
                "substitute": _(
                    "%(name)s không xử lý thay được: lãnh đạo do lãnh đạo khác xử lý thay, những người khác do người cùng đơn vị, có tài khoản."
                )
                % {"name": substitute}
            }
        )
    others = Substitution.objects.filter(away=away, valid_from__lte=last_day, valid_to__gt=first_day)
    if (other := others.select_related("substitute").first()) is not None:
        raise ValidationError(
            {
                "first_day": _("Những ngày này %(name)s đã được giao xử lý thay. Hãy kết thúc việc đó trước.")
                % {"name": other.substitute}
            }
        )
    made = Substitution.objects.create(
        away=away,
        substitute=substitute,
        valid_from=first_day,
        valid_to=last_day + timedelta(days=1),
        reason=clean(reason),
    )
    _tell(made, f"{made}, từ {format_date(first_day)} đến {format_date(last_day)}.", "set")
    note(
        actor=actor,
        verb="substitution.set",
        thing=made,
        sentence=f"Giao {substitute} xử lý thay {away} từ {format_date(first_day)} đến {format_date(last_day)}",
        reason=reason,
    )
    return made


@transaction.atomic
def end_substitution(*, actor: User, substitution: Substitution) -> Substitution:
    """Today is the first day without it: whoever was away is back. One that has not begun is as if it had not been."""
    ensure(can_set_substitute(actor, substitution.away))
    if substitution.valid_to <= today():
        raise ValidationError(_("Việc xử lý thay này đã kết thúc."))
    substitution.valid_to = max(today(), substitution.valid_from)
    substitution.save(update_fields=["valid_to"])
    _tell(substitution, f"Kết thúc: {substitution}.", "end")
    note(actor=actor, verb="substitution.end", thing=substitution, sentence=f"Kết thúc việc {substitution}")
    return substitution


def _tell(one: Substitution, text: str, what: str) -> None:
    notify(
        person_ids=[one.away_id, one.substitute_id],
        key=f"substitution:{one.pk}:{what}",
        text=text,
        url=reverse("people:substitutions"),
    )
