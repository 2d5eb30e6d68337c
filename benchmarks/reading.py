"""Pages a second from docx on one core: our blocks and our whole PlanDraft, beside python-docx, docx2python and
kreuzberg doing text extraction only, all in one run over the same 20-page plan; and what each keeps of nine features.

    uv sync --group bench && taskset -c 0 .venv/bin/python benchmarks/reading.py

To reach: 9 of 9; blocks at least 10 times docx2python; the PlanDraft at or above python-docx's text extraction. Exit 1
where one is missed.
"""

import gc
import os
import statistics
import sys
import time
import zipfile
from collections.abc import Callable
from io import BytesIO

import docx

from dondoc.files import Source, open_document
from dondoc.reading import read_plan

try:
    import docx2python
except ImportError:  # the group `bench` is not installed
    docx2python = None
try:
    import kreuzberg
except ImportError:  # the group `bench` is not installed
    kreuzberg = None

PAGES = 20
LINES_A_PAGE = 38  # A4, 14 pt, margins and spacing of an official document
LETTERS_A_LINE = 78
RUNS = 15

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PARTS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "header": "header1"}


# ---------------------------------------------------------------- the documents
def run(text: str, look: str = "") -> str:
    """A run as Word writes it: with fonts, size and language."""
    fonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
    properties = f'<w:rPr>{fonts}{look}<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/></w:rPr>'
    return f'<w:r w:rsidRPr="00A1B2C3">{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "", look: str = "") -> str:
    spacing = '<w:spacing w:before="60" w:after="60"/><w:ind w:firstLine="720"/>'
    mark = '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>'
    inner = "".join(piece if piece.startswith("<") else run(piece, look) for piece in runs)
    return f'<w:p w:rsidR="00A1B2C3" w:rsidRDefault="00D4E5F6"><w:pPr>{properties}{spacing}{mark}</w:pPr>{inner}</w:p>'


def listed(level: int, *runs: str, look: str = "") -> str:
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    return paragraph(*runs, properties=place, look=look)


def cell(text: str, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="2400" w:type="dxa"/>{properties}</w:tcPr>{paragraph(text)}</w:tc>'


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def numbering() -> str:
    formats = (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"))
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (fmt, text) in enumerate(formats)
    )
    nums = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/></w:num>' for n in range(1, 4))
    return f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{nums}'


def styles() -> str:
    """As many styles as an office's template has, some 30 kB."""
    one = (
        '<w:style w:type="paragraph" w:styleId="S{n}"><w:name w:val="Kiểu {n}"/><w:basedOn w:val="Normal"/>'
        '<w:pPr><w:spacing w:before="120" w:after="120" w:line="276" w:lineRule="auto"/></w:pPr><w:rPr>'
        '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:style>'
    )
    normal = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    return normal + "".join(one.format(n=n) for n in range(90))


def packed(body: str, *, footnotes: str = "", header: str = "") -> bytes:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'
    inner = {"styles": styles(), "numbering": numbering(), "footnotes": footnotes, "header": header}
    tags = {"header": "hdr"}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPE}{kind}+xml"/>'
        for kind, name in {**PARTS, "document.main": "document"}.items()
    )
    links = "".join(
        f'<Relationship Id="{kind}" Type="{REL}{kind}" Target="{name}.xml"/>' for kind, name in PARTS.items()
    )
    start = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
        'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'{start}<Relationship Id="r" Type="{REL}officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f"{start}{links}</Relationships>",
        "word/document.xml": f"<w:document {W}><w:body>{body}{section}</w:body></w:document>",
    }
    for kind, name in PARTS.items():
        tag = tags.get(kind, kind)
        parts[f"word/{name}.xml"] = f"<w:{tag} {W}>{inner[kind]}</w:{tag}>"
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        for name, text in parts.items():
            head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            container.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), head + text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


UNITS = ("Phòng Tổng hợp", "Phòng Hạ tầng", "Phòng Lao động", "Phòng Môi trường", "Văn phòng Ban", "Phòng Đầu tư")
WORKS = (
    (
        "Rà soát nhu cầu về chỗ ở của công nhân tại từng khu, lập danh sách theo doanh nghiệp và đối chiếu với số liệu đã "
        "báo cáo trong năm trước, làm cơ sở đề xuất quỹ đất và hình thức đầu tư phù hợp với khả năng chi trả."
    ),
    (
        "Tổ chức gặp mặt doanh nghiệp theo cụm để lắng nghe khó khăn về điện, nước, giao thông; tổng hợp từng kiến nghị, nêu "
        "rõ cơ quan có thẩm quyền giải quyết và thời hạn trả lời, công khai kết quả cho doanh nghiệp biết."
    ),
    (
        "Kiểm tra việc vận hành công trình xử lý nước thải của chủ đầu tư hạ tầng, kịp thời nhắc nhở các đơn vị chậm khắc "
        "phục và kiến nghị xử lý theo thẩm quyền đối với trường hợp tái phạm nhiều lần."
    ),
    (
        "Phối hợp với công đoàn và các địa phương hỗ trợ người lao động có hoàn cảnh khó khăn, bảo đảm đúng đối tượng, công "
        "khai, không trùng lặp, có xác nhận của doanh nghiệp nơi người lao động đang làm việc."
    ),
)
DUES = ("trước ngày 30/6/2024", "Quý III/2024", "thường xuyên", "hoàn thành trong tháng 9/2024", "mỗi quý một lần")


