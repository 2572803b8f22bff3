"""What was published stays readable, what changed is said, and a public note stays as it was."""

import datetime

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Revision

from hanoiconv.editorial.models import PublishedVersion
from news.models import ArticleNote, ArticlePage
from tests.admin_forms import edit_page_address, errors_of, form_data
from tests.builders import make_article, make_observation, make_statistic, text_body

pytestmark = pytest.mark.django_db


def republish(article, at=None, **values):
    """Publish the article again with other values, as an editor would later that day."""
    page = ArticlePage.objects.get(pk=article.pk)
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()
    when = at or timezone.now() + datetime.timedelta(hours=1)
    ArticlePage.objects.filter(pk=page.pk).update(last_published_at=when)
    return ArticlePage.objects.get(pk=page.pk)


@pytest.fixture
def article(news_index):
    made = make_article(news_index, headline_vi="Tiêu đề đầu", headline_en="First headline", body_vi=text_body("Một."))
    return republish(made)


def test_each_publication_is_a_version(article):
    republish(article, headline_vi="Tiêu đề sau")
    first, second = PublishedVersion.objects.filter(page=article).order_by("number")
    assert (first.number, first.kind) == (1, "first")
    assert (second.number, second.kind, second.changes) == (2, "edited", [["vi", "headline"]])


def test_what_changed_is_named_by_language_and_part(article):
    figure = make_observation(make_statistic(), "5")
    quotation = {"type": "quotation", "value": {"text": "Lời nói.", "speaker": "Người thử"}}
    body = [*text_body("Hai."), {"type": "figure", "value": {"observation": figure.pk}}, quotation]
    republish(article, body_vi=body, summary_en="Summary")
    newest = PublishedVersion.objects.filter(page=article).first()
    assert newest.changes == [["vi", "figures"], ["vi", "quotations"], ["vi", "text"], ["en", "summary"]]
    with override("vi"):
        assert newest.changed_parts == ["số liệu", "trích dẫn", "văn bản"]


def test_a_new_note_tells_the_kind_of_the_change(article):
    page = ArticlePage.objects.get(pk=article.pk)
    page.notes.add(ArticleNote(kind="correction", date=timezone.localdate(), text_vi="Sai, nay đúng."))
    page.save_revision().publish()
    assert PublishedVersion.objects.filter(page=article).first().kind == "correction"


def test_yesterdays_version_is_readable_at_its_own_address(client, article):
    republish(article, headline_vi="Tiêu đề sau", body_vi=text_body("Hai."))
    now = client.get(article.url_in("vi")).content.decode()
    assert "Tiêu đề sau" in now
    address = f"{article.url_in('vi')}thay-doi/"
    assert address in now
    listed = client.get(address).content.decode()
    assert "tiêu đề, văn bản" in listed
    then = client.get(f"{address}1/").content.decode()
    assert "Tiêu đề đầu" in then
    assert "Một." in then
    assert "Hai." not in then
    assert "noindex" in then
    assert f'rel="canonical" href="http://localhost{article.url_in("vi")}"' in then.replace(
        "127.0.0.1:8000", "localhost"
    )


def test_a_version_outlives_its_revision(client, article):
    republish(article, headline_vi="Tiêu đề sau")
    Revision.objects.filter(object_id=str(article.pk)).exclude(pk=article.latest_revision_id).delete()
    assert "Tiêu đề đầu" in client.get(f"{article.url_in('vi')}thay-doi/1/").content.decode()


@pytest.mark.parametrize("rest", ["thay-doi/9/", "thay-doi/0/", "thay-doi/x/", "what-changed/"])
def test_a_version_that_is_not_there_is_not_found(client, article, rest):
    assert client.get(article.url_in("vi") + rest).status_code == 404


def test_a_language_that_the_version_did_not_show_has_none(client, article):
    hidden = republish(article, shown_en=False)
    republish(hidden, shown_en=True)
    address = f"{article.url_in('en')}what-changed/"
    assert client.get(f"{address}1/").status_code == 200
    assert client.get(f"{address}2/").status_code == 404


def test_an_article_as_first_published_has_no_link_to_changes(client, news_index):
    made = make_article(news_index, headline_vi="Bài mới")
    made.save_revision().publish()
    assert "thay-doi" not in client.get(made.url_in("vi")).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_changes_costs_the_same_however_many(client, article, count, django_assert_max_num_queries):
    for number in range(count):
        republish(article, headline_vi=f"Tiêu đề {number}")
    address = f"{article.url_in('vi')}thay-doi/"
    client.get(address)
    with django_assert_max_num_queries(6):
        client.get(address)


def test_a_long_list_of_changes_comes_in_pages(client, article):
    for number in range(21):
        republish(article, headline_vi=f"Tiêu đề {number}")
    address = f"{article.url_in('vi')}thay-doi/"
    assert client.get(address).content.decode().count("<li><h2>") == 20
    assert "?page=2" in client.get(address).content.decode()
    assert client.get(f"{address}?page=2").status_code == 200
    assert client.get(f"{address}?page=3").status_code == 404


@pytest.fixture
def noted(article):
    page = ArticlePage.objects.get(pk=article.pk)
    page.notes.add(ArticleNote(kind="correction", date=datetime.date(2026, 1, 2), text_vi="Đã công khai."))
    return republish(page, notes=page.notes.all())


def note_form(note, **changed):
    values = {"id": note.pk, "kind": note.kind, "date": "02/01/2026", "text_vi": note.text_vi, "text_en": ""}
    return {**values, **changed}


@pytest.mark.parametrize("changed", [{"text_vi": "Viết lại."}, {"kind": "update"}, {"DELETE": "on"}])
def test_a_public_note_stays_as_it_is(editor_client, noted, changed):
    note = noted.notes.get()
    address = edit_page_address(noted)
    data = form_data(editor_client.get(address))
    for name, value in changed.items():
        data[f"notes-0-{name}"] = value
    response = editor_client.post(address, {**data, "action-publish": "action-publish"})
    assert response.status_code == 200
    assert any("đã công khai nên giữ nguyên" in error for error in errors_of(response).get("__all__", []))
    assert ArticleNote.objects.get(pk=note.pk).text_vi == "Đã công khai."


def test_publishing_the_same_again_is_no_version(article):
    republish(article)
    assert PublishedVersion.objects.filter(page=article).count() == 1


def test_what_waits_for_its_hour_is_no_version_until_then(news_index):
    made = make_article(news_index, headline_vi="Bài hẹn giờ", live=False)
    made.go_live_at = timezone.now() + datetime.timedelta(days=1)
    made.save_revision().publish()
    assert not PublishedVersion.objects.filter(page=made).exists()
    with time_machine.travel(made.go_live_at + datetime.timedelta(minutes=1)):
        call_command("publish_scheduled")
    assert PublishedVersion.objects.get(page=made).number == 1
