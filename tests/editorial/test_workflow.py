"""The workflow "Duyệt bài": what is approved, by whom, and that exactly this goes out."""

from __future__ import annotations

import datetime
import json
import uuid

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, TaskState, Workflow

from hanoiconv.editorial.roles import CONTRIBUTOR, EDITOR, FACT_CHECKER, PUBLISHER, TRANSLATOR
from hanoiconv.sources.contradictions import Contradiction
from news.models import ArticlePage
from tests.admin_forms import form_data, post_form, typed_stream, typed_text
from tests.builders import make_article, make_observation, make_source, make_statistic, text_body

STEPS = (TRANSLATOR, FACT_CHECKER, PUBLISHER)


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def fresh(page):
    return ArticlePage.objects.get(pk=page.pk)


def task_of(page):
    task = fresh(page).current_workflow_task
    return task.name if task else None


def modal(client, page, action="approve"):
    """Open the dialogue of an action on the task that the page is at."""
    state = fresh(page).current_workflow_task_state
    return client.get(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk]))


def act(client, page, action="approve", **said):
    """Answer the dialogue as a browser would."""
    shown = modal(client, page, action)
    if shown.status_code == 200 and "<form" in (html := shown.json()["html"]):
        hidden = html.split('name="seen" value="')
        said.setdefault("seen", hidden[1].split('"')[0] if len(hidden) > 1 else "")
    state = fresh(page).current_workflow_task_state
    return client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk]), said)


@pytest.fixture(scope="module")
def typed_body():
    """What the form sends for the body, however often it is sent."""
    return typed_stream(body_vi=[("text", typed_text("<p>Chữ.</p>"))]) | {"body_vi-0-id": str(uuid.uuid4())}


@pytest.fixture
def people(person):
    return {role.name: person(role.name) for role in (CONTRIBUTOR, TRANSLATOR, FACT_CHECKER, EDITOR, PUBLISHER)}


@pytest.fixture
def submitted(people, news_index, typed_body):
    """A contributor's draft in the workflow."""
    writer, browser = people[CONTRIBUTOR.name]
    made = make_article(
        news_index, headline_vi="Bài chờ duyệt", summary_vi="Tóm tắt.", body_vi=text_body("<p>Chữ.</p>"), live=False
    )
    Page.objects.filter(pk=made.pk).update(owner=writer)
    fresh(made).save_revision(user=writer)
    post_form(browser, edit(made), **typed_body, **{"action-submit": "1"})
    return fresh(made)


def approve_all(people, page, roles=STEPS):
    for role in roles:
        act(people[role.name][1], page)


def test_three_people_approve_and_the_page_is_public(people, submitted, client):
    assert task_of(submitted) == "Kiểm tra ngôn ngữ"
    approve_all(people, submitted)
    assert fresh(submitted).live
    assert "Bài chờ duyệt" in client.get(fresh(submitted).url_in("vi")).content.decode()


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_nothing_is_public_before_the_last_approval(people, submitted, client, steps):
    approve_all(people, submitted, STEPS[:steps])
    assert not fresh(submitted).live
    assert task_of(submitted) == ["Kiểm tra ngôn ngữ", "Kiểm chứng", "Duyệt xuất bản"][steps]


@pytest.mark.parametrize("role", [CONTRIBUTOR, FACT_CHECKER, PUBLISHER])
def test_a_task_is_approved_by_its_own_roles_only(people, submitted, role):
    act(people[role.name][1], submitted)
    assert task_of(submitted) == "Kiểm tra ngôn ngữ"


def test_who_edited_the_text_may_not_give_the_last_approval(people, submitted, superuser, client):
    approve_all(people, submitted, STEPS[:2])
    browser = people[PUBLISHER.name][1]
    post_form(browser, edit(submitted), headline_vi="Bài chờ duyệt, sửa")
    approve_all(people, submitted, STEPS[:2])
    assert "tự sửa" in modal(browser, submitted).json()["html"]
    act(browser, submitted)
    assert not fresh(submitted).live


def test_an_edit_after_an_approval_begins_the_review_anew(people, submitted):
    approve_all(people, submitted, STEPS[:2])
    post_form(people[PUBLISHER.name][1], edit(submitted), headline_vi="Đã sửa")
    assert task_of(submitted) == "Kiểm tra ngôn ngữ"
    assert not fresh(submitted).live


def autosave(client, page, shown, **typed):
    """Save as the editor's script does every moment."""
    return client.post(edit(page), form_data(shown, **typed), headers={"Accept": "application/json"}).json()


def test_autosave_writes_one_version_until_somebody_has_approved_it(people, submitted):
    translator = people[TRANSLATOR.name][1]
    shown = translator.get(edit(submitted))
    first = autosave(translator, submitted, shown, headline_vi="Một")["revision_id"]
    same = autosave(translator, submitted, shown, headline_vi="Hai", overwrite_revision_id=first)["revision_id"]
    assert same == first
    act(translator, submitted)
    assert task_of(submitted) == "Kiểm chứng"
    checker = people[FACT_CHECKER.name][1]
    shown = checker.get(edit(submitted))
    mine = autosave(checker, submitted, shown, headline_vi="Ba")["revision_id"]
    assert mine != first
    assert task_of(submitted) == "Kiểm tra ngôn ngữ"
    content = submitted.revisions.get(pk=first).content
    assert content["headline_vi"] == "Hai"


