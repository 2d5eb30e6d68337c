from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

KINDS = (("internal", "Của các đơn vị", False, "head"), ("enterprise", "Của doanh nghiệp", True, "deputy"))
DAYS = {"raised": 2, "taken_up": 5, "more_asked": 3, "submitted": 3, "proposing": 5, "answered": 5}


def begin(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """The two kinds that every agency begins with; the Office consolidates both until another is named."""
    for code, name, outside, decider in KINDS:
        kind = apps.get_model("difficulties", "DifficultyKind").objects.create(
            code=code, name=name, outside=outside, decider=decider
        )
        step = apps.get_model("difficulties", "StepDeadline")
        step.objects.bulk_create([step(kind=kind, state=state, days=days) for state, days in DAYS.items()])


class Migration(migrations.Migration):
    dependencies = [("difficulties", "0001_initial")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
