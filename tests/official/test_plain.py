"""What a room keeps of a document as plain JSON, and as text that a clerk types, says the same when read back."""

import json
from dataclasses import replace

import pytest

from dondoc.official.compose import Line, compose
from dondoc.official.model import Bullets, Heading, Item, Para, Run, TableBlock
from dondoc.official.plain import appendices_from_plain, appendices_to_plain, blocks_from_plain, blocks_to_plain
from dondoc.official.typed import as_text, from_text, tables_of
from official import samples

DOCUMENTS = [value for name, value in sorted(vars(samples).items()) if name.isupper() and hasattr(value, "blocks")]
ODD = (
    Para("I. Đoạn văn thường bắt đầu như một mục"),
    Para("1. Đoạn văn thường"),
    Para("- không phải gạch đầu dòng"),
    Para("Căn giữa", "center"),
    Heading("clause", "2", "Tiêu đề có dấu hỏi?"),
    Item("clause", "3", "khoản không có dấu cuối"),
    Item("article", "4", "điều không có dấu cuối"),
    Heading("article", "5", "Điều có tên"),
    Heading("part", "II", "Phần có tên"),
    Heading("subsection", "1", "Tiểu mục"),
    Item("point", "đ", (Run("chữ "), Run("đậm", bold=True), Run(" và "), Run("nghiêng", italic=True), Run("."))),
    Bullets(("một", "hai")),
    Bullets(("ba",), "+"),
    Bullets(("bốn;", "năm.")),
)


def printed(document):
    """Each line of the body with its component, and each letter with its weight."""
    return [
        (flow.component, flow.align, [(letter, run.bold, run.italic) for run in flow.runs for letter in run.text])
        if isinstance(flow, Line)
        else flow
        for flow in compose(document).body
    ]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.type.name)
def test_blocks_and_appendices_come_back_from_json_as_they_were(document):
    kept = json.loads(json.dumps([blocks_to_plain(document.blocks), appendices_to_plain(document.appendices)]))

    assert blocks_from_plain(kept[0]) == document.blocks
    assert appendices_from_plain(kept[1]) == document.appendices


@pytest.mark.parametrize(
    "blocks", [*(d.blocks for d in DOCUMENTS), ODD], ids=[*(d.type.name for d in DOCUMENTS), "odd"]
)
def test_typed_text_prints_the_same_when_read_back(blocks):
    document = replace(DOCUMENTS[0], blocks=blocks)
    again = from_text(as_text(blocks), tables_of(blocks))

    assert printed(replace(document, blocks=again)) == printed(document)
    assert as_text(again) == as_text(blocks)


def test_a_table_keeps_its_place_and_an_unknown_one_is_named():
    table = next(block for document in DOCUMENTS for block in document.blocks if isinstance(block, TableBlock))

    assert from_text("Trước\n[Bảng 1]\nSau", [table]) == (Para("Trước"), table, Para("Sau"))
    with pytest.raises(ValueError, match="Không có bảng số 2: văn bản này có 1 bảng"):
        from_text("[Bảng 2]", [table])
