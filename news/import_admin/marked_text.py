"""A document as it was read, in pieces for the review screen: what was removed and why, what was recognised."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from ..importing.recognising.dates import date_spans
from ..models import ImportedFact, ImportItem
from .words import removal_reason


@dataclass(frozen=True)
class Piece:
    """Some characters of a line: plain, recognised (`mark`: the kind of fact) or removed (`removal`: its number)."""

    text: str
    mark: str = ""
    removal: int | None = None
    reason: str | Promise = ""
    is_back: bool = False


@dataclass(frozen=True)
class Removed:
    """A removed passage, and where in the text as read it stood."""

    number: int
    text: str
    reason: str
    line: int
    column: int


Span = tuple[int, int]


def removals_of(item: ImportItem) -> list[Removed]:
    """Return what was removed from the document, in the order of the text."""
    return [
        Removed(number, one["text"], one["reason"], one["line"], one["column"])
        for number, one in enumerate(item.report.get("removals", []))
    ]


def marked_lines(item: ImportItem, facts: Iterable[ImportedFact]) -> list[list[Piece]]:
    """Return the lines of the document as read, each in pieces."""
    back = set(item.put_back)
    marks = mark_pattern(facts)
    found: list[list[Piece]] = []
    for text, removed in placed(item.report.get("lines", []), removals_of(item)):
        found.append([*_pieces(text, removed, marks, back)])
    return found


def placed(
    lines: Sequence[Sequence[Any]], removals: Iterable[Removed]
) -> Iterator[tuple[str, list[tuple[int, int, Removed]]]]:
    """Yield each line with the removals in it as (start, end, removal); what stood on no line is one of its own."""
    waiting = sorted(removals, key=lambda one: (one.line, one.column))
    for number, text in lines:
        while waiting and waiting[0].line < number:
            lost = waiting.pop(0)
            yield lost.text, [(0, len(lost.text), lost)]
        within: list[tuple[int, int, Removed]] = []
        for removed in [one for one in waiting if one.line == number]:
            span = _span_of(text, removed, [(start, end) for start, end, _one in within])
            if span:
                within.append((*span, removed))
                waiting.remove(removed)
        yield text, sorted(within, key=lambda one: one[0])
    for lost in waiting:
        yield lost.text, [(0, len(lost.text), lost)]


def _span_of(text: str, removed: Removed, taken: Sequence[Span]) -> Span | None:
    """Where the removed words stand in the line: verbatim from their column on, else the rest of the line."""
    start = text.find(removed.text, removed.column)
    if start < 0:
        start = text.find(removed.text)
    while start >= 0 and any(start < end and first < start + len(removed.text) for first, end in taken):
        start = text.find(removed.text, start + 1)
    if start >= 0:
        return start, start + len(removed.text)
    if not taken or removed.column:
        return None
    gaps = [*_gaps(len(text), taken)]
    words = set(removed.text.split())
    longest = max(gaps, key=lambda gap: gap[1] - gap[0], default=None)
    if longest is None or not words & set(text[longest[0] : longest[1]].split()):
        return None
    return longest


def _gaps(length: int, taken: Sequence[Span]) -> Iterator[Span]:
    position = 0
    for start, end in sorted(taken):
        if position < start:
            yield position, start
        position = max(position, end)
    if position < length:
        yield position, length


@dataclass(frozen=True)
class Marks:
    """What is looked for in a line: the words of people and figures by kind, and dates where any were recognised."""

    words: re.Pattern[str] | None
    kinds: dict[str, str]
    dates: bool

    def within(self, text: str) -> list[tuple[int, int, str]]:
        """Return (start, end, kind) of what was recognised in a text, in order, none over another."""
        found: list[tuple[int, int, str]] = []
        if self.words:
            for match in self.words.finditer(text):
                found.append((match.start(), match.end(), self.kinds[_key(match[0])]))
        if self.dates:
            for span in date_spans(text):
                if not any(span.start < end and start < span.end for start, end, _kind in found):
                    found.append((span.start, span.end, ImportedFact.Kind.DATE))
        return sorted(found)


def mark_pattern(facts: Iterable[ImportedFact]) -> Marks:
    """Return what to look for: each official's name, each figure with its unit."""
    kinds: dict[str, str] = {}
    dates = False
    for fact in facts:
        if fact.kind == ImportedFact.Kind.OFFICIAL:
            kinds[_key(fact.data.get("name", ""))] = fact.kind
        elif fact.kind == ImportedFact.Kind.FIGURE:
            kinds[_key(f"{fact.data.get('value', '')} {fact.data.get('unit', '')}")] = fact.kind
        elif fact.kind == ImportedFact.Kind.DATE:
            dates = True
    kinds.pop("", None)
    longest_first = sorted(kinds, key=len, reverse=True)
    parts = (r"\s*".join(re.escape(part) for part in re.split(r"(?<=\d)\s(?=%)|\s", key)) for key in longest_first)
    words = re.compile("|".join(rf"(?<!\w){part}(?!\w)" for part in parts), re.IGNORECASE) if kinds else None
    return Marks(words, kinds | {key.replace(" ", ""): kind for key, kind in kinds.items()}, dates)


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()


def _pieces(text: str, removed: list[tuple[int, int, Removed]], marks: Marks, back: set[int]) -> Iterator[Piece]:
    """Cut a line into pieces; only what was kept is marked."""
    position = 0
    for start, end, one in [*removed, (len(text), len(text), None)]:
        if position < start:
            yield from _marked(text[position:start], marks)
        if one is not None:
            yield Piece(
                text[start:end],
                removal=one.number,
                reason=removal_reason(one.reason),
                is_back=one.number in back,
            )
        position = max(position, end)


def _marked(text: str, marks: Marks) -> Iterator[Piece]:
    position = 0
    for start, end, kind in marks.within(text):
        if position < start:
            yield Piece(text[position:start])
        yield Piece(text[start:end], mark=kind)
        position = end
    if position < len(text):
        yield Piece(text[position:])
