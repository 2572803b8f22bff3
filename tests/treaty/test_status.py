"""The Convention's status: what counts as a signature, what as an instrument, and what the filter narrows."""

import dataclasses
import datetime
import unicodedata

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from hanoiconv.treaty.models import INSTRUMENTS_REQUIRED, Milestone, MilestoneCitation, TreatyAction
from hanoiconv.treaty.status import treaty_status
from tests.builders import make_action, make_milestone, make_participant, make_source


def test_nothing_recorded_is_nothing_counted(db):
    status = treaty_status()
    assert (status.rows, status.signatories, status.instruments, status.as_of) == ([], 0, 0, None)
    assert status.remaining == status.required == INSTRUMENTS_REQUIRED == 40


def test_a_signature_is_no_instrument_and_an_instrument_no_signature(db):
    signed, both, acceded = (make_participant() for _ in range(3))
    make_action(signed)
    make_action(both)
    make_action(both, "ratification", date="2026-02-01")
    make_action(acceded, "accession", date="2026-03-01")
    status = treaty_status()
    assert (status.signatories, status.instruments, status.remaining) == (2, 2, 38)
    found = {row.participant.pk: (bool(row.signature), bool(row.instrument)) for row in status.rows}
    assert found == {signed.pk: (True, False), both.pk: (True, True), acceded.pk: (False, True)}
    row = next(row for row in status.rows if row.participant == both)
    assert (row.signature.action, row.instrument.action) == ("signature", "ratification")


def test_an_organisations_instrument_is_not_counted_in_addition(db):
    union = make_participant(kind="organisation")
    make_action(union)
    make_action(union, "approval", date="2026-02-01")
    status = treaty_status()
    assert (status.signatories, status.instruments) == (1, 0)
    assert status.rows[0].instrument is not None


@pytest.mark.parametrize("action", ["ratification", "acceptance", "approval", "accession"])
def test_every_kind_of_instrument_counts(db, action):
    make_action(make_participant(), action)
    make_action(make_participant(kind="observer_state"), action)
    assert treaty_status().instruments == 2


def test_drafts_are_not_counted(db):
    make_action(make_participant(), live=False)
    assert treaty_status().signatories == 0


def test_no_more_are_missing_than_none(db):
    assert dataclasses.replace(treaty_status(), instruments=41).remaining == 0


def test_the_status_is_of_the_newest_recorded_day(db):
    make_action(make_participant(), date="2025-10-25")
    make_action(make_participant(), date="2025-12")
    assert treaty_status().as_of == datetime.date(2025, 12, 31)


@pytest.mark.parametrize("count", [1, 3])
def test_the_status_is_one_query(db, count, django_assert_num_queries):
    for _ in range(count):
        make_action(make_participant())
    with django_assert_num_queries(1):
        status = treaty_status()
        assert all(row.signature.source.label_vi and row.participant.name_vi for row in status.rows)


@pytest.mark.parametrize(
    "query", ["Điện Thử", "dien thu", "ĐIỆN", "điện", unicodedata.normalize("NFD", "Điện Thử"), "  thu  "]
)
def test_the_filter_takes_names_with_or_without_diacritics(db, query):
    found = make_participant(name_vi="Điện Thử", name_en="Test Dien")
    make_action(found)
    make_action(make_participant(name_vi="Nước khác", name_en="Other"))
    status = treaty_status(query)
    assert [row.participant for row in status.rows] == [found]
    assert status.signatories == 2  # the counts are of all


def test_the_filter_looks_at_the_active_languages_names_only(db):
    make_action(make_participant(name_vi="Nước thử", name_en="Test State"))
    assert treaty_status("state").rows == []
    with override("en"):
        assert len(treaty_status("state").rows) == 1


@pytest.mark.parametrize("query", ["'", '" OR 1=1', "%", "\x00", "🙂", "a" * 10_000])
def test_any_query_is_harmless(db, query):
    make_action(make_participant())
    assert treaty_status(query).signatories == 1


def test_rows_are_sorted_without_regard_to_diacritics(db):
    for name in ("Đông thử", "Anh thử", "Ấn thử", "Bỉ thử"):
        make_action(make_participant(name_vi=name))
    names = [row.participant.name_vi for row in treaty_status().rows]
    assert names == ["Ấn thử", "Anh thử", "Bỉ thử", "Đông thử"]


def test_a_participant_acts_once_in_a_way(db):
    participant = make_participant()
    make_action(participant)
    with pytest.raises(ValidationError):
        make_action(participant)


def test_an_action_needs_a_date_that_is_one(db):
    action = TreatyAction(participant=make_participant(), action="signature", source=make_source(), date="")
    with pytest.raises(ValidationError) as raised:
        action.full_clean()
    assert set(raised.value.message_dict) == {"date"}


def test_milestones_are_in_the_order_of_their_dates(db):
    for date in ("2026-12-31", "2019", "2024-12-24"):
        make_milestone(date=date)
    assert [milestone.date for milestone in Milestone.objects.all()] == ["2019", "2024-12-24", "2026-12-31"]


@pytest.mark.parametrize("count", [1, 3])
def test_a_timeline_costs_the_same_queries_for_any_number(db, count, django_assert_num_queries):
    for _ in range(count):
        made = make_milestone()
        made.citations.add(MilestoneCitation(source=make_source()))
        made.save()
    with django_assert_num_queries(2):
        milestones = list(Milestone.objects.shown_in("vi").for_timeline())
        assert all(c.source.label_vi for milestone in milestones for c in milestone.citations.all())


def test_the_routes_of_the_convention_answer_in_both_languages(convention, client):
    make_action(make_participant(name_vi="Nước thử", name_en="Test State"))
    for page, language in (("status", "en"), ("timeline", "en"), ("status", "vi"), ("timeline", "vi")):
        address = convention.route_addresses(page)[language]
        assert client.get(address).status_code == 200, address
    assert "Test State" in client.get(convention.route_addresses("status")["en"]).content.decode()


def test_the_routes_of_a_page_that_is_not_shown_are_not_there(home, client):
    from hanoiconv.treaty.models import ConventionPage
    from tests.builders import make_page

    page = make_page(ConventionPage, home, headline_vi="Công ước", headline_en="Convention", shown_en=False)
    assert client.get("/en/convention/status/").status_code == 404
    assert page.route_addresses("status")["en"] is None
