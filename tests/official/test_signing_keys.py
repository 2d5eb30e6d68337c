"""Keys that sign, and those that do not."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)

from dondoc.official.signing import (
    KeyRefused,
    Pkcs11Token,
    pkcs11_key,
    pkcs12_key,
    read_signed,
    sign_as_signer,
)
from official.signed_samples import AT, blank
from signing_keys import PASSWORD, ROOT, ROOT_DER, SIGNER_P12, pkcs12_file

MODULE = Path("/usr/lib/softhsm/libsofthsm2.so")


def test_a_key_names_its_holder_and_hides_its_secret():
    key = pkcs12_key(*SIGNER_P12)
    assert key.holder == "Nguyễn Văn Mẫu"
    assert "signer" not in repr(key)


def test_a_wrong_password_is_refused_and_not_repeated():
    with pytest.raises(KeyRefused, match="kiểm tra mật khẩu") as refused:
        pkcs12_key(SIGNER_P12[0], "sai mật khẩu 987")
    assert "987" not in str(refused.value)


def test_a_file_that_is_no_key_is_refused():
    with pytest.raises(KeyRefused, match="Không mở được"):
        pkcs12_key(b"no key", "x")


def test_a_certificate_without_its_key_is_refused():
    data = pkcs12.serialize_key_and_certificates(b"x", None, None, [ROOT], BestAvailableEncryption(b"x"))
    with pytest.raises(KeyRefused, match="không có khóa bí mật"):
        pkcs12_key(data, "x")


def test_a_certificate_out_of_force_does_not_sign():
    key = pkcs12_key(*pkcs12_file("Trần Thị Thử", until=datetime(2025, 6, 1, tzinfo=UTC)))
    with pytest.raises(KeyRefused, match="hiệu lực từ 01/01/2025 đến 01/06/2025"):
        sign_as_signer(blank(), key, at=AT)


def on_token(folder, monkeypatch):
    """A token of software with the signer's key in it."""
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder / 'tokens'}\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(folder / "softhsm2.conf"))
    key, certificate, _ = pkcs12.load_key_and_certificates(SIGNER_P12[0], PASSWORD.encode())
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    (folder / "key.pem").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    run = ["softhsm2-util", "--token", "thu", "--pin", "1234"]
    subprocess.run(
        [*run[:1], "--init-token", "--free", "--label", "thu", "--pin", "1234", "--so-pin", "4321"],
        check=True,
        capture_output=True,
    )
    subprocess.run(
        [*run, "--import", str(folder / "key.pem"), "--label", "nguoi-ky", "--id", "01"],
        check=True,
        capture_output=True,
    )
    import pkcs11  # noqa: PLC0415 - an optional part
    from pkcs11.util.x509 import decode_x509_certificate  # noqa: PLC0415 - an optional part

    token = pkcs11.lib(str(MODULE)).get_token(token_label="thu")
    with token.open(user_pin="1234", rw=True) as session:
        entry = decode_x509_certificate(certificate.public_bytes(Encoding.DER))
        entry |= {pkcs11.Attribute.TOKEN: True, pkcs11.Attribute.LABEL: "nguoi-ky", pkcs11.Attribute.ID: b"\x01"}
        session.create_object(entry)


def test_a_token_signs(tmp_path, monkeypatch):
    on_token(tmp_path, monkeypatch)
    with pkcs11_key(Pkcs11Token(str(MODULE), "thu", "nguoi-ky", "1234")) as key:
        pdf = sign_as_signer(blank(), key, at=AT)
    assert [(r.signer, r.valid) for r in read_signed(pdf, [ROOT_DER]).signatures] == [("Nguyễn Văn Mẫu", True)]


def test_a_token_that_is_not_there_is_refused():
    with (
        pytest.raises(KeyRefused, match="Không mở được thiết bị"),
        pkcs11_key(Pkcs11Token("/khong/co/thu-vien.so", "thu", "nguoi-ky", "1234")),
    ):
        pass
