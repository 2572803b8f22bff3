"""Which wordings to avoid stand in an object's text, and how they are replaced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models

from . import wording
from .texts import Path, Text, put, texts_of
from .vocabulary import vocabulary


@dataclass(frozen=True)
class Finding:
    """A wording to avoid in one text of an object, the `number`-th of that text from 0."""

    text: Text
    number: int
    match: wording.Match

    @property
    def place(self) -> str:
        """The place in one word, for the address of its button."""
        return f"{self.text.address}:{self.number}"


def findings_of(instance: models.Model, language: str) -> list[Finding]:
    """Return the wordings to avoid in an object's text of a language, in the order of its fields."""
    terms = vocabulary(language)
    if not any(term.avoided for term in terms):
        return []
    return [
        Finding(text, number, match)
        for text in texts_of(instance, language)
        for number, match in enumerate(wording.find(text.value, terms, rich=text.is_rich))
    ]


def replace(instance: models.Model, findings: Iterable[Finding]) -> int:
    """Put the agreed terms in place of the findings in the object, which is not saved; returns how many were."""
    by_text: dict[Text, list[wording.Match]] = defaultdict(list)
    for finding in findings:
        if finding.match.is_whole:
            by_text[finding.text].append(finding.match)
    by_field: dict[str, dict[Path, str]] = defaultdict(dict)
    for text, matches in by_text.items():
        by_field[text.field][text.path] = wording.replaced(text.value, matches, rich=text.is_rich)
    for field, changed in by_field.items():
        put(instance, field, changed)
    return sum(len(matches) for matches in by_text.values())
