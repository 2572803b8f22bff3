"""Pages in the admin, through its real screens, in both of the admin's languages."""

import datetime

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.users.models import UserProfile

from events.models import EventIndexPage, EventPage, SessionPage
from hanoiconv.portal.models import HomePage, StandardPage
from hanoiconv.treaty.models import ConventionPage
from news.models import ArticlePage, NewsIndexPage
from tests.admin_forms import (
    add_page_address,
    edit_page_address,
    errors_of,
    form_data,
    post_form,
    typed_inlines,
    typed_stream,
    typed_text,
)
from tests.builders import make_article, make_home, make_page, make_source, text_body

PUBLISH = {"action-publish": "action-publish"}


@pytest.fixture
def admin(editor_client):
    """A signed-in browser, the admin in Vietnamese."""
    return editor_client


@pytest.fixture(params=["vi", "en"])
def either_admin(request, editor_client, superuser):
    """A signed-in browser, once with the admin in each language."""
    profile = UserProfile.get_for_user(superuser)
    profile.preferred_language = request.param
    profile.save()
    return editor_client


@pytest.fixture
def article(news_index):
    return make_article(
        news_index, headline_vi="Bài thử", headline_en="Test article", body_vi=text_body("<p>Chữ <b>đậm</b></p>")
    )


@pytest.mark.parametrize("language", ["vi", "en"])
def test_rule_6_the_admin_itself_speaks_the_editors_language(editor_client, superuser, language, home):
    profile = UserProfile.get_for_user(superuser)
    profile.preferred_language = language
    profile.save()
    assert f'<html lang="{language}"' in editor_client.get(reverse("wagtailadmin_home")).content.decode()


def test_rule_6_the_account_form_offers_both_languages_and_no_other(editor_client):
    html = editor_client.get(reverse("wagtailadmin_account")).content.decode()
    assert 'value="vi"' in html
    assert 'value="en"' in html
    assert 'value="fr"' not in html


def test_rule_6_translated_apps_come_after_modeltranslation(settings):
    ours = [app for app in settings.INSTALLED_APPS if app.startswith(("hanoiconv", "events", "news"))]
    assert settings.INSTALLED_APPS.index("modeltranslation") < min(map(settings.INSTALLED_APPS.index, ours))
    assert settings.WAGTAIL_I18N_ENABLED is False


@pytest.mark.parametrize("name", ["wagtailadmin_home", "wagtailadmin_explore_root", "wagtailimages:index"])
def test_an_anonymous_visitor_is_asked_to_sign_in(client, home, name):
    response = client.get(reverse(name))
    assert response.status_code == 302
    assert response["Location"].startswith("/admin/login/")


def test_an_anonymous_visitor_can_neither_edit_nor_preview_a_page(client, article):
    for name in ("edit", "preview_on_edit", "view_draft", "delete", "copy", "history"):
        response = client.get(reverse(f"wagtailadmin_pages:{name}", args=(article.pk,)))
        assert (response.status_code, response["Location"].startswith("/admin/login/")) == (302, True), name


def test_an_article_is_written_in_two_languages_and_published(either_admin, news_index):
    source = make_source()
    response = post_form(
        either_admin,
        add_page_address(ArticlePage, news_index),
        headline_vi="Đàm phán thử",
        headline_en="Test talks",
        shown_en="on",
        **typed_stream(body_vi=[("text", typed_text("<p>Tiếng <b>Việt</b></p>")), ("heading", "Đầu mục")]),
        **typed_stream(body_en=[("text", typed_text("<p>English</p>"))]),
        **typed_inlines(article_sources=[{"source": source.pk, "paragraph": "3"}]),
        **PUBLISH,
    )
    assert response.status_code == 302, response.context["form"].errors
    page = ArticlePage.objects.get(headline_vi="Đàm phán thử")
    assert (page.live, page.path_vi, page.path_en) == (True, "tin-tuc/dam-phan-thu/", "news/test-talks/")
    assert [block.block_type for block in page.body_vi] == ["text", "heading"]
    assert [(s.source_id, s.paragraph) for s in page.article_sources.all()] == [(source.pk, 3)]
    assert "English" in either_admin.get("/en/news/test-talks/").content.decode()


