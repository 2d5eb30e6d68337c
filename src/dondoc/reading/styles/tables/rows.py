"""The rows of a table read as tasks."""

import re
from dataclasses import dataclass, field

from dondoc.language.text import lower
from dondoc.reading.draft import LIKELY, Field, TaskDraft
from dondoc.reading.labels import read_labels
from dondoc.reading.lines import Grid, Line, cut, join
from dondoc.reading.roles import label_value, plain_people, split_names
from dondoc.reading.sections import is_form
from dondoc.reading.styles.labelled import put, put_time
from dondoc.reading.styles.tables.columns import EMPTY, ORDER, Columns, columns
from dondoc.reading.times import read_label
from dondoc.reading.units import starts_in

_NUMBERED = re.compile(r"^\s*(?P<o>[IVX]+|[A-H]|\d{1,3}(?:\.\d{1,2})*|[a-zđ])\s*[.)/-]\s*(?=\S)")
_MEMBER = re.compile(
    r"^(?:tổ trưởng|tổ phó|phó tổ trưởng|thành viên|trưởng ban|phó trưởng ban|thư ký|ủy viên|trưởng đoàn|phó trưởng đoàn|trưởng nhóm|chủ tịch|phó chủ tịch|giám đốc|đội trưởng)\b[^.]{0,40}$"
)
_MARKED = re.compile(r"\s*(?:x|✓|✔|●|•|\*|\+|√)\s*")
# A row over the rows of one month or quarter: "THÁNG 3", "THÁNG 8 - THÁNG 9", "QUÝ IV".
_PERIOD = re.compile(
    r"\s*(?:trong\s+)?(?:(?:tháng|quý)\s*(?:\d{1,2}|i{1,3}|iv)(?:\s*[/-]\s*20\d\d|\s+năm 20\d\d)?(?:\s*(?:-|,|và|đến)\s*(?=\S))?)+\s*[:.]?\s*"
)
REPEATED = 3  # a merged cell whose words a text copy repeats in each column


@dataclass(slots=True)
class Above:
    """What stands above a table: the nearest title, the unit it is headed by, the path of markers."""

    title: str = ""
    lead: list[Field[str]] = field(default_factory=list)
    path: str | None = None
    form: bool = False


def read_table(  # noqa: C901, PLR0912 - rules in order, one branch each
    grid: Grid, above: Above, year: int | None, carried: Columns | None
) -> tuple[list[TaskDraft], Columns | None]:
    """Tasks of a table, and its columns for a table that continues it without a head. Forms and lists of persons give none."""
    found = columns(grid)
    if found is None:
        width = max((len(row) for row in grid.rows), default=0)
        if carried is None or carried.width != width:
            return [], None
        found = Columns(carried.at, 0, width, carried.heads)
    if above.form or is_form(above.title):
        return [], found
    rows = _rows(grid, found)
    tasks: list[TaskDraft] = []
    group: str | None = None
    subgroup: str | None = None
    group_lead: list[Field[str]] = []
    period: Line | None = None
    for i, row in enumerate(rows):
        nxt = rows[i + 1] if i + 1 < len(rows) else None
        if row.order and re.fullmatch(r"\d+", row.order):
            subgroup = None
        if _is_group(row, nxt):
            if row.order and re.match(r"\d", row.order):
                subgroup = row.order
            else:
                group, subgroup = row.order, None
            line = row.content
            period = line if line is not None and _PERIOD.fullmatch(line.low) else None
            group_lead = (
                split_names(line) if line is not None and starts_in(line.text, line.low) and _is_unit(line) else []
            )
            continue
        task = _task(row, year)
        if task is None:
            continue
        if row.again and tasks and tasks[-1].title.value == task.title.value:
            _add(tasks[-1], task)
            continue
        path = None if above.path == "Phụ lục" else above.path
        task.parent = ".".join(part for part in (path, group, subgroup) if part) or above.path
        if not task.lead and not task.cooperating:
            task.lead = list(group_lead or above.lead)
        if task.time is None and period is not None:
            put_time(task, period, 0, len(period.text), year)
        tasks.append(task)
    assigned = [t for t in tasks if t.lead or t.time or t.directing or t.cooperating]
    if not assigned or (len(assigned) * 4 < len(tasks) and not above.lead):
        return [], found
    if all(_MEMBER.match(t.title.value.lower()) for t in tasks):
        return [], found
    return tasks, found


def _add(task: TaskDraft, more: TaskDraft) -> None:
    """A task whose row is parted for several units: their names come together, the later time counts."""
    for role in ("directing", "lead", "cooperating"):
        mine = getattr(task, role)
        known = {name.value for name in mine}
        mine += [name for name in getattr(more, role) if name.value not in known]
    if more.time is not None and (
        task.time is None or (more.due and (not task.due or more.due.value > task.due.value))
    ):
        task.time, task.due, task.recurrence = more.time, more.due, more.recurrence
    task.output = task.output or more.output


def _is_unit(line: Line) -> bool:
    return len(line.text) < 120  # noqa: PLR2004 - a name


@dataclass(slots=True)
class Row:
    order: str | None
    content: Line | None
    cells: dict[str, list[Line]]
    wide: bool
    filled: int
    wrapped: bool
    months: list[int] = field(default_factory=list)  # marked in the calendar's columns
    again: bool = False  # the content's cell reaches down from the row above


