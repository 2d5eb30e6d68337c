"""Which plan a document amends or replaces, as its sentences say it."""

import pytest

from dondoc.reading.amended import amended_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sửa đổi, bổ sung Kế hoạch số 07/KH-BQLKCN ngày 02/3/2026", [("07/KH-BQLKCN", False)]),
        ("Kế hoạch này thay thế Kế hoạch số 07/KH-BQLKCN ngày 02/3/2026.", [("07/KH-BQLKCN", True)]),
        ("V/v điều chỉnh một số nội dung của Kế hoạch số 12/KH-UBND", [("12/KH-UBND", False)]),
        ("Căn cứ Luật số 10/2015/QH13 đã được sửa đổi, bổ sung theo Kế hoạch số 1/KH-TW", []),
        ("Thực hiện Kế hoạch số 77/KH-UBND ngày 10/02/2026", []),
        ("Bổ sung kinh phí. Thực hiện Kế hoạch số 77/KH-UBND", []),
    ],
)
def test_only_the_plan_that_this_document_amends_is_named(text: str, found: list[tuple[str, bool]]) -> None:
    assert amended_in([text]) == found
