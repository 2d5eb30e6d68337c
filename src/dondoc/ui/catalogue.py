"""Which sentences the interface holds, and which of them a language still lacks. The msgids are Vietnamese."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "gettext_noop": None,
}


def _python(path: Path) -> bytes:
    """A Python file as it is, a template as the gettext calls that it makes."""
    text = path.read_text(encoding="utf-8")
    return (templatize(text, str(path)) if path.suffix in {".html", ".txt"} else text).encode()


def sentences(folder: Path) -> Iterator[tuple[str, str]]:
    """(msgid, file) of each sentence marked for translation under `folder`: Python files and templates. Of a plural the
    singular msgid stands for both.
    """
    files = [*folder.rglob("*.py"), *folder.rglob("templates/**/*.html"), *folder.rglob("templates/**/*.txt")]
    for path in sorted(files):
        if "migrations" in path.parts:
            continue
        for _line, message, _comments, _context in extract("python", BytesIO(_python(path)), KEYWORDS):
            yield (message if isinstance(message, str) else message[0]), str(path.relative_to(folder))


def read(locale: Path, language: str) -> Catalog:
    """The catalogue of `language` in a folder of locales."""
    with (locale / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=language)


def untranslated(folder: Path, catalogue: Catalog) -> list[str]:
    """The sentences under `folder` that `catalogue` does not have, each once, in order."""
    found = {msgid for msgid, _file in sentences(folder) if msgid}
    return sorted(msgid for msgid in found if not (catalogue.get(msgid) and catalogue[msgid].string))


def compile_catalogue(locale: Path, language: str) -> None:
    """Writes django.mo beside django.po."""
    with (locale / language / "LC_MESSAGES" / "django.mo").open("wb") as file:
        write_mo(file, read(locale, language))
