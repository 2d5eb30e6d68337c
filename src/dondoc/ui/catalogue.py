"""Which sentences the interface holds, and which of them a language still lacks. The msgids are Vietnamese: what stands in
a gettext call or a translating tag, the labels of choices, and the words of transition tables.

Each room keeps a catalogue of its own, `locale/<language>/LC_MESSAGES/django.po`. A sentence that several rooms say stands once, in
the lowest of them, so that Django never has to choose between two translations of it.
"""

import ast
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from dondoc.ui.components.text import VERB

KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "gettext_noop": None,
}
CONTEXT_END = "\x04"
PAIR = 2  # value and label of a choice
WORD = 4  # place of the word among the arguments of a Step
UNDATED = datetime(2000, 1, 1, tzinfo=UTC)  # else gettext's head would hold the moment of compiling
LANGUAGES = ("en",)  # what the interface is translated into; `vi` holds only sentences of third-party parts


class Sentence(NamedTuple):
    """A msgid as gettext looks it up: `plural` is empty where nothing is counted, `context` where there is one meaning."""

    msgid: str
    plural: str = ""
    context: str = ""

    @property
    def name(self) -> str:
        """The msgid, behind its context where it has one, as gettext's own files write it."""
        return f"{self.context}{CONTEXT_END}{self.msgid}" if self.context else self.msgid

    @classmethod
    def named(cls, name: str) -> "Sentence":
        context, _, msgid = name.rpartition(CONTEXT_END)
        return cls(msgid, context=context)

    @property
    def key(self) -> tuple[str, str]:
        return self.msgid, self.context


def _python(path: Path) -> bytes:
    """A Python file as it is, a template as the gettext calls that it makes."""
    text = path.read_text(encoding="utf-8")
    return (templatize(text, str(path)) if path.suffix in {".html", ".txt"} else text).encode()


def _ends_with(node: ast.expr, name: str) -> bool:
    return (isinstance(node, ast.Name) and node.id == name) or (isinstance(node, ast.Attribute) and node.attr == name)


