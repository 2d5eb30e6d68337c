"""PAdES signatures: of the signer, then of the agency; and of the agency alone on a separate attached file.

The signer's is a certification that allows fields to be filled and signed, nothing else; the agency's closes the file.
"""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path

from PIL import Image, UnidentifiedImageError
from pyhanko.pdf_utils import generic, layout
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.images import PdfImage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.stamp import StaticStampStyle

from dondoc.official.layout import PAGE
from dondoc.official.signing.fields import (
    AGENCY,
    POINTS_PER_MM,
    SEAL_MM,
    SIGNATURE_MM,
    SIGNER,
    Box,
    NotSignable,
    box_around,
    fields_of,
    opened,
    seal_box,
)
from dondoc.official.signing.keys import Key
from dondoc.official.signing.stamps import ASCENT, DESCENT, stamp

_MAX_PIXELS = 4_000_000
_TEXT_PT = 10.0  # Annex I, II.8
_TEXT_TOP_MM = 8.0  # from the page's edge, above the first line
_TEXT_WIDTH_MM = 90.0


class PictureRefused(Exception):  # noqa: N818 - it names what happened
    """A picture that cannot be printed; `str()` is a Vietnamese sentence with what to do."""


def sign_as_signer(
    pdf: bytes,
    key: Key,
    *,
    at: datetime,
    picture: bytes | None = None,
    seal_mm: float = SEAL_MM,
    timestamper: TimeStamper | None = None,
) -> bytes:
    """The file of `write_pdf_to_sign` signed by the signer: `picture` (a transparent PNG) stands between position and name, and the
    agency's place is set over its left third for a seal `seal_mm` wide. PAdES B-B, B-T with a `timestamper`.
    Raises NotSignable, PictureRefused, KeyRefused.
    """
    key.ensure_valid(at)
    writer = opened(pdf)
    fields = _unsigned(writer, SIGNER, AGENCY)
    image = _picture(picture) if picture else None
    box = _fitted(_rect(fields[SIGNER]), image)
    for name, rect in ((SIGNER, box), (AGENCY, seal_box(box, seal_mm))):
        fields[name][pdf_name("/Rect")] = generic.ArrayObject(generic.NumberObject(side) for side in rect)
        writer.update_container(fields[name])
    meta = _meta(SIGNER, certify=True, docmdp_permissions=MDPPerm.FILL_FORMS)
    return _signed(writer, key, meta, at=at, shown=_shown(image, box), timestamper=timestamper)


def sign_as_agency(
    pdf: bytes, key: Key, *, at: datetime, seal: bytes | None = None, timestamper: TimeStamper | None = None
) -> bytes:
    """The agency's signature over the signer's, which must be there, with the `seal` (a transparent PNG) in true size; after it
    nothing may change. Raises NotSignable, also while the number is blank, PictureRefused, KeyRefused.
    """
    key.ensure_valid(at)
    writer = opened(pdf)
    fields = _unsigned(writer, AGENCY)
    if "/V" not in fields.get(SIGNER, {}):
        raise NotSignable("Người ký chưa ký văn bản này. Cơ quan chỉ ký số sau người ký.")
    if "number" in fields and "/V" not in fields["number"]:
        raise NotSignable("Văn bản chưa có số và ngày. Hãy lấy số trước khi cơ quan ký số.")
    image = _picture(seal) if seal else None
    return _signed(
        writer, key, _meta(AGENCY), at=at, shown=_shown(image, _rect(fields[AGENCY])), timestamper=timestamper
    )


def sign_attachment(
    pdf: bytes, key: Key, *, at: datetime, number: str, fonts: Path, timestamper: TimeStamper | None = None
) -> bytes:
    """The agency's signature on a separate attached file: no picture; on the first page, top right, the document's number and
    code ("15/KH-BQL") and the time of signing in ISO 8601, in Times New Roman 10, black (Nghị định 30/2020/NĐ-CP,
    Annex I, II.8). Raises NotSignable, KeyRefused.
    """
    key.ensure_valid(at)
    writer = opened(pdf)
    lines = (number, at.isoformat(timespec="seconds"))
    width = _TEXT_WIDTH_MM * POINTS_PER_MM
    height = len(lines) * _TEXT_PT * (ASCENT + DESCENT)
    page_width, page_height = _first_page(writer)
    middle = (
        page_width - PAGE.right * POINTS_PER_MM - width / 2,
        page_height - _TEXT_TOP_MM * POINTS_PER_MM - height / 2,
    )
    spec = SigFieldSpec(
        AGENCY,
        0,
        box_around(middle, _TEXT_WIDTH_MM, height / POINTS_PER_MM),
        field_mdp_spec=FieldMDPSpec(FieldMDPAction.ALL),
        doc_mdp_update_value=MDPPerm.NO_CHANGES,
    )
    shown = _style(_Text(lines, width=width, fonts=fonts))
    return _signed(writer, key, _meta(AGENCY), at=at, shown=shown, timestamper=timestamper, new=spec)


