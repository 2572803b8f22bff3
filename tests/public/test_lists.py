"""Lists: their pages, their filters, and what they make of nonsense."""

import datetime

import pytest
from django.urls import reverse

from news.models import ArticlePage
from tests.builders import make_article, make_official
from tests.public.markup import faults, tree_of, words
from tests.public.world import World

NO_PAGE = ["0", "-1", "999", "abc", "١", "1.0", "", " 1", "%00", "9" * 40, "00000000199", "1e3", "²"]


@pytest.fixture(scope="module")
def filled(built: World) -> World:
    """Two pages of articles on the topic, speeches of 2024, and two pages of officials."""
    for number in range(13):
        kind = "speech" if number % 2 else "interview"
        names = {"headline_vi": f"Thử lọc {number}", "headline_en": f"Filter test {number}"}
        date = datetime.date(2024, 5, number + 1)
        article = make_article(built.news, kind=kind, display_date=date, **names)
        article.topics.set([built.topic])
        article.save()
    for number in range(60):
        make_official(name=f"Phạm Thử {number}", country="MU" if number == 7 else "")
    return built


def pager(html: str) -> list[str]:
    """Return where the pager leads."""
    return [a.get("href") for nav in tree_of(html).find_class("pager") for a in nav.iter("a")]


def headlines(html: str) -> list[str]:
    return [e.text_content() for cards in tree_of(html).find_class("news") for e in cards.iter("h3", "h4")]


def lists(world: World) -> dict[str, str]:
    """Return the lists that have two pages."""
    found = world.addresses("vi")
    return {name: found[name] for name in ("news", "topic", "officials")} | {"search": f"{reverse('search')}?q=loc"}


@pytest.mark.parametrize("name", ["news", "topic", "officials", "search"])
@pytest.mark.parametrize("number", NO_PAGE)
def test_what_is_no_page_of_a_list_is_not_found(filled, client, name, number):
    address = lists(filled)[name]
    response = client.get(f"{address}{'&' if '?' in address else '?'}page={number}")
    assert response.status_code == 404
    assert faults(response.content.decode()) == []


@pytest.mark.parametrize("name", ["news", "topic", "officials", "search"])
def test_second_page_follows_the_first(filled, read, name):
    address = lists(filled)[name]
    joined = f"{address}&page=" if "?" in address else f"{address}?page="
    first, second = read(address), read(f"{joined}2")
    assert [link.rpartition("page=")[2] for link in pager(first)] == ["2"]
    assert [link.rpartition("page=")[2] for link in pager(second)] == ["1"]
    assert words(read(f"{joined}1")) == words(first) != words(second)
    assert faults(second) == []


def test_articles_stand_once_newest_first_over_both_pages(filled, read):
    both = headlines(read(filled.news.url_in("en"))) + headlines(read(filled.news.url_in("en") + "?page=2"))
    shown = ArticlePage.objects.shown_in("en").newest().values_list("headline_en", flat=True)
    assert both == list(shown)


def test_the_title_tells_pages_of_a_list_apart(filled, read):
    titles = {tree_of(read(f"{filled.news.url_in('vi')}?page={n}")).findtext("head/title") for n in (1, 2)}
    assert len(titles) == 2


def test_filters_narrow_together_and_stay_in_the_pager(filled, read):
    query = f"?kind=speech&year=2024&topic={filled.topic.slug_vi}"
    html = read(filled.news.url_in("vi") + query)
    assert headlines(html) == [f"Thử lọc {number}" for number in (11, 9, 7, 5, 3, 1)]
    chosen = {e.getparent().get("name"): e.get("value") for e in tree_of(html).iter("option") if "selected" in e.attrib}
    assert chosen == {"kind": "speech", "year": "2024", "topic": filled.topic.slug_vi}
    (link,) = pager(read(filled.news.url_in("vi") + f"?topic={filled.topic.slug_vi}&year="))
    assert link == f"?topic={filled.topic.slug_vi}&year=&page=2"


@pytest.mark.parametrize("query", ["kind=nonsense", "topic=nonsense", "year=abcd", "year=0000", "year=١٢٣٤", "x=1"])
def test_unknown_values_of_filters_are_as_if_not_given(filled, read, query):
    address = filled.news.url_in("vi")
    assert headlines(read(f"{address}?{query}")) == headlines(read(address))


def test_a_year_without_articles_says_so_and_leads_back(filled, read):
    html = read(filled.news.url_in("vi") + "?year=1999")
    assert headlines(html) == []
    assert "Không có bài nào" in words(html)
    assert filled.news.url_in("vi") in {a.get("href") for a in tree_of(html).iter("a")}


@pytest.mark.parametrize(
    ("query", "count"),
    [("?q=Phạm+Thử+7", 1), ("?q=pham+thu+7", 1), ("?country=MU", 1), ("?q=khongai", 0), ("?q=pham&country=MU", 1)],
)
def test_officials_are_found_by_name_with_or_without_marks_and_by_country(filled, read, query, count):
    tree = tree_of(read(reverse("officials") + query))
    found = [e.text_content() for e in tree.iter("h3") if e.text_content().startswith("Phạm Thử")]
    assert found == ["Phạm Thử 7"] * count


@pytest.mark.parametrize("query", ["?country=XX", "?country=%27", "?q=", "?q=%00", "?q=%22%29%28*", "?q=" + "a" * 5000])
def test_nonsense_asked_of_officials_is_answered(filled, client, query):
    assert client.get(reverse("officials") + query).status_code == 200


@pytest.mark.parametrize(
    "query", ["", "  ", '"', "*", "a AND OR (", "\0", "<b>", "x" * 5000, "١", "{{ 1 }}", "không có"]
)
@pytest.mark.parametrize("code", ["vi", "en"])
def test_any_search_is_answered_with_a_sound_page(filled, read, query, code):
    html = read(f"/{code}/{'tim-kiem' if code == 'vi' else 'search'}/", q=query)
    assert faults(html) == []


@pytest.mark.parametrize("query", ["Thử lọc 5", "thu loc 5", "THU LOC 5"])
def test_search_finds_with_and_without_marks_in_its_own_language_only(filled, read, query):
    assert "Thử lọc 5" in headlines(read("/vi/tim-kiem/", q=query))
    assert headlines(read("/vi/tim-kiem/", q="Filter test 5")) == []
    assert "Filter test 5" in headlines(read("/en/search/", q="filter test 5"))
