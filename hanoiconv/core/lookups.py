"""What the bodies of a page refer to, looked up once for the whole page instead of once for each block or link.

A page calls `prime` with its bodies. Blocks and rich-text handlers then `find` what they need in memory; without
priming (an admin preview of a single block) they look it up themselves. Sections register how their objects are
loaded, and how rich text names them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.core.signals import request_started
from django.db import models
from django.dispatch import receiver
from wagtail import blocks
from wagtail.blocks import StreamValue

Wanted = Mapping[str, set[int]]
Loader = Callable[[Wanted], dict[str, dict[int, Any]]]
"""(kind → ids) → kind → id → object. What is missing is left out."""


@dataclass
class Known:
    """What has been looked up of a kind: every id that was asked for, and what was found."""

    asked: set[int] = field(default_factory=set)
    found: dict[int, Any] = field(default_factory=dict)


class Chooses(Protocol):
    """A block whose value is the id of an object of a registered kind."""

    lookup_kind: str


_loaders: dict[str, Loader] = {}
_patterns: dict[str, list[re.Pattern[str]]] = {}
_known: ContextVar[dict[str, Known] | None] = ContextVar("looked_up", default=None)


def register_loader(loader: Loader, *kinds: str) -> None:
    """Say how objects of these kinds are loaded; kinds with one loader are loaded in one go."""
    for kind in kinds:
        _loaders[kind] = loader


def register_pattern(kind: str, pattern: re.Pattern[str]) -> None:
    """Say how rich text names objects of a kind; the pattern's first group is the id."""
    _patterns.setdefault(kind, []).append(pattern)


def link_pattern(name: str) -> re.Pattern[str]:
    """Return the pattern of links of a type: `<a linktype="page" id="3">`, also inside stored JSON."""
    return re.compile(rf'<a\b(?=[^>]*\blinktype=\\?"{name}\\?")(?=[^>]*\bid=\\?"([0-9]{{1,18}})\\?")[^>]*>')


def referred(*bodies: Any) -> dict[str, set[int]]:
    """Return what the bodies refer to: kind → ids. No query."""
    wanted: dict[str, set[int]] = {kind: set() for kind in _loaders}
    text = "".join(part for body in bodies for part in _strings(raw_value(body)))
    for kind, patterns in _patterns.items():
        for pattern in patterns:
            wanted[kind].update(int(match) for match in pattern.findall(text))
    for body in bodies:
        if isinstance(body, StreamValue):
            for kind, pk in _chosen(body.stream_block, raw_value(body)):
                wanted[kind].add(pk)
    return wanted


def chosen(kind: str, *bodies: Any) -> set[int]:
    """Return the ids of what is chosen in blocks of the bodies; what a text links to is left out. No query."""
    streams = [body for body in bodies if isinstance(body, StreamValue)]
    return {pk for body in streams for found, pk in _chosen(body.stream_block, raw_value(body)) if found == kind}


def prime(*bodies: Any) -> None:
    """Look up everything that the bodies refer to; the number of queries depends on the kinds, not on the objects."""
    wanted = referred(*bodies)
    known = {kind: Known(ids) for kind, ids in wanted.items()}
    for loader in dict.fromkeys(_loaders.values()):
        asked = {kind: ids for kind, ids in wanted.items() if ids and _loaders[kind] is loader}
        if asked:
            for kind, found in loader(asked).items():
                known[kind].found.update(found)
    _known.set(known)


def find(kind: str, ids: Iterable[int]) -> dict[int, Any]:
    """Return the objects among `ids`: primed ones from memory, others looked up together."""
    wanted = {pk for pk in ids if pk}
    known = (_known.get() or {}).get(kind)
    if known is not None and wanted <= known.asked:
        return {pk: known.found[pk] for pk in wanted if pk in known.found}
    return _loaders[kind]({kind: wanted}).get(kind, {}) if wanted else {}


@receiver(request_started)
def forget(**kwargs: Any) -> None:
    """Let no request see what an earlier one in the same thread has looked up."""
    _known.set(None)


def raw_value(body: Any) -> Any:
    """Return the stored form of a body, in which rich text is not expanded and nothing is loaded yet."""
    return list(body.raw_data) if isinstance(body, StreamValue) else body


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _strings(item)


def _chosen(block: blocks.Block, value: Any) -> Iterator[tuple[str, int]]:
    """Yield (kind, id) of every object that is chosen in a block's stored value."""
    kind = getattr(block, "lookup_kind", None)
    if kind is not None:
        if isinstance(value, int):
            yield kind, value
    elif isinstance(block, blocks.BaseStreamBlock):
        for child in value or []:
            if child["type"] in block.child_blocks:
                yield from _chosen(block.child_blocks[child["type"]], child["value"])
    elif isinstance(block, blocks.BaseStructBlock):
        for name, child_block in block.child_blocks.items():
            yield from _chosen(child_block, (value or {}).get(name))
    elif isinstance(block, blocks.ListBlock):
        for item in value or []:
            is_wrapped = isinstance(item, Mapping) and item.get("type") == "item"
            yield from _chosen(block.child_block, item["value"] if is_wrapped else item)


class LookedUp:
    """For chooser blocks: their objects are found among those looked up for the page."""

    lookup_kind: str

    def bulk_to_python(self, values: Sequence[int | None]) -> list[Any]:
        found = find(self.lookup_kind, (value for value in values if value))
        return [found.get(value) if value else None for value in values]


def through_children(
    children: models.QuerySet, parents: models.QuerySet, foreign_key: str, ids: set[int]
) -> dict[int, tuple[Any, list[Any]]]:
    """Return id → (parent, its children in order) for the parents among `ids`, mostly in one query.

    The children carry their parents (`foreign_key` is selected with them); only parents that have no child at all
    cost a second query.
    """
    found: dict[int, tuple[Any, list[Any]]] = {}
    for child in children.filter(**{f"{foreign_key}__in": ids}).select_related(foreign_key):
        parent = getattr(child, foreign_key)
        found.setdefault(parent.pk, (parent, []))[1].append(child)
    missing = ids - found.keys()
    if missing:
        found |= {parent.pk: (parent, []) for parent in parents.filter(pk__in=missing)}
    return found
