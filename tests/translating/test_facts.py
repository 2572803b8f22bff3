"""Numbers, dates and names are the same in whatever language they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanoiconv.statistics.formatting import number_words
from hanoiconv.translating.facts import Fact, facts_of, plain, sentences


def keys(text, language, kind):
    return {fact.key for fact in facts_of(text, language) if fact.kind == kind}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Lễ ký ngày 25/10/2025 tại Hà Nội", "vi"),
        ("Lễ ký diễn ra ngày 25 tháng 10 năm 2025.", "vi"),
        ("It was signed on 25 October 2025.", "en"),
        ("It was signed on October 25, 2025.", "en"),
        ("Il a été signé le 25 octobre 2025.", "fr"),
        ("وقعت في 25 أكتوبر 2025", "ar"),
        ("وقعت في ٢٥ أكتوبر ٢٠٢٥", "ar"),
    ],
)
def test_a_day_is_the_same_in_every_language(text, language):
    assert keys(plain(text, is_rich=False), language, "date") == {"2025-10-25"}
    assert not keys(plain(text, is_rich=False), language, "number")


@pytest.mark.parametrize(
    ("text", "language"), [("ngày 25–26/10/2025", "vi"), ("on 25–26 October 2025", "en"), ("October 25-26, 2025", "en")]
)
def test_a_range_states_its_first_and_its_last_day(text, language):
    assert keys(text, language, "date") == {"2025-10-25", "2025-10-26"}


def test_a_day_without_a_year_is_that_day_of_any_year():
    (dated,) = facts_of("25/10/2025", "vi")
    (undated,) = facts_of("on 25 October", "en")
    (other,) = facts_of("26 October 2025", "en")
    assert dated.is_same(undated)
    assert not dated.is_same(other)


@pytest.mark.parametrize(
    ("vietnamese", "english"), [("1.234,5", "1,234.5"), ("78,44", "78.44"), ("12.000", "12,000"), ("7,50", "7.5")]
)
def test_a_number_is_free_of_its_languages_marks(vietnamese, english):
    assert keys(f"Có {vietnamese} vụ", "vi", "number") == keys(f"There were {english} cases", "en", "number")


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_any_number_as_the_portal_writes_it_is_the_same_in_both_languages(number):
    written = {language: number_words(number, language=language) for language in ("vi", "en")}
    found = [keys(f"x {words} x", language, "number") for language, words in written.items()]
    assert found[0] == found[1]
    assert len(found[0]) == 1


def test_a_name_is_found_without_its_marks():
    assert keys("Ông Nguyễn Văn Thử phát biểu", "vi", "name") & keys("said Mr Nguyen Van Thu", "en", "name") == set()
    assert keys("do Nguyễn Văn Thử ký", "vi", "name") == keys("signed by Nguyen Van Thu", "en", "name")


def test_a_registered_name_is_the_same_in_every_language():
    body = [Fact("name", "organisation:1", "Bộ Thử nghiệm")]
    assert keys_with("theo Bộ Thử nghiệm", body) == {"organisation:1"}
    assert "organisation:1" not in keys_with("theo Bộ Thử nghiệm2", body)


def keys_with(text, names):
    return {fact.key for fact in facts_of(text, "vi", names) if fact.kind == "name"}


def test_a_live_figure_in_a_sentence_is_a_fact():
    html = '<p>Có <embed embedtype="figure" observation="7"/> nước.</p><p>Hai.</p>'
    text = plain(html, is_rich=True)
    assert keys(text, "vi", "figure") == {"7"}
    assert len(sentences(text)) == 2


@given(st.text(max_size=200), st.sampled_from(["vi", "en", "fr", "ar"]))
def test_any_text_is_read(text, language):
    for fact in facts_of(plain(text, is_rich=True), language):
        assert fact.is_same(fact)