class _Text(PdfContent):
    """Lines set by Typst, as a drawing."""

    def __init__(self, lines: tuple[str, ...], *, width: float, fonts: Path) -> None:
        super().__init__(box=layout.BoxConstraints(width, len(lines) * _TEXT_PT * (ASCENT + DESCENT)))
        self._stamp: Callable[[BasePdfFileWriter], generic.IndirectObject] = lambda writer: stamp(
            writer, lines, width=width, size=_TEXT_PT, align="right", fonts=fonts
        )

    def render(self) -> bytes:
        self.resources.xobject[pdf_name("/Words")] = self._stamp(self._ensure_writer)
        return b"/Words Do"


class _TimedSigner(PdfSigner):
    """Signs at the time that it is told."""

    def __init__(self, *args: object, at: datetime, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed through
        self._at = at

    def init_signing_session(
        self,
        pdf_out: BasePdfFileWriter,
        existing_fields_only: bool = False,  # noqa: FBT001, FBT002 - the parent's
    ) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self._at
        return session


def _signed(
    writer: IncrementalPdfFileWriter,
    key: Key,
    meta: PdfSignatureMetadata,
    *,
    at: datetime,
    shown: StaticStampStyle,
    timestamper: TimeStamper | None,
    new: SigFieldSpec | None = None,
) -> bytes:
    signer = _TimedSigner(meta, key.signer, at=at, timestamper=timestamper, stamp_style=shown, new_field_spec=new)
    try:
        out: BytesIO = signer.sign_pdf(writer, existing_fields_only=new is None)
    except (SigningError, PdfError) as error:
        raise NotSignable("Không ký được tệp PDF này. Hãy tạo lại tệp từ bản đã duyệt rồi ký lại.") from error
    return out.getvalue()


def _meta(
    name: str, *, certify: bool = False, docmdp_permissions: MDPPerm = MDPPerm.NO_CHANGES
) -> PdfSignatureMetadata:
    return PdfSignatureMetadata(
        field_name=name,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=certify,
        docmdp_permissions=docmdp_permissions,
    )


def _unsigned(writer: IncrementalPdfFileWriter, *names: str) -> dict[str, generic.DictionaryObject]:
    """The fields by name; those of `names` are there and empty."""
    fields = fields_of(writer)
    if any(name not in fields for name in names):
        raise NotSignable("Tệp PDF này không có chỗ ký. Hãy dùng tệp do chương trình soạn ra để ký.")
    if any("/V" in fields[name] for name in names):
        raise NotSignable("Tệp PDF này đã được ký. Không ký lần thứ hai vào cùng một chỗ.")
    return fields


def _picture(png: bytes) -> Image.Image:
    try:
        image = Image.open(BytesIO(png), formats=["PNG"])
        if image.width * image.height > _MAX_PIXELS:
            raise PictureRefused("Ảnh chữ ký hoặc dấu quá lớn. Hãy giảm còn dưới 2.000 × 2.000 điểm ảnh.")
        return image.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise PictureRefused("Ảnh chữ ký hoặc dấu phải là tệp PNG nền trong suốt. Hãy xuất lại ảnh.") from error


def _rect(field: generic.DictionaryObject) -> Box:
    left, bottom, right, top = (round(float(side)) for side in field["/Rect"])
    return left, bottom, right, top


def _fitted(room: Box, image: Image.Image | None) -> Box:
    """The picture's own shape, as large as the room allows, in its middle."""
    if image is None:
        return room
    width, height = SIGNATURE_MM
    scale = min(width / image.width, height / image.height)
    middle = (room[0] + room[2]) / 2, (room[1] + room[3]) / 2
    return box_around(middle, image.width * scale, image.height * scale)


def _shown(image: Image.Image | None, box: Box) -> StaticStampStyle:
    left, bottom, right, top = box
    room = layout.BoxConstraints(right - left, top - bottom)
    return StaticStampStyle(border_width=0) if image is None else _style(PdfImage(image, box=room))


def _style(content: PdfContent) -> StaticStampStyle:
    """The content as large as it is, without margins or a frame."""
    whole = layout.SimpleBoxLayoutRule(
        x_align=layout.AxisAlignment.ALIGN_MIN,
        y_align=layout.AxisAlignment.ALIGN_MIN,
        margins=layout.Margins.uniform(0),
        inner_content_scaling=layout.InnerScaling.NO_SCALING,
    )
    return StaticStampStyle(background=content, background_opacity=1.0, background_layout=whole, border_width=0)


def _first_page(writer: IncrementalPdfFileWriter) -> tuple[float, float]:
    page = writer.find_page_for_modification(0)[0].get_object()
    while "/MediaBox" not in page and "/Parent" in page:
        page = page["/Parent"]
    left, bottom, right, top = (float(side) for side in page["/MediaBox"])
    return right - left, top - bottom
