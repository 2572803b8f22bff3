"""Every field of ours that an editor fills has a name and a help text, in English and in Vietnamese."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import models
from django.utils.translation import override

OURS = {"core", "terms", "sources", "people", "statistics", "treaty", "editorial", "events", "news", "portal"}
NOT_EDITED = {"User", "OldPath", "FixtureRecord", "PortalRendition"}
WAGTAILS = {"live_revision", "latest_revision", "first_published_at", "go_live_at", "expire_at", "sort_order"}
MEDIA = {"title", "description", "file", "uploaded_by_user", "created_at", "collection", "file_size", "file_hash"} | {
    f"focal_point_{side}" for side in ("x", "y", "width", "height")
}
"""Fields that Wagtail gives images and documents."""


def is_ours(field: models.Field) -> bool:
    """Say whether a form shows the field and the portal, not Wagtail, has defined it."""
    relation = field.remote_field
    is_parent = bool(getattr(relation, "parent_link", False)) or type(field).__name__ == "ParentalKey"
    of_media = field.model.__name__ in {"PortalImage", "PortalDocument"} and field.name in MEDIA
    return field.editable and not field.primary_key and not is_parent and not of_media and field.name not in WAGTAILS


FIELDS = [
    field
    for model in apps.get_models()
    if model._meta.app_label in OURS and model.__name__ not in NOT_EDITED
    for field in model._meta.local_fields
    if is_ours(field)
]


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: f"{field.model.__name__}.{field.name}")
def test_a_field_has_a_name_and_a_help_text_in_both_languages(field: models.Field) -> None:
    with override("en"):
        english = str(field.verbose_name), str(field.help_text)
    with override("vi"):
        vietnamese = str(field.verbose_name), str(field.help_text)
    assert all(english)
    assert all(vietnamese)
    assert vietnamese[1] != english[1]
