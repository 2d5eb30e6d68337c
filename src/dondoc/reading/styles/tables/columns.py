"""The columns of a table of work: their roles told by their heads."""

import re
from dataclasses import dataclass, field

from dondoc.language.text import lower
from dondoc.reading.lines import Grid

_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("start", r"bắt đầu|khởi công"),
        ("order", r"^\W*(?:stt|tt|số tt|số thứ tự|thứ tự|số|no)\W*$"),
        (
            "directing",
            r"\b(?:pct|pgđ|phó chủ tịch|phó giám đốc|phó thủ tướng)\b|chỉ đạo|lãnh đạo(?:.*phụ trách|.*theo dõi)?|phụ trách chỉ đạo",
        ),
        ("cooperating", r"phối hợp|tham gia|(?:đơn vị|cơ quan|bộ phận|người) hỗ trợ"),
        ("output", r"sản phẩm|kết quả|đầu ra|hình thức văn bản"),
        (
            "note",
            r"ghi chú|lưu ý|kinh phí|dự toán|nguồn|đơn vị tính|đvt|số lượng|căn cứ|cơ sở|mục tiêu|chỉ tiêu|địa điểm|đối tượng|chức vụ|điện thoại|địa chỉ|năm sinh|giới tính|số tiền|văn bản",
        ),
        ("time", r"thời gian|thời hạn|tiến độ|hoàn thành|kết thúc|thời điểm|hạn xử lý|ngày|lộ trình|kỳ hạn"),
        ("person", r"họ và tên|họ tên|người (?:thực hiện|phụ trách|chịu trách nhiệm)|cán bộ|công chức|cá nhân"),
        (
            "lead",
            r"chủ trì|thực hiện|đầu mối|(?:cơ quan|đơn vị|bộ phận) (?:trình|báo cáo|chuẩn bị|xây dựng|ban hành)|chịu trách nhiệm|phụ trách|tham mưu|soạn thảo|^\W*(?:đơn vị|cơ quan|phòng|bộ phận|người|phân công)\W*$|đơn vị được giao|phân công|cơ quan, đơn vị",
        ),
        (
            "content",
            r"nội dung|nhiệm vụ|công việc|hoạt động|tên|giải pháp|việc|danh mục|đề án|văn bản|chỉ tiêu|biện pháp",
        ),
    )
)
_CONTENT_FIRST = re.compile(
    r"^\W*(?:tên |các |danh mục )?(?:nội dung|nhiệm vụ|công việc|hoạt động|giải pháp|nội dung công việc|phần việc|đầu việc|chủ đề)"
)
ORDER = re.compile(r"^\W*(?P<o>[IVXLC]+|[A-H]|\d{1,3}(?:\.\d{1,3})*|[a-zđ])\W*$")
EMPTY = re.compile(r"[\s.…_\-:;()/\d*]*")
_MONTH_HEAD = re.compile(r"(?:tháng|t)\s*\.?(?P<m>0?[1-9]|1[0-2])(?:\s*/\s*20\d\d)?")
_DATED = re.compile(r"\d{1,2}\s*/\s*\d|quý\s|(?:h[ằà]ng|tháng)\s|thường xuyên")
_HEADROWS = 4


@dataclass(slots=True)
class Columns:
    """Which column holds what; `first` is the first row under the head."""

    at: dict[str, int] = field(default_factory=dict)
    first: int = 0
    width: int = 0
    heads: set[str] = field(default_factory=set)
    months: dict[int, int] = field(default_factory=dict)  # columns of a calendar: column → month


def columns(grid: Grid) -> Columns | None:
    """The columns of a table of work, or None when it is another kind of table."""
    if not grid.rows:
        return None
    width = max(len(row) for row in grid.rows)
    best: Columns | None = None
    for depth in range(min(_HEADROWS, len(grid.rows))):
        found = _head(grid, depth, width)
        if found and (best is None or len(found.at) > len(best.at)):
            best = found
        if found is None and best is not None:
            break
    return best


def _head(grid: Grid, depth: int, width: int) -> Columns | None:  # noqa: C901, PLR0912 - rules in order, one branch each
    """Reads rows up to `depth` as the table's head."""
    out = Columns(first=depth + 1, width=width)
    taken: dict[str, int] = {}
    for c in range(width):
        cells: list[str] = []
        for r in range(depth + 1):
            if c >= len(grid.rows[r]):
                continue
            text = lower(grid.text(r, c)).strip()
            if text and (not cells or cells[-1] != text):
                cells.append(text)
        name = None
        for text in reversed(cells):  # the lowest head is the most exact
            name = _column(text)
            if name:
                break
        out.heads.update(cells[-1:])
        month = _MONTH_HEAD.fullmatch(cells[-1]) if cells else None
        if month:
            out.months[c] = int(month["m"])
            continue
        if name is None or any(len(cell) > 120 for cell in cells):  # noqa: PLR2004 - a head is short
            continue
        if name == "person" and name in taken:  # "Người thực hiện | Người phụ trách", in either order
            if "phụ trách" in text and "directing" not in taken:
                name = "directing"
            elif "thực hiện" in text and "directing" not in taken:
                taken["directing"] = taken.pop(name)
        if name in taken and name != "note":
            if name == "content" and grid.rows[depth][taken[name]] is grid.rows[depth][c]:
                continue
            if name in {"lead", "cooperating", "time", "output", "directing"}:
                continue
            continue
        taken[name] = c
    if "content" not in taken:
        spare = [c for c in range(width) if c not in taken.values() and _wordy(grid, depth + 1, c)]
        if {"lead", "time"} <= taken.keys() and spare:
            taken["content"] = spare[0]
        else:
            return None
    if not ({"lead", "cooperating", "directing", "person", "time"} & taken.keys() or out.months):
        return None
    if depth and any(_looks_like_task(grid, r, taken) for r in range(depth + 1)):
        return None
    out.at = taken
    return out


def _column(text: str) -> str | None:
    if _CONTENT_FIRST.match(text):
        return "content"
    if "chủ trì" in text and "phối hợp" in text:
        return "lead"  # one column for both: its cells say which
    for name, pattern in _COLUMNS:
        if pattern.search(text):
            return name
    return None


def _wordy(grid: Grid, first: int, column: int) -> bool:
    texts = [grid.text(r, column) for r in range(first, len(grid.rows)) if column < len(grid.rows[r])]
    return sum(len(t) > 20 for t in texts) * 2 > len(texts)  # noqa: PLR2004 - a sentence is longer than a name


def _looks_like_task(grid: Grid, row: int, at: dict[str, int]) -> bool:
    """A row of data, not a second head: an order number and a long content."""
    content = at.get("content")
    if content is None or content >= len(grid.rows[row]):
        return False
    order = at.get("order")
    number = grid.text(row, order) if order is not None and order < len(grid.rows[row]) else ""
    text = grid.text(row, content)
    if row and grid.rows[row][content] is grid.rows[row - 1][content]:
        return False
    time = at.get("time")
    if row and time is not None and time < len(grid.rows[row]) and _DATED.search(lower(grid.text(row, time))):
        return True
    return bool(ORDER.match(number)) and not EMPTY.fullmatch(text)
