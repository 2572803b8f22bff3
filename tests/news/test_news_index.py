"""The news index and its articles: order, filters, pages of the list, related articles and public notes."""

import datetime

import pytest

from news.models import ArticleNote, ArticleSource
from news.models.article_page import PAGE_SIZE
from tests.builders import make_article, make_source, make_topic, text_body


def listed(client, query="", language="vi"):
    """Return the headlines of the index's list."""
    address = {"vi": "/vi/tin-tuc/", "en": "/en/news/"}[language]
    articles = client.get(address + query).context["articles"]
    return [getattr(article, f"headline_{language}") for article in articles]


@pytest.fixture
def topic(db):
    return make_topic(name_vi="Chủ đề thử", name_en="Test topic")


@pytest.fixture
def articles(news_index, topic):
    """Three articles of three days, kinds and years; the first two share a topic."""
    made = [
        make_article(
            news_index, headline_vi="Cũ", headline_en="Old", kind="speech", display_date=datetime.date(2024, 12, 24)
        ),
        make_article(news_index, headline_vi="Mới", headline_en="New", display_date=datetime.date(2025, 10, 26)),
        make_article(
            news_index,
            headline_vi="Giữa",
            headline_en="Middle",
            kind="interview",
            display_date=datetime.date(2025, 1, 2),
        ),
    ]
    for article in made[:2]:
        article.topics.add(topic)
        article.save_revision(clean=False).publish()
    return made


def test_the_newest_stands_first_whatever_the_order_of_entry(articles, client):
    assert listed(client) == ["Mới", "Giữa", "Cũ"]
    assert listed(client, language="en") == ["New", "Middle", "Old"]


@pytest.mark.parametrize(
    ("query", "headlines"),
    [
        ("?kind=interview", ["Giữa"]),
        ("?year=2025", ["Mới", "Giữa"]),
        ("?topic=chu-de-thu", ["Mới", "Cũ"]),
        ("?topic=chu-de-thu&year=2024&kind=speech", ["Cũ"]),
        ("?kind=fact_sheet", []),
        ("?kind=nothing&year=20x5&topic=unknown", ["Mới", "Giữa", "Cũ"]),
    ],
)
def test_filters_narrow_the_list_together_and_unknown_ones_do_not(articles, client, query, headlines):
    assert listed(client, query) == headlines


def test_a_topic_is_named_in_the_visitors_language(articles, client):
    assert listed(client, "?topic=test-topic", "en") == ["New", "Old"]
    assert listed(client, "?topic=chu-de-thu", "en") == ["New", "Middle", "Old"]


def test_a_long_list_is_cut_into_pages_that_keep_the_filters(news_index, client):
    for number in range(PAGE_SIZE + 1):
        make_article(news_index, headline_vi=f"Bài thử {number:02}")
    assert len(listed(client)) == PAGE_SIZE
    assert listed(client, "?page=2&kind=news") == ["Bài thử 00"]
    assert "page=2" in client.get("/vi/tin-tuc/?kind=news").content.decode()


def test_related_articles_share_a_topic_and_are_shown_in_the_language(articles, topic, client):
    hidden = make_article(
        articles[0].get_parent(), headline_vi="Chỉ tiếng Việt", display_date=datetime.date(2026, 1, 1)
    )
    hidden.topics.add(topic)
    hidden.save_revision(clean=False).publish()
    related = client.get("/vi/tin-tuc/cu/").context["related"]
    assert [article.headline_vi for article in related] == ["Chỉ tiếng Việt", "Mới"]
    assert [article.headline_en for article in client.get("/en/news/old/").context["related"]] == ["New"]


def test_an_article_without_topics_has_no_related_ones(articles, client):
    assert client.get("/vi/tin-tuc/giua/").context["related"] == []


def test_an_article_names_its_sources_and_corrections_in_the_visitors_language(news_index, client):
    article = make_article(
        news_index,
        headline_vi="Bài thử",
        headline_en="Test article",
        body_vi=text_body("<p>Chữ</p>"),
        body_en=text_body("<p>x</p>"),
    )
    article.article_sources = [
        ArticleSource(source=make_source(label_vi="Nguồn A thử", label_en="Test source A"), paragraph=3)
    ]
    article.notes = [
        ArticleNote(
            date=article.display_date, text_vi="Đã sửa con số.", text_en="The figure was mended.", sort_order=0
        ),
        ArticleNote(date=article.display_date, text_vi="Chỉ bằng tiếng Việt.", sort_order=1),
    ]
    article.save_revision(clean=False).publish()
    vietnamese = client.get("/vi/tin-tuc/bai-thu/").content.decode()
    english = client.get("/en/news/test-article/").content.decode()
    assert "Nguồn A thử" in vietnamese
    assert "Đã sửa con số." in vietnamese
    assert "Test source A" in english
    assert "The figure was mended." in english
    assert "Chỉ bằng tiếng Việt." not in english


def test_a_link_to_a_page_that_is_not_there_for_the_reader_leaves_its_words(news_index, client):
    target = make_article(news_index, headline_vi="Đích", headline_en="Target", shown_en=False)
    draft = make_article(news_index, headline_vi="Nháp", headline_en="Draft", live=False)
    links = f'<p><a linktype="page" id="{target.pk}">một</a> <a linktype="page" id="{draft.pk}">hai</a></p>'
    make_article(news_index, headline_vi="Bài", headline_en="Test", body_vi=text_body(links), body_en=text_body(links))
    vietnamese, english = (client.get(a).content.decode() for a in ("/vi/tin-tuc/bai/", "/en/news/test/"))
    assert '<a href="/vi/tin-tuc/dich/">một</a>' in vietnamese
    assert "tin-tuc/nhap" not in vietnamese
    assert "/news/target/" not in english
    assert "một" in english
