"""What stands inside a paragraph of a docx."""

import pytest

from files.parts import docx, only, p, r, read, shown


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (r("a") + "<w:r><w:tab/></w:r>" + r("b"), "a\tb"),
        (r("a") + "<w:r><w:br/></w:r>" + r("b"), "a\nb"),
        (r("a") + '<w:r><w:br w:type="page"/></w:r>' + r("b"), "ab"),
        (r("05") + "<w:r><w:noBreakHyphen/></w:r>" + r("CT/TW"), "05-CT/TW"),
        (r("QĐ\u2011UBND"), "QĐ-UBND"),
        (r("Kế") + "<w:r><w:softHyphen/></w:r>" + r(" hoạch"), "Kế hoạch"),
        (r("a\u00a0b\u200bc\ufeff"), "a bc"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + r(" Xong"), "✓ Xong"),
        ('<w:r><w:sym w:font="Times New Roman" w:char="20AC"/></w:r>', "€"),
        (f'<w:hyperlink r:id="x">{r("liên kết")}</w:hyperlink>', "liên kết"),
        (f"<w:smartTag><w:smartTag>{r('Hà Nội')}</w:smartTag></w:smartTag>", "Hà Nội"),
        (f'<w:fldSimple w:instr=" PAGE ">{r("7")}</w:fldSimple>', "7"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('chọn')}</w:sdtContent></w:sdt>", "chọn"),
        ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
        (r("thấy") + r("giấu", "<w:vanish/>"), "thấy"),
        (r("thấy") + r(" lại", '<w:vanish w:val="0"/>'), "thấy lại"),
    ],
)
def test_it_reads_a_run_as_word_shows_it(inner, text):
    assert only(read(docx(f"<w:p>{inner}</w:p>"))).text == text


def test_a_field_gives_its_result_and_not_its_instruction():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF muc</w:instrText></w:r>'
        + r("không đọc")
        + f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("Mục II")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert only(read(docx(f"<w:p>{r('Theo ')}{field}{r(' này')}</w:p>"))).text == "Theo Mục II này"


def test_a_field_may_reach_over_paragraphs():
    start = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r></w:p>'
    middle = f'<w:p><w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("I. MỤC ĐÍCH")}</w:p>'
    assert shown(read(docx(start + middle + '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>' + p("sau")))) == [
        "I. MỤC ĐÍCH",
        "sau",
    ]


def test_text_is_composed():
    assert only(read(docx(p("Ke\u0302\u0301 hoa\u0323ch")))).text == "Kế hoạch"


def test_bold_italic_and_centred_are_those_of_the_whole_paragraph():
    body = (
        f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{r("KẾ ", "<w:b/>")}{r("HOẠCH", "<w:b/><w:i/>")}</w:p>'
        f"<w:p>{r('Điều 1.', '<w:b/>')}{r(' Ban hành')}</w:p>"
        f"<w:p>{r('nghiêng', '<w:i/>')}{r('  ')}</w:p>"
    )
    assert [(x.bold, x.italic, x.centered) for x in read(docx(body)).paragraphs()] == [
        (True, False, True),
        (False, False, False),
        (False, True, False),
    ]


def test_a_style_makes_bold_centred_and_hidden():
    styles = (
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/><w:pPr><w:jc w:val="center"/></w:pPr>'
        "<w:rPr><w:b/></w:rPr></w:style>"
        '<w:style w:type="character" w:styleId="An"><w:name w:val="Ẩn"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    hidden = r("ẩn", '<w:rStyle w:val="An"/>')
    body = f'<w:p><w:pPr><w:pStyle w:val="T"/></w:pPr>{r("KẾ HOẠCH")}{hidden}</w:p>'
    paragraph = only(read(docx(body, styles=styles)))
    assert (paragraph.text, paragraph.bold, paragraph.centered, paragraph.style) == ("KẾ HOẠCH", True, True, "Title")


def box(inner):
    return f"<wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx>"


def test_a_text_box_is_read_once_after_its_paragraph():
    alternate = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{box(p("Trong khung"))}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{p('Trong khung')}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    source = read(docx(f"<w:p>{r('Ngoài')}<w:r>{alternate}</w:r></w:p>{p('Sau')}"))
    assert [(x.text, x.part, x.index) for x in source.paragraphs()] == [
        ("Ngoài", "body", 0),
        ("Trong khung", "textbox", 1),
        ("Sau", "body", 2),
    ]


def test_an_old_text_box_is_read_too():
    old = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('Khung cũ')}</w:txbxContent></v:textbox></w:pict></w:r>"
    assert shown(read(docx(f"<w:p>{old}</w:p>"))) == ["Khung cũ"]


