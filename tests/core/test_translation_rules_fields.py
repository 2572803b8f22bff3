"""Rules 1 to 5 of "Content in two languages": titles, slugs, source columns, switches and required bodies."""

import json

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Page, ReferenceIndex

from hanoiconv.core.checks import localised_models_are_registered
from hanoiconv.core.localised import LocalisedModel, translated_fields
from hanoiconv.core.models import SitePage, Topic
from hanoiconv.core.slugs import MAX_LENGTH, slug_from
from hanoiconv.portal.models import StandardPage
from news.models import ArticleNote, ArticlePage
from tests.builders import make_article, make_page, make_source, make_topic, text_body

# Rule 1: the core title and slug are Vietnamese


def test_rule_1_core_title_and_slug_mirror_the_vietnamese_ones(home):
    page = make_page(StandardPage, home, headline_vi="Đàm phán ở Điện Biên", headline_en="Talks")
    core = Page.objects.get(pk=page.pk)
    assert (core.title, core.slug) == ("Đàm phán ở Điện Biên", "dam-phan-o-dien-bien")
    assert core.draft_title == "Đàm phán ở Điện Biên"


def test_rule_1_core_title_stays_vietnamese_when_saved_under_english(home):
    page = make_page(StandardPage, home, headline_vi="Trang thử", headline_en="Test page")
    with override("en"):
        page.headline_vi = "Trang thử đã sửa"
        page.save()
    assert Page.objects.get(pk=page.pk).title == "Trang thử đã sửa"


def test_rule_1_each_language_gets_its_own_transliterated_slug(home):
    page = make_page(StandardPage, home, headline_vi="Chống tội phạm mạng", headline_en="Against cybercrime")
    assert (page.url_slug_vi, page.url_slug_en) == ("chong-toi-pham-mang", "against-cybercrime")


def test_rule_1_a_page_without_english_headline_has_no_english_address(home):
    page = make_page(StandardPage, home, headline_vi="Chỉ tiếng Việt")
    assert page.url_slug_en in ("", None)
    assert page.path_en is None


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Đà Nẵng", "da-nang"),
        ("đường dây nóng", "duong-day-nong"),
        ("Công ước Hà Nội: 72 nước", "cong-uoc-ha-noi-72-nuoc"),
        ("  “Ký” & ‘phê chuẩn’  ", "ky-phe-chuan"),
    ],
)
def test_rule_1_slugs_are_transliterated(text, slug):
    assert slug_from(text) == slug


@given(st.text(max_size=400))
def test_rule_1_any_text_gives_a_clean_slug_that_gives_itself(text):
    slug = slug_from(text)
    assert len(slug) <= MAX_LENGTH
    assert slug.isascii()
    assert slug == slug.lower()
    assert slug_from(slug) == slug


@pytest.mark.parametrize("language", ["vi", "en"])
def test_rule_1_a_siblings_slug_is_an_error_at_the_field(home, language):
    make_page(StandardPage, home, headline_vi="Một", headline_en="One", **{f"url_slug_{language}": "trung-nhau"})
    second = StandardPage(headline_vi="Hai", headline_en="Two", **{f"url_slug_{language}": "trung-nhau"})
    with pytest.raises(ValidationError) as raised:
        home.add_child(instance=second)
    assert list(raised.value.message_dict) == [f"url_slug_{language}"]


def test_rule_1_no_silent_suffix_when_two_headlines_give_one_slug(home):
    make_page(StandardPage, home, headline_vi="Giống nhau", headline_en="Same")
    with pytest.raises(ValidationError) as raised:
        home.add_child(instance=StandardPage(headline_vi="Giống nhau", headline_en="Another"))
    assert "url_slug_vi" in raised.value.message_dict


def test_rule_1_the_same_slug_may_stand_in_another_section_and_language(home):
    one = make_page(StandardPage, home, headline_vi="Một", headline_en="One")
    two = make_page(StandardPage, home, headline_vi="Hai", headline_en="Two", url_slug_vi="one")
    below = make_page(StandardPage, one, headline_vi="Một", headline_en="One")
    assert (two.path_vi, below.path_vi, below.path_en) == ("one/", "mot/mot/", "one/one/")


