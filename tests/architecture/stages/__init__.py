"""What the addresses of one room name, one room a file: each has `rows(cast)`, and `SENT` where an empty form says nothing."""

import importlib
import pkgutil
from types import ModuleType

Rows = dict[str, list[tuple[str, dict[str, object]]]]  # URL name → (what is asked for, its arguments)


def rooms() -> list[ModuleType]:
    """The files here."""
    return [importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
