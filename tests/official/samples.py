"""Invented documents, one of each kind that the program issues."""

from dataclasses import replace
from datetime import date

from dondoc.official.model import (
    Appendix,
    Bullets,
    Heading,
    Item,
    OfficialDocument,
    Para,
    PartialDate,
    Run,
    TableBlock,
    TableCell,
    TableColumn,
)
from dondoc.official.rules import LETTER, TYPES, make_symbol, sign_block

_TABLE = TableBlock(
    columns=(TableColumn(1, "center"), TableColumn(5), TableColumn(3), TableColumn(2, "right")),
    header=(
        (TableCell("TT", rowspan=2), TableCell("Việc", rowspan=2), TableCell("Kết quả", colspan=2)),
        (TableCell("Đơn vị"), TableCell("Số lượt")),
    ),
    rows=(
        (TableCell("1"), TableCell("Mở lớp tập huấn tại khu mẫu"), TableCell("Phòng Thử nghiệm"), TableCell("1.200")),
        (TableCell("2"), TableCell("Rà soát hồ sơ tồn"), TableCell("Phòng Ví dụ"), TableCell("35")),
        (TableCell("Cộng", colspan=3, bold=True, align="center"), TableCell("1.235", bold=True)),
    ),
)

PLAN = OfficialDocument(
    type=TYPES["KH"],
    parent_body="UBND TỈNH MẪU SƠN",
    issuer="Ban Quản lý các khu công nghiệp Mẫu Sơn",
    number=5,
    symbol=make_symbol(TYPES["KH"], "BQLMS"),
    place="Mẫu Sơn",
    date=date(2026, 2, 3),
    abstract="Chăm lo nơi ở và đời sống văn hóa của công nhân trong các khu công nghiệp năm 2026",
    blocks=(
        Para("Ban Quản lý các khu công nghiệp Mẫu Sơn lập kế hoạch này để các phòng cùng làm."),
        Heading("roman", "I", "Mục đích, yêu cầu"),
        Item("clause", "1", "Việc nào cũng có người làm, có ngày xong, có số liệu kèm theo."),
        Item("clause", "2", (Run("Không chồng việc: "), Run("mỗi phòng một đầu mối", italic=True), Run("."))),
        Heading("roman", "II", "Nhiệm vụ"),
        Heading("clause", "1", "Tập huấn tại chỗ"),
        Bullets(("Chủ trì: Phòng Thử nghiệm", "Thời gian: quý II năm 2026.")),
        Item("point", "a", "Mở ba lớp, mỗi lớp một ngày."),
        _TABLE,
        Heading("roman", "III", "Tổ chức thực hiện"),
        Para("Các phòng gửi kết quả về Văn phòng trước ngày 20 tháng cuối quý; chi tiết ở phụ lục kèm theo."),
    ),
    signer=sign_block("KT.", "Nguyễn Văn Mẫu", head="Trưởng Ban", own="Phó Trưởng Ban"),
    recipients=("UBND tỉnh (để báo cáo)", "Trưởng Ban, các Phó Trưởng Ban", "Các phòng, đơn vị"),
    filing="VT, VP",
    copies=2,
)

REPORT = replace(
    PLAN,
    type=TYPES["BC"],
    symbol="BC-BQLMS",
    number=112,
    date=date(2026, 6, 29),
    abstract="Kết quả quý II năm 2026",
    addressees=("Ủy ban nhân dân tỉnh Mẫu Sơn",),
    signer=sign_block("", "Lê Thị Ví Dụ", head="Trưởng Ban"),
    appendices=(
        Appendix("Số lượt theo từng việc", (Para("Số liệu đến ngày 15/6/2026."), _TABLE), landscape=True),
        Appendix("Việc còn dở", (Item("clause", "1", "Chưa xong sân chơi ở khu số 2."),)),
    ),
)

LETTER_DOCUMENT = replace(
    PLAN,
    type=LETTER,
    symbol=make_symbol(LETTER, "BQLMS", "VP"),
    abstract="góp ý dự thảo quy chế phối hợp giữa các phòng",
    addressees=("Sở Thử nghiệm", "Sở Ví dụ", "Các doanh nghiệp trong khu"),
    blocks=(
        Para("Đề nghị quý cơ quan cho ý kiến về dự thảo gửi kèm, trước ngày 15/3/2026."),
        Para("Trân trọng cảm ơn sự phối hợp của quý cơ quan."),
    ),
    urgency="THƯỢNG KHẨN",
    address=("Số 1 đường Thử, phường Mẫu, tỉnh Mẫu Sơn; điện thoại 0200.000.000; thư điện tử vanthu@mau.example",),
    drafter="nvm",
    issued_copies=30,
    signer=sign_block("TL.", "Trần Văn Thử", head="Trưởng Ban", own="Chánh Văn phòng"),
)

DECISION = replace(
    PLAN,
    type=TYPES["QĐ"],
    symbol="QĐ-BQLMS",
    date=PartialDate(2026, 2),
    number=None,
    abstract="Về việc thành lập Tổ rà soát hồ sơ tồn",
    authority_line="Trưởng Ban Ban Quản lý các khu công nghiệp Mẫu Sơn",
    bases=(
        "Căn cứ Quyết định số 07/2025/QĐ-UBND ngày 04 tháng 01 năm 2025 của Ủy ban nhân dân tỉnh Mẫu Sơn quy định nhiệm vụ của Ban",
        "Theo đề nghị của Chánh Văn phòng",
    ),
    blocks=(
        Item("article", "1", "Thành lập Tổ rà soát hồ sơ tồn gồm năm thành viên."),
        Item("article", "2", "Tổ tự giải thể khi xong việc."),
        Item("article", "3", "Chánh Văn phòng và các thành viên có tên thi hành Quyết định này."),
    ),
    recipients=("UBND tỉnh (để báo cáo)",),
    signer=sign_block("", "Lê Thị Ví Dụ", head="Trưởng Ban"),
)

PROPOSAL = replace(
    PLAN,
    type=TYPES["TTr"],
    symbol="TTr-BQLMS",
    abstract="Về việc bổ sung kinh phí mở lớp tập huấn",
    addressees=("Chủ tịch Ủy ban nhân dân tỉnh",),
    blocks=(Para("Ban đề nghị bổ sung kinh phí để mở thêm hai lớp."),),
)

INVITATION = replace(
    PLAN,
    type=TYPES["GM"],
    symbol="GM-BQLMS",
    abstract="Họp giao ban tháng 3 năm 2026",
    blocks=(
        Para("Ban trân trọng kính mời đại diện các phòng dự họp giao ban."),
        Para("Chủ trì: Trưởng Ban."),
        Para("Thời gian: 8 giờ 00, ngày 02 tháng 3 năm 2026."),
        Para("Địa điểm: phòng họp tầng 2."),
    ),
    circulation="Lưu hành nội bộ",
)

NOTICE = replace(
    PLAN,
    type=TYPES["TB"],
    symbol="TB-BQLMS",
    date=date(2026, 11, 16),
    number=230,
    abstract="Kết luận của Trưởng Ban tại cuộc họp giao ban",
    blocks=(Heading("article", "1", "Việc của các phòng"), Item("clause", "1", "Nộp báo cáo đúng hạn.")),
)

ALL = {
    "KH": PLAN,
    "BC": REPORT,
    "QĐ": DECISION,
    "công văn": LETTER_DOCUMENT,
    "TTr": PROPOSAL,
    "GM": INVITATION,
    "TB": NOTICE,
}
