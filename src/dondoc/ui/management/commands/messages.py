"""`make messages`: the catalogues of every room, from what its pages say."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand

from dondoc.ui.catalogue import LANGUAGES, Sentence, compile_catalogue, refresh


def rooms() -> list[Path]:
    """The folders of the program's own rooms, lowest first."""
    return [Path(config.path) for config in apps.get_app_configs() if config.name.startswith("dondoc.")]


class Command(BaseCommand):
    help = "Brings the catalogues up to date with the sentences in code and templates, compiles them, names what is missing."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--take", type=Path, metavar="FILE", help='JSON of translations: {"msgid": "words" or [forms]}'
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        given = json.loads(options["take"].read_text(encoding="utf-8")) if options["take"] else {}
        words = [
            (Sentence.named(name), [forms] if isinstance(forms, str) else forms)
            for name, forms in given.items()
            if forms
        ]
        for language in LANGUAGES:
            missing = refresh(rooms(), language, words)
            for msgid in missing:
                self.stdout.write(json.dumps(msgid, ensure_ascii=False))
            self.stderr.write(f"{language}: {len(missing)} sentences without words")
        compile_catalogue(rooms()[0] / "locale", "vi")
