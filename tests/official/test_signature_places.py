"""Where the pictures, the number and the date stand on the page."""

import io
import json

import pypdfium2
import pytest
from PIL import ImageChops
from pyhanko.pdf_utils.reader import PdfFileReader

from dondoc.official.layout import PAGE, SIGNER_LEFT_MM
from dondoc.official.pdf_out import write_pdf_with_places
from dondoc.official.signing import PictureRefused, pkcs12_key, sign_as_signer
from official.reading_back import FONTS
from official.signed_samples import AT, DRAFT, blank, sealed, signed
from signing_keys import SIGNER_P12

SCALE = 4  # pixels a point
MM = 72 / 25.4


def picture(pdf):
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    return document[0].render(scale=SCALE, may_draw_forms=True).to_pil().convert("RGB")


def box_mm(pdf, strong, weak):
    """The box of the pixels of one colour, in millimetres from the page's top left corner."""
    channels = dict(zip("RGB", picture(pdf).split(), strict=True))
    mask = ImageChops.darker(
        channels[strong].point(lambda value: 255 * (value > 150)),
        channels[weak].point(lambda value: 255 * (value < 60)),
    )
    return tuple(round(side / SCALE / MM, 1) for side in mask.getbbox())


def blue_box(pdf):
    return box_mm(pdf, "B", "R")


def red_box(pdf):
    return box_mm(pdf, "R", "B")


def test_the_signature_stands_in_the_middle_between_position_and_name():
    left, top, right, bottom = blue_box(signed())
    _, places = write_pdf_with_places(DRAFT, fonts=FONTS)
    room = next(place for place in places if place.field == "signer")
    column = PAGE.left + SIGNER_LEFT_MM, PAGE.width - PAGE.right
    assert (left + right) / 2 == pytest.approx(sum(column) / 2, abs=0.5)
    assert (top + bottom) / 2 == pytest.approx((room.y + room.height / 2) / MM, abs=0.5)
    assert (right - left, bottom - top) == pytest.approx((45, 45 / 4), abs=0.5)


def test_the_seal_in_true_size_covers_the_left_third_of_the_signature():
    left, top, right, bottom = red_box(sealed())
    signature = blue_box(signed())
    assert (right - left, bottom - top) == pytest.approx((36, 36), abs=0.5)
    assert right == pytest.approx(signature[0] + (signature[2] - signature[0]) / 3, abs=0.5)
    assert (top + bottom) / 2 == pytest.approx((signature[1] + signature[3]) / 2, abs=0.5)


def test_the_seal_lies_over_the_signature_not_under_it():
    assert blue_box(sealed())[0] > blue_box(signed())[0] + 10


def fields(pdf):
    form = PdfFileReader(io.BytesIO(pdf)).root["/AcroForm"]["/Fields"]
    found = (reference.get_object() for reference in form)
    return {str(field["/T"]): [round(float(side)) for side in field["/Rect"]] for field in found}


def test_the_same_draft_has_the_same_places():
    assert json.dumps(fields(blank())) == json.dumps(fields(blank()))
    assert sorted(fields(blank())) == ["agency", "day", "month", "number", "signer"]


def test_number_and_date_are_printed_on_the_line_that_was_left_for_them():
    before, after = picture(signed()), picture(sealed())
    _, places = write_pdf_with_places(DRAFT, fonts=FONTS)
    for place in places:
        if place.field == "signer":
            continue
        box = [place.x + 1, place.y - place.size * 0.7, place.x + place.width - 1, place.y]
        crop = [round(side * SCALE) for side in box]
        assert before.crop(crop).getextrema() == ((255, 255),) * 3, place.field
        darkest = min(low for low, _ in after.crop(crop).getextrema())
        assert darkest < 60, place.field
        below = [crop[0], crop[3] + SCALE, crop[2], crop[3] + 3 * SCALE]
        assert after.crop(below).getextrema() == ((255, 255),) * 3, place.field


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n broken"])
def test_a_picture_that_is_no_png_is_refused(data):
    with pytest.raises(PictureRefused, match="PNG"):
        sign_as_signer(blank(), pkcs12_key(*SIGNER_P12), at=AT, picture=data or b"-")
