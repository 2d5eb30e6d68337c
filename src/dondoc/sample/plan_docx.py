"""The sample plan as a docx, to be dropped on the review page. It is the founding plan's six lines of work in our own
words; the three deputies that it names are not in the sample's directory, on purpose: the review says so and mends it.
"""

from datetime import date

from dondoc.official.docx_out import write_docx
from dondoc.official.model import Block, Bullets, Heading, Item, OfficialDocument, Para, PartialDate
from dondoc.official.rules import TYPES, make_symbol, sign_block

FILE_NAME = "ke-hoach-mau.docx"

HEAD = "Trưởng Ban"
DEPUTIES = ("Võ Văn Thử", "Lưu Thị Ví", "Tống Văn Dụ")  # not in persons.py
_ENVIRONMENT, _LABOUR, _ENTERPRISES = (f"Phó Trưởng Ban - {name}" for name in DEPUTIES)
_ASKED = "Các phòng, đơn vị liên quan"

# (what is to be done, its labels), in the order of the plan
TASKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        (
            "Phổ biến tới toàn thể công chức, viên chức và người lao động nội dung Chỉ thị số 05-CT/TW, Nghị quyết số "
            "160/NQ-CP và Kế hoạch số 590/KH-UBND về giảm nghèo bền vững; đăng tin, bài trên trang thông tin của Ban."
        ),
        (f"Chỉ đạo: {HEAD}", "Thực hiện: Văn phòng Ban"),
    ),
    (
        (
            "Giúp đỡ xã khó khăn mà tỉnh phân công cho Ban: vận động công chức và doanh nghiệp góp sức sửa trường học, nhà văn "
            "hóa, đường thôn; mỗi dịp Tết tặng quà hộ nghèo."
        ),
        (
            f"Chỉ đạo: {HEAD}",
            "Chủ trì: Văn phòng Ban",
            "Phối hợp: Các phòng chuyên môn",
            "Thời gian thực hiện: thường xuyên",
        ),
    ),
    (
        (
            "Cùng Sở KH&ĐT và các địa phương triển khai Đề án xử lý những vấn đề xã hội quanh các khu công nghiệp: nhà trọ, "
            "rác thải, trật tự, trường mầm non."
        ),
        (f"Chỉ đạo: {_ENVIRONMENT}", "Thực hiện: Phòng Quản lý TN&MT", f"Phối hợp: {_ASKED}."),
    ),
    (
        (
            "Phối hợp với Ngân hàng Chính sách xã hội và các doanh nghiệp lập danh sách công nhân trong khu công nghiệp đủ điều "
            "kiện vay vốn mua, thuê mua nhà ở xã hội."
        ),
        (f"Chỉ đạo: {_LABOUR}", "Thực hiện: Phòng Quản lý Lao động", f"Phối hợp: {_ASKED}."),
    ),
    (
        (
            "Nắm khó khăn, vướng mắc của doanh nghiệp; giải quyết trong thẩm quyền hoặc đề nghị cấp có thẩm quyền giải quyết, để "
            "doanh nghiệp giữ sản xuất và người lao động giữ việc làm, thu nhập."
        ),
        (f"Chỉ đạo: {_ENTERPRISES}", "Thực hiện: Phòng Quản lý Doanh nghiệp", f"Phối hợp: {_ASKED}."),
    ),
    (
        "Cùng Công đoàn các KCN tổ chức hội diễn, giải thể thao và sinh hoạt văn hóa cho công nhân sau giờ làm việc.",
        (f"Chỉ đạo: {_LABOUR}", "Thực hiện: Phòng Quản lý Lao động", f"Phối hợp: {_ASKED}."),
    ),
)


def _blocks(year: int) -> tuple[Block, ...]:
    tasks: list[Block] = []
    for number, (text, labels) in enumerate(TASKS, start=1):
        tasks += [Item("clause", str(number), text), Bullets(labels)]
    return (
        Para(
            "Thực hiện Kế hoạch số 590/KH-UBND ngày 17/02/2022 của Chủ tịch UBND tỉnh, triển khai Nghị quyết số 160/NQ-CP "
            "ngày 22/12/2021 của Chính phủ và Chỉ thị số 05-CT/TW ngày 23/6/2021 của Ban Bí thư Trung ương Đảng, Ban Quản "
            "lý các KCN lập kế hoạch công tác giảm nghèo bền vững năm "
            f"{year} như sau:"
        ),
        Heading("roman", "I", "MỤC ĐÍCH, YÊU CẦU"),
        Item("clause", "1", "Đưa các việc tỉnh giao cho Ban thành nhiệm vụ cụ thể của từng phòng, đơn vị."),
        Item(
            "clause",
            "2",
            "Mỗi công chức, viên chức hiểu rõ phần việc của mình; doanh nghiệp và người lao động cùng tham gia.",
        ),
        Item("clause", "3", "Việc làm phải đúng định hướng của Tỉnh ủy, HĐND và UBND tỉnh, có kết quả đếm được."),
        Heading("roman", "II", "NỘI DUNG"),
        *tasks,
        Heading("roman", "III", "TỔ CHỨC THỰC HIỆN"),
        Item(
            "clause",
            "1",
            "Lãnh đạo Ban, các phòng, đơn vị theo phần việc trên chủ động thực hiện; gặp khó khăn thì báo Chánh Văn phòng để "
            "trình Trưởng Ban.",
        ),
        Item("clause", "2", "Văn phòng theo dõi, đôn đốc và tổng hợp kết quả để Trưởng Ban báo cáo cấp trên."),
    )


def plan_document(on: date) -> OfficialDocument:
    """The plan as it lies on the registry's desk on a day: signed for the year, number and day still blank."""
    return OfficialDocument(
        type=TYPES["KH"],
        parent_body="UBND TỈNH BẮC GIANG",
        issuer="BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP",
        symbol=make_symbol(TYPES["KH"], "BQLKCN"),
        place="Bắc Giang",
        date=PartialDate(on.year, on.month),
        abstract=f"Công tác giảm nghèo bền vững trong các khu công nghiệp năm {on.year}",
        blocks=_blocks(on.year),
        recipients=(
            "Chủ tịch UBND tỉnh",
            "PCT UBND tỉnh - Thái Thị Mẫu Thành",
            "Sở LĐ-TB&XH",
            "Các doanh nghiệp KCN",
            "Lãnh đạo Ban",
            "Các phòng, đơn vị trực thuộc Ban",
        ),
        filing="VT",
        signer=sign_block("", "Nguyễn Văn Mẫu", head=HEAD),
    )


def plan_docx(on: date) -> bytes:
    """The sample plan of a day's year as docx; the same day gives the same bytes."""
    return write_docx(plan_document(on))
