"""Who acts: a signed-in person, or a named part of the program."""

from dataclasses import dataclass
from typing import Protocol, runtime_checkable


@runtime_checkable
class Actor(Protocol):
    """What the journal needs of whoever acts. `person_id` is None for the program itself."""

    @property
    def person_id(self) -> int | None: ...

    @property
    def printed_name(self) -> str: ...

    @property
    def printed_post(self) -> str: ...


@dataclass(frozen=True, slots=True)
class SystemActor:
    """A job that acts in nobody's name, e.g. `SystemActor("Lịch nhắc việc")`."""

    printed_name: str
    person_id: None = None
    printed_post: str = "Phần mềm"
