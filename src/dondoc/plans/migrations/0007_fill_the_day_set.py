"""The day set for duties that are there: the printed day, or the 14th with which a period ends."""

from django.db import migrations

FILL = """
UPDATE plans_duty d SET due_on = CASE
    WHEN d.period = '' THEN coalesce(t.due, d.original_deadline)
    ELSE make_date(extract(year FROM d.original_deadline)::int, extract(month FROM d.original_deadline)::int, 14)
END
FROM plans_task t WHERE t.id = d.task_id AND d.original_deadline IS NOT NULL;
"""


class Migration(migrations.Migration):
    dependencies = [("plans", "0006_the_day_set")]
    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
