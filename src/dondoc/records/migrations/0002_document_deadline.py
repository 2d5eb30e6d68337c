from django.db import migrations, models

FILL = """
UPDATE records_document AS d SET deadline = COALESCE(
    (SELECT i.due_on FROM records_instruction AS i WHERE i.document_id = d.id AND i.due_on IS NOT NULL ORDER BY i.id DESC LIMIT 1),
    d.due_on
)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
        ("records", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="document",
            name="deadline",
            field=models.DateField(editable=False, null=True),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["direction", "deadline"], name="document_deadline"),
        ),
    ]
