"""The issue page: what will happen, the question, the issue."""

from datetime import date

import pytest

from dondoc.people.models import Alias
from dondoc.people.queries import today
from dondoc.plans.actions.drafting import apply_rhythm
from dondoc.plans.models import Duty, Plan
from dondoc.plans.rules import PlanState, Rhythm
from dondoc.records.actions import resolve_recipients
from dondoc.records.models import Document


@pytest.fixture
def url(draft, chief_of_office) -> str:
    apply_rhythm(actor=chief_of_office, plan=draft, rhythm=Rhythm.QUARTERLY)
    return f"/plans/{draft.pk}/issue/"


VALUES = {"number": "15", "issued_on": "16/3/2026", "signer_title": "TRƯỞNG BAN", "signer_name": "Nguyễn Văn Mẫu"}


def test_the_page_says_what_will_happen(url, chief_of_office, sign_in):
    page = sign_in(chief_of_office).get(url)
    assert page.context["what"] == "6 nhiệm vụ cho 4 đơn vị; 8 người được thông báo; 4 nơi nhận."
    assert [(line.target, len(line.members)) for line in page.context["lines"]] == [
        ("Ủy ban nhân dân tỉnh Mẫu", 0),
        ("Các doanh nghiệp KCN", 2),
        ("Các phòng chuyên môn", 3),
        ("", 0),
    ]


def test_the_file_copy_is_not_told_as_unsent(url, chief_of_office, sign_in):
    lines = sign_in(chief_of_office).get(url).context["lines"]
    assert [line.state for line in lines] == ["Chưa gửi", "Chưa gửi", "Chưa gửi", "Lưu khi ban hành"]


def test_it_asks_before_it_issues(url, draft, chief_of_office, sign_in):
    client = sign_in(chief_of_office)
    question = client.post(url, VALUES)
    assert question.context["title"] == "Ban hành kế hoạch số 15?"
    assert (Duty.objects.count(), Plan.objects.get(pk=draft.pk).state) == (0, PlanState.DRAFT)
    answer = client.post(url, {**VALUES, "confirmed": "1", "way_1": "paper"})
    assert (answer.status_code, answer["Location"]) == (302, f"/plans/{draft.pk}/")
    issued = Plan.objects.get(pk=draft.pk)
    assert (issued.state, issued.document.number, issued.document.recipients.get(position=1).way) == (
        PlanState.ISSUED,
        "15",
        "paper",
    )


UNKNOWN = (
    "Chưa có trong danh bạ: Phó Trưởng Ban - Cao Văn Thử; Phó trưởng Ban - Tạ Thị Nghiệm; Phó trưởng Ban - Kiều Văn Kiểm. "
    "Các tên này không được giao việc và không nhận thông báo."
)
NO_ACCOUNT = "Nhiệm vụ II.3, II.4, II.5, II.6: lãnh đạo chỉ đạo chưa có tài khoản nên kết quả sẽ trình người đứng đầu quyết định."


def test_names_outside_the_directory_are_told_on_the_page_and_in_the_question(url, chief_of_office, sign_in):
    client = sign_in(chief_of_office)
    assert client.get(url).context["cautions"] == [UNKNOWN, NO_ACCOUNT]
    assert client.post(url, VALUES).context["consequence"] == (
        f"6 nhiệm vụ cho 4 đơn vị; 8 người được thông báo; 4 nơi nhận. {UNKNOWN} {NO_ACCOUNT} Việc ban hành không rút lại được."
    )


def test_leaders_entered_on_review_have_no_account(url, draft, chief_of_office, sign_in):
    client = sign_in(chief_of_office)
    client.post(f"/plans/{draft.pk}/review/", {"act": "create_all"})
    assert client.get(url).context["cautions"] == [NO_ACCOUNT]


def test_a_deadline_before_the_day_of_issue_is_told(url, draft, chief_of_office, sign_in):
    draft.tasks.filter(position=2).update(due="2026-03-15")
    client = sign_in(chief_of_office)
    early = "Nhiệm vụ II.2 có thời hạn trước ngày văn bản (16/3/2026), ban hành xong là quá hạn ngay."
    assert early in client.post(url, VALUES).context["consequence"]
    assert client.post(url, {**VALUES, "issued_on": "15/3/2026"}).context["consequence"].count("quá hạn ngay") == 0


def test_the_head_may_issue_too(url, draft, head, sign_in):
    sign_in(head).post(url, {**VALUES, "confirmed": "1"})
    assert Plan.objects.get(pk=draft.pk).state == PlanState.ISSUED


def test_what_is_missing_stands_on_the_page(draft, chief_of_office, sign_in):
    page = sign_in(chief_of_office).get(f"/plans/{draft.pk}/issue/")
    assert page.context["obstacles"][0] == (
        "Nhiệm vụ II.1, II.2, II.3, II.4, II.5, II.6 chưa có thời hạn hoặc nhịp báo cáo. Hãy áp dụng nhịp hoặc nhập thời hạn."
    )


