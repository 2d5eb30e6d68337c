"""Certificates for tests: a root authority, a signer and an agency, made anew in each run."""

from datetime import UTC, datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

FROM, UNTIL = datetime(2025, 1, 1, tzinfo=UTC), datetime(2035, 1, 1, tzinfo=UTC)
PASSWORD = "mật khẩu của tệp khóa"


def _name(common_name):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])


def certificate(name, key, *, issuer=None, issuer_key=None, until=UNTIL, stamps=False):
    """A certificate; without an issuer a root's own; `stamps`: a time-stamping service's."""
    is_root = issuer is None
    builder = (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(_name(name) if is_root else issuer.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(FROM)
        .not_valid_after(until)
        .add_extension(x509.BasicConstraints(ca=is_root, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=not is_root,
                content_commitment=not is_root,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                key_cert_sign=is_root,
                crl_sign=is_root,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    if stamps:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return builder.sign(issuer_key or key, hashes.SHA256())


def pkcs12_file(name, *, until=UNTIL, stamps=False):
    """A PKCS#12 file of one holder under ROOT and its password."""
    key = rsa.generate_private_key(65537, 2048) if stamps else ec.generate_private_key(ec.SECP256R1())
    holder = certificate(name, key, issuer=ROOT, issuer_key=_ROOT_KEY, until=until, stamps=stamps)
    encryption = BestAvailableEncryption(PASSWORD.encode())
    return pkcs12.serialize_key_and_certificates(name.encode(), key, holder, [ROOT], encryption), PASSWORD


_ROOT_KEY = ec.generate_private_key(ec.SECP256R1())
ROOT = certificate("CA thử nghiệm", _ROOT_KEY)
ROOT_DER = ROOT.public_bytes(Encoding.DER)
SIGNER_P12 = pkcs12_file("Nguyễn Văn Mẫu")
AGENCY_P12 = pkcs12_file("Ban Quản lý các khu công nghiệp Mẫu Sơn")
