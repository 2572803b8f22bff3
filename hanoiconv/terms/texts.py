"""Every text that an object has in one language: its plain fields, and each text inside the blocks of its bodies.

What is no running text is left out (addresses, dates, choices), and so is what somebody else has said: a block
with `keeps_words`, as a quotation has it.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from django.db import models
from django.utils.text import capfirst
from wagtail import blocks
from wagtail.blocks import StreamValue
from wagtail.contrib.table_block.blocks import TableBlock

from hanoiconv.core.fields import BodyField
from hanoiconv.core.languages import localised_name
from hanoiconv.core.localised import translated_fields

from .models import Term

Step: TypeAlias = str | int
Path: TypeAlias = tuple[Step, ...]
"""How a text is reached in a body's stored form; empty for a plain field."""

ADDRESSES = frozenset({"slug", "url_slug"})


@dataclass(frozen=True)
class Text:
    """One text: the field it is in, the way to it inside the field, and how an editor finds it."""

    field: str
    path: Path
    label: str
    value: str
    is_rich: bool

    @property
    def address(self) -> str:
        """The text's place in one word: "body_vi.2.value.answer"."""
        return ".".join(str(step) for step in (self.field, *self.path))


def texts_of(instance: models.Model, language: str) -> Iterator[Text]:
    """Yield the texts of an object in a language, field by field. The term list has none: it names what to avoid."""
    if isinstance(instance, Term):
        return
    model = type(instance)
    for name in translated_fields(model):
        field = model._meta.get_field(name)
        own = localised_name(name, language)
        value = getattr(instance, own)
        if name in ADDRESSES or not value:
            continue
        label = str(capfirst(getattr(field, "verbose_name", name)))
        if isinstance(field, BodyField):
            for text in _in_block(value.stream_block, value.get_prep_value(), (), label):
                yield Text(own, text.path, text.label, text.value, text.is_rich)
        elif type(field) in (models.CharField, models.TextField):
            yield Text(own, (), label, str(value), is_rich=False)


def _in_block(block: blocks.Block, value: Any, path: Path, label: str) -> Iterator[Text]:
    """Yield the texts of a block's stored value."""
    if getattr(block, "keeps_words", False) or not value:
        return
    if isinstance(block, blocks.RichTextBlock):
        yield Text("", path, label, str(value), is_rich=True)
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock):
        yield Text("", path, label, str(value), is_rich=False)
    elif isinstance(block, TableBlock):
        for row, cells in enumerate(value.get("data") or []):
            for column, cell in enumerate(cells):
                if isinstance(cell, str) and cell:
                    yield Text("", (*path, "data", row, column), label, cell, is_rich=False)
    else:
        for child, step, inner in _children(block, value):
            yield from _in_block(child, inner, (*path, *step), f"{label} › {_name(child)}" if _name(child) else label)


def _children(block: blocks.Block, value: Any) -> Iterator[tuple[blocks.Block, Path, Any]]:
    """Yield (block, the way to its value, its value) for what stands directly in a block."""
    if isinstance(block, blocks.BaseStreamBlock):
        for number, child in enumerate(value):
            if child["type"] in block.child_blocks:
                yield block.child_blocks[child["type"]], (number, "value"), child["value"]
    elif isinstance(block, blocks.BaseStructBlock):
        for name, child_block in block.child_blocks.items():
            yield child_block, (name,), value.get(name)
    elif isinstance(block, blocks.ListBlock):
        for number, item in enumerate(value):
            if isinstance(item, dict) and item.get("type") == "item":
                yield block.child_block, (number, "value"), item["value"]
            else:
                yield block.child_block, (number,), item


def _name(block: blocks.Block) -> str:
    return str(capfirst(block.label or ""))


def put(instance: models.Model, field: str, changed: dict[Path, str]) -> None:
    """Set texts of one field of an object, by their paths."""
    value = getattr(instance, field)
    if not isinstance(value, StreamValue):
        setattr(instance, field, changed[()])
        return
    stored = copy.deepcopy(value.get_prep_value())
    for path, text in changed.items():
        holder = stored
        for step in path[:-1]:
            holder = holder[step]
        holder[path[-1]] = text
    setattr(instance, field, StreamValue(value.stream_block, stored, is_lazy=True))
