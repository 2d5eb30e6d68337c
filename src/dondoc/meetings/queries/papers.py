"""The three papers of a meeting as official documents: giấy mời, biên bản, thông báo kết luận."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from django.utils import timezone

from dondoc.language import format_date
from dondoc.meetings.models import Attendee, Conclusion, Meeting
from dondoc.meetings.queries import conclusions_of
from dondoc.meetings.rules import Presence
from dondoc.official.model import Block, Bullets, Item, OfficialDocument, Para, PartialDate, Run, SignBlock
from dondoc.official.rules import TYPES, make_symbol, sign_block
from dondoc.people.models import Body, Person, SigningAuthority, Tenure
from dondoc.people.queries import agency, holders_of, in_force, tenures_of, today
from dondoc.people.rules import Role, SigningKind

_PLACE = re.compile(r"\b(?:tỉnh|thành phố)\s+(\S.*)$")
_CAME = {Presence.PRESENT: "Có mặt", Presence.REPLACED: "Có mặt", Presence.ABSENT: "Vắng mặt", Presence.INVITED: ""}


def moment_words(meeting: Meeting) -> str:
    """Its first minute as invitations write it: "08 giờ 00 phút, ngày 30/11/2026 (Thứ Hai)"."""
    start = meeting.local_start
    days = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
    return f"{start.hour:02d} giờ {start.minute:02d} phút, ngày {format_date(start.date())} ({days[start.weekday()]})"


def titled(person: Person, on: date) -> str:
    """A person after their post: "Phó Trưởng Ban Trần Thị Mẫu An"."""
    held = tenures_of(person.pk, on).first()
    return f"{held.printed_title} {person.name}" if held else person.name


def source_words(meeting: Meeting) -> str:
    """Who gave work, when and where, as a task keeps it."""
    chair = titled(meeting.chair, meeting.local_start.date())
    return f"{chair} kết luận tại cuộc họp “{meeting.title}” ngày {format_date(meeting.local_start.date())}"


def announcement_abstract(meeting: Meeting) -> str:
    chair = titled(meeting.chair, meeting.local_start.date())
    return f"Kết luận của {chair} tại cuộc họp {meeting.title} ngày {format_date(meeting.local_start.date())}"


def announcement_blocks(meeting: Meeting) -> tuple[Block, ...]:
    """The words of the announcement: who met when, then the conclusions one by one."""
    return tuple(_announced(meeting, list(conclusions_of(meeting))))


def announcement_recipients(meeting: Meeting) -> tuple[str, ...]:
    """Lãnh đạo, whoever was asked, and the units that got work, each once."""
    bodies = [
        name
        for c in conclusions_of(meeting)
        for name in [*([c.lead.name] if c.lead else []), *(body.name for body in c.cooperating.all())]
    ]
    asked = [a.text for a in meeting.attendees.all()]
    return tuple(dict.fromkeys(["Lãnh đạo Ban", *bodies, *asked]))


def announcement(meeting: Meeting) -> OfficialDocument:
    """Thông báo kết luận (Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.4)."""
    return replace(
        _paper("TB", announcement_abstract(meeting), announcement_blocks(meeting), meeting),
        recipients=announcement_recipients(meeting),
        made_at=meeting.ended_at or meeting.starts_at,
    )


def invitation_blocks(meeting: Meeting) -> tuple[Block, ...]:
    """The words of an invitation: to what, whom, who chairs, when, where, on what."""
    return tuple(_invited(meeting))


def invitation_recipients(meeting: Meeting) -> tuple[str, ...]:
    """Whoever is asked; an invitation has no Kính gửi that "Như trên" could mean."""
    return tuple(dict.fromkeys(a.text for a in meeting.attendees.all()))


def invitation(meeting: Meeting) -> OfficialDocument:
    """Giấy mời (Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.7)."""
    return replace(
        _paper("GM", meeting.title, invitation_blocks(meeting), meeting), recipients=invitation_recipients(meeting)
    )


def minutes(meeting: Meeting) -> OfficialDocument:
    """Biên bản (Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.9): the secretary signs on the left, the chair on the right."""
    secretary = meeting.secretary.name if meeting.secretary else ""
    blocks = tuple(_written(meeting, list(conclusions_of(meeting))))
    return replace(
        _paper("BB", meeting.title, blocks, meeting),
        date=meeting.local_start.date(),
        recipients=("Thành phần dự họp",),
        filing="VT, Hồ sơ cuộc họp",
        co_signer=SignBlock(("THƯ KÝ",), secretary),
        signer=SignBlock(("CHỦ TỌA",), meeting.chair.name),
        made_at=meeting.ended_at or meeting.starts_at,
    )


# ------------------------------------------------------------------ words
def _announced(meeting: Meeting, conclusions: Sequence[Conclusion]) -> Iterator[Block]:
    start = meeting.local_start
    chair = titled(meeting.chair, start.date())
    asked = "; ".join(a.text for a in meeting.attendees.all())
    yield Para(
        f"Ngày {format_date(start.date())}, tại {meeting.place}, {chair} đã chủ trì cuộc họp {meeting.title}."
        + (f" Tham dự cuộc họp có: {asked}." if asked else "")
    )
    yield Para(f"Sau khi nghe báo cáo và ý kiến của các đại biểu dự họp, {chair} kết luận như sau:")
    yield from _numbered(conclusions)
    yield Para(
        "Văn phòng thông báo để các đơn vị biết, thực hiện; kết quả gửi về Văn phòng để tổng hợp, theo dõi và đôn đốc"
    )


def _numbered(conclusions: Sequence[Conclusion]) -> Iterator[Block]:
    for number, conclusion in enumerate(conclusions, start=1):
        yield Item("clause", str(number), conclusion.text.rstrip(" .;") + ".")


def _invited(meeting: Meeting) -> Iterator[Block]:
    yield Para(f"{agency().name} trân trọng kính mời dự cuộc họp: {meeting.title}.")
    yield _named("Thành phần", "")
    yield Bullets(tuple(f"{a.text};" for a in meeting.attendees.all()))
    yield _named("Chủ trì", titled(meeting.chair, meeting.local_start.date()))
    yield _named("Thời gian", moment_words(meeting))
    yield _named("Địa điểm", meeting.place)
    if meeting.agenda_items:
        yield _named("Nội dung", "")
        yield Bullets(tuple(f"{item.rstrip(' .;')};" for item in meeting.agenda_items))
    yield Para("Đề nghị các đại biểu sắp xếp công việc, dự họp đúng thời gian và thành phần")


def _named(label: str, text: str) -> Para:
    return Para((Run(f"{label}: ", bold=True), Run(text)))


def _written(meeting: Meeting, conclusions: Sequence[Conclusion]) -> Iterator[Block]:
    start = meeting.local_start
    opened = timezone.localtime(meeting.opened_at) if meeting.opened_at else start
    yield _named(
        "Thời gian bắt đầu", f"{opened.hour:02d} giờ {opened.minute:02d} phút, ngày {format_date(start.date())}"
    )
    yield _named("Địa điểm", meeting.place)
    yield _named("Thành phần tham dự", "")
    yield Bullets(tuple(_came(attendee) for attendee in meeting.attendees.all()))
    yield _named("Chủ trì (chủ tọa)", titled(meeting.chair, start.date()))
    yield _named("Thư ký (người ghi biên bản)", titled(meeting.secretary, start.date()) if meeting.secretary else "")
    yield _named("Nội dung", "")
    for item in meeting.agenda_items:
        yield Bullets((item,))
    for line in meeting.minutes.splitlines():
        if line.strip():
            yield Para(line.strip())
    if conclusions:
        yield _named("Kết luận", "")
        yield from _numbered(conclusions)
    yield Para(_ended(meeting))


def _came(attendee: Attendee) -> str:
    came = _CAME[Presence(attendee.presence)]
    instead = f", {attendee.replaced_by} dự" if attendee.replaced_by else ""
    return f"{attendee.text}{f': {came}' if came else ''}{instead};"


def _ended(meeting: Meeting) -> str:
    if meeting.ended_at is None:
        return "Cuộc họp kết thúc vào … giờ … phút cùng ngày"
    end = timezone.localtime(meeting.ended_at)
    day = "cùng ngày" if end.date() == meeting.local_start.date() else f"ngày {format_date(end.date())}"
    return f"Cuộc họp kết thúc vào {end.hour:02d} giờ {end.minute:02d} phút {day}"


# ------------------------------------------------------------------ head and signature
def _paper(code: str, abstract: str, blocks: tuple[Block, ...], meeting: Meeting) -> OfficialDocument:
    """The agency's paper of a kind, signed for the head; number and day are the registry's to write in."""
    owner = agency()
    return OfficialDocument(
        type=TYPES[code],
        parent_body=owner.parent.name if owner.parent else "",
        issuer=owner.name,
        symbol=make_symbol(TYPES[code], owner.code or "BQL"),
        place=_place(owner),
        date=PartialDate(year=meeting.local_start.year),
        abstract=abstract,
        blocks=blocks,
        filing="VT, VP",
        signer=_for_the_head(),
        made_at=meeting.created_at,
    )


def _place(owner: Body) -> str:
    found = _PLACE.search(owner.parent.name) if owner.parent else None
    return found.group(1) if found else ""


def _for_the_head() -> SignBlock:
    """Chánh Văn phòng signs by order where the table of signing authority says so (Điều 13), else the head."""
    on = today()
    head = holders_of(Role.HEAD, on).first()
    title = head.post.title if head else "Thủ trưởng"
    chief = _by_order(on)
    if chief is not None:
        return sign_block("TL.", chief.person.name, head=title, own=chief.post.title)
    return sign_block("", head.person.name if head else "", head=title)


def _by_order(on: date) -> Tenure | None:
    given = SigningAuthority.objects.filter(in_force(on), kind=SigningKind.TL).values("tenure_id")
    return holders_of(Role.CHIEF_OF_OFFICE, on).filter(pk__in=given).first()
