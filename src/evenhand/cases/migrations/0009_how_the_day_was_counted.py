"""What lists show of a case is worked out afresh, with how its day was counted."""

from typing import Any

from django.db import migrations, models


def work_out_afresh(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001 - Django hands it over
    apps.get_model("cases", "Listing").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("cases", "0008_questions")]

    operations = [
        migrations.RunPython(work_out_afresh, migrations.RunPython.noop),
        migrations.AddField(
            model_name="listing",
            name="counted",
            field=models.JSONField(blank=True, null=True),
        ),
    ]
