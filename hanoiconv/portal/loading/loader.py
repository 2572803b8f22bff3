"""The whole of loading, all or nothing."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import override

from .facts import load_facts
from .pages import check_bodies, load_pages
from .reading import FixtureError, Fixtures, read_fixtures
from .references import check_references
from .registry import Registry

RECORDS = {"observations": "statistics", "sessions": "event", "articles": "article", "page bodies": "pages"}
"""In which kind of record the others stand."""


def load(root: Path) -> int:
    """Load the fixtures under `root`; returns how many objects were made.

    A second run makes nothing, and what an editor has changed or deleted stays as it is. Raises FixtureError, with
    file and line of every fault, before anything is written.
    """
    fixtures = read_fixtures(root)
    check_references(fixtures)
    check_bodies(fixtures)
    with transaction.atomic(), override(settings.LANGUAGE_CODE):
        registry = Registry.from_database()
        try:
            load_facts(fixtures, registry)
            load_pages(fixtures, registry)
        except ValidationError as error:
            raise FixtureError(refusals(error, fixtures, *registry.making)) from error
    return registry.made


def refusals(error: ValidationError, fixtures: Fixtures, kind: str, key: str) -> list[str]:
    """Return what a model refused, with the file and line of the record it was made from."""
    entry = fixtures.kind(RECORDS.get(kind, kind)).get(key.split("/")[0])
    place = f"{entry.place}: " if entry else ""
    found = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    return [f"{place}{key}: {name}: {message}" for name, messages in found.items() for message in messages]