def _rows(grid: Grid, found: Columns) -> list[Row]:  # noqa: C901 - rules in order, one branch each
    out: list[Row] = []
    content_at = found.at["content"]
    for r in range(found.first, len(grid.rows)):
        row = grid.rows[r]
        if content_at >= len(row):
            continue
        texts = [lower(grid.text(r, c)).strip() for c in range(len(row))]
        if texts and {t for t in texts if t} and {t for t in texts if t} <= found.heads:
            continue  # the head again, on the next page
        if all(re.fullmatch(r"\(?\d{0,2}\)?|[a-z]", t) for t in texts):
            continue  # column numbers, or nothing
        cells: dict[str, list[Line]] = {}
        for name, c in found.at.items():
            if c < len(row):
                cells[name] = [line for line in row[c] if line.text.strip() or line.marker]
        order_cell = cells.get("order", [])
        order = _order(order_cell)
        same = [c for c in range(len(row)) if row[c] is row[content_at] and row[c]]
        repeated = bool(texts[content_at]) and texts.count(texts[content_at]) >= REPEATED
        wide = len(same) > 1 or repeated
        lines = cells.get("content", [])
        if wide and order_cell and order_cell is not None and row[found.at.get("order", content_at)] is row[content_at]:
            order = None
        content = join(lines) if lines else None
        if content is not None and order is None and content.marker:
            numbered = ORDER.match(content.marker)
            order = numbered["o"] if numbered else None
        if content is not None and order is None:
            match = _NUMBERED.match(content.text)
            if match and (wide or match["o"]):
                order = match["o"]
                content = _cut_marker(content, match.end())
        others = [
            name
            for name in cells
            if name not in {"order", "content", "note"}
            and not (wide and row[found.at[name]] is row[content_at])
            and not (repeated and texts[found.at[name]] == texts[content_at])
        ]
        filled = sum(1 for name in others if any(re.search(r"\w", line.text) for line in cells[name]))
        if wide:
            cells = {name: lines for name, lines in cells.items() if name in others or name == "content"}
        again = bool(out) and not grid.origin[r][content_at]
        months = [m for c, m in found.months.items() if c < len(row) and _MARKED.fullmatch(lower(grid.text(r, c)))]
        out.append(Row(order, content, cells, wide, filled + len(months), grid.wrapped, months, again))
    return out


def _cut_marker(line: Line, end: int) -> Line:
    return cut(line, end)


def _order(lines: list[Line]) -> str | None:
    text = " ".join((line.marker or "") + line.text for line in lines).strip()
    match = ORDER.match(text) if text else None
    return match["o"] if match else None


def _is_group(row: Row, after: Row | None) -> bool:
    if row.content is None:
        return row.order is None
    if row.filled:
        return False
    order = row.order or ""
    if row.wide or re.fullmatch(r"[IVX]+|[A-H]", order):
        return True
    if after is not None and order and after.order and after.order.startswith(order + "."):
        return True
    if after is not None and order.isdigit() and after.order and re.fullmatch(r"[a-zđ]", after.order):
        return True
    return bool(row.content.bold and not order) or (not order and after is not None and after.order in {"1", "01"})


def _task(row: Row, year: int | None) -> TaskDraft | None:  # noqa: C901, PLR0912 - rules in order, one branch each
    content = row.content
    if content is None or EMPTY.fullmatch(content.text):
        return None
    title = content.field(0, len(content.text), strip=" ")
    title.value = re.sub(r"^[-+*•]\s*", "", title.value)
    task = TaskDraft(title, "table", row.order)
    for name, lines in row.cells.items():
        if name in {"order", "content", "note", "start"} or not lines:
            continue
        if name == "person":
            task.style = "person"
            for line in _names(lines, wrapped=row.wrapped):
                task.lead += split_names(line)
        elif name == "time":
            line = join(lines)
            put_time(task, line, 0, len(line.text), year)
        elif name == "output":
            line = join(lines, "; " if not row.wrapped and len(lines) > 1 else " ")
            task.output = line.field(0, len(line.text), strip=" .;")
        else:
            for line in _names(lines, wrapped=row.wrapped):
                labels = read_labels(line)
                if labels:
                    for label in labels:
                        put(task, label.name, line, label.start, label.end, year)
                    continue
                for role, names in label_value(line, 0, len(line.text)):
                    getattr(task, role or name).extend(names)
    if row.months and task.time is None:
        _calendar(task, row, year)
    return task


def _calendar(task: TaskDraft, row: Row, year: int | None) -> None:
    """A row marked under the columns of months is due when the last marked month ends."""
    spans = row.content.spans(0, len(row.content.text)) if row.content else ()
    words = "Tháng " + ", ".join(str(m) for m in row.months)
    when = read_label(words.lower(), year)
    task.time = Field(words, spans, LIKELY)
    if when.due:
        task.due = Field(when.due, spans, LIKELY)


def _names(lines: list[Line], *, wrapped: bool) -> list[Line]:
    """A cell's lines as names: persons stand one a line; in a PDF lines are only wrapped."""
    if plain_people(lines):
        return lines
    if wrapped and not any(read_labels(line) for line in lines):
        return [join(lines)]
    out: list[list[Line]] = []
    for line in lines:
        if read_labels(line):
            out.append([line])
            continue
        last = out[-1][-1].text.rstrip() if out else ""
        begins = bool(re.match(r"\s*[-+*•]", line.text)) or line.marker is not None
        if (
            out
            and not begins
            and (
                line.text.lstrip()[:1].islower()
                or last.endswith((",", "và", "-"))
                or not starts_in(line.text.lstrip(), line.low.lstrip())
            )
        ):
            out[-1].append(line)
        else:
            out.append([line])
    return [join(group) for group in out]
