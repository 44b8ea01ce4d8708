import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="PersonKey",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("landlord_id", models.BigIntegerField()),
                ("person", models.CharField(max_length=40)),
                ("wrapped", models.BinaryField()),
                ("made_at", models.DateTimeField()),
                ("destroyed_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("destroyed_at__isnull", True)),
                        fields=("landlord_id", "person"),
                        name="journal_one_living_key",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("landlord_id", models.BigIntegerField()),
                ("sequence", models.PositiveBigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                ("happened_at", models.DateTimeField()),
                ("act", models.CharField(max_length=60)),
                ("subject", models.CharField(max_length=40)),
                ("by", models.CharField(max_length=150)),
                ("open", models.TextField()),
                ("sealed", models.BinaryField(null=True)),
                ("previous", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
                (
                    "key",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="journal.personkey"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "entries",
                "indexes": [models.Index(fields=["landlord_id", "subject", "sequence"], name="journal_by_subject")],
                "constraints": [models.UniqueConstraint(fields=("landlord_id", "sequence"), name="journal_one_sequence")],
            },
        ),
    ]
