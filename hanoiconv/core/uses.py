"""Where an object is used: by what is saved, and by drafts and scheduled versions.

Wagtail's reference index reads saved rows; a figure that an editor has put into a draft is not among them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import DraftStateMixin, Page, ReferenceIndex

from .models.draft_reference import DraftReference
from .references import Key, key_of

LISTED = 50
"""How many uses are named; the rest is counted."""


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


def uses_of(target: models.Model, user: Any = None) -> Uses:
    """Return where `target` is used, live uses first.

    Queries grow with the kinds of objects that use it, not with the uses. Addresses of forms are given where `user`
    may edit there.
    """
    own = key_of(target)
    saved = [key for key in _saved_uses(target) if key != own]
    known = set(saved)
    drafted = [
        (key, state)
        for key, state in _drafted_uses(own)
        if key != own and (state is State.SCHEDULED or key not in known)
    ]
    places = [*((key, None) for key in saved), *drafted]
    objects = _objects(key for key, _state in places[:LISTED])
    finder = AdminURLFinder(user) if user else None
    uses = [_use(objects[key], state, finder) for key, state in places[:LISTED] if key in objects]
    uses.sort(key=lambda use: list(State).index(use.state))
    return Uses(tuple(uses), len(uses) + len(places[LISTED:]))


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


def _drafted_uses(target: Key) -> list[tuple[Key, State]]:
    """Return what refers to `target` in its unpublished newest revision, or in a scheduled one. One query."""
    wanted = Q(revision__approved_go_live_at__isnull=False)
    for model in _drafted_models():
        newest = model._default_manager.filter(has_unpublished_changes=True, latest_revision__isnull=False)
        wanted |= Q(revision__in=newest.values("latest_revision"))
    rows = DraftReference.objects.to(target).filter(wanted).order_by("-revision")
    names = ("revision__base_content_type", "revision__object_id", "revision__approved_go_live_at")
    return [
        ((type_id, pk), State.SCHEDULED if scheduled else State.DRAFT)
        for type_id, pk, scheduled in rows.values_list(*names)
    ]


def _drafted_models() -> list[type[models.Model]]:
    """Return the models with drafts; of pages the base that they share."""
    return [model for model in apps.get_models() if issubclass(model, DraftStateMixin) and not model._meta.parents]


def _use(instance: models.Model, state: State | None, finder: AdminURLFinder | None) -> Use:
    title = instance.get_admin_display_title() if isinstance(instance, Page) else str(instance)
    specific = instance.cached_content_type.model_class() if isinstance(instance, Page) else type(instance)
    kind = capfirst((specific or type(instance))._meta.verbose_name)
    return Use(str(title), str(kind), state or _state(instance), finder.get_edit_url(instance) if finder else None)
