"""The encrypted field: AES through Fernet with the key of the installation; never searchable, never in the history."""

from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import models


@lru_cache(maxsize=4)
def _fernet(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def encrypt(data: bytes) -> bytes:
    """`data` under the first key of `settings.DATA_KEYS`."""
    return _fernet(tuple(settings.DATA_KEYS)).encrypt(data)


def decrypt(token: bytes) -> bytes:
    """The data of `token` under any of the keys.

    Raises:
        ValueError: when none of the keys opens it.
    """
    try:
        return _fernet(tuple(settings.DATA_KEYS)).decrypt(token)
    except InvalidToken as error:
        raise ValueError(
            "Không giải mã được: khóa dữ liệu không đúng. Hãy dùng tệp khóa của lần cài đặt này."
        ) from error


class EncryptedTextField(models.TextField[str, str]):
    """Text that is stored encrypted. Filters on it other than by null match nothing useful: do not offer them."""

    def get_prep_value(self, value: Any) -> Any:
        prepared = super().get_prep_value(value)
        return None if prepared is None else encrypt(str(prepared).encode()).decode()

    def from_db_value(self, value: str | None, *_: object) -> str | None:
        return None if value is None else decrypt(value.encode()).decode()
