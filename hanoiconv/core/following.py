"""What shows an object follows when it changes: search entries, and the HTTP cache before the site.

Pages read figures when they are asked for, so they are right at once. What was made earlier is renewed by the task
worker: `follow` finds everything that shows what has changed, purges its addresses, and queues its search entries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from wagtail.contrib.frontend_cache.utils import get_backends, purge_urls_from_cache
from wagtail.models import Page, ReferenceIndex
from wagtail.search.backends import get_search_backends

from .languages import language_codes
from .lookups import forget, prime
from .models import DraftReference, SitePage
from .references import Key, type_of
from .search import SearchableText

Spread = Callable[[set[str]], Iterable[tuple[type[models.Model], Iterable[Any]]]]
"""Primary keys of one model → what else says what they say: models with primary keys."""

CHUNK = 100
"""How many search entries one task renews, so that other work gets its turn between."""

_spreads: dict[type[models.Model], Spread] = {}
_listing: dict[type[models.Model], Spread] = {}


def register_spread(model: type[models.Model], spread: Spread | None = None, *, listing: Spread | None = None) -> None:
    """Say what else changes with objects of `model`, and which objects' pages merely list them."""
    if spread is not None:
        _spreads[model] = spread
    if listing is not None:
        _listing[model] = listing


def showing(changed: Iterable[Key]) -> set[Key]:
    """Return everything that shows what the changed objects say, themselves included.

    Snippets lead on to what refers to them, pages are where it ends. Drafts count too: the reference index knows a
    page that has just been published only once its own task has run. The number of queries depends on the kinds.
    """
    found = set(changed)
    new = set(found)
    pages = type_of(Page)
    while new:
        new = {key for key in new if key[0] != pages}
        new = (_referring_to(new) | _spread(new, _spreads)) - found
        found |= new
    return found | _spread(found, _listing)


def _referring_to(keys: set[Key]) -> set[Key]:
    wanted = Q()
    for type_id, pks in by_type(keys).items():
        wanted |= Q(to_content_type=type_id, to_object_id__in=pks)
    if not wanted:
        return set()
    saved = ReferenceIndex.objects.filter(wanted).values_list("base_content_type_id", "object_id")
    drafted = DraftReference.objects.filter(wanted)
    return {*saved, *drafted.values_list("revision__base_content_type_id", "revision__object_id")}


def _spread(keys: set[Key], spreads: dict[type[models.Model], Spread]) -> set[Key]:
    wanted = by_type(keys)
    found: set[Key] = set()
    for model, spread in spreads.items():
        if pks := wanted.get(type_of(model)):
            found |= {(type_of(other), str(pk)) for other, others in spread(pks) for pk in others}
    return found


def by_type(keys: Iterable[Key]) -> dict[int, set[str]]:
    """Return primary keys by content type."""
    found: dict[int, set[str]] = {}
    for type_id, pk in keys:
        found.setdefault(type_id, set()).add(pk)
    return found


def load(keys: Iterable[Key]) -> list[models.Model]:
    """Return the objects, pages as what they are. A query for each kind."""
    found: list[models.Model] = []
    for type_id, pks in by_type(keys).items():
        model = ContentType.objects.get_for_id(type_id).model_class()
        if model is Page:
            found += SitePage.objects.filter(pk__in=pks).specific()
        elif model is not None:
            found += model._default_manager.filter(pk__in=pks)
    return found


def purge(objects: Iterable[Any]) -> None:
    """Have the HTTP caches that are configured forget every address at which the objects are shown; none, nothing."""
    if not get_backends():
        return
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    paths = {path for one in objects if hasattr(one, "cached_paths") for path in cached_paths(one)}
    purge_urls_from_cache(sorted(f"{base}{path}" for path in paths))


def cached_paths(instance: Any) -> set[str]:
    """Return the addresses, in every language, at which an object is shown."""
    return {path for code in language_codes() for path in instance.cached_paths(code)}


def renew_entries(keys: Iterable[Key]) -> None:
    """Renew the search entries of pages and snippets; what their bodies refer to is looked up together."""
    by_model: dict[type[models.Model], list[Any]] = {}
    for instance in load(keys):
        if isinstance(instance, SearchableText):
            by_model.setdefault(type(instance), []).append(instance)
    for model, instances in by_model.items():
        prime(*(text for instance in instances for text in instance.searchable_values()))
        for backend in get_search_backends():
            backend.add_bulk(model, instances)
    forget()
