"""Texts out to a translator and back: an object's pieces in two languages, and a draft with the new words in it."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from wagtail.fields import StreamField

from hanoiconv.core.languages import localised_name

from .markup import Markup, marked, rich
from .units import Content, Path, Unit, raw_stream, stream_units, units_of


@dataclass(frozen=True)
class Piece:
    """A piece in the source language with its present translation, "" where there is none, both as they are stored."""

    unit: Unit
    translation: str

    def source(self) -> Markup:
        """Return the source as a translator reads it."""
        return marked(self.unit.text) if self.unit.is_rich else Markup(self.unit.text)

    def present(self) -> Markup:
        """Return the present translation as a translator reads it, numbered as its source."""
        return marked(self.translation, self.source()) if self.unit.is_rich else Markup(self.translation)

    def taken(self, text: str) -> str:
        """Return a translator's text as it is stored. Raises Faulty."""
        if not self.unit.is_rich:
            return text
        return rich(text, self.source(), self.present() if self.translation else None)


@dataclass(frozen=True)
class Bodies:
    """A body in two languages; `is_alike` says that its blocks stand in the same order, so that pieces correspond."""

    field: str
    source: list[Unit]
    target: list[Unit]
    is_alike: bool


def is_stream(model: type[models.Model], name: str, language: str) -> bool:
    """Say whether a piece's field is a body."""
    try:
        return isinstance(model._meta.get_field(localised_name(name, language)), StreamField)
    except FieldDoesNotExist:
        return False


def bodies_of(model: type[models.Model], content: Content, name: str, source: str, target: str) -> Bodies:
    """Return a body's pieces in two languages."""
    units, kinds = [], []
    for code in (source, target):
        field = cast(StreamField, model._meta.get_field(localised_name(name, code)))
        raw = raw_stream(content.get(field.name))
        units.append(list(stream_units(field.stream_block, raw, name, name)))
        kinds.append([block["type"] for block in raw])
    shapes = [[(unit.is_rich, unit.is_text, unit.path) for unit in side] for side in units]
    return Bodies(name, units[0], units[1], kinds[0] == kinds[1] and shapes[0] == shapes[1])


def pieces_of(model: type[models.Model], content: Content, source: str, target: str) -> list[Piece]:
    """Return what is written in the source language, each with its translation where one corresponds."""
    present = {unit.place: unit.text for unit in units_of(model, content, target)}
    found, bodies = [], {}
    for unit in units_of(model, content, source):
        if not unit.is_text or "/new/" in unit.place:
            continue  # an inline child that is not saved yet cannot be found again
        if is_stream(model, unit.field, source):
            if unit.field not in bodies:
                both = bodies_of(model, content, unit.field, source, target)
                bodies[unit.field] = {u.path: u.text for u in both.target} if both.is_alike else {}
            found.append(Piece(unit, bodies[unit.field].get(unit.path, "")))
        else:
            found.append(Piece(unit, present.get(unit.place, "")))
    return found


def incomplete_bodies(
    model: type[models.Model], content: Content, source: str, target: str, taken: set[str]
) -> Iterator[Piece]:
    """Yield what is missing of bodies that must be taken whole, as the other language's is built differently."""
    pieces = pieces_of(model, content, source, target)
    begun = {piece.unit.field for piece in pieces if piece.unit.place in taken}
    for name in begun:
        if is_stream(model, name, source) and not bodies_of(model, content, name, source, target).is_alike:
            yield from (p for p in pieces if p.unit.field == name and p.unit.place not in taken)


def with_translations(
    model: type[models.Model], content: Content, source: str, target: str, texts: dict[str, str]
) -> dict[str, Any]:
    """Return the content with `texts` (place → text as it is stored) in the target language."""
    changed: dict[str, Any] = copy.deepcopy(dict(content))
    streams: dict[str, dict[Path, str]] = {}
    for unit in units_of(model, content, source):
        if unit.place not in texts:
            continue
        if is_stream(model, unit.field, source):
            streams.setdefault(unit.field, {})[unit.path] = texts[unit.place]
        elif "/" in unit.place:
            relation, pk, name = unit.place.split("/")
            child = next(child for child in changed[relation] if str(child.get("pk") or "new") == pk)
            child[localised_name(name, target)] = texts[unit.place]
        else:
            changed[localised_name(unit.field, target)] = texts[unit.place]
    for name, words in streams.items():
        both = bodies_of(model, content, name, source, target)
        base = target if both.is_alike else source
        raw = copy.deepcopy(raw_stream(content.get(localised_name(name, base))))
        if not both.is_alike:
            raw = [{key: value for key, value in block.items() if key != "id"} for block in raw]
        for path, text in words.items():
            _put(raw, path, text)
        changed[localised_name(name, target)] = json.dumps(raw)
    return changed


def _put(raw: Any, path: Path, text: str) -> None:
    for step in path[:-1]:
        raw = raw[step]
    raw[path[-1]] = text
