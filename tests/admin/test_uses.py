"""What is used is not deleted, drafts and scheduled versions included, and the editor is told where."""

import datetime
import io

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Revision

from hanoiconv.core.models import DraftReference
from hanoiconv.core.uses import State, uses_of
from hanoiconv.statistics.models import Observation
from tests.admin_forms import snippet_address
from tests.builders import make_article, make_observation, make_official, make_organisation, make_source, make_statistic


@pytest.fixture
def observation(db):
    return make_observation(make_statistic(title_vi="Vụ lừa đảo"), "12")


def figure_body(observation):
    return [{"type": "figure", "value": {"observation": observation.pk}}]


def states(target):
    return sorted((use.title, use.state) for use in uses_of(target).listed)


def test_a_figure_on_a_live_page(news_index, observation):
    make_article(news_index, headline_vi="Bài đã đăng", body_vi=figure_body(observation))
    assert states(observation) == [("Bài đã đăng", State.LIVE)]


def test_a_figure_in_a_sentence(news_index, observation):
    html = f'<p>Có <embed embedtype="figure" observation="{observation.pk}"/> vụ.</p>'
    make_article(news_index, headline_vi="Bài có câu", body_vi=[{"type": "text", "value": html}])
    assert states(observation) == [("Bài có câu", State.LIVE)]


def test_a_figure_that_only_a_draft_has(news_index, observation):
    article = make_article(news_index, headline_vi="Bài đang sửa")
    article.body_vi = figure_body(observation)
    article.save_revision()
    assert states(observation) == [("Bài đang sửa", State.DRAFT)]


def test_a_figure_that_an_old_version_had_is_not_a_use(news_index, observation):
    article = make_article(news_index, headline_vi="Bài cũ")
    article.body_vi = figure_body(observation)
    article.save_revision()
    article.body_vi = []
    article.save_revision()
    assert states(observation) == []


def test_a_figure_in_a_scheduled_version(news_index, observation):
    article = make_article(news_index, headline_vi="Bài hẹn giờ")
    article.save_revision().publish()
    article.refresh_from_db()
    article.body_vi = figure_body(observation)
    article.go_live_at = timezone.now() + datetime.timedelta(days=1)
    article.save_revision().publish()
    assert Revision.objects.filter(approved_go_live_at__isnull=False).count() == 1
    assert states(observation) == [("Bài hẹn giờ", State.SCHEDULED)]


def test_another_observation_with_the_same_digits_is_another(news_index, observation):
    other = make_observation(observation.statistic, "13")
    article = make_article(news_index, headline_vi="Bài khác")
    article.body_vi = figure_body(other)
    article.save_revision()
    assert states(observation) == []


def test_what_a_draft_uses_is_not_deleted_and_the_editor_is_told_where(editor_client, news_index, observation):
    article = make_article(news_index, headline_vi="Bài đang sửa")
    article.body_vi = figure_body(observation)
    article.save_revision()
    response = editor_client.post(snippet_address(Observation, "delete", observation.pk))
    assert response.status_code == 409
    page = response.content.decode()
    assert "Bài đang sửa" in page
    assert "Chưa xóa gì cả" in page
    assert Observation.objects.filter(pk=observation.pk).exists()


def test_several_at_once_are_not_deleted_when_one_is_used(editor_client, news_index, observation):
    free = make_observation(observation.statistic, "13")
    make_article(news_index, body_vi=figure_body(observation))
    address = f"/admin/bulk/statistics/observation/delete/?id={observation.pk}&id={free.pk}"
    assert editor_client.post(address).status_code == 409
    assert Observation.objects.filter(pk__in=[observation.pk, free.pk]).count() == 2


def test_what_nothing_uses_is_deleted(editor_client, observation):
    assert editor_client.post(snippet_address(Observation, "delete", observation.pk)).status_code == 302
    assert not Observation.objects.filter(pk=observation.pk).exists()


@pytest.mark.parametrize("pages", [1, 3])
def test_queries_do_not_grow_with_uses(news_index, observation, pages, django_assert_num_queries):
    for number in range(pages):
        make_article(news_index, headline_vi=f"Bài {number}", body_vi=figure_body(observation))
        draft = make_article(news_index, headline_vi=f"Nháp {number}")
        draft.body_vi = figure_body(observation)
        draft.save_revision()
    uses_of(observation)
    with django_assert_num_queries(3):
        assert uses_of(observation).count == 2 * pages


def test_every_draft_counts_however_many_there_are(news_index, observation, monkeypatch):
    monkeypatch.setattr("hanoiconv.core.uses.LISTED", 2)
    for number in range(4):
        draft = make_article(news_index, headline_vi=f"Nháp {number}")
        draft.body_vi = figure_body(observation)
        draft.save_revision()
    uses = uses_of(observation)
    assert (uses.count, len(uses.listed), uses.unlisted) == (4, 2, 2)


def test_drafts_older_than_the_record_are_taken_up(news_index, observation):
    article = make_article(news_index, headline_vi="Nháp xưa")
    article.body_vi = figure_body(observation)
    article.save_revision()
    DraftReference.objects.all().delete()
    call_command("renew_uses", stdout=io.StringIO())
    assert states(observation) == [("Nháp xưa", State.DRAFT)]


def test_an_overwritten_draft_uses_what_it_has_now(news_index, observation):
    article = make_article(news_index, headline_vi="Nháp ghi đè")
    article.body_vi = figure_body(observation)
    revision = article.save_revision()
    article.body_vi = []
    article.save_revision(overwrite_revision=revision)
    assert states(observation) == []


@pytest.mark.parametrize("model", ["statistic", "official", "source"])
def test_what_a_draft_names_is_kept(editor_client, news_index, observation, model):
    official = make_official({"position_vi": "Chức vụ thử", "organisation": make_organisation(), "attested": "2025"})
    source = make_source()
    quotation = {"text": "Lời thử.", "official": official.pk, "source": source.pk}
    article = make_article(news_index, headline_vi="Nháp nêu tên")
    chart = {"type": "chart", "value": {"statistic": observation.statistic.pk}}
    article.body_vi = [chart, {"type": "quotation", "value": quotation}]
    article.save_revision()
    target = {"statistic": observation.statistic, "official": official, "source": source}[model]
    response = editor_client.post(snippet_address(type(target), "delete", target.pk))
    assert response.status_code == 409
    assert "Nháp nêu tên" in response.content.decode()
    assert type(target).objects.filter(pk=target.pk).exists()


def test_a_source_in_use_names_the_observation_that_cites_it(observation):
    source = make_source()
    observation.citations.create(source=source)
    observation.save_revision().publish()
    assert states(source) == [(str(observation), State.LIVE)]


def test_the_form_says_where_the_figure_is_used(editor_client, news_index, observation):
    make_article(news_index, headline_vi="Bài đã đăng", body_vi=figure_body(observation))
    page = editor_client.get(snippet_address(Observation, "edit", observation.pk)).content.decode()
    assert "Được dùng ở đâu" in page
    assert "Bài đã đăng" in page
