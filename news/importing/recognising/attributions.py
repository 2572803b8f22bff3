"""Quotations inside a paragraph, and the words that say who speaks.

The words are looked for after the quotation ("…”, ông An nói"), before it ("Bà Bình cho biết: “…"),
in the sentence it is part of, and at last in the sentence before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from news.importing.phrases import Phrases
from news.importing.speech import ENGLISH_SPEECH, REPORTING, SPEECH, SPEECH_VERB
from news.importing.vietnamese import sentences

_QUOTE = re.compile(r"[“\"]([^“”\"]{2,3000})[”\"]|«([^«»]{2,3000})»")
_AFTER = re.compile(
    rf"\s*,?\s*(?:-|–)?\s*(?:(?:theo|lời(?: của)?)\s+(?P<source>[^.!?…“”\":;]{{2,160}})|"
    rf"(?P<who>[^.!?…“”\":;]{{2,220}}?)\s+(?:đã |cũng |từng |tiếp tục |vừa |liên tục |tiếp lời |lại |thường )*"
    rf"(?:{SPEECH})(?![\wÀ-ỹ]))",
    re.IGNORECASE,
)
_AFTER_ENGLISH = re.compile(
    rf"\s*,?\s*(?:(?:{ENGLISH_SPEECH})\s+(?P<named>[A-Z][^.!?…“”\"]{{1,160}})|"
    rf"(?P<who>[^.!?…“”\"]{{2,160}}?)\s+(?:{ENGLISH_SPEECH})\b)"
)
_SENTENCE_START = re.compile(r"(?<=[.!?…”\"])\s+(?=[A-ZÀ-ỸĐ“\"])")
_SOURCE = re.compile(r"(?:^|,\s*)(?:[cC]ũng\s+)?[tT]heo\s+(?P<who>[^“”\":;]{2,200}?)(?:,|$)")
_BY_NAME = re.compile(r"(?<![\wÀ-ỹ])(?:được|do|bởi)\s")
FEWEST_WORDS = 6
_REACH = 260


@dataclass(frozen=True)
class Attribution:
    """A quotation's place in the paragraph and the words that name its speaker."""

    start: int
    end: int
    who: str


def attributions(text: str) -> Iterator[Attribution]:
    """The quotations of a paragraph that somebody is said to have spoken, in order."""
    if not ("“" in text or '"' in text or "«" in text):
        return
    quotes = [match for match in _QUOTE.finditer(text)]
    for match in quotes:
        words = next(group for group in match.groups() if group)
        sentence = words[:1].isupper() or words[:1].isdigit()
        whole = sentence and (words[-1] in ".!?…," or text[match.end() : match.end() + 1] in (",", "."))
        after = _after(text[match.end() : match.end() + _REACH], words)
        if after and len(words.split()) >= 3:
            yield Attribution(match.start(), match.end(), after)
            continue
        if len(words.split()) < (3 if whole else FEWEST_WORDS):
            continue
        before = _before(text, match.start(), sentence)
        if before:
            yield Attribution(match.start(), match.end(), before)


def _after(following: str, words: str) -> str | None:
    """Who the words right after a quotation say spoke."""
    if following[:1] == "." or (following[:1] == " " and following[1:2].isupper() and words[-1] not in ",?!…"):
        return None
    match = _AFTER.match(following)
    if match:
        return (match["source"] or match["who"]).strip(" ,-–")
    match = _AFTER_ENGLISH.match(following)
    return (match["named"] or match["who"]).strip(" ,") if match else None


def _before(text: str, position: int, sentence: bool) -> str | None:
    """Who spoke by the sentence a quotation is in, or by the one before it.

    ``sentence``: the quotation is one; the words of a clause need a plain verb of reporting.
    """
    head = text[max(0, position - 900) : position]
    starts = [match.end() for match in _SENTENCE_START.finditer(head)]
    pieces = [head[start:end] for start, end in zip([0, *starts], [*starts, len(head)], strict=True)]
    for piece in reversed(pieces[-2:]):
        if not piece.strip():
            continue
        who = speaker_of_clause(piece, SPEECH_VERB if sentence else REPORTING)
        if who:
            return who
    return None


def speaker_of_clause(clause: str, verb_of_saying: Phrases = SPEECH_VERB) -> str | None:
    """The words before the last verb of saying, or after "theo"; None when nobody speaks in the clause."""
    verbs = list(verb_of_saying.finditer(clause))
    for verb in reversed(verbs):
        who = clause[: verb.start()].strip(" ,")
        if who and not _BY_NAME.search(who[-30:]):
            return who[-220:]
    source = _SOURCE.search(clause)
    return source["who"].strip() if source else None


def reporters(text: str) -> Iterator[str]:
    """The words before a verb of reporting in each sentence: who is said to have stated what follows."""
    for sentence in sentences(text):
        verb = REPORTING.search(sentence)
        if verb and not _BY_NAME.search(sentence[max(0, verb.start() - 30) : verb.start()]):
            yield sentence[: verb.start()][-220:]
