"""A document on its way: blank, signed, numbered, sealed."""

import io
from dataclasses import replace
from datetime import date, datetime
from functools import cache

from PIL import Image, ImageDraw

from dondoc.official.compose import VIETNAM
from dondoc.official.model import PartialDate
from dondoc.official.signing import Filling, fill, pkcs12_key, sign_as_agency, sign_as_signer, write_pdf_to_sign
from official.reading_back import FONTS
from official.samples import PLAN
from signing_keys import AGENCY_P12, SIGNER_P12

AT = datetime(2026, 2, 3, 10, 5, tzinfo=VIETNAM)
DRAFT = replace(PLAN, number=None, date=PartialDate(2026))
FILLING = Filling(5, date(2026, 2, 4))
BLUE, RED = (0, 0, 200, 255), (220, 0, 0, 255)


def _png(size, colour):
    picture = Image.new("RGBA", size, (0, 0, 0, 0))
    ImageDraw.Draw(picture).ellipse([0, 0, size[0] - 1, size[1] - 1], fill=colour)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


SIGNATURE_PNG, SEAL_PNG = _png((400, 100), BLUE), _png((300, 300), RED)


@cache
def blank():
    return write_pdf_to_sign(DRAFT, fonts=FONTS)


@cache
def signed():
    return sign_as_signer(blank(), pkcs12_key(*SIGNER_P12), at=AT, picture=SIGNATURE_PNG, seal_mm=36)


@cache
def numbered():
    return fill(signed(), FILLING, fonts=FONTS)


@cache
def sealed():
    return sign_as_agency(numbered(), pkcs12_key(*AGENCY_P12), at=AT, seal=SEAL_PNG)
