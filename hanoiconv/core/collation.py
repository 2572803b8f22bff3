"""Lists in the order of the Vietnamese alphabet, on both databases.

PostgreSQL knows it from ICU; SQLite is taught it here, under the same name. The rules are those of the Unicode CLDR's
Vietnamese collation: the letters in their order (a ă â b c d đ e ê …), then the tones (none, huyền, hỏi, ngã, sắc,
nặng), then small before capital.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Any, TypeAlias

from django.core.exceptions import FieldDoesNotExist
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.models import CharField, F, Model, TextField
from django.db.models.expressions import OrderBy
from django.db.models.functions import Collate
from wagtail.admin.views.generic.base import BaseListingView

VIETNAMESE = "vi-x-icu"
"""The name of PostgreSQL's own collation."""

_LETTERS = {letter: place for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = {tone: place for place, tone in enumerate("\u0300\u0309\u0303\u0301\u0323", start=1)}
_OWN_MARKS = {"\u0302", "\u0306", "\u031b"}
"""Circumflex, breve and horn make letters of their own; other marks only tell like letters apart."""

SortKey: TypeAlias = tuple[tuple[tuple[int, int], ...], tuple[int, ...], str]


@lru_cache(maxsize=4096)
def sort_key(text: str) -> SortKey:
    """The key that puts texts into the order of the Vietnamese alphabet."""
    letters: list[tuple[int, int]] = []
    tones: list[int] = []
    for character in unicodedata.normalize("NFC", text):
        own, tone = _own_letter(character)
        if own in _LETTERS:
            letters.append((3, _LETTERS[own]))
        elif own.isalpha():
            letters.append((4, ord(own[0])))
        else:
            letters.append((2 if own.isdigit() else 1, ord(own[0])))
        tones.append(tone)
    return tuple(letters), tuple(tones), text.swapcase()


def _own_letter(character: str) -> tuple[str, int]:
    """(the small letter without its tone, the tone's place: 0 for none)."""
    tone = 0
    kept = ""
    for mark in unicodedata.normalize("NFD", character.lower()):
        if mark in _TONES:
            tone = _TONES[mark]
        elif not unicodedata.combining(mark) or mark in _OWN_MARKS:
            kept += mark
    return unicodedata.normalize("NFC", kept) or character, tone


def alphabetical(field: str) -> OrderBy:
    """What to order by so that ``field`` stands in alphabetical order; ``-field`` for the reverse."""
    return OrderBy(Collate(F(field.lstrip("-")), VIETNAMESE), descending=field.startswith("-"))


def _compare(first: str, second: str) -> int:
    one, other = sort_key(first), sort_key(second)
    return (one > other) - (one < other)


def _teach_sqlite(sender: Any, connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    if connection.vendor == "sqlite":
        connection.connection.create_collation(VIETNAMESE, _compare)


def _is_text(model: type[Model], name: object) -> bool:
    if not isinstance(name, str):
        return False
    try:
        field = model._meta.get_field(name.lstrip("-"))
    except FieldDoesNotExist:
        return False
    return isinstance(field, CharField | TextField) and not field.choices


def use_everywhere() -> None:
    """Teach SQLite, and let every sortable column of the admin follow the alphabet."""
    connection_created.connect(_teach_sqlite, dispatch_uid="vietnamese_collation")
    order_plainly = BaseListingView.order_queryset

    def order_queryset(self: BaseListingView, queryset: Any) -> Any:
        ordered = order_plainly(self, queryset)
        if getattr(self, "is_searching", False) or not hasattr(ordered, "query"):
            return ordered  # search backends take names of fields only
        by = ordered.query.order_by
        followed = tuple(alphabetical(name) if _is_text(queryset.model, name) else name for name in by)
        return ordered if followed == tuple(by) else ordered.order_by(*followed)

    BaseListingView.order_queryset = order_queryset
