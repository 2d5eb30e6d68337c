"""Outgoing documents on their way: one at the Office's check of form, one that waits for its signature, one sent out."""

from collections.abc import Mapping
from datetime import date

from dondoc.official.model import Bullets, Heading, Para, TableBlock, TableCell, TableColumn
from dondoc.outgoing.actions import Issue, Letter, Way, draft_paper, issue_paper, take_step
from dondoc.outgoing.models import Paper
from dondoc.outgoing.queries import deputies, signers
from dondoc.people.models import User
from dondoc.people.queries import today
from dondoc.records.rules import Urgency
from dondoc.sample.clock import clock_at, moment

STAFF, UNIT_HEAD, CLERK, DEPUTY, HEAD = "cv.laodong", "phong.laodong", "vanthu", "pho.laodong", "truongban"

SURVEY = Letter(
    type_name="Công văn",
    abstract="Rà soát nhu cầu nhà ở của công nhân trong các khu công nghiệp",
    addressees=("Các doanh nghiệp KCN",),
    blocks=(
        Para(
            "Để có cơ sở bố trí quỹ nhà ở xã hội cho công nhân, Ban Quản lý đề nghị Quý doanh nghiệp rà soát, gửi số liệu sau:"
        ),
        Bullets(
            ("Số lao động đang thuê trọ;", "Số lao động có nhu cầu thuê, mua nhà ở xã hội;", "Mức thu nhập bình quân.")
        ),
        Para(
            "Số liệu gửi về Phòng Quản lý Lao động trước ngày 25 hằng tháng. Mong Quý doanh nghiệp quan tâm phối hợp."
        ),
    ),
    recipients=("Lãnh đạo Ban", "Văn phòng"),
)
PROPOSAL = Letter(
    type_name="Tờ trình",
    abstract="Đề nghị bổ sung quỹ đất xây dựng thiết chế của công đoàn và nhà trẻ cho con công nhân",
    addressees=("Ủy ban nhân dân tỉnh",),
    bases=("Luật Nhà ở ngày 27 tháng 11 năm 2023",),
    blocks=(
        Heading("roman", "I", "Sự cần thiết"),
        Para("Số công nhân có con nhỏ tăng nhanh, trong khi quanh các khu công nghiệp thiếu nhà trẻ."),
        Heading("roman", "II", "Nội dung đề nghị"),
        TableBlock(
            (TableColumn(1, "center"), TableColumn(5), TableColumn(2, "right")),
            ((TableCell("TT"), TableCell("Khu công nghiệp"), TableCell("Diện tích đề nghị (ha)")),),
            (
                (TableCell("1"), TableCell("Quang Châu"), TableCell("1,2")),
                (TableCell("2"), TableCell("Vân Trung"), TableCell("0,8")),
            ),
        ),
        Para("Ban Quản lý kính trình Ủy ban nhân dân tỉnh xem xét, quyết định."),
    ),
    recipients=("Sở Xây dựng", "Lãnh đạo Ban"),
    urgency=Urgency.URGENT,
)
ANSWER = Letter(
    type_name="Công văn",
    abstract="Cung cấp số liệu lao động trong các khu công nghiệp",
    addressees=("Sở Xây dựng",),
    blocks=(
        Para("Ban Quản lý gửi quý Sở số liệu lao động trong các khu công nghiệp để tổng hợp."),
        Bullets(("Lao động đang làm việc: 186.400 người;", "Lao động thuê trọ: 61.200 người.")),
        Para("Ban Quản lý trân trọng gửi quý Sở."),
    ),
    recipients=("Lãnh đạo Ban",),
)


def _steps(users: Mapping[str, User], paper: Paper, *steps: tuple[str, str, str]) -> Paper:
    for who, verb, words in steps:
        paper = take_step(actor=users[who], paper=paper, verb=verb, words=words)
    return paper


def load_papers(users: Mapping[str, User], *, on: date) -> None:
    """Each paper as the labour department drafted it in the last days."""
    with clock_at(moment(on, 6, 9)):
        sent = draft_paper(actor=users[STAFF], letter=ANSWER)
        sent = _steps(
            users,
            sent,
            (STAFF, "submit", ""),
            (UNIT_HEAD, "agree", "Số liệu khớp với báo cáo tháng."),
            (CLERK, "pass_signer", ""),
            (HEAD, "sign", ""),
        )
        issue_paper(actor=users[CLERK], paper=sent, issue=Issue(issued_on=today(), number="412"))
    with clock_at(moment(on, 2, 14)):
        deputy = deputies(on).filter(person__user__username=DEPUTY).first()
        asked = draft_paper(actor=users[UNIT_HEAD], letter=PROPOSAL, way=Way(signers(on)[0], deputy))
        _steps(
            users,
            asked,
            (UNIT_HEAD, "submit_form", "Kính trình."),
            (CLERK, "pass", "Thể thức đúng Nghị định 30."),
            (DEPUTY, "agree", "Đồng ý, kính trình đồng chí Trưởng Ban ký."),
        )
    with clock_at(moment(on, 1, 10)):
        checked = draft_paper(actor=users[STAFF], letter=SURVEY)
        _steps(users, checked, (STAFF, "submit", ""), (UNIT_HEAD, "return", "Bổ sung mức thu nhập bình quân."))
        _steps(users, checked, (STAFF, "submit", "Đã bổ sung."), (UNIT_HEAD, "agree", ""))
