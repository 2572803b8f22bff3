"""Rules 7, 15 and 16: how an address finds its page, what is not shown is not there, and old addresses lead on."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from hanoiconv.core import paths
from hanoiconv.core.models import OldPath
from hanoiconv.portal.models import StandardPage
from tests.builders import make_article, make_page


@pytest.fixture
def branch(home):
    """Three pages, each below the one before, in both languages."""
    top = make_page(StandardPage, home, headline_vi="Mục thử", headline_en="Test section")
    middle = make_page(StandardPage, top, headline_vi="Giữa", headline_en="Middle")
    leaf = make_page(StandardPage, middle, headline_vi="Lá thử", headline_en="Leaf")
    return top, middle, leaf


def rename(page, **slugs):
    page = StandardPage.objects.get(pk=page.pk)
    for name, slug in slugs.items():
        setattr(page, name, slug)
    page.save_revision(clean=False).publish()


def leads_to(client, address):
    """Return where a permanent redirect leads, or the status where it is none."""
    response = client.get(address)
    return response["Location"] if response.status_code == 301 else response.status_code


# Rule 7: a language that is not shown is not there


def test_rule_7_a_shown_page_answers_in_both_languages(branch, client):
    for address, words in [("/vi/muc-thu/giua/la-thu/", "Lá thử"), ("/en/test-section/middle/leaf/", "Leaf")]:
        response = client.get(address)
        assert response.status_code == 200
        assert words in response.content.decode()


def test_rule_7_a_language_that_is_not_shown_is_a_404_that_offers_the_other(home, client):
    make_page(StandardPage, home, headline_vi="Chỉ tiếng Việt", headline_en="Not yet ready", shown_en=False)
    response = client.get("/en/not-yet-ready/")
    assert response.status_code == 404
    body = response.content.decode()
    assert 'href="/vi/chi-tieng-viet/"' in body
    assert "Not yet ready" not in body


def test_rule_7_an_english_only_page_is_a_vietnamese_404_that_offers_english(home, client):
    make_page(StandardPage, home, headline_vi="Chưa xong", headline_en="Only English", shown_vi=False, shown_en=True)
    response = client.get("/vi/chua-xong/")
    assert response.status_code == 404
    assert 'href="/en/only-english/"' in response.content.decode()
    assert client.get("/en/only-english/").status_code == 200


def test_rule_7_a_draft_is_a_plain_404_in_both_languages(home, client):
    make_page(StandardPage, home, headline_vi="Bản nháp thử", headline_en="Test draft", live=False)
    for address in ("/vi/ban-nhap-thu/", "/en/test-draft/"):
        response = client.get(address)
        assert response.status_code == 404
        body = response.content.decode()
        assert "ban-nhap-thu" not in body
        assert "test-draft" not in body


def test_rule_7_the_language_switch_and_alternates_leave_out_what_is_not_shown(home, client):
    make_page(StandardPage, home, headline_vi="Chỉ tiếng Việt", headline_en="Not yet ready", shown_en=False)
    body = client.get("/vi/chi-tieng-viet/").content.decode()
    assert "not-yet-ready" not in body
    assert 'hreflang="en" href=' not in body


def test_rule_7_alternates_name_every_language_that_is_shown(branch, client):
    body = client.get("/vi/muc-thu/").content.decode()
    assert 'hreflang="vi" href="http://127.0.0.1:8000/vi/muc-thu/"' in body
    assert 'hreflang="en" href="http://127.0.0.1:8000/en/test-section/"' in body


def test_rule_7_lists_sitemap_and_search_leave_out_what_is_not_shown(news_index, client):
    make_article(news_index, headline_vi="Bài kín", headline_en="Unseen zebra", shown_en=False)
    make_article(news_index, headline_vi="Bài mở", headline_en="Displayed zebra")
    for address in ("/en/news/", "/sitemap.xml", "/en/search/?q=zebra", "/en/"):
        body = client.get(address).content.decode()
        assert "unseen" not in body.lower(), address
        assert "displayed" in body.lower(), address
    assert "Bài kín" in client.get("/vi/tin-tuc/").content.decode()


# Rule 15: one query finds the chain; what is no page is no address


def test_rule_15_one_query_finds_an_address_and_its_breadcrumb(branch):
    with CaptureQueriesContext(connection) as captured:
        chain = paths.find_chain("muc-thu/giua/la-thu/", "vi")
    assert [page.headline_vi for page in chain] == ["Trang đầu thử", "Mục thử", "Giữa", "Lá thử"]
    assert len(captured) == 1


def test_rule_15_the_breadcrumb_names_the_pages_above_in_the_visitors_language(branch, client):
    trail = client.get("/en/test-section/middle/leaf/").context["breadcrumb"]
    assert [(crumb.headline, crumb.url) for crumb in trail] == [
        ("Test front page", "/en/"),
        ("Test section", "/en/test-section/"),
        ("Middle", "/en/test-section/middle/"),
    ]


def test_rule_15_a_section_that_is_not_shown_is_not_in_the_breadcrumb(home, client):
    top = make_page(StandardPage, home, headline_vi="Mục", headline_en="Section", shown_en=False)
    make_page(StandardPage, top, headline_vi="Lá", headline_en="Leaf")
    trail = client.get("/en/section/leaf/").context["breadcrumb"]
    assert [crumb.headline for crumb in trail] == ["Test front page"]


@pytest.mark.parametrize(
    "address",
    ["/vi/khong-co/", "/vi/muc-thu/khong-co/", "/vi/muc-thu/giua/la-thu/them/", "/en/nowhere/", "/vi/" + "a/" * 40],
)
def test_rule_15_what_is_no_page_is_a_404(branch, client, address):
    assert client.get(address).status_code == 404


def test_rule_15_wagtails_own_addresses_come_before_pages(branch, client):
    page = branch[0]
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="mat-khau-thu"
    )
    form = client.get("/vi/muc-thu/")
    assert form.status_code == 200
    assert "Mục thử" not in form.content.decode().split("<main", 1)[-1]
    action = f"/vi/_util/authenticate_with_password/{restriction.pk}/{page.pk}/"
    answer = client.post(action, {"password": "mat-khau-thu", "return_url": "/vi/muc-thu/"})
    assert (answer.status_code, answer["Location"]) == (302, "/vi/muc-thu/")
    assert "Mục thử" in client.get("/vi/muc-thu/").content.decode()


def test_rule_15_the_other_languages_address_is_a_permanent_redirect(branch, client):
    assert leads_to(client, "/en/muc-thu/giua/la-thu/") == "/en/test-section/middle/leaf/"
    assert leads_to(client, "/vi/test-section/middle/?a=1") == "/vi/muc-thu/giua/?a=1"


def test_rule_15_the_other_languages_address_of_a_hidden_page_leads_nowhere(home, client):
    make_page(StandardPage, home, headline_vi="Chỉ tiếng Việt", headline_en="Not yet ready", shown_en=False)
    assert leads_to(client, "/en/chi-tieng-viet/") == 404


def test_rule_15_an_address_without_language_goes_to_the_visitors(branch, client):
    for accepted, target in [("en-GB,en", "/en/"), ("vi", "/vi/"), ("fr", "/vi/")]:
        response = client.get("/", headers={"accept-language": accepted})
        assert (response.status_code, response["Location"]) == (302, target)
        assert "Accept-Language" in response["Vary"]


# Rule 16: old addresses


def test_rule_16_wagtails_own_redirects_are_off(settings):
    assert settings.WAGTAILREDIRECTS_AUTO_CREATE is False
    assert "wagtail.contrib.redirects" not in settings.INSTALLED_APPS


def test_rule_16_a_renamed_page_is_found_at_its_old_address(branch, client):
    rename(branch[0], url_slug_vi="muc-moi")
    assert leads_to(client, "/vi/muc-thu/") == "/vi/muc-moi/"


def test_rule_16_a_deep_child_of_a_renamed_section_is_found_with_its_query(branch, client):
    rename(branch[0], url_slug_vi="muc-moi")
    assert leads_to(client, "/vi/muc-thu/giua/la-thu/?trang=2&q=%C4%91") == "/vi/muc-moi/giua/la-thu/?trang=2&q=%C4%91"


def test_rule_16_one_row_for_a_renamed_section_and_one_for_an_english_change(branch):
    for number in range(3):
        make_page(StandardPage, branch[1], headline_vi=f"Thêm {number}")
    rename(branch[0], url_slug_vi="muc-moi")
    rename(branch[0], url_slug_en="new-section")
    rows = OldPath.objects.order_by("language").values_list("language", "path", "page_id")
    assert list(rows) == [("en", "test-section/", branch[0].pk), ("vi", "muc-thu/", branch[0].pk)]


def test_rule_16_renaming_twice_leads_to_the_last_name_in_one_step(branch, client):
    rename(branch[0], url_slug_vi="ten-hai")
    rename(branch[0], url_slug_vi="ten-ba")
    assert leads_to(client, "/vi/muc-thu/giua/") == "/vi/ten-ba/giua/"
    assert leads_to(client, "/vi/ten-hai/giua/") == "/vi/ten-ba/giua/"


def test_rule_16_renaming_back_makes_the_old_address_the_page_again(branch, client):
    rename(branch[0], url_slug_vi="ten-hai")
    rename(branch[0], url_slug_vi="muc-thu")
    assert client.get("/vi/muc-thu/").status_code == 200
    assert leads_to(client, "/vi/ten-hai/") == "/vi/muc-thu/"


def test_rule_16_a_section_renamed_and_then_its_child_is_still_found(branch, client):
    rename(branch[0], url_slug_vi="muc-moi")
    rename(branch[1], url_slug_vi="giua-moi")
    assert leads_to(client, "/vi/muc-moi/giua/la-thu/") == "/vi/muc-moi/giua-moi/la-thu/"
    assert leads_to(client, "/vi/muc-thu/giua/la-thu/") == "/vi/muc-moi/giua-moi/la-thu/"


def test_rule_16_a_moved_page_is_found_at_its_old_address(home, branch, client):
    other = make_page(StandardPage, home, headline_vi="Nơi khác", headline_en="Elsewhere")
    Page.objects.get(pk=branch[1].pk).move(Page.objects.get(pk=other.pk), pos="last-child")
    assert leads_to(client, "/vi/muc-thu/giua/la-thu/") == "/vi/noi-khac/giua/la-thu/"
    assert leads_to(client, "/en/test-section/middle/leaf/") == "/en/elsewhere/middle/leaf/"


def test_rule_16_a_new_page_takes_over_an_old_address(home, branch, client):
    rename(branch[0], url_slug_vi="muc-moi")
    make_page(StandardPage, home, headline_vi="Trang mới thử", url_slug_vi="muc-thu")
    assert "Trang mới thử" in client.get("/vi/muc-thu/").content.decode()
    assert not OldPath.objects.filter(language="vi", path="muc-thu/").exists()


def test_rule_16_nothing_leads_to_a_page_that_is_not_live(branch, client):
    rename(branch[0], url_slug_vi="muc-moi")
    StandardPage.objects.get(pk=branch[1].pk).unpublish()
    assert leads_to(client, "/vi/muc-thu/giua/") == 404
    assert leads_to(client, "/vi/muc-thu/") == "/vi/muc-moi/"


def test_rule_16_nothing_leads_to_a_page_that_is_not_shown(branch, client):
    rename(branch[0], url_slug_en="new-section")
    page = StandardPage.objects.get(pk=branch[1].pk)
    page.shown_en = False
    page.save_revision(clean=False).publish()
    assert leads_to(client, "/en/test-section/middle/") == 404


def test_rule_16_an_old_address_with_an_unknown_rest_is_a_404(branch, client):
    rename(branch[0], url_slug_vi="muc-moi")
    assert leads_to(client, "/vi/muc-thu/khong-co/") == 404


def test_rule_16_deleting_a_page_forgets_its_old_addresses(branch, client):
    rename(branch[2], url_slug_vi="la-moi")
    StandardPage.objects.get(pk=branch[2].pk).delete()
    cache.clear()
    assert leads_to(client, "/vi/muc-thu/giua/la-thu/") == 404
