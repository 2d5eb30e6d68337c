"""The end of a document: recipients, who signs and by what authority."""

import re
from dataclasses import dataclass, field

from dondoc.language.letters import rx
from dondoc.language.text import squeeze
from dondoc.reading.draft import LIKELY, Field
from dondoc.reading.lines import Grid, Item, Line, cut, is_caps, join
from dondoc.reading.roles import PERSON

NOI_NHAN = re.compile(r"\s*[*\-]?\s*nơi\s+(?:nhận|gửi)\s*(?::|$)")
_TITLE_WORDS = re.compile(
    r"^(?:TM\b|KT\b|TL\b|TUQ\b|Q\b|T/M|K/T|T/L|CHỦ TỊCH|PHÓ|TRƯỞNG|GIÁM ĐỐC|CHÁNH|BỘ TRƯỞNG|THỦ TƯỚNG|THỨ TRƯỞNG|BÍ THƯ|HIỆU TRƯỞNG|CỤC TRƯỞNG|VỤ TRƯỞNG|TỔNG|VIỆN TRƯỞNG|CHỦ NHIỆM|CHI CỤC|ỦY VIÊN|UỶ VIÊN|ỦY BAN|UỶ BAN|BAN|CHỈ HUY|QUYỀN|ĐỘI TRƯỞNG|TỔ TRƯỞNG|HỘI ĐỒNG|ĐẢNG ỦY|XÃ ĐỘI|CHÍNH|CÔNG AN)"
)
_SIGNED = re.compile(
    r"\W*(?:\(?\s*(?:đã ký|đã ký(?:,| và) đóng dấu|ký tên|ký, đóng dấu|ký tên, đóng dấu|đã kí|\[daky\]|daky|ký bởi.*|chữ ký.*)\s*\)?)\W*"
)
_RANK = re.compile(
    r"^(?:Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đại úy|Thượng úy|ThS\.?|TS\.?|PGS\.?\s*TS\.?|GS\.?\s*TS\.?|BS\.?|BSCKI+\.?|Ths\.?)\s*(?=[A-ZĐ])"
)
_NAME = rx(r"(?:[A-ZÀ-Ỹ][a-zà-ỹ']*\.?)(?:\s+[A-ZÀ-Ỹ][a-zà-ỹ']*){1,5}")
_BULLET = re.compile(r"\s*[-+*•–]\s*")
_POST_AND_NAME = rx(
    r"(?P<post>[A-ZÀ-Ỹ][A-ZÀ-Ỹ.,/ -]{5,}?)\s+(?P<name>[A-ZÀ-Ỹ][a-zà-ỹ]+(?:\s+[A-ZÀ-Ỹ][a-zà-ỹ]*){1,4})\s*"
)
SMALL = 12  # rows of a table that holds recipients and signature
_APART = re.compile(r"\s{4,}|\t+")


@dataclass(slots=True)
class Ending:
    """Recipients and signature; `start` and `after` bound the items they took."""

    recipients: list[Field[str]] = field(default_factory=list)
    signer: Field[str] | None = None
    signer_title: Field[str] | None = None
    start: int = 0
    after: int = 0
    tail: int | None = None  # where a signature far below the recipients begins

    def titled(self) -> bool:
        return self.signer_title is not None


def read_ending(items: list[Item], begin: int) -> Ending | None:
    """The first "Nơi nhận" from `begin`, with its signature, else the signature alone at the end; None without both."""
    for i in range(begin, len(items)):
        item = items[i]
        if isinstance(item, Grid):
            if _grid_has(item):
                return _from_grid(items, i)
        elif "nơi" in item.low and NOI_NHAN.match(item.low):
            out = _from_lines(items, i)
            if not out.titled() and out.signer is None:
                last = _signature_only(items, out.after)
                if last is not None:
                    out.signer, out.signer_title, out.tail = last.signer, last.signer_title, last.start
            return out
    return _signature_only(items, begin)


def _grid_has(grid: Grid) -> bool:
    if len(grid.rows) > SMALL:
        return False
    return any(NOI_NHAN.match(line.low) for row in grid.rows for cell in row for line in cell[:3])


