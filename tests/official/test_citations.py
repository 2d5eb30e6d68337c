"""Other documents: in full the first time, short afterwards."""

from datetime import date

from dondoc.official.rules import Citation, Citer

PLAN = Citation("Kế hoạch", "07/KH-MAU", date(2026, 2, 3), "Ủy ban nhân dân tỉnh Mẫu Sơn", "Về trồng cây năm 2026")
LAW = Citation("Luật", "01/2025/QH15", date(2025, 6, 1), "Quốc hội", "Thử nghiệm")


def test_a_document_is_cited_in_full_first_and_then_short():
    citer = Citer()
    assert [citer.cite(PLAN), citer.cite(PLAN)] == [
        "Kế hoạch số 07/KH-MAU ngày 03 tháng 02 năm 2026 của Ủy ban nhân dân tỉnh Mẫu Sơn về trồng cây năm 2026",
        "Kế hoạch số 07/KH-MAU",
    ]


def test_a_law_is_cited_by_its_name():
    citer = Citer()
    assert [citer.cite(LAW), citer.cite(LAW)] == ["Luật Thử nghiệm", "Luật Thử nghiệm"]


def test_a_proper_name_keeps_its_capital():
    named = Citation("Đề án", "2/ĐA-MAU", date(2026, 3, 1), "Ban", "Mẫu Sơn xanh")
    assert named.in_full() == "Đề án số 2/ĐA-MAU ngày 01 tháng 3 năm 2026 của Ban Mẫu Sơn xanh"


def test_each_document_counts_its_own_mentions():
    assert Citer().cite(PLAN) == Citer().cite(PLAN) == PLAN.in_full()
