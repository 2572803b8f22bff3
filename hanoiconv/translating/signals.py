"""States follow what is saved, published, withdrawn, moved and deleted."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, Revision
from wagtail.signals import page_published, page_unpublished, post_page_move, published, unpublished

from hanoiconv.editorial import one_language

from . import states
from .models import TranslatedItem


@receiver(post_save, sender=Revision)
def follow_draft(sender: type[Revision], instance: Revision, update_fields: Any = None, **kwargs: Any) -> None:
    """Read a draft when it is saved, also when it is saved again in its place."""
    if (update_fields is not None and "content" not in update_fields) or one_language.is_under_way():
        return
    model = instance.content_type.model_class()
    if model is None or not states.is_translated(model):
        return
    objects: Any = model._default_manager
    live = objects.filter(pk=instance.object_id).first()
    newer = Revision.objects.filter(
        base_content_type_id=instance.base_content_type_id,
        object_id=instance.object_id,
        created_at__gt=instance.created_at,
    )
    if live is not None and not newer.exists():
        states.refresh(live, instance.content, user_id=instance.user_id)


@receiver(post_save)
def follow_saved(
    sender: type[models.Model], instance: Any, update_fields: Any = None, raw: bool = False, **_: Any
) -> None:
    """Read an object that has no draft when it is saved itself."""
    if raw or update_fields is not None or not states.is_translated(sender) or instance.latest_revision_id:
        return
    states.refresh(instance, instance.serializable_data())


@receiver([published, unpublished, page_published, page_unpublished, one_language.language_published])
def follow_publication(sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
    """Say which languages readers have now."""
    model: Any = sender
    if one_language.is_under_way():
        return
    if states.is_translated(model):
        live = model._default_manager.filter(pk=instance.pk).first()
        if live is not None:
            states.follow_shown(live)


@receiver(post_delete)
def forget_deleted(sender: type[models.Model], instance: models.Model, **kwargs: Any) -> None:
    """Keep no state of what is gone."""
    if states.is_translated(sender):
        states.forget(instance)


@receiver(post_page_move)
def follow_move(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Let moved pages, and the siblings that made room for them, lie where they lie now. One update."""
    parents: list[Page] = [kwargs["parent_page_before"], kwargs["parent_page_after"]]
    below = Q()
    for parent in parents:
        below |= Q(tree_path__startswith=parent.path)
    kinds = [ContentType.objects.get_for_model(m).pk for m in states.translated_models() if issubclass(m, Page)]
    path = Page.objects.filter(pk=OuterRef("object_id")).values("path")
    TranslatedItem.objects.filter(below, content_type__in=kinds).update(tree_path=Coalesce(Subquery(path), "tree_path"))