def test_a_draft_is_saved_and_is_not_public(admin, news_index, client):
    post_form(admin, add_page_address(ArticlePage, news_index), headline_vi="Bản nháp thử")
    page = ArticlePage.objects.get(headline_vi="Bản nháp thử")
    assert (page.live, page.has_unpublished_changes) == (False, True)
    assert client.get("/vi/tin-tuc/ban-nhap-thu/").status_code == 404


def test_rule_8_a_draft_of_a_live_page_changes_no_language_until_it_is_published(admin, article, client):
    post_form(admin, edit_page_address(article), headline_vi="Đã sửa", headline_en="Changed")
    page = ArticlePage.objects.get(pk=article.pk)
    assert (page.headline_vi, page.headline_en, page.has_unpublished_changes) == ("Bài thử", "Test article", True)
    post_form(admin, edit_page_address(article), **PUBLISH)
    admin.post(reverse("editorial_publish_change", args=[article.pk]), {"kind": "typographical"})
    page = ArticlePage.objects.get(pk=article.pk)
    assert (page.headline_vi, page.headline_en, page.has_unpublished_changes) == ("Đã sửa", "Changed", False)


def test_rule_8_one_chain_of_revisions_serves_both_languages(admin, article):
    post_form(admin, edit_page_address(article), headline_vi="Sửa tiếng Việt")
    post_form(admin, edit_page_address(article), headline_en="Mended English")
    content = ArticlePage.objects.get(pk=article.pk).latest_revision.content
    assert (content["headline_vi"], content["headline_en"]) == ("Sửa tiếng Việt", "Mended English")


def test_rule_8_scheduling_is_for_the_page_and_shows_only_the_shown_languages(admin, article, client, time_machine):
    now = timezone.localtime()
    go_live = (now + datetime.timedelta(days=2)).strftime("%Y-%m-%d %H:%M")
    ArticlePage.objects.get(pk=article.pk).unpublish()
    post_form(admin, edit_page_address(article), go_live_at=go_live, shown_en=None, **PUBLISH)
    assert not ArticlePage.objects.get(pk=article.pk).live
    time_machine.move_to(now + datetime.timedelta(days=3))
    call_command("publish_scheduled")
    assert client.get("/vi/tin-tuc/bai-thu/").status_code == 200
    assert client.get("/en/news/test-article/").status_code == 404


@pytest.mark.parametrize("language", ["vi", "en"])
def test_rule_1_a_siblings_address_is_an_error_at_its_field_of_a_new_page(admin, news_index, article, language):
    taken = getattr(article, f"url_slug_{language}")
    typed = {"headline_vi": "Khác", "headline_en": "Other", f"url_slug_{language}": taken}
    for action in ({}, PUBLISH):
        response = post_form(admin, add_page_address(ArticlePage, news_index), **typed, **action)
        assert list(errors_of(response)) == [f"url_slug_{language}"]
    assert ArticlePage.objects.count() == 1


@pytest.mark.parametrize("slug", ["trang", "Có dấu", "hai chữ"])
def test_rule_1_a_bad_address_is_an_error_at_its_field_of_an_existing_page(admin, article, slug):
    response = post_form(admin, edit_page_address(article), url_slug_vi=slug)
    assert list(errors_of(response)) == ["url_slug_vi"]
    assert ArticlePage.objects.get(pk=article.pk).path_vi == "tin-tuc/bai-thu/"


@pytest.mark.parametrize("action", [{}, PUBLISH])
def test_a_page_without_any_headline_is_an_error_at_its_field(either_admin, news_index, action):
    response = post_form(either_admin, add_page_address(ArticlePage, news_index), **action)
    assert "headline_vi" in errors_of(response)


def test_a_page_shown_in_english_without_headline_is_an_error_at_its_field(admin, news_index):
    typed = {"headline_vi": "Bài thử", "shown_en": "on"}
    response = post_form(admin, add_page_address(ArticlePage, news_index), **typed, **PUBLISH)
    assert list(errors_of(response)) == ["headline_en"]


