"""The texts of a page or snippet, taken from the stored form that a revision has: piece by piece and by language.

A piece is a field, a field of an inline child, or one text inside a block of a body. Nothing is rendered or loaded.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.fields import RichTextField, StreamField

from hanoiconv.core.languages import localised_name
from hanoiconv.core.localised import translated_fields

NOT_TEXT = frozenset({"shown", "slug", "url_slug"})
"""Translated fields that are no text to translate: the switch, and addresses made from the name."""

Content = Mapping[str, Any]
"""The stored form of an object, as in a revision: name → value, children as lists of the same."""

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Unit:
    """A piece of text: its field ("body", "notes"), its place ("body/ID/answer", "notes/7/text") and its words.

    `is_rich` says that the words are HTML as the editor stores it. What is chosen rather than written (an
    observation, an official) is a piece whose text names it, "observation:3", and `is_text` is false. `path` leads to
    it inside a body's stored form; `longest` is how many characters it may have.
    """

    field: str
    place: str
    text: str
    is_rich: bool = False
    is_text: bool = True
    path: Path = ()
    longest: int | None = None


@cache
def text_fields(model: type[models.Model]) -> tuple[str, ...]:
    """Return the names of the model's translated texts, in the order of its fields."""
    names = set(translated_fields(model)) - NOT_TEXT
    ordered = [field.name for field in model._meta.get_fields() if field.name in names]
    return tuple(ordered)


@cache
def child_texts(model: type[models.Model]) -> tuple[tuple[str, type[models.Model], tuple[str, ...]], ...]:
    """Return (relation, its model, its translated texts) for each kind of inline children that has any."""
    found = []
    for relation in get_all_child_relations(model):
        names = text_fields(relation.related_model)
        if names:
            found.append((relation.get_accessor_name(), relation.related_model, names))
    return tuple(found)


def units_of(model: type[models.Model], content: Content, language: str) -> list[Unit]:
    """Return the object's pieces in one language, those without words left out."""
    found: list[Unit] = []
    for name in text_fields(model):
        value = content.get(localised_name(name, language))
        found += _field_units(model, name, name, language, value)
    for relation, child_model, names in child_texts(model):
        for child in content.get(relation) or []:
            for name in names:
                place = f"{relation}/{child.get('pk') or 'new'}/{name}"
                value = child.get(localised_name(name, language))
                units = _field_units(child_model, name, place, language, value)
                found += [replace(unit, field=relation) for unit in units]
    return [unit for unit in found if unit.text.strip()]


def _field_units(model: type[models.Model], name: str, place: str, language: str, value: Any) -> Iterator[Unit]:
    if not value:
        return
    field = model._meta.get_field(localised_name(name, language))
    if isinstance(field, StreamField):
        yield from stream_units(field.stream_block, raw_stream(value), name, place)
    else:
        longest = getattr(field, "max_length", None)
        yield Unit(name, place, str(value), is_rich=isinstance(field, RichTextField), longest=longest)


def raw_stream(value: Any) -> list[dict[str, Any]]:
    """Return the blocks of a body's stored form."""
    blocks_of_body: list[dict[str, Any]] = json.loads(value) if isinstance(value, str) else value or []
    return blocks_of_body


def stream_units(block: blocks.Block, raw: Any, field: str, place: str, path: Path = ()) -> Iterator[Unit]:
    """Yield the pieces of a body's stored form, those without words too; a block is found again by its id."""
    for number, child in enumerate(raw or []):
        if child["type"] in block.child_blocks:
            inner, where = block.child_blocks[child["type"]], f"{place}/{child.get('id')}"
            yield from _block_units(inner, child["value"], Where(field, where, (*path, number, "value")))


@dataclass(frozen=True)
class Where:
    """Where in a body a value stands."""

    field: str
    place: str
    path: Path

    def below(self, name: Any, *path: str | int) -> Where:
        """Return where a part of the value stands."""
        return Where(self.field, f"{self.place}/{name}", (*self.path, *path))

    def unit(self, text: Any, **kind: Any) -> Unit:
        """Return the piece that stands there."""
        return Unit(self.field, self.place, str(text or ""), path=self.path, **kind)


def _block_units(block: blocks.Block, value: Any, where: Where) -> Iterator[Unit]:
    kind = getattr(block, "lookup_kind", None)
    if kind is not None:
        yield where.unit(f"{kind}:{value}" if value else "", is_text=False)
    elif isinstance(block, blocks.BaseStreamBlock):
        yield from stream_units(block, value, where.field, where.place, where.path)
    elif isinstance(block, blocks.BaseStructBlock):
        for name, child_block in block.child_blocks.items():
            yield from _block_units(child_block, (value or {}).get(name), where.below(name, name))
    elif isinstance(block, blocks.ListBlock):
        yield from _list_units(block, value, where)
    elif isinstance(block, TableBlock):
        yield from _table_units(value, where)
    elif isinstance(block, blocks.RichTextBlock):
        yield where.unit(value, is_rich=True)
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock) and not isinstance(block, blocks.URLBlock):
        yield where.unit(value, longest=getattr(block.field, "max_length", None))


def _list_units(block: blocks.ListBlock, value: Any, where: Where) -> Iterator[Unit]:
    for number, item in enumerate(value or []):
        if isinstance(item, Mapping) and item.get("type") == "item":
            yield from _block_units(block.child_block, item["value"], where.below(item["id"], number, "value"))
        else:
            yield from _block_units(block.child_block, item, where.below(number, number))


def _table_units(value: Any, where: Where) -> Iterator[Unit]:
    for number, row in enumerate((value or {}).get("data") or []):
        for column, cell in enumerate(row):
            yield where.below(f"{number}.{column}", "data", number, column).unit(cell)
