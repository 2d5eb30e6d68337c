"""Keys that sign: a PKCS#12 file with its password, or a PKCS#11 token. Nothing of them is kept or logged."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from asn1crypto import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from pyhanko.sign.signers import Signer, SimpleSigner


class KeyRefused(Exception):  # noqa: N818 - it names what happened
    """A key that cannot sign; `str()` is a Vietnamese sentence with what to do."""


@dataclass(frozen=True, slots=True)
class Key:
    """A certificate and the means to sign with its key. `holder` is the certificate's common name."""

    signer: Signer = field(repr=False)
    holder: str
    valid_from: datetime
    valid_until: datetime

    def ensure_valid(self, at: datetime) -> None:
        """Raises KeyRefused when the certificate is not in force at `at`."""
        if not self.valid_from <= at <= self.valid_until:
            raise KeyRefused(
                f"Chứng thư số của {self.holder} có hiệu lực từ {self.valid_from:%d/%m/%Y} đến {self.valid_until:%d/%m/%Y}. "
                "Hãy dùng chứng thư số còn hiệu lực."
            )


@dataclass(frozen=True, slots=True)
class Pkcs11Token:
    """A token or HSM: `module` is the path of its driver, `token` and `certificate` are labels."""

    module: str
    token: str
    certificate: str
    pin: str = field(repr=False)


def pkcs12_key(data: bytes, password: str) -> Key:
    """The key of a .p12/.pfx file. Raises KeyRefused: wrong password, no file of this kind, no key in it."""
    secret = password.encode()
    try:
        key, certificate, _others = pkcs12.load_key_and_certificates(data, secret)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise KeyRefused(
            "Không mở được tệp chứng thư số. Hãy kiểm tra mật khẩu, và tệp có đuôi .p12 hoặc .pfx."
        ) from error
    if key is None or certificate is None:
        raise KeyRefused("Tệp này không có khóa bí mật để ký. Hãy xuất lại chứng thư số kèm khóa (.p12 hoặc .pfx).")
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise KeyRefused("Loại khóa trong tệp này chưa ký được. Hãy dùng khóa RSA hoặc ECDSA.")
    return _key(SimpleSigner.load_pkcs12_data(data, (), secret))


@contextmanager
def pkcs11_key(token: Pkcs11Token) -> Iterator[Key]:
    """The key of a token, while its session is open. Needs the optional part `dondoc[pkcs11]`. Raises KeyRefused."""
    try:
        from pkcs11.exceptions import PKCS11Error  # noqa: PLC0415 - an optional part
        from pyhanko.config.pkcs11 import TokenCriteria  # noqa: PLC0415 - an optional part
        from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session  # noqa: PLC0415 - an optional part
    except ImportError as error:
        raise KeyRefused(
            "Máy chủ chưa có phần ký bằng thiết bị (PKCS#11). Đề nghị quản trị cài dondoc[pkcs11]."
        ) from error
    try:
        session = open_pkcs11_session(token.module, token_criteria=TokenCriteria(label=token.token), user_pin=token.pin)
    except (PKCS11Error, OSError, RuntimeError, ValueError) as error:
        raise KeyRefused("Không mở được thiết bị ký. Hãy cắm lại thiết bị và kiểm tra mã PIN.") from error
    try:
        with session:
            # The digest is made here: nearly every token signs one, not all make it.
            yield _key(PKCS11Signer(session, cert_label=token.certificate, use_raw_mechanism=True))
    except PKCS11Error as error:
        raise KeyRefused("Thiết bị ký không ký được. Hãy kiểm tra tên chứng thư số trong thiết bị.") from error


def _key(signer: Signer) -> Key:
    certificate = signer.signing_cert
    if certificate is None:
        raise KeyRefused("Không thấy chứng thư số đi với khóa này.")
    validity = certificate["tbs_certificate"]["validity"]
    return Key(signer, common_name(certificate), validity["not_before"].native, validity["not_after"].native)


def common_name(certificate: x509.Certificate) -> str:
    """The name of the certificate's holder: its common name, else the whole subject."""
    names = certificate.subject.native
    name = names.get("common_name") or certificate.subject.human_friendly
    return name if isinstance(name, str) else ", ".join(name)
