"""Rules that are words: number and code, date, addressees, recipients, bases, missing components."""

import re

from dondoc.official.check.departures import Report
from dondoc.official.check.find import Found, Piece, folded
from dondoc.official.layout import COMPONENTS, DECREE, Component
from dondoc.official.rules import MOTTO, NATIONAL_NAME, TITLES, WITH_ADDRESSEES

_NUMBER = re.compile(
    r"^Số\s*(?P<colon>:?)\s*(?P<number>\d*)(?P<letter>[a-zđ]?)[\s.…_]*(?P<slash>/?)\s*(?P<symbol>.*)$", re.IGNORECASE
)
_DATE = re.compile(
    r"^(?P<place>.*?)(?P<comma>,?)\s*ngày\s*(?P<day>\d*)[\s.…_]*tháng\s*(?P<month>\d*)[\s.…_]*năm", re.IGNORECASE
)
_AUTHORITY = re.compile(r"^(TM|KT|TL|TUQ|Q)\s+\S")
_FEBRUARY = 2
_TEN = 10
_MODELS = f"Phụ lục III {DECREE}"
_CODES_ARTICLE = f"Phụ lục III, Bảng chữ viết tắt {DECREE}"
_NEEDED = (
    "national_name",
    "motto",
    "issuer",
    "number",
    "place_date",
    "signer_title",
    "signer_name",
    "recipients_label",
)


def check_words(found: Found, report: Report) -> None:
    for key in _NEEDED:
        if key not in found.parts:
            report.note(COMPONENTS[key].name, "không thấy.", "phải có.", COMPONENTS[key].article)
    if found.code is None:
        figures = COMPONENTS["type_name"]
        report.note(
            figures.name,
            "không thấy tên loại, cũng không thấy “V/v” của công văn.",
            "phải có một trong hai.",
            figures.article,
        )
    _check_national(found, report)
    _check_number(found, report)
    _check_date(found, report)
    _check_lists(found, report)
    _check_addressees(found, report)
    _check_recipients(found, report)
    _check_signer(found, report)
    _check_end(found, report)


def _check_national(found: Found, report: Report) -> None:
    for key, words in (("national_name", NATIONAL_NAME), ("motto", MOTTO)):
        piece = found.first(key)
        if piece is None:
            continue
        shown = " ".join(piece.text.split())
        if key == "national_name":
            shown = shown.upper().replace("HOÀ", "HÒA")
        if shown != words:
            figures = COMPONENTS[key]
            report.note(figures.name, f"ghi “{piece.text}”.", f"ghi “{words}”.", figures.article)


def _check_number(found: Found, report: Report) -> None:
    piece = found.first("number")
    match = _NUMBER.match(piece.text) if piece else None
    if piece is None or match is None:
        return
    figures = COMPONENTS["number"]

    def note(what: str, required: str, article: str = figures.article) -> None:
        report.note(figures.name, what, required, article, text=piece.text)

    if not match["colon"]:
        note("thiếu dấu hai chấm sau chữ “Số”.", "ghi “Số:”.")
    if match["number"] and int(match["number"]) < _TEN and len(match["number"]) == 1:
        note("số nhỏ hơn 10 không có số 0 phía trước.", "ghi thêm số 0 phía trước số nhỏ hơn 10.")
    if not match["slash"]:
        note("giữa số và ký hiệu không có dấu gạch chéo.", "dấu gạch chéo (/) giữa số và ký hiệu.")
        return
    symbol = match["symbol"].strip()
    if re.search(r"\s-|-\s|–", symbol):
        note("có khoảng trống hoặc gạch dài giữa các nhóm chữ.", "dấu gạch nối (-) không cách chữ giữa các nhóm.")
    first = re.split(r"[-–\s]", symbol)[0]
    if found.code and first != found.code:
        note(f"chữ viết tắt tên loại là “{first}”.", f"chữ viết tắt tên loại là “{found.code}”.", _CODES_ARTICLE)
    if found.code == "" and first.upper() == "CV":
        note("ký hiệu công văn có chữ “CV”.", "ký hiệu công văn gồm tên viết tắt cơ quan và đơn vị soạn thảo.")


def _check_date(found: Found, report: Report) -> None:
    piece = found.first("place_date")
    match = _DATE.match(" ".join(piece.text.split())) if piece else None
    if piece is None or match is None:
        return
    figures = COMPONENTS["place_date"]
    if not match["comma"]:
        report.note(
            figures.name,
            "không có dấu phẩy sau địa danh.",
            "sau địa danh có dấu phẩy.",
            figures.article,
            text=piece.text,
        )
    zero = "thêm số 0 trước ngày nhỏ hơn 10 và tháng 1, 2; các tháng khác không thêm."
    day, month = match["day"], match["month"]
    if day and int(day) < _TEN and len(day) == 1:
        report.note(figures.name, f"ngày ghi “{day}”.", zero, figures.article, text=piece.text)
    if month and ((int(month) <= _FEBRUARY and len(month) == 1) or (_FEBRUARY < int(month) < _TEN and len(month) > 1)):
        report.note(figures.name, f"tháng ghi “{month}”.", zero, figures.article, text=piece.text)


