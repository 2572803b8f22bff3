"""Other articles' headlines and first sentences between and below the paragraphs, on whatever subject.

A teaser may speak of the article's own subject, so that common words tell nothing. What tells is what it lacks: a
paragraph of the article takes up a name or a rarer pair of words from elsewhere in it, or quotes somebody, or is longer
than the sentence or two under a teaser's headline; and a heading has its words in common with what it heads.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from news.importing import shapes
from news.importing.cleaning import cohesion
from news.importing.cleaning.common_pairs import COMMON_PAIRS
from news.importing.credits import read_credit
from news.importing.documents import Line
from news.importing.interface import is_menu
from news.importing.lines import caption_text, is_addressed_question
from news.importing.vietnamese import fold, sentences

HEADLINE_WORDS = 8
LEAST_HEADLINE_WORDS = 5
MOST_OVERLAP = 0.4
LONGEST_SAPO = 240
BRIEF_SAPO = 140
LONGEST_HEADLINE = 120
LEAST_SAPO = 40
MOST_SENTENCES = 2
LEAST_QUESTIONS = 3
LEAST_PROSE = 3
LEAST_SHARE = 0.4

_LABELLED = re.compile(r"[A-ZÀ-ỸĐ .]{3,40}:\s|\d{1,2}\s?(?:[:hg]|giờ)\s?\d{0,2}")
_QUOTE = re.compile(r"[“”\"«]")
_HINTED = frozenset({"heading", "title", "list", "table", "caption", "bold", "lead", "quotation"})


def strangers(lines: Sequence[Line]) -> dict[int, str]:
    """Teasers among and below the paragraphs: a headline alone, or with the sentence or two under it."""
    body = [i for i, line in enumerate(lines) if shapes.is_prose(line.text)]
    if len(body) < LEAST_PROSE:
        return {}
    heads = [i for i in range(body[0] + 1, len(lines)) if _heads_other(lines, i)]
    if not heads:
        return {}
    ties = _Ties(lines, body[0], heads)
    gone: dict[int, str] = {}
    for index in reversed(heads):
        following = next((i for i in range(index + 1, len(lines)) if i not in gone), len(lines))
        if following == index + 1 and ties.is_foreign(following) and not ties.goes_on(following, gone):
            brief = len(lines[following].text) <= BRIEF_SAPO or _is_long(lines[index].text)
            ends = _signed_below(lines, following)
            if brief and not ends and ties.overlap(index, following + 1, gone) < MOST_OVERLAP:
                gone.update({index: "related", following: "related"})
                continue
        lone = not lines[index].text.endswith("?") and following < len(lines)
        if lone and _is_long(lines[index].text) and ties.overlap(index, index + 1, gone) < MOST_OVERLAP:
            gone[index] = "related"
    return gone


def after_end_mark(lines: Sequence[Line]) -> dict[int, str]:
    """Paragraphs below the one that the article closes with an end mark ("./.")."""
    body = [i for i, line in enumerate(lines) if shapes.is_prose(line.text)]
    total = sum(len(lines[i].text) for i in body)
    above = 0
    for index in body:
        above += len(lines[index].text)
        if above >= LEAST_SHARE * total and shapes.has_end_mark(lines[index].text):
            below = [i for i in body if i > index]
            return dict.fromkeys(below, "unrelated") if below else {}
    return {}


class _Ties:
    """What paragraphs have in common with the rest of their article."""

    def __init__(self, lines: Sequence[Line], first: int, heads: Sequence[int]) -> None:
        self.lines = lines
        under = {i + 1 for i in heads if i + 1 < len(lines) and _is_sapo(lines[i + 1].text)}
        self.anchors = [i for i in range(len(lines)) if i not in under and i not in heads]
        self.pairs = {i: cohesion.pairs(lines[i].text) - COMMON_PAIRS for i in self.anchors}
        self.counts = Counter(pair for own in self.pairs.values() for pair in own)
        self.under = under
        self._names: frozenset[str] | None = None

    def is_foreign(self, index: int) -> bool:
        """Whether a line under a headline has neither name nor rarer pair in common with the article."""
        if index not in self.under:
            return False
        text = self.lines[index].text
        if any(pair in self.counts for pair in cohesion.pairs(text) - COMMON_PAIRS):
            return False
        if self._names is None:
            self._names = cohesion.names_in(self.lines[i].text for i in self.anchors)
        return not cohesion.given_names(text) & self._names

    def goes_on(self, index: int, gone: dict[int, str]) -> bool:
        """Whether the paragraph below continues what this one tells, so that a heading heads them both."""
        below = next((i for i in range(index + 1, len(self.lines)) if i not in gone), None)
        if below is None or not shapes.is_prose(self.lines[below].text):
            return False
        text, other = self.lines[index].text, self.lines[below].text
        if (cohesion.pairs(text) & cohesion.pairs(other)) - COMMON_PAIRS:
            return True
        return bool(cohesion.given_names(text) & cohesion.given_names(other))

    def overlap(self, head: int, start: int, gone: dict[int, str]) -> float:
        """Share of a headline's words that the next paragraphs use."""
        own = _words(self.lines[head].text)
        below: set[str] = set()
        taken = 0
        for index in range(start, min(len(self.lines), start + 8)):
            if index in gone:
                continue
            text = self.lines[index].text
            if not shapes.is_prose(text):
                if shapes.is_headline(text) and not shapes.ends_sentence(text):
                    break
                continue
            below |= _words(text)
            taken += 1
            if taken == 3:
                break
        return len(own & below) / len(own) if own else 1.0


