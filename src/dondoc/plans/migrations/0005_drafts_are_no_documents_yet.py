from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def mark(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """The document of a plan that is still reviewed is in no register."""
    drafts = apps.get_model("plans", "Plan").objects.filter(state="draft", document__direction="outgoing")
    apps.get_model("records", "Document").objects.filter(pk__in=drafts.values("document_id")).update(draft=True)


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0004_board_index"),
        ("records", "0003_drafts_sources_and_printed_citations"),
    ]

    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]
