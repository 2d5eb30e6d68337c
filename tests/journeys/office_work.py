"""What several journeys do alike."""

import base64
import io
import re
from pathlib import Path

import pypdfium2

from journeys.seats import Seat

_CARRY = """({content, name}) => {
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
    const carried = new DataTransfer();
    carried.items.add(new File([bytes], name));
    return carried;
}"""


def read_plan(clerk: Seat, content: bytes, name: str) -> None:
    """Drops a plan's file on the page that is open, confirms, and waits for the review."""
    page = clerk.page
    carried = page.evaluate_handle(_CARRY, {"content": base64.b64encode(content).decode(), "name": name})
    page.dispatch_event("[data-drop]", "drop", {"dataTransfer": carried})
    assert page.locator("[data-file-name]").inner_text().startswith(f"{name} (")
    page.get_by_label("Tệp này không chứa bí mật nhà nước").check()
    clerk.press("Đọc kế hoạch")
    page.wait_for_url(re.compile(r"/plans/\d+/review/"), timeout=10_000)


def accept(seat: Seat, title: str) -> None:
    """From the list of My work; then on to the task's page."""
    seat.go("/")
    seat.press("Tiếp nhận", within=seat.row(title))
    seat.hears("Đã ghi nhận: tiếp nhận.")
    seat.row(title).locator("a").first.click()
    seat.page.wait_for_url("**/plans/tasks/*/")


def downloaded(seat: Seat, word: str) -> bytes:
    """What the browser saves when `word` is pressed."""
    with seat.page.expect_download() as download:
        seat.press(word, exact=False)
    return Path(download.value.path()).read_bytes()


def one_page_pdf() -> bytes:
    """An empty page, as evidence."""
    kept = io.BytesIO()
    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    document.save(kept)
    return kept.getvalue()
