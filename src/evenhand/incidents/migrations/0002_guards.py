"""Triggers that refuse to change or remove what is noted of who read an incident."""

from django.apps.registry import Apps as StateApps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = [
    f"""
    CREATE TRIGGER incidents_storyread_no_{act} BEFORE {act.upper()} ON incidents_storyread
    BEGIN SELECT RAISE(ABORT, 'who read an incident is only added to'); END
    """
    for act in ("update", "delete")
]
POSTGRESQL = [
    """
    CREATE FUNCTION incidents_storyread_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'who read an incident is only added to: % is refused', TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    """
    CREATE TRIGGER incidents_storyread_no_change BEFORE UPDATE OR DELETE ON incidents_storyread
    FOR EACH ROW EXECUTE FUNCTION incidents_storyread_refuse()
    """,
]
UNDO = {
    "sqlite": ["DROP TRIGGER incidents_storyread_no_update", "DROP TRIGGER incidents_storyread_no_delete"],
    "postgresql": [
        "DROP TRIGGER incidents_storyread_no_change ON incidents_storyread",
        "DROP FUNCTION incidents_storyread_refuse()",
    ],
}


def put_up(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def take_down(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in UNDO[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("incidents", "0001_initial")]

    operations = [migrations.RunPython(put_up, take_down)]