def test_a_keystroke_with_the_approval_approves_nothing(people, submitted):
    approve_all(people, submitted, STEPS[:2])
    browser = people[PUBLISHER.name][1]
    typed = {"headline_vi": "Phím lạ", "action-workflow-action": "1", "workflow-action-name": "approve"}
    response = browser.post(edit(submitted), form_data(browser.get(edit(submitted)), **typed), follow=True)
    assert "bắt đầu lại" in response.content.decode()
    assert not fresh(submitted).live
    assert task_of(submitted) == "Kiểm tra ngôn ngữ"


def test_a_text_that_changed_since_it_was_opened_is_not_approved(people, submitted):
    translator, editor = people[TRANSLATOR.name][1], people[EDITOR.name][1]
    shown = translator.get(edit(submitted))
    post_form(editor, edit(submitted), headline_vi="Đã khác")
    typed = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    response = translator.post(edit(submitted), form_data(shown, **typed), follow=True)
    assert "đã thay đổi" in response.content.decode()
    assert task_of(submitted) == "Kiểm tra ngôn ngữ"


def test_an_approval_of_what_was_seen_before_is_refused(people, submitted):
    act(people[TRANSLATOR.name][1], submitted, seen="1@2025-10-25T00:00:00+00:00")
    assert task_of(submitted) == "Kiểm tra ngôn ngữ"


def test_the_form_approves_what_it_shows(people, submitted, typed_body):
    translator = people[TRANSLATOR.name][1]
    typed = {
        "action-workflow-action": "1",
        "workflow-action-name": "approve",
        "workflow-action-extra-data": json.dumps({"comment": "Đọc rồi."}),
    }
    post_form(translator, edit(submitted), **typed_body, **typed)
    assert task_of(submitted) == "Kiểm chứng"
    assert TaskState.objects.filter(comment="Đọc rồi.").exists()


def test_a_shown_language_must_be_complete(people, submitted):
    post_form(people[EDITOR.name][1], edit(submitted), headline_en="A test article", shown_en="on")
    browser = people[TRANSLATOR.name][1]
    html = modal(browser, submitted).json()["html"]
    assert "Tiếng Anh" in html
    assert "<form" not in html
    act(browser, submitted)
    assert task_of(submitted) == "Kiểm tra ngôn ngữ"


@pytest.fixture
def checked(people, submitted):
    """Put a body into the draft and bring it to the fact check; return what the checker's dialogue says."""

    def check(*body):
        article = fresh(submitted).get_latest_revision_as_object()
        article.body_vi = [*text_body("<p>Chữ.</p>"), *body]
        article.save_revision(user=people[EDITOR.name][0])
        act(people[TRANSLATOR.name][1], submitted)
        return modal(people[FACT_CHECKER.name][1], submitted).json()["html"]

    return check


def test_a_quotation_needs_a_source(checked):
    assert "không ghi nguồn" in checked({"type": "quotation", "value": {"text": "Lời thử.", "speaker": "Người thử"}})


def test_a_figure_must_be_published(checked):
    observation = make_observation(make_statistic(), "12", live=False)
    assert "chưa được xuất bản" in checked({"type": "figure", "value": {"observation": observation.pk}})


def test_an_open_contradiction_blocks_until_it_is_settled(checked, people, submitted, superuser):
    source = make_source()
    observation = make_observation(make_statistic(), "12", source=source)
    found = Contradiction.objects.create(what="số vụ thử", kind="figure", here="12", there="13", source_here=source)
    assert "số vụ thử" in checked({"type": "figure", "value": {"observation": observation.pk}})
    found.decide("resolved", "Nguồn thử đã đính chính.", superuser)
    assert "số vụ thử" not in modal(people[FACT_CHECKER.name][1], submitted).json()["html"]


def test_who_sends_a_text_back_says_why(people, submitted):
    browser = people[TRANSLATOR.name][1]
    act(browser, submitted, "reject", comment="")
    assert task_of(submitted) == "Kiểm tra ngôn ngữ"
    act(browser, submitted, "reject", comment="Thiếu tên đầy đủ.")
    assert fresh(submitted).current_workflow_state.status == "needs_changes"
    assert TaskState.objects.get(status="rejected").comment == "Thiếu tên đầy đủ."


def test_what_was_sent_back_is_read_by_all_again(people, submitted):
    act(people[TRANSLATOR.name][1], submitted)
    act(people[FACT_CHECKER.name][1], submitted, "reject", comment="Thiếu nguồn.")
    typed = {"headline_vi": "Đã bổ sung", "action-submit": "1"}
    post_form(people[CONTRIBUTOR.name][1], edit(submitted), **typed)
    assert task_of(submitted) == "Kiểm chứng"
    approve_all(people, submitted, (FACT_CHECKER, TRANSLATOR, PUBLISHER))
    assert fresh(submitted).headline_vi == "Đã bổ sung"
    assert fresh(submitted).live


def test_a_task_that_is_taken_out_of_use_publishes_nothing(people, submitted):
    for task in Workflow.objects.get(name="Duyệt bài").tasks:
        task.specific.deactivate()
    assert not fresh(submitted).live


def test_the_approved_version_goes_out_at_its_hour_whatever_is_typed_afterwards(people, submitted):
    hour = timezone.now() + datetime.timedelta(days=1)
    article = fresh(submitted).get_latest_revision_as_object()
    article.go_live_at = hour
    article.save_revision(user=people[EDITOR.name][0])
    approve_all(people, submitted)
    assert not fresh(submitted).live
    post_form(people[EDITOR.name][1], edit(submitted), headline_vi="Gõ sau khi duyệt")
    with time_machine.travel(hour + datetime.timedelta(minutes=1)):
        call_command("publish_scheduled")
    assert fresh(submitted).live
    assert fresh(submitted).headline_vi == "Bài chờ duyệt"
