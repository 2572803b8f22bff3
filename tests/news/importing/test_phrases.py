"""Phrases that are searched only where the first word of one stands: nothing that would be found is left out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news.importing import speech
from news.importing.cleaning import promotion, site_words, spam
from news.importing.phrases import Phrases, first_words, words
from news.importing.recognising import sessions

LISTS = [
    (f"{module.__name__.rpartition('.')[2]}.{name}", value)
    for module in (promotion, sessions, site_words, spam, speech)
    for name, value in vars(module).items()
    if isinstance(value, Phrases)
]
TEXT = st.characters(max_codepoint=0x1EF9, categories=("L", "N", "P", "Zs"), exclude_characters="ſıİ")


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("lô đề|xổ số", {"lo", "xo"}),
        ("t[iy] le (?:keo|cuoc)", {"ti", "ty"}),
        ("(?:xem|doc) tat ca|cookies?", {"xem", "doc", "cookie", "cookies"}),
        (r"tang \d+k|thuoc(?: tang cuong)? sinh ly|e-mail", {"tang", "thuoc", "e"}),
        ("theo doi .{1,40} tren", {"theo"}),
        ("foo(?:bar)? x", {"foo", "foobar"}),
    ],
)
def test_the_first_words_of_an_expression(expression: str, expected: set[str]) -> None:
    assert first_words(expression) == expected


@pytest.mark.parametrize("expression", [r"\d+ tin", "[a-z]{2}bet", "[a-c] x", ".x", "(?<!a)b", "ab+c", " a", "a|(b"])
def test_an_expression_without_a_word_to_begin_with_is_refused(expression: str) -> None:
    with pytest.raises(ValueError, match="in "):
        first_words(expression)


@pytest.mark.parametrize("phrases", [value for _, value in LISTS], ids=[name for name, _ in LISTS])
@given(data=st.data())
@settings(max_examples=60)
def test_what_the_pattern_finds_the_phrases_find(phrases: Phrases, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(phrases.pattern, alphabet=TEXT))
    assert (
        [match.span() for match in phrases.finditer(text)] == [m.span() for m in phrases.pattern.finditer(text)] != []
    )


def test_marked_phrases_are_found_in_text_as_it_was_written() -> None:
    phrases = Phrases("số đề|xổ số", marked=True)
    found = phrases.search("Trúng XỔ SỐ, đánh số đề")
    assert found is not None
    assert found.group() == "XỔ SỐ"
    assert phrases.search("xổ sốc") is None
    assert phrases.search("Không có gì") is None


def test_the_words_of_a_folded_text() -> None:
    assert words("toi pham-mang, 24h!") == {"toi", "pham", "mang", "24h"}


def test_what_may_not_follow_hides_a_phrase() -> None:
    phrases = Phrases(r"nói|cho biết(?= rằng)", marked=True, cased=True, unless=r"\s*[.;]")
    assert phrases.search("Ông nói thêm") is not None
    assert phrases.search("Ông nói.") is None
    assert phrases.search("Ông NÓI thêm") is None
