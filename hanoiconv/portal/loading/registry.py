"""What fixtures have become: keys and the objects in the database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db import models

from ..models import FixtureRecord


@dataclass
class Registry:
    """Looks up and records objects by kind and key. What is recorded is never made or changed again."""

    ids: dict[tuple[str, str], int] = field(default_factory=dict)
    recorded: set[tuple[str, str]] = field(default_factory=set)
    made: int = 0
    making: tuple[str, str] = ("", "")

    @classmethod
    def from_database(cls) -> Registry:
        """Load all records. One query."""
        registry = cls()
        for key, object_id in FixtureRecord.objects.values_list("key", "object_id"):
            kind, _, name = key.partition(":")
            registry.ids[kind, name] = int(object_id)
            registry.recorded.add((kind, name))
        return registry

    def id_of(self, kind: str, key: str) -> int:
        """Return the id of an object. Raises KeyError where no fixture made it."""
        return self.ids[kind, key]

    def once(self, kind: str, key: str, make: Callable[[], models.Model]) -> None:
        """Make the object unless it has been made before, by this run or an earlier one."""
        if (kind, key) in self.recorded:
            return
        self.making = (kind, key)
        instance = make()
        FixtureRecord.objects.create(
            key=f"{kind}:{key}", content_type=ContentType.objects.get_for_model(instance), object_id=str(instance.pk)
        )
        self.ids[kind, key] = instance.pk
        self.recorded.add((kind, key))
        self.made += 1
