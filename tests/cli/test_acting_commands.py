"""Commands that change state do so in somebody's name, through the same actions as the pages."""

import io
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from cast import Cast
from dondoc.cli.commands import report as command
from dondoc.cli.parser import Parser
from dondoc.cli.verbs import NotDone, make_draft, make_report
from dondoc.language import format_date
from dondoc.official.check import check
from dondoc.people.queries import today
from dondoc.plans.models import Plan
from dondoc.reports.models import Report
from dondoc.worktime import Unit, period_of
from issued import issued_plan, issued_task

TEXT = """ỦY BAN NHÂN DÂN XÃ MẪU

Số: 12/KH-UBND

Mẫu, ngày 02 tháng 3 năm 2026

KẾ HOẠCH
Trồng cây đầu xuân năm 2026

I. NHIỆM VỤ

1. Chuẩn bị cây giống.

- Chủ trì: Văn phòng

- Thời gian: trước ngày 10/3/2026

Nơi nhận:
- Lưu: VT.

CHỦ TỊCH

Nguyễn Văn Thử
"""


def test_import_makes_a_draft_and_says_what_was_read(cast: Cast, tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.txt"
    file.write_text(TEXT, encoding="utf-8")
    plan, found = make_draft(file, username="office_clerk", not_secret=True, above=False, again=False)
    assert (plan.state, [t.title for t in plan.tasks.all()]) == ("draft", ["Chuẩn bị cây giống."])
    assert found.startswith("1 nhiệm vụ")


def test_the_same_file_is_imported_again_only_on_demand(cast: Cast, tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.txt"
    file.write_text(TEXT, encoding="utf-8")
    first, _ = make_draft(file, username="office_clerk", not_secret=True, above=False, again=False)
    with pytest.raises(NotDone, match=f"đã nhập thành kế hoạch số {first.pk}"):
        make_draft(file, username="office_clerk", not_secret=True, above=False, again=False)
    make_draft(file, username="office_clerk", not_secret=True, above=False, again=True)
    assert Plan.objects.count() == 2


@pytest.mark.parametrize(
    ("username", "not_secret", "sentence"),
    [
        ("labour_head", True, "do Văn phòng thực hiện"),
        ("khong-co", True, "Không có tài khoản"),
        ("office_clerk", False, "Chưa xác nhận tệp không chứa bí mật"),
    ],
)
def test_import_is_refused_on_one_line_and_keeps_nothing(
    cast: Cast, tmp_path: Path, username: str, not_secret: bool, sentence: str
) -> None:
    file = tmp_path / "ke-hoach.txt"
    file.write_text(TEXT, encoding="utf-8")
    with pytest.raises(NotDone, match=sentence) as refused:
        make_draft(file, username=username, not_secret=not_secret, above=False, again=False)
    assert "\n" not in str(refused.value)
    assert Plan.objects.count() == 0


def test_report_writes_a_docx_that_passes_the_check_and_a_pdf(cast: Cast, tmp_path: Path) -> None:
    plan = issued_plan(cast)
    issued_task(plan, lead=cast.bodies["labour"])
    docx, pdf = make_report(plan.pk, "2026-Q1", tmp_path / "ra").files
    assert (docx.name, pdf.name) == (
        f"bao-cao-ke-hoach-{plan.pk}-2026-Q1.docx",
        f"bao-cao-ke-hoach-{plan.pk}-2026-Q1.pdf",
    )
    assert zipfile.is_zipfile(io.BytesIO(docx.read_bytes()))
    assert check(docx.read_bytes()) == []
    opened = pypdfium2.PdfDocument(pdf)
    text = opened[0].get_textpage().get_text_bounded()
    opened.close()
    assert "BÁO CÁO" in text


def test_report_on_a_plan_that_is_not_seen_is_no_plan(cast: Cast, tmp_path: Path) -> None:
    plan = issued_plan(cast)
    with pytest.raises(NotDone, match=f"Không có kế hoạch số {plan.pk}"):
        make_report(plan.pk, "2026-Q1", tmp_path, username="administrator")
    with pytest.raises(NotDone, match="Không có kế hoạch số 99"):
        make_report(99, "2026-Q1", tmp_path)
    with pytest.raises(NotDone, match="không phải kỳ báo cáo"):
        make_report(plan.pk, "quý I", tmp_path, username="office_clerk")
    assert Report.objects.count() == 0


def test_report_runs_as_it_is_printed_and_keeps_nothing(cast: Cast, tmp_path: Path) -> None:
    parser = Parser(prog="dondoc report")
    command.arguments(parser)
    options = parser.parse_args(["--plan", "1", "--period", "2022-Q1", "--out", str(tmp_path)])
    plan = issued_plan(cast)
    written = make_report(plan.pk, "2026-Q1", options.out, username=options.username)
    assert (len(written.files), written.note, Report.objects.count()) == (2, "", 0)


def test_report_says_that_the_period_still_runs(cast: Cast, tmp_path: Path) -> None:
    period = period_of(today(), Unit.YEAR)
    note = make_report(issued_plan(cast).pk, period.key, tmp_path).note
    until = f"số liệu đến ngày {format_date(today())}, kỳ kết thúc ngày {format_date(period.end)}"
    assert note == (f"Kỳ chưa kết thúc: {until}." if today() < period.end else "")


@pytest.mark.parametrize(
    ("username", "sentence"),
    [
        ("labour_head", "Không có kế hoạch"),
        ("deputy_labour", "Việc tổng hợp báo cáo do Văn phòng thực hiện."),
    ],
)
def test_report_in_a_name_gives_what_that_account_may_see_and_compose(
    cast: Cast, tmp_path: Path, username: str, sentence: str
) -> None:
    plan = issued_plan(cast)
    with pytest.raises(NotDone, match=sentence):
        make_report(plan.pk, "2026-Q1", tmp_path / "ra", username=username)
    assert not (tmp_path / "ra").exists()
    assert len(make_report(plan.pk, "2026-Q1", tmp_path / "ra", username="office_clerk").files) == 2


def test_report_on_a_period_before_the_plan_is_refused_with_the_first_that_can_be(cast: Cast, tmp_path: Path) -> None:
    with pytest.raises(NotDone) as refused:
        make_report(issued_plan(cast).pk, "2022-Q1", tmp_path)
    assert str(refused.value) == (
        "Kỳ quý I năm 2022 kết thúc ngày 14/3/2022, trước ngày kế hoạch bắt đầu (02/3/2026). "
        "Hãy chọn từ quý I năm 2026. Viết là --period 2026-Q1."
    )
    assert list(tmp_path.iterdir()) == []


def test_a_draft_plan_and_a_folder_that_cannot_be_written_are_refused(cast: Cast, tmp_path: Path) -> None:
    plan = issued_plan(cast)
    (tmp_path / "tep").write_text("x", encoding="utf-8")
    with pytest.raises(NotDone, match=r"chưa ghi được\. Hãy chọn thư mục ghi được\."):
        make_report(plan.pk, "2026-Q1", tmp_path / "tep")
    Plan.objects.update(state="draft")
    with pytest.raises(NotDone, match="Kế hoạch chưa ban hành"):
        make_report(plan.pk, "2026-Q1", tmp_path)
