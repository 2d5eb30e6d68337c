"""Each act of the review writes exactly one line of the journal, a Vietnamese sentence on the plan."""

from collections.abc import Callable

import pytest

from dondoc.journal.models import Entry
from dondoc.people.models import User
from dondoc.plans.actions import arranging, drafting, importing, resolving
from dondoc.plans.models import Plan, Task
from dondoc.plans.rules import TrackedChoice

Act = Callable[[User, Plan, Task], object]
HEADER = drafting.HeaderEdit("Tên", "Kế hoạch", "KH", "", "", "")
ACTS: dict[str, tuple[Act, str]] = {
    "edit_header": (
        lambda who, plan, _: drafting.edit_header(actor=who, plan=plan, edit=HEADER),
        "Sửa phần đầu và phần ký của kế hoạch.",
    ),
    "edit_aim": (
        lambda who, plan, _: drafting.edit_aim(actor=who, aim=plan.aims.first(), text="Mục đích mới"),
        "Sửa mục đích, yêu cầu: Mục đích mới.",
    ),
    "drop_aim": (
        lambda who, plan, _: drafting.drop_aim(actor=who, aim=plan.aims.last()),
        "Bỏ mục đích, yêu cầu: Mỗi nhiệm vụ có đơn vị chịu trách nhiệm và được theo dõi đến cùng.",
    ),
    "edit_task": (
        lambda who, _, task: drafting.edit_task(actor=who, task=task, edit=drafting.TaskEdit("Việc mới")),
        "Sửa nhiệm vụ II.2: Việc mới.",
    ),
    "confirm_task": (
        lambda who, _, task: drafting.confirm_task(actor=who, task=task),
        "Đã xem nhiệm vụ II.2.",
    ),
    "apply_rhythm": (
        lambda who, plan, _: drafting.apply_rhythm(actor=who, plan=plan, rhythm="half-yearly"),
        "Áp dụng nhịp 6 tháng cho 6 nhiệm vụ.",
    ),
    "choose_reading": (
        lambda who, plan, _: importing.choose_reading(actor=who, plan=plan, choice=TrackedChoice.WITH),
        "Chọn cách đọc văn bản có theo dõi sửa đổi: lấy các sửa đổi.",
    ),
    "split_task": (
        lambda who, _, task: arranging.split_task(actor=who, task=task, after_sentence=1),
        "Tách nhiệm vụ II.2 thành hai nhiệm vụ.",
    ),
    "split_task_at_line": (
        lambda who, _, task: arranging.split_task_at_line(actor=who, task=task, text="Một việc.\nHai việc."),
        "Tách nhiệm vụ II.2 thành hai nhiệm vụ.",
    ),
    "move_task": (
        lambda who, _, task: arranging.move_task(actor=who, task=task, up=True),
        "Chuyển nhiệm vụ II.2 lên một bậc.",
    ),
    "add_name": (
        lambda who, _, task: resolving.add_name(actor=who, task=task, part="leads", text="Phòng Quản lý Lao động"),
        "Thêm chủ trì cho nhiệm vụ II.2: Phòng Quản lý Lao động.",
    ),
    "remove_name": (
        lambda who, _, task: resolving.remove_name(actor=who, name=task.assignments.get(part="leads")),
        "Bỏ chủ trì của nhiệm vụ II.2: Văn phòng.",
    ),
    "resolve_name": (
        lambda who, plan, _: resolving.resolve_name(actor=who, plan=plan, text="Văn phòng", target=plan.agency),
        "Xác định “Văn phòng” là Ban Quản lý các khu công nghiệp tỉnh Mẫu.",
    ),
    "keep_as_printed": (
        lambda who, plan, _: resolving.keep_as_printed(actor=who, plan=plan, text="Văn phòng"),
        "Giữ “Văn phòng” như trong văn bản.",
    ),
}


@pytest.mark.parametrize("verb", ACTS)
def test_it_is_one_sentence_on_the_plan(draft, tasks, office_clerk, verb):
    act, sentence = ACTS[verb]
    before = Entry.objects.count()
    act(office_clerk, draft, tasks[2])
    assert [(e.verb, e.object_id, e.sentence, e.actor_post) for e in Entry.objects.order_by("id")[before:]] == [
        (f"plans.plan.{verb}", draft.pk, sentence, "Chuyên viên Văn phòng")
    ]
