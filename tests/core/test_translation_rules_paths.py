"""Rules 13 and 14: stored paths follow the tree, and every address comes from them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from wagtail.models import Page, Revision

from hanoiconv.core.models import SitePage
from hanoiconv.portal.models import StandardPage
from tests.builders import make_page


def paths_of(page):
    return SitePage.objects.values_list("path_vi", "path_en").get(pk=page.pk)


@pytest.fixture
def branch(home):
    """Three pages, each below the one before, in both languages."""
    top = make_page(StandardPage, home, headline_vi="Mục thử", headline_en="Test section")
    middle = make_page(StandardPage, top, headline_vi="Giữa", headline_en="Middle")
    leaf = make_page(StandardPage, middle, headline_vi="Lá", headline_en="Leaf")
    return top, middle, leaf


def test_rule_13_paths_hold_the_slugs_of_the_way_from_the_front_page(home, branch):
    assert paths_of(home) == ("", "")
    assert paths_of(branch[2]) == ("muc-thu/giua/la/", "test-section/middle/leaf/")


def test_rule_13_revisions_carry_no_paths(branch):
    content = branch[2].save_revision(clean=False).content
    assert "path_vi" not in content
    assert "path_en" not in content
    assert content["path"] == branch[2].path  # the tree's own column is another thing


def test_rule_13_an_old_revision_reads_with_the_present_paths(branch):
    top, _middle, leaf = branch
    revision = leaf.save_revision(clean=False)
    top.url_slug_vi = "ten-khac"
    top.save_revision(clean=False).publish()
    assert Revision.objects.get(pk=revision.pk).as_object().path_vi == "ten-khac/giua/la/"


def test_rule_13_publishing_an_old_revision_keeps_the_present_place(branch):
    top, _middle, leaf = branch
    revision = leaf.save_revision(clean=False)
    top.url_slug_vi = "ten-khac"
    top.save_revision(clean=False).publish()
    revision.publish()
    assert paths_of(leaf) == ("ten-khac/giua/la/", "test-section/middle/leaf/")


def test_rule_13_renaming_a_section_renews_its_descendants(branch):
    top, middle, leaf = branch
    top.url_slug_vi, top.url_slug_en = "muc-moi", "new-section"
    top.save_revision(clean=False).publish()
    assert paths_of(middle) == ("muc-moi/giua/", "new-section/middle/")
    assert paths_of(leaf) == ("muc-moi/giua/la/", "new-section/middle/leaf/")


def test_rule_13_renaming_in_one_language_leaves_the_other(branch):
    top, _middle, leaf = branch
    top.url_slug_en = "renamed"
    top.save_revision(clean=False).publish()
    assert paths_of(leaf) == ("muc-thu/giua/la/", "renamed/middle/leaf/")


def test_rule_13_descendants_are_renewed_by_one_statement_however_many(branch):
    top, middle, _leaf = branch

    def renaming(slug):
        page = StandardPage.objects.get(pk=top.pk)
        page.url_slug_en = slug
        with CaptureQueriesContext(connection) as captured:
            page.save()
        return [
            query["sql"]
            for query in captured.captured_queries
            if query["sql"].startswith("UPDATE") and "SUBSTR" in query["sql"].upper() and "path_en" in query["sql"]
        ]

    few = renaming("few")
    for number in range(5):
        make_page(StandardPage, middle, headline_vi=f"Thêm {number}", headline_en=f"More {number}")
    many = renaming("many")
    assert (len(few), len(many)) == (1, 1)


def test_rule_13_a_sibling_whose_slug_begins_alike_is_left_alone(home, branch):
    neighbour = make_page(StandardPage, home, headline_vi="Mục thử hai", headline_en="Test section two")
    branch[0].url_slug_vi = "muc-moi"
    branch[0].save_revision(clean=False).publish()
    assert paths_of(neighbour) == ("muc-thu-hai/", "test-section-two/")


def test_rule_13_a_moved_page_and_its_descendants_get_new_paths(home, branch):
    top, middle, leaf = branch
    other = make_page(StandardPage, home, headline_vi="Nơi khác", headline_en="Elsewhere")
    Page.objects.get(pk=middle.pk).move(Page.objects.get(pk=other.pk), pos="last-child")
    assert paths_of(middle) == ("noi-khac/giua/", "elsewhere/middle/")
    assert paths_of(leaf) == ("noi-khac/giua/la/", "elsewhere/middle/leaf/")
    assert paths_of(top) == ("muc-thu/", "test-section/")


def test_rule_13_a_page_moved_where_english_does_not_exist_loses_its_english_address(home, branch):
    only_vietnamese = make_page(StandardPage, home, headline_vi="Chỉ tiếng Việt")
    Page.objects.get(pk=branch[1].pk).move(Page.objects.get(pk=only_vietnamese.pk), pos="last-child")
    assert paths_of(branch[2]) == ("chi-tieng-viet/giua/la/", None)


def test_rule_13_a_slug_edited_on_a_generic_page_is_taken_over(branch, django_capture_on_commit_callbacks):
    top, _middle, leaf = branch
    generic = Page.objects.get(pk=top.pk)
    generic.slug = "sua-o-trang-goc"
    with django_capture_on_commit_callbacks(execute=True):
        generic.save()
    page = StandardPage.objects.get(pk=top.pk)
    assert page.url_slug_vi == "sua-o-trang-goc"
    assert paths_of(leaf)[0] == "sua-o-trang-goc/giua/la/"


def test_rule_13_english_added_later_gives_descendants_their_addresses(home):
    top = make_page(StandardPage, home, headline_vi="Mục")
    middle = make_page(StandardPage, top, headline_vi="Giữa", headline_en="Middle")
    leaf = make_page(StandardPage, middle, headline_vi="Lá", headline_en="Leaf")
    untranslated = make_page(StandardPage, middle, headline_vi="Chưa dịch")
    assert paths_of(leaf) == ("muc/giua/la/", None)
    top.headline_en, top.shown_en = "Section", True
    top.save_revision(clean=False).publish()
    assert paths_of(leaf) == ("muc/giua/la/", "section/middle/leaf/")
    assert paths_of(untranslated) == ("muc/giua/chua-dich/", None)


def test_rule_13_a_draft_slug_of_a_live_page_moves_nothing_until_it_is_published(branch):
    top, _middle, leaf = branch
    top.url_slug_vi = "muc-nhap"
    revision = top.save_revision(clean=False)
    assert paths_of(leaf) == ("muc-thu/giua/la/", "test-section/middle/leaf/")
    revision.publish()
    assert paths_of(leaf) == ("muc-nhap/giua/la/", "test-section/middle/leaf/")


def test_rule_13_a_page_that_was_never_public_leaves_no_old_address(home):
    page = make_page(StandardPage, home, headline_vi="Nháp thử", live=False)
    page.url_slug_vi = "nhap-khac"
    page.save()
    assert not page.old_paths.exists()


# Rule 14: addresses in the active language


@pytest.mark.parametrize(("language", "address"), [("vi", "/vi/muc-thu/giua/"), ("en", "/en/test-section/middle/")])
def test_rule_14_a_page_gives_its_address_in_the_active_language(branch, language, address):
    with override(language):
        page = SitePage.objects.get(pk=branch[1].pk)
        assert page.get_url() == address
        assert page.specific.full_url == f"http://localhost{address}"
        assert page.url_in(language) == address


def test_rule_14_a_page_without_english_gives_its_vietnamese_address_in_the_admin(home):
    page = make_page(StandardPage, home, headline_vi="Chỉ tiếng Việt")
    with override("en"):
        assert page.get_url() == "/vi/chi-tieng-viet/"
        assert page.url_in("en") is None


def test_rule_14_a_generic_page_in_english_leads_to_the_english_address(branch, client):
    with override("en"):
        address = Page.objects.get(pk=branch[1].pk).get_url()
    response = client.get(address)
    assert (response.status_code, response["Location"]) == (301, "/en/test-section/middle/")


def test_rule_14_a_page_outside_every_site_has_no_address(db):
    stray = StandardPage(headline_vi="Ngoài cổng thử", url_slug_vi="ngoai-cong")
    Page.get_first_root_node().add_child(instance=stray)
    assert stray.get_url_parts() is None


@pytest.mark.parametrize("live", [True, False])
def test_rule_14_only_a_live_and_shown_page_has_a_public_address(home, live):
    page = make_page(
        StandardPage, home, headline_vi="Trang", headline_en="Test", shown_en=False, live=live, url_slug_vi="trang-thu"
    )
    assert page.url_in("vi") == ("/vi/trang-thu/" if live else None)
    assert page.url_in("en") is None
