import datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("landlords", "0005_api_tokens"),
    ]

    operations = [
        migrations.AddField(
            model_name="landlord",
            name="office_closes",
            field=models.TimeField(default=datetime.time(17, 0)),
        ),
        migrations.AddField(
            model_name="landlord",
            name="office_opens",
            field=models.TimeField(default=datetime.time(9, 0)),
        ),
    ]
