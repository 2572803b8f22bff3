"""What is asked of a line before a costly pattern is tried on it: nothing the pattern would find fails the question."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news.importing import credits, names, shapes
from news.importing.cleaning import promotion, search_runs, spam
from news.importing.phrases import words
from news.importing.recognising import exclusions

TEXT = st.characters(max_codepoint=0x1EF9, categories=("L", "N", "P", "S", "Zs"), exclude_characters="ſıİ")


def holds(*strings: str) -> Callable[[str], bool]:
    return lambda text: any(string in text for string in strings)


def anchored(text: str) -> bool:
    begun = words(text) & search_runs._STRONG_BY_WORD.keys()
    return any(phrase in text for word in begun for phrase in search_runs._STRONG_BY_WORD[word])


def ends(before: str, endings: tuple[str, ...]) -> bool:
    return before.rstrip().rstrip(".").lower().endswith(endings)


GATES: dict[str, tuple[re.Pattern[str], Callable[[str], bool]]] = {
    "brands": (promotion.BRAND, promotion._may_hold_brand),
    "scores": (spam._SCORE_PHRASE, holds(*spam._SCORES)),
    "search runs": (search_runs._ANCHORS, anchored),
    "end marks": (shapes.END_MARK, holds(*shapes._IN_END_MARKS)),
    "stamps": (credits._STAMP, lambda text: bool(shapes.YEAR_DIGITS.search(text))),
    "short stamps": (credits._SHORT_STAMP, lambda text: bool(credits._DIGITS.search(text))),
    "places before names": (names._PLACE_BEFORE, lambda text: ends(text, names._PLACES_END)),
    "words before names": (names._LED, lambda text: ends(text, names._LEADING_END)),
    "numbers that name": (exclusions._BEFORE, exclusions._is_named),
}


@pytest.mark.parametrize("name", GATES)
@given(data=st.data())
@settings(max_examples=60)
def test_a_question_asked_first_hides_nothing(name: str, data: st.DataObject) -> None:
    pattern, asks = GATES[name]
    text = data.draw(st.from_regex(pattern, alphabet=TEXT))
    assert asks(text), text
