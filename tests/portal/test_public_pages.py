"""The front page, lists and error pages as readers see them, empty ones included."""

import datetime
from typing import Any

import pytest
import time_machine
from django.template.loader import render_to_string
from django.test import Client
from django.utils.translation import override
from lxml import etree

from hanoiconv.portal.models import HomePage, StandardPage
from tests.builders import (
    make_action,
    make_article,
    make_event,
    make_milestone,
    make_notice,
    make_page,
    make_participant,
    make_session,
)

DAY = datetime.date(2025, 10, 25)


def body_of(client: Client, url: str, status: int = 200) -> str:
    response = client.get(url)
    assert response.status_code == status
    return response.content.decode()


@pytest.fixture
def ceremony(home: HomePage, event_index: Any) -> Any:
    event = make_event(event_index)
    make_session(event, headline_vi="Phiên thử", headline_en="Test session", day=DAY)
    home.featured_event = event
    home.save_revision().publish()
    return event


def test_an_empty_front_page_says_so(client, home):
    with override("en"):
        html = body_of(client, "/en/")
    assert html.count("<h1") == 1
    assert "Nothing has been published in this language yet." in html


@pytest.mark.parametrize(
    ("moment", "words"),
    [("2025-10-20", "Up next"), ("2025-10-25", "These days"), ("2025-10-26", "These days"), ("2025-11-02", "Held")],
)
def test_the_strip_says_where_the_event_stands(client, ceremony, moment, words):
    with time_machine.travel(f"{moment} 05:00+00:00", tick=False):
        assert words in body_of(client, "/en/").split('class="now"')[1].split("</section>")[0]


def test_the_front_page_keeps_signatures_and_instruments_apart(client, home):
    make_action(make_participant(), "signature")
    make_action(make_participant(), "ratification")
    html = body_of(client, "/en/")
    assert "signatory recorded" in html
    assert "of 40 instruments recorded" in html
    assert "instruments still needed" in html
    assert html.count('<use href="#ring-l"') == 1


def test_three_dates_stand_large(client, ceremony):
    for date in ("2023", "2024-12-24", "2025-10-08", "2025-10-25/2025-10-26", "2026-01", "2026-12-31"):
        make_milestone(date=date, title_vi=f"Mốc {date}")
    dates = body_of(client, "/vi/").split('class="dates"')[1].split("</dl>")[0]
    assert [date in dates for date in ("Mốc 2023", "Mốc 2024-12-24", "Mốc 2025-10-08", "Mốc 2026-12-31")] == [
        False,
        True,
        False,
        True,
    ]


def test_a_notice_stands_above_every_page(client, news_index):
    make_notice(level="urgent")
    for url in ("/vi/", news_index.url_in("vi")):
        assert "Thông báo thử." in body_of(client, url)


def test_a_list_that_finds_nothing_offers_the_way_back(client, news_index):
    make_article(news_index, kind="news")
    html = body_of(client, news_index.url_in("vi") + "?kind=speech")
    assert 'class="empty"' in html
    assert f'class="button" href="{news_index.url_in("vi")}"' in html


def test_the_pager_keeps_the_filter(client, news_index):
    for number in range(13):
        make_article(news_index, kind="speech", headline_vi=f"Bài thử {number}")
    assert 'href="?kind=speech&amp;page=2"' in body_of(client, news_index.url_in("vi") + "?kind=speech")


def test_a_card_names_the_only_language_of_its_article(client, news_index):
    make_article(news_index, headline_vi="Chỉ một tiếng")
    make_article(news_index, headline_vi="Hai tiếng", headline_en="Two languages")
    assert body_of(client, news_index.url_in("vi")).count('class="only"') == 1


def test_a_page_without_a_translation_says_so_in_that_language(client, news_index):
    article = make_article(news_index, headline_vi="Chỉ một tiếng")
    html = body_of(client, article.url_in("vi"))
    assert 'href="#missing-en"' in html
    assert '<aside class="notice" id="missing-en" lang="en"' in html
    assert "This page is not yet in English" in html


def test_a_missing_translation_is_a_404_that_leads_to_the_other_language(client, news_index):
    article = make_article(news_index, headline_vi="Bài tiếng Việt", headline_en="Unfinished", shown_en=False)
    html = body_of(client, f"/en/{article.path_en}", status=404)
    assert f'href="{article.url_in("vi")}" lang="vi"' in html
    assert "Bài tiếng Việt" in html
    assert "Unfinished" not in html


def test_an_unknown_address_offers_search_and_sections(client, home):
    html = body_of(client, "/en/nowhere/", status=404)
    assert 'role="search"' in html
    assert 'name="robots" content="noindex"' in html


def test_the_error_page_needs_no_database():
    with override("vi"):
        html = render_to_string("500.html", {"title": "Lỗi"})
    assert '<html lang="vi"' in html
    assert "<h1>Lỗi</h1>" in html


def test_standing_pages_list_what_is_below_them(client, home):
    page = make_page(StandardPage, home, headline_vi="Trang trên")
    make_page(StandardPage, page, headline_vi="Trang dưới")
    assert "Trang dưới" in body_of(client, page.url_in("vi"))


def test_the_sitemap_is_well_formed(client, news_index):
    make_article(news_index, headline_vi="Một & hai", headline_en="One")
    root = etree.fromstring(client.get("/sitemap.xml").content)
    assert len(root) == 6