def _labels(tree: ast.Module) -> Iterator[Sentence]:
    """The labels of TextChoices (`NAME = "value", "label"`), and the words of steps (`Step(from, verb, to, who, word)`) as
    verbs: Vietnamese has one word for "return" and "returned".
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and any(_ends_with(base, "TextChoices") for base in node.bases):
            pairs = [line.value for line in node.body if isinstance(line, ast.Assign)]
            texts = [pair.elts[1] for pair in pairs if isinstance(pair, ast.Tuple) and len(pair.elts) == PAIR]
            context = ""
        elif isinstance(node, ast.Call) and _ends_with(node.func, "Step"):
            texts = node.args[WORD : WORD + 1]
            context = VERB
        else:
            continue
        for text in texts:
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                yield Sentence(text.value, context=context)


def marked(folder: Path) -> Iterator[tuple[Sentence, str]]:
    """(sentence, file) for each place under `folder` that marks one for translation: Python files and templates."""
    files = [*folder.rglob("*.py"), *folder.rglob("templates/**/*.html"), *folder.rglob("templates/**/*.txt")]
    for path in sorted(files):
        if "migrations" in path.parts:
            continue
        for _line, message, _comments, context in extract("python", BytesIO(_python(path)), KEYWORDS):
            msgid, plural = (message, "") if isinstance(message, str) else (message[0], message[1])
            if msgid:
                yield Sentence(msgid, plural, context or ""), str(path.relative_to(folder))
        if path.suffix == ".py":
            for label in _labels(ast.parse(path.read_text(encoding="utf-8"))):
                yield label, str(path.relative_to(folder))


def sentences(folder: Path) -> Iterator[tuple[str, str]]:
    """(msgid, file) of each sentence marked under `folder`. Of a plural the singular msgid stands for both."""
    return ((sentence.msgid, file) for sentence, file in marked(folder))


def owned(folders: Sequence[Path]) -> list[tuple[Path, list[Sentence]]]:
    """The sentences that each folder's catalogue keeps, sorted; `folders` from the lowest room up. A plural wins over the
    same msgid uncounted: gettext cannot have both.
    """
    taken: dict[tuple[str, str], tuple[Path, Sentence]] = {}
    for folder in folders:
        for sentence, _file in marked(folder):
            owner, known = taken.setdefault(sentence.key, (folder, sentence))
            if sentence.plural and not known.plural:
                taken[sentence.key] = owner, sentence
    return [(folder, sorted(s for owner, s in taken.values() if owner == folder)) for folder in folders]


def source(folder: Path, language: str) -> Path:
    return folder / "locale" / language / "LC_MESSAGES" / "django.po"


def read(locale: Path, language: str) -> Catalog:
    """The catalogue of `language` in a folder of locales."""
    with (locale / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=language)


def entries(catalogue: Catalog) -> list[Message]:
    """The sentences of a catalogue without its head."""
    return [message for message in catalogue if message.id]


def sentence_of(message: Message) -> Sentence:
    msgid, plural = (message.id, "") if isinstance(message.id, str) else (message.id[0], message.id[1])
    return Sentence(msgid, plural, message.context or "")


def is_translated(message: Message) -> bool:
    """Every form has words."""
    return bool(message.string if isinstance(message.string, str) else message.string and all(message.string))


def untranslated(folder: Path, *catalogues: Catalog) -> list[str]:
    """The sentences under `folder` that none of `catalogues` has, each once, in order."""
    known = {sentence_of(m).key for catalogue in catalogues for m in entries(catalogue) if is_translated(m)}
    return sorted({sentence.name for sentence, _file in marked(folder) if sentence.key not in known})


def refresh(folders: Sequence[Path], language: str, words: Iterable[tuple[Sentence, Sequence[str]]] = ()) -> list[str]:
    """Rewrites each folder's catalogue to hold exactly the sentences that it owns, keeps what is translated (wherever it
    stood), takes `words` (sentence, its forms) over it, and compiles. Returns the names still without words.
    """
    forms: dict[tuple[str, str], Sequence[str]] = {}
    for folder in folders:
        if source(folder, language).exists():
            for message in entries(read(folder / "locale", language)):
                if is_translated(message):
                    string = message.string
                    forms.setdefault(
                        sentence_of(message).key, [string] if isinstance(string, str) else list(string or ())
                    )
    forms.update((sentence.key, given) for sentence, given in words)
    missing = []
    for folder, kept in owned(folders):
        if kept or source(folder, language).exists():
            missing += _write(folder, language, kept, forms)
    return missing


def _write(
    folder: Path, language: str, kept: Sequence[Sentence], forms: dict[tuple[str, str], Sequence[str]]
) -> list[str]:
    catalogue = Catalog(locale=language, fuzzy=False)
    missing = []
    for sentence in kept:
        given = list(forms.get(sentence.key, ()))
        if sentence.plural:
            string: str | tuple[str, ...] = tuple((given * 2)[:2]) if given else ("", "")
        else:
            string = given[-1] if given else ""
        message_id = (sentence.msgid, sentence.plural) if sentence.plural else sentence.msgid
        catalogue.add(message_id, string, context=sentence.context or None)
        if not given:
            missing.append(sentence.name)
    path = source(folder, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, omit_header=True, width=0, sort_output=True)
    head = (
        f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {catalogue.plural_forms}\\n"\n\n'
    )
    path.write_bytes(head.encode() + path.read_bytes())
    compile_catalogue(folder / "locale", language)
    return missing


def compile_catalogue(locale: Path, language: str) -> None:
    """Writes django.mo beside django.po; the same sentences give the same bytes."""
    catalogue = read(locale, language)
    catalogue.creation_date = catalogue.revision_date = UNDATED
    with (locale / language / "LC_MESSAGES" / "django.mo").open("wb") as file:
        write_mo(file, catalogue)
