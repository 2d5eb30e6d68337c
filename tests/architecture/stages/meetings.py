"""What the addresses of meetings name."""

from datetime import datetime

from django.utils import timezone

from architecture.stages import Rows
from cast import Cast
from dondoc.meetings.actions import Held, add_conclusion, attach, hold, open_meeting
from dondoc.records.actions import Upload

PAPERS = ("giay-moi", "bien-ban", "thong-bao-ket-luan")
VERBS = ("invite", "open", "conclude", "cancel")
SENT = {"meetings:conclusion_add": {"text": "Giao Văn phòng theo dõi."}}


def rows(cast: Cast) -> Rows:
    """A meeting of the labour department under way, with a conclusion and a paper."""
    clerk = cast.users["office_clerk"]
    start = datetime(2026, 11, 30, 8, tzinfo=timezone.get_current_timezone())
    held = Held("Giao ban", start, "Phòng họp", cast.users["head"].person, bodies=[cast.bodies["labour"]])
    meeting = open_meeting(actor=clerk, meeting=hold(actor=clerk, held=held))
    conclusion = add_conclusion(actor=clerk, meeting=meeting, text="Giao Phòng Quản lý Lao động rà soát nhà ở.")
    kept = attach(actor=clerk, meeting=meeting, upload=Upload(b"Noi dung", "tai-lieu.txt", not_secret=True))
    one = {"pk": meeting.pk}
    of_meeting = ("meeting", "edit", "presence", "minutes", "attach", "conclusion_add", "calendar")
    return {
        **{f"meetings:{name}": [("a meeting", one)] for name in of_meeting},
        "meetings:take": [(f"a meeting: {verb}", {**one, "verb": verb}) for verb in VERBS],
        "meetings:draw": [(f"a meeting: {paper}", {**one, "paper": paper}) for paper in PAPERS],
        "meetings:docx": [(f"a meeting: {paper}", {**one, "paper": paper}) for paper in PAPERS],
        **{f"meetings:{name}": [("a file of a meeting", {"pk": kept.pk})] for name in ("file", "remove_file")},
        **{
            f"meetings:{name}": [("a conclusion", {"pk": conclusion.pk})]
            for name in ("conclusion", "conclusion_remove")
        },
    }
