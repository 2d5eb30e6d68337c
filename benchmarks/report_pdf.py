"""A report of twenty pages as PDF: our writer, and LibreOffice's conversion of the same docx in the same run.

    .venv/bin/python benchmarks/report_pdf.py [ROUNDS]

LibreOffice is measured where `soffice` is installed, on a profile already warmed up by one conversion.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypdfium2

import dondoc
from dondoc.official.docx_out import write_docx
from dondoc.official.model import Bullets, Heading, Item, OfficialDocument, Para, TableBlock, TableCell, TableColumn
from dondoc.official.pdf_out import write_pdf
from dondoc.official.rules import TYPES, roman, sign_block

FONTS = Path(dondoc.__file__).parent / "ui" / "static" / "vendor" / "tinos"
PAGES = 20
LIMIT_MS = 150
SENTENCE = (
    "Phòng Thử nghiệm đã làm xong phần việc được giao trong kỳ, số liệu kèm theo được đối chiếu với sổ của từng khu."
)


def report(chapters: int, edition: int = 0) -> OfficialDocument:
    """A report with headings, paragraphs, bullets and a table of ten rows in each chapter. Another edition has other words
    in every paragraph, so that nothing set before is met again.
    """
    blocks: list[Heading | Item | Para | Bullets | TableBlock] = []
    for chapter in range(1, chapters + 1):
        blocks.append(Heading("roman", roman(chapter), f"Kết quả của nhóm việc {chapter}"))
        for n in range(1, 4):
            blocks.append(Heading("clause", str(n), f"Việc thứ {n}"))
            blocks.append(Para(f"{SENTENCE} Lần {edition}.{n}.{chapter}. {SENTENCE}"))
            blocks.append(Bullets((f"{SENTENCE} ({edition})", f"Đạt {n * 17} % kế hoạch.")))
        blocks.append(
            TableBlock(
                (TableColumn(1, "center"), TableColumn(6), TableColumn(3), TableColumn(2, "right")),
                ((TableCell("TT"), TableCell("Việc"), TableCell("Đơn vị"), TableCell("Số lượt")),),
                tuple(
                    (
                        TableCell(str(n)),
                        TableCell(f"Việc mẫu số {n}.{chapter}.{edition}"),
                        TableCell("Phòng Ví dụ"),
                        TableCell(f"{n}.250"),
                    )
                    for n in range(1, 11)
                ),
            )
        )
    return OfficialDocument(
        type=TYPES["BC"],
        parent_body="UBND tỉnh Mẫu Sơn",
        issuer="Ban Quản lý các khu công nghiệp Mẫu Sơn",
        number=12,
        symbol="BC-BQLMS",
        place="Mẫu Sơn",
        date=date(2026, 3, 15),
        abstract="Kết quả quý I năm 2026",
        signer=sign_block("", "Lê Thị Ví Dụ", head="Trưởng Ban"),
        blocks=tuple(blocks),
        recipients=("UBND tỉnh", "Các phòng"),
    )


def pages(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def milliseconds(work: Callable[[int], object], rounds: int) -> list[float]:
    times = []
    for n in range(1, rounds + 1):
        start = time.perf_counter()
        work(n)
        times.append((time.perf_counter() - start) * 1000)
    return times


def converted(docx: Path, folder: Path) -> bytes:
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(docx),
        ],
        check=True,
        capture_output=True,
    )
    return docx.with_suffix(".pdf").read_bytes()


def main(rounds: int) -> None:
    chapters = next(n for n in range(1, 60) if pages(write_pdf(report(n), fonts=FONTS)) >= PAGES)
    document = report(chapters)
    print(f"load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    docx, pdf = write_docx(document), write_pdf(document, fonts=FONTS)
    editions = [report(chapters, n) for n in range(rounds + 1)]
    before = time.process_time()
    times = milliseconds(lambda n: write_pdf(editions[n], fonts=FONTS), rounds)
    cpu = (time.process_time() - before) * 1000 / rounds
    ours = statistics.median(times)
    ours_docx = statistics.median(milliseconds(lambda n: write_docx(editions[n]), rounds))
    print(
        f"{pages(pdf)} pages, {len(pdf) // 1024} KiB PDF, {len(docx) // 1024} KiB docx, median of {rounds} different editions"
    )
    print(
        f"official.write_pdf    {ours:8.1f} ms   (limit {LIMIT_MS} ms; fastest {min(times):.1f}, processor time {cpu:.1f})"
    )
    print(f"official.write_docx   {ours_docx:8.1f} ms")
    if shutil.which("soffice") is None:
        print("LibreOffice           not installed: apt-get install libreoffice-writer")
    else:
        with tempfile.TemporaryDirectory() as name:
            path = Path(name) / "report.docx"
            path.write_bytes(docx)
            theirs_pages = pages(converted(path, Path(name)))
            theirs = statistics.median(milliseconds(lambda _: converted(path, Path(name)), max(3, rounds // 10)))
            print(f"LibreOffice           {theirs:8.1f} ms   {theirs_pages} pages, {theirs / ours:.0f} × ours")
    assert ours < LIMIT_MS, f"{ours:.0f} ms, the limit is {LIMIT_MS} ms"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
