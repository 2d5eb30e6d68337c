"""The days of 2020 to 2027: holidays by law, those that fell on a weekend with their rest, those that were moved.

Confirmed are the days that a law or a document seen for them fixes; the lunar New Year and the second day of the National
Day are fixed each year by the Prime Minister, so that without his document the usual days stand unconfirmed.
"""

from datetime import date

from django.db import migrations

LAW2012 = "Bộ luật Lao động 2012, Điều 115"
LAW = "Bộ luật Lao động 2019, Điều 112"
REST = "Bộ luật Lao động 2019, Điều 111 khoản 3"
CULTURE = "Nghị quyết 28/2026/QH16"
SWAP2024 = "Đề xuất tại 1570/TB-BLĐTBXH ngày 12/4/2024"
SWAP2025 = "8726/VPCP-KGVX"
SWAP2026 = "12729/VPCP-KGVX"
NATIONAL2026 = "9441/TB-BNV"

DAYS = [  # day, kind, confirmed, name, basis
    ("2020-01-01", "holiday", True, "Tết Dương lịch", LAW2012),
    ("2020-01-23", "holiday", False, "Tết Nguyên đán (trước giao thừa)", LAW2012),
    ("2020-01-24", "holiday", False, "Tết Nguyên đán (giao thừa)", LAW2012),
    ("2020-01-25", "holiday", False, "Tết Nguyên đán (mùng một)", LAW2012),
    ("2020-01-26", "holiday", False, "Tết Nguyên đán (mùng hai)", LAW2012),
    ("2020-01-27", "holiday", False, "Tết Nguyên đán (mùng ba)", LAW2012),
    ("2020-01-28", "holiday", False, "Tết Nguyên đán (mùng bốn)", LAW2012),
    ("2020-01-29", "holiday", False, "Tết Nguyên đán (mùng năm)", LAW2012),
    ("2020-04-02", "holiday", True, "Giỗ Tổ Hùng Vương", LAW2012),
    ("2020-04-30", "holiday", True, "Ngày Chiến thắng 30 tháng 4", LAW2012),
    ("2020-05-01", "holiday", True, "Ngày Quốc tế lao động", LAW2012),
    ("2020-09-02", "holiday", True, "Quốc khánh", LAW2012),
    ("2021-01-01", "holiday", True, "Tết Dương lịch", LAW),
    ("2021-02-10", "holiday", False, "Tết Nguyên đán (trước giao thừa)", LAW),
    ("2021-02-11", "holiday", False, "Tết Nguyên đán (giao thừa)", LAW),
    ("2021-02-12", "holiday", False, "Tết Nguyên đán (mùng một)", LAW),
    ("2021-02-13", "holiday", False, "Tết Nguyên đán (mùng hai)", LAW),
    ("2021-02-14", "holiday", False, "Tết Nguyên đán (mùng ba)", LAW),
    ("2021-02-15", "holiday", False, "Tết Nguyên đán (mùng bốn)", LAW),
    ("2021-02-16", "holiday", False, "Tết Nguyên đán (mùng năm)", LAW),
    ("2021-04-21", "holiday", True, "Giỗ Tổ Hùng Vương", LAW),
    ("2021-04-30", "holiday", True, "Ngày Chiến thắng 30 tháng 4", LAW),
    ("2021-05-01", "holiday", True, "Ngày Quốc tế lao động", LAW),
    ("2021-05-03", "compensatory", True, "Nghỉ bù Ngày Quốc tế lao động", REST),
    ("2021-09-02", "holiday", True, "Quốc khánh", LAW),
    ("2021-09-03", "holiday", False, "Quốc khánh (ngày liền kề)", LAW),
    ("2022-01-01", "holiday", True, "Tết Dương lịch", LAW),
    ("2022-01-03", "compensatory", True, "Nghỉ bù Tết Dương lịch", REST),
    ("2022-01-31", "holiday", False, "Tết Nguyên đán (giao thừa)", LAW),
    ("2022-02-01", "holiday", False, "Tết Nguyên đán (mùng một)", LAW),
    ("2022-02-02", "holiday", False, "Tết Nguyên đán (mùng hai)", LAW),
    ("2022-02-03", "holiday", False, "Tết Nguyên đán (mùng ba)", LAW),
    ("2022-02-04", "holiday", False, "Tết Nguyên đán (mùng bốn)", LAW),
    ("2022-04-10", "holiday", True, "Giỗ Tổ Hùng Vương", LAW),
    ("2022-04-11", "compensatory", True, "Nghỉ bù Giỗ Tổ Hùng Vương", REST),
    ("2022-04-30", "holiday", True, "Ngày Chiến thắng 30 tháng 4", LAW),
    ("2022-05-01", "holiday", True, "Ngày Quốc tế lao động", LAW),
    ("2022-05-02", "compensatory", True, "Nghỉ bù Ngày Chiến thắng 30 tháng 4", REST),
    ("2022-05-03", "compensatory", True, "Nghỉ bù Ngày Quốc tế lao động", REST),
    ("2022-09-01", "holiday", False, "Quốc khánh (ngày liền kề)", LAW),
    ("2022-09-02", "holiday", True, "Quốc khánh", LAW),
    ("2023-01-01", "holiday", True, "Tết Dương lịch", LAW),
    ("2023-01-02", "compensatory", True, "Nghỉ bù Tết Dương lịch", REST),
    ("2023-01-20", "holiday", False, "Tết Nguyên đán (trước giao thừa)", LAW),
    ("2023-01-21", "holiday", False, "Tết Nguyên đán (giao thừa)", LAW),
    ("2023-01-22", "holiday", False, "Tết Nguyên đán (mùng một)", LAW),
    ("2023-01-23", "holiday", False, "Tết Nguyên đán (mùng hai)", LAW),
    ("2023-01-24", "holiday", False, "Tết Nguyên đán (mùng ba)", LAW),
    ("2023-01-25", "holiday", False, "Tết Nguyên đán (mùng bốn)", LAW),
    ("2023-01-26", "holiday", False, "Tết Nguyên đán (mùng năm)", LAW),
    ("2023-04-29", "holiday", True, "Giỗ Tổ Hùng Vương", LAW),
    ("2023-04-30", "holiday", True, "Ngày Chiến thắng 30 tháng 4", LAW),
    ("2023-05-01", "holiday", True, "Ngày Quốc tế lao động", LAW),
    ("2023-05-02", "compensatory", True, "Nghỉ bù Giỗ Tổ Hùng Vương", REST),
    ("2023-05-03", "compensatory", True, "Nghỉ bù Ngày Chiến thắng 30 tháng 4", REST),
    ("2023-09-01", "holiday", False, "Quốc khánh (ngày liền kề)", LAW),
    ("2023-09-02", "holiday", True, "Quốc khánh", LAW),
    ("2023-09-04", "compensatory", False, "Nghỉ bù Quốc khánh", REST),
    ("2024-01-01", "holiday", True, "Tết Dương lịch", LAW),
    ("2024-02-08", "holiday", False, "Tết Nguyên đán (trước giao thừa)", LAW),
    ("2024-02-09", "holiday", False, "Tết Nguyên đán (giao thừa)", LAW),
    ("2024-02-10", "holiday", False, "Tết Nguyên đán (mùng một)", LAW),
    ("2024-02-11", "holiday", False, "Tết Nguyên đán (mùng hai)", LAW),
    ("2024-02-12", "holiday", False, "Tết Nguyên đán (mùng ba)", LAW),
    ("2024-02-13", "holiday", False, "Tết Nguyên đán (mùng bốn)", LAW),
    ("2024-02-14", "holiday", False, "Tết Nguyên đán (mùng năm)", LAW),
    ("2024-04-18", "holiday", True, "Giỗ Tổ Hùng Vương", LAW),
    ("2024-04-29", "swapped_off", False, "Nghỉ thay cho thứ bảy 04/5/2024", SWAP2024),
    ("2024-04-30", "holiday", True, "Ngày Chiến thắng 30 tháng 4", LAW),
    ("2024-05-01", "holiday", True, "Ngày Quốc tế lao động", LAW),
    ("2024-05-04", "swapped_work", False, "Làm việc thay cho thứ hai 29/4/2024", SWAP2024),
    ("2024-09-02", "holiday", True, "Quốc khánh", LAW),
    ("2024-09-03", "holiday", False, "Quốc khánh (ngày liền kề)", LAW),
    ("2025-01-01", "holiday", True, "Tết Dương lịch", LAW),
    ("2025-01-27", "holiday", False, "Tết Nguyên đán (trước giao thừa)", LAW),
    ("2025-01-28", "holiday", False, "Tết Nguyên đán (giao thừa)", LAW),
    ("2025-01-29", "holiday", False, "Tết Nguyên đán (mùng một)", LAW),
    ("2025-01-30", "holiday", False, "Tết Nguyên đán (mùng hai)", LAW),
    ("2025-01-31", "holiday", False, "Tết Nguyên đán (mùng ba)", LAW),
    ("2025-02-01", "holiday", False, "Tết Nguyên đán (mùng bốn)", LAW),
    ("2025-04-07", "holiday", True, "Giỗ Tổ Hùng Vương", LAW),
    ("2025-04-26", "swapped_work", False, "Làm việc thay cho thứ sáu 02/5/2025", SWAP2025),
    ("2025-04-30", "holiday", True, "Ngày Chiến thắng 30 tháng 4", LAW),
    ("2025-05-01", "holiday", True, "Ngày Quốc tế lao động", LAW),
    ("2025-05-02", "swapped_off", False, "Nghỉ thay cho thứ bảy 26/4/2025", SWAP2025),
    ("2025-09-01", "holiday", False, "Quốc khánh (ngày liền kề)", LAW),
    ("2025-09-02", "holiday", True, "Quốc khánh", LAW),
    ("2026-01-01", "holiday", True, "Tết Dương lịch", LAW),
    ("2026-01-02", "swapped_off", True, "Nghỉ thay cho thứ bảy 10/01/2026", SWAP2026),
    ("2026-01-10", "swapped_work", True, "Làm việc thay cho thứ sáu 02/01/2026", SWAP2026),
    ("2026-02-16", "holiday", True, "Tết Nguyên đán (giao thừa)", LAW),
    ("2026-02-17", "holiday", True, "Tết Nguyên đán (mùng một)", LAW),
    ("2026-02-18", "holiday", True, "Tết Nguyên đán (mùng hai)", LAW),
    ("2026-02-19", "holiday", True, "Tết Nguyên đán (mùng ba)", LAW),
    ("2026-02-20", "holiday", True, "Tết Nguyên đán (mùng bốn)", LAW),
    ("2026-04-26", "holiday", True, "Giỗ Tổ Hùng Vương", LAW),
    ("2026-04-27", "compensatory", True, "Nghỉ bù Giỗ Tổ Hùng Vương", REST),
    ("2026-04-30", "holiday", True, "Ngày Chiến thắng 30 tháng 4", LAW),
    ("2026-05-01", "holiday", True, "Ngày Quốc tế lao động", LAW),
    ("2026-08-22", "swapped_work", False, "Làm việc thay cho thứ hai 31/8/2026", NATIONAL2026),
    ("2026-08-31", "swapped_off", True, "Nghỉ thay cho thứ bảy 22/8/2026", NATIONAL2026),
    ("2026-09-01", "holiday", True, "Quốc khánh (ngày liền kề)", NATIONAL2026),
    ("2026-09-02", "holiday", True, "Quốc khánh", LAW),
    ("2026-11-23", "proposed", False, "Đề xuất nghỉ, làm việc thay vào thứ bảy 28/11/2026", ""),
    ("2026-11-24", "holiday", True, "Ngày Văn hóa Việt Nam", CULTURE),
    ("2026-11-28", "proposed", False, "Đề xuất làm việc thay cho thứ hai 23/11/2026", ""),
    ("2027-01-01", "holiday", True, "Tết Dương lịch", LAW),
    ("2027-02-04", "holiday", False, "Tết Nguyên đán (trước giao thừa)", LAW),
    ("2027-02-05", "holiday", False, "Tết Nguyên đán (giao thừa)", LAW),
    ("2027-02-06", "holiday", False, "Tết Nguyên đán (mùng một)", LAW),
    ("2027-02-07", "holiday", False, "Tết Nguyên đán (mùng hai)", LAW),
    ("2027-02-08", "holiday", False, "Tết Nguyên đán (mùng ba)", LAW),
    ("2027-02-09", "holiday", False, "Tết Nguyên đán (mùng bốn)", LAW),
    ("2027-02-10", "holiday", False, "Tết Nguyên đán (mùng năm)", LAW),
    ("2027-04-16", "holiday", True, "Giỗ Tổ Hùng Vương", LAW),
    ("2027-04-30", "holiday", True, "Ngày Chiến thắng 30 tháng 4", LAW),
    ("2027-05-01", "holiday", True, "Ngày Quốc tế lao động", LAW),
    ("2027-05-03", "compensatory", True, "Nghỉ bù Ngày Quốc tế lao động", REST),
    ("2027-09-02", "holiday", True, "Quốc khánh", LAW),
    ("2027-09-03", "holiday", False, "Quốc khánh (ngày liền kề)", LAW),
    ("2027-11-24", "holiday", True, "Ngày Văn hóa Việt Nam", CULTURE),]


def fill(apps, _editor):
    days = apps.get_model("calendars", "CalendarDay").objects
    days.bulk_create(
        [
            days.model(on=date.fromisoformat(on), kind=kind, confirmed=confirmed, name=name, basis=basis)
            for on, kind, confirmed, name, basis in DAYS
        ],
        ignore_conflicts=True,
    )


def empty(apps, _editor):
    apps.get_model("calendars", "CalendarDay").objects.filter(on__in=[day for day, *_rest in DAYS]).delete()


class Migration(migrations.Migration):
    dependencies = [("calendars", "0001_initial")]
    operations = [migrations.RunPython(fill, empty)]
