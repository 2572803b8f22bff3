"""The texts of a page or snippet, taken from the stored form that a revision has: piece by piece and by language.

A piece is a field, a field of an inline child, or one text inside a block of a body. Nothing is rendered or loaded.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Unit:
    """A piece of text: its field ("body", "notes"), its place ("body/ID/answer", "notes/7/text") and its words.

    `is_rich` says that the words are HTML as the editor stores it. What is chosen rather than written (an
    observation, an official) is a piece whose text names it, "observation:3", and `is_text` is false.
    """

    field: str
    place: str
    text: str
    is_rich: bool = False
    is_text: bool = True


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
                found += [
                    Unit(relation, unit.place, unit.text, unit.is_rich, unit.is_text)
                    for unit in _field_units(child_model, name, place, language, value)
                ]
    return [unit for unit in found if unit.text.strip()]


def _field_units(model: type[models.Model], name: str, place: str, language: str, value: Any) -> Iterator[Unit]:
    if not value:
        return
    field = model._meta.get_field(localised_name(name, language))
    if isinstance(field, StreamField):
        raw = json.loads(value) if isinstance(value, str) else value
        yield from stream_units(field.stream_block, raw, name, place)
    else:
        yield Unit(name, place, str(value), is_rich=isinstance(field, RichTextField))


def stream_units(block: blocks.Block, raw: Any, field: str, place: str) -> Iterator[Unit]:
    """Yield the pieces of a body's stored form; a block is found again by its id."""
    for child in raw or []:
        if child["type"] in block.child_blocks:
            yield from _block_units(
                block.child_blocks[child["type"]], child["value"], field, f"{place}/{child.get('id')}"
            )


def _block_units(block: blocks.Block, value: Any, field: str, place: str) -> Iterator[Unit]:
    kind = getattr(block, "lookup_kind", None)
    if kind is not None:
        if value:
            yield Unit(field, place, f"{kind}:{value}", is_text=False)
    elif isinstance(block, blocks.BaseStreamBlock):
        yield from stream_units(block, value, field, place)
    elif isinstance(block, blocks.BaseStructBlock):
        for name, child_block in block.child_blocks.items():
            yield from _block_units(child_block, (value or {}).get(name), field, f"{place}/{name}")
    elif isinstance(block, blocks.ListBlock):
        for number, item in enumerate(value or []):
            is_wrapped = isinstance(item, Mapping) and item.get("type") == "item"
            inner, name = (item["value"], item.get("id")) if is_wrapped else (item, number)
            yield from _block_units(block.child_block, inner, field, f"{place}/{name}")
    elif isinstance(block, TableBlock):
        yield from _table_units(value, field, place)
    elif isinstance(block, blocks.RichTextBlock):
        yield Unit(field, place, str(value or ""), is_rich=True)
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock) and not isinstance(block, blocks.URLBlock):
        yield Unit(field, place, str(value or ""))


def _table_units(value: Any, field: str, place: str) -> Iterator[Unit]:
    for row_number, row in enumerate((value or {}).get("data") or []):
        for column, cell in enumerate(row):
            yield Unit(field, f"{place}/{row_number}.{column}", str(cell or ""))