def test_a_missing_number_is_told_beside_its_field(url, chief_of_office, sign_in):
    page = sign_in(chief_of_office).post(url, {**VALUES, "number": "", "confirmed": "1"})
    assert page.context["form"].errors == {"number": ["Chưa có số văn bản. Hãy nhập số đã cấp."]}
    assert Duty.objects.count() == 0


WRONG = "Số văn bản là số từ 1, nhiều nhất 6 chữ số, có thể thêm một chữ cái như 15a. Hãy nhập lại số."


@pytest.mark.parametrize("number", ["0", "000", "-3", "99999999999999", "15abc", "số 15"])
def test_what_is_no_number_is_refused(url, number, chief_of_office, sign_in):
    page = sign_in(chief_of_office).post(url, {**VALUES, "number": number, "confirmed": "1"})
    assert page.context["form"].errors == {"number": [WRONG]}
    assert Duty.objects.count() == 0


@pytest.mark.parametrize("number", ["1", "05", "15a", "123456"])
def test_numbers_as_offices_write_them_are_taken(url, draft, number, chief_of_office, sign_in):
    sign_in(chief_of_office).post(url, {**VALUES, "number": number, "confirmed": "1"})
    assert Plan.objects.get(pk=draft.pk).document.number == number


def test_the_next_number_of_the_year_is_offered(url, draft, chief_of_office, sign_in):
    client = sign_in(chief_of_office)
    hint = "Số đã cấp trong sổ hoặc trên hệ thống của tỉnh. Số kế tiếp trong năm là %s."
    assert client.get(url).context["form"]["number"].help_text == hint % 1
    same = {"direction": "outgoing", "symbol": draft.document.symbol, "subject": "Kế hoạch khác"}
    Document.objects.create(**same, number="9", issued_on=today())
    Document.objects.create(**same, number="15a", issued_on=today())
    Document.objects.create(**same, number="40", issued_on=today().replace(year=today().year - 1, day=1))
    assert client.get(url).context["form"]["number"].help_text == hint % 16
    draft.document.direction = "incoming"
    draft.document.save()
    assert client.get(url).context["form"]["number"].help_text == "Số đã cấp trong sổ hoặc trên hệ thống của tỉnh."


@pytest.mark.parametrize(("who", "answer"), [("deputy_labour", 403), ("labour_head", 404), ("enterprise_user", 404)])
def test_others_do_not_issue(url, cast, sign_in, who, answer):
    assert sign_in(cast.users[who]).post(url, {**VALUES, "confirmed": "1"}).status_code == answer
    assert Duty.objects.count() == 0


@pytest.fixture
def unknown(draft, url) -> str:
    """The address where the draft's first line of Nơi nhận, whom the directory does not know, is given its meaning."""
    draft.document.recipients.filter(position=1).update(text="- Quỹ Mẫu vì trẻ em (để phối hợp);")
    lines = list(draft.document.recipients.values_list("text", flat=True))
    resolve_recipients(draft.document, lines, date(2026, 3, 16))
    return f"{url}recipients/1/"


def test_a_line_that_nobody_knew_is_given_its_meaning(unknown, url, chief_of_office, sign_in, union_user):
    browser = sign_in(chief_of_office)
    assert "Chọn trong danh bạ" in browser.get(url).content.decode()
    answer = browser.post(unknown, {"target": "cong doan cac khu cong nghiep tinh mau"})
    assert (answer["Location"], browser.get(url).context["lines"][0].target) == (
        url,
        "Công đoàn các khu công nghiệp tỉnh Mẫu",
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "Chưa chọn tên"), ("Không có trong danh bạ", "Danh bạ chưa có “Không có trong danh bạ”")],
)
def test_a_name_that_the_directory_lacks_is_told_beside_the_field(unknown, chief_of_office, sign_in, typed, said):
    page = sign_in(chief_of_office).post(unknown, {"target": typed})
    assert (said in page.content.decode(), typed in page.content.decode()) == (True, True)


def test_a_name_of_somebody_else_is_refused(unknown, draft, chief_of_office, sign_in, labour, office):
    Alias.objects.create(text="Quỹ Mẫu vì trẻ em", body=office)
    page = sign_in(chief_of_office).post(unknown, {"target": labour.name})
    assert f"đã là tên gọi khác của “{office}”" in page.content.decode()


def test_only_the_office_gives_a_line_its_meaning(unknown, url, head, sign_in, labour):
    browser = sign_in(head)
    assert "Chọn trong danh bạ" not in browser.get(url).content.decode()
    assert browser.post(unknown, {"target": labour.name}).status_code == 403
