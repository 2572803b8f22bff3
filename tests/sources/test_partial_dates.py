"""Partial dates: what EDTF means, how it is written in each language, and what is refused."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from hanoiconv.sources.models import Source
from hanoiconv.sources.partial_dates import (
    PartialDate,
    day_span,
    earliest,
    latest,
    parse_partial_date,
    validate_partial_date,
    words,
)

days = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))


@st.composite
def points(draw):
    """A year, a month or a day, perhaps vague."""
    day = draw(days)
    text = draw(st.sampled_from([day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]]))
    return text + draw(st.sampled_from(["", "~"]))


@given(days)
def test_any_day_means_itself(day):
    assert earliest(day.isoformat()) == latest(day.isoformat()) == day


@given(days)
def test_any_month_spans_its_days(day):
    text = day.isoformat()[:7]
    first, last = earliest(text), latest(text)
    assert (first.day, first.month, first.year) == (1, day.month, day.year)
    assert first <= day <= last
    assert (last + datetime.timedelta(days=1)).day == 1
    assert (last.year, last.month) == (day.year, day.month)


@given(days)
def test_any_year_spans_its_days(day):
    text = f"{day.year:04}"
    assert (earliest(text), latest(text)) == (datetime.date(day.year, 1, 1), datetime.date(day.year, 12, 31))


@given(points())
def test_the_first_day_never_comes_after_the_last(text):
    assert earliest(text) <= latest(text)


@given(points(), points())
def test_a_span_reaches_from_its_start_to_its_end_or_is_refused(start, end):
    text = f"{start}/{end}"
    if earliest(start) > latest(end):
        with pytest.raises(ValueError, match=text.replace("~", "~")):
            parse_partial_date(text)
    else:
        assert (earliest(text), latest(text)) == (earliest(start), latest(end))


@given(points())
def test_open_ends_have_no_day(text):
    assert (earliest(f"../{text}"), latest(f"../{text}")) == (None, latest(text))
    assert (earliest(f"{text}/.."), latest(f"{text}/..")) == (earliest(text), None)


@given(st.one_of(points(), points().map(lambda point: f"../{point}"), points().map(lambda point: f"{point}/..")))
def test_every_date_has_words_with_its_year_in_both_languages(text):
    year = text.strip("./")[:4]
    for language in ("vi", "en"):
        with override(language):
            assert year in words(text)


@given(st.text(max_size=20))
def test_any_text_is_a_date_or_a_named_error_and_never_breaks_a_page(text):
    try:
        parse_partial_date(text)
    except ValueError:
        with pytest.raises(ValidationError):
            validate_partial_date(text)
        assert words(text) == ""
    else:
        validate_partial_date(text)


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("2024-12-24", "24 December 2024"),
        ("2024-12", "December 2024"),
        ("2024-01~", "early 2024"),
        ("2024-06~", "mid-2024"),
        ("2024-12~", "late 2024"),
        ("2024-03~", "about March 2024"),
        ("2024-12-24~", "about 24 December 2024"),
        ("2025-10-25/2025-10-26", "25–26 October 2025"),
        ("2023-01~/2024-08", "early 2023 to August 2024"),
        ("2025-10-30/2025-11-02", "30 October 2025 to 2 November 2025"),
        ("../2025-10-24", "up to 24 October 2025"),
        ("2025-10-24/..", "since 24 October 2025"),
        ("", ""),
    ],
)
def test_dates_in_english(text, english):
    with override("en"):
        assert words(text) == english


def test_a_year_alone_in_english():
    with override("en"):
        assert words("2024").split()[-1] == "2024"
        assert words("2024~") == f"about {words('2024')}"


@pytest.mark.parametrize(
    ("text", "vietnamese"),
    [
        ("2024-12-24", "24/12/2024"),
        ("2024-02-05", "05/02/2024"),
        ("2024-12", "tháng 12/2024"),
        ("2024-02", "tháng 2/2024"),
        ("2025-10-25/2025-10-26", "25–26/10/2025"),
        ("2025-10-05/2025-10-06", "05–06/10/2025"),
    ],
)
def test_numbers_of_dates_in_vietnamese(text, vietnamese):
    with override("vi"):
        assert words(text) == vietnamese


@pytest.mark.parametrize(
    ("start", "end", "vietnamese", "english"),
    [
        ((2025, 10, 25), (2025, 10, 26), "25–26/10/2025", "25–26 October 2025"),
        ((2025, 10, 5), (2025, 10, 12), "05–12/10/2025", "5–12 October 2025"),
        ((2025, 10, 25), (2025, 10, 25), "25/10/2025", "25 October 2025"),
        ((2025, 10, 30), (2025, 11, 2), "30/10/2025 – 02/11/2025", "30 October 2025 – 2 November 2025"),
    ],
)
def test_the_days_of_an_event(start, end, vietnamese, english):
    span = datetime.date(*start), datetime.date(*end)
    with override("vi"):
        assert day_span(*span) == vietnamese
    with override("en"):
        assert day_span(*span) == english


@pytest.mark.parametrize(
    "text",
    [
        "24/12/2024",
        "2025-02-30",
        "2025-13",
        "hôm qua",
        "2025-10-26/2025-10-25",
        "2024-00",
        "0000",
        "/",
        "2024-1",
        "2024-12-24T10:00",
        "-0044",
        "2024-21",
        "[2024,2025]",
        "２０２４",
        "2024-12-24\n",
    ],
)
def test_what_is_no_date_is_an_error_at_its_field(db, text):
    source = Source(label_vi="Nguồn thử", published=text)
    with pytest.raises(ValidationError) as raised:
        source.full_clean()
    assert "published" in raised.value.message_dict


@pytest.mark.parametrize("text", ["2024-12", "9999-12", "9999-12-31", "9999"])
def test_the_last_month_of_a_year_ends_on_its_31st(text):
    assert PartialDate.parse(text).latest().month == 12
    assert PartialDate.parse(text).latest().day == 31
