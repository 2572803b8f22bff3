"""States in the words of the admin's language."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from hanoiconv.core.languages import LANGUAGE_LABELS

from .models import LanguageState
from .units import child_texts


def language_name(code: str) -> str:
    """Return a language's name in the active one."""
    return str(LANGUAGE_LABELS.get(code, code))


def field_words(model: type[models.Model] | None, field: str) -> str:
    """Return the name of a field, or of a kind of inline children: "headline", "notes"."""
    if model is None:
        return field
    for relation, child_model, _names in child_texts(model):
        if relation == field:
            return str(child_model._meta.verbose_name_plural)
    try:
        return str(getattr(model._meta.get_field(field), "verbose_name", field))
    except FieldDoesNotExist:
        return field


def changed_words(state: LanguageState) -> str:
    """Return what has changed in other languages since: "headline, body"."""
    model = state.item.model
    return ", ".join(dict.fromkeys(field_words(model, field) for _language, field in state.changed))


def changes_by_language(state: LanguageState) -> list[tuple[str, str]]:
    """Return (language, its changed fields) in words."""
    model = state.item.model
    found: dict[str, list[str]] = {}
    for language, field in state.changed:
        found.setdefault(language, []).append(field_words(model, field))
    return [(language_name(code), ", ".join(fields)) for code, fields in found.items()]


def leftover_words(state: LanguageState) -> list[dict[str, Any]]:
    """Return the sentences that carry old values, each with where it stands and what it should say."""
    model = state.item.model
    found = []
    for one in state.leftovers:
        is_mark = one["kind"] == "figure"
        new = "" if is_mark else one["new"]
        before, _mark, after = one["sentence"].partition(one["words"])
        found.append(
            {
                "field": capfirst(field_words(model, one["field"])),
                "before": before,
                "words": _("a figure in the sentence") if is_mark else one["words"],
                "after": after,
                "new": new,
                "language": language_name(one["language"]),
            }
        )
    return found
