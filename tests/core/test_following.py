"""What shows a figure follows when it changes: search entries, and the addresses that an HTTP cache must forget."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from wagtail.models import ReferenceIndex

from hanoiconv.core import following
from hanoiconv.core.models import DraftReference
from hanoiconv.core.references import key_of
from hanoiconv.statistics.models import Observation
from tests.builders import make_article, make_observation, make_source, make_statistic, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def observation() -> Observation:
    statistic = make_statistic(title_vi="Số nước ký thử", title_en="Test signatories", unit_vi="nước", unit_en="States")
    return make_observation(statistic, "1465", as_of="2025-10-25")


def sentence(pk: int, **attributes: str) -> list[dict[str, Any]]:
    given = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return [{"type": "text", "value": f'<p>Có <embed embedtype="figure" observation="{pk}"{given}/> ký.</p>'}]


BLOCKS = {
    "sentence": lambda observation: sentence(observation.pk),
    "always the newest": lambda observation: sentence(observation.pk, follows="latest"),
    "figure": lambda observation: [{"type": "figure", "value": {"observation": observation.pk}}],
    "chart": lambda observation: [{"type": "chart", "value": {"statistic": observation.statistic.pk}}],
    "comparison": lambda observation: [{"type": "comparison", "value": {"observations": [observation.pk] * 2}}],
}


def found(client: Any, language: str, words: str) -> str:
    """Return what a search finds, as the page that says so."""
    address = {"vi": "/vi/tim-kiem/", "en": "/en/search/"}[language]
    html: str = client.get(address, {"q": words}).content.decode()
    return html


@pytest.mark.parametrize("block", BLOCKS)
def test_a_page_is_found_by_the_figure_that_it_shows(client, news_index, observation, block):
    body = BLOCKS[block](observation)
    make_article(news_index, headline_vi="Bài có số", headline_en="With a figure", body_vi=body, body_en=body)
    assert "Bài có số" in found(client, "vi", "1.465 nước")
    assert "With a figure" in found(client, "en", "1,465 States")


@pytest.mark.parametrize("block", BLOCKS)
def test_after_a_correction_it_is_found_by_the_right_figure_alone(client, news_index, observation, block):
    body = BLOCKS[block](observation)
    make_article(news_index, headline_vi="Bài có số", headline_en="With a figure", body_vi=body, body_en=body)
    make_observation(observation.statistic, "1468", as_of="2025-10-25", corrects=observation)
    assert "Bài có số" in found(client, "vi", "1.468")
    assert "With a figure" in found(client, "en", "1,468")
    assert "Bài có số" not in found(client, "vi", "1.465")


def test_a_newer_figure_is_found_where_the_newest_is_shown_and_not_where_it_stays(client, news_index, observation):
    pinned, following_latest = sentence(observation.pk), sentence(observation.pk, follows="latest")
    make_article(news_index, headline_vi="Bài ngày ấy", body_vi=pinned)
    make_article(news_index, headline_vi="Bài luôn mới", body_vi=following_latest)
    make_observation(observation.statistic, "1472", as_of="2025-10-26")
    html = found(client, "vi", "1.472")
    assert "Bài luôn mới" in html
    assert "Bài ngày ấy" not in html
    assert "Bài ngày ấy" in found(client, "vi", "1.465")


def test_a_statistic_is_found_by_its_newest_figure(client, home, observation):
    assert "Số nước ký thử" in found(client, "vi", "1.465")
    make_observation(observation.statistic, "1472", as_of="2025-10-26")
    assert "Số nước ký thử" in found(client, "vi", "1.472")


def test_withdrawing_and_deleting_a_figure_are_followed_too(client, news_index, observation):
    newer = make_observation(observation.statistic, "1472", as_of="2025-10-26")
    make_article(news_index, headline_vi="Bài luôn mới", body_vi=sentence(observation.pk, follows="latest"))
    newer.unpublish()
    assert "Bài luôn mới" in found(client, "vi", "1.465")
    newest = make_observation(observation.statistic, "1480", as_of="2025-10-27")
    assert "Bài luôn mới" in found(client, "vi", "1.480")
    newest.delete()
    assert "Bài luôn mới" in found(client, "vi", "1.465")


def test_a_page_that_the_reference_index_does_not_know_yet_follows(news_index, observation):
    article = make_article(news_index, body_vi=sentence(observation.pk))
    article.save_revision()
    ReferenceIndex.objects.all().delete()
    assert DraftReference.objects.exists()
    assert key_of(article) in following.showing([key_of(observation)])


def test_what_follows_a_figure(news_index, home, observation):
    topic, source = make_topic(), make_source()
    statistic = observation.statistic
    statistic.topic = topic
    statistic.save()
    observation.citations.create(source=source)
    observation.save_revision().publish()
    sibling = make_observation(statistic, "1472", as_of="2025-10-26")
    shows = [
        make_article(news_index, body_vi=sentence(observation.pk)),
        make_article(news_index, body_vi=BLOCKS["chart"](observation)),
        make_article(news_index, body_vi=sentence(sibling.pk)),
    ]
    make_article(news_index)
    for chosen in (observation, sibling, statistic):
        keys = following.showing([key_of(chosen)])
        pages = {key for key in keys if key[0] == key_of(home)[0]}
        assert pages == {key_of(page) for page in shows}
        assert {key_of(statistic), key_of(topic), key_of(source)} <= keys


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow_with_the_pages_that_follow(news_index, observation, count, django_assert_num_queries):
    for number in range(count):
        make_article(news_index, headline_vi=f"Bài {number}", body_vi=sentence(observation.pk))
    following.showing([key_of(observation)])
    with django_assert_num_queries(7):
        assert len([key for key in following.showing([key_of(observation)])]) == count + 3


def test_renewing_reads_as_often_for_three_pages_as_for_two(news_index, observation):
    articles = [make_article(news_index, body_vi=sentence(observation.pk)) for _ in range(3)]

    def cost(pages: list[Any]) -> int:
        with CaptureQueriesContext(connection) as captured:
            following.renew_entries(key_of(page) for page in pages)
        return len([query for query in captured if query["sql"].startswith("SELECT")])

    cost(articles)
    assert cost(articles[:2]) == cost(articles)


class Purges(BaseHTTPRequestHandler):
    """An HTTP cache that remembers what it was told to forget."""

    purged: list[str]

    def do_PURGE(self) -> None:
        self.purged.append(self.path)
        self.send_response(200)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Print nothing."""


