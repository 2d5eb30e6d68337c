"""An afternoon's report: an invented department asks for figures by 16:00, three units are asked, one has confirmed."""

from datetime import date, datetime, time, timedelta
from io import BytesIO

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side

from dondoc.people.models import Body, User
from dondoc.plans.queries import calendar_for
from dondoc.records.actions import Upload, register_document
from dondoc.records.actions.registering import Arrival
from dondoc.requests import actions
from dondoc.requests.actions import Asked, Said
from dondoc.requests.models import Request
from dondoc.requests.rules import RequestKind
from dondoc.sample.clock import clock_at, moment, working_day_back

ASKER = "Sở Lao động Mẫu"
UNITS = ("phong.laodong", "phong.dautu", "trungtam")
ROWS = (
    "Số nhiệm vụ được giao",
    "Số nhiệm vụ hoàn thành",
    "Số nhiệm vụ quá hạn",
    "Doanh nghiệp tham gia",
    "Lao động được tuyển",
)
OUTLINE = ("Kết quả thực hiện", "Khó khăn, vướng mắc", "Kiến nghị, đề xuất")
_WIDTHS = {"A": 6, "B": 46, "C": 16, "D": 30}


def form_of_department() -> bytes:
    """The department's form: five rows and their note, a total by formula under the first three."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Biểu 01"
    edge = Side(style="thin")
    sheet["A1"], sheet["A2"] = ASKER.upper(), "BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN NHIỆM VỤ VỀ LAO ĐỘNG"
    sheet.merge_cells("A2:D2")
    sheet["A2"].font, sheet["A2"].alignment = Font(bold=True), Alignment(horizontal="center")
    for column, text in enumerate(("TT", "Nội dung", "Số liệu", "Ghi chú"), start=1):
        sheet.cell(4, column, text).font = Font(bold=True)
    for n, text in enumerate(ROWS, start=1):
        sheet.cell(4 + n, 1, n)
        sheet.cell(4 + n, 2, text)
        sheet.cell(4 + n, 3).number_format = "#,##0"
    for row in sheet[f"A4:D{4 + len(ROWS)}"]:
        for cell in row:
            cell.border = Border(left=edge, right=edge, top=edge, bottom=edge)
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def load_request(users: dict[str, User], *, on: date) -> Request:
    """The letter of the day before, what was asked because of it, and the first answer."""
    day = calendar_for(on).next_working(on)
    due = datetime.combine(day, time(16), tzinfo=timezone.get_current_timezone())
    with clock_at(moment(on, 1, 9)):
        letter = register_document(
            actor=users["vanthu"],
            arrival=Arrival(
                type_name="Công văn",
                number="456",
                symbol="SLĐM-VP",
                issued_on=working_day_back(on, 2),
                issuer_text=ASKER,
                subject="V/v báo cáo kết quả thực hiện nhiệm vụ về lao động",
                arrived_on=working_day_back(on, 1),
                due_on=day,
            ),
        )
        bodies = [_unit(users[name]) for name in UNITS]
        asked = Asked(
            kind=RequestKind.REPORT,
            title="Báo cáo kết quả thực hiện nhiệm vụ về lao động",
            text="Đề nghị các đơn vị kiểm tra số liệu phần mềm đã điền, sửa nếu cần rồi gửi trả lời.",
            due_at=due,
            bodies=bodies,
            outline=OUTLINE,
            form=Upload(form_of_department(), "bieu-01.xlsx", not_secret=True),
            document=letter,
        )
        request = actions.ask(actor=users["tonghop"], asked=asked)
    with clock_at(min(moment(on, 1, 10), due - timedelta(hours=1))):
        first = request.addressees.get(body=bodies[0])
        values = {answer.cell_id: answer.value for answer in first.cell_answers.all()}
        words = {answer.line_id: answer.text for answer in first.line_answers.all()}
        actions.answer(actor=users[UNITS[0]], addressee=first, said=Said(lines=words, cells=values))
    return request


def _unit(user: User) -> Body:
    return Body.objects.filter(tenures__person=user.person).order_by("id")[:1].get()
