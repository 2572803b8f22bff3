"""Which pages refer to an object: asked of the reference index, so that no lower layer knows the pages."""

from __future__ import annotations

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from wagtail.models import Page, ReferenceIndex

from .models import PortalSnippet, SitePage

MOST = 50


def pages_referring_to(*instances: models.Model) -> list[SitePage]:
    """Return the shown pages that refer to any of `instances` as published, newest first, at most 50. Two queries."""
    if not instances:
        return []
    wanted = Q()
    for instance in instances:
        wanted |= Q(to_content_type=ContentType.objects.get_for_model(instance), to_object_id=str(instance.pk))
    page_type = ContentType.objects.get_for_model(Page)
    ids = (
        ReferenceIndex.objects.filter(wanted, base_content_type=page_type)
        .values_list("object_id", flat=True)
        .distinct()
    )
    pages = SitePage.objects.shown_in().filter(pk__in=[int(pk) for pk in ids]).for_cards("first_published_at")
    return list(pages.order_by("-first_published_at", "-pk")[:MOST])


def snippets_referring_to(instance: models.Model) -> list[PortalSnippet]:
    """Return the public snippets that refer to `instance`, by kind, at most 50 of each. One query, and one a kind."""
    referring: dict[int, set[int]] = {}
    rows = ReferenceIndex.get_references_to(instance).values_list("base_content_type", "object_id").distinct()
    for type_id, object_id in rows:
        referring.setdefault(type_id, set()).add(int(object_id))
    found: list[PortalSnippet] = []
    for model in snippet_models():
        content_type = ContentType.objects.get_for_model(model)
        if content_type.pk in referring:
            found.extend(model.for_mentions().filter(pk__in=referring[content_type.pk])[:MOST])
    return [snippet for snippet in found if snippet.is_public()]


def snippet_models() -> list[type[PortalSnippet]]:
    """Return every kind of snippet that can refer to something."""
    return [model for model in apps.get_models() if issubclass(model, PortalSnippet)]
