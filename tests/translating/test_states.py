"""How far each language of a page or snippet is, and what has left it behind."""

import pytest
from django.core.management import call_command
from wagtail.models import Page

from hanoiconv.portal.models import StandardPage
from hanoiconv.translating import states
from hanoiconv.translating.models import LanguageState, TranslatedItem
from news.models import ArticlePage, NewsIndexPage
from tests.builders import (
    make_article,
    make_observation,
    make_official,
    make_organisation,
    make_page,
    make_statistic,
    make_topic,
    text_body,
)

pytestmark = pytest.mark.django_db


def state_of(instance, language):
    item = states.item_of(instance)
    return item.states.get(language=language) if item else None


def names(instance):
    return {row.language: row.state for row in states.item_of(instance).states.all()}


def save_draft(instance, **values):
    draft = type(instance).objects.get(pk=instance.pk).get_latest_revision_as_object()
    for name, value in values.items():
        setattr(draft, name, value)
    return draft.save_revision()


@pytest.fixture
def article(news_index):
    made = make_article(
        news_index,
        headline_vi="72 nước ký",
        headline_en="72 States sign",
        body_vi=text_body("<p>Lễ ký ngày 25/10/2025. Có 72 nước ký.</p>"),
        body_en=text_body("<p>It was signed on 25 October 2025. There were 72 States.</p>"),
    )
    made.save_revision().publish()
    return ArticlePage.objects.get(pk=made.pk)


def test_what_is_published_in_both_is_shown_in_both(article):
    assert names(article) == {"vi": "shown", "en": "shown"}


def test_a_language_without_words_is_missing(news_index):
    made = make_article(news_index, headline_vi="Chỉ tiếng Việt")
    assert names(made) == {"vi": "shown", "en": "missing"}


def test_what_readers_do_not_have_is_a_draft(article):
    save_draft(article, shown_en=False).publish()
    assert names(article) == {"vi": "shown", "en": "draft"}
    ArticlePage.objects.get(pk=article.pk).unpublish()
    assert names(article) == {"vi": "draft", "en": "draft"}


def test_a_change_leaves_the_other_language_behind_and_names_the_field(article):
    save_draft(article, headline_vi="74 nước ký")
    row = state_of(article, "en")
    assert (row.state, row.is_shown) == ("out_of_date", True)
    assert row.changed == [["vi", "headline"]]
    assert names(article)["vi"] == "shown"


def test_either_language_can_leave_the_other_behind(article):
    save_draft(article, headline_en="74 States sign")
    assert names(article) == {"vi": "out_of_date", "en": "shown"}
    assert state_of(article, "vi").changed == [["en", "headline"]]


def test_a_changed_figure_points_at_the_sentence_that_still_has_the_old_one(article):
    save_draft(article, body_vi=text_body("<p>Lễ ký ngày 25/10/2025. Có 74 nước ký.</p>"))
    (found,) = state_of(article, "en").leftovers
    assert found["sentence"] == "There were 72 States."
    assert (found["old"], found["new"], found["words"]) == ("72", "74", "72")


def test_a_changed_date_points_at_the_sentence(article):
    save_draft(article, body_vi=text_body("<p>Lễ ký ngày 26/10/2025. Có 72 nước ký.</p>"))
    (found,) = state_of(article, "en").leftovers
    assert (found["sentence"], found["kind"]) == ("It was signed on 25 October 2025.", "date")


def test_a_changed_name_points_at_the_sentence(article):
    make_organisation(name_vi="Bộ Thử nghiệm", name_en="Ministry of Testing")
    official = make_official(name="Nguyễn Thử Đầu")
    save_draft(
        article,
        body_vi=text_body(f"<p>Theo Bộ Thử nghiệm. Người ký: {official.name}.</p>"),
        body_en=text_body("<p>Says the Ministry of Testing. Signed by Nguyen Thu Dau.</p>"),
    )
    states.confirm(article, "en", None)
    save_draft(article, body_vi=text_body("<p>Theo Sở Khác. Người ký: Trần Thử Sau.</p>"))
    found = state_of(article, "en").leftovers
    assert {one["sentence"] for one in found} == {"Says the Ministry of Testing.", "Signed by Nguyen Thu Dau."}


def test_a_replaced_live_figure_points_at_the_sentence(article):
    statistic = make_statistic()
    old, new = make_observation(statistic, "12"), make_observation(statistic, "15")
    mark = '<p>A <embed embedtype="figure" observation="{}"/> b.</p>'
    save_draft(article, body_vi=text_body(mark.format(old.pk)), body_en=text_body(mark.format(old.pk)))
    assert names(article)["en"] == "shown"
    save_draft(article, body_vi=text_body(mark.format(new.pk)))
    assert [one["kind"] for one in state_of(article, "en").leftovers] == ["figure"]


