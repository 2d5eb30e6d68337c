"""Where mail goes when no server is named: a folder, one file a mail."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


def mail_folder() -> Path:
    return Path(settings.PLACES.var) / "mail"


class MailFolder(BaseEmailBackend):
    """Writes each mail to `var/mail` under its Message-ID: the same mail again is the same file."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = mail_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for message in email_messages:
            sent = message.message()
            name = re.sub(r"[^\w.-]", "", str(sent["Message-ID"]).partition("@")[0])
            half = folder / f".{name}.{os.getpid()}"
            half.write_bytes(sent.as_bytes())
            half.replace(folder / f"{name}.eml")
        return len(email_messages)
