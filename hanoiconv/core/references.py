"""What an object refers to, saved or not: the keys of everything its fields, bodies and inline rows name."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel, get_all_child_relations

Key = tuple[int, str]
"""The content type of an object's base model, and the object's primary key."""

IGNORED = "wagtail_reference_index_ignore"


def type_of(model: type[models.Model]) -> int:
    """Return the content type under which objects of a model are known: of pages the base that they share."""
    base = (model._meta.get_parent_list() or [model])[-1]
    return ContentType.objects.get_for_model(base, for_concrete_model=False).pk


def key_of(instance: models.Model) -> Key:
    """Return the key of an object."""
    return type_of(type(instance)), str(instance.pk)


def references_of(instance: models.Model) -> set[Key]:
    """Return what `instance` refers to as it is in memory, by the rules of Wagtail's reference index.

    Wagtail itself reads saved rows only; a draft is none.
    """
    return set(_references(instance))


def _references(instance: models.Model) -> Iterator[Key]:
    for field in instance._meta.get_fields():
        if isinstance(field, models.ForeignKey) and not isinstance(field, ParentalKey):
            yield from _chosen(instance, field)
        elif isinstance(field, models.Field) and hasattr(field, "extract_references"):
            value = field.value_from_object(instance)
            found = field.extract_references(value) if value is not None else ()
            yield from ((type_of(model), str(pk)) for model, pk, *_paths in found)
    if isinstance(instance, ClusterableModel):
        for relation in get_all_child_relations(type(instance)):
            for child in getattr(instance, relation.get_accessor_name()).all():
                yield from _references(child)


def _chosen(instance: models.Model, field: models.ForeignKey) -> Iterator[Key]:
    target = field.related_model
    if isinstance(target, type):
        value = field.value_from_object(instance)
        if value is not None and not getattr(field, IGNORED, False) and not getattr(target, IGNORED, False):
            yield type_of(target), str(value)
