"""Numbers and symbols of documents: "132/KH-UBND", "105/2025/NĐ-CP", the Party's "05-CT/TW"."""

import re
from collections.abc import Iterator

from dondoc.reading.draft import Field
from dondoc.reading.lines import Line

_U = "A-ZĐƯƠÊÔÂĂ"
# Type codes of Nghị định 30/2020/NĐ-CP, Annex III, and those of law-making and Party documents.
_CODES = "NQ|QĐ|CT|QC|QyĐ|TC|TB|HD|CTr|CTR|CTrHĐ|KH|PA|ĐA|DA|BC|BB|TTr|TTR|HĐ|CĐ|BGN|BTT|GUQ|GM|NĐ|TT|TTLT|QĐi|KL|PL|L|CV|LCT|KHPH|QCPH|CTPH|QyC"
_SYMBOL = rf"[{_U}][{_U}a-z&đơưêôâăỳýỷ\d]*(?:\s?[-.]\s?[{_U}][{_U}a-z&\d()]*)*(?:/[{_U}][{_U}a-z\d.&]*(?:-[{_U}][{_U}a-z\d]*)*)*"
STATE = rf"(?P<n>\d{{1,5}}[a-zA-Z]?)\s?/\s?(?P<s>(?:(?:19|20)\d\d\s?/\s?)?{_SYMBOL}|(?:19|20)\d\d/[{_U}]+\d+)"
PARTY = rf"(?P<pn>\d{{1,4}})\s?-\s?(?P<ps>(?:{_CODES})\s?/\s?[{_U}][{_U}a-zĐ\d]*(?:-[{_U}]+)?)"
CITED = re.compile(rf"(?<![\d/])(?:{STATE}|{PARTY})")
_LOST = re.compile(
    rf"^((?:(?:19|20)\d\d/)?(?:{_CODES}))(UBND|HĐND|BQL|BCĐ|TTg|CP|BCA|BNV|BTC|BTP|SNV|STC|STP|SYT|SCT|BCH|VPCP)$"
)
_COMPANY = re.compile(r"công ty|doanh nghiệp|hợp tác xã|chi nhánh|danh nghiệp|tập đoàn|đơn vị gồm")


def tidy(symbol: str) -> str:
    """No spaces; a hyphen lost at a line end comes back between a known type code and a known agency ("QĐUBND")."""
    plain = re.sub(r"\s+", "", symbol).rstrip(".-")
    if plain.count(")") > plain.count("("):
        plain = plain.rstrip(")")
    return _LOST.sub(r"\1-\2", plain)


def cited(line: Line) -> Iterator[Field[str]]:
    """Numbers of the documents that a line cites, letters of companies left out."""
    for match in CITED.finditer(line.text):
        if match["n"]:
            if re.fullmatch(r"\d{1,2}", match["n"]) and re.fullmatch(r"(?:19|20)\d\d", match["s"]):
                continue
            number = f"{match['n']}/{tidy(match['s'])}"
        else:
            number = f"{match['pn']}-{tidy(match['ps'])}"
        head = line.low[max(0, match.start() - 400) : match.start()]
        clause = re.split(r";", head)[-1]
        if _COMPANY.search(clause):
            continue
        found = line.field(match.start(), match.end())
        found.value = number
        yield found
