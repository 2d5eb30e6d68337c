"""Đăng ký văn bản đến: numbers, doubles, secrets, files."""

import io
from datetime import date

import docx
import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from dondoc.journal.models import Entry
from dondoc.people.models import Alias
from dondoc.records.actions import DuplicateFound, register_document
from dondoc.records.models import Document, NumberBook, StoredFile
from records.samples import DAY, PDF, changed, upload

pytestmark = pytest.mark.django_db


def word(*paragraphs):
    out = io.BytesIO()
    made = docx.Document()
    for text in paragraphs:
        made.add_paragraph(text)
    made.save(out)
    return out.getvalue()


def test_the_registry_enters_a_document_with_the_next_arrival_number(office_clerk, arrival, province):
    first = register_document(actor=office_clerk, arrival=arrival, upload=upload())
    second = register_document(actor=office_clerk, arrival=changed(arrival, number="121"))
    assert (first.arrival_number, second.arrival_number) == (1, 2)
    assert (str(first), first.issuer, first.created_by) == ("Công văn 120/UBND-KT", province, office_clerk.person)
    assert [(f.name, f.role) for f in first.files.all()] == [("cong-van.pdf", "source")]


def test_an_issuer_is_also_known_by_an_alias(office_clerk, arrival, province):
    Alias.objects.create(text="UBND tỉnh Mẫu", body=province)
    found = register_document(actor=office_clerk, arrival=changed(arrival, issuer_text="UBND Tỉnh Mẫu"))
    assert found.issuer == province


def test_an_issuer_outside_the_directory_stays_as_printed(office_clerk, arrival):
    found = register_document(actor=office_clerk, arrival=changed(arrival, issuer_text="Hội Mẫu"))
    assert (found.issuer, found.issuer_text) == (None, "Hội Mẫu")


def test_the_number_of_the_province_is_kept_and_ours_is_not_used_up(office_clerk, arrival):
    found = register_document(actor=office_clerk, arrival=changed(arrival, their_number="1524"))
    assert (found.arrival_number, found.arrival_number_theirs) == (None, "1524")
    assert NumberBook.objects.count() == 0


def test_a_party_text_is_registered_without_its_file_and_printed_with_a_dash(office_clerk, arrival):
    found = register_document(
        actor=office_clerk,
        arrival=changed(arrival, type_name="Chỉ thị", number="05", symbol="CT/TU", is_party=True),
    )
    assert (str(found), found.files.count()) == ("Chỉ thị 05-CT/TU", 0)


def test_one_journal_line_says_what_was_registered(office_clerk, arrival):
    register_document(actor=office_clerk, arrival=arrival)
    assert list(Entry.objects.values_list("verb", "actor_name", "sentence")) == [
        ("records.document.register", "Vũ Thị Mẫu Thư", "đăng ký văn bản đến số 1: Công văn 120/UBND-KT")
    ]


@pytest.mark.parametrize("who", ["head", "labour_head", "administrator", "enterprise_user", "stranger"])
def test_only_the_office_registers(cast, arrival, who):
    with pytest.raises(PermissionDenied, match="do Văn phòng thực hiện"):
        register_document(actor=cast.users[who], arrival=arrival, upload=upload())
    assert (Document.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_the_same_number_symbol_and_issuer_raise_the_alarm(office_clerk, arrival):
    first = register_document(actor=office_clerk, arrival=arrival)
    with pytest.raises(DuplicateFound) as found:
        register_document(actor=office_clerk, arrival=changed(arrival, symbol="ubnd-kt", subject="Khác"))
    assert found.value.documents == [first]
    assert NumberBook.objects.get().last == 1


def test_the_same_number_of_another_issuer_is_another_document(office_clerk, arrival):
    register_document(actor=office_clerk, arrival=arrival)
    register_document(actor=office_clerk, arrival=changed(arrival, issuer_text="Ủy ban nhân dân tỉnh Khác"))
    assert Document.objects.count() == 2


def test_the_same_file_under_another_number_raises_the_alarm(office_clerk, arrival):
    first = register_document(actor=office_clerk, arrival=arrival, upload=upload())
    with pytest.raises(DuplicateFound) as found:
        register_document(actor=office_clerk, arrival=changed(arrival, number="900"), upload=upload(name="khac.pdf"))
    assert found.value.documents == [first]


def test_the_registry_may_say_that_it_is_another_document_and_the_journal_keeps_it(office_clerk, arrival):
    register_document(actor=office_clerk, arrival=arrival)
    second = register_document(actor=office_clerk, arrival=changed(arrival, same_is_other=True))
    assert second.arrival_number == 2
    assert Entry.objects.latest("id").reason == "Đã xem các văn bản giống, đây là văn bản khác."


def test_a_file_not_confirmed_as_free_of_secrets_is_refused(office_clerk, arrival, data_folder):
    with pytest.raises(ValidationError, match="xác nhận tệp không chứa bí mật nhà nước"):
        register_document(actor=office_clerk, arrival=arrival, upload=upload(not_secret=False))
    assert (Document.objects.count(), StoredFile.objects.count(), data_folder.exists()) == (0, 0, False)


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
def test_a_file_marked_secret_is_refused_before_anything_is_kept(office_clerk, arrival, data_folder, mark):
    content = word(mark, "ỦY BAN NHÂN DÂN", "Nội dung thử")
    with pytest.raises(ValidationError, match="Không nhận văn bản có dấu"):
        register_document(actor=office_clerk, arrival=arrival, upload=upload(content, "a.docx"))
    assert (Document.objects.count(), StoredFile.objects.count(), data_folder.exists()) == (0, 0, False)
    assert NumberBook.objects.count() == 0


def test_a_text_that_only_speaks_of_secrets_is_taken(office_clerk, arrival):
    content = word("CÔNG VĂN", "Về việc bảo vệ bí mật nhà nước và bảo mật thông tin")
    assert register_document(actor=office_clerk, arrival=arrival, upload=upload(content, "a.docx")).files.count() == 1


def test_a_scan_that_cannot_be_read_rests_on_the_confirmation(office_clerk, arrival):
    assert register_document(actor=office_clerk, arrival=arrival, upload=upload(PDF)).files.count() == 1


def test_numbers_start_again_with_the_year(office_clerk, arrival):
    register_document(actor=office_clerk, arrival=arrival)
    later = changed(arrival, number="1", arrived_on=date(DAY.year + 1, 1, 4))
    assert register_document(actor=office_clerk, arrival=later).arrival_number == 1
