"""Editors and publishers may import and review; whoever keeps the groups can take it from them again."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

GROUPS = ("Biên tập", "Duyệt xuất bản", "Editors", "Moderators")
"""Wagtail's own groups, by our names and by the ones they have until they are renamed."""
PERMISSIONS = {
    ("news", "importbatch"): ("add", "change", "view"),
    ("news", "importitem"): ("change", "view"),
    ("news", "importedfact"): ("change", "view"),
    ("sources", "contradiction"): ("change", "view"),
}


def give(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the permissions, which Django makes only after all migrations, and give them to the groups."""
    content_types = apps.get_model("contenttypes", "ContentType").objects
    permissions = apps.get_model("auth", "Permission").objects
    groups = apps.get_model("auth", "Group").objects.filter(name__in=GROUPS)
    for (app, model), actions in PERMISSIONS.items():
        content_type, _made = content_types.get_or_create(app_label=app, model=model)
        name = apps.get_model(app, model)._meta.verbose_name
        for action in actions:
            permission, _made = permissions.get_or_create(
                content_type=content_type, codename=f"{action}_{model}", defaults={"name": f"Can {action} {name}"}
            )
            for group in groups:
                group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0003_imports"),
        ("sources", "0003_contradictions"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