def test_a_text_box_within_a_text_box_is_read_once():
    inner = f"<w:p>{r('ngoài')}<w:r><w:drawing>{box(p('trong'))}</w:drawing></w:r></w:p>"
    assert shown(read(docx(f"<w:p><w:r><w:drawing>{box(inner)}</w:drawing></w:r></w:p>"))) == ["ngoài", "trong"]


def test_content_controls_around_paragraphs_rows_and_cells_are_read():
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    cell = control.format(f"<w:tc>{p('ô')}</w:tc>")
    row = control.format(f"<w:tr>{cell}<w:tc>{p('ô hai')}</w:tc></w:tr>")
    body = control.format(control.format(p("đoạn"))) + f"<w:tbl>{row}</w:tbl>"
    assert shown(read(docx(body))) == ["đoạn", "ô", "ô hai"]


def test_footnotes_stand_apart_with_their_number():
    notes = f'<w:footnote w:type="separator" w:id="-1">{p("kẻ")}</w:footnote><w:footnote w:id="2">{p(" Ghi chú")}</w:footnote>'
    source = read(docx(f'<w:p>{r("Chính")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>', footnotes=notes))
    assert shown(source) == ["Chính"]
    assert [(x.marker, x.text, x.part) for x in source.footnotes] == [("1", "Ghi chú", "footnote")]


def test_headers_stand_apart():
    section = '<w:sectPr><w:headerReference w:type="default" r:id="h1"/></w:sectPr>'
    source = read(docx(p("Thân") + section + section, header=p("Đầu trang")))
    assert shown(source) == ["Thân"]
    assert [(x.text, x.part) for x in source.headers] == [("Đầu trang", "header")]


def test_strict_documents_are_read():
    parts = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p><w:r>'
        "<w:t>Chặt</w:t></w:r></w:p></w:body></w:document>",
    }
    assert shown(read(docx(p("x"), more=parts))) == ["Chặt"]


def test_empty_paragraphs_leave_nothing():
    source = read(docx("<w:p/>" + p("a") + p("  ") + p("b")))
    assert [(x.text, x.index) for x in source.paragraphs()] == [("a", 0), ("b", 1)]


def test_an_embedded_file_lowers_the_confidence():
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="a.html"/></Relationships>'
    )
    assert read(docx(p("a"), more={"word/_rels/document.xml.rels": rels})).low_confidence == (
        "Văn bản nhúng nội dung từ một tệp khác; phần đó không đọc được, hãy đối chiếu với bản gốc."
    )


def test_a_look_is_seen_among_fonts_and_sizes():
    fonts, size = '<w:rFonts w:ascii="Arial" w:cs="Arial"/>', '<w:sz w:val="28"/><w:szCs w:val="28"/>'
    paragraph = only(read(docx(f"<w:p>{r('đậm', f'{fonts}<w:b/>{size}')}{r(' hết', f'<w:b/>{size}')}</w:p>")))
    assert (paragraph.text, paragraph.bold, paragraph.italic) == ("đậm hết", True, False)


def test_markup_that_is_text_stays_text():
    cited = '<w:r><w:t><![CDATA[cỡ <w:sz w:val="28"/> của chữ]]></w:t></w:r>'
    assert only(read(docx(f"<w:p>{cited}</w:p>"))).text == 'cỡ <w:sz w:val="28"/> của chữ'
