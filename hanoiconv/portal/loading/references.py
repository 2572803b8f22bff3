"""Every key that a fixture names must exist; checked before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from . import markup
from .reading import Entry, FixtureError, Fixtures

FIELDS = {
    "source": "sources",
    "announced_source": "sources",
    "organisation": "organisations",
    "official": "officials",
    "topic": "topics",
    "participant": "participants",
    "event": "event",
    "page": "pages",
}
LISTS = {"topics": "topics", "venue_sources": "sources", "outcome_sources": "sources", "key_figures": "statistics"}


def known_keys(fixtures: Fixtures) -> dict[str, set[str]]:
    """Return the keys of every kind; observations are known as "statistic/observation"."""
    keys = {name: set(entries) for name, entries in fixtures.entries.items()}
    keys["observations"] = {
        f"{key}/{observation.key}"
        for key, entry in fixtures.kind("statistics").items()
        for observation in entry.record.observations
    }
    return keys


def references_of(value: Any) -> Iterator[tuple[str, str]]:
    """Yield (kind, key) of everything a record refers to."""
    if isinstance(value, list):
        for item in value:
            yield from references_of(item)
        return
    fields = dict(value) if not isinstance(value, dict) else value
    for name, item in fields.items():
        if name in FIELDS and isinstance(item, str) and item:
            yield FIELDS[name], item
        elif name in LISTS or (name in ("sources", "held_sources") and item and isinstance(item[0], str)):
            yield from ((LISTS.get(name, "sources"), key) for key in item)
        elif name in ("body", "outcome"):
            for blocks in item.values():
                yield from block_references(blocks)
        elif isinstance(item, list) and item and not isinstance(item[0], str):
            yield from references_of(item)


def block_references(blocks: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield (kind, key) of everything a body refers to, by turning it into its stored form."""
    found: list[tuple[str, str]] = []

    def note(kind: str, key: str) -> int:
        found.append((kind, key))
        return 0

    try:
        markup.stream(blocks, note)
    except (KeyError, ValueError, TypeError) as error:
        found.append(("unknown", str(error.args[0])))
    yield from found


def check_references(fixtures: Fixtures) -> None:
    """Raise FixtureError for every key that is named but does not exist."""
    keys = known_keys(fixtures)
    faults = []
    for _kind, _key, entry in fixtures.all():
        for kind, key in references_of(entry.record):
            if kind == "unknown":
                faults.append(f"{entry.place_of(key)}: {key!r} is nothing that a body can hold")
            elif key not in keys.get(kind, set()):
                faults.append(f"{entry.place_of(key)}: {key!r} is not among the {kind}")
    faults += list(parent_faults(fixtures.kind("pages")))
    faults += list(correction_faults(fixtures.kind("statistics")))
    if faults:
        raise FixtureError(faults)


def parent_faults(pages: dict[str, Entry]) -> Iterator[str]:
    """Yield a fault for each page whose parent does not come before it."""
    seen: set[str] = set()
    for key, entry in pages.items():
        if entry.record.type != "home" and entry.record.parent not in seen:
            parent = entry.record.parent
            yield f"{entry.place_of(parent)}: the parent {parent!r} must come earlier in the file"
        seen.add(key)


def correction_faults(statistics: dict[str, Entry]) -> Iterator[str]:
    """Yield a fault for each observation that corrects none of those before it."""
    for entry in statistics.values():
        seen: set[str] = set()
        for observation in entry.record.observations:
            if observation.corrects and observation.corrects not in seen:
                place = entry.place_of(observation.corrects)
                yield f"{place}: {observation.key!r} corrects {observation.corrects!r}, which does not come earlier"
            seen.add(observation.key)
