"""What a reviewer should look at, in Vietnamese sentences; and the draft in numbers."""

from dondoc.files.blocks import Source
from dondoc.reading.draft import LOW, PlanDraft


def counts(draft: PlanDraft) -> dict[str, int]:
    """tasks, without_time, without_lead, doubtful (a role or due date below LOW), conflicts, measures."""
    tasks = [task for task in draft.tasks if not task.group]
    return {
        "tasks": len(tasks),
        "without_time": sum(task.time is None for task in tasks),
        "without_lead": sum(not task.lead for task in tasks),
        "doubtful": sum(
            any(name.confidence < LOW for _, name in task.roles()) or bool(task.due and task.due.confidence < LOW)
            for task in tasks
        ),
        "conflicts": sum(bool(task.conflicts) for task in tasks),
        "measures": len(draft.measures),
    }


def warnings(draft: PlanDraft, source: Source) -> list[str]:  # noqa: C901 - rules in order, one branch each
    """Sentences for the review page, the gravest first; `draft.counts` stands already."""
    out: list[str] = []
    if source.low_confidence:
        out.append(source.low_confidence)
    if source.tracked:
        out.append("Văn bản còn dấu vết sửa đổi (track changes): hãy chọn cách đọc trước khi ban hành.")
    header = draft.header
    if header.type is None:
        out.append("Không thấy tên loại văn bản.")
    if header.number is None:
        out.append("Văn bản chưa có số.")
    if header.date is None:
        out.append("Văn bản chưa ghi đủ ngày, tháng, năm.")
    if not draft.tasks:
        out.append("Không tìm thấy nhiệm vụ nào được giao trong văn bản.")
    total = draft.counts
    if draft.tasks and total["without_time"]:
        out.append(f"{total['without_time']}/{total['tasks']} nhiệm vụ không ghi thời gian.")
    if total["without_lead"]:
        out.append(f"{total['without_lead']} nhiệm vụ chưa rõ đơn vị thực hiện.")
    if total["conflicts"]:
        out.append(f"{total['conflicts']} nhiệm vụ ghi khác nhau giữa lời văn và phụ lục.")
    if draft.measures:
        out.append(f"{len(draft.measures)} nội dung không nêu đơn vị thực hiện, chưa tính là nhiệm vụ.")
    return out
