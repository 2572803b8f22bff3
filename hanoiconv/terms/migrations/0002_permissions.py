"""Editors keep the term list and may let a wording stand; publishers also publish it. Groups can be changed later."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

EDITORS, PUBLISHERS = ("Biên tập", "Editors"), ("Duyệt xuất bản", "Moderators")
"""Wagtail's own groups, by our names and by the ones they have until they are renamed."""
NAMES = {
    "add_term": "Can add term",
    "change_term": "Can change term",
    "view_term": "Can view term",
    "delete_term": "Can delete term",
    "publish_term": "Can publish term",
    "keep_avoided_wording": "Can submit texts with wordings to avoid, giving a reason",
}
OF_EDITORS = ("add_term", "change_term", "view_term", "keep_avoided_wording")


def give(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the permissions, which Django makes only after all migrations, and give them to the groups."""
    content_type, _made = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="terms", model="term"
    )
    permissions = {
        codename: apps.get_model("auth", "Permission").objects.get_or_create(
            content_type=content_type, codename=codename, defaults={"name": name}
        )[0]
        for codename, name in NAMES.items()
    }
    groups = apps.get_model("auth", "Group").objects
    for group in groups.filter(name__in=EDITORS):
        group.permissions.add(*(permissions[codename] for codename in OF_EDITORS))
    for group in groups.filter(name__in=PUBLISHERS):
        group.permissions.add(*permissions.values())


class Migration(migrations.Migration):
    dependencies = [
        ("terms", "0001_terms"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
