from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="review",
            name="next_on",
            field=models.DateField(blank=True, help_text="The day of the next review, where it goes on.", null=True),
        ),
    ]
