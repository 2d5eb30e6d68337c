"""Source → PlanDraft: the steps in order."""

import re

from dondoc.files.blocks import Source
from dondoc.reading.draft import Field, PlanDraft
from dondoc.reading.ending import Ending, read_ending
from dondoc.reading.flattened import spread
from dondoc.reading.header import lift_type, read_bases, read_head
from dondoc.reading.labels import LABEL
from dondoc.reading.lines import Grid, Item, Line, items, join
from dondoc.reading.merge import merge_same
from dondoc.reading.outline import Node, build, mark, unit_heading
from dondoc.reading.secrecy import SecretDocument, secrecy_of
from dondoc.reading.sections import SHORT
from dondoc.reading.styles.prose import addressed, assignments, closing
from dondoc.reading.times import find_in_prose
from dondoc.reading.units import starts_in
from dondoc.reading.unwrap import rejoin, unwrap
from dondoc.reading.walk import Context, Walker
from dondoc.reading.warn import counts, warnings

_PREAMBLE_END = re.compile(
    r"(?:như sau|sau đây|cụ thể|các nội dung sau|nội dung sau|quyết định|quyết nghị|yêu cầu|các nhiệm vụ)\s*:?\s*$"
)
_BODY_KINDS = {"part", "upper", "roman", "article", "dec", "muc", "paren", "decp"}
PREAMBLE_LINES = 60
LAST_WORDS = 220  # letters of a closing request


def read_plan(source: Source, *, year: int | None = None) -> PlanDraft:
    """Reads a plan, a decision with its plan, a notice of conclusion, an official letter. `year` overrides the year that
    the document itself gives for dates printed without one. Raises SecretDocument before anything else is read.
    """
    level = secrecy_of(source)
    if level is not None:
        raise SecretDocument(level)
    found = spread(items(source))
    lift_type(found)
    head = read_head(found, year)
    ending = read_ending(found, head.after)
    body = found[head.after : ending.start if ending else len(found)]
    after = found[ending.after :] if ending else []
    if ending and ending.tail is not None:  # recipients stand above the text
        body, after = [*body, *found[ending.after : ending.tail]], []
    if source.hard_wrapped:
        body, after = (unwrap(part, LABEL, unit_heading) for part in (body, after))
    else:
        body, after = rejoin(body, LABEL), rejoin(after, LABEL)
    preamble, body = _preamble(body)
    body = _without_last_words(body)
    draft = PlanDraft(head.header, bases=read_bases(preamble))
    if ending:
        _put_ending(draft, ending)
    kind = head.header.type.value if head.header.type else ""
    letter = kind in _LETTERS or (not kind and any(line.low.lstrip().startswith("kính gửi") for line in preamble))
    walker = Walker(head.header.year, addressed(preamble[-1]) if preamble else [], letter=letter)
    tree = build(body)
    walker.children(tree, Context())
    rest = _after(after)
    if rest:
        annex = build(rest)
        walker.children(annex, Context(annex=not _has_sections(annex), title=_title(rest)))
    draft.tasks = merge_same(walker.found.tasks)
    draft.aims, draft.measures, draft.sections = walker.found.aims, walker.found.measures, walker.found.sections
    if not draft.sections:
        draft.sections = _numbered(tree) or walker.found.loose
    draft.counts = counts(draft)
    draft.warnings = warnings(draft, source)
    return draft


def _put_ending(draft: PlanDraft, ending: Ending) -> None:
    draft.recipients = ending.recipients
    draft.signer, draft.signer_title = ending.signer, ending.signer_title


_LETTERS = {"CÔNG VĂN", "CÔNG ĐIỆN"}
_ASKS = re.compile(r"\s(?:đề nghị|yêu cầu)\s")