@lru_cache(maxsize=512)
def _words(text: str) -> frozenset[str]:
    """The words of a line, folded, without function words."""
    return frozenset(re.findall(r"[^\W\d_]+", fold(text))) - cohesion.STOP


def _heads_other(lines: Sequence[Line], index: int) -> bool:
    """A line that looks like a headline and may be another article's."""
    line = lines[index]
    text = line.text
    if line.hint in _HINTED or text[-1] in '|”"' or len(text) > LONGEST_HEADLINE:
        return False
    if not shapes.is_headline(text, LEAST_HEADLINE_WORDS):
        return False
    if _is_listed(lines, index) or caption_text(line) is not None or is_menu(text):
        return False
    if text.endswith("?") and (is_addressed_question(text) or _asks_often(lines)):
        return False
    return read_credit(text) is None and not _LABELLED.match(text)


def _is_listed(lines: Sequence[Line], index: int) -> bool:
    """Whether the lines down to this one are a list that a colon opens."""
    while index and not shapes.ends_sentence(lines[index - 1].text):
        index -= 1
        if lines[index].text.endswith(":"):
            return True
    return False


def _is_long(text: str) -> bool:
    """Whether a headline is longer than headings within an article use to be."""
    return len(text.split()) >= HEADLINE_WORDS


def _signed_below(lines: Sequence[Line], index: int) -> bool:
    """Whether the author or the paper signs right below, so that the paragraph is the article's last."""
    credit = read_credit(lines[index + 1].text) if index + 1 < len(lines) else None
    return credit is not None


def _asks_often(lines: Sequence[Line]) -> bool:
    """Whether questions stand alone so often that the text is an interview."""
    asked = sum(line.text.endswith("?") and not shapes.is_prose(line.text) for line in lines)
    return asked >= LEAST_QUESTIONS


@lru_cache(maxsize=512)
def _is_sapo(text: str) -> bool:
    """A sentence or two, without anybody's words."""
    if not LEAST_SAPO <= len(text) <= LONGEST_SAPO or not shapes.ends_sentence(text) or _QUOTE.search(text):
        return False
    return not shapes.is_bullet(text) and len(sentences(text)) <= MOST_SENTENCES