def _check_lists(found: Found, report: Report) -> None:
    bases = found.parts.get("basis", [])
    figures = COMPONENTS["basis"]
    for n, piece in enumerate(bases, start=1):
        mark = "." if n == len(bases) else ";"
        if not piece.text.rstrip().endswith(mark):
            report.note(
                figures.name,
                f"dòng thứ {n} không kết thúc bằng “{mark}”.",
                "mỗi căn cứ cuối dòng có dấu chấm phẩy, dòng cuối có dấu chấm.",
                figures.article,
                text=piece.text,
            )


def _check_addressees(found: Found, report: Report) -> None:
    lines = found.parts.get("addressee", [])
    figures = COMPONENTS["addressee"]
    if found.code == "" and not lines:
        report.note(
            figures.name,
            "không thấy “Kính gửi”.",
            "công văn có “Kính gửi:” và nơi nhận để giải quyết.",
            figures.article,
        )
    if not lines:
        return
    if found.code is not None and found.code not in WITH_ADDRESSEES:
        report.note(
            figures.name,
            "có “Kính gửi”.",
            "“Kính gửi” chỉ dùng cho công văn, tờ trình, báo cáo gửi cấp trên.",
            figures.article,
        )
    if not lines[0].text.startswith("Kính gửi:"):
        report.note(
            figures.name, "sau “Kính gửi” không có dấu hai chấm.", "sau “Kính gửi” có dấu hai chấm.", figures.article
        )
    _check_dashes(lines[1:], figures, report)


def _check_dashes(lines: list[Piece], figures: Component, report: Report) -> None:
    for n, piece in enumerate(lines, start=1):
        mark = "." if n == len(lines) else ";"
        numbered = piece.paragraph.numbered
        if not (piece.text.startswith("-") or numbered) or not piece.text.rstrip().endswith(mark):
            report.note(
                figures.name,
                "thiếu gạch đầu dòng hoặc dấu cuối dòng.",
                "mỗi nơi một dòng, đầu dòng có gạch, cuối dòng có dấu chấm phẩy, dòng cuối có dấu chấm.",
                figures.article,
                text=piece.text,
            )


def _check_recipients(found: Found, report: Report) -> None:
    lines = found.parts.get("recipients_item", [])
    figures = COMPONENTS["recipients_item"]
    if "recipients_label" not in found.parts:
        return
    label = found.parts["recipients_label"][0]
    if not label.text.startswith("Nơi nhận:"):
        report.note(figures.name, f"ghi “{label.text}”.", "ghi “Nơi nhận:” có dấu hai chấm.", figures.article)
    if not lines:
        report.note(figures.name, "không có dòng nào.", "liệt kê nơi nhận, dòng cuối là “Lưu: VT, …”.", figures.article)
        return
    _check_dashes(lines, figures, report)
    last = lines[-1].text.lstrip("-– ")
    if not re.match(r"^Lưu\s*:\s*VT\b", last):
        report.note(
            figures.name,
            "dòng cuối không phải “Lưu: VT, …”.",
            "dòng cuối ghi “Lưu: VT” và đơn vị soạn thảo, số bản lưu.",
            figures.article,
            text=lines[-1].text,
        )
    has_above = any(folded(p.text).lstrip("-– ").startswith("như") for p in lines)
    if "addressee" in found.parts and not has_above:
        report.note(
            figures.name,
            "không có dòng “Như trên”.",
            "văn bản có “Kính gửi” ghi trước hết “- Như trên;”.",
            figures.article,
        )


def _check_signer(found: Found, report: Report) -> None:
    for piece in found.parts.get("signer_title", []):
        if _AUTHORITY.match(piece.text):
            figures = COMPONENTS["signer_title"]
            report.note(
                figures.name,
                "chữ viết tắt quyền hạn không có dấu chấm.",
                "ghi “TM.”, “Q.”, “KT.”, “TL.”, “TUQ.”.",
                figures.article,
                text=piece.text,
            )
    name = found.first("signer_name")
    if name and name.text.startswith(TITLES):
        figures = COMPONENTS["signer_name"]
        report.note(
            figures.name,
            "có học hàm, học vị hoặc danh hiệu.",
            "trước họ tên không ghi học hàm, học vị, danh hiệu.",
            figures.article,
            text=name.text,
        )


def _check_end(found: Found, report: Report) -> None:
    """The models close the body with "./."; a body that ends in a table has nowhere to put it."""
    if not found.body:
        return
    last = found.body[-1]
    if not last.text.rstrip().endswith("./."):
        report.note(
            "Kết thúc nội dung",
            "không có dấu “./.”.",
            "kết thúc nội dung bằng “./.” như các mẫu.",
            _MODELS,
            text=last.text[-40:],
        )
