"""Answers as tables: the form as one body fills it, and all bodies side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dondoc.requests.models import Addressee, CellAnswer, FormCell, LineAnswer, Opinion, OutlineLine, Request
from dondoc.requests.rules import AnswerState
from dondoc.requests.rules.sheets import shown, total


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell as it is filled in: `value` as people read it, what stands behind it, and what is wrong with it."""

    cell: FormCell
    value: str
    answer: CellAnswer | None = None
    error: str = ""

    @property
    def known(self) -> str:
        """What the program knew, as people read it."""
        return shown(self.answer.known, self.cell.kind) if self.answer else ""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column; that of figures stands above their right edge."""

    label: str
    is_number: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet of the form: the heads of its columns, and its rows with a slot where something is asked."""

    sheet: str
    columns: Sequence[Head]
    rows: Sequence[tuple[str, Sequence[Slot | None]]]


def grids_of(
    request: Request,
    addressee: Addressee | None,
    typed: Mapping[int, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> list[Grid]:
    """The form as the body has filled it, or as it was just `typed`; two queries."""
    answers = {a.cell_id: a for a in addressee.cell_answers.all()} if addressee else {}
    slots: dict[str, dict[tuple[int, int], Slot]] = {}
    for cell in addressee.cells if addressee else request.cells.all():
        answer = answers.get(cell.pk)
        value = shown(answer.value, cell.kind) if answer else ""
        value = typed.get(cell.pk, value) if typed is not None else value
        error = (errors or {}).get(f"cell-{cell.pk}", "")
        slots.setdefault(cell.sheet, {})[cell.row, cell.column] = Slot(cell, value, answer, error)
    return [_grid(sheet, found) for sheet, found in slots.items()]


def _grid(sheet: str, found: Mapping[tuple[int, int], Slot]) -> Grid:
    rows = sorted({row for row, _column in found})
    columns = sorted({column for _row, column in found})
    heads = {
        column: Head(slot.cell.column_label, slot.cell.is_number)
        for (_row, column), slot in reversed(list(found.items()))
    }
    names = {row: slot.cell.row_label for (row, _column), slot in found.items()}
    return Grid(
        sheet=sheet,
        columns=[heads[column] for column in columns],
        rows=[(names[row], [found.get((row, column)) for column in columns]) for row in rows],
    )


@dataclass(frozen=True, slots=True)
class Told:
    """One body's value of a cell."""

    addressee: Addressee
    value: str
    answer: CellAnswer | None


@dataclass(frozen=True, slots=True)
class Figures:
    """One cell across the bodies that have answered."""

    cell: FormCell
    told: Sequence[Told]
    total: str

    @property
    def is_told(self) -> bool:
        """Somebody filled it in, or a number is still missing."""
        return self.cell.is_number or any(one.value for one in self.told)


def answered(request: Request) -> list[Addressee]:
    """The bodies whose answer has come in, in their order."""
    return list(request.addressees.filter(state=AnswerState.SENT).select_related("body", "request"))


def figures_of(request: Request, bodies: Sequence[Addressee]) -> list[Figures]:
    """Every cell with what each of the bodies says and their sum; two queries."""
    by_place = {(a.cell_id, a.addressee_id): a for a in CellAnswer.objects.filter(addressee__in=bodies)}
    return [_figures(cell, [(one, by_place.get((cell.pk, one.pk))) for one in bodies]) for cell in request.cells.all()]


def _figures(cell: FormCell, told: Sequence[tuple[Addressee, CellAnswer | None]]) -> Figures:
    summed = total(answer.value for _one, answer in told if answer) if cell.is_number else ""
    return Figures(
        cell=cell,
        told=[Told(one, shown(answer.value, cell.kind) if answer else "", answer) for one, answer in told],
        total=shown(summed, cell.kind),
    )


@dataclass(frozen=True, slots=True)
class LineField:
    """A heading of the outline with what the body says under it."""

    line: OutlineLine
    text: str
    answer: LineAnswer | None


def lines_of(request: Request, addressee: Addressee, typed: Mapping[int, str] | None = None) -> list[LineField]:
    answers = {a.line_id: a for a in addressee.line_answers.all()}
    found = []
    for line in request.lines.all():
        answer = answers.get(line.pk)
        text = answer.text if answer else ""
        found.append(LineField(line, typed.get(line.pk, text) if typed is not None else text, answer))
    return found


def opinions_of(request: Request) -> list[Opinion]:
    """The remarks of those who have answered, body by body."""
    found = Opinion.objects.filter(addressee__request=request, addressee__state=AnswerState.SENT)
    return list(found.select_related("addressee__body").order_by("addressee__position", "addressee_id", "position"))
