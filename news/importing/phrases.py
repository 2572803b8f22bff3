"""Patterns of phrases that are tried only where the first word of one of them stands.

Most lines hold none of a rule's phrases. The words of a line are taken once, folded, for all rules; which of
a rule's first words are among them, and where, is told many times faster than a long alternation is tried at
every letter of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from news.importing.vietnamese import LONGEST_SENTENCE, fold

_WORD = re.compile(r"\w+")
_GROUP = re.compile(r"\((?:\?:|\?P<\w+>)?")
_CONDITION = re.compile(r"\(\?<?[=!]")
_REPEATED = re.compile(r"[?*+]|\{\d*,?\d*\}")


def words(folded: str) -> frozenset[str]:
    """The words of a folded text; what holds letters, figures and "_" only is a word."""
    return _words(folded) if len(folded) <= LONGEST_SENTENCE else _words.__wrapped__(folded)


@lru_cache(maxsize=2_048)
def _words(folded: str) -> frozenset[str]:
    return frozenset(_WORD.findall(folded))


def _places(folded: str, begun: Iterable[str]) -> Iterator[int]:
    """Where any of the words stands in the text, on its own or within others."""
    for word in begun:
        place = folded.find(word)
        while place >= 0:
            yield place
            place = folded.find(word, place + 1)


class Phrases:
    """A pattern of alternatives that stand as whole words, each beginning with a word that can be told from it.

    ``expression`` is the alternation. Folded text is matched unless ``marked``: then text as it was written,
    in capitals or not (unless ``cased``), and the letters À to ỹ do not bound a word either. ``unless`` is what
    may not follow.

    Raises:
        ValueError: an alternative begins with something else than a word (``\\d``, ``.``, "[a-z]{2,8}").
    """

    __slots__ = ("_first", "_marked", "pattern")

    def __init__(self, expression: str, *, marked: bool = False, cased: bool = False, unless: str = "") -> None:
        letter = r"[\wÀ-ỹ]" if marked else r"\w"
        flags = re.IGNORECASE if marked and not cased else re.NOFLAG
        after = f"{letter}|{unless}" if unless else letter
        self.pattern = re.compile(rf"(?<!{letter})(?:{expression})(?!{after})", flags)
        self._first = first_words(expression)
        self._marked = marked

    def search(self, text: str) -> re.Match[str] | None:
        """The first phrase in the text."""
        return next(self.finditer(text), None)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The phrases in the text, in order."""
        folded = fold(text) if self._marked else text
        begun = self._first & words(folded)
        if not begun:
            return iter(())
        if len(folded) != len(text) or len(text) > LONGEST_SENTENCE:
            return self.pattern.finditer(text)
        return self._matches(text, sorted(_places(folded, begun)))

    def _matches(self, text: str, places: list[int]) -> Iterator[re.Match[str]]:
        """The phrases that begin at any of these places, none within another."""
        end = 0
        for place in places:
            if place >= end and (match := self.pattern.match(text, place)):
                end = match.end()
                yield match


def first_words(expression: str) -> frozenset[str]:
    """The folded words that the alternatives of an expression begin with. Raises ValueError (see ``Phrases``)."""
    begun, position = _alternatives(expression, 0, {""})
    if position != len(expression):
        raise ValueError(f"an unmatched bracket in {expression!r}")
    return frozenset(fold(word.rstrip()) for word in begun)


def _alternatives(expression: str, position: int, before: set[str]) -> tuple[set[str], int]:
    """(the words begun with any alternative, where it ends): a word that is complete ends with a blank."""
    found: set[str] = set()
    begun = before
    while position < len(expression) and expression[position] != ")":
        if expression[position] == "|":
            found |= begun
            begun, position = before, position + 1
        else:
            begun, position = _item(expression, position, begun)
    return found | begun, position


def _item(expression: str, position: int, begun: set[str]) -> tuple[set[str], int]:
    """(the words as they go on with one item and what repeats it, the place behind it)."""
    group = _CONDITION.match(expression, position) or _GROUP.match(expression, position)
    if group and _CONDITION.match(group.group()) and not all(word.endswith(" ") for word in begun):
        raise ValueError(f"a condition in {expression!r}")
    if group:
        after, position = _alternatives(expression, group.end(), begun)
        position += 1
    elif expression[position] == "[":
        end = expression.index("]", position)
        after = _with_any(begun, expression[position + 1 : end], expression)
        position = end + 1
    else:
        size = 2 if expression[position] == "\\" else 1
        after = _with(begun, expression[position : position + size], expression)
        position += size
    repeated = _REPEATED.match(expression, position)
    if repeated is None:
        return after, position
    if repeated.group() != "?" and any(not word.endswith(" ") for word in after):
        raise ValueError(f"a word's letters repeated in {expression!r}")
    return (after | begun if repeated.group()[0] in "?*{" else after), repeated.end()


def _with_any(begun: set[str], marks: str, expression: str) -> set[str]:
    """The words that are not complete yet with any of the characters of a class more."""
    if all(word.endswith(" ") for word in begun):
        return begun
    if not marks.isalnum():
        raise ValueError(f"more than a few letters to choose from in {expression!r}")
    return {going for mark in marks for going in _with(begun, mark, expression)}


def _with(begun: set[str], mark: str, expression: str) -> set[str]:
    """The words that are not complete yet with one character more."""
    if all(word.endswith(" ") for word in begun):
        return begun
    fixed = mark[-1] if mark[0] != "\\" or not mark[-1].isalnum() else " " if mark == r"\s" else ""
    if not fixed or mark == "." or ("" in begun and not (fixed.isalnum() or fixed == "_")):
        raise ValueError(f"no word to begin with in {expression!r}")
    letter = fixed if fixed.isalnum() or fixed == "_" else " "
    return {word if word.endswith(" ") else word + letter for word in begun}
