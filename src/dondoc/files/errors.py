"""Why a file cannot be read, in words for the person who holds it."""


class FileRefused(Exception):  # noqa: N818 - it names what happened, as Refused does for people
    """A file that is not read. `what` happened, `do` = what to do about it; both Vietnamese sentences without the
    file's name. `str()` joins them on one line.
    """

    def __init__(self, what: str, do: str) -> None:
        super().__init__(f"{what} {do}")
        self.what = what
        self.do = do
