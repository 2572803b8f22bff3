"""Where an item is edited, and what a user may see of the items."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.auth import get_permission_codename
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.urls import reverse
from wagtail.models import Page
from wagtail.permissions import page_permission_policy
from wagtail.snippets.models import get_snippet_models

from hanoiconv.core.localised import translated_fields
from hanoiconv.core.panels import language_tab_name

from .models import TranslatedItem

PAGE_ACTIONS = {"add", "change", "publish"}


def edit_url(item: TranslatedItem, language: str = "") -> str:
    """Return the address of the item's form, at the tab of `language`; empty where it has none."""
    model: Any = item.model
    if model is None:
        return ""
    if issubclass(model, Page):
        address = reverse("wagtailadmin_pages:edit", args=(item.object_id,))
    elif model in get_snippet_models():
        address = reverse(model.snippet_viewset.get_url_name("edit"), args=(item.object_id,))
    else:
        return ""
    return f"{address}#tab-{language_tab_name(language)}" if language else address


def snippet_kinds(user: Any) -> list[type[models.Model]]:
    """Return the kinds of snippets that the user may change."""
    return [
        model
        for model in get_snippet_models()
        if translated_fields(model)
        and user.has_perm(f"{model._meta.app_label}.{get_permission_codename('change', model._meta)}")
    ]


def may_see(user: Any) -> bool:
    """Say whether the user works on anything that has languages."""
    if not user.is_active:
        return False
    return bool(page_permission_policy.user_has_any_permission(user, PAGE_ACTIONS) or snippet_kinds(user))


def visible_to(user: Any) -> models.QuerySet[TranslatedItem]:
    """Return the items that the user may edit or publish. Queries: the user's permissions, once in a request."""
    items = TranslatedItem.objects.all()
    if user.is_superuser:
        return items
    kinds = [ContentType.objects.get_for_model(model).pk for model in snippet_kinds(user)]
    allowed = Q(content_type__in=kinds)
    for permission in page_permission_policy.get_cached_permissions_for_user(user):
        codename = permission.permission.codename
        if codename in ("change_page", "publish_page"):
            allowed |= Q(tree_path__startswith=permission.page.path)
        elif codename == "add_page":
            allowed |= Q(tree_path__startswith=permission.page.path, owner=user)
    return items.filter(allowed)


def page_kinds() -> list[int]:
    """Return the content types of pages."""
    models_of_pages = [model for model in apps.get_models() if issubclass(model, Page)]
    return [ContentType.objects.get_for_model(model).pk for model in models_of_pages]
