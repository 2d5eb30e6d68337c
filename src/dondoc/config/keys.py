"""The keys of an installation: from the environment, else made once in `var` and readable by its account alone."""

import base64
import os
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path

from dondoc.config.places import Places


def write_private(path: Path, text: str) -> None:
    """Writes `text` to a new file with mode 0600; never overwrites.

    Raises:
        FileExistsError: when the file is already there.
    """
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return ""


def secret_key(environ: Mapping[str, str], places: Places) -> str:
    """`DONDOC_SECRET_KEY`, else that of `var`; empty before the first start."""
    return environ.get("DONDOC_SECRET_KEY", "") or _read(places.secret_key)


def data_keys(environ: Mapping[str, str], places: Places) -> list[str]:
    """The Fernet keys of `DONDOC_DATA_KEY` (newest first, separated by commas), else that of `var`."""
    configured = environ.get("DONDOC_DATA_KEY", "") or _read(places.data_key)
    return [key.strip() for key in configured.split(",") if key.strip()]


def app_password(places: Places) -> str:
    return _read(places.app_password)


def _fernet_key() -> str:
    return base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()


def _signing_key() -> str:
    return secrets.token_urlsafe(48)


def make_keys(environ: Mapping[str, str], places: Places) -> list[Path]:
    """Makes the keys that neither the environment nor `var` has; returns the files made."""
    wanted: list[tuple[str, Path, Callable[[], str]]] = [
        ("DONDOC_SECRET_KEY", places.secret_key, _signing_key),
        ("DONDOC_DATA_KEY", places.data_key, _fernet_key),
    ]
    made = []
    for variable, path, new in wanted:
        if not environ.get(variable) and not path.exists():
            write_private(path, new())
            made.append(path)
    return made
