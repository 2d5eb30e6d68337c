"""What the rooms above tell notices about persons, whom this room knows by number only."""

from collections.abc import Callable, Iterable

from dondoc.frame.registries import Registry

# Persons who are away today → who stands in for each, and the name of who is away.
stand_ins: Registry[Callable[[Iterable[int]], dict[int, tuple[int, str]]]] = Registry()
