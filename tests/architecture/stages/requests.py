"""A request for figures that the Office sent to a unit and to an enterprise, answered by the unit; and a draft beside it."""

from architecture.acts.requests import due, form
from architecture.stages import Rows
from cast import Cast
from dondoc.records.actions import Upload
from dondoc.requests import actions
from dondoc.requests.actions import Asked, Said
from dondoc.requests.rules import REQUEST, RequestKind

SENT: dict[str, dict[str, object]] = {}


def rows(cast: Cast) -> Rows:
    """What the arguments of each address of this room are."""
    clerk, bodies = cast.users["office_clerk"], cast.bodies
    asked = Asked(
        kind=RequestKind.OPINION,
        title="Góp ý dự thảo quy chế",
        due_at=due(),
        bodies=[bodies["labour"], bodies["enterprise"]],
        outline=["Nhận xét chung"],
        form=form(),
        files=[Upload(b"%PDF-1.4\n%%EOF\n", "du-thao.pdf", not_secret=True)],
    )
    request = actions.ask(actor=clerk, asked=asked)
    draft = actions.ask(
        actor=clerk, asked=Asked(RequestKind.DATA, "Số liệu quý", due(), [bodies["labour"]], send=False)
    )
    unit, outside = (request.addressees.get(body=bodies[key]) for key in ("labour", "enterprise"))
    actions.answer(actor=cast.users["labour_head"], addressee=unit, said=Said(note="Nhất trí."))
    secret = actions.make_link(actor=clerk, addressee=outside)
    one, cell = {"pk": request.pk}, request.cells.get()
    both = [("a request that was sent", one), ("a draft", {"pk": draft.pk})]
    answers = [("a unit's answer", {"pk": unit.pk}), ("an enterprise's answer", {"pk": outside.pk})]
    links = [("the link of an enterprise", {"secret": secret}), ("another link", {"secret": "x" * 32})]
    file = request.files.get().pk
    whole = (
        "request",
        "edit",
        "cells",
        "addressees",
        "due",
        "urge",
        "compose",
        "opinions",
        "workbook",
        "docx",
        "form",
        "paper",
    )
    return {
        **{f"requests:{name}": both for name in whole},
        "requests:take": [(f"{what}: {verb}", {**pk, "verb": verb}) for what, pk in both for verb in _verbs()],
        "requests:file": [("the draft that was sent along", {**one, "file_pk": file})],
        "requests:figure": [("a figure", {**one, "cell_pk": cell.pk})],
        "requests:line": [("a heading", {"pk": request.lines.get().pk})],
        **{f"requests:{name}": answers for name in ("answer", "refill", "sheet", "return", "link")},
        **{f"requests:{name}": links for name in ("by_link", "form_by_link", "sheet_by_link")},
        "requests:file_by_link": [(what, {**secret, "file_pk": file}) for what, secret in links],
    }


def _verbs() -> list[str]:
    return sorted({step.verb for step in REQUEST})
