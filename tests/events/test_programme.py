"""Events and sessions: what is refused at which field, how the programme is grouped, what is next and what is on."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from events.models import EventPage, SessionPage, SessionSpeaker
from events.programme import named_speakers, programme_of
from tests.builders import make_event, make_official, make_session, make_source

FIRST, LAST = datetime.date(2025, 10, 25), datetime.date(2025, 10, 26)
NINE, TEN, ELEVEN = datetime.time(9), datetime.time(10), datetime.time(11)


def refused(parent, page):
    """Return the fields at which a page is refused."""
    with pytest.raises(ValidationError) as raised:
        parent.add_child(instance=page)
    return set(raised.value.message_dict)


def session(**values):
    return SessionPage(**{"headline_vi": "Phiên thử", "kind": "plenary"} | values)


def test_an_event_cannot_end_before_it_begins(event_index):
    event = EventPage(headline_vi="Sự kiện thử", start_date=LAST, end_date=FIRST)
    assert refused(event_index, event) == {"end_date"}


def test_an_event_of_one_day_is_one_day(event_index):
    event = make_event(event_index, start_date=FIRST, end_date=FIRST)
    assert list(event.days()) == [FIRST]
    with override("en"):
        assert event.dates_words == "25 October 2025"


def test_the_days_of_an_event(event):
    assert list(event.days()) == [FIRST, LAST]
    with override("en"):
        assert event.dates_words == "25–26 October 2025"
    with override("vi"):
        assert event.dates_words == "25–26/10/2025"


@pytest.mark.parametrize(
    ("moment", "phase"),
    [
        ("2025-10-24T16:59:00Z", "before"),
        ("2025-10-24T17:00:00Z", "during"),  # midnight in Hanoi
        ("2025-10-26T16:59:00Z", "during"),
        ("2025-10-26T17:00:00Z", "after"),
    ],
)
def test_an_event_is_before_during_or_after_by_the_day_in_hanoi(event, time_machine, moment, phase):
    time_machine.move_to(moment)
    assert event.phase == phase


def test_a_session_without_any_time_or_day_is_accepted(event):
    assert make_session(event).start_time is None


@pytest.mark.parametrize("end", [NINE, datetime.time(8)])
def test_a_session_must_end_after_it_starts(event, end):
    assert refused(event, session(day=FIRST, start_time=NINE, end_time=end)) == {"end_time"}


@pytest.mark.parametrize("times", [{"start_time": NINE}, {"end_time": NINE}])
def test_a_session_with_a_time_needs_its_day(event, times):
    assert refused(event, session(**times)) == {"day"}


@pytest.mark.parametrize("day", [FIRST - datetime.timedelta(1), LAST + datetime.timedelta(1)])
def test_a_session_lies_within_its_event(event, day):
    assert refused(event, session(day=day)) == {"day"}


@pytest.mark.parametrize("status", ["moved", "cancelled"])
def test_a_moved_or_cancelled_session_says_why(event, status):
    assert refused(event, session(status=status)) == {"status_reason_vi"}
    make_session(event, status=status, status_reason_vi="Lý do thử")


def test_a_session_needs_its_kind(event):
    assert "kind" in refused(event, SessionPage(headline_vi="Phiên thử"))


def test_sessions_are_grouped_by_day_in_order_of_time_and_those_without_a_day_come_last(event):
    make_session(event, headline_vi="Không ngày")
    make_session(event, headline_vi="Ngày hai", day=LAST, start_time=NINE)
    make_session(event, headline_vi="Mười giờ", day=FIRST, start_time=TEN)
    make_session(event, headline_vi="Chưa rõ giờ", day=FIRST)
    make_session(event, headline_vi="Chín giờ", day=FIRST, start_time=NINE)
    groups = [(group.day, [s.headline_vi for s in group.sessions]) for group in programme_of(event).days]
    assert groups == [
        (FIRST, ["Chín giờ", "Mười giờ", "Chưa rõ giờ"]),
        (LAST, ["Ngày hai"]),
        (None, ["Không ngày"]),
    ]


def test_the_programme_counts_its_kinds_in_their_order(event):
    for kind in ("opening", "round_table", "round_table", "closing"):
        make_session(event, kind=kind)
    programme = programme_of(event)
    assert programme.count == 4
    assert [count for _kind, count in programme.kinds] == [1, 2, 1]


def test_the_programme_holds_only_what_is_live_and_shown_in_the_language(event):
    make_session(event, headline_vi="Hiện", headline_en="Shown")
    make_session(event, headline_vi="Chưa dịch")
    make_session(event, headline_vi="Nháp", headline_en="Draft", live=False)
    assert programme_of(event).count == 2
    with override("en"):
        assert [s.headline_en for s in programme_of(event).days[0].sessions] == ["Shown"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_programme_is_one_query(event, count, django_assert_num_queries):
    for _ in range(count):
        make_session(event, day=FIRST)
    with django_assert_num_queries(1):
        assert programme_of(event).count == count


def test_a_programme_without_sessions_is_empty(event):
    programme = programme_of(event)
    assert (programme.count, programme.days, programme.next_session, programme.current_sessions) == (0, [], None, [])


def hanoi(day, hour, minute=0):
    return datetime.datetime(2025, 10, day, hour, minute, tzinfo=datetime.timezone(datetime.timedelta(hours=7)))


def test_what_is_on_and_what_is_next_follow_the_clock_in_hanoi(event, time_machine):
    first = make_session(event, day=FIRST, start_time=NINE, end_time=TEN)
    second = make_session(event, day=FIRST, start_time=TEN, end_time=ELEVEN)
    third = make_session(event, day=LAST)

    def state(moment):
        time_machine.move_to(moment)
        programme = programme_of(event)
        return programme.current_sessions, programme.next_session

    assert state(hanoi(24, 23)) == ([], first)
    assert state(hanoi(25, 9)) == ([first], second)
    assert state(hanoi(25, 10)) == ([second], third)
    assert state(hanoi(25, 11)) == ([], third)
    assert state(hanoi(26, 23)) == ([], third)
    assert state(hanoi(27, 0)) == ([], None)


def test_a_cancelled_or_held_session_is_neither_on_nor_next(event, time_machine):
    time_machine.move_to(hanoi(25, 9, 30))
    make_session(event, day=FIRST, start_time=NINE, end_time=TEN, status="cancelled", status_reason_vi="Lý do thử")
    make_session(event, day=LAST, status="held")
    programme = programme_of(event)
    assert (programme.current_sessions, programme.next_session) == ([], None)


def test_a_session_whose_end_is_unknown_is_never_said_to_be_on(event, time_machine):
    time_machine.move_to(hanoi(25, 9, 30))
    assert not make_session(event, day=FIRST, start_time=NINE).is_on


def test_speakers_stand_in_order_with_the_position_of_the_sessions_day(event, django_assert_num_queries):
    minister = make_official(
        {"position_vi": "Thứ trưởng thử", "attested": "2024"}, {"position_vi": "Bộ trưởng thử", "attested": "2026"}
    )
    page = make_session(event, day=FIRST)
    page.speakers = [SessionSpeaker(official=minister, source=make_source(), role="chair", sort_order=0)]
    page.save_revision(clean=False).publish()
    page = SessionPage.objects.get(pk=page.pk)
    with django_assert_num_queries(2):
        [speaker] = named_speakers(page, None)
    assert (speaker.official, speaker.position.position_vi, speaker.entry.role) == (minister, "Thứ trưởng thử", "chair")


def test_a_sessions_page_says_what_is_to_be_announced(event, client):
    page = make_session(event, headline_vi="Phiên thử", headline_en="Test session")
    assert client.get(page.url_in("en")).context["event"].pk == event.pk
    assert "to be announced" in client.get(page.url_in("en")).content.decode().lower()
