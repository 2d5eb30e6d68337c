"""An old office browser, or one where scripts are closed: the main acts work as plain pages."""

import pytest

from journeys.seats import Office, Seat, sign_in

pytestmark = pytest.mark.journey

TASK = "Tổng hợp vướng mắc về phòng cháy, chữa cháy của doanh nghiệp, đề xuất cách tháo gỡ."


def plain(office: Office, username: str) -> Seat:
    seat = office.stranger(username, scripts=False)
    sign_in(seat, username)
    return seat


def test_accept_report_submit_and_approve_work_without_scripts(office: Office):
    head = plain(office, "phong.doanhnghiep")
    head.go("/")
    head.press("Tiếp nhận", within=head.row(TASK))
    head.hears("Đã ghi nhận: tiếp nhận.")
    mine = head.row(TASK)
    mine.locator("summary").click()
    head.fill("Kết quả, tiến độ", "Đã ghi nhận 14 vướng mắc.", within=mine)
    head.fill("Mức độ hoàn thành (%)", "50", within=mine)
    head.press("Gửi báo cáo", within=mine)
    head.hears("Đã ghi nhận: báo cáo tiến độ.")
    head.press("Trình kết quả", within=head.row(TASK))
    head.fill("Kết quả, tiến độ", "Đã trình bảng tổng hợp.")
    head.press("Trình kết quả")
    head.hears("Đã ghi nhận: trình kết quả.")
    deputy = plain(office, "pho.doanhnghiep")
    deputy.go("/")
    deputy.press("Duyệt kết quả", within=deputy.row(TASK))
    deputy.hears("Đã ghi nhận: duyệt kết quả.")
    head.go("/plans/tasks/?q=vuong+mac+ve+phong")
    head.page.locator("[data-list] tbody a").first.click()
    said = [line.inner_text() for line in head.page.locator(".dd-updates > li > p:nth-child(2)").all()]
    assert sorted(said) == sorted(["Đã ghi nhận 14 vướng mắc.", "Đã trình bảng tổng hợp."])
    assert head.page.locator(".dd-lead").inner_text().split("\n")[0].startswith("Hoàn thành")
