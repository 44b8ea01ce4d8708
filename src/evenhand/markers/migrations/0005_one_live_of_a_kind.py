import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("markers", "0004_one_goes_on")]

    operations = [
        migrations.AlterField(
            model_name="marker",
            name="customer",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="markers", to="people.customer"),
        ),
        migrations.AddConstraint(
            model_name="marker",
            constraint=models.UniqueConstraint(
                condition=models.Q(("authorised_on__isnull", False), ("ended_on", None)),
                fields=("customer", "key"),
                name="one_live_marker_of_a_kind",
            ),
        ),
    ]
