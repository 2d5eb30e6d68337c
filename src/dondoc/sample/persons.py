"""The people of the sample board. All are invented, and their names say so: "Mẫu" means sample."""

from dondoc.people.rules import PersonLine

PERSONS = (
    PersonLine("Nguyễn Văn Mẫu", "head", "agency", "truongban"),
    PersonLine("Trần Thị Mẫu An", "deputy", "agency", "pho.laodong", "Lao động, nhà ở công nhân, đời sống văn hóa"),
    PersonLine("Lê Văn Mẫu Bình", "deputy", "agency", "pho.doanhnghiep", "Đầu tư, doanh nghiệp, cải cách hành chính"),
    PersonLine(
        "Phạm Văn Mẫu Chương", "deputy", "agency", "pho.moitruong", "Quy hoạch, xây dựng, tài nguyên, môi trường"
    ),
    PersonLine("Hoàng Thị Mẫu Dung", "chief", "office", "chanhvanphong"),
    PersonLine("Vũ Thị Mẫu Giang", "office_staff", "office", "vanthu", "Văn thư, lưu trữ"),
    PersonLine("Đặng Văn Mẫu Hải", "office_staff", "office", "tonghop", "Tổng hợp, theo dõi kế hoạch"),
    PersonLine("Bùi Văn Mẫu Khang", "unit_head", "labour", "phong.laodong"),
    PersonLine("Đỗ Thị Mẫu Lan", "staff", "labour", "cv.laodong"),
    PersonLine("Hồ Văn Mẫu Minh", "staff", "labour", "cv.laodong2"),
    PersonLine("Ngô Thị Mẫu Nga", "unit_head", "enterprises", "phong.doanhnghiep"),
    PersonLine("Dương Văn Mẫu Phong", "staff", "enterprises", "cv.doanhnghiep"),
    PersonLine("Lý Văn Mẫu Quang", "unit_head", "environment", "phong.moitruong"),
    PersonLine("Phan Thị Mẫu Sen", "staff", "environment", "cv.moitruong"),
    PersonLine("Trịnh Văn Mẫu Tài", "unit_head", "investment", "phong.dautu"),
    PersonLine("Đinh Văn Mẫu Út", "unit_head", "building", "phong.xaydung"),
    PersonLine("Tạ Thị Mẫu Vân", "chief_inspector", "inspectors", "thanhtra"),
    PersonLine("Cao Văn Mẫu Xuân", "director", "support", "trungtam"),
    PersonLine("Lương Thị Mẫu Yến", "director", "infrastructure", "congty.hatang"),
    PersonLine("Mai Văn Mẫu Quản", "administrator", "agency", "quantri"),
    PersonLine("Chu Thị Mẫu Nhân", "enterprise", "enterprise-01", "doanhnghiep"),
    PersonLine("Kiều Văn Mẫu Lộc", "enterprise", "enterprise-02", "doanhnghiep2"),
    PersonLine("Tô Thị Mẫu Đoàn", "union", "union", "congdoan"),
    PersonLine("Quách Văn Mẫu Vay", "bank", "bank", "nganhang"),
    PersonLine("Nghiêm Văn Mẫu Chủ", "chairman", "province"),
    PersonLine("Thái Thị Mẫu Thành", "vice_chairman", "province"),
)
