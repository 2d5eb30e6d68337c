"""Stored files: content by its SHA-256 under the data folder, given back only through `serve`.

A room that owns files keeps a row that points to `StoredFile`, guards its own view by its own fetch, and answers with
`serve(file, name)`. Nothing in the data folder has an address of its own.
"""

import hashlib
import os
import tempfile
from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from dondoc.frame.encryption import decrypt, encrypt
from dondoc.records.models import StoredFile
from dondoc.records.rules import ALLOWED_FILES
from dondoc.records.storage.kinds import clean_name, kind_of

__all__ = ["clean_name", "content_of", "kind_of", "path_of", "remove_orphans", "serve", "store_file", "upload_content"]

MEGABYTE = 1024 * 1024
ORPHAN_SECONDS = 24 * 60 * 60


def store_file(
    *, content: bytes | Path, name: str, allowed: Collection[str], max_mb: int, encrypted: bool = False
) -> StoredFile:
    """Keeps a file's content once. `allowed` are keys of `rules.ALLOWED_FILES`; `encrypted` for personal data: content
    that is already kept plainly becomes encrypted, never the other way round. The row is written first: a failure on
    disk undoes it with the caller's transaction, and leaves nothing half written.

    Raises:
        ValidationError: too large, empty, of another kind than allowed or than its name says, no room on the disk.
    """
    data = _within(content, max_mb)
    kind = kind_of(data, name, allowed=allowed)
    with transaction.atomic():
        stored, new = StoredFile.objects.get_or_create(
            sha256=hashlib.sha256(data).hexdigest(),
            defaults={"size": len(data), "media_type": ALLOWED_FILES[kind], "encrypted": encrypted},
        )
        if encrypted and not stored.encrypted:
            plain = path_of(stored)
            stored.encrypted = True
            stored.save(update_fields=["encrypted"])
            transaction.on_commit(lambda: plain.unlink(missing_ok=True))
        if new or not path_of(stored).is_file() or path_of(stored).stat().st_size == 0:
            _write(path_of(stored), encrypt(data) if stored.encrypted else data)
    return stored


def upload_content(upload: "UploadedFile[Any]", *, max_mb: int) -> bytes:
    """The bytes of an uploaded file; its size is looked at before it is read.

    Raises:
        ValidationError: when it is larger than `max_mb`.
    """
    if (upload.size or 0) > max_mb * MEGABYTE:
        raise ValidationError(_too_large(max_mb))
    upload.seek(0)
    return bytes(upload.read())


def path_of(file: StoredFile) -> Path:
    """Where its content lies."""
    ending = ".enc" if file.encrypted else ""
    return Path(settings.PLACES.var) / "files" / file.sha256[:2] / f"{file.sha256}{ending}"


def content_of(file: StoredFile) -> bytes:
    """Its content, decrypted where it is kept encrypted.

    Raises:
        FileNotFoundError: when the data folder has lost it.
        ValueError: when the installation's key does not open it.
    """
    data = path_of(file).read_bytes()
    return decrypt(data) if file.encrypted else data


def remove_orphans(*, now: datetime) -> int:
    """Takes away what no row points to: content whose transaction failed after it was written, and parts left by a power
    cut. Only files a day old are looked at, so that nothing in the making is touched. Returns how many went.
    """
    removed = 0
    for folder in sorted((Path(settings.PLACES.var) / "files").glob("??")):
        old = [p for p in folder.iterdir() if p.is_file() and now.timestamp() - p.stat().st_mtime > ORPHAN_SECONDS]
        wanted = {
            path_of(file).name for file in StoredFile.objects.filter(sha256__in=[p.name.partition(".")[0] for p in old])
        }
        for path in old:
            if path.name not in wanted:
                path.unlink(missing_ok=True)
                removed += 1
    return removed


def serve(file: StoredFile, name: str) -> HttpResponse:
    """The answer that gives a file to whoever the caller's guard has let through: always as a download, under a clean
    name (RFC 5987), never sniffed, never run, never kept by a shared cache.
    """
    disposition = content_disposition_header(as_attachment=True, filename=clean_name(name))
    return HttpResponse(
        content_of(file),
        content_type=file.media_type,
        headers={
            "Content-Disposition": disposition or "attachment",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "Cache-Control": "private, no-store" if file.encrypted else "private, no-cache",
        },
    )


def _too_large(max_mb: int) -> str:
    return _("Chưa gửi được: tệp lớn hơn %(size)s MB. Hãy nén ảnh hoặc gửi thành hai tệp.") % {"size": max_mb}


def _within(content: bytes | Path, max_mb: int) -> bytes:
    size = content.stat().st_size if isinstance(content, Path) else len(content)
    if size > max_mb * MEGABYTE:
        raise ValidationError(_too_large(max_mb))
    return content.read_bytes() if isinstance(content, Path) else content


def _write(target: Path, data: bytes) -> None:
    """Beside its place first, then moved there in one step: a reader sees the whole file or none."""
    part: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor, part_name = tempfile.mkstemp(dir=target.parent, prefix=".part-")
        part = Path(part_name)
        with os.fdopen(descriptor, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        part.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        raise ValidationError(
            _(
                "Chưa lưu được tệp: máy chủ không ghi được vào kho tệp. Hãy báo quản trị hệ thống kiểm tra dung lượng rồi gửi lại."
            )
        ) from error
    finally:
        if part is not None:
            part.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
