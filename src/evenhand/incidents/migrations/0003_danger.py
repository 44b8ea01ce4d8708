from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("incidents", "0002_guards"),
    ]

    operations = [
        migrations.AddField(
            model_name="incident",
            name="danger",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="incident",
            name="danger_taken_by",
            field=models.CharField(blank=True, max_length=200),
        ),
    ]
