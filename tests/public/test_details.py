"""What pages say of what is not known, and of signatures and instruments, which are never the same."""

import datetime

import pytest

from hanoiconv.people.models import Official
from hanoiconv.statistics.models import Observation
from hanoiconv.treaty.models import TreatyAction
from tests import builders as make
from tests.public.markup import dangers, faults, tree_of, words
from tests.public.world import make_picture

UNKNOWN = {"vi": "Sẽ công bố", "en": "To be announced"}


def facts(html: str) -> dict[str, str]:
    """Return the facts of a page by their names."""
    (found,) = tree_of(html).find_class("facts")
    return {" ".join(d.find("dt").text_content().split()): " ".join(d.find("dd").text_content().split()) for d in found}


@pytest.mark.parametrize("code", ["vi", "en"])
def test_what_no_source_tells_of_a_session_is_to_be_announced(world, read, code):
    told = facts(read(world.session.url_in(code)))
    assert len(told) == 5
    assert [value for value in list(told.values())[1:] if not value.startswith(UNKNOWN[code])] == []


def test_what_is_known_of_a_session_is_told(world, read):
    session = make.make_session(
        world.event,
        headline_vi="Phiên rõ thử",
        day=datetime.date(2025, 10, 26),
        start_time=datetime.time(9, 30),
        end_time=datetime.time(11),
        room_vi="Phòng thử 3",
        access="press",
    )
    told = " ".join(facts(read(session.url_in("vi"))).values())
    for known in ("26/10/2025", "09:30–11:00", "Phòng thử 3"):
        assert known in told
    assert UNKNOWN["vi"] not in told
    assert "09:30–11:00" in words(read(world.event.url_in("vi")))


def test_sessions_without_a_day_stand_apart_from_those_with_one(world, read):
    tree = tree_of(read(world.event.url_in("en")))
    days = {section.findtext(".//h2") or section.find(".//h2/time").text: section for section in tree.find_class("day")}
    assert len(days) == 2
    undated = tree.get_element_by_id("no-day").getparent().getparent()
    assert [e.text_content() for e in undated.iter("h3")] == ["First test session"]
    assert "Time to be announced" in undated.text_content()


def test_an_event_without_a_venue_or_sessions_says_so(world, read):
    event = make.make_event(world.events, headline_vi="Hội trống thử", headline_en="Empty test meeting")
    html = read(event.url_in("en"))
    assert facts(html)["Venue"] == UNKNOWN["en"]
    assert "Programme to be announced" in words(html)
    assert faults(html) == []


@pytest.mark.parametrize("status", ["moved", "cancelled"])
def test_a_moved_or_cancelled_session_stays_with_its_reason(world, read, status):
    session = make.make_session(
        world.event, headline_vi="Phiên đổi thử", status=status, status_reason_vi="Lý do thử", day="2025-10-25"
    )
    for address in (session.url_in("vi"), world.event.url_in("vi")):
        assert "Lý do thử" in words(read(address))
        assert str(session.get_status_display()).lower() in words(read(address)).lower()


def tallies(html: str) -> list[str]:
    """Return the three numbers of the steps: signed, ratified, still needed."""
    return [p.findtext("span") or p.text_content() for p in tree_of(html).find_class("tally")]


@pytest.mark.parametrize("name", ["home", "convention", "status"])
def test_signatures_and_instruments_are_counted_apart(world, read, name):
    TreatyAction.objects.all().delete()
    states = [make.make_participant() for _ in range(5)]
    for state in states[:4]:
        make.make_action(state)
    make.make_action(states[0], "ratification", date="2026-01-05")
    make.make_action(states[4], "accession", date="2026-01-06")
    make.make_action(make.make_participant(kind="organisation"), "approval", date="2026-01-07")
    assert tallies(read(world.addresses("en")[name])) == ["4", "2", "38"]


def test_an_unpublished_action_counts_for_nothing(world, read):
    TreatyAction.objects.all().delete()
    make.make_action(make.make_participant())
    make.make_action(make.make_participant(), live=False)
    assert tallies(read(world.addresses("en")["status"]))[0] == "1"


def test_the_status_names_each_participant_with_its_own_dates(world, read):
    TreatyAction.objects.all().delete()
    state = make.make_participant(name_vi="Nước thử A", name_en="Test State A")
    make.make_action(state)
    make.make_action(make.make_participant(name_vi="Nước thử B", name_en="Test State B"), "accession", date="2026-02")
    rows = {
        row.findtext("th").strip(): [" ".join(cell.text_content().split()) for cell in row.findall("td")][:2]
        for row in tree_of(read(world.addresses("en")["status"])).findall(".//tbody/tr")
    }
    assert rows == {
        "Test State A": ["25 October 2025", "not recorded"],
        "Test State B": ["not recorded", "Accession, February 2026"],
    }


def test_a_portrait_is_shown_with_its_credit_and_alternative(world, read):
    Official.objects.filter(pk=world.official.pk).update(portrait=make_picture(alt_text_en="Test portrait"))
    html = read(world.addresses("en")["official"])
    (picture,) = tree_of(html).iter("img")
    assert picture.get("alt") == "Test portrait"
    assert "Người chụp thử" in words(html)
    assert dangers(html) == faults(html) == []


def test_a_corrected_figure_is_followed_and_a_newer_one_is_named(world, read):
    statistic = make.make_statistic(title_vi="Số sửa thử", unit_vi="vụ")
    first = make.make_observation(statistic, 1111, as_of="2024-01-01")
    text = f'<p>Có <embed embedtype="figure" observation="{first.pk}"/>.</p>'
    article = make.make_article(world.news, body_vi=[{"type": "text", "value": text}])
    address = article.url_in("vi")

    def in_sentence() -> str:
        (button,) = tree_of(read(address)).find_class("fig")
        return button.findtext("span")

    assert in_sentence() == "1.111 vụ"
    make.make_observation(statistic, 3333, as_of="2024-06-01")
    assert in_sentence() == "1.111 vụ"
    assert "3.333 vụ" in words(read(address))
    make.make_observation(statistic, 2222, as_of="2024-01-01", corrects=first)
    assert in_sentence() == "2.222 vụ"
    assert "1.111 vụ" in words(read(address))


def test_every_observation_on_a_statistic_page_names_its_source(world, read):
    html = read(world.addresses("vi")["statistic"])
    labels = [
        citation.source.label_vi
        for observation in Observation.objects.filter(statistic=world.statistic)
        for citation in observation.citations.all()
    ]
    assert len(labels) >= 2
    assert [label for label in labels if label not in words(html)] == []
