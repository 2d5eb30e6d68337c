"""Each kind of document as the writers receive it, line by line."""

from dondoc.official.compose import compose
from official.reading_back import as_text
from official.samples import ALL


def test_report_with_two_appendices_is_composed_in_the_decrees_order():
    assert as_text(compose(ALL["BC"])) == (
        """\
parent: UBND TỈNH MẪU SƠN
issuer: BAN QUẢN LÝ CÁC KHU
issuer: CÔNG NGHIỆP MẪU SƠN
national_name: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
motto: Độc lập - Tự do - Hạnh phúc
number: Số: 112/BC-BQLMS
place_date: Mẫu Sơn, ngày 29 tháng 6 năm 2026
type_name: BÁO CÁO
abstract: Kết quả quý II năm 2026
addressee: Kính gửi: Ủy ban nhân dân tỉnh Mẫu Sơn
body: Ban Quản lý các khu công nghiệp Mẫu Sơn lập kế hoạch này để các phòng cùng làm.
roman: I. MỤC ĐÍCH, YÊU CẦU
body: 1. Việc nào cũng có người làm, có ngày xong, có số liệu kèm theo.
body: 2. Không chồng việc: mỗi phòng một đầu mối.
roman: II. NHIỆM VỤ
clause_title: 1. Tập huấn tại chỗ
body: - Chủ trì: Phòng Thử nghiệm
body: - Thời gian: quý II năm 2026.
body: a) Mở ba lớp, mỗi lớp một ngày.
table: <2x1>TT | <2x1>Việc | <1x2>Kết quả
table: Đơn vị | Số lượt
table: 1 | Mở lớp tập huấn tại khu mẫu | Phòng Thử nghiệm | 1.200
table: 2 | Rà soát hồ sơ tồn | Phòng Ví dụ | 35
table: <1x3>Cộng | 1.235
roman: III. TỔ CHỨC THỰC HIỆN
body: Các phòng gửi kết quả về Văn phòng trước ngày 20 tháng cuối quý; chi tiết ở phụ lục kèm theo./.
signer_title: TRƯỞNG BAN
signer_name: Lê Thị Ví Dụ
recipients_label: Nơi nhận:
recipients_item: - Như trên;
recipients_item: - UBND tỉnh (để báo cáo);
recipients_item: - Trưởng Ban, các Phó Trưởng Ban;
recipients_item: - Các phòng, đơn vị;
recipients_item: - Lưu: VT, VP (02).
annex: landscape
annex_word: Phụ lục I
annex_title: SỐ LƯỢT THEO TỪNG VIỆC
annex_reference: (Kèm theo Báo cáo số 112/BC-BQLMS ngày 29 tháng 6 năm 2026 của Ban Quản lý các khu công nghiệp Mẫu Sơn)
body: Số liệu đến ngày 15/6/2026.
table: <2x1>TT | <2x1>Việc | <1x2>Kết quả
table: Đơn vị | Số lượt
table: 1 | Mở lớp tập huấn tại khu mẫu | Phòng Thử nghiệm | 1.200
table: 2 | Rà soát hồ sơ tồn | Phòng Ví dụ | 35
table: <1x3>Cộng | 1.235
annex: portrait
annex_word: Phụ lục II
annex_title: VIỆC CÒN DỞ
annex_reference: (Kèm theo Báo cáo số 112/BC-BQLMS ngày 29 tháng 6 năm 2026 của Ban Quản lý các khu công nghiệp Mẫu Sơn)
body: 1. Chưa xong sân chơi ở khu số 2."""
    )


def test_letter_is_composed_in_the_decrees_order():
    assert as_text(compose(ALL["công văn"])) == (
        """\
parent: UBND TỈNH MẪU SƠN
issuer: BAN QUẢN LÝ CÁC KHU
issuer: CÔNG NGHIỆP MẪU SƠN
national_name: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
motto: Độc lập - Tự do - Hạnh phúc
number: Số: 05/BQLMS-VP
place_date: Mẫu Sơn, ngày 03 tháng 02 năm 2026
abstract_letter: V/v góp ý dự thảo quy chế phối hợp giữa các phòng
urgency: THƯỢNG KHẨN
addressee: Kính gửi:
addressee: - Sở Thử nghiệm;
addressee: - Sở Ví dụ;
addressee: - Các doanh nghiệp trong khu.
body: Đề nghị quý cơ quan cho ý kiến về dự thảo gửi kèm, trước ngày 15/3/2026.
body: Trân trọng cảm ơn sự phối hợp của quý cơ quan./.
signer_title: TL. TRƯỞNG BAN
signer_title: CHÁNH VĂN PHÒNG
signer_name: Trần Văn Thử
recipients_label: Nơi nhận:
recipients_item: - Như trên;
recipients_item: - UBND tỉnh (để báo cáo);
recipients_item: - Trưởng Ban, các Phó Trưởng Ban;
recipients_item: - Các phòng, đơn vị;
recipients_item: - Lưu: VT, VP (02).
drafter: NVM.(30)
address: Số 1 đường Thử, phường Mẫu, tỉnh Mẫu Sơn; điện thoại 0200.000.000; thư điện tử vanthu@mau.example"""
    )


def test_decision_not_yet_numbered_is_composed_in_the_decrees_order():
    assert as_text(compose(ALL["QĐ"])) == (
        """\
parent: UBND TỈNH MẪU SƠN
issuer: BAN QUẢN LÝ CÁC KHU
issuer: CÔNG NGHIỆP MẪU SƠN
national_name: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
motto: Độc lập - Tự do - Hạnh phúc
number: Số:       /QĐ-BQLMS
place_date: Mẫu Sơn, ngày        tháng 02 năm 2026
type_name: QUYẾT ĐỊNH
abstract: Về việc thành lập Tổ rà soát hồ sơ tồn
authority_line: TRƯỞNG BAN BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP MẪU SƠN
basis: Căn cứ Quyết định số 07/2025/QĐ-UBND ngày 04 tháng 01 năm 2025 của Ủy ban nhân dân tỉnh Mẫu Sơn quy định nhiệm vụ của Ban;
basis: Theo đề nghị của Chánh Văn phòng.
verdict: QUYẾT ĐỊNH:
body: Điều 1. Thành lập Tổ rà soát hồ sơ tồn gồm năm thành viên.
body: Điều 2. Tổ tự giải thể khi xong việc.
body: Điều 3. Chánh Văn phòng và các thành viên có tên thi hành Quyết định này./.
signer_title: TRƯỞNG BAN
signer_name: Lê Thị Ví Dụ
recipients_label: Nơi nhận:
recipients_item: - Như Điều 3;
recipients_item: - UBND tỉnh (để báo cáo);
recipients_item: - Lưu: VT, VP (02)."""
    )