@pytest.fixture
def purged(settings: Any) -> Iterator[list[str]]:
    """Return the addresses that a cache before the site has been told to forget."""
    told: list[str] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Cache", (Purges,), {"purged": told}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    backend = "wagtail.contrib.frontend_cache.backends.HTTPBackend"
    location = f"http://127.0.0.1:{server.server_port}"
    settings.WAGTAILFRONTENDCACHE = {"http": {"BACKEND": backend, "LOCATION": location}}
    yield told
    server.shutdown()
    server.server_close()


def test_caches_forget_every_address_that_shows_a_corrected_figure(news_index, observation, purged):
    article = make_article(
        news_index, headline_vi="Bài có số", headline_en="With a figure", body_vi=sentence(observation.pk)
    )
    purged.clear()
    make_observation(observation.statistic, "1468", as_of="2025-10-25", corrects=observation)
    forgotten = set(purged)
    for code in ("vi", "en"):
        with override(code):
            address = observation.statistic.url
            assert {article.url_in(code), address, f"{address}data.csv", f"{address}data.json"} <= forgotten
    assert {"/vi/so-lieu/", "/en/statistics/"} <= forgotten


def test_caches_forget_a_page_that_is_published_or_withdrawn_and_the_lists_above_it(news_index, home, purged):
    article = make_article(news_index, headline_vi="Bài thử", headline_en="Test article")
    addresses = {page.url_in(code) for page in (article, news_index, home) for code in ("vi", "en")}
    for change in (lambda: article.save_revision().publish(), article.unpublish):
        purged.clear()
        change()
        assert addresses <= set(purged)


def test_nothing_is_purged_where_no_cache_is_configured(news_index, observation, purged, settings):
    make_article(news_index, body_vi=sentence(observation.pk))
    purged.clear()
    settings.WAGTAILFRONTENDCACHE = {}
    make_observation(observation.statistic, "1468", as_of="2025-10-25", corrects=observation)
    assert purged == []