def _from_grid(items: list[Item], at: int) -> Ending:
    grid = items[at]
    assert isinstance(grid, Grid)  # noqa: S101 - the caller looked
    out = Ending(start=at, after=at + 1)
    for c in range(max(len(row) for row in grid.rows)):
        lines = [line for r, row in enumerate(grid.rows) if c < len(row) and grid.origin[r][c] for line in row[c]]
        start = next((i for i, line in enumerate(lines) if NOI_NHAN.match(line.low)), None)
        if start is not None:
            _recipients(lines, start, out)
        elif not out.titled():
            _sign([part for line in lines for part in _name_apart(line)], out)
    if not out.titled() and out.signer is None:
        rest = [item for item in items[at + 1 : at + 16] if isinstance(item, Line) and item.text.strip()]
        _sign(_head(rest), out)
    return out


def _from_lines(items: list[Item], at: int) -> Ending:
    out = Ending(start=at)
    lines: list[Line] = []
    right: list[Line] = []
    stop = at
    for i in range(at, min(len(items), at + 90)):
        item = items[i]
        if isinstance(item, Grid):
            break
        stop = i + 1
        lines += [part for side in _sides(item, right) for part in _name_apart(side)]
    used = _recipients(lines, 0, out)
    rest = lines[used:]
    signed = _sign(right, out) if right else 0
    if not out.titled():
        signed = _sign(_head(rest), out)
        used += signed
    if not out.titled():
        before = [item for item in items[max(0, at - 8) : at] if isinstance(item, Line) and item.text.strip()]
        tail: list[Line] = []
        for line in reversed(before):
            if len(line.text) > 70:  # noqa: PLR2004 - a sentence, not a signature
                break
            tail.insert(0, line)
        _sign(tail, out)
        if out.titled():
            out.start = at - len(tail)
    # Lines map one to one to items except those cut into sides, which come from the same item.
    out.after = min(stop, _item_after(items, at, lines, used))
    if right:
        out.after = max(out.after, _item_after(items, at, right, len(right)))
    return out


def _item_after(items: list[Item], at: int, lines: list[Line], used: int) -> int:
    if used == 0:
        return at + 1
    last = lines[used - 1].parts[-1][1]
    for i in range(at, len(items)):
        item = items[i]
        if isinstance(item, Line) and item.parts[-1][1] >= last:
            return i + 1
    return len(items)


def _sides(line: Line, right: list[Line]) -> list[Line]:
    """A PDF line may hold a recipient and, far to the right, a line of the signature."""
    gap = _APART.search(line.text.rstrip())
    if gap and line.text[: gap.start()].strip() and line.text[gap.end() :].strip():
        right.append(cut(line, gap.end()))
        return [cut(line, 0, gap.start())]
    if gap and gap.start() == 0 and is_caps(line.text) and right:
        right.append(line)
        return []
    return [line]


def _recipients(lines: list[Line], start: int, out: Ending) -> int:  # noqa: C901, PLR0912 - rules in order, one branch each
    """Takes recipients from lines[start:]; returns how many lines were used."""
    match = NOI_NHAN.match(lines[start].low)
    head = cut(lines[start], match.end() if match else 0)
    groups: list[list[Line]] = []
    if head.text.strip():
        groups.append([head])
    i = start + 1
    dashed: bool | None = None
    while i < len(lines):
        line = lines[i]
        text = line.text.strip()
        if not text:
            i += 1
            if groups and _last_line(groups[-1]):
                break
            continue
        bullet = bool(_BULLET.match(line.text)) or (line.marker is not None and line.marker in "-+*•–")
        if dashed is None:
            dashed = bullet
        last = groups[-1][-1].text.rstrip() if groups else ""
        if (
            not bullet
            and _TITLE_WORDS.match(text)
            and (is_caps(text) or re.match(r"(?:TM|KT|TL|TUQ|Q)\.", text))
            and not last.endswith(",")
        ):
            break
        if not bullet and groups and _last_line(groups[-1]) and last.endswith((".", ")")):
            break
        if (
            not bullet
            and groups
            and _last_line(groups[-1])
            and (is_caps(text) or _NAME.fullmatch(text) or len(text) > 60)  # noqa: PLR2004 - a length told by eye
        ):
            break
        if bullet or not groups or (not dashed and last.endswith((";", "."))):
            groups.append([line])
        elif not bullet and not last.endswith((";", ".")):
            groups[-1].append(line)
        elif bullet is False and last.endswith(";") and dashed:
            groups.append([line])
        else:
            break
        i += 1
    for group in groups:
        joined = join(group)
        bullet_end = _BULLET.match(joined.text)
        found = joined.field(bullet_end.end() if bullet_end else 0, len(joined.text), strip=" ;.,")
        if found.value:
            out.recipients.append(found)
    return i


