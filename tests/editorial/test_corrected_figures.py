"""A corrected figure reaches the pages that keep an older one: value and public note, and yesterday stays readable."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from hanoiconv.portal.models import HomePage
from hanoiconv.portal.models.home_page import KeyFigure
from hanoiconv.statistics.models import Observation
from tests.builders import make_article, make_observation, make_statistic

pytestmark = pytest.mark.django_db
FIRST_DAY = datetime.datetime(2025, 10, 27, 9, 0, tzinfo=timezone.get_default_timezone())
NEXT_DAY = FIRST_DAY + datetime.timedelta(days=1)
NOTES = {"vi": "Bản đầu đếm nhầm ba nước.", "en": "The first count had three States too few."}


def publish(observation: Observation) -> Observation:
    observation.save_revision().publish()
    return Observation.objects.get(pk=observation.pk)


def body_of(kind: str, observation: Observation) -> list[dict[str, Any]]:
    embed = f'<embed embedtype="figure" observation="{observation.pk}"'
    values = {
        "pinned": ("text", f"<p>Có {embed}/> ký.</p>"),
        "following": ("text", f'<p>Có {embed} follows="latest"/> ký.</p>'),
        "figure": ("figure", {"observation": observation.pk}),
        "chart": ("chart", {"statistic": observation.statistic.pk}),
        "comparison": ("comparison", {"observations": [observation.pk] * 2}),
    }
    block, value = values[kind]
    return [{"type": block, "value": value}]


@pytest.fixture
def wrong(home: HomePage) -> Observation:
    statistic = make_statistic(title_vi="Số ký thử", title_en="Test signatures", unit_vi="nước", unit_en="States")
    KeyFigure.objects.create(page=home, statistic=statistic)
    with time_machine.travel(FIRST_DAY, tick=False):
        made = make_observation(statistic, "6500", as_of="2025-10-25")
        return publish(made)


@pytest.fixture
def correct(wrong: Observation) -> Any:
    """Return what corrects the figure, a day later."""

    def make(**values: Any) -> Observation:
        values = {"note_vi": NOTES["vi"], "note_en": NOTES["en"], "as_of": "2025-10-25"} | values
        with time_machine.travel(NEXT_DAY, tick=False):
            return publish(make_observation(wrong.statistic, "6800", corrects=wrong, **values))

    return make


def article_of(news_index: Any, kind: str, observation: Observation) -> Any:
    body = body_of(kind, observation)
    with time_machine.travel(FIRST_DAY, tick=False):
        article = make_article(
            news_index, headline_vi="Bài có số", headline_en="With a figure", body_vi=body, body_en=body
        )
        article.save_revision().publish()
    return type(article).objects.get(pk=article.pk)


@pytest.mark.parametrize("kind", ["pinned", "figure", "chart", "comparison", "following"])
def test_an_article_tells_of_a_corrected_figure_in_both_languages(client, news_index, wrong, correct, kind):
    article = article_of(news_index, kind, wrong)
    correct()
    for code, right, old, day in (("vi", "6.800", "6.500", "28/10/2025"), ("en", "6,800", "6,500", "28 October 2025")):
        html = client.get(article.url_in(code)).content.decode()
        assert right in html
        assert NOTES[code] in html
        if kind != "following":
            notice = html.split('class="notice correction"')[1].split("</aside>")[0]
            for said in (right, old, day, NOTES[code]):
                assert said in notice


def test_an_article_that_came_after_the_correction_tells_of_none(client, news_index, wrong, correct):
    correct()
    with time_machine.travel(NEXT_DAY + datetime.timedelta(days=1), tick=False):
        article = make_article(news_index, headline_vi="Bài sau", body_vi=body_of("pinned", wrong))
        article.save_revision().publish()
    html = client.get(article.url_in("vi")).content.decode()
    assert "6.800" in html
    assert 'class="notice correction"' not in html


@pytest.mark.parametrize("code", ["vi", "en"])
def test_statistic_chart_lists_and_front_page_tell_of_it(client, news_index, home, wrong, correct, code):
    make_observation(wrong.statistic, "6000", as_of="2025-10-01")
    correct()
    statistic = wrong.statistic.absolute_path(code)
    section = {"vi": "/vi/so-lieu/", "en": "/en/statistics/"}[code]
    for address in (statistic, section, home.url_in(code)):
        html = client.get(address).content.decode()
        assert {"vi": "6.800", "en": "6,800"}[code] in html, address
        assert NOTES[code] in html, address
    chart = client.get(statistic).content.decode().split('<figure class="chart')[1].split("</figure>")[0]
    assert NOTES[code] in chart


def test_yesterdays_version_has_yesterdays_figure_and_what_changed_tells_of_it(client, news_index, wrong, correct):
    article = article_of(news_index, "pinned", wrong)
    correct()
    html = client.get(article.url_in("vi")).content.decode()
    what_changed = f"{article.url_in('vi')}thay-doi/"
    assert f'href="{what_changed}"' in html
    assert NOTES["vi"] in client.get(what_changed).content.decode()
    version = client.get(f"{what_changed}1/").content.decode()
    assert "6.500" in version
    assert "6.800" not in version
    assert "6.800" in client.get(article.url_in("vi")).content.decode()


def test_nothing_has_changed_while_no_figure_was_corrected(client, news_index, wrong):
    article = article_of(news_index, "pinned", wrong)
    with time_machine.travel(NEXT_DAY, tick=False):
        publish(make_observation(wrong.statistic, "7200", as_of="2025-10-26"))
    html = client.get(article.url_in("vi")).content.decode()
    assert "6.500" in html
    assert "7.200" in html
    assert "thay-doi" not in html
