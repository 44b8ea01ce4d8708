from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="customer",
            name="letters_by",
            field=models.CharField(blank=True, max_length=10),
        ),
        migrations.AddField(
            model_name="customer",
            name="letters_to",
            field=models.TextField(blank=True),
        ),
    ]
