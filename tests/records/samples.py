"""Small true files and documents for the tests of records."""

import io
import zipfile
from dataclasses import replace
from datetime import date

from dondoc.records.actions import Upload
from dondoc.records.models import Delivery, Recipient
from dondoc.records.rules import DeliveryState, Way

DAY = date(2026, 3, 5)
PDF = b"%PDF-1.4\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 16
JPG = b"\xff\xd8\xff\xe0" + b"\0" * 16


def zipped(*parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part in parts:
            archive.writestr(part, "x")
    return out.getvalue()


def sent_to(document, *, body=None, person=None, way=Way.IN_APP, state=DeliveryState.SENT):
    recipient = Recipient.objects.create(
        document=document, position=document.recipients.count() + 1, text=str(body or person), body=body, person=person
    )
    return Delivery.objects.create(recipient=recipient, body=body, person=person, way=way, state=state)


def upload(content=PDF, name="cong-van.pdf", *, not_secret=True):
    return Upload(content=content, name=name, not_secret=not_secret)


def changed(arrival, **fields):
    return replace(arrival, **fields)
