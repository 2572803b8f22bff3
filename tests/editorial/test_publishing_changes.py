"""Publishing anew what others may have quoted asks for the kind of the change, and tells readers."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from hanoiconv.editorial.models import PublishedVersion
from news.models import ArticlePage
from tests.admin_forms import edit_page_address, errors_of, form_data, typed_stream, typed_text
from tests.builders import make_article, make_observation, make_statistic, text_body

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(news_index):
    made = make_article(news_index, headline_vi="Tiêu đề đầu", headline_en="First headline", body_vi=text_body("Một."))
    made.save_revision().publish()
    return ArticlePage.objects.get(pk=made.pk)


def publish(client, article, **changed):
    address = edit_page_address(article)
    data = form_data(client.get(address)) | changed
    return client.post(address, {**data, "action-publish": "action-publish"})


def question(article):
    return reverse("editorial_publish_change", args=[article.pk])


def test_a_changed_headline_is_asked_about_and_the_draft_is_kept(editor_client, article):
    response = publish(editor_client, article, headline_vi="Tiêu đề sau")
    assert response.status_code == 302
    assert response.url == question(article)
    live = ArticlePage.objects.get(pk=article.pk)
    assert live.headline_vi == "Tiêu đề đầu"
    assert live.get_latest_revision_as_object().headline_vi == "Tiêu đề sau"
    page = editor_client.get(question(article)).content.decode()
    assert "<del>Tiêu đề đầu</del>" in page
    assert "<ins>Tiêu đề sau</ins>" in page


def test_a_changed_text_is_published_without_a_question(editor_client, article):
    response = publish(editor_client, article, summary_vi="Tóm tắt khác")
    assert response.url != question(article)
    assert ArticlePage.objects.get(pk=article.pk).summary_vi == "Tóm tắt khác"


def test_a_correction_needs_a_note_in_each_language_of_the_readers(editor_client, article):
    publish(editor_client, article, headline_vi="Tiêu đề sau")
    response = editor_client.post(question(article), {"kind": "correction", "text_vi": "Sai tên, nay đúng."})
    assert set(errors_of(response)) == {"text_en"}
    assert ArticlePage.objects.get(pk=article.pk).headline_vi == "Tiêu đề đầu"


def test_a_correction_is_published_with_its_note(editor_client, client, article):
    publish(editor_client, article, headline_vi="Tiêu đề sau")
    said = {"kind": "correction", "text_vi": "Sai tên, nay đúng.", "text_en": "The name was wrong."}
    assert editor_client.post(question(article), said).status_code == 302
    assert "Sai tên, nay đúng." in client.get(article.url_in("vi")).content.decode()
    assert "The name was wrong." in client.get(article.url_in("en")).content.decode()
    assert PublishedVersion.objects.filter(page=article).first().kind == "correction"


def test_a_typographical_change_is_published_without_a_note(editor_client, article):
    publish(editor_client, article, headline_vi="Tiêu đề đầu!")
    editor_client.post(question(article), {"kind": "typographical"})
    live = ArticlePage.objects.get(pk=article.pk)
    assert live.headline_vi == "Tiêu đề đầu!"
    assert not live.notes.exists()
    assert PublishedVersion.objects.filter(page=article).first().kind == "typographical"


@pytest.mark.parametrize("kind", ["", "first", "edited", "x"])
def test_another_kind_is_refused(editor_client, article, kind):
    publish(editor_client, article, headline_vi="Tiêu đề sau")
    response = editor_client.post(question(article), {"kind": kind, "text_vi": "a", "text_en": "b"})
    assert "kind" in errors_of(response)
    assert ArticlePage.objects.get(pk=article.pk).headline_vi == "Tiêu đề đầu"


def test_who_may_edit_but_not_publish_is_refused(client, django_user_model, article):
    writer = django_user_model.objects.create_user("nguoi-viet-thu", password="mật khẩu thử 12")
    writer.groups.add(Group.objects.get(name="Biên tập"))
    article.headline_vi = "Tiêu đề sau"
    article.save_revision()
    client.force_login(writer)
    for answer in (client.get(question(article)), client.post(question(article), {"kind": "typographical"})):
        assert (answer.status_code, answer.url) == (302, reverse("wagtailadmin_home"))
    assert ArticlePage.objects.get(pk=article.pk).headline_vi == "Tiêu đề đầu"


def test_saving_what_the_editor_has_not_changed_is_no_change(editor_client, news_index):
    """The form writes blocks its own way: with keys of paragraphs, and options that older blocks lack."""
    observation = make_observation(make_statistic(), "12")
    inline = f'<p>Có <embed embedtype="figure" observation="{observation.pk}"/> vụ.</p>'
    body = [{"type": "text", "value": inline}, {"type": "figure", "value": {"observation": observation.pk}}]
    made = make_article(news_index, headline_vi="Bài có số", body_vi=body)
    made.save_revision().publish()
    figure = {"observation": str(observation.pk), "follows_latest": ""}
    typed = typed_stream(body_vi=[("text", typed_text(inline)), ("figure", figure)])
    assert publish(editor_client, made, **typed).url != question(made)
    assert PublishedVersion.objects.filter(page=made).count() == 1


def test_a_change_that_waits_for_its_hour_leaves_the_version_before_as_it_is(editor_client, article):
    article.headline_vi = "Tiêu đề sau"
    article.go_live_at = timezone.now() + datetime.timedelta(days=1)
    article.save_revision()
    editor_client.post(question(article), {"kind": "typographical"})
    assert PublishedVersion.objects.get(page=article).kind == "first"
    assert ArticlePage.objects.get(pk=article.pk).headline_vi == "Tiêu đề đầu"


def test_several_pages_at_once_are_refused_where_one_needs_the_question(editor_client, news_index, article):
    other = make_article(news_index, headline_vi="Bài khác", live=False)
    other.save_revision()
    article.headline_vi = "Tiêu đề sau"
    article.save_revision()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = editor_client.post(f"{address}?id={article.pk}&id={other.pk}", follow=True)
    assert "Chưa xuất bản gì cả" in response.content.decode()
    assert ArticlePage.objects.get(pk=article.pk).headline_vi == "Tiêu đề đầu"
    assert not ArticlePage.objects.get(pk=other.pk).live
