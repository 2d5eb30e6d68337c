"""Migrations are complete, named by hand, and may rely on no action or query of the program."""

import pytest
from django.core.management import call_command

from architecture.house import ROOMS, found, sources

MIGRATIONS = sources("migrations/[0-9]*.py")


@pytest.mark.django_db
def test_no_model_has_changed_without_a_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_no_migration_bears_an_automatic_name():
    assert [path.name for path in MIGRATIONS if "_auto_" in path.name or "_and_more" in path.name] == []


def test_migrations_import_of_the_program_only_models_and_fields():
    """The callables of `choices` and own field types are references; anything that acts may change under a migration."""
    imported = [
        (path.relative_to(ROOMS).as_posix(), name)
        for path in MIGRATIONS
        for name in found(r"(?m)^(?:import|from) (dondoc\.[\w.]+)", path)
        if not name.endswith((".models", ".encryption")) and ".models." not in name
    ]
    assert imported == []


def test_a_migration_that_runs_code_can_be_undone():
    one_way = [
        path.relative_to(ROOMS).as_posix()
        for path in MIGRATIONS
        for call in found(r"RunPython\(([^)]*)\)", path)
        if "," not in call
    ]
    assert one_way == []
