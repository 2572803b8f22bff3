"""How figures are written: numbers by each language's conventions, qualifiers, units, ranges and money."""

from decimal import Decimal

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from hanoiconv.statistics.formatting import Figure, number_words, power_word
from hanoiconv.statistics.models import Observation, Statistic

SEPARATORS = {"vi": (",", "."), "en": (".", ",")}
numbers = st.decimals(min_value=0, max_value=10**18, places=4, allow_nan=False)


def figure(language, statistic=None, **observation):
    """Return the figure of an observation that is not saved."""
    with override(language):
        return Observation(statistic=Statistic(**(statistic or {})), **observation).figure()


@given(numbers, st.sampled_from([0, 3, 6, 9, 12]), st.sampled_from(["vi", "en"]))
def test_what_is_written_reads_back_as_the_same_number(number, power, language):
    mark, group = SEPARATORS[language]
    written = number_words(number, power, language)
    assert Decimal(written.replace(group, "").replace(mark, ".")) * Decimal(10) ** power == number


@given(numbers, st.sampled_from(["vi", "en"]))
def test_thousands_are_grouped_by_three_and_no_zeros_trail(number, language):
    mark, group = SEPARATORS[language]
    whole, _, rest = number_words(number, 0, language).partition(mark)
    assert all(len(part) == 3 for part in whole.split(group)[1:])
    assert not rest.endswith("0")


@pytest.mark.parametrize(
    ("number", "power", "vietnamese", "english"),
    [
        ("78440000", 6, "78,44", "78.44"),
        ("390000000000000", 12, "390", "390"),
        ("100000", 0, "100.000", "100,000"),
        ("64.78", 0, "64,78", "64.78"),
        ("0", 0, "0", "0"),
        ("1234567.5000", 0, "1.234.567,5", "1,234,567.5"),
        ("18900", 9, "0,0000189", "0.0000189"),
    ],
)
def test_numbers_by_each_languages_conventions(number, power, vietnamese, english):
    assert number_words(Decimal(number), power, "vi") == vietnamese
    assert number_words(Decimal(number), power, "en") == english


def test_scales_have_words_and_an_unknown_one_is_an_error():
    with override("en"):
        assert [power_word(power) for power in (0, 3, 6, 9, 12)] == ["", "thousand", "million", "billion", "trillion"]
        with pytest.raises(KeyError):
            power_word(2)


def test_a_figure_in_english_has_qualifier_number_scale_and_unit():
    statistic = {"unit_en": "people", "scale_en": 6}
    assert figure("en", statistic, number=Decimal(78440000), qualifier="nearly").text == "nearly 78.44 million people"


def test_a_figure_in_vietnamese_has_its_own_unit_and_marks():
    shown = figure("vi", {"unit_vi": "người", "scale_vi": 6}, number=Decimal(78440000))
    assert shown.number == "78,44"
    assert shown.unit.endswith(" người")


def test_each_language_has_its_own_scale():
    statistic = {"unit_vi": "người", "unit_en": "people", "scale_vi": 3, "scale_en": 0}
    assert figure("vi", statistic, number=Decimal(5000)).number == "5"
    assert figure("en", statistic, number=Decimal(5000)).text == "5,000 people"


def test_money_without_a_unit_shows_its_currency_before_the_numeral():
    statistic = {"currency": "VND", "scale_en": 12}
    assert figure("en", statistic, number=Decimal(390 * 10**12)).text == "VND 390 trillion"


def test_money_with_a_unit_in_words_has_no_currency_code():
    statistic = {"currency": "VND", "unit_vi": "đồng", "scale_vi": 12}
    shown = figure("vi", statistic, number=Decimal(390 * 10**12))
    assert shown.prefix == ""
    assert shown.text.endswith("đồng")


def test_a_percent_sign_stands_at_the_numeral():
    assert figure("en", {"unit_en": "%"}, number=Decimal("64.7800")).text == "64.78%"
    assert figure("vi", {"unit_vi": "%"}, number=Decimal("64.7800")).text == "64,78%"


def test_a_change_and_a_qualifier_stand_before_the_numeral():
    shown = figure("en", {"unit_en": "%"}, number=Decimal(5), change="increase", qualifier="more_than")
    assert shown.text == "up more than 5%"


def test_a_range_is_joined():
    shown = figure("en", {"unit_en": "years"}, number=Decimal(3), number_to=Decimal(5))
    assert shown.text == "3–5 years"


def test_words_stand_where_the_source_gives_no_number():
    assert (
        figure("en", wording_vi="hàng trăm nghìn", wording_en="hundreds of thousands").text == "hundreds of thousands"
    )
    assert figure("vi", wording_vi="hàng trăm nghìn", wording_en="x").text == "hàng trăm nghìn"


def test_zero_is_a_figure_and_not_an_empty_one():
    assert figure("en", {"unit_en": "cases"}, number=Decimal(0)).text == "0 cases"


def test_parts_that_are_missing_leave_no_spaces():
    assert str(Figure(change="", qualifier="", prefix="", number="7", unit="")) == "7"
