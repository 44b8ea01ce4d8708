"""One row for each page that told stories, which lists them; SQLite, which makes the table anew, gets its triggers again."""

import django.db.models.deletion
from django.apps.registry import Apps as StateApps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

GUARDS = [
    f"""
    CREATE TRIGGER IF NOT EXISTS incidents_reading_no_{act} BEFORE {act.upper()} ON incidents_reading
    BEGIN SELECT RAISE(ABORT, 'who read an incident is only added to'); END
    """
    for act in ("update", "delete")
]


def guard_again(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in GUARDS if schema_editor.connection.vendor == "sqlite" else []:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("incidents", "0007_files_scanned"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="reading",
            name="incident",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="readings",
                to="incidents.incident",
            ),
        ),
        migrations.AddField("reading", "in_case", models.BigIntegerField(blank=True, null=True)),
        migrations.AddField("reading", "stories", models.JSONField(default=list)),
        migrations.AddIndex("reading", models.Index(fields=["in_case", "-at"], name="reading_in_case")),
        migrations.AddIndex("reading", models.Index(fields=["by", "-at"], name="reading_by")),
        migrations.RunPython(guard_again, guard_again),
    ]
