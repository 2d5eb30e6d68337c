"""Signed PDFs: the signer signs, number and date are filled in, the agency signs; read back, each signature is validated.

Nghị định 30/2020/NĐ-CP, Article 12 and Annex I, II.7–8. Pure: no Django, no database; the network only through a time-stamping
client that the caller hands in.
"""

from dondoc.official.signing.compare import Difference, compare_text
from dondoc.official.signing.fields import Filling, NotSignable, fill, write_pdf_to_sign
from dondoc.official.signing.keys import Key, KeyRefused, Pkcs11Token, pkcs11_key, pkcs12_key
from dondoc.official.signing.sign import PictureRefused, sign_as_agency, sign_as_signer, sign_attachment
from dondoc.official.signing.validate import Later, SignatureReport, SignedPdf, Trust, read_signed, validate_pdf

__all__ = [
    "Difference",
    "Filling",
    "Key",
    "KeyRefused",
    "Later",
    "NotSignable",
    "PictureRefused",
    "Pkcs11Token",
    "SignatureReport",
    "SignedPdf",
    "Trust",
    "compare_text",
    "fill",
    "pkcs11_key",
    "pkcs12_key",
    "read_signed",
    "sign_as_agency",
    "sign_as_signer",
    "sign_attachment",
    "validate_pdf",
    "write_pdf_to_sign",
]
