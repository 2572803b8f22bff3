"""Feeds and structured data: corrected articles say so, hidden ones are not there, and both cost the same for three."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from lxml import etree

from hanoiconv.core.models import SiteSettings
from hanoiconv.statistics.models import Observation
from news.models import ArticleNote, ArticlePage
from tests.builders import make_article, make_observation, make_statistic
from tests.public.conftest import queries_of
from tests.public.markup import tree_of

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
FIRST_DAY = datetime.datetime(2025, 10, 27, 9, 0, tzinfo=timezone.get_default_timezone())
NEXT_DAY = FIRST_DAY + datetime.timedelta(days=1)
CODES = ("vi", "en")


def published(made: Any) -> Any:
    made.save_revision().publish()
    return type(made).objects.get(pk=made.pk)


@pytest.fixture
def wrong(home: Any) -> Observation:
    site = SiteSettings.load()
    site.name_vi, site.name_en, site.data_licence_en = "Cổng thử", "Test portal", "Cite the source."
    site.save()
    statistic = make_statistic(
        title_vi="Số ký thử", title_en="Test <signatures>", unit_vi="nước", unit_en="States", currency=""
    )
    with time_machine.travel(FIRST_DAY, tick=False):
        return published(make_observation(statistic, "6500", as_of="2025-10-25"))


@pytest.fixture
def article(news_index: Any, wrong: Observation) -> ArticlePage:
    text = f'<p>Có <embed embedtype="figure" observation="{wrong.pk}"/> ký.</p>'
    body = [{"type": "text", "value": text}]
    with time_machine.travel(FIRST_DAY, tick=False):
        return published(
            make_article(
                news_index,
                headline_vi="Bài thử & <số>",
                headline_en="Test article",
                summary_vi="Tóm tắt thử.",
                body_vi=body,
                body_en=body,
            )
        )


def correct(wrong: Observation) -> Observation:
    note = {"note_vi": "Đếm nhầm ba nước.", "note_en": "Three States were missed."}
    with time_machine.travel(NEXT_DAY, tick=False):
        return published(make_observation(wrong.statistic, "6800", as_of="2025-10-25", corrects=wrong, **note))


def feed(client: Any, page: Any, code: str, rest: str = "") -> tuple[Any, list[dict[str, Any]]]:
    response = client.get(f"{page.url_in(code)}feed/{rest}")
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/atom+xml")
    root = etree.fromstring(response.content)
    entries = []
    for entry in root.iter(f"{ATOM}entry"):
        found = {name: entry.findtext(f"{ATOM}{name}") for name in ("title", "summary", "published", "updated", "id")}
        entries.append(found | {"link": entry.find(f"{ATOM}link").get("href")})
    return root, entries


@pytest.mark.parametrize("code", CODES)
def test_the_news_of_a_language_can_be_subscribed_to(client, news_index, article, settings, code):
    make_article(news_index, headline_vi="Chỉ tiếng Việt")
    make_article(news_index, headline_vi="Bản nháp", headline_en="Draft", live=False)
    root, entries = feed(client, news_index, code)
    titles = [entry["title"] for entry in entries]
    assert getattr(article, f"headline_{code}") in titles
    assert ("Chỉ tiếng Việt" in titles) is (code == "vi")
    assert "Draft" not in titles
    assert "Bản nháp" not in titles
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == code
    entry = entries[titles.index(getattr(article, f"headline_{code}"))]
    assert entry["link"] == entry["id"] == settings.WAGTAILADMIN_BASE_URL + article.url_in(code)
    assert entry["published"] == entry["updated"] == "2025-10-27T02:00:00+00:00"


@pytest.mark.parametrize(("code", "right", "note"), [("vi", "6.800", "Đếm nhầm"), ("en", "6,800", "were missed")])
def test_a_corrected_figure_renews_the_entry_and_says_what_was_wrong(
    client, news_index, article, wrong, code, right, note
):
    correct(wrong)
    _root, (entry,) = feed(client, news_index, code)
    assert entry["updated"] == "2025-10-28T02:00:00+00:00"
    assert right in entry["summary"]
    assert note in entry["summary"]
    _root, (correction,) = feed(client, news_index, code, "corrections/")
    assert right in correction["summary"]
    assert note in correction["summary"]
    assert correction["updated"] == "2025-10-28T02:00:00+00:00"
    assert client.get(correction["link"].removeprefix("http://127.0.0.1:8000")).status_code == 200


def test_corrections_of_articles_have_a_feed_without_updates(client, news_index, article):
    for kind, text in (("correction", "Sai tên."), ("update", "Tin thêm.")):
        article.notes.add(ArticleNote(kind=kind, date=datetime.date(2025, 10, 29), text_vi=text))
    published(article)
    _root, (entry,) = feed(client, news_index, "vi", "corrections/")
    assert entry["summary"] == "Sai tên."
    assert article.headline_vi in entry["title"]
    assert feed(client, news_index, "en", "corrections/")[1] == []
    _root, (told,) = feed(client, news_index, "vi")
    assert "Đính chính ngày 29/10/2025: Sai tên." in told["summary"]


@pytest.mark.parametrize("rest", ["", "corrections/"])
def test_a_feed_costs_the_same_for_one_and_for_three(news_index, wrong, article, rest):
    address = f"{news_index.url_in('vi')}feed/{rest}"

    def add() -> None:
        correct(published(make_observation(make_statistic(), "5", as_of="2025")))
        embed = f'<p><embed embedtype="figure" observation="{Observation.objects.first().pk}"/></p>'
        made = make_article(news_index, body_vi=[{"type": "text", "value": embed}])
        made.notes.add(ArticleNote(kind="correction", date=datetime.date(2025, 10, 29), text_vi="Sai."))
        published(made)

    add()
    with_one = queries_of(address)
    add()
    add()
    assert queries_of(address) == with_one


@pytest.mark.parametrize("code", CODES)
def test_the_head_names_both_feeds(client, home, news_index, article, code):
    expected = {f"http://127.0.0.1:8000{news_index.url_in(code)}feed/{rest}" for rest in ("", "corrections/")}
    for page in (home, news_index, article):
        tree = tree_of(client.get(page.url_in(code)).content.decode())
        assert {e.get("href") for e in tree.iter("link") if e.get("type") == "application/atom+xml"} == expected


def structured(client: Any, address: str) -> dict[str, Any]:
    """Return the structured data of a page."""
    tree = tree_of(client.get(address).content.decode())
    (element,) = [e for e in tree.iter("script") if e.get("type") == "application/ld+json"]
    data: dict[str, Any] = json.loads(element.text)
    return data


@pytest.mark.parametrize("code", CODES)
def test_an_article_is_a_news_article_with_its_corrections(client, article, wrong, code):
    data = structured(client, article.url_in(code))
    assert (data["@type"], data["inLanguage"]) == ("NewsArticle", code)
    assert data["headline"] == getattr(article, f"headline_{code}")
    assert "correction" not in data
    correct(wrong)
    data = structured(client, article.url_in(code))
    (told,) = data["correction"]
    assert told["@type"] == "CorrectionComment"
    assert {"vi": "Đếm nhầm ba nước.", "en": "Three States were missed."}[code] in told["text"]
    assert datetime.datetime.fromisoformat(data["dateModified"]) == NEXT_DAY
    assert datetime.datetime.fromisoformat(data["datePublished"]) == FIRST_DAY


def test_a_statistic_is_a_dataset_with_its_observations_and_corrections(client, wrong):
    right = correct(wrong)
    with time_machine.travel(NEXT_DAY, tick=False):
        published(make_observation(wrong.statistic, "7200", number_to="7300", as_of="2025-10-26"))
    address = wrong.statistic.absolute_path("en")
    data = structured(client, address)
    assert (data["@type"], data["name"], data["license"]) == ("Dataset", "Test <signatures>", "Cite the source.")
    assert [one.get("value") for one in data["mainEntity"]] == [6800, None]
    assert (data["mainEntity"][1]["minValue"], data["mainEntity"][1]["maxValue"]) == (7200, 7300)
    assert [one["observationDate"] for one in data["mainEntity"]] == ["2025-10-25", "2025-10-26"]
    assert right.note_en in data["correction"][0]["text"]
    for download in data["distribution"]:
        path = download["contentUrl"].removeprefix("http://127.0.0.1:8000")
        assert client.get(path).status_code == 200
        assert "Cite the source." in client.get(path).content.decode()


def test_downloads_name_passage_place_licence_and_what_corrected_a_figure(client, wrong):
    correct(wrong)
    data = client.get(f"{wrong.statistic.absolute_path('en')}data.json").json()
    first, second = data["observations"]
    assert (first["status"], first["corrected_by"], first["passage"]) == ("replaced", "6,800 States", "thử")
    assert (second["status"], second["corrected_by"], second["source_reuse"]) == ("standing", "", "unknown")
    assert data["licence"] == "Cite the source."
