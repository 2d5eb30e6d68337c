"""The places of a document that is signed, as fields of its PDF: signature, agency's signature, number and date."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, MDPPerm, SigFieldSpec, append_signature_field

from dondoc.official.layout import PAGE
from dondoc.official.model import OfficialDocument
from dondoc.official.pdf_out import Place, write_pdf_with_places
from dondoc.official.rules import day_month, number_text
from dondoc.official.signing.stamps import ASCENT, DESCENT, stamp

SIGNER, AGENCY = "signer", "agency"
SIGNATURE_MM = (45.0, 22.0)  # the room that the signer's picture is fitted into
SEAL_MM = 36.0  # taken until the seal's own size is known
_HINTS = {
    SIGNER: "Chữ ký của người ký",
    AGENCY: "Chữ ký số của cơ quan",
    "number": "Số văn bản",
    "day": "Ngày ban hành",
    "month": "Tháng ban hành",
    "year": "Năm ban hành",
}
_PRINTED = 4  # annotation flag: on paper too
POINTS_PER_MM = 72 / 25.4
_PAGE_HEIGHT = PAGE.height * POINTS_PER_MM

Box = tuple[int, int, int, int]  # left, bottom, right, top in points from the page's lower left corner


class NotSignable(Exception):  # noqa: N818 - it names what happened
    """A PDF that lacks a place, or has it filled already; `str()` is a Vietnamese sentence."""


@dataclass(frozen=True, slots=True)
class Filling:
    number: int
    day: date


def write_pdf_to_sign(doc: OfficialDocument, *, fonts: Path) -> bytes:
    """The document as PDF with empty fields where the signer and the agency sign, and for number and date where they are
    still blank. The same data and fonts give the same bytes. Raises as write_pdf does.
    """
    pdf, places = write_pdf_with_places(doc, fonts=fonts)
    writer = _SteadyWriter(BytesIO(pdf))
    for place in places:
        if place.field == SIGNER:
            _add_signature_fields(writer, place)
        else:
            _add_text_field(writer, place)
    return written(writer)


class _SteadyWriter(IncrementalPdfFileWriter):
    """Leaves nothing in the bytes to chance or the clock: the file's first identifier twice, its time of change untouched."""

    @classmethod
    def _handle_id(cls, prev: PdfFileReader) -> generic.ArrayObject:
        first = super()._handle_id(prev)[0]  # type: ignore[no-untyped-call]
        return generic.ArrayObject([first, first])

    def _update_meta(self) -> None:
        """The draft's own time stays."""


def _add_signature_fields(writer: IncrementalPdfFileWriter, place: Place) -> None:
    middle = place.x + place.width / 2, _PAGE_HEIGHT - place.y - place.height / 2
    signature = box_around(middle, SIGNATURE_MM[0], SIGNATURE_MM[1])
    append_signature_field(writer, SigFieldSpec(SIGNER, place.page, signature, readable_field_name=_HINTS[SIGNER]))
    append_signature_field(
        writer,
        SigFieldSpec(
            AGENCY,
            place.page,
            seal_box(signature, SEAL_MM),
            readable_field_name=_HINTS[AGENCY],
            field_mdp_spec=FieldMDPSpec(FieldMDPAction.ALL),
            doc_mdp_update_value=MDPPerm.NO_CHANGES,
        ),
    )


def _add_text_field(writer: IncrementalPdfFileWriter, place: Place) -> None:
    baseline = _PAGE_HEIGHT - place.y
    box = (place.x, baseline - DESCENT * place.size, place.x + place.width, baseline + ASCENT * place.size)
    page = writer.find_page_for_modification(place.page)[0]
    field = writer.add_object(
        generic.DictionaryObject(
            {
                pdf_name("/Type"): pdf_name("/Annot"),
                pdf_name("/Subtype"): pdf_name("/Widget"),
                pdf_name("/FT"): pdf_name("/Tx"),
                pdf_name("/T"): pdf_string(place.field),
                pdf_name("/TU"): pdf_string(_HINTS[place.field]),
                pdf_name("/F"): generic.NumberObject(_PRINTED),
                pdf_name("/Q"): generic.NumberObject(1),
                pdf_name("/DA"): pdf_string(f"/TiRo {place.size:g} Tf 0 g"),
                pdf_name("/Rect"): generic.ArrayObject(generic.FloatObject(round(side, 2)) for side in box),
                pdf_name("/P"): page,
            }
        )
    )
    form = _form(writer)
    form["/Fields"].append(field)
    writer.update_container(form)
    writer.register_annotation(page, field)


