"""What the tests of documents share: a data folder of their own, documents that mean the same."""

from datetime import date

import pytest

from dondoc.config.places import Places
from dondoc.records.actions import Arrival
from dondoc.records.hooks import acts_of, instruction_hooks, progress_of, visible_ids
from dondoc.records.models import Document
from dondoc.records.rules import Direction
from records.samples import DAY


@pytest.fixture(autouse=True)
def data_folder(tmp_path, settings):
    settings.PLACES = Places(tmp_path)
    return tmp_path / "files"


@pytest.fixture(autouse=True)
def without_rooms_above(monkeypatch):
    """This room alone: what rooms above add to it is theirs to test."""
    for registry in (acts_of, instruction_hooks, progress_of, visible_ids):
        monkeypatch.setattr(registry, "_items", {})
        monkeypatch.setattr(registry, "_ordered", ())


@pytest.fixture
def arrival():
    return Arrival(
        type_name="Công văn",
        subject="Về việc rà soát nhà ở công nhân",
        arrived_on=DAY,
        number="120",
        symbol="UBND-KT",
        issued_on=date(2026, 3, 2),
        issuer_text="Ủy ban nhân dân tỉnh Mẫu",
    )


@pytest.fixture
def letter(db):
    """An incoming document that nobody has been charged with."""
    return Document.objects.create(
        direction=Direction.INCOMING,
        type_name="Công văn",
        number="77",
        symbol="SMM-VP",
        issuer_text="Sở Mẫu",
        issued_on=date(2026, 3, 1),
        subject="Về việc cung cấp số liệu lao động",
        arrived_on=DAY,
        arrival_number=12,
    )


@pytest.fixture
def day(monkeypatch):
    """The pages are looked at on the samples' day."""
    for module in ("lists", "received", "document", "registering", "instructing"):
        monkeypatch.setattr(f"dondoc.records.views.{module}.today", lambda: DAY)


@pytest.fixture
def own(db):
    """An outgoing document of the agency."""
    return Document.objects.create(
        direction=Direction.OUTGOING,
        type_name="Kế hoạch",
        number="12",
        symbol="KH-BQL",
        subject="Kế hoạch mẫu",
        issued_on=DAY,
    )
