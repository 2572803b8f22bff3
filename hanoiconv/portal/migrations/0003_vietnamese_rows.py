"""The rows that Wagtail's own migrations make in English, in the editors' language."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

NAMES = [
    ("auth", "Group", "name", "Editors", "Biên tập"),
    ("auth", "Group", "name", "Moderators", "Duyệt xuất bản"),
    ("wagtailcore", "Workflow", "name", "Moderators approval", "Duyệt bài"),
    ("wagtailcore", "Task", "name", "Moderators approval", "Duyệt bài"),
    ("wagtailcore", "Collection", "name", "Root", "Gốc"),
    ("wagtailcore", "Page", "title", "Root", "Gốc"),
    ("wagtailcore", "Page", "draft_title", "Root", "Gốc"),
]
"""(app, model, field, Wagtail's name, ours). The groups are named as the newsroom names its roles."""


def to_vietnamese(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Rename; a row that somebody has named otherwise stays as it is."""
    for app, model, field, english, vietnamese in NAMES:
        apps.get_model(app, model).objects.filter(**{field: english}).update(**{field: vietnamese})


def to_english(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Rename back, as Wagtail's own migrations expect it."""
    for app, model, field, english, vietnamese in NAMES:
        apps.get_model(app, model).objects.filter(**{field: vietnamese}).update(**{field: english})


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0002_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
    ]

    operations = [migrations.RunPython(to_vietnamese, to_english)]
