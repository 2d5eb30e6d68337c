"""A plan for the tests of import, review and issue: six tasks of an invented board, three deputies unknown to the cast."""

PLAN = """BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP TỈNH MẪU

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: /KH-BQL

Tỉnh Mẫu, ngày tháng 3 năm 2026

KẾ HOẠCH

Chăm lo đời sống người lao động trong các khu công nghiệp năm 2026

Thực hiện Kế hoạch số 77/KH-UBND ngày 10/02/2026 của Ủy ban nhân dân tỉnh Mẫu, Ban Quản lý các khu công nghiệp xây dựng kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU

1. Người lao động trong các khu công nghiệp có chỗ ở, việc làm và đời sống tinh thần tốt hơn.

2. Mỗi nhiệm vụ có đơn vị chịu trách nhiệm và được theo dõi đến cùng.

II. NỘI DUNG

1. Phổ biến nội dung kế hoạch của tỉnh tới toàn thể cán bộ và các doanh nghiệp trong khu công nghiệp.

- Chỉ đạo: Trưởng Ban

- Thực hiện: Văn phòng

2. Vận động doanh nghiệp giúp đỡ các xã khó khăn. Tổ chức thăm hỏi người lao động dịp lễ, tết.

- Chỉ đạo: Trưởng Ban

- Chủ trì: Văn phòng

- Phối hợp: Các phòng chuyên môn

- Thời gian thực hiện: thường xuyên

3. Phối hợp với các xã lân cận giải quyết những vấn đề về rác thải và nước thải quanh khu công nghiệp.

- Chỉ đạo: Phó Trưởng Ban - Cao Văn Thử

- Thực hiện: Phòng Quản lý Tài nguyên và Môi trường

- Phối hợp: Các phòng, đơn vị liên quan

4. Lập danh sách người lao động có nhu cầu thuê, mua nhà ở xã hội.

- Chỉ đạo: Phó trưởng Ban - Tạ Thị Nghiệm

- Thực hiện: Phòng Quản lý Lao động

- Phối hợp: Các phòng, đơn vị liên quan

5. Rà soát khó khăn của doanh nghiệp để tháo gỡ hoặc đề nghị cấp có thẩm quyền tháo gỡ.

- Chỉ đạo: Phó trưởng Ban - Kiều Văn Kiểm

- Thực hiện: Phòng Quản lý Doanh nghiệp

- Phối hợp: Các phòng, đơn vị liên quan

6. Tổ chức các hoạt động văn nghệ, thể thao cho người lao động.

- Chỉ đạo: Phó trưởng Ban - Tạ Thị Nghiệm

- Thực hiện: Phòng Quản lý Lao động

- Phối hợp: Công đoàn các khu công nghiệp tỉnh Mẫu

III. TỔ CHỨC THỰC HIỆN

Các phòng, đơn vị chủ động triển khai các nội dung của kế hoạch này./.

Nơi nhận:

- Ủy ban nhân dân tỉnh Mẫu;
- Các doanh nghiệp KCN;
- Các phòng chuyên môn;
- Lưu: VT.

TRƯỞNG BAN

Nguyễn Văn Mẫu
"""

NAME = "ke-hoach-cham-lo.txt"
CONTENT = PLAN.encode()
SECRET = PLAN.replace("Số: /KH-BQL", "MẬT\n\nSố: /KH-BQL").encode()
