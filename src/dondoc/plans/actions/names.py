"""What a printed name means in the directory of a day."""

import re
from dataclasses import dataclass
from datetime import date

from dondoc.people.queries.reading import directory_for_reading
from dondoc.reading.directory import Directory

NEARLY_A_GROUP = 0.5  # of a group's name that is not printed as the directory has it: a person should look
_OPEN = re.compile(r"(?:có\s+)?liên quan(?:\s+khác)?\s*[.;]?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Meant:
    """`kind` is "body", "group", "post" or "person", "" where the directory knows nobody of that name."""

    kind: str = ""
    pk: int | None = None
    confidence: float = 1.0
    runner_up: str = ""
    open_role: bool = False

    @property
    def columns(self) -> dict[str, int | None]:
        """For the row that keeps the name."""
        found: dict[str, int | None] = {f"{kind}_id": None for kind in ("body", "group", "post", "person")}
        if self.kind:
            found[f"{self.kind}_id"] = self.pk
        return found


@dataclass(frozen=True, slots=True)
class Names:
    """The directory of a day, read once for a whole plan."""

    directory: Directory

    @classmethod
    def of(cls, on: date) -> "Names":
        return cls(directory_for_reading(on))

    def resolve(self, text: str) -> Meant:
        """An open role ("… liên quan") means nobody until the lead unit names somebody."""
        if _OPEN.search(text):
            return Meant(open_role=True)
        match = self.directory.resolve(text.strip().rstrip(".;,"))
        if match.entry_id is None:
            return Meant(confidence=0.0, runner_up=match.runner_up)
        nearly = match.kind == "group" and match.confidence < 1  # a word more or less makes other members
        confidence = min(match.confidence, NEARLY_A_GROUP) if nearly else match.confidence
        return Meant(match.kind, match.entry_id, confidence, match.runner_up)