@pytest.mark.parametrize("slug", ["Có-dấu", "đ", "Viết-Hoa", "hai chữ", "a/b", "-a", "a--b", "a_b"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_rule_1_a_malformed_slug_is_an_error_at_the_field(home, slug, language):
    page = StandardPage(headline_vi="Trang thử", headline_en="Test page", **{f"url_slug_{language}": slug})
    with pytest.raises(ValidationError) as raised:
        home.add_child(instance=page)
    assert f"url_slug_{language}" in raised.value.message_dict


@pytest.mark.parametrize("slug", ["page", "feed", "trang", "status", "tinh-trang", "timeline", "dong-thoi-gian"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_rule_15_slugs_that_routes_use_are_refused(home, slug, language):
    page = StandardPage(headline_vi="Trang thử", headline_en="Test page", **{f"url_slug_{language}": slug})
    with pytest.raises(ValidationError) as raised:
        home.add_child(instance=page)
    assert f"url_slug_{language}" in raised.value.message_dict


@pytest.mark.parametrize("language", ["vi", "en"])
def test_rule_1_a_headline_that_gives_no_slug_needs_one_by_hand(home, language):
    page = StandardPage(**{"headline_vi": "Trang thử", f"headline_{language}": "???"})
    with pytest.raises(ValidationError) as raised:
        home.add_child(instance=page)
    assert f"url_slug_{language}" in raised.value.message_dict


def test_rule_1_a_later_headline_leaves_the_address_as_it_is(home):
    page = make_page(StandardPage, home, headline_vi="Tên cũ", headline_en="Old name")
    page.headline_vi, page.headline_en = "Tên mới", "New name"
    page.save_revision().publish()
    page = StandardPage.objects.get(pk=page.pk)
    assert (page.headline_vi, page.path_vi, page.path_en) == ("Tên mới", "ten-cu/", "old-name/")


# Rule 2: every subclass is itself registered


def test_rule_2_every_localised_model_is_registered():
    assert localised_models_are_registered(None) == []


def test_rule_2_a_subclass_inherits_the_translated_fields():
    assert {"headline", "url_slug", "summary", "meta_description", "shown", "body"} <= set(
        translated_fields(StandardPage)
    )


def test_rule_2_the_check_names_an_unregistered_model():
    class UnregisteredTestModel(LocalisedModel):
        class Meta:
            app_label = "core"

    try:
        errors = localised_models_are_registered(None)
    finally:
        del apps.all_models["core"]["unregisteredtestmodel"]
        apps.clear_cache()
    assert [(error.id, error.obj) for error in errors] == [("hanoiconv.E001", UnregisteredTestModel)]


# Rule 3: the original columns are Vietnamese and stay out of revisions


def test_rule_3_saving_under_english_keeps_the_source_column_vietnamese(home):
    page = make_page(StandardPage, home, headline_vi="Tiếng Việt", headline_en="English")
    with override("en"):
        page.summary_vi, page.summary_en = "Tóm tắt", "Summary"
        page.save()
    columns = StandardPage.objects.rewrite(False).filter(pk=page.pk).values_list("headline", "summary", "shown")
    assert list(columns) == [("Tiếng Việt", "Tóm tắt", True)]


def test_rule_3_a_snippet_saved_under_english_keeps_its_source_column_vietnamese(db):
    topic = make_topic(name_vi="Tên", name_en="Name")
    with override("en"):
        topic.save()
    assert list(Topic.objects.rewrite(False).values_list("name", flat=True)) == ["Tên"]


def test_rule_3_publishing_under_english_keeps_the_source_column_vietnamese(home):
    page = make_page(StandardPage, home, headline_vi="Trước", headline_en="Before")
    with override("en"):
        page.headline_vi = "Sau"
        page.save_revision().publish()
    assert list(StandardPage.objects.rewrite(False).filter(pk=page.pk).values_list("headline", flat=True)) == ["Sau"]


def test_rule_3_revisions_hold_no_source_columns_of_a_page_or_its_inline_children(news_index):
    article = make_article(news_index, headline_vi="Bài thử", headline_en="Test", body_vi=text_body("<p>Một</p>"))
    article.notes = [ArticleNote(date=article.display_date, text_vi="Sửa", text_en="Mended", sort_order=0)]
    content = article.save_revision(clean=False).content
    assert set(translated_fields(ArticlePage)).isdisjoint(content)
    assert content["headline_vi"] == "Bài thử"
    [note] = content["notes"]
    assert "text" not in note
    assert (note["text_vi"], note["text_en"]) == ("Sửa", "Mended")


def test_rule_3_revisions_of_a_snippet_hold_no_source_columns(db):
    source = make_source(note_vi="Ghi chú", note_en="Note")
    content = source.save_revision(clean=False).content
    assert set(content) & {"label", "note", "slug", "shown"} == set()
    assert content["note_en"] == "Note"


def test_rule_3_every_localised_model_saves_in_the_default_language_first():
    """Its own save stands before Wagtail's and Django's in the order of bases."""
    for model in apps.get_models():
        if issubclass(model, LocalisedModel):
            order = model.__mro__
            assert order.index(LocalisedModel) < order.index(Page if issubclass(model, Page) else order[-2])


# Rule 4: "not shown" reads as not shown


@pytest.mark.parametrize("active", ["vi", "en"])
def test_rule_4_a_language_that_is_not_shown_reads_false(home, active):
    page = make_page(StandardPage, home, headline_vi="Việt", headline_en="English", shown_en=False)
    with override(active):
        page = StandardPage.objects.get(pk=page.pk)
        assert (page.shown_vi, page.shown_en) == (True, False)
        assert (page.is_shown("vi"), page.is_shown("en")) == (True, False)
        assert page.shown is (active == "vi")


def test_rule_4_a_new_page_is_shown_in_vietnamese_only(db):
    assert (StandardPage().shown_vi, StandardPage().shown_en) == (True, False)
    with override("en"):
        assert (StandardPage().shown_vi, StandardPage().shown_en) == (True, False)


def test_rule_4_a_page_cannot_be_shown_without_its_headline(home):
    page = StandardPage(headline_vi="Việt", shown_en=True)
    with pytest.raises(ValidationError) as raised:
        home.add_child(instance=page)
    assert "headline_en" in raised.value.message_dict


# Rule 5: a required body is required in Vietnamese only


def test_rule_5_the_english_body_may_be_empty_though_the_field_is_required():
    vi, en = (ArticlePage._meta.get_field(f"body_{code}") for code in ("vi", "en"))
    assert en.stream_block.required is False
    assert en.formfield().required is False
    assert vi.stream_block.child_blocks.keys() == en.stream_block.child_blocks.keys()


def test_rule_5_an_empty_english_stream_is_no_value_and_never_shows_the_vietnamese_one(news_index):
    article = make_article(news_index, headline_vi="Bài", headline_en="Test", body_vi=text_body("<p>Chữ</p>"))
    with override("en"):
        article = ArticlePage.objects.get(pk=article.pk)
        assert len(article.body_en) == 0
        assert len(article.body_vi) == 1


def test_rule_5_bodies_are_stored_per_language(news_index):
    article = make_article(
        news_index,
        headline_vi="Bài",
        headline_en="Test",
        body_vi=text_body("<p>Một</p>"),
        body_en=text_body("<p>One</p>", "<p>Two</p>"),
    )
    stored = json.loads(article.save_revision(clean=False).content["body_en"])
    assert [block["value"] for block in stored] == ["<p>One</p>", "<p>Two</p>"]


def test_what_uses_a_picture_or_page_is_kept_in_the_reference_index(news_index, section):
    link = f'<p><a linktype="page" id="{section.pk}">chữ</a></p>'
    article = make_article(news_index, headline_vi="Bài", body_vi=text_body(link))
    users = ReferenceIndex.get_references_to(section).values_list("object_id", flat=True)
    assert str(article.pk) in set(users)
    assert SitePage.objects.filter(pk=article.pk).exists()