def _form(writer: IncrementalPdfFileWriter) -> generic.DictionaryObject:
    """The file's form, made where there is none, with the typeface that programs fall back on to redraw a field."""
    root = writer.root
    if "/AcroForm" not in root:
        root["/AcroForm"] = writer.add_object(generic.DictionaryObject({pdf_name("/Fields"): generic.ArrayObject()}))
        writer.update_root()
    form: generic.DictionaryObject = root["/AcroForm"]
    if "/DR" not in form:
        times = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Times-Roman", "/Encoding": "/WinAnsiEncoding"}
        font = generic.DictionaryObject({pdf_name(key): pdf_name(value) for key, value in times.items()})
        fonts = generic.DictionaryObject({pdf_name("/TiRo"): font})
        form[pdf_name("/DR")] = generic.DictionaryObject({pdf_name("/Font"): fonts})
    return form


def fill(pdf: bytes, filling: Filling, *, fonts: Path) -> bytes:
    """Number and date written into their fields, as an update that a signature made by `sign_as_signer` allows. Raises
    NotSignable when a field of the number is missing or any is filled.
    """
    writer = opened(pdf)
    found = fields_of(writer)
    day, month = day_month(filling.day.day, filling.day.month)
    words = {
        "number": number_text(filling.number),
        "day": day,
        "month": month,
        "year": str(filling.day.year),
    }
    if "number" not in found or "day" not in found:
        raise NotSignable("Tệp PDF này không có chỗ trống cho số và ngày. Hãy dùng tệp do chương trình soạn ra.")
    for name, text in words.items():
        field = found.get(name)
        if field is None:
            continue
        if "/V" in field:
            raise NotSignable("Tệp PDF này đã có số và ngày. Mỗi văn bản chỉ được ghi số một lần.")
        _write_in(writer, field, text, italic=name != "number", fonts=fonts)
    return written(writer)


def _write_in(
    writer: IncrementalPdfFileWriter, field: generic.DictionaryObject, text: str, *, italic: bool, fonts: Path
) -> None:
    left, bottom, right, top = (float(side) for side in field["/Rect"])
    size = (top - bottom) / (ASCENT + DESCENT)
    appearance = stamp(writer, (text,), width=right - left, size=size, align="center", italic=italic, fonts=fonts)
    field[pdf_name("/V")] = pdf_string(text)
    field[pdf_name("/AP")] = generic.DictionaryObject({pdf_name("/N"): appearance})
    writer.update_container(field)


def opened(pdf: bytes) -> IncrementalPdfFileWriter:
    """Raises NotSignable for what is no PDF that can be written on."""
    try:
        return IncrementalPdfFileWriter(BytesIO(pdf))
    except (PdfError, ValueError, KeyError, TypeError) as error:
        raise NotSignable("Không đọc được tệp PDF này để ký. Hãy dùng tệp do chương trình soạn ra.") from error


def written(writer: IncrementalPdfFileWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def fields_of(writer: IncrementalPdfFileWriter) -> dict[str, generic.DictionaryObject]:
    """The form's fields by name."""
    if "/AcroForm" not in writer.root or "/Fields" not in writer.root["/AcroForm"]:
        return {}
    fields = (reference.get_object() for reference in writer.root["/AcroForm"]["/Fields"])
    return {str(field["/T"]): field for field in fields}


def box_around(middle: tuple[float, float], width_mm: float, height_mm: float) -> Box:
    x, y = middle
    width, height = width_mm * POINTS_PER_MM, height_mm * POINTS_PER_MM
    return round(x - width / 2), round(y - height / 2), round(x + width / 2), round(y + height / 2)


def seal_box(signature: Box, seal_mm: float) -> Box:
    """Where a round seal stands: in true size, over the left third of the signature (Nghị định 30/2020/NĐ-CP, Annex I, II.8)."""
    left, bottom, right, top = signature
    size = seal_mm * POINTS_PER_MM
    return box_around((left + (right - left) / 3 - size / 2, (bottom + top) / 2), seal_mm, seal_mm)
