"""What is remembered of a text: a hash of each field, and the facts that it states."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Any

from django.db import models

from hanoiconv.core.languages import language_codes

from .facts import Fact, facts_of, plain, sentences
from .names import registered_names
from .units import Content, Unit, units_of

EDITORS_MARK = re.compile(r' data-block-key="[^"]*"')
"""The rich-text editor names paragraphs; readers read the same."""

MOST_FACTS = 500
"""How many facts of a field are kept."""

Digest = Mapping[str, Any]
"""{"hash": …, "facts": [[kind, key, words], …]} of a field."""
Digests = Mapping[str, Mapping[str, Digest]]
"""language → field → digest; a language without any words is left out."""


class Texts:
    """The pieces of an object in every language, and what is remembered of them."""

    def __init__(self, model: type[models.Model], content: Content) -> None:
        self.units: dict[str, list[Unit]] = {
            code: units for code in language_codes() if (units := units_of(model, content, code))
        }
        self._names: dict[str, list[Fact]] = {}

    def has_words(self, language: str) -> bool:
        """Say whether anything is written in the language."""
        return any(unit.is_text for unit in self.units.get(language, ()))

    def facts(self, text: str, language: str) -> list[Fact]:
        """Return what a plain text states; the registered names of a language are looked up once."""
        if language not in self._names:
            self._names[language] = registered_names(language)
        return facts_of(text, language, self._names[language])

    def digests(self, known: Digests) -> dict[str, dict[str, Digest]]:
        """Return the digest of each field; one whose hash is among the `known` ones is taken from there."""
        found: dict[str, dict[str, Digest]] = {}
        for language in self.units:
            if not self.has_words(language):
                continue
            for field, units in self.by_field(language).items():
                digest = hash_of(units)
                before = known.get(language, {}).get(field)
                if before is None or before["hash"] != digest:
                    before = {"hash": digest, "facts": self._field_facts(units, language)}
                found.setdefault(language, {})[field] = before
        return found

    def by_field(self, language: str) -> dict[str, list[Unit]]:
        """Return the language's pieces by field."""
        found: dict[str, list[Unit]] = {}
        for unit in self.units.get(language, ()):
            found.setdefault(unit.field, []).append(unit)
        return found

    def _field_facts(self, units: list[Unit], language: str) -> list[list[str]]:
        facts: dict[tuple[str, str], Fact] = {}
        for unit in units:
            if unit.is_text:
                stated = self.facts(plain(unit.text, is_rich=unit.is_rich), language)
            else:
                stated = [chosen_fact(unit)]
            facts |= {(fact.kind, fact.key): fact for fact in stated}
        return [[fact.kind, fact.key, fact.words] for fact in facts.values()][:MOST_FACTS]

    def sentences(self, language: str) -> list[tuple[str, str, list[Fact]]]:
        """Return (field, sentence, its facts) for everything that is written in the language."""
        found = []
        for unit in self.units.get(language, ()):
            if not unit.is_text:
                found.append((unit.field, unit.text, [chosen_fact(unit)]))
                continue
            for sentence in sentences(plain(unit.text, is_rich=unit.is_rich)):
                found.append((unit.field, sentence, self.facts(sentence, language)))
        return found


def chosen_fact(unit: Unit) -> Fact:
    """Return what a chosen object states: an observation a figure, an official a name."""
    kind, _colon, pk = unit.text.partition(":")
    return Fact("figure", pk, unit.text) if kind == "observation" else Fact("name", unit.text, unit.text)


def hash_of(units: list[Unit]) -> str:
    """Return a short hash of a field's words, whatever its blocks are called."""
    words = "\x1e".join(EDITORS_MARK.sub("", unit.text) for unit in units)
    return hashlib.blake2b(words.encode(), digest_size=12).hexdigest()
