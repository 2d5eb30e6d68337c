"""A letter, and papers on each step of their way."""

import io
from dataclasses import replace
from datetime import date

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfSignatureMetadata, sign_pdf

from cast import Cast
from dondoc.official.model import Bullets, Heading, Para
from dondoc.official.pdf_out import write_pdf
from dondoc.official.signing import pkcs12_key
from dondoc.outgoing import actions
from dondoc.outgoing.actions import Letter, Way
from dondoc.outgoing.models import Paper
from dondoc.outgoing.queries.layout import FONTS, as_official
from dondoc.people.models import User
from signing_keys import AGENCY_P12

LETTER = Letter(
    type_name="Công văn",
    abstract="Đôn đốc rà soát nhu cầu nhà ở của công nhân",
    blocks=(
        Para("Ban Quản lý đề nghị các đơn vị rà soát nhu cầu nhà ở của công nhân."),
        Heading("clause", "1", "Nội dung rà soát"),
        Bullets(("Số công nhân thuê trọ", "Số công nhân có nhu cầu mua nhà")),
        Para("Kết quả gửi về Văn phòng trước ngày 20."),
    ),
    addressees=("Phòng Quản lý Doanh nghiệp",),
    recipients=("Trưởng Ban (để báo cáo)",),
)

# What each step does and who takes it, for a paper of the labour department without a deputy in charge.
WAY = (
    ("labour_staff", "submit"),
    ("labour_head", "agree"),
    ("office_clerk", "pass_signer"),
    ("head", "sign"),
)


def drafted(user: User, letter: Letter = LETTER, way: Way | None = None) -> Paper:
    return actions.draft_paper(actor=user, letter=letter, way=way)


def paper_at(cast: Cast, state: str, letter: Letter = LETTER, way: Way | None = None) -> Paper:
    """A paper of the labour department that stands at `state`."""
    paper = drafted(cast.users["labour_staff"], letter, way)
    for who, verb in WAY:
        if paper.state == state:
            break
        paper = actions.take_step(actor=cast.users[who], paper=paper, verb=verb)
    return paper


def signed_elsewhere(paper: Paper, **changed: object) -> bytes:
    """The paper as another system numbers, dates and signs it."""
    numbered = replace(as_official(paper), number=15, date=date(2026, 3, 4), **changed)
    writer = IncrementalPdfFileWriter(io.BytesIO(write_pdf(numbered, fonts=FONTS)))
    signer = pkcs12_key(*AGENCY_P12).signer
    return bytes(sign_pdf(writer, PdfSignatureMetadata(field_name="Signature1"), signer).getvalue())
