"""Which position of an official holds on a date, and what officials' pages and slugs do."""

import datetime
import itertools

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from hanoiconv.people.models import Appointment, Official
from tests.builders import make_official, make_source

DAY = datetime.date(2025, 10, 8)


class Served(Official):
    """An official whose positions are given, so that the rule is tested without a database."""

    class Meta:
        proxy = True
        app_label = "people"
        managed = False

    def appointments_by_date(self):
        return sorted(self.given, key=lambda a: a.sort_key(), reverse=True)


def positions(*values):
    served = Served()
    served.given = [
        Appointment(position_vi=f"Chức vụ thử {number}", sort_order=number, **item)
        for number, item in enumerate(values)
    ]
    return served


def holds(*values, date=DAY):
    """Return which of the given positions holds on the date, by its place in the list."""
    found = positions(*values).position_on(date)
    return None if found is None else found.sort_order


def test_the_one_attested_last_before_the_date_holds():
    assert holds({"attested": "2023"}, {"attested": "2025-10-01"}, {"attested": "2026"}) == 1


def test_one_attested_on_the_day_itself_holds():
    assert holds({"attested": "2024"}, {"attested": "2025-10-08"}) == 1


def test_the_first_attested_after_the_date_holds_where_none_is_before():
    assert holds({"attested": "2027"}, {"attested": "2025-12"}) == 1


def test_undated_attestations_come_last():
    assert holds({"attested": ""}, {"attested": "2027"}) == 1
    assert holds({"attested": ""}, {"attested": "2020"}) == 1
    assert holds({"attested": ""}) == 0


def test_a_position_counts_only_inside_its_known_start_and_end():
    assert holds({"attested": "2025", "end": "2025-09"}, {"attested": "2020"}) == 1
    assert holds({"attested": "2025", "start": "2025-11"}, {"attested": "2020"}) == 1
    assert holds({"attested": "2020", "end": "2025-10-07"}) is None
    assert holds({"attested": "2020", "start": "2025-10-08", "end": "2025-10-08"}) == 0


def test_without_a_date_the_one_attested_last_holds():
    assert holds({"attested": "2024"}, {"attested": "2025"}, {"attested": ""}, date=None) == 1


def test_of_two_attested_alike_the_first_entered_holds():
    assert holds({"attested": "2025-10-01"}, {"attested": "2025-10-01"}) == 0


def test_nobody_holds_nothing():
    assert holds() is None


dates = st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 12, 31))
bounds = st.one_of(st.just(""), dates.map(datetime.date.isoformat))
appointments = st.lists(st.fixed_dictionaries({"attested": bounds, "start": bounds, "end": bounds}), max_size=6)


@given(appointments, dates)
def test_the_rule_holds_for_any_positions_and_any_date(values, date):
    served = positions(*values)
    found = served.position_on(date)
    possible = [a for a in served.given if a.may_hold_on(date)]
    if not possible:
        assert found is None
        return
    assert found in possible
    before = [a for a in possible if a.attested_day() and a.attested_day() <= date]
    after = [a for a in possible if a.attested_day() and a.attested_day() > date]
    if before:
        assert found.attested_day() == max(a.attested_day() for a in before)
    elif after:
        assert found.attested_day() == min(a.attested_day() for a in after)
    else:
        assert found.attested_day() is None


@given(
    st.lists(st.fixed_dictionaries({"attested": bounds}), min_size=1, max_size=4, unique_by=lambda a: a["attested"]),
    dates,
)
def test_the_order_of_entry_does_not_matter(values, date):
    answers = {positions(*order).position_on(date).attested for order in itertools.permutations(values)}
    assert len(answers) == 1


def test_an_official_with_positions_in_the_database(db, django_assert_num_queries):
    official = make_official(
        {"position_vi": "Thứ trưởng thử", "attested": "2024"},
        {"position_vi": "Bộ trưởng thử", "attested": "2025-10-01"},
    )
    with django_assert_num_queries(1):
        assert official.position_on(DAY).position_vi == "Bộ trưởng thử"
    assert [a.position_vi for a in Official.objects.get(pk=official.pk).appointments_by_date()] == [
        "Bộ trưởng thử",
        "Thứ trưởng thử",
    ]


def test_a_position_needs_its_source(db):
    appointment = Appointment(position_vi="Chức vụ thử", official=make_official())
    with pytest.raises(ValidationError) as raised:
        appointment.full_clean()
    assert set(raised.value.message_dict) == {"source"}


def test_a_position_needs_a_name_in_one_language(db):
    appointment = Appointment(official=make_official(), source=make_source())
    with pytest.raises(ValidationError) as raised:
        appointment.full_clean()
    assert set(raised.value.message_dict) == {"position_vi"}


def test_two_people_of_one_name_get_two_addresses(db):
    first, second = make_official(name="Trần Thử"), make_official(name="Trần Thử")
    assert (first.slug_vi, first.slug_en) == ("tran-thu", "tran-thu")
    assert (second.slug_vi, second.slug_en) == ("tran-thu-2", "tran-thu-2")


def test_a_changed_name_keeps_the_address(db):
    official = make_official(name="Trần Thử")
    official.name = "Lê Thử"
    official.save()
    assert official.slug_vi == "tran-thu"


def test_an_official_that_is_not_shown_in_english_has_no_english_address(db):
    official = make_official(shown_en=False)
    assert official.absolute_path("en") is None
    assert official.absolute_path("vi").startswith("/vi/")
