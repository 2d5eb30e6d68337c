"""How mail leaves: by the server of `DONDOC_MAIL_URL`, else into a folder."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from dondoc.config.errors import StartError

FOLDER_BACKEND = "dondoc.notices.storage.MailFolder"
SMTP_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
PORTS = {"smtp": 587, "smtps": 465, "smtp+plain": 25}


@dataclass(frozen=True, slots=True)
class Mail:
    """Django's own settings of mail. `address`: where people reach the program, for the links in mails."""

    backend: str
    sender: str
    address: str
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    starttls: bool = False
    tls: bool = False


def mail_settings(environ: Mapping[str, str]) -> Mail:
    """Mail as the environment says it.

    Raises:
        StartError: when `DONDOC_MAIL_URL` cannot be read.
    """
    address = environ.get("DONDOC_ADDRESS", "").rstrip("/") or _usual_address(environ)
    host_of_address = urlsplit(address).hostname or "localhost"
    sender = environ.get("DONDOC_MAIL_FROM", "") or f"Đôn Đốc <dondoc@{host_of_address}>"
    url = environ.get("DONDOC_MAIL_URL", "")
    if not url:
        return Mail(FOLDER_BACKEND, sender, address)
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in PORTS or not parts.hostname:
        raise StartError(
            "DONDOC_MAIL_URL không đọc được", do="Hãy viết dạng smtp://tài-khoản:mật-khẩu@máy:587 hoặc smtps://…:465"
        )
    return Mail(
        SMTP_BACKEND,
        sender,
        address,
        host=parts.hostname,
        port=port or PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starttls=parts.scheme == "smtp",
        tls=parts.scheme == "smtps",
    )


def _usual_address(environ: Mapping[str, str]) -> str:
    """The first of `DONDOC_HOSTS` where there is one, else this machine."""
    host = environ.get("DONDOC_HOSTS", "").partition(",")[0]
    if host:
        return f"{'https' if environ.get('DONDOC_TLS') == '1' else 'http'}://{host}"
    return f"http://127.0.0.1:{environ.get('DONDOC_PORT') or 8000}"
