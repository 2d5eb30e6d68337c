"""Numbers, money and dates as official documents print them (Nghị định 30/2020/NĐ-CP, Annex I)."""

from datetime import date

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", " nghìn", " triệu")
_FIVE = 5
_FEBRUARY = 2


def vnd(amount: int) -> str:
    """1234567 → "1.234.567 đồng"."""
    return f"{amount:,}".replace(",", ".") + " đồng"


def _below_thousand(number: int, *, full: bool) -> str:
    """`full`: groups after the first name their hundreds even when zero ("không trăm linh năm")."""
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    words = []
    if hundreds or full:
        words.append(f"{_DIGITS[hundreds]} trăm")
    if tens == 0 and units and words:
        words.append("linh")
    elif tens == 1:
        words.append("mười")
    elif tens:
        words.append(f"{_DIGITS[tens]} mươi")
    if units == 1 and tens > 1:
        words.append("mốt")
    elif units == _FIVE and tens:
        words.append("lăm")
    elif units:
        words.append(_DIGITS[units])
    return " ".join(words)


def _below_billion(number: int, *, full: bool) -> str:
    groups = [(number // 1000**i) % 1000 for i in range(3)]
    words: list[str] = []
    for i in (2, 1, 0):
        if groups[i]:
            words.append(_below_thousand(groups[i], full=full or bool(words)) + _SCALES[i])
    return " ".join(words)


def number_in_words(number: int) -> str:
    """Any whole number: 21 → "hai mươi mốt", 1005 → "một nghìn không trăm linh năm", 10**9 → "một tỷ"."""
    if number < 0:
        return f"âm {number_in_words(-number)}"
    if number == 0:
        return _DIGITS[0]
    billions, rest = divmod(number, 10**9)
    words = [f"{number_in_words(billions)} tỷ"] if billions else []
    if rest:
        words.append(_below_billion(rest, full=bool(billions)))
    return " ".join(words)


def money_in_words(amount: int) -> str:
    """15000 → "Mười lăm nghìn đồng"."""
    words = number_in_words(amount)
    return f"{words[0].upper()}{words[1:]} đồng"


def format_date(day: date) -> str:
    """05/3/2026: the short form of Nghị định 30/2020/NĐ-CP, with the zeros of the long one."""
    return f"{day.day:02d}/{_month(day)}/{day.year:04d}"


def official_date(day: date) -> str:
    """The long form of Nghị định 30/2020/NĐ-CP: a zero stands before days under 10 and before months 1 and 2 only."""
    return f"ngày {day.day:02d} tháng {_month(day)} năm {day.year}"


def _month(day: date) -> str:
    return f"{day.month:02d}" if day.month <= _FEBRUARY else str(day.month)