def _preamble(body: list[Item]) -> tuple[list[Line], list[Item]]:
    """The lines before the first part: bases and the sentence that opens the plan."""
    out: list[Line] = []
    for i, item in enumerate(body[:PREAMBLE_LINES]):
        if isinstance(item, Grid):
            return out, body[i:]
        if not item.text.strip():
            continue
        kind, ordinal, _ = mark(item)
        if kind in _BODY_KINDS and (ordinal or "").upper() in {"I", "1", "A", "NHẤT", "THỨ NHẤT"}:
            return out, body[i:]
        if _opens_work(item):
            return out, body[i:]
        if out and _PREAMBLE_END.search(out[-1].low.rstrip(" .")):
            return out, body[i:]
        out.append(item)
    return _unlisted(body)


_LAST_WORDS = re.compile(
    r"\s*(?:(?:nhận được [^,]{0,40}|trên đây[^,]{0,80}), )?(?:yêu cầu|đề nghị)\s[^.;]*(?:nghiêm|triển khai|thực hiện)[^.;]*[./ ]*"
)


def _without_last_words(body: list[Item]) -> list[Item]:
    """A body without the general request that closes it: "Yêu cầu các đơn vị nghiêm túc thực hiện./."."""
    while body and isinstance(body[-1], Line) and _closes(body[-1]):
        body = body[:-1]
    last = body[-1] if body else None
    if (
        isinstance(last, Line)
        and len(last.text) < LAST_WORDS
        and mark(last)[0] == "plain"
        and _LAST_WORDS.fullmatch(last.low)
        and find_in_prose(last.low, None) is None
    ):
        return body[:-1]
    return body


def _closes(line: Line) -> bool:
    """A blank line or closing words ("Trân trọng cảm ơn.", "Trên đây là …")."""
    return not line.text.strip() or (mark(line)[0] == "plain" and closing(line) and not assignments(line))


# A basis or an opening sentence of a document without parts.
_BASIS = re.compile(r"\s*(?:căn cứ|thực hiện|theo|xét|để|trên cơ sở|nhằm)\s")


def _unlisted(body: list[Item]) -> tuple[list[Line], list[Item]]:
    """A short notice has no parts: its work begins with the first paragraph that assigns some."""
    out: list[Line] = []
    for i, item in enumerate(body):
        if isinstance(item, Grid) or (not _BASIS.match(item.low) and assignments(item)):
            return out, body[i:]
        out.append(item)
    return out, []


def _opens_work(line: Line) -> bool:
    """An official letter may ask at once: "Sở A đề nghị UBND các xã báo cáo … trước ngày 15/4"."""
    if not starts_in(line.text, line.low, 0) or not _ASKS.search(line.low[:120]):
        return False
    when = find_in_prose(line.low, None)
    return when is not None and when.due is not None and any(one.strong for one in assignments(line))


def _after(after: list[Item]) -> list[Item]:
    """What follows the signature: appendices or the attached plan, without rules and reference lines."""
    out: list[Item] = []
    for item in after:
        if isinstance(item, Line):
            if not item.text.strip() or re.match(r"\s*\((?:kèm theo|ban hành|đính kèm)", item.low):
                continue
            if re.fullmatch(r"[\W_]*", item.text):
                continue
        out.append(item)
    return out


def _has_sections(tree: Node) -> bool:
    return any(
        child.kind in {"roman", "part", "upper"} or _has_sections(child)
        for child in tree.children
        if child.kind in {"caps", "annex", "roman", "part", "upper"}
    )


def _numbered(tree: Node) -> list[Field[str]]:
    """Short documents number their parts 1, 2, 3."""
    out = []
    for node in tree.children:
        sentence = node.text.rstrip().endswith((".", ";"))
        if node.kind == "dec" and node.full is not None and len(node.text.split()) <= SHORT and not sentence:
            found = node.full.field()
            if node.full.marker:
                found.value = f"{node.full.marker} {found.value}"
            out.append(found)
    return out


def _title(after: list[Item]) -> str:
    lines: list[Line] = []
    for item in after[:8]:
        if isinstance(item, Grid):
            break
        lines.append(item)
    return join(lines).low[:300] if lines else ""
