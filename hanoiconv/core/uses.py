"""Where an object is used: by what is saved, and by drafts and scheduled versions, which only revisions know.

Wagtail's reference index reads saved rows; a figure that an editor has put into a draft is not among them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import DraftStateMixin, Page, ReferenceIndex, Revision

LISTED = 50
"""How many uses are named; the rest is counted."""

LOOKED_INTO = 500
"""How many revisions that may use the object are opened at most."""


class State(models.TextChoices):
    """In which version of something an object is used."""

    LIVE = "live", _("live")
    DRAFT = "draft", _("draft")
    SCHEDULED = "scheduled", _("scheduled")


@dataclass(frozen=True)
class Use:
    """Something that uses the object: its title, what kind of thing it is, in which version, and its form."""

    title: str
    kind: str
    state: State
    edit_url: str | None


@dataclass(frozen=True)
class Uses:
    """The first `LISTED` uses, and how many there are."""

    listed: tuple[Use, ...]
    count: int

    def __bool__(self) -> bool:
        return self.count > 0

    @property
    def unlisted(self) -> int:
        """How many more there are than are named."""
        return self.count - len(self.listed)


Key = tuple[int, str]


def uses_of(target: models.Model, user: Any = None) -> Uses:
    """Return where `target` is used, live uses first.

    Queries grow with the kinds of objects that use it and with the drafts that do, not with live uses.
    Addresses of forms are given where `user` may edit there.
    """
    own = _key(target)
    saved = [key for key in _saved_uses(target) if key != own]
    objects = _objects(saved[:LISTED])
    uses = {(key, _state(found)): found for key, found in objects.items()}
    for revision, found in _revised_uses(target):
        key = (revision.base_content_type_id, str(revision.object_id))
        state = State.SCHEDULED if revision.approved_go_live_at else State.DRAFT
        if key != own and not (state is State.DRAFT and (key, State.LIVE) in uses):
            uses[key, state] = found
    count = len(uses) + len(saved) - len(objects)
    finder = AdminURLFinder(user) if user else None
    listed = sorted(uses.items(), key=lambda item: list(State).index(item[0][1]))[:LISTED]
    return Uses(tuple(_use(found, state, finder) for (_key_of, state), found in listed), count)


def _key(instance: models.Model) -> Key:
    model = instance._meta.get_parent_list()[-1] if instance._meta.get_parent_list() else type(instance)
    return ContentType.objects.get_for_model(model, for_concrete_model=False).pk, str(instance.pk)


def _saved_uses(target: models.Model) -> list[Key]:
    references = ReferenceIndex.get_references_to(target).order_by("base_content_type_id", "object_id")
    return list(references.values_list("base_content_type_id", "object_id").distinct())


def _objects(keys: Iterable[Key]) -> dict[Key, models.Model]:
    """Return the saved objects by their keys, one query for each kind."""
    by_type: dict[int, list[str]] = {}
    for content_type, pk in keys:
        by_type.setdefault(content_type, []).append(pk)
    found: dict[Key, models.Model] = {}
    for content_type, pks in by_type.items():
        model = ContentType.objects.get_for_id(content_type).model_class()
        if model is None:
            continue
        for pk, instance in model._default_manager.in_bulk(pks).items():
            found[content_type, str(pk)] = instance
    return found


def _state(instance: models.Model) -> State:
    return State.LIVE if getattr(instance, "live", True) else State.DRAFT


def _revised_uses(target: models.Model) -> Iterator[tuple[Revision, models.Model]]:
    """Yield the unpublished newest and the scheduled revisions that refer to `target`, each with its object."""
    reference = _key(target)
    for revision in _unpublished_revisions(str(target.pk))[:LOOKED_INTO]:
        instance = revision.as_object()
        # Wagtail has no public way to read the references of an object that is not saved.
        references = ReferenceIndex._extract_references_from_object(instance)
        if any((content_type, str(pk)) == reference for content_type, pk, *_paths in references):
            yield revision, instance


def _unpublished_revisions(digits: str) -> models.QuerySet[Revision]:
    """Return the newest revisions of what has unpublished changes and the scheduled ones, where `digits` occur."""
    newest = Q(approved_go_live_at__isnull=False)
    for model in _drafted_models():
        newest |= Q(
            pk__in=model._default_manager.filter(has_unpublished_changes=True, latest_revision__isnull=False).values(
                "latest_revision"
            )
        )
    revisions = Revision.objects.filter(newest).alias(text=Cast("content", TextField()))
    return revisions.filter(text__contains=digits).order_by("-pk")


def _drafted_models() -> list[type[models.Model]]:
    """Return the models with drafts; of pages the base that they share."""
    return [model for model in apps.get_models() if issubclass(model, DraftStateMixin) and not model._meta.parents]


def _use(instance: models.Model, state: State, finder: AdminURLFinder | None) -> Use:
    title = instance.get_admin_display_title() if isinstance(instance, Page) else str(instance)
    specific = instance.cached_content_type.model_class() if isinstance(instance, Page) else type(instance)
    kind = capfirst((specific or type(instance))._meta.verbose_name)
    return Use(str(title), str(kind), state, finder.get_edit_url(instance) if finder else None)
