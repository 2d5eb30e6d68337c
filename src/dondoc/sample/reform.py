"""Plays the reform of 2025 on the sample board: the province and its departments are merged, the former labour department's
fields go different ways, the Board becomes that of the new province. The decisions named are as far as known; who took over
which field of the labour department waits to be confirmed.
"""

from dataclasses import dataclass, replace

from django.db import transaction

from dondoc.people.actions import reorganise
from dondoc.people.actions.reorganising import Change, Heir
from dondoc.people.models import Body, Reorganisation, User
from dondoc.people.queries import today
from dondoc.people.queries.reorganising import preview
from dondoc.sample.units import AGENCY

RESOLUTION = "Nghị quyết số 202/2025/QH15 ngày 12/6/2025 của Quốc hội"
COUNCIL = "Nghị quyết ngày 19/02/2025 của Hội đồng nhân dân tỉnh Bắc Giang"
BOARD = "Ban Quản lý các Khu công nghiệp tỉnh Bắc Ninh"


@dataclass(frozen=True, slots=True)
class Scene:
    """One change: the former bodies and the heirs by name, a new heir with its code, each heir with its field if not all."""

    kind: str
    formers: tuple[str, ...]
    heirs: tuple[tuple[str, str, str], ...]  # name, code of a new one, field
    basis: str


SCENES = (
    Scene("merge", ("Sở Kế hoạch và Đầu tư",), (("Sở Tài chính", "", ""),), COUNCIL),
    Scene("merge", ("Sở Giao thông vận tải",), (("Sở Xây dựng", "", ""),), COUNCIL),
    Scene("merge", ("Sở Thông tin và Truyền thông",), (("Sở Khoa học và Công nghệ", "", ""),), COUNCIL),
    Scene(
        "merge",
        ("Sở Tài nguyên và Môi trường", "Sở Nông nghiệp và Phát triển nông thôn"),
        (("Sở Nông nghiệp và Môi trường", "SNNMT", ""),),
        COUNCIL,
    ),
    Scene(
        "succeed",
        ("Sở Lao động - Thương binh và Xã hội",),
        (("Sở Nội vụ", "", "lao động, việc làm"), ("Sở Nông nghiệp và Môi trường", "", "giảm nghèo bền vững")),
        COUNCIL,
    ),
    Scene("merge", ("Ủy ban nhân dân tỉnh Bắc Giang",), (("Ủy ban nhân dân tỉnh Bắc Ninh", "UBND", ""),), RESOLUTION),
    Scene("merge", (AGENCY,), ((BOARD, "BQLCKCN", ""),), RESOLUTION),
)


@transaction.atomic
def play_reform() -> list[Reorganisation]:
    """All scenes in order, by the sample's Chief of Office, as of today. Everything goes to the heir; work of a body that was
    divided to the heir whose field speaks of it, else to the first.

    Raises:
        ValueError: where the sample board is not loaded, or its reform was played before.
    """
    actor = User.objects.filter(username="chanhvanphong").first()
    if actor is None or not Body.objects.filter(name=AGENCY, valid_to__isnull=True).exists():
        raise ValueError("Cần đơn vị mẫu chưa diễn sắp xếp. Hãy chạy: dondoc sample")
    return [reorganise(actor=actor, change=_change(scene)) for scene in SCENES]


def _change(scene: Scene) -> Change:
    formers = [Body.objects.get(name=name, valid_to__isnull=True) for name in scene.formers]
    heirs = []
    for name, code, field in scene.heirs:
        body = Body.objects.filter(name=name, valid_to__isnull=True).first()
        heirs.append(Heir(body, "" if body else name, "" if body else code, field_text=field))
    change = Change(scene.kind, formers, heirs, today(), scene.basis)
    parts = preview(formers, [heir.field_text for heir in heirs], change.on)
    choices = {one.key: max(one.heir or 0, 0) for part in parts for one in part.things}
    return replace(change, choices=choices)