def _last_line(group: list[Line]) -> bool:
    return bool(re.match(r"\s*[-+*•–]?\s*lưu\b", group[0].low))


def _head(lines: list[Line]) -> list[Line]:
    out: list[Line] = []
    for line in lines:
        text = line.text.strip()
        if not text:
            continue
        if len(text) > 90 or re.match(r"(?:PHỤ LỤC|Phụ lục|DANH SÁCH|BIỂU|MẪU)", text):  # noqa: PLR2004 - a length by eye
            break
        out.append(line)
        if len(out) > 12:  # noqa: PLR2004 - a signature is a few lines
            break
    return out


def _sign(lines: list[Line], out: Ending) -> int:
    """Title lines in capitals, then the name. Returns how many of `lines` it used."""
    titles: list[Line] = []
    used = 0
    for i, line in enumerate(lines):
        text = line.text.strip()
        if not text or _SIGNED.fullmatch(line.low):
            continue
        caps = is_caps(text)
        if (
            titles
            and caps
            and rx(r"[A-ZÀ-Ỹ]+(?:\s+[A-ZÀ-Ỹ]+){1,4}").fullmatch(text)
            and not _TITLE_WORDS.match(text)
            and _upper_name(text)
            and not _runs_on(titles[-1])
        ):
            out.signer = line.field(0, len(line.text), strip=" .")
            used = i + 1
            break
        if caps and (titles or _TITLE_WORDS.match(text)):
            titles.append(line)
            used = i + 1
            continue
        if titles:
            rank = _RANK.match(text)
            bare = text[rank.end() :] if rank else text
            if _NAME.fullmatch(bare):
                at = line.text.index(bare)
                out.signer = line.field(at, at + len(bare))
                used = i + 1
            break
        if re.match(r"(?:TM|KT|TL|TUQ|Q)\.\s*\S", text):
            titles.append(line)
            used = i + 1
            continue
        if re.fullmatch(
            r"(?:Phó\s+)?(?:Trưởng|Chánh|Giám đốc|Chủ tịch|Bí thư|Hiệu trưởng)(?:\s+\w+){0,4}", text
        ) and not PERSON.fullmatch(text):
            titles.append(line)
            used = i + 1
            continue
        break
    if titles:
        joined = join(titles)
        out.signer_title = joined.field(0, len(joined.text), strip=" -")
    return used


def _runs_on(line: Line) -> bool:
    return bool(re.search(r"(?:,|\bNHÂN|\bVÀ|\bBAN|\bPHÒNG|\bTHƯỜNG)\s*$", line.text.strip())) and not re.search(
        r"TRƯỞNG BAN$|TRƯỞNG PHÒNG$", line.text.strip()
    )


def _name_apart(line: Line) -> list[Line]:
    """Post and name that a PDF cell joined into one line: "CHỦ TỊCH Nguyễn Văn A"."""
    match = _POST_AND_NAME.fullmatch(line.text)
    return [cut(line, 0, match.end("post")), cut(line, match.start("name"))] if match else [line]


def _upper_name(text: str) -> bool:
    return bool(PERSON.fullmatch(squeeze(text).title()))


def _signature_only(items: list[Item], begin: int) -> Ending | None:
    tail = [(i, item) for i, item in enumerate(items[begin:], begin) if isinstance(item, Line) and item.text.strip()][
        -10:
    ]
    for k, (i, line) in enumerate(tail):
        text = line.text.strip()
        if is_caps(text) and _TITLE_WORDS.match(text) and len(text) < 60:  # noqa: PLR2004 - a length by eye
            out = Ending(start=i, after=len(items))
            _sign([other for _, other in tail[k:]], out)
            if out.signer is not None:
                out.signer_title = out.signer_title and Field(out.signer_title.value, out.signer_title.spans, LIKELY)
                return out
    return None
