"""What machines ask, what is never shown to anyone who may not see it, and what is escaped."""

import csv
import datetime
import io
import json

import pytest
from django.utils import timezone

from hanoiconv.core.models import SitePage
from hanoiconv.portal.models import StandardPage
from hanoiconv.statistics.views import guarded
from tests.builders import (
    make_article,
    make_milestone,
    make_notice,
    make_observation,
    make_official,
    make_page,
    make_source,
    make_statistic,
    make_topic,
    text_body,
)

SCRIPT = "<script>alert('thử')</script>"


@pytest.mark.parametrize("address", ["/livez", "/readyz", "/robots.txt", "/sitemap.xml"])
def test_machines_are_answered_and_only_ever_read(home, client, address):
    assert client.get(address).status_code == 200
    assert client.head(address).status_code == 200
    assert client.post(address).status_code == 405


def test_robots_name_the_sitemap_and_keep_out_of_the_admin(client, db):
    body = client.get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in body
    assert "/sitemap.xml" in body


def test_the_sitemap_lists_each_page_in_each_language_in_which_it_is_shown(home, client, django_assert_num_queries):
    make_page(StandardPage, home, headline_vi="Hai tiếng", headline_en="Both")
    make_page(StandardPage, home, headline_vi="Một tiếng", headline_en="Later", shown_en=False)
    make_page(StandardPage, home, headline_vi="Bản nháp", headline_en="Draft", live=False)
    with django_assert_num_queries(1):
        body = client.get("/sitemap.xml").content.decode()
    listed = {line.split("<loc>")[1].split("</loc>")[0] for line in body.splitlines() if "<loc>" in line}
    base = "http://127.0.0.1:8000"
    expected = {"/vi/", "/en/", "/vi/hai-tieng/", "/en/both/", "/vi/mot-tieng/"}
    assert listed == {base + address for address in expected}
    assert "later" not in body
    assert "draft" not in body


PUBLIC = [
    "/vi/",
    "/en/",
    "/vi/tin-tuc/",
    "/en/news/",
    "/sitemap.xml",
    "/vi/tim-kiem/?q=zebra",
    "/en/search/?q=zebra",
    "/vi/quan-chuc/",
    "/en/officials/",
    "/vi/so-lieu/",
    "/en/statistics/",
    "/vi/chu-de/",
    "/en/topics/",
    "/vi/cong-uoc/",
    "/en/the-convention/",
    "/vi/nguon/",
    "/en/sources/",
]


@pytest.fixture
def drafts(news_index, convention):
    """One unpublished thing of each kind, all named zebra."""
    words = {"headline_vi": "Zebra bài", "headline_en": "Zebra article"}
    make_article(news_index, **words, live=False, body_vi=text_body("<p>zebra</p>"))
    make_topic(name_vi="Zebra chủ đề", name_en="Zebra topic", live=False)
    make_source(label_vi="Zebra nguồn", label_en="Zebra source", live=False)
    make_notice(text_vi="Zebra thông báo.", text_en="Zebra notice.", live=False)
    statistic = make_statistic(title_vi="Zebra số", title_en="Zebra statistic", live=False)
    make_observation(statistic, 1, note_vi="zebra", live=False)
    milestone = make_milestone(title_vi="Zebra mốc", title_en="Zebra milestone")
    official = make_official(name="Zebra Thử", biography_vi="zebra")
    for snippet in (milestone, official):
        snippet.unpublish()


@pytest.mark.parametrize("address", PUBLIC)
def test_drafts_are_nowhere(drafts, client, address):
    response = client.get(address)
    assert response.status_code == 200
    shown = response.content.decode().replace('value="zebra"', "").replace("?q=zebra", "")
    assert "Zebra" not in shown


