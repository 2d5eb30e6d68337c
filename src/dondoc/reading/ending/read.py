"""The end of a document: where recipients and signature stand."""

import re

from dondoc.reading.draft import LIKELY, Field
from dondoc.reading.ending.found import Ending
from dondoc.reading.ending.recipients import NOI_NHAN, listed, take_recipients
from dondoc.reading.ending.signature import NAME, TITLE_WORDS, head, name_apart, name_below, sign
from dondoc.reading.lines import Grid, Item, Line, cut, is_caps
from dondoc.reading.outline import mark

TAIL = 10  # lines at the end among which a signature stands
SMALL = 12  # rows of a table that holds recipients and signature
SENTENCE = 70  # letters of a line that is more than a signature's
TITLE = 60  # letters of a line that may be the signer's post

_APART = re.compile(r"\s{4,}|\t+|\s+\|\s+")


def read_ending(items: list[Item], begin: int) -> Ending | None:
    """The first "Nơi nhận" from `begin`, with its signature, else the signature alone at the end; None without both."""
    for i in range(begin, len(items)):
        item = items[i]
        if isinstance(item, Grid):
            if _grid_has(item):
                return _from_grid(item, items, i)
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


def _from_grid(grid: Grid, items: list[Item], at: int) -> Ending:
    out = Ending(start=at, after=at + 1)
    for c in range(max(len(row) for row in grid.rows)):
        cells = [row[c] for r, row in enumerate(grid.rows) if c < len(row) and grid.origin[r][c]]
        lines = [part for cell in cells for line in cell for part in listed(line)]
        start = next((i for i, line in enumerate(lines) if NOI_NHAN.match(line.low)), None)
        if start is not None:
            take_recipients(lines, start, out)
        elif not out.titled():
            sign([part for line in lines for part in name_apart(line)], out)
    if not out.titled() and out.signer is None:
        rest = [item for item in items[at + 1 : at + 16] if isinstance(item, Line) and item.text.strip()]
        sign(head(rest), out)
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
        lines += [part for side in _sides(item, right) for part in name_apart(side)]
    used = take_recipients(lines, 0, out)
    rest = lines[used:]
    signed = sign(right, out) if right else 0
    if out.titled() and out.signer is None:
        used += name_below(rest, out)
    if not out.titled():
        signed = sign(head(rest), out)
        used += signed
    if not out.titled():
        _signed_above(items, at, out)
    # Lines map one to one to items except those cut into sides, which come from the same item.
    out.after = min(stop, _item_after(items, at, lines, used))
    if right:
        out.after = max(out.after, _item_after(items, at, right, len(right)))
    return out


def _signed_above(items: list[Item], at: int, out: Ending) -> None:
    """The signature stands above the recipients: lines of it, or the table in which two agencies sign."""
    before = [item for item in items[max(0, at - 8) : at] if isinstance(item, Line) and item.text.strip()]
    tail: list[Line] = []
    for line in reversed(before):
        if len(line.text) > SENTENCE:
            break
        tail.insert(0, line)
    sign(tail, out)
    if out.titled():
        out.start = at - len(tail)
    elif at and isinstance(items[at - 1], Grid):
        _joint(items[at - 1], out)
        if out.titled():
            out.start = at - 1


def _joint(grid: Item, out: Ending) -> None:
    """Two agencies sign a plan of theirs in a table above the recipients: who stands at the right has drawn it up."""
    if not isinstance(grid, Grid) or len(grid.rows) > SMALL:
        return
    for c in reversed(range(max(len(row) for row in grid.rows))):
        cells = [row[c] for r, row in enumerate(grid.rows) if c < len(row) and grid.origin[r][c]]
        sign([part for cell in cells for line in cell for part in name_apart(line)], out)
        if out.signer is not None:
            return


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
    deep = gap is not None and gap.start() == 0 and (is_caps(line.text) or NAME.fullmatch(line.text.strip()))
    if deep and right:
        right.append(line)
        return []
    return [line]


def _signature_only(items: list[Item], begin: int) -> Ending | None:
    """A signature without recipients: before the first appendix, else at the end."""
    annexes = (i for i in range(begin, len(items)) if _is_annex(items[i]))
    for stop in (next(annexes, len(items)), len(items)):
        lines = [(i, item) for i, item in enumerate(items[begin:stop], begin) if isinstance(item, Line)]
        tail = [(i, line) for i, line in lines if line.text.strip()][-TAIL:]
        for k, (i, line) in enumerate(tail):
            text = line.text.strip()
            if is_caps(text) and TITLE_WORDS.match(text) and len(text) < TITLE:
                out = Ending(start=i, after=stop)
                sign([other for _, other in tail[k:]], out)
                if out.signer is not None:
                    out.signer_title = out.signer_title and Field(
                        out.signer_title.value, out.signer_title.spans, LIKELY
                    )
                    return out
    return None


def _is_annex(item: Item) -> bool:
    return isinstance(item, Line) and mark(item)[0] == "annex"
