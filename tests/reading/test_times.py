"""Times as printed: due dates and recurrences by the conventions."""

from datetime import date

import pytest

from dondoc.reading.times import find_in_prose, read_label

YEAR = 2024


@pytest.mark.parametrize(
    ("printed", "due"),
    [
        ("trước ngày 30/4/2024", date(2024, 4, 30)),
        ("chậm nhất ngày 05 tháng 02 năm 2024", date(2024, 2, 5)),
        ("đến hết ngày 15/12/2024", date(2024, 12, 15)),
        ("31/10/2024", date(2024, 10, 31)),
        ("trước ngày 10.5.2025", date(2025, 5, 10)),
        ("trước 30/4", date(2024, 4, 30)),
        ("tháng 5/2024", date(2024, 5, 31)),
        ("xong trong tháng 02", date(2024, 2, 29)),
        ("tháng 3, 6, 9, 11", date(2024, 11, 30)),
        ("tháng 6, tháng 11/2024", date(2024, 11, 30)),
        ("từ tháng 5 đến tháng 10 năm 2024", date(2024, 10, 31)),
        ("tháng 3-4/2025", date(2025, 4, 30)),
        ("6/2025", date(2025, 6, 30)),
        ("quý ii/2024", date(2024, 6, 30)),
        ("quý i, ii/2024", date(2024, 6, 30)),
        ("quý iii", date(2024, 9, 30)),
        ("quý i - quý ii/2025", date(2025, 6, 30)),
        ("6 tháng đầu năm 2024", date(2024, 6, 30)),
        ("6 tháng cuối năm", date(2024, 12, 31)),
        ("hoàn thành trong năm 2024", date(2024, 12, 31)),
        ("cả năm", date(2024, 12, 31)),
        ("năm 2026 - 2027", date(2027, 12, 31)),
        ("giai đoạn 2024 - 2026", date(2026, 12, 31)),
        ("đến năm 2030", date(2030, 12, 31)),
        ("từ năm 2024 đến năm 2030", date(2030, 12, 31)),
        ("từ ngày 01 đến ngày 15 tháng 3 năm 2024", date(2024, 3, 15)),
        ("15-20/3/2024", date(2024, 3, 20)),
        ("trước tháng 6/2024", date(2024, 5, 31)),
        ("tuần 3 tháng 5/2025", date(2025, 5, 31)),
        ("13h30 ngày 29/4/2026", date(2026, 4, 29)),
        ("từ quý iii/2022", None),
        ("từ 01/7/2025", None),
        ("trong 10 ngày kể từ ngày ký ban hành", None),
        ("trong thời hạn 15 ngày làm việc kể từ ngày 01/3/2024", None),
        ("theo quy định", None),
        ("ngày 31/02/2024", None),
        ("giai đoạn 2026-2030 và những năm tiếp theo", None),
    ],
)
def test_a_time_label_gives_its_last_day(printed, due):
    assert read_label(printed, YEAR).due == due


@pytest.mark.parametrize(
    ("printed", "rhythm"),
    [
        ("thường xuyên", "regular"),
        ("hằng tuần", "weekly"),
        ("trước ngày 25 hàng tháng", "monthly"),
        ("mỗi quý một lần", "quarterly"),
        ("ngày 20 tháng cuối quý", "quarterly"),
        ("định kỳ 6 tháng, năm", "half-yearly"),
        ("02 lần/năm", "half-yearly"),
        ("trước ngày 15/12 hằng năm", "yearly"),
        ("theo kế hoạch công tác hàng năm", "yearly"),
        ("năm 2025 và các năm tiếp theo", "regular"),
        ("định kỳ", None),
        ("quý ii/2024", None),
    ],
)
def test_a_rhythm_is_a_recurrence_without_a_due_date(printed, rhythm):
    when = read_label(printed, YEAR)
    assert when.recurrence == rhythm
    assert rhythm is None or when.due is None


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("lập phương án, hoàn thành trước ngày 20/01/2024.", date(2024, 1, 20)),
        ("báo cáo chủ tịch ubnd thành phố trước 15 giờ ngày 17/02/2024.", date(2024, 2, 17)),
        ("kiểm tra an toàn đập (xong trước 30/4).", date(2024, 4, 30)),
        ("tham mưu bố trí kinh phí trong tháng 01/2024.", date(2024, 1, 31)),
        ("hoàn thành trong quý ii năm 2025; báo cáo trước ngày 15/7/2025", date(2025, 7, 15)),
        ("xong trong tháng 12/2025. báo cáo hằng năm (trước ngày 15 tháng 11)", date(2025, 12, 31)),
        ("thực hiện nghị quyết số 160/nq-cp ngày 22/12/2021 của chính phủ", None),
        ("bố trí kinh phí trong dự toán năm 2024.", None),
        ("giai đoạn 2021-2025 còn vướng mắc", None),
        ("trước ngày 15/6 và 15/12 hằng năm báo cáo kết quả", None),
        ("lập kế hoạch của phòng, gửi tổ đổi số trước ngày 12/4/2024 để gộp.", date(2024, 4, 12)),
        ("chọn hai con thuyền dự thi; hạn cuối 14/8/2024.", date(2024, 8, 14)),
        ("sơn lại bến, hoàn thành trước khi mở chợ (ngày 12/5/2024).", date(2024, 5, 12)),
        ("hoàn thiện đề án giảm rác thải nhựa đến năm 2030", None),
        ("vẽ bản đồ bãi bồi, có tính đến năm 2050", None),
        ("thay hết đèn dầu ở bến đến năm 2026.", date(2026, 12, 31)),
    ],
)
def test_a_sentence_gives_its_deadline_and_no_date_of_a_citation(sentence, due):
    when = find_in_prose(sentence, YEAR)
    assert (when.due if when else None) == due


@pytest.mark.parametrize(
    ("sentence", "rhythm"),
    [
        ("hằng tháng tổng hợp thiệt hại", "monthly"),
        ("tổng hợp báo cáo quý, 6 tháng, năm theo quy định.", "quarterly"),
        ("định kỳ 6 tháng tổng hợp kết quả", "half-yearly"),
        ("trước 16 giờ thứ sáu hằng tuần trong dịp tết", "weekly"),
        ("bố trí trong dự toán ngân sách nhà nước hằng năm", None),
        ("trước ngày 20 tháng 11 hằng năm gửi kết quả về sở", "yearly"),
        ("6 tháng, năm gộp số liệu báo cáo ủy ban", "half-yearly"),
        ("đo mực nước (trạm bơm; 6 tháng một lần).", "half-yearly"),
        ("họp chung 03 tháng/lần, luân phiên ở các bến.", "quarterly"),
        ("phát tin trên loa mỗi tuần 01 lần.", "weekly"),
        ("bố trí người trực ở các bến đò ngang trên sông lớn, thực hiện thường xuyên.", "regular"),
        ("đưa việc nạo vét vào kế hoạch hai năm và hằng năm", None),
    ],
)
def test_a_sentence_gives_its_rhythm(sentence, rhythm):
    when = find_in_prose(sentence, YEAR)
    assert (when.recurrence if when else None) == rhythm


def test_two_dates_keep_the_other_as_runner_up():
    when = read_label("gửi kết quả trước ngày 15/11/2025; tổng hợp trước ngày 15/12/2025", YEAR)
    assert (when.due, when.runner_up) == (date(2025, 12, 15), date(2025, 11, 15))
