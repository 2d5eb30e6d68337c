"""What the end of a document gave."""

from dataclasses import dataclass, field

from dondoc.reading.draft import Field


@dataclass(slots=True)
class Ending:
    """Recipients and signature; `start` and `after` bound the items they took."""

    recipients: list[Field[str]] = field(default_factory=list)
    signer: Field[str] | None = None
    signer_title: Field[str] | None = None
    start: int = 0
    after: int = 0
    tail: int | None = None  # where a signature far below the recipients begins

    def titled(self) -> bool:
        return self.signer_title is not None