@pytest.mark.parametrize(
    "address",
    [
        "/vi/tin-tuc/zebra-bai/",
        "/en/news/zebra-article/",
        "/vi/so-lieu/zebra-so/",
        "/en/statistics/zebra-statistic/data.csv",
        "/en/statistics/zebra-statistic/data.json",
        "/vi/quan-chuc/zebra-thu/",
        "/vi/chu-de/zebra-chu-de/",
    ],
)
def test_a_drafts_own_address_is_a_404(drafts, client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/vi/tin-tuc/bai-song/", "/vi/", "/vi/tin-tuc/", "/vi/tim-kiem/?q=song"])
def test_the_draft_of_a_live_page_is_nowhere(news_index, client, address):
    article = make_article(news_index, headline_vi="Bài sống", body_vi=text_body("<p>cũ</p>"))
    article.headline_vi, article.body_vi = "Zebra mới", text_body("<p>zebra</p>")
    article.save_revision(clean=False)
    body = client.get(address).content.decode()
    assert "Bài sống" in body
    assert "zebra" not in body.lower()


def test_a_notice_is_shown_while_it_is_its_time(home, client, time_machine):
    now = timezone.now()
    hour = datetime.timedelta(hours=1)
    make_notice(text_vi="Thông báo zebra.", text_en="Zebra notice.", starts_at=now + hour, ends_at=now + 3 * hour)
    for offset, shown in [(0, False), (2, True), (4, False)]:
        time_machine.move_to(now + offset * hour)
        assert ("zebra" in client.get("/vi/").content.decode()) is shown, offset


def test_words_typed_by_editors_are_escaped_wherever_they_stand(news_index, client):
    topic = make_topic(name_vi=SCRIPT, name_en=SCRIPT, slug_vi="chu-de-thu", slug_en="test-topic")
    body = [
        {"type": "heading", "value": SCRIPT},
        {"type": "callout", "value": {"title": SCRIPT, "text": f"<p>{SCRIPT}</p>"}},
        {"type": "question", "value": {"question": SCRIPT, "answer": "<p>thử</p>"}},
        {"type": "quotation", "value": {"text": SCRIPT, "official": None, "speaker": SCRIPT, "source": None}},
        {
            "type": "table",
            "value": {"caption": SCRIPT, "table": {"data": [[SCRIPT]], "first_row_is_table_header": True}},
        },
    ]
    article = make_article(
        news_index,
        headline_vi=SCRIPT,
        summary_vi=SCRIPT,
        meta_description_vi=SCRIPT,
        url_slug_vi="bai-thu",
        body_vi=body[:1],
    )
    article.topics.add(topic)
    article.body_vi = [body[0], body[2], body[3], body[4]]
    article.save_revision(clean=False).publish()
    for address in ("/vi/tin-tuc/bai-thu/", "/vi/tin-tuc/", "/vi/", "/vi/chu-de/chu-de-thu/", "/vi/tim-kiem/?q=alert"):
        html = client.get(address).content.decode()
        assert "<script>alert" not in html, address
        assert "alert(" in html, address


def test_names_of_facts_are_escaped(home, client):
    statistic = make_statistic(
        title_vi=SCRIPT, title_en=SCRIPT, slug_en="test-statistic", description_en=SCRIPT, unit_en=SCRIPT[:60]
    )
    make_observation(
        statistic, 1, note_en=SCRIPT, source=make_source(label_en=SCRIPT, label_vi=SCRIPT, slug_en="test-source")
    )
    make_official(
        {"position_vi": SCRIPT, "position_en": SCRIPT, "attested": "2025"},
        name="Thử " + SCRIPT,
        slug_en="test-person",
        biography_en=SCRIPT,
    )
    for address in (
        "/en/statistics/",
        "/en/statistics/test-statistic/",
        "/en/officials/",
        "/en/officials/test-person/",
    ):
        html = client.get(address).content.decode()
        assert "<script>alert" not in html, address
        assert "alert(" in html, address


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "JaVaScRiPt:alert(1)"])
def test_rich_text_that_reaches_the_database_otherwise_holds_no_script(news_index, client, link):
    html = f'<p onclick="alert(1)">thử<script>alert(1)</script><a href="{link}">liên kết</a></p>'
    make_article(news_index, headline_vi="Bài thử", body_vi=text_body(html))
    shown = client.get("/vi/tin-tuc/bai-thu/").content.decode()
    assert "<script>alert" not in shown
    assert 'onclick="alert' not in shown
    assert link not in shown


def test_the_policy_of_public_pages_allows_no_inline_script(home, client):
    policy = client.get("/vi/").headers["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "default-src 'self'" in policy
    assert "object-src 'none'" in policy


@pytest.mark.parametrize("value", ["=1+1", "+x", "-1+1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_spreadsheet_never_takes_text_for_a_formula(value):
    assert guarded(value) == f"'{value}"


@pytest.mark.parametrize("value", ["", "thử", "1=1", "-1", "-0.5", 5, None, True])
def test_other_values_stay_as_they_are(value):
    assert guarded(value) is value


def test_a_statistics_downloads_hold_the_whole_chain_with_its_sources(home, client):
    statistic = make_statistic(title_en="Test cases", unit_en="=cases")
    wrong = make_observation(statistic, "1000000000000", as_of="2024", qualifier="nearly")
    make_observation(
        statistic, "0.5", as_of="2024", corrects=wrong, sequence=1, source=make_source(label_en="=HYPERLINK(1)")
    )
    response = client.get("/en/statistics/test-cases/data.csv")
    assert response["Content-Disposition"] == 'attachment; filename="test-cases.csv"'
    text = response.content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["number"], row["status"], row["qualifier"]) for row in rows] == [
        ("1000000000000", "replaced", "nearly"),
        ("0.5", "standing", ""),
    ]
    assert (rows[1]["source"], rows[1]["unit"]) == ("'=HYPERLINK(1)", "'=cases")
    data = json.loads(client.get("/en/statistics/test-cases/data.json").content)
    assert (data["title"], data["language"]) == ("Test cases", "en")
    assert [row["number"] for row in data["observations"]] == ["1000000000000", "0.5"]


def test_rule_12_lists_load_only_what_a_card_shows(news_index, client, django_assert_num_queries):
    for number in range(3):
        make_article(
            news_index, headline_vi=f"Bài {number}", headline_en=f"Test {number}", body_vi=text_body("<p>x</p>")
        )
    with django_assert_num_queries(1):
        cards = list(SitePage.objects.shown_in("vi").for_cards())
        assert all(page.headline_vi and page.url_in("en") for page in cards)
    assert "meta_description_vi" in cards[0].get_deferred_fields()
    shown = client.get("/vi/tin-tuc/").context["articles"].object_list
    assert all("body_vi" in article.get_deferred_fields() for article in shown)


@pytest.mark.parametrize("query", ["?page=abc", "?page=0", "?page=99"])
def test_a_page_of_news_that_is_not_there_is_a_404(news_index, client, query):
    assert client.get(f"/vi/tin-tuc/{query}").status_code == 404


@pytest.mark.parametrize(
    "query", ["?kind=zzz", "?year=abcd", "?topic=%00", "?year=99999", "?kind=<script>", "?year=0000"]
)
def test_filters_that_mean_nothing_are_left_out(news_index, client, query):
    make_article(news_index, headline_vi="Bài thử")
    response = client.get(f"/vi/tin-tuc/{query}")
    assert response.status_code == 200
    assert "<script>" not in response.content.decode().split("<main")[1]
