"""Finding wordings to avoid in a text, and putting the agreed term in their place. Knows no Django model.

Whole words only, composed and decomposed letters alike, in plain text and in rich text, where a wording is looked for
across inline markup ("Liên <b>Hiệp</b> Quốc") but only replaced where no tag stands inside it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape, unescape
from itertools import pairwise

from hanoiconv.core.clean_text import TAG

ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
SPACES = re.compile(r"[^\S\n]+")
SENTENCE_END = re.compile(r"[.!?…](?=\s)|\n")
ADDRESS = r"(?:https?://|www\.)[^\s<>]+|[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+"
MARKUP = re.compile(rf"{TAG.pattern}|<[a-zA-Z/!?][^>]*>?")
"""A tag, and what a browser might take for one: a tag that is not closed, a comment."""
INLINE = frozenset({"a", "b", "strong", "i", "em", "sub", "sup", "span", "u", "s", "code", "mark"})
LONGEST_SENTENCE = 240
OBJECT = "\ufffc"


@dataclass(frozen=True)
class TermWords:
    """One term in one language: what is written, what may be written for short, what is not written."""

    pk: int
    agreed: str
    avoided: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    note: str = ""


Vocabulary = tuple[TermWords, ...]
"""All terms of a language."""


@dataclass(frozen=True)
class Match:
    """A wording to avoid at its place: offsets in the stored text, how it reads there, and what to write instead."""

    start: int
    end: int
    found: str
    sentence: str
    term: TermWords
    instead: str
    is_whole: bool
    """False where markup stands inside the wording: an editor has to rewrite it."""


@dataclass(frozen=True)
class Letter:
    """A letter of what is read, and where it stands in what is stored."""

    char: str
    start: int
    end: int


@dataclass
class Listed:
    """What the lists say of one wording, letter case aside."""

    kept: set[str] = field(default_factory=set)
    avoided: dict[str, TermWords] = field(default_factory=dict)


def spaced(text: str) -> str:
    """Return a text with single spaces."""
    return " ".join(text.split())


def find(text: str, vocabulary: Vocabulary, *, rich: bool = False) -> list[Match]:
    """Return the wordings to avoid in a stored text, in its order; `rich` says that the text is HTML."""
    if not text or not any(term.avoided for term in vocabulary):
        return []
    letters = _rich_letters(text) if rich else list(_composed(text, [(c, n, n + 1) for n, c in enumerate(text)]))
    read = "".join(letter.char for letter in letters)
    pattern, listed = _compiled(vocabulary)
    matches = []
    for hit in pattern.finditer(read):
        avoided = _avoided(hit[0], listed)
        if avoided is not None:
            matches.append(_match(hit, *avoided, read, letters))
    return matches


def replaced(text: str, matches: list[Match], *, rich: bool = False) -> str:
    """Return the stored text with the agreed term in place of the matches that are whole."""
    for match in sorted(matches, key=lambda match: match.start, reverse=True):
        if match.is_whole:
            instead = escape(match.instead, quote=False) if rich else match.instead
            text = text[: match.start] + instead + text[match.end :]
    return text


def in_case_of(found: str, listed: str, agreed: str) -> str:
    """Return the agreed term in the case of what it replaces: a capital at the start, or capitals throughout.

    `listed` is the wording as the list has it: "ĐHĐ LHQ" is in capitals everywhere, and says nothing of its line.
    """
    if found.isupper() and not listed.isupper():
        return agreed.upper()
    return agreed[:1].upper() + agreed[1:] if found[:1].isupper() else agreed


def _match(hit: re.Match[str], listed: str, term: TermWords, read: str, letters: list[Letter]) -> Match:
    inside = letters[hit.start() : hit.end()]
    return Match(
        start=inside[0].start,
        end=inside[-1].end,
        found=hit[0],
        sentence=_sentence(read, hit.start(), hit.end()),
        term=term,
        instead=in_case_of(hit[0], listed, term.agreed),
        is_whole=all(after.start in (before.end, before.start) for before, after in pairwise(inside)),
    )


def _avoided(found: str, listed: dict[str, Listed]) -> tuple[str, TermWords] | None:
    """Return the wording to avoid that was found, as listed, and its term; None where it may stand."""
    entry = listed.get(_key(found))
    exact = spaced(found)
    if entry is None or exact in entry.kept:
        return None
    if exact in entry.avoided:
        return exact, entry.avoided[exact]
    return None if entry.kept else next(iter(entry.avoided.items()))


def _key(text: str) -> str:
    return spaced(text).casefold()


@lru_cache(maxsize=16)
def _compiled(vocabulary: Vocabulary) -> tuple[re.Pattern[str], dict[str, Listed]]:
    """Return the pattern of all listed wordings, longest first, and what the lists say of each.

    Agreed terms, abbreviations and addresses are part of the pattern: what stands inside them is not found.
    """
    listed: dict[str, Listed] = {}
    for term in vocabulary:
        for wording in (term.agreed, *term.abbreviations):
            listed.setdefault(_key(wording), Listed()).kept.add(wording)
        for wording in term.avoided:
            listed.setdefault(_key(wording), Listed()).avoided.setdefault(wording, term)
    longest_first = sorted(listed, key=len, reverse=True)
    words = (r"[^\S\n]+".join(re.escape(word) for word in key.split()) for key in longest_first)
    alternatives = "|".join([ADDRESS, *(rf"(?<!\w){word}(?![\w\u0300-\u036f])" for word in words)])
    return re.compile(alternatives, re.IGNORECASE), listed


def _sentence(read: str, start: int, end: int) -> str:
    """Return the sentence around a place, cut where it is long."""
    begin = max((match.end() for match in SENTENCE_END.finditer(read, 0, start)), default=0)
    after = SENTENCE_END.search(read, end)
    stop = after.end() if after else len(read)
    half = LONGEST_SENTENCE // 2
    head = "…" if start - begin > half else ""
    tail = "…" if stop - end > half else ""
    return head + spaced(read[max(begin, start - half) : min(stop, end + half)].replace(OBJECT, "…")) + tail


def _composed(text: str, units: list[tuple[str, int, int]]) -> Iterator[Letter]:
    """Yield composed letters (NFC) of (character, start, end), each letter with the place of all its parts."""
    if unicodedata.is_normalized("NFC", "".join(unit[0] for unit in units)):
        yield from (Letter(*unit) for unit in units)
        return
    group: list[tuple[str, int, int]] = []
    for unit in [*units, ("", len(text), len(text))]:
        if group and not (unit[0] and unicodedata.combining(unit[0])):
            parts = unicodedata.normalize("NFC", "".join(part[0] for part in group))
            yield from (Letter(char, group[0][1], group[-1][2]) for char in parts)
            group = []
        group.append(unit)


def _rich_letters(html: str) -> list[Letter]:
    """Return what is read of an HTML text: inline tags are nothing, an object is a sign, other tags end a line."""
    letters: list[Letter] = []
    end = 0
    for tag in MARKUP.finditer(html):
        letters.extend(_composed(html, _units(html, end, tag.start())))
        name = (tag["name"] or "").lower()
        if name == "embed":
            letters.append(Letter(OBJECT, tag.start(), tag.end()))
        elif name not in INLINE:
            letters.append(Letter("\n", tag.start(), tag.end()))
        end = tag.end()
    letters.extend(_composed(html, _units(html, end, len(html))))
    return letters


def _units(html: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """Return the characters of a stretch without tags; a character reference is the character it stands for."""
    units: list[tuple[str, int, int]] = []
    place = start
    for entity in ENTITY.finditer(html, start, end):
        units.extend((html[n], n, n + 1) for n in range(place, entity.start()))
        units.extend((char, entity.start(), entity.end()) for char in unescape(entity[0]))
        place = entity.end()
    units.extend((html[n], n, n + 1) for n in range(place, end))
    return units