def plan() -> bytes:
    """A plan of 20 pages: head, purpose, tasks with their labels under automatic numbers, an appendix table."""
    bold = "<w:b/>"
    body = [
        "<w:tbl>"
        + row(cell("BAN QUẢN LÝ CÁC KHU MẪU"), cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
        + row(cell("Số: 99/KH-BQL"), cell("Thành phố Mẫu, ngày 15 tháng 01 năm 2024"))
        + "</w:tbl>",
        paragraph("KẾ HOẠCH", properties='<w:jc w:val="center"/>', look=bold),
        paragraph("Công tác năm 2024 của Ban Quản lý các khu mẫu", properties='<w:jc w:val="center"/>', look=bold),
        listed(0, "MỤC ĐÍCH, YÊU CẦU", look=bold),
        listed(1, "Phân công rõ đơn vị, rõ thời hạn đối với từng việc trong năm."),
        listed(0, "NHIỆM VỤ", look=bold),
    ]
    lines = 14
    number = 0
    while lines < LINES_A_PAGE * (PAGES - 1):
        work, unit, other = WORKS[number % 4], UNITS[number % 6], UNITS[(number + 2) % 6]
        middle = len(work) // 2
        body += [
            listed(1, work[:middle], work[middle:]),
            paragraph(run("- Chủ trì: ", "<w:i/>"), unit),
            paragraph(run("- Phối hợp: ", "<w:i/>"), f"{other}; các đơn vị liên quan"),
            paragraph(run("- Thời gian: ", "<w:i/>"), DUES[number % 5]),
        ]
        lines += -(-len(work) // LETTERS_A_LINE) + 3
        number += 1
    body += [
        listed(0, "TỔ CHỨC THỰC HIỆN", look=bold),
        listed(1, "Các đơn vị được giao việc báo cáo kết quả về Văn phòng Ban trước ngày 15/12/2024."),
        paragraph("PHỤ LỤC", properties='<w:jc w:val="center"/>', look=bold),
        "<w:tbl>"
        + row(*map(cell, ("TT", "Nội dung", "Chủ trì", "Thời hạn")))
        + "".join(
            row(cell(str(i)), cell(WORKS[i % 4][:60]), cell(UNITS[i % 6]), cell(DUES[i % 5])) for i in range(1, 13)
        )
        + "</w:tbl>",
    ]
    return packed("".join(body), header=paragraph("2"))


def features() -> bytes:
    """A small document with each of the nine features once."""
    who = 'w:id="1" w:author="Người Sửa" w:date="2024-01-01T00:00:00Z"'
    text_box = f"<w:txbxContent>{paragraph('KHUNG-CHỮ')}</w:txbxContent>"
    merged = cell("Ô-GỘP", '<w:gridSpan w:val="2"/>')
    body = (
        listed(0, "ĐẦU-LA-MÃ")
        + listed(0, "NHÌ-LA-MÃ")
        + listed(1, "đầu-số")
        + listed(1, "nhì-số")
        + listed(2, "đầu-chữ")
        + listed(2, "nhì-chữ")
        + paragraph(
            "hạn ",
            f"<w:del {who}><w:r><w:delText>CHỮ-XÓA</w:delText></w:r></w:del><w:ins {who}>{run('CHỮ-THÊM')}</w:ins>",
        )
        + paragraph(
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
            f"{text_box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{text_box}</v:textbox></w:pict>"
            "</mc:Fallback></mc:AlternateContent></w:r>"
        )
        + f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('ĐIỀU-KHIỂN')}</w:sdtContent></w:sdt>"
        + paragraph("có chú thích", '<w:r><w:footnoteReference w:id="2"/></w:r>')
        + f"<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>{row(merged)}"
        + row(cell("x"), cell("y"))
        + "</w:tbl>"
    )
    notes = f'<w:footnote w:id="2">{paragraph("CHÚ-THÍCH")}</w:footnote>'
    return packed(body, footnotes=notes, header=paragraph("ĐẦU-TRANG"))


# ---------------------------------------------------------------- the readers
def our_blocks(data: bytes) -> Source:
    return open_document(data, name="ke-hoach.docx")


def our_text(data: bytes) -> str:
    source = our_blocks(data)
    everything = [*source.paragraphs(), *source.footnotes, *source.headers]
    return "\n".join(f"{p.marker} {p.text}" if p.marker else p.text for p in everything)


def our_plan(data: bytes) -> object:
    return read_plan(our_blocks(data))


def python_docx_text(data: bytes) -> str:
    """Paragraphs and cells in order, then the headers."""
    document = docx.Document(BytesIO(data))
    out: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, docx.table.Table):
            out += [c.text for r in block.rows for c in r.cells]
        else:
            out.append(block.text)
    out += [p.text for section in document.sections for p in section.header.paragraphs]
    return "\n".join(out)


