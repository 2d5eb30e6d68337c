"""The acts of one room a file: each has `ACTS`, and is named as its room."""

import importlib
import pkgutil

from architecture.scene import Acts


def acts_by_room() -> dict[str, Acts]:
    """Each room that has a file here, with the acts that the file prepares."""
    return {m.name: importlib.import_module(f"{__name__}.{m.name}").ACTS for m in pkgutil.iter_modules(__path__)}
