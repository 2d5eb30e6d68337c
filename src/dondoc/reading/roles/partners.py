"""Partners that a sentence names."""

import re

from dondoc.language.letters import rx
from dondoc.reading.draft import Field
from dondoc.reading.lines import Line
from dondoc.reading.roles.names import split_names
from dondoc.reading.units import OWN, acts, name_end, place_end, starts_in

COOP = re.compile(
    r"(?:phối(?: kết)? hợp|phối,? kết hợp|cùng phối hợp|(?<=chủ trì, )cùng|(?<=chủ trì )cùng)(?:,?\s+(?:chặt chẽ|tốt|thường xuyên|cùng|đồng bộ|hiệu quả|có hiệu quả|kịp thời|tích cực|quyết liệt|nhịp nhàng|giữa|và|,))*\s*(?:(?:cùng )?với|cùng)?\s+"
)

_LEAD_COOP = re.compile(r"chủ trì\s*(?:,|và|;|/)?\s*(?:cùng\s*)?(?:phối|(?=các|sở|phòng|công an|ubnd))")

_NOT_NAME = re.compile(
    r"(?:thực hiện|triển khai|tổ chức|tham mưu|xây dựng|hoạt động|công tác|trong|để|khi|đồng bộ|kiểm tra|theo dõi|giải quyết|xử lý|tuyên truyền|hướng dẫn|giám sát|đôn đốc|rà soát|cung cấp|báo cáo|lồng ghép|vận động|chỉ đạo|các hoạt động|các nhiệm vụ|các nội dung|hiệu quả|liên ngành|chặt chẽ|nhịp nhàng|việc)\b"
)


VERB = 40  # letters that a verb may take


def cooperating(line: Line, start: int = 0, end: int | None = None) -> list[Field[str]]:
    """Whom a sentence names after "phối hợp với". In "chủ trì, phối hợp với Y" only that one counts: later ones in the
    same sentence belong to details.
    """
    stop = len(line.text) if end is None else end
    if "phối" not in line.low and "cùng" not in line.low:
        return []
    lead = _LEAD_COOP.search(line.low, start, stop) if "chủ trì" in line.low else None
    out = [*_joining(line, start, stop), *_beside(line, start, stop)] if lead is None else []
    for match in COOP.finditer(line.low, start, stop):
        if lead and not lead.start() <= match.start() <= lead.end():
            if match.start() > lead.end():
                break
            continue
        at = match.end()
        if _NOT_NAME.match(line.low, at) or (
            not starts_in(line.text, line.low, at) and acts(line.text[at : at + VERB])
        ):
            continue
        finish, _ = name_end(line.text, at)
        finish = place_end(line.text, at, _comma_verb(line, at, min(finish, stop)))
        if finish > at:
            out += split_names(line, at, finish, 0.9)
    return _unique(out)


# "(Sở A chủ trì; Sở B, các xã phối hợp)": partners named before the word.
_JOINED = re.compile(r"chủ trì\s*[;,]\s+(?P<who>[^();:]{4,160}?)\s+phối hợp\s*(?=[;,.)]|$)")


_BARE = re.compile(r"(?:các )?(?:cơ quan|đơn vị|bộ phận|tổ chức)")


def _joining(line: Line, start: int, stop: int) -> list[Field[str]]:
    match = _JOINED.search(line.low, start, stop) if "chủ trì" in line.low else None
    if match is None or _BARE.fullmatch(match["who"]) or not starts_in(line.text, line.low, match.start("who")):
        return []
    return split_names(line, *match.span("who"), 0.85)


# "Cùng Sở A và các xã tổ chức …": a sentence that begins with whom the work is done.
_BESIDE = re.compile(r"(?<![\w,;] )\bcùng (?:với )?")


def _beside(line: Line, start: int, stop: int) -> list[Field[str]]:
    match = _BESIDE.search(line.low, start, stop) if "cùng " in line.low else None
    if match is None or not starts_in(line.text, line.low, match.end()):
        return []
    finish, _ = name_end(line.text, match.end())
    finish = place_end(line.text, match.end(), _comma_verb(line, match.end(), min(finish, stop)))
    return split_names(line, match.end(), finish, 0.85) if finish > match.end() else []


_BREAK = rx(r",\s+(?=[a-zà-ỹ])")

_LIST_WORD = re.compile(
    r"(?:các|những|đơn vị|cơ quan|ban|ngành|sở|phòng|địa phương|tổ chức|đoàn thể|cá nhân|doanh nghiệp|xã|phường|thị trấn|huyện|thành phố|thôn|bản|hội|tổ|khu|người|bộ|đồng chí|trường|chính quyền|nhân dân|mặt trận|công an|quân sự|lãnh đạo|chủ|nhà|cán bộ|công chức|viên chức|cấp|lực lượng|y tế|giáo dục|trạm|trung tâm|báo chí|phát thanh|xuất bản|thông tấn|hiệp hội|hội viên|biên phòng|quân đội|văn hóa|thể thao|thông tin|thương binh|truyền hình|tài chính|du lịch|môi trường|tôn giáo|cháy|chữa|chống|khối|xóm|ấp|tỉnh|quận|thị xã)\b"
)


def _comma_verb(line: Line, start: int, end: int) -> int:
    """A name list ends at a comma after which no name word follows."""
    for match in _BREAK.finditer(line.text, start, end):
        if not _LIST_WORD.match(line.low, match.end()) and not OWN.match(line.low, match.end()):
            return match.start()
    return end


def _unique(names: list[Field[str]]) -> list[Field[str]]:
    seen: set[str] = set()
    out = []
    for name in names:
        key = name.value.lower()
        if key not in seen:
            seen.add(key)
            out.append(name)
    return out