def docx2python_text(data: bytes) -> str:
    with docx2python.docx2python(BytesIO(data)) as document:
        return str(document.text)


def kreuzberg_text(data: bytes) -> str:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return str(kreuzberg.extract_bytes_sync(data, kind).content)


# ---------------------------------------------------------------- the measures
def once(text: str, *wanted: str) -> bool:
    return all(text.count(piece) == 1 for piece in wanted)


FEATURES: dict[str, Callable[[str], bool]] = {
    "Roman numbers": lambda t: once(t, "I. ĐẦU-LA-MÃ", "II. NHÌ-LA-MÃ") or once(t, "I.\tĐẦU-LA-MÃ", "II.\tNHÌ-LA-MÃ"),
    "decimal numbers": lambda t: once(t, "1. đầu-số", "2. nhì-số") or once(t, "1.\tđầu-số", "2.\tnhì-số"),
    "letter numbers": lambda t: once(t, "a) đầu-chữ", "b) nhì-chữ") or once(t, "a)\tđầu-chữ", "b)\tnhì-chữ"),
    "inserted kept, deleted gone": lambda t: once(t, "CHỮ-THÊM") and "CHỮ-XÓA" not in t,
    "text box once": lambda t: once(t, "KHUNG-CHỮ"),
    "content control": lambda t: once(t, "ĐIỀU-KHIỂN"),
    "footnote": lambda t: once(t, "CHÚ-THÍCH"),
    "header": lambda t: once(t, "ĐẦU-TRANG"),
    "merged row once": lambda t: once(t, "Ô-GỘP"),
}


def seconds(readers: dict[str, Callable[[bytes], object]], data: bytes) -> dict[str, float]:
    """The median of RUNS each, in processor time; the readers take turns, so that a busy moment of the machine strikes all."""
    taken: dict[str, list[float]] = {name: [] for name in readers}
    for turn in range(RUNS + 1):
        for name, reader in readers.items():
            gc.collect()
            start = time.process_time()
            reader(data)
            if turn:  # the first is for warming up
                taken[name].append(time.process_time() - start)
    return {name: statistics.median(times) for name, times in taken.items()}


def main() -> int:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    others: dict[str, Callable[[bytes], str]] = {"python-docx": python_docx_text}
    if docx2python is not None:
        others["docx2python"] = docx2python_text
    if kreuzberg is not None:
        others["kreuzberg"] = kreuzberg_text
    if len(others) < 3:
        print("Some peers are missing: uv sync --group bench\n")
    data = plan()
    taken = seconds({"dondoc blocks": our_blocks, "dondoc PlanDraft": our_plan, **others}, data)
    print(f"{PAGES} pages, {len(data) / 1000:.0f} kB, median of {RUNS} on one core\n")
    print(f"{'':20}{'ms':>8}{'pages/s':>10}{'blocks are':>13}{'PlanDraft is':>14}")
    for name, time_taken in taken.items():
        ratios = [time_taken / taken[ours] for ours in ("dondoc blocks", "dondoc PlanDraft")]
        print(f"{name:20}{time_taken * 1000:8.2f}{PAGES / time_taken:10.0f}{ratios[0]:10.1f} x {ratios[1]:11.1f} x")
    return shown_features({"dondoc": our_text, **others}, taken)


def shown_features(readers: dict[str, Callable[[bytes], str]], taken: dict[str, float]) -> int:
    data = features()
    kept = {name: {feature: test(text) for feature, test in FEATURES.items()} for name, text in
            ((name, reader(data)) for name, reader in readers.items())}  # fmt: skip
    print(f"\n{'':30}" + "".join(f"{name:>14}" for name in readers))
    for feature in FEATURES:
        print(f"{feature:30}" + "".join(f"{'yes' if kept[name][feature] else '-':>14}" for name in readers))
    totals = {name: sum(found.values()) for name, found in kept.items()}
    print(f"{'of 9':30}" + "".join(f"{totals[name]:>14}" for name in readers))
    reached = [totals["dondoc"] == len(FEATURES), taken["dondoc PlanDraft"] <= taken["python-docx"]]
    if "docx2python" in taken:
        reached.append(taken["docx2python"] >= 10 * taken["dondoc blocks"])
    print("\ntargets:", "reached" if all(reached) else "MISSED")
    return 0 if all(reached) else 1


if __name__ == "__main__":
    sys.exit(main())
