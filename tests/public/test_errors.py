"""Pages that are not there, and a portal that fails: in the reader's language, with nothing given away."""

import pytest
from django.db import DatabaseError, connection
from django.http import HttpRequest
from django.test import Client
from django.urls import path, reverse
from wagtail.models import PageViewRestriction

from hanoiconv import urls as portal_urls
from tests.builders import make_article
from tests.public.markup import dangers, faults, headline, links, tree_of, words

HOSTILE = "/%3Cx-thu%3E%7B%7B7*7%7D%7D'%22%3E/"


def broken(request: HttpRequest) -> None:
    """A page whose making fails."""
    raise RuntimeError("bi-mat-thu")


urlpatterns = [*(path(address, broken) for address in ("vi/hong/", "en/hong/", "hong/")), *portal_urls.urlpatterns]
handler404 = "hanoiconv.portal.views.page_not_found"
handler500 = "hanoiconv.portal.views.server_error"


@pytest.mark.parametrize(
    ("address", "code", "says"),
    [
        ("/vi/khong-co/", "vi", "Không tìm thấy trang này"),
        ("/en/nothing/here/", "en", "This page was not found"),
        ("/vi/a/b/c/d/e/f/g/h/i/j/k/", "vi", "Không tìm thấy trang này"),
        (f"/en{HOSTILE}", "en", "This page was not found"),
        (f"/vi{HOSTILE}", "vi", "Không tìm thấy trang này"),
        ("/vi/" + "a" * 3000 + "/", "vi", "Không tìm thấy trang này"),
    ],
)
def test_an_unknown_address_is_not_found_in_its_own_language(world, client, address, code, says):
    response = client.get(address)
    html = response.content.decode()
    assert response.status_code == 404
    assert tree_of(html).get("lang") == code
    assert headline(html) == says
    assert faults(html) == dangers(html) == []
    for reflected in ("x-thu", "7*7", "khong-co", "aaaa", "Traceback", "Http404", "urlpatterns", "DEBUG"):
        assert reflected not in html
    assert "noindex" in html
    assert 'rel="canonical"' not in html
    assert f"/{code}/" in links(html)
    assert "Content-Security-Policy" in response


@pytest.mark.parametrize("name", ["officials", "statistics", "topics"])
@pytest.mark.parametrize("slug", ["khong-co", "a" * 300])
def test_an_unknown_official_statistic_or_topic_is_not_found(world, client, name, slug):
    assert client.get(f"{reverse(name)}{slug}/").status_code == 404


def test_a_page_in_one_language_only_is_offered_in_it_under_the_other(world, read):
    article = make_article(world.news, headline_vi="Chỉ tiếng Việt thử", headline_en="Unfinished words", shown_en=False)
    address = f"/en/news/{article.url_slug_en}/".replace("news", world.news.url_slug_en)
    html = read(address, status=404)
    assert headline(html) == "This page does not exist in this language yet"
    assert article.url_in("vi") in links(html)
    assert "Chỉ tiếng Việt thử" in words(html)
    assert "Unfinished words" not in html
    assert tree_of(html).get("lang") == "en"
    assert faults(html) == []


def test_a_page_in_one_language_only_says_so_and_has_no_alternate(world, read):
    article = make_article(world.news, headline_vi="Chỉ tiếng Việt thử")
    html = read(article.url_in("vi"))
    tree = tree_of(html)
    alternates = [e.get("hreflang") for e in tree.iter("link") if e.get("rel") == "alternate"]
    assert [language for language in alternates if language] == ["vi"]
    (switch,) = tree.find_class("languages")
    (english,) = [a for a in switch.iter("a") if a.get("href", "").startswith("#")]
    notice = tree.get_element_by_id(english.get("href")[1:])
    assert notice.get("lang") == "en"
    assert "This page is not yet in English" in notice.text_content()
    assert faults(html) == []


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_readers_pages_take_no_writing(world, method):
    response = getattr(Client(enforce_csrf_checks=True), method)(world.home.url_in("vi"))
    assert response.status_code in (403, 405)


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("address", "code", "says"),
    [
        ("/vi/hong/", "vi", "Hệ thống gặp sự cố"),
        ("/en/hong/", "en", "Something went wrong on our side"),
        ("/hong/", "vi", "Hệ thống gặp sự cố"),
    ],
)
def test_a_failure_is_told_in_the_language_of_the_address_without_the_database(world, address, code, says):
    def refuse(execute, sql, params, many, context):
        raise DatabaseError("cơ sở dữ liệu thử đã tắt")

    with connection.execute_wrapper(refuse):
        response = Client(raise_request_exception=False).get(address)
    html = response.content.decode()
    assert response.status_code == 500
    assert tree_of(html).get("lang") == code
    assert headline(html) == says
    assert faults(html) == dangers(html) == []
    assert "bi-mat-thu" not in html
    assert "Traceback" not in html


@pytest.mark.parametrize("name", ["home", "article", "officials", "search"])
def test_every_page_fails_politely_when_the_database_is_gone(world, name):
    def refuse(execute, sql, params, many, context):
        raise DatabaseError("cơ sở dữ liệu thử đã tắt")

    address = world.addresses("en")[name]
    with connection.execute_wrapper(refuse):
        response = Client(raise_request_exception=False).get(address)
    assert response.status_code == 500
    assert headline(response.content.decode()) == "Something went wrong on our side"


def test_liveness_needs_no_database_and_readiness_tells_of_its_loss(client, django_assert_num_queries):
    def refuse(execute, sql, params, many, context):
        raise DatabaseError("cơ sở dữ liệu thử đã tắt")

    with django_assert_num_queries(0):
        assert client.get("/livez").content == b"ok"
    assert client.get("/readyz").status_code == 200
    with connection.execute_wrapper(refuse):
        assert client.get("/livez").status_code == 200
        assert client.get("/readyz").status_code == 503


def test_a_private_section_asks_for_its_password(world, client):
    assert client.get(world.articles[0].url_in("vi")).status_code == 200
    PageViewRestriction.objects.create(page=world.news, restriction_type="password", password="mat-khau-thu")
    private = client.get(world.articles[0].url_in("vi"))
    assert "Đoạn thử" not in private.content.decode()
    assert b"password" in private.content
    assert client.get(world.standard.url_in("vi")).status_code == 200