def test_confirming_takes_note_and_says_who(article, superuser):
    save_draft(article, headline_vi="74 nước ký")
    assert states.confirm(ArticlePage.objects.get(pk=article.pk), "en", superuser)
    row = state_of(article, "en")
    assert (row.state, row.changed, row.leftovers, row.confirmed_by) == ("shown", [], [], superuser)
    assert row.confirmed_at is not None
    save_draft(article, headline_vi="75 nước ký")
    assert names(article)["en"] == "out_of_date"


def test_what_is_missing_has_nothing_to_confirm(news_index, superuser):
    made = make_article(news_index, headline_vi="Chỉ tiếng Việt")
    assert not states.confirm(made, "en", superuser)


def test_catching_up_leaves_no_one_behind_and_waits_for_a_confirmation(article):
    save_draft(article, headline_vi="74 nước ký")
    save_draft(article, headline_en="74 States sign")
    assert names(article) == {"vi": "shown", "en": "out_of_date"}
    states.confirm(ArticlePage.objects.get(pk=article.pk), "en", None)
    assert names(article) == {"vi": "shown", "en": "shown"}


def test_taking_a_change_back_needs_no_confirmation(article):
    save_draft(article, headline_vi="74 nước ký")
    save_draft(article, headline_vi="72 nước ký")
    assert names(article)["en"] == "shown"


def test_both_changed_in_one_save_are_taken_together_unless_an_old_value_stayed(article):
    save_draft(article, headline_vi="74 nước ký", headline_en="74 States sign")
    assert names(article) == {"vi": "shown", "en": "shown"}
    save_draft(article, headline_vi="75 nước ký", headline_en="74 States have signed")
    assert names(article)["en"] == "out_of_date"


def test_a_first_translation_answers_to_what_stands_there(news_index):
    made = make_article(news_index, headline_vi="Chỉ tiếng Việt")
    save_draft(made, headline_en="Now in English", summary_en="Short.")
    assert names(made) == {"vi": "shown", "en": "draft"}


def test_a_text_that_only_one_language_has_leaves_the_others_behind(article):
    save_draft(article, summary_vi="Tóm tắt mới.")
    assert state_of(article, "en").changed == [["vi", "summary"]]


def test_a_draft_saved_again_in_its_place_is_read_again(article, superuser):
    draft = article.get_latest_revision_as_object()
    draft.headline_vi = "74 nước ký"
    revision = draft.save_revision(user=superuser)
    assert names(article)["en"] == "out_of_date"
    draft.headline_vi = "72 nước ký"
    draft.save_revision(user=superuser, overwrite_revision=revision)
    assert names(article)["en"] == "shown"


def test_publishing_the_change_leaves_the_state_as_it_is(article):
    save_draft(article, headline_vi="74 nước ký").publish()
    row = state_of(article, "en")
    assert (row.state, row.changed) == ("out_of_date", [["vi", "headline"]])


def test_snippets_have_states_too(db):
    topic = make_topic(name_vi="Chủ đề", name_en="Topic")
    assert names(topic) == {"vi": "shown", "en": "shown"}
    save_draft(topic, name_vi="Chủ đề khác")
    assert state_of(topic, "en").changed == [["vi", "name"]]


def test_a_childs_texts_count(db):
    official = make_official({"position_vi": "Bộ trưởng", "attested": "2025-10"})
    assert names(official) == {"vi": "shown", "en": "missing"}


def test_what_has_no_words_in_any_language_has_no_state(db):
    observation = make_observation(make_statistic(), "3")
    assert states.item_of(observation) is None


def test_what_is_deleted_has_no_state(article):
    article.delete()
    assert not TranslatedItem.objects.filter(title="72 nước ký").exists()
    assert not LanguageState.objects.filter(item__title="72 nước ký").exists()


def test_a_moved_page_lies_in_its_new_section(home, section):
    other = make_page(StandardPage, home, headline_vi="Nơi khác")
    child = section.get_children().get().specific
    child.move(other, pos="last-child")
    assert states.item_of(child).tree_path == Page.objects.get(pk=child.pk).path


def test_siblings_that_make_room_are_followed_too(home, section):
    news = make_page(NewsIndexPage, home, headline_vi="Tin")
    news.move(section, pos="left")
    for page in (section, news):
        assert states.item_of(page).tree_path == Page.objects.get(pk=page.pk).path


def test_states_can_be_made_anew(article):
    TranslatedItem.objects.all().delete()
    assert states.refresh_all(ArticlePage) == 1
    assert names(article) == {"vi": "shown", "en": "shown"}


def test_a_command_makes_all_states_anew(article, capsys):
    TranslatedItem.objects.all().delete()
    call_command("refresh_language_states")
    assert names(article) == {"vi": "shown", "en": "shown"}
    assert "news.ArticlePage: 1" in capsys.readouterr().out
