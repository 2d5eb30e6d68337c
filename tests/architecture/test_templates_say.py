"""No Vietnamese sentence stands in a template outside a translating tag: it would stay so on an English page."""

import re

import pytest

from architecture.house import ROOMS, sources

TRANSLATED = re.compile(
    r"\{#.*?#\}|\{% comment.*?endcomment %\}|\{% blocktranslate.*?\{% endblocktranslate %\}|\{% translate .*?%\}"
    r"|_\(\"[^\"]*\"\)|_\('[^']*'\)",
    re.DOTALL,
)
VIETNAMESE = re.compile(
    r"[^<>{}\"]*[ăâđêôơưàáảãạầấẩẫậằắẳẵặèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ][^<>{}\"]*", re.IGNORECASE
)
NAMES = {  # what is Vietnamese on every page
    "Đôn Đốc",  # the program's name
    "Tiếng Việt",  # a language by its own name
    "BÁO CÁO",  # the type printed on the paper that a report will be
}


def said_plainly(text):
    plain = {found.strip(" ·\n") for found in VIETNAMESE.findall(TRANSLATED.sub("", text))}
    return sorted(plain - NAMES)


@pytest.mark.parametrize("path", sources("*.html"), ids=lambda path: path.relative_to(ROOMS).as_posix())
def test_each_sentence_of_a_template_is_marked_for_translation(path):
    assert said_plainly(path.read_text(encoding="utf-8")) == []


def test_a_sentence_that_is_not_marked_is_found():
    page = '<p>{% translate "Câu đã đánh dấu" %} · Câu chưa đánh dấu</p>{# lời ghi #}<title>Đôn Đốc</title>'
    assert said_plainly(page) == ["Câu chưa đánh dấu"]
