"""What an issue leaves undone though it may be right: told before the plan is issued, never in its way."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from dondoc.plans.models import Task
from dondoc.plans.queries import answering
from dondoc.plans.queries.issuing import SpelledOut
from dondoc.plans.queries.printed import posts_by_title
from dondoc.plans.queries.reviewing import is_early, places_of, unknown_names
from dondoc.plans.rules import Part
from dondoc.ui.components.text import day


def cautions(tasks: Sequence[Task], parts: SpelledOut, on: date, *, dated: date) -> list[str]:
    """One sentence for each kind: names that the directory lacks, tasks whose leaders cannot sign in, deadlines before
    the day of the document. `parts`: the names of `tasks` spelled out on that day.
    """
    found = []
    unknown = unknown_names(tasks, posts_by_title())
    if unknown:
        found.append(
            _("Chưa có trong danh bạ: %(names)s. Các tên này không được giao việc và không nhận thông báo.")
            % {"names": "; ".join(name.printed.text.rstrip(" .;,") for name in unknown)}
        )
    answered = _answered(parts, on)
    unanswered = [task for task in tasks if _is_directed(task) and task.pk not in answered]
    if unanswered:
        found.append(
            _("%(places)s: lãnh đạo chỉ đạo chưa có tài khoản nên kết quả sẽ trình người đứng đầu quyết định.")
            % {"places": places_of(unanswered)}
        )
    early = [task for task in tasks if is_early(task, dated)]
    if early:
        found.append(
            _("%(places)s có thời hạn trước ngày văn bản (%(day)s), ban hành xong là quá hạn ngay.")
            % {"places": places_of(early), "day": day(dated)}
        )
    return found


def _is_directed(task: Task) -> bool:
    return any(name.part == Part.DIRECTS for name in task.assignments.all())


def _answered(parts: SpelledOut, on: date) -> frozenset[int]:
    """The tasks that somebody directs who can sign in."""
    directing = [(task_id, person_id) for task_id, part, person_id in parts.persons if part == Part.DIRECTS]
    known = frozenset(
        answering(on)
        .filter(person_id__in={person_id for _task, person_id in directing})
        .values_list("person_id", flat=True)
    )
    return frozenset(task_id for task_id, person_id in directing if person_id in known)
