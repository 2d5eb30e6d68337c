"""Words that come out of answers."""

from django.utils.translation import gettext as _

from dondoc.people.models import Body
from dondoc.people.rules import BodyKind
from dondoc.requests.models import Addressee, LineAnswer, OutlineLine
from dondoc.requests.rules import AnswerState, hour_words

_ABOVE = frozenset({BodyKind.BOARD, BodyKind.PROVINCE, BodyKind.MINISTRY, BodyKind.PARTY})
_BELOW = frozenset({BodyKind.OFFICE, BodyKind.DEPARTMENT, BodyKind.ATTACHED})


def composed_of(line: OutlineLine) -> str:
    """What the bodies that sent their answer say under a heading, a paragraph each: "- Phòng …: …"."""
    answers = LineAnswer.objects.filter(line=line, addressee__state=AnswerState.SENT).exclude(text="")
    found = answers.select_related("addressee__body").order_by("addressee__position", "addressee_id")
    return "\n".join(f"- {one.addressee.body.name}: {' '.join(one.text.split())}" for one in found)


def link_words(addressee: Addressee, agency: str) -> str:
    """Who asks whom, at the head of the page that a link opens."""
    asks = (
        _("%(agency)s kính đề nghị %(body)s trả lời.")
        if is_above(addressee.body)
        else _("%(agency)s đề nghị %(body)s trả lời.")
    )
    return asks % {"agency": agency, "body": addressee.body.name}


def is_above(body: Body) -> bool:
    return body.kind in _ABOVE


def urging_words(addressee: Addressee) -> str:
    """A reminder in words that fit the rank: an authority above is informed, an equal asked, a unit below urged."""
    request = addressee.request
    what = f"“{request.title}” (hạn {hour_words(request.due_local)})"
    if is_above(addressee.body):
        return f"Kính đề nghị {addressee.body.name} cho ý kiến về {what}."
    if addressee.body.kind in _BELOW:
        return f"Đôn đốc {addressee.body.name} trả lời {what}."
    return f"Đề nghị {addressee.body.name} trả lời {what}."


def reminding_words(addressee: Addressee, *, overdue: bool) -> str:
    """The machine's own reminder: it informs, in words that suit any rank."""
    request = addressee.request
    when = "Đã quá hạn" if overdue else "Sắp đến hạn"
    return f"{when} trả lời “{request.title}”: {hour_words(request.due_local)}."
