"""The acts of requests: a request for figures to a unit and to an enterprise, its answer, its collation."""

from datetime import datetime, timedelta
from functools import partial
from io import BytesIO

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.styles import Border, Side

from architecture.scene import Acts, Scene
from dondoc.people.models import Body
from dondoc.records.actions import Upload
from dondoc.requests import actions
from dondoc.requests.actions import Asked, Said
from dondoc.requests.models import Addressee, OutlineLine, Request
from dondoc.requests.rules import RequestKind
from dondoc.requests.rules.sheets import Spot

SAID = Said(note="Đã rà soát xong.")


def due() -> datetime:
    return timezone.now() + timedelta(hours=30)


def form(value: object = None) -> Upload:
    """A form of one row with one blank cell, filled with `value` where one is given."""
    book = Workbook()
    sheet = book.active
    sheet.append(["STT", "Nội dung", "Số liệu"])
    sheet.append([1, "Số nhiệm vụ được giao", value])
    edge = Side(style="thin")
    for row in sheet["A1:C2"]:
        for cell in row:
            cell.border = Border(left=edge, right=edge, top=edge, bottom=edge)
    out = BytesIO()
    book.save(out)
    return Upload(out.getvalue(), "bieu.xlsx", not_secret=True)


def asked(scene: Scene, *, kind: RequestKind = RequestKind.DATA, send: bool = True) -> Asked:
    bodies: list[Body] = [scene.cast.bodies["labour"], scene.cast.bodies["enterprise"]]
    return Asked(
        kind=kind,
        title="Số liệu thực hiện nhiệm vụ",
        due_at=due(),
        bodies=bodies,
        outline=["Kết quả thực hiện"],
        form=form(),
        send=send,
    )


def request(scene: Scene, *, kind: RequestKind = RequestKind.DATA, send: bool = True) -> Request:
    return actions.ask(actor=scene.clerk, asked=asked(scene, kind=kind, send=send))


def unit(scene: Scene) -> Addressee:
    return request(scene).addressees.get(body=scene.cast.bodies["labour"])


def outside(scene: Scene) -> Addressee:
    return request(scene).addressees.get(body=scene.cast.bodies["enterprise"])


def answered(scene: Scene) -> Addressee:
    return actions.answer(actor=scene.lead, addressee=unit(scene), said=SAID)


def secret(scene: Scene) -> str:
    return actions.make_link(actor=scene.clerk, addressee=outside(scene))


def line(scene: Scene) -> OutlineLine:
    return request(scene).lines.get()


def urged(scene: Scene):
    found = request(scene)
    return partial(actions.urge, actor=scene.clerk, request=found, addressees=list(found.addressees.all()))


ACTS: Acts = {
    "requests.ask": lambda s: partial(actions.ask, actor=s.clerk, asked=asked(s)),
    "requests.send": lambda s: partial(actions.send, actor=s.clerk, request=request(s, send=False)),
    "requests.edit": lambda s: partial(
        actions.edit, actor=s.clerk, request=request(s, send=False), asked=asked(s, send=False)
    ),
    "requests.choose_cells": lambda s: partial(
        actions.choose_cells,
        actor=s.clerk,
        request=request(s, send=False),
        spots=[Spot("Sheet", 2, 3, "Số nhiệm vụ được giao", "Số liệu", "number")],
    ),
    "requests.add_addressees": lambda s: partial(
        actions.add_addressees, actor=s.clerk, request=request(s), bodies=[s.cast.bodies["union"]]
    ),
    "requests.put_off": lambda s: partial(
        actions.put_off, actor=s.clerk, request=request(s), due_at=due() + timedelta(days=2)
    ),
    "requests.withdraw": lambda s: partial(
        actions.withdraw, actor=s.clerk, request=request(s), reason="Nơi hỏi đã thôi yêu cầu."
    ),
    "requests.take": lambda s: partial(actions.take, actor=s.clerk, request=request(s), verb="collate"),
    "requests.refill": lambda s: partial(actions.refill, actor=s.lead, addressee=unit(s)),
    "requests.save_draft": lambda s: partial(actions.save_draft, actor=s.staff, addressee=unit(s), said=SAID),
    "requests.answer": lambda s: partial(actions.answer, actor=s.lead, addressee=unit(s), said=SAID),
    "requests.take_sheet": lambda s: partial(actions.take_sheet, actor=s.lead, addressee=unit(s), upload=form(12)),
    "requests.return_answer": lambda s: partial(
        actions.return_answer, actor=s.clerk, addressee=answered(s), reason="Thiếu số liệu quý III."
    ),
    "requests.make_link": lambda s: partial(actions.make_link, actor=s.clerk, addressee=outside(s)),
    "requests.compose_again": lambda s: partial(actions.compose_again, actor=s.clerk, request=request(s)),
    "requests.edit_line": lambda s: partial(actions.edit_line, actor=s.clerk, line=line(s), text="Đã xong."),
    "requests.decide_opinions": lambda s: partial(
        actions.decide_opinions, actor=s.clerk, request=request(s, kind=RequestKind.OPINION), decided={}
    ),
    "requests.urge": urged,
}
