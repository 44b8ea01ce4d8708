import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("markers", "0002_risk"), ("people", "0011_own_id")]

    operations = [
        migrations.AddField(
            model_name="marker",
            name="customer",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="markers", to="people.customer"
            ),
        ),
    ]
