"""The rooms and their levels as pyproject.toml has them, and which room a file, a model or an address belongs to."""

import re
import tomllib
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
ROOMS = PROJECT / "src" / "dondoc"


def layers(contract_id: str = "levels") -> list[list[str]]:
    """The layers of a contract from top to bottom, each with its siblings: the rooms, or with "floors" those of an app."""
    contracts = tomllib.loads((PROJECT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    levels = next(contract for contract in contracts if contract["id"] == contract_id)
    return [[room.strip().strip("()") for room in layer.split("|")] for layer in levels["layers"]]


LEVEL = {room: number for number, layer in enumerate(layers()) for room in layer}


def may_use(room: str, other: str) -> bool:
    """Whether `room` may know `other`: itself, or one on a lower level."""
    return room == other or LEVEL[other] > LEVEL[room]


def room_of_module(module: str) -> str | None:
    """The room of a dotted name, None for other people's code."""
    package, _, rest = module.partition(".")
    return rest.partition(".")[0] if package == "dondoc" else None


def room_of_path(path: Path) -> str:
    return path.relative_to(ROOMS).parts[0]


def sources(pattern: str) -> list[Path]:
    return sorted(path for path in ROOMS.rglob(pattern) if "vendor" not in path.parts)


def found(expression: str, path: Path) -> list[str]:
    return re.findall(expression, path.read_text(encoding="utf-8"))
