"""Keeping a file: by content, kind by its first bytes, safe name, nothing left behind."""

import hashlib
import os
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from dondoc.records.models import StoredFile
from dondoc.records.storage import clean_name, content_of, kind_of, path_of, remove_orphans, serve, store_file
from records.samples import JPG, PDF, PNG, zipped

pytestmark = pytest.mark.django_db
ALL = frozenset({"docx", "xlsx", "pptx", "odt", "doc", "xls", "pdf", "png", "jpg", "txt", "csv", "html"})


def kept(content=PDF, name="a.pdf", **more):
    return store_file(content=content, name=name, allowed=ALL, max_mb=1, **more)


def files_in(folder):
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def test_a_file_lies_under_its_hash_and_comes_back_the_same(data_folder):
    stored = kept()
    sha = hashlib.sha256(PDF).hexdigest()
    assert (stored.sha256, stored.size, stored.media_type, stored.encrypted) == (
        sha,
        len(PDF),
        "application/pdf",
        False,
    )
    assert files_in(data_folder) == [f"{sha[:2]}/{sha}"]
    assert content_of(stored) == PDF


def test_the_same_content_under_two_names_is_kept_once(data_folder):
    assert kept(name="a.pdf") == kept(name="b.pdf")
    assert StoredFile.objects.count() == 1
    assert len(files_in(data_folder)) == 1


def test_a_path_is_stored_like_its_bytes(tmp_path):
    source = tmp_path / "x.pdf"
    source.write_bytes(PDF)
    assert kept(source).sha256 == hashlib.sha256(PDF).hexdigest()


def test_personal_data_is_unreadable_on_the_disk_and_comes_back_the_same():
    stored = kept(b"H\xe1\xbb\x8d t\xc3\xaan, ng\xc3\xa0y sinh", "ds.csv", encrypted=True)
    assert b"ng\xc3\xa0y sinh" not in path_of(stored).read_bytes()
    assert content_of(stored) == b"H\xe1\xbb\x8d t\xc3\xaan, ng\xc3\xa0y sinh"


@pytest.mark.django_db(transaction=True)
def test_content_kept_plainly_becomes_encrypted_when_it_turns_out_to_be_personal(data_folder):
    kept()
    stored = kept(encrypted=True)
    assert stored.encrypted is True
    assert files_in(data_folder) == [f"{stored.sha256[:2]}/{stored.sha256}.enc"]
    assert kept(encrypted=False).encrypted is True


def test_a_file_over_the_limit_is_refused_with_what_to_do(data_folder):
    with pytest.raises(ValidationError) as refused:
        kept(PDF + b"0" * 1024 * 1024)
    assert refused.value.messages == ["Chưa gửi được: tệp lớn hơn 1 MB. Hãy nén ảnh hoặc gửi thành hai tệp."]
    assert StoredFile.objects.count() == 0
    assert files_in(data_folder) == []


def test_a_full_disk_leaves_neither_row_nor_part(data_folder, monkeypatch):
    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ValidationError) as refused:
        kept()
    assert refused.value.messages == [
        "Chưa lưu được tệp: máy chủ không ghi được vào kho tệp. Hãy báo quản trị hệ thống kiểm tra dung lượng rồi gửi lại."
    ]
    assert StoredFile.objects.count() == 0
    assert files_in(data_folder) == []


def test_a_file_that_the_folder_has_lost_is_written_again():
    path_of(kept()).unlink()
    assert content_of(kept()) == PDF


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (PDF, "a.PDF", "pdf"),
        (PNG, "a.png", "png"),
        (JPG, "a.jpeg", "jpg"),
        (zipped("word/document.xml"), "a.docx", "docx"),
        (zipped("xl/workbook.xml"), "a.xlsx", "xlsx"),
        (zipped("ppt/presentation.xml"), "a.pptx", "pptx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "a.doc", "doc"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "a.xls", "xls"),
        ("Kế hoạch".encode(), "a.txt", "txt"),
        ("Kế hoạch".encode("utf-16"), "a.txt", "txt"),
        (b"<html></html>", "a.htm", "html"),
    ],
)
def test_a_kind_is_told_by_the_first_bytes(content, name, kind):
    assert kind_of(content, name, allowed=ALL) == kind


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"MZ\x90\0", "a.pdf"),  # a program under a document's name
        (PDF, "a.docx"),
        (PNG, "a.jpg"),
        (b"#!/bin/sh\n\0", "a.txt"),
        (zipped("mimetype"), "a.odt"),
        (zipped("word/document.xml", "word/vbaProject.bin"), "a.docx"),
        (zipped("../../etc/x", "word/document.xml"), "a.docx"),
        (b"PK\x03\x04 cut", "a.docx"),
        (b"   ", "a.txt"),
        (PDF, "pdf"),
        (b"<svg onload=alert(1)>", "a.svg"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(content, name):
    with pytest.raises(ValidationError) as refused:
        kind_of(content, name, allowed=ALL)
    assert refused.value.messages[0].startswith("Chưa gửi được: ")


def test_a_kind_that_is_not_asked_for_is_refused():
    with pytest.raises(ValidationError) as refused:
        kind_of(PDF, "a.pdf", allowed={"png", "jpg"})
    assert refused.value.messages == [
        "Chưa gửi được: loại tệp này không nhận ở đây. Hãy gửi tệp thuộc một trong các loại: jpg, png."
    ]


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("Kế hoạch số 12.docx", "Kế hoạch số 12.docx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\kh.docx", "kh.docx"),
        ("a\0b\r\nSet-Cookie: x.pdf", "ab Set-Cookie_ x.pdf"),
        ("hop\u202efdp.exe", "hopfdp.exe"),
        ("K\u0065\u0302\u0301.pdf", "Kế.pdf"),
        ('a"b<c>.pdf', "a_b_c_.pdf"),
        ("con.txt", "_con.txt"),
        ("...", "tep"),
        ("", "tep"),
        ("x" * 300 + ".pdf", "x" * 146 + ".pdf"),
    ],
)
def test_a_name_is_cleaned(name, clean):
    assert clean_name(name) == clean


def test_a_served_file_is_a_download_that_nothing_may_run():
    answer = serve(kept(b"<html><script>1</script></html>", "a.html"), "Kế hoạch\r\nX: y.html")
    assert {name: answer[name] for name in ("Content-Type", "Content-Disposition", "X-Content-Type-Options")} == {
        "Content-Type": "text/html",
        "Content-Disposition": "attachment; filename*=utf-8''K%E1%BA%BF%20ho%E1%BA%A1ch%20X_%20y.html",
        "X-Content-Type-Options": "nosniff",
    }
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.content == b"<html><script>1</script></html>"


def test_the_nightly_sweep_takes_what_no_row_points_to_and_nothing_else(data_folder):
    kept_plain, kept_encrypted, lost = kept(), kept(PNG, "a.png", encrypted=True), kept(JPG, "a.jpg")
    lost_path = path_of(lost)
    lost.delete()
    part = lost_path.with_name(".part-x")
    part.write_bytes(b"half")
    stale_plain = path_of(kept_encrypted).with_suffix("")
    stale_plain.write_bytes(PNG)
    tomorrow = datetime.now(tz=UTC) + timedelta(days=1, minutes=1)
    assert remove_orphans(now=tomorrow - timedelta(minutes=5)) == 0
    assert remove_orphans(now=tomorrow) == 3
    assert files_in(data_folder) == sorted(
        str(path_of(f).relative_to(data_folder)) for f in (kept_plain, kept_encrypted)
    )
