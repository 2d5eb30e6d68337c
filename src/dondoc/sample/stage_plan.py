"""The plan that the stage has been working on: ten lines of work with dates round the day of loading."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from dondoc.language import format_date
from dondoc.official.docx_out import write_docx
from dondoc.official.model import Block, Bullets, Heading, Item, OfficialDocument, Para, PartialDate
from dondoc.official.rules import TYPES, make_symbol, sign_block
from dondoc.sample.clock import working_day_back

ISSUED_DAYS_AGO = 80
NUMBER = "27"

HEAD = "Trưởng Ban"
LABOUR = "Phó Trưởng Ban - Trần Thị Mẫu An"
ENTERPRISES = "Phó Trưởng Ban - Lê Văn Mẫu Bình"
ENVIRONMENT = "Phó Trưởng Ban - Phạm Văn Mẫu Chương"


@dataclass(frozen=True, slots=True)
class Line:
    """A task; `due_in` = days from the day of loading to its deadline, None for thường xuyên."""

    text: str
    directing: str
    lead: str
    due_in: int | None
    cooperating: str = ""
    output: str = ""


LINES = (
    Line(
        "Cập nhật trang thông tin của Ban, tiếp nhận và trả lời phản ánh của người lao động.", HEAD, "Văn phòng", None
    ),
    Line(
        "Khảo sát nhu cầu thuê, mua nhà ở xã hội của công nhân tại sáu khu công nghiệp.",
        LABOUR,
        "Phòng Quản lý Lao động",
        -12,
        "Các phòng chuyên môn",
        "Báo cáo khảo sát",
    ),
    Line(
        "Tổng hợp vướng mắc về phòng cháy, chữa cháy của doanh nghiệp, đề xuất cách tháo gỡ.",
        ENTERPRISES,
        "Phòng Quản lý Doanh nghiệp",
        -3,
        "Phòng Quản lý Quy hoạch và Xây dựng",
    ),
    Line(
        "Kiểm tra việc xử lý nước thải, rác thải tại các khu nhà trọ quanh Khu công nghiệp Quang Châu.",
        ENVIRONMENT,
        "Phòng Quản lý TN&MT",
        3,
        "Các phòng, đơn vị liên quan",
    ),
    Line(
        "Rà soát tiến độ các dự án chậm triển khai, báo cáo UBND tỉnh hướng xử lý.",
        ENTERPRISES,
        "Phòng Quản lý Đầu tư",
        40,
        output="Báo cáo của Ban",
    ),
    Line(
        "Lập danh mục quỹ đất làm nhà ở công nhân, nhà trẻ tại các khu công nghiệp.",
        ENVIRONMENT,
        "Phòng Quản lý Quy hoạch và Xây dựng",
        10,
        "Phòng Quản lý Lao động",
        "Danh mục kèm bản đồ",
    ),
    Line("Tổ chức ngày hội việc làm cho lao động mất việc.", LABOUR, "Phòng Quản lý Lao động", -30, "Văn phòng"),
    Line(
        "Kiểm tra việc đóng bảo hiểm xã hội tại mười doanh nghiệp.", HEAD, "Thanh tra Ban", 20, "Phòng Quản lý Lao động"
    ),
    Line(
        "Sửa chữa hệ thống chiếu sáng đường gom Khu công nghiệp Đình Trám.",
        ENVIRONMENT,
        "Trung tâm Hỗ trợ và Phát triển hạ tầng khu công nghiệp",
        -20,
    ),
    Line(
        "Chuẩn bị hội nghị đối thoại giữa lãnh đạo tỉnh và doanh nghiệp.", HEAD, "Văn phòng", 25, "Các phòng chuyên môn"
    ),
)


def _labels(line: Line, on: date) -> Bullets:
    when = "thường xuyên" if line.due_in is None else f"trước ngày {format_date(on + timedelta(days=line.due_in))}"
    labels = [f"Lãnh đạo phụ trách: {line.directing}", f"Chủ trì: {line.lead}"]
    if line.cooperating:
        labels.append(f"Phối hợp: {line.cooperating}")
    labels.append(f"Thời gian hoàn thành: {when}")
    if line.output:
        labels.append(f"Sản phẩm: {line.output}")
    return Bullets(tuple(labels))


def amended_lines() -> tuple[Line, ...]:
    """What the plan would be after its amendment: a survey with more time, water and waste written anew, a new task in
    front; lighting, which is done, and the dialogue fall away.
    """
    survey, waste = (
        replace(LINES[1], due_in=33),
        replace(LINES[3], text=LINES[3].text.replace(" Quang Châu", " Vân Trung")),
    )
    nursery = Line(
        "Khảo sát nhu cầu gửi trẻ của công nhân làm ca tại các khu công nghiệp.",
        LABOUR,
        "Phòng Quản lý Lao động",
        60,
        "Công đoàn các KCN",
    )
    return (nursery, LINES[0], survey, LINES[2], waste, *LINES[4:8])


def amended_docx(on: date) -> bytes:
    """The amended plan as the Office drafts it."""
    first = working_day_back(on, ISSUED_DAYS_AGO)
    symbol = make_symbol(TYPES["KH"], "BQLKCN")
    opening = f"Kế hoạch này thay thế Kế hoạch số {NUMBER}/{symbol} ngày {format_date(first)}, với các nội dung sau:"
    return _docx(on, amended_lines(), opening=opening, number=None, dated=None)


def stage_docx(on: date) -> bytes:
    """The plan as its Office had it on the day of issue."""
    opening = "Ban Quản lý các Khu công nghiệp lập kế hoạch với các nội dung sau:"
    dated = working_day_back(on, ISSUED_DAYS_AGO)
    return _docx(on, LINES, opening=opening, number=int(NUMBER), dated=dated)


def _docx(on: date, lines: tuple[Line, ...], *, opening: str, number: int | None, dated: date | None) -> bytes:
    year = working_day_back(on, ISSUED_DAYS_AGO).year
    tasks: list[Block] = []
    for place, line in enumerate(lines, start=1):
        tasks += [Item("clause", str(place), line.text), _labels(line, on)]
    return write_docx(
        OfficialDocument(
            type=TYPES["KH"],
            parent_body="UBND TỈNH BẮC GIANG",
            issuer="BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP",
            number=number,
            symbol=make_symbol(TYPES["KH"], "BQLKCN"),
            place="Bắc Giang",
            date=dated or PartialDate(month=on.month, year=on.year),
            abstract=f"Chăm lo việc làm, nhà ở và môi trường sống của người lao động trong các khu công nghiệp năm {year}",
            blocks=(
                Para(opening),
                Heading("roman", "I", "MỤC ĐÍCH"),
                Item("clause", "1", "Người lao động có việc làm ổn định, có chỗ ở tốt hơn."),
                Item("clause", "2", "Doanh nghiệp được tháo gỡ vướng mắc kịp thời."),
                Heading("roman", "II", "NHIỆM VỤ"),
                *tasks,
            ),
            recipients=(
                "UBND tỉnh",
                "Sở LĐ-TB&XH",
                "Lãnh đạo Ban",
                "Các phòng, đơn vị trực thuộc Ban",
                "Công đoàn các KCN",
            ),
            filing="VT",
            signer=sign_block("", "Nguyễn Văn Mẫu", head=HEAD),
        )
    )
