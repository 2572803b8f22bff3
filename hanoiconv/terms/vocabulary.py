"""The published terms as everything that works with them needs them: loaded once, cached, renewed at each change."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import cast

from django.core.cache import cache
from django.db import transaction

from hanoiconv.core.languages import language_codes
from hanoiconv.core.search import Phrase, words

from .models import Term
from .wording import Vocabulary

KEY = "terms"
SECONDS = 300
"""How long a change that no signal tells of (a bulk update by hand) may stay unseen."""


def vocabulary(language: str) -> Vocabulary:
    """Return the published terms of a language; no query while they are in the cache."""
    return cast("dict[str, Vocabulary]", cache.get_or_set(KEY, load, SECONDS)).get(language, ())


def load() -> dict[str, Vocabulary]:
    """Load the published terms of every language. One query."""
    terms = list(Term.objects.filter(live=True))
    found = {}
    for code in language_codes():
        wordings = (term.words_in(code) for term in terms)
        found[code] = tuple(wording for wording in wordings if wording is not None)
    return found


def forget() -> None:
    """Let the terms be loaded anew: at once, and again when the change is committed."""
    cache.delete(KEY)
    transaction.on_commit(partial(cache.delete, KEY))


def synonyms(language: str) -> tuple[tuple[Phrase, ...], ...]:
    """Return each term with what else it is called, as words, for search; the agreed wording first."""
    return _phrases(vocabulary(language))


@lru_cache(maxsize=16)
def _phrases(terms: Vocabulary) -> tuple[tuple[Phrase, ...], ...]:
    groups = (
        tuple(dict.fromkeys(tuple(words(wording)) for wording in (term.agreed, *term.abbreviations, *term.avoided)))
        for term in terms
    )
    return tuple(group for group in groups if len(group) > 1 and all(group))
