"""The whole of loading, all or nothing."""

from __future__ import annotations

from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import override

from .facts import load_facts
from .pages import check_bodies, load_pages
from .reading import FixtureError, read_fixtures
from .references import check_references
from .registry import Registry


def load(root: Path) -> int:
    """Load the fixtures under `root`; returns how many objects were made.

    A second run makes nothing, and what an editor has changed or deleted stays as it is. Raises FixtureError, with
    file and line of every fault, before anything is written.
    """
    fixtures = read_fixtures(root)
    check_references(fixtures)
    check_bodies(fixtures)
    with transaction.atomic(), override("vi"):
        registry = Registry.from_database()
        try:
            load_facts(fixtures, registry)
            load_pages(fixtures, registry)
        except ValidationError as error:
            raise FixtureError([str(error)]) from error
    return registry.made
