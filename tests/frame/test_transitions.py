"""The table of steps as guard and diagram."""

import pytest

from dondoc.frame.transitions import Machine, Step, StepRefused

DOOR = Machine(
    [Step("open", "shut", "closed", "anyone", "Đóng"), Step("closed", "lock", "locked", "porter", "Khóa", reason=True)]
)


def test_a_step_of_the_table_is_taken() -> None:
    assert DOOR.step("open", "shut").target == "closed"


def test_a_step_not_in_the_table_is_refused_by_its_word() -> None:
    with pytest.raises(StepRefused, match="Không thể “Khóa” ở trạng thái hiện tại"):
        DOOR.step("open", "lock", reason="Hết giờ")


def test_a_step_that_needs_a_reason_is_refused_without() -> None:
    with pytest.raises(StepRefused, match="“Khóa” cần ghi rõ lý do"):
        DOOR.step("closed", "lock", reason=" ")


def test_two_steps_with_one_source_and_verb_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="share a source and a verb"):
        Machine([Step("a", "go", "b", "x", "Đi"), Step("a", "go", "c", "x", "Đi")])


def test_the_diagram_lists_every_step() -> None:
    assert DOOR.diagram() == "stateDiagram-v2\n    open --> closed: Đóng\n    closed --> locked: Khóa"
