"""What may stop a start, said so that an office can act on it."""

from pathlib import Path


class StartError(Exception):
    """Something outside the program stands in its way.

    `what` happened, `where` (a path, a port, an address; may be empty) and what to `do`: Vietnamese, without full stops.
    The command line prints them as one line and leaves with 2.
    """

    def __init__(self, what: str, *, where: str | Path = "", do: str) -> None:
        self.what = what
        self.where = str(where)
        self.do = do
        super().__init__(str(self))

    def __str__(self) -> str:
        place = f" ({self.where})" if self.where else ""
        return f"{self.what}{place}. {self.do}."