def test_rule_10_each_language_has_its_own_preview_of_the_draft(either_admin, article):
    address = reverse("wagtailadmin_pages:preview_on_edit", args=(article.pk,))
    typed = form_data(
        either_admin.get(edit_page_address(article)), headline_vi="Xem trước", headline_en="Looking ahead"
    )
    assert either_admin.post(address, typed).json()["is_valid"] is True
    vietnamese = either_admin.get(address, {"mode": "vi"}).content.decode()
    english = either_admin.get(address, {"mode": "en"}).content.decode()
    assert "Xem trước" in vietnamese
    assert "Looking ahead" not in vietnamese.split("<main", 1)[1]
    assert "Looking ahead" in english
    assert '<html lang="en"' in english
    assert ArticlePage.objects.get(pk=article.pk).headline_vi == "Bài thử"


def test_rule_10_a_new_page_can_be_previewed_in_each_language(admin, news_index):
    address = reverse("wagtailadmin_pages:preview_on_add", args=("news", "articlepage", news_index.pk))
    typed = form_data(
        admin.get(add_page_address(ArticlePage, news_index)), headline_vi="Chưa lưu", headline_en="Unsaved"
    )
    assert admin.post(address, typed).json()["is_valid"] is True
    assert "Chưa lưu" in admin.get(address, {"mode": "vi"}).content.decode()
    assert "Unsaved" in admin.get(address, {"mode": "en"}).content.decode()


def test_two_revisions_are_compared_and_the_first_is_restored(admin, article):
    first = article.save_revision(clean=False)
    post_form(admin, edit_page_address(article), headline_vi="Bản thứ hai", **typed_stream(body_vi=[]))
    second = ArticlePage.objects.get(pk=article.pk).latest_revision
    compared = admin.get(
        reverse("wagtailadmin_pages:revisions_compare", args=(article.pk, first.pk, second.pk))
    ).content.decode()
    assert "Bản thứ hai" in compared
    response = admin.get(reverse("wagtailadmin_pages:revisions_revert", args=(article.pk, first.pk)))
    typed = form_data(response, revision=first.pk, **typed_stream(body_vi=[("text", typed_text("<p>Chữ</p>"))]))
    assert typed["headline_vi"] == "Bài thử"
    assert admin.post(edit_page_address(article), typed | PUBLISH).status_code == 302
    assert ArticlePage.objects.get(pk=article.pk).headline_vi == "Bài thử"


def test_rule_9_a_copy_gets_its_own_addresses_in_both_languages(either_admin, article):
    response = post_form(
        either_admin,
        reverse("wagtailadmin_pages:copy", args=(article.pk,)),
        new_title="Bản sao thử",
        new_slug="ban-sao-thu",
        publish_copies="on",
    )
    assert response.status_code == 302
    copy = ArticlePage.objects.exclude(pk=article.pk).get()
    original = ArticlePage.objects.get(pk=article.pk)
    assert copy.path_vi == "tin-tuc/ban-sao-thu/"
    assert copy.path_en == "news/ban-sao-thu/"
    assert (original.path_vi, original.path_en) == ("tin-tuc/bai-thu/", "news/test-article/")
    assert not copy.old_paths.exists()
    assert [str(block.value) for block in copy.body_vi] == [str(block.value) for block in original.body_vi]


def test_rule_9_a_copied_section_takes_its_pages_along_under_new_addresses(admin, section):
    post_form(
        admin,
        reverse("wagtailadmin_pages:copy", args=(section.pk,)),
        new_slug="gioi-thieu-hai",
        copy_subpages="on",
        publish_copies="on",
    )
    paths = set(StandardPage.objects.values_list("path_vi", flat=True))
    assert paths == {
        "gioi-thieu-thu/",
        "gioi-thieu-thu/lien-he-thu/",
        "gioi-thieu-hai/",
        "gioi-thieu-hai/lien-he-thu/",
    }


def test_a_page_is_moved_through_the_admin(admin, home, section):
    other = make_page(StandardPage, home, headline_vi="Nơi khác", headline_en="Elsewhere")
    child = section.get_children().get()
    admin.post(reverse("wagtailadmin_pages:move_confirm", args=(child.pk, other.pk)))
    assert StandardPage.objects.get(pk=child.pk).path_vi == "noi-khac/lien-he-thu/"
    assert admin.get("/vi/gioi-thieu-thu/lien-he-thu/")["Location"] == "/vi/noi-khac/lien-he-thu/"


