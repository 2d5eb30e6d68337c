"""A difficulty in the hands of the Office, one of an enterprise, a report that tells of another."""

from architecture.stages import Rows
from cast import Cast
from difficulties.way import Way, kind, raised
from dondoc.difficulties import actions
from dondoc.difficulties.actions.raising import Raised
from dondoc.difficulties.rules import DIFFICULTY
from dondoc.plans import actions as work
from dondoc.plans.actions.working import Report
from dondoc.records.actions import Upload
from issued import issued_plan, issued_task


def rows(cast: Cast) -> Rows:
    difficulty = Way(cast, raised(cast)).go("take_up")
    proof = Upload(b"Danh sach nha tro", "nha-tro.txt", not_secret=True)
    outside = actions.raise_difficulty(
        actor=cast.users["enterprise_user"],
        raised=Raised(kind=kind("enterprise"), body=cast.bodies["enterprise"], description="Mất điện.", files=[proof]),
    )
    duty = issued_task(issued_plan(cast, "Kế hoạch có vướng mắc"), lead=cast.bodies["labour"])
    work.accept(actor=cast.users["labour_head"], duty=duty)
    told = Report(narrative="Đã khảo sát.", difficulty="Thiếu kinh phí khảo sát.")
    update = work.report(actor=cast.users["labour_head"], duty=duty, said=told)
    two = [("a unit's difficulty", {"pk": difficulty.pk}), ("an enterprise's difficulty", {"pk": outside.pk})]
    verbs = sorted({step.verb for step in DIFFICULTY})
    return {
        "difficulties:difficulty": two,
        "difficulties:consolidate": two,
        "difficulties:proposal": two,
        "difficulties:take": [(f"{what}: {verb}", {**pk, "verb": verb}) for what, pk in two for verb in verbs],
        "difficulties:raise_from": [("a report that tells of a difficulty", {"pk": update.pk})],
        "difficulties:file": [("a file of an enterprise's difficulty", {"pk": outside.files.get().pk})],
        "difficulties:kind": [("a kind", {"pk": kind().pk})],
    }
