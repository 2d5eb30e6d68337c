"""Whether the database has been made ready for exactly this program. Needs no Django: each start asks it."""

import hashlib
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path

from dondoc.config.places import Places

ROOMS = Path(__file__).resolve().parent.parent


def fingerprint(environ: Mapping[str, str]) -> str:
    """Changes whenever a migration, an installed package or the database's address does."""
    digest = hashlib.sha256()
    for path in sorted(ROOMS.rglob("migrations/*.py")):
        digest.update(str(path.relative_to(ROOMS)).encode() + b"\0" + path.read_bytes() + b"\0")
    packages = sorted(f"{found.name}={found.version}" for found in metadata.distributions())
    addresses = [environ.get(name, "") for name in ("DATABASE_URL", "DATABASE_APP_URL")]
    digest.update("\n".join(packages + addresses).encode())
    return digest.hexdigest()


def is_prepared(environ: Mapping[str, str], places: Places) -> bool:
    """Whether the last preparation was for exactly this program and this database."""
    return places.prepared.is_file() and places.prepared.read_text(encoding="ascii").strip() == fingerprint(environ)


def wants_sample(environ: Mapping[str, str]) -> bool:
    """`DONDOC_SAMPLE` says yes (1) or no (0); unsaid, only the embedded server gets the sample board."""
    return environ.get("DONDOC_SAMPLE", "0" if environ.get("DATABASE_URL") else "1") == "1"
