"""What was found out of single words, remembered: texts use the same few thousand words again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

LONGEST_KEPT = 24
MOST_KEPT = 32_768

_T = TypeVar("_T")


class Remembered(dict[str, _T]):
    """Words and what a function finds of them, asked with ``[word]``.

    At most ``MOST_KEPT`` words are kept, none longer than ``LONGEST_KEPT`` letters.
    """

    def __init__(self, find: Callable[[str], _T]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, word: str) -> _T:
        """Find it for a word that is not kept."""
        found = self._find(word)
        if len(word) <= LONGEST_KEPT:
            if len(self) >= MOST_KEPT:
                self.clear()
            self[word] = found
        return found
