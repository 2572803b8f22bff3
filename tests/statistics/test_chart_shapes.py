"""What a bar looks like: the qualifier is drawn, unlike units are not."""

import pytest

from hanoiconv.statistics.charts import REACH, comparison_of, pieces_of
from tests.builders import make_observation, make_statistic


def test_an_exact_figure_is_one_bar():
    assert pieces_of(86.0, "") == [(0.0, 86.0)]


def test_nearly_fades_before_its_value_and_ends_at_it():
    pieces = pieces_of(86.0, "nearly")
    assert pieces[0] == (0.0, 86.0 - REACH)
    assert sum(pieces[-1]) == pytest.approx(86.0)


def test_more_than_goes_on_past_its_value():
    assert pieces_of(86.0, "more_than")[0] == (0.0, 86.0)
    assert sum(pieces_of(86.0, "more_than")[-1]) <= 100


@pytest.mark.parametrize("length", [0.0, 0.01, REACH])
def test_a_bar_too_short_to_fade_is_drawn_plainly(length):
    assert pieces_of(length, "nearly") == [(0.0, length)]


@pytest.mark.django_db
def test_unlike_units_are_listed_and_not_drawn():
    people, money = make_statistic(unit_vi="người"), make_statistic(unit_vi="đồng", measure="money")
    assert not comparison_of([make_observation(people, "5"), make_observation(money, "9")]).drawn
    assert comparison_of([make_observation(people, "5"), make_observation(people, "9")]).drawn


@pytest.mark.django_db
def test_the_key_explains_the_shapes_in_use():
    statistic = make_statistic()
    chart = comparison_of([make_observation(statistic, "5", qualifier="nearly"), make_observation(statistic, "9")])
    assert chart.shapes == {"before", "exact"}