def test_a_page_is_unpublished_and_deleted_through_the_admin(admin, article, client):
    admin.post(reverse("wagtailadmin_pages:unpublish", args=(article.pk,)))
    assert client.get("/vi/tin-tuc/bai-thu/").status_code == 404
    admin.post(reverse("wagtailadmin_pages:delete", args=(article.pk,)))
    assert not Page.objects.filter(pk=article.pk).exists()


def test_every_screen_about_a_page_opens(either_admin, article, news_index):
    one = [article.pk]
    screens = ["edit", "copy", "move", "delete", "unpublish", "history", "usage", "view_draft"]
    for name in screens:
        assert either_admin.get(reverse(f"wagtailadmin_pages:{name}", args=one)).status_code == 200, name
    for address in (
        reverse("wagtailadmin_explore", args=(news_index.pk,)),
        reverse("wagtailadmin_pages:search") + "?q=bai",
        reverse("wagtailadmin_choose_page") + "?page_type=news.articlepage",
        reverse("wagtailadmin_choose_page_child", args=(news_index.pk,)),
        reverse("wagtailadmin_reports:site_history"),
        reverse("wagtailadmin_reports:locked_pages"),
    ):
        assert either_admin.get(address).status_code == 200, address


def test_the_explorer_lists_pages_by_their_vietnamese_names(admin, article, news_index):
    html = admin.get(reverse("wagtailadmin_explore", args=(news_index.pk,))).content.decode()
    assert "Bài thử" in html


@pytest.mark.parametrize("typed", ["bai thu", "Bài thử", "Test article"])
def test_the_admins_search_finds_a_page_however_its_name_is_typed(admin, article, typed):
    html = admin.get(reverse("wagtailadmin_pages:search"), {"q": typed}).content.decode()
    assert edit_page_address(article) in html


def parent_of(model, home):
    parents = {ArticlePage: NewsIndexPage, EventPage: EventIndexPage}
    if model in parents:
        return make_page(parents[model], home, headline_vi="Mục thử")
    if model is SessionPage:
        day = datetime.date(2025, 10, 25)
        return make_page(EventPage, parent_of(EventPage, home), start_date=day, end_date=day)
    return home


@pytest.mark.parametrize(
    ("model", "typed"),
    [
        (StandardPage, {}),
        (NewsIndexPage, {}),
        (ArticlePage, {"display_date": "2025-10-08"}),
        (EventIndexPage, {}),
        (EventPage, {"start_date": "2025-10-25", "end_date": "2025-10-26"}),
        (SessionPage, {"kind": "opening", "day": "2025-10-25", "start_time": "09:00"}),
        (ConventionPage, {}),
    ],
)
def test_every_page_type_can_be_added_published_and_edited(either_admin, home, model, typed):
    parent = parent_of(model, home)
    address = add_page_address(model, parent)
    response = post_form(
        either_admin, address, headline_vi="Trang thử loại", headline_en="Test type", **typed, **PUBLISH
    )
    assert response.status_code == 302, response.context["form"].errors
    page = model.objects.get(headline_vi="Trang thử loại")
    assert page.live
    response = post_form(either_admin, edit_page_address(page), summary_vi="Tóm tắt thử", **PUBLISH)
    assert response.status_code == 302, response.context["form"].errors
    assert model.objects.get(pk=page.pk).summary_vi == "Tóm tắt thử"
    assert either_admin.get(page.url_in("vi")).status_code == 200


def test_the_front_page_can_be_edited_and_there_is_only_one(admin, home):
    response = post_form(admin, edit_page_address(home), headline_vi="Trang đầu khác", **PUBLISH)
    assert response.status_code == 302, response.context["form"].errors
    assert HomePage.objects.get().path_vi == ""
    assert admin.get(add_page_address(HomePage, Page.get_first_root_node())).status_code in (302, 403)


def test_test_data_needs_no_site_beforehand(db):
    assert make_home().path_en == ""
