"""Kinds and states of official documents (Nghị định 30/2020/NĐ-CP)."""

from collections.abc import Sequence
from datetime import date

from django.db import models

from dondoc.language import format_date


class Direction(models.TextChoices):
    INCOMING = "incoming", "Văn bản đến"
    OUTGOING = "outgoing", "Văn bản đi"
    INTERNAL = "internal", "Văn bản nội bộ"


class Urgency(models.TextChoices):
    """Điều 8 khoản 3 and Phụ lục I: three levels above normal."""

    NORMAL = "normal", "Thường"
    URGENT = "urgent", "Khẩn"
    VERY_URGENT = "very_urgent", "Thượng khẩn"
    EXPRESS = "express", "Hỏa tốc"


class Way(models.TextChoices):
    """How a document reaches one line of Nơi nhận."""

    IN_APP = "in_app", "Trong phần mềm"
    PROVINCE_SYSTEM = "province_system", "Hệ thống quản lý văn bản của tỉnh"
    EMAIL = "email", "Thư điện tử"
    PAPER = "paper", "Bản giấy"
    FILE_COPY = "file_copy", "Lưu hồ sơ"


class DeliveryState(models.TextChoices):
    WAITING = "waiting", "Chưa gửi"
    SENT = "sent", "Đã gửi"
    RECEIVED = "received", "Đã nhận"
    KEPT = "kept", "Đã lưu"


class CitationKind(models.TextChoices):
    BASIS = "basis", "Căn cứ"
    CARRIES_OUT = "carries_out", "Thực hiện"
    AMENDS = "amends", "Sửa đổi, bổ sung"
    REPLACES = "replaces", "Thay thế"
    ANSWERS = "answers", "Trả lời"
    REPORTS_ON = "reports_on", "Báo cáo kết quả"


class FileRole(models.TextChoices):
    SOURCE = "source", "Tệp gốc"
    SIGNED = "signed", "Bản đã ký"
    DRAFT = "draft", "Dự thảo"
    ATTACHMENT = "attachment", "Tài liệu kèm theo"
    PHOTO = "photo", "Ảnh chụp bút phê"


class Due(models.TextChoices):
    """How the follow-up register can be narrowed by deadline."""

    PAST = "past", "Đã qua hạn"
    SOON = "soon", "Hạn trong 7 ngày tới"
    NONE = "none", "Không có hạn"
    UNINSTRUCTED = "uninstructed", "Chưa có ý kiến chỉ đạo"


class Phrase(models.TextChoices):
    """Ready words of an instruction; OWN leaves all to the leader's own."""

    ADVISE = "advise", "Giao … tham mưu"
    CARRY_OUT = "carry_out", "Chuyển … nghiên cứu, thực hiện"
    KNOW = "know", "Chuyển … để biết"
    OWN = "own", "Ghi ý kiến riêng"


def instruction_text(phrase: Phrase, *, lead: str, cooperating: Sequence[str], due_on: date | None, words: str) -> str:
    """The words of an instruction: the phrase with its units, the deadline, then the leader's own words."""
    who = lead or "các đơn vị liên quan"
    others = f", phối hợp với {', '.join(cooperating)}" if cooperating else ""
    first = {
        Phrase.ADVISE: f"Giao {who} chủ trì{others} tham mưu.",
        Phrase.CARRY_OUT: f"Chuyển {who} chủ trì{others} nghiên cứu, thực hiện.",
        Phrase.KNOW: f"Chuyển {who} để biết.",
        Phrase.OWN: "",
    }[phrase]
    deadline = f"Báo cáo kết quả trước ngày {format_date(due_on)}." if due_on and phrase != Phrase.KNOW else ""
    return " ".join(part for part in (first, _sentence(words), deadline) if part)


def _sentence(words: str) -> str:
    """What was typed, closed by a sign before another sentence follows."""
    typed = words.strip().rstrip(" ,;")
    return f"{typed}." if typed and typed[-1] not in ".!?…:" else typed


MAX_FILE_MB = 50
EVIDENCE_MAX_MB = 20

PHOTO_MAX_MB = 20

# What may be stored, by its first bytes' kind (never by the name alone): extension -> media type.
ALLOWED_FILES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "txt": "text/plain",
    "csv": "text/csv",
    "html": "text/html",
}
# Evidence of work: texts, sheets, pictures; no page that could carry a script.
EVIDENCE_FILES = frozenset(ALLOWED_FILES) - {"html"}
