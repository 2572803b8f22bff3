"""Observations and their chains: what is refused, what is the latest, and how many queries a chain costs."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import override

from hanoiconv.sources.models import MAX_PASSAGE_WORDS
from hanoiconv.statistics.charts import chart_of, comparison_of
from hanoiconv.statistics.models import Observation, ObservationCitation, Statistic
from tests.builders import make_observation, make_source, make_statistic


@pytest.fixture
def statistic(db):
    return make_statistic(title_vi="Nước ký thử", title_en="Test signatories", unit_en="States")


def refused(observation):
    """Return the fields at which an observation is refused."""
    with pytest.raises(ValidationError) as raised:
        observation.full_clean()
    return set(raised.value.message_dict)


def day_from_now(days):
    return (timezone.localdate() + datetime.timedelta(days=days)).isoformat()


def test_a_figure_of_a_day_to_come_must_be_marked_as_expected(statistic):
    assert refused(Observation(statistic=statistic, number=1, as_of=day_from_now(1))) == {"as_of"}
    Observation(statistic=statistic, number=1, as_of=day_from_now(1), planned=True).full_clean()


def test_a_figure_of_today_is_accepted(statistic):
    Observation(statistic=statistic, number=1, as_of=day_from_now(0)).full_clean()


def test_a_span_that_has_begun_is_not_in_the_future(statistic):
    Observation(statistic=statistic, number=1, as_of=f"2023/{day_from_now(300)}").full_clean()


def test_an_unreadable_date_is_one_error_at_its_field(statistic):
    assert refused(Observation(statistic=statistic, number=1, as_of="năm ngoái")) == {"as_of"}


def test_neither_number_nor_words_is_an_error_at_the_number(statistic):
    assert refused(Observation(statistic=statistic)) == {"number"}
    Observation(statistic=statistic, wording_en="hundreds").full_clean()


@pytest.mark.parametrize("upper", ["3", "2"])
def test_a_range_must_rise(statistic, upper):
    assert refused(Observation(statistic=statistic, number=3, number_to=upper)) == {"number_to"}


def test_a_correction_must_be_of_the_same_statistic(statistic):
    other = make_observation(make_statistic())
    told = {"note_vi": "Đính chính thử.", "note_en": "Test correction."}
    assert refused(Observation(statistic=statistic, number=1, corrects=other, **told)) == {"corrects"}


def test_an_observation_cannot_correct_itself(statistic):
    observation = make_observation(statistic)
    observation.corrects = observation
    assert refused(observation) == {"corrects"}


def test_a_passage_is_a_few_words_only(statistic):
    citation = ObservationCitation(source=make_source(), passage="từ " * MAX_PASSAGE_WORDS)
    citation.full_clean(exclude=["observation"])
    citation.passage = "từ " * (MAX_PASSAGE_WORDS + 1)
    with pytest.raises(ValidationError) as raised:
        citation.full_clean(exclude=["observation"])
    assert set(raised.value.message_dict) == {"passage"}


def test_paragraphs_count_from_one(statistic):
    with pytest.raises(ValidationError) as raised:
        ObservationCitation(source=make_source(), paragraph=0).full_clean(exclude=["observation"])
    assert set(raised.value.message_dict) == {"paragraph"}


def test_the_chain_is_in_order_of_dates_and_then_of_the_day(statistic):
    for number, as_of, sequence in [
        (72, "2025-10-26", 2),
        (60, "2025-10-08", 0),
        (69, "2025-10-26", 1),
        (73, "2026", 0),
    ]:
        make_observation(statistic, number, as_of=as_of, sequence=sequence)
    chain = Statistic.objects.get(pk=statistic.pk).chain
    assert [int(o.number) for o in chain] == [60, 69, 72, 73]
    assert Statistic.objects.get(pk=statistic.pk).latest.number == 73


def test_a_newer_observation_continues_and_a_correction_replaces(statistic):
    first = make_observation(statistic, 10, as_of="2025-01")
    second = make_observation(statistic, 20, as_of="2025-02")
    assert Statistic.objects.get(pk=statistic.pk).latest == second
    mended = make_observation(statistic, 19, as_of="2025-02", corrects=second, sequence=1)
    fresh = Statistic.objects.get(pk=statistic.pk)
    assert fresh.latest == mended
    assert fresh.chain == [first, second, mended]


def test_a_replaced_newest_figure_is_not_the_latest_even_if_its_correction_is_dated_earlier(statistic):
    make_observation(statistic, 10, as_of="2025-01")
    wrong = make_observation(statistic, 99, as_of="2025-03")
    mended = make_observation(statistic, 20, as_of="2025-02", corrects=wrong)
    assert Statistic.objects.get(pk=statistic.pk).latest == mended


def test_a_correction_of_a_correction_leaves_one_standing(statistic):
    first = make_observation(statistic, 1, as_of="2025-01")
    second = make_observation(statistic, 2, as_of="2025-01", corrects=first, sequence=1)
    third = make_observation(statistic, 3, as_of="2025-01", corrects=second, sequence=2)
    assert Statistic.objects.get(pk=statistic.pk).latest == third


def test_drafts_are_not_in_the_chain_and_correct_nothing(statistic):
    published = make_observation(statistic, 10, as_of="2025-01")
    make_observation(statistic, 20, as_of="2025-02", live=False, corrects=published)
    fresh = Statistic.objects.get(pk=statistic.pk)
    assert (fresh.chain, fresh.latest) == ([published], published)


def test_a_statistic_without_observations_has_no_figure(statistic):
    assert (statistic.chain, statistic.latest, statistic.figure()) == ([], None, None)
    assert chart_of(statistic) is None


@pytest.mark.parametrize("count", [1, 3])
def test_chains_cost_the_same_queries_for_any_number_of_statistics(db, count, django_assert_num_queries):
    for _ in range(count):
        made = make_statistic()
        for number in (1, 2):
            make_observation(made, number, as_of="2025")
    with django_assert_num_queries(3), override("en"):
        for found in Statistic.objects.shown_in("en").with_chains():
            assert found.figure().text == "2"
            assert [c.source.label_en for o in found.chain for c in o.cited]
            assert found.topic is None


def test_the_sort_date_is_the_last_day_the_date_can_mean(statistic):
    assert make_observation(statistic, 1, as_of="2024").sort_date == datetime.date(2024, 12, 31)
    assert make_observation(statistic, 1, as_of="").sort_date is None


def test_a_chart_draws_zero_as_zero_and_what_is_missing_as_missing(statistic):
    make_observation(statistic, 0, as_of="2023")
    make_observation(statistic, 50, as_of="2024", planned=True, qualifier="more_than")
    make_observation(statistic, None, as_of="2025", wording_vi="hàng trăm", wording_en="hundreds")
    with override("en"):
        bars = chart_of(Statistic.objects.get(pk=statistic.pk)).bars
    assert [bar.length for bar in bars] == [0.0, 86.0, None]
    assert [bar.planned for bar in bars] == [False, True, False]
    assert [bar.figure for bar in bars][:2] == ["0 States", "more than 50 States"]
    assert bars[2].figure.startswith("hundreds")


def test_a_chart_of_zeros_divides_by_nothing(statistic):
    zeros = [make_observation(statistic, 0, as_of=year) for year in ("2023", "2024")]
    assert [bar.length for bar in comparison_of(zeros).bars] == [0.0, 0.0]


def test_a_source_that_a_figure_rests_on_cannot_be_deleted(statistic):
    from django.db.models import ProtectedError

    source = make_source()
    make_observation(statistic, 1, source=source)
    with pytest.raises(ProtectedError):
        source.delete()
