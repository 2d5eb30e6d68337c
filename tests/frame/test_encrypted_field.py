"""Encrypted text is unreadable in the database and reads back as it was."""

import pytest

from dondoc.frame.encryption import EncryptedTextField, decrypt, encrypt


def test_what_is_stored_is_not_what_was_typed() -> None:
    stored = EncryptedTextField().get_prep_value("024123456789")
    assert "024123456789" not in stored
    assert EncryptedTextField().from_db_value(stored) == "024123456789"


def test_nothing_stays_nothing() -> None:
    assert EncryptedTextField().get_prep_value(None) is None
    assert EncryptedTextField().from_db_value(None) is None


def test_a_former_key_still_opens_what_it_closed(settings) -> None:
    token = encrypt(b"mat")
    settings.DATA_KEYS = ["bmV3LWtleS1uZXcta2V5LW5ldy1rZXktbmV3LWtleSE=", *settings.DATA_KEYS]
    assert decrypt(token) == b"mat"


def test_another_key_is_told_in_plain_words(settings) -> None:
    token = encrypt(b"mat")
    settings.DATA_KEYS = ["bmV3LWtleS1uZXcta2V5LW5ldy1rZXktbmV3LWtleSE="]
    with pytest.raises(ValueError, match="khóa dữ liệu không đúng"):
        decrypt(token)
