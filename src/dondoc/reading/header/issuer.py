"""Which agency issues, and which stands above it."""

import re
from itertools import pairwise

from dondoc.reading.draft import Header
from dondoc.reading.header.columns import BARE, NUMBER_LABEL
from dondoc.reading.lines import Line, cut, is_caps, join

SUBJECT = re.compile(r"^\s*v\s*/\s*v\s*:?\s*|^\s*về việc\s+")

STAMP = re.compile(
    r"\W*(?:HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN|MẬT|TỐI MẬT|TUYỆT MẬT|DỰ THẢO(?:\s+.*)?|BẢN SAO|SAO Y.*|LƯU HÀNH NỘI BỘ|XEM XONG TRẢ LẠI)\W*"
)

_STARTERS = re.compile(
    r"(?:UBND|ỦY BAN|UỶ BAN|HỘI ĐỒNG|HĐND|SỞ|BỘ|BAN|CỤC|CHI CỤC|TỔNG CỤC|PHÒNG|VĂN PHÒNG|TRUNG TÂM|TRƯỜNG|CÔNG AN|CÔNG TY|TỔNG CÔNG TY|THANH TRA|VIỆN|BỆNH VIỆN|LIÊN ĐOÀN|HỘI|HIỆP HỘI|TỈNH ỦY|HUYỆN ỦY|THÀNH ỦY|THỊ ỦY|QUẬN ỦY|ĐẢNG ỦY"
    r"|BCH|BCĐ|BQL|TRẠM|KHO BẠC|BẢO HIỂM|NGÂN HÀNG|THUẾ|HẢI QUAN|MẶT TRẬN|ĐOÀN|TỈNH ĐOÀN|HUYỆN ĐOÀN|TÒA ÁN|VIỆN KIỂM SÁT|TỔ CÔNG TÁC|CHI NHÁNH|ĐẠI HỌC|HỌC VIỆN|BÁO|ĐÀI|TẬP ĐOÀN|CÔNG ĐOÀN|TIỂU BAN|ĐẢNG BỘ|HẠT|ĐỘI|TỔNG LIÊN ĐOÀN)(?=\s|$)"
)

_NEEDS_MORE = re.compile(
    r"(?:VĂN PHÒNG|BAN CHỈ ĐẠO|BAN QUẢN LÝ|BAN CHỈ HUY|THANH TRA|CHỦ TỊCH|ỦY BAN|UỶ BAN|HỘI ĐỒNG|BAN|BỘ|SỞ|PHÒNG|CÔNG AN|TRUNG TÂM|BAN THƯỜNG TRỰC|BAN THƯỜNG VỤ|BAN CHẤP HÀNH|ĐOÀN|TRƯỜNG|LIÊN ĐOÀN|BAN CHỈ HUY PHÒNG THỦ|CỤC|CHI CỤC|TỔNG CỤC|BỘ CHỈ HUY|VIỆN|(?<!XÃ )HỘI|LIÊN HIỆP|VĂN PHÒNG ĐOÀN ĐBQH VÀ|VĂN PHÒNG HĐND VÀ)\s*$|\b(?:VÀ|CÁC|CỦA|-|,)\s*$"
)

_PLACE_ONLY = re.compile(
    r"(?!(?:TỈNH|HUYỆN|QUẬN|THÀNH|THỊ)\s+(?:ỦY|UỶ|ĐOÀN))(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|XÃ|PHƯỜNG|ĐẶC KHU|KHU VỰC|CẤP)\s"
)


def read_issuer(header: Header, left: list[Line]) -> None:  # noqa: C901, PLR0912 - rules in order, one branch each
    agency: list[Line] = []
    for line in left:
        text = line.text.strip()
        bare = BARE.match(text)
        if bare and not bare["n"]:
            continue  # a number's symbol that fell out of its line
        if NUMBER_LABEL.search(line.low) or bare or SUBJECT.match(line.low):
            break
        if STAMP.fullmatch(text) or not re.search(r"\w", text) or re.fullmatch(r"\W*\d*\W*", text):
            continue
        agency.append(line)
    agency = [part for line in agency[:8] for part in _bodies(line)]
    while agency and not is_caps(agency[0].text) and not _STARTERS.match(agency[0].text.strip().upper()):
        agency.pop(0)
    if not agency:
        return
    groups: list[list[Line]] = []
    for line in agency:
        text = line.text.strip().upper()
        whole = " ".join(part.text.strip().upper() for part in groups[-1]) if groups else ""
        fresh = bool(_STARTERS.match(text)) and not _PLACE_ONLY.match(text) and not _NEEDS_MORE.search(whole)
        if whole in {"VĂN PHÒNG", "THANH TRA"} and re.match(r"(?:PHÒNG|BAN CHỈ ĐẠO)\b", text):
            fresh = True
        if groups and " " not in text and text not in {"UBND", "HĐND"}:
            fresh = False  # "SỞ NÔNG NGHIỆP VÀ MÔI⏎TRƯỜNG"
        if groups and not fresh:
            groups[-1].append(line)
        else:
            groups.append([line])
    bold = [line.bold for line in agency]
    if any(bold) and not all(bold) and bold[-1] and len(groups) == 1:
        first = len(bold) - bold[::-1].index(False)
        if first < len(agency) and _STARTERS.match(agency[first].text.strip().upper()):
            groups = [agency[:first], agency[first:]]
    issuer = join(groups[-1])
    header.issuer = issuer.field(0, len(issuer.text), strip=" *-_|.")
    if len(groups) > 1:
        parent = join(groups[-2])
        header.parent_issuer = parent.field(0, len(parent.text), strip=" *-_|.")


def _bodies(line: Line) -> list[Line]:
    """Two agencies on one line, as columns of a PDF join them: "UBND HUYỆN A PHÒNG NỘI VỤ"."""
    text = line.text.upper()
    cuts = [0]
    for match in _STARTERS.finditer(text):
        at = match.start()
        whole = text[cuts[-1] : at].strip()
        if at == 0 or not text[at - 1].isspace() or len(whole.split()) < 2:  # noqa: PLR2004 - "SỞ" alone is no body
            continue
        if whole.endswith((" XÃ", " MÔI", " -")) or not _STARTERS.match(whole) or _NEEDS_MORE.search(whole):
            continue
        if re.fullmatch(
            r"(?:UBND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|CHI CỤC|CÔNG AN|TRUNG TÂM|BẢO HIỂM|ĐẢNG ỦY|ĐẢNG UỶ|ĐẢNG BỘ|ĐẢNG ĐOÀN)",
            whole,
        ):
            continue
        cuts.append(at)
    return [cut(line, a, b) for a, b in pairwise([*cuts, len(text)])]
