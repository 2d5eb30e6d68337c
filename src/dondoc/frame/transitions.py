"""One table of steps drives the guard, the buttons, the diagram in the docs and the test matrix."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext


@dataclass(frozen=True, slots=True)
class Step:
    """From `source` by `verb` to `target`. `who` names the role as the room's access module knows it; `word` is the
    Vietnamese word on the button; `reason` says whether whoever does it must say why.
    """

    source: str
    verb: str
    target: str
    who: str
    word: str
    reason: bool = False
    basis: str = ""  # the article or decision that the step rests on


class StepRefused(Exception):  # noqa: N818 - it names what happened, as Refused does
    """A step that the table does not have, or that lacks its reason; the message is a Vietnamese sentence."""


class Machine:
    """The table of one noun's states. Two steps with the same source and verb are a mistake in the table."""

    def __init__(self, steps: Iterable[Step]) -> None:
        self._steps = tuple(steps)
        self._by_key = {(s.source, s.verb): s for s in self._steps}
        if len(self._by_key) != len(self._steps):
            raise ValueError("two steps share a source and a verb")

    def __iter__(self) -> Iterator[Step]:
        return iter(self._steps)

    def find(self, source: str, verb: str) -> Step | None:
        return self._by_key.get((source, verb))

    def steps_from(self, source: str) -> tuple[Step, ...]:
        return tuple(s for s in self._steps if s.source == source)

    def step(self, source: str, verb: str, *, reason: str = "") -> Step:
        """The step to take.

        Raises:
            StepRefused: when there is no such step from `source`, or it asks for a reason and has none.
        """
        found = self.find(source, verb)
        if found is None:
            words = sorted({s.word for s in self._steps if s.verb == verb})
            raise StepRefused(
                _("Không thể “%(word)s” ở trạng thái hiện tại. Hãy tải lại trang để xem trạng thái mới nhất.")
                % {"word": pgettext("verb", words[0]) if words else verb}
            )
        if found.reason and not reason.strip():
            raise StepRefused(
                _("“%(word)s” cần ghi rõ lý do. Hãy nhập lý do rồi gửi lại.") % {"word": pgettext("verb", found.word)}
            )
        return found

    def diagram(self) -> str:
        """The table as a Mermaid state diagram, for the docs."""
        lines = ["stateDiagram-v2"]
        lines += [f"    {s.source} --> {s.target}: {s.word}" for s in self._steps]
        return "\n".join(lines)
