"""Vietnamese text: NFC, tone marks, folding, sorting, names, money and dates in words. No Django, no database."""

from dondoc.language.abbreviations import expand
from dondoc.language.folding import fold, person_sort_key, sort_key
from dondoc.language.names import best_matches, name_key, similarity, split_title
from dondoc.language.roman import parse_roman, to_roman
from dondoc.language.text import clean, lower, nfc, same_length, squeeze
from dondoc.language.words import format_date, money_in_words, number_in_words, official_date, vnd

__all__ = [
    "best_matches",
    "clean",
    "expand",
    "fold",
    "format_date",
    "lower",
    "money_in_words",
    "name_key",
    "nfc",
    "number_in_words",
    "official_date",
    "parse_roman",
    "person_sort_key",
    "same_length",
    "similarity",
    "sort_key",
    "split_title",
    "squeeze",
    "to_roman",
    "vnd",
]
