"""The term list in the editor: hints, replacing with one click, and the gate before a workflow."""

from __future__ import annotations

import lxml.html
import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.admin.models import Admin
from wagtail.log_actions import registry
from wagtail.models import GroupApprovalTask, GroupPagePermission, Page, Workflow, WorkflowTask

from hanoiconv.core.models import Topic, User
from hanoiconv.terms.models import Term
from news.models import ArticlePage
from tests.admin_forms import (
    add_page_address,
    edit_page_address,
    errors_of,
    form_data,
    post_form,
    snippet_address,
    typed_stream,
    typed_text,
)
from tests.builders import make_article, make_term, make_topic

SUBMIT = {"action-submit": "action-submit"}
BODY = [
    {"type": "text", "value": '<p>Trước <b>lễ thử</b>.</p><p>Xem <a href="https://x.example/lễ thử">lễ thử</a>.</p>'},
    {"type": "question", "value": {"question": "Lễ thử là gì?", "answer": "<p>Không rõ.</p>"}},
    {"type": "quotation", "value": {"text": "Tôi dự lễ thử.", "official": None, "speaker": "Người thử"}},
    {
        "type": "table",
        "value": {"caption": "Bảng thử", "table": {"data": [["Việc", "Lễ thử"]], "first_row_is_table_header": True}},
    },
]


@pytest.fixture
def term(db):
    return make_term("buổi thử", name_en="test session", avoided_vi="lễ thử", avoided_en="trial show")


@pytest.fixture
def article(news_index, term):
    """A draft with the wording in each kind of text, and in English in its headline."""
    article = make_article(
        news_index,
        headline_vi="Khai mạc lễ thử",
        headline_en="A trial show opens",
        summary_vi="Một lễ thử.",
        shown_en=False,
        body_vi=BODY,
        live=False,
    )
    article.save_revision()
    return article


@pytest.fixture
def workflow(news_index):
    """Every page below the news goes through one approval."""
    workflow = Workflow.objects.create(name="Quy trình thử")
    task = GroupApprovalTask.objects.create(name="Duyệt thử")
    task.groups.add(Group.objects.create(name="Nhóm duyệt thử"))
    WorkflowTask.objects.create(workflow=workflow, task=task)
    workflow.workflow_pages.create(page=news_index)
    return workflow


@pytest.fixture
def editor(db):
    """A browser of somebody who edits pages and topics, and may neither publish nor let a wording stand."""
    group = Group.objects.create(name="Nhóm viết thử")
    group.permissions.add(
        Permission.objects.get(codename="access_admin", content_type__app_label=Admin._meta.app_label),
        Permission.objects.get(codename="change_topic"),
    )
    for codename in ("add_page", "change_page"):
        GroupPagePermission.objects.create(
            group=group, page=Page.get_first_root_node(), permission=Permission.objects.get(codename=codename)
        )
    user = User.objects.create_user("nguoi-viet-thu")
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


def typed_body():
    """Return a body with the wording, as a browser sends it: the form's own is filled in by a script."""
    return typed_stream(body_vi=[("text", typed_text("<p>Lễ thử đã qua.</p>"))])


def newest(article):
    return ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()


def hints(response, language="vi"):
    """Return the rows of a language's hints as (wording, where), and the addresses of their buttons."""
    tree = lxml.html.fromstring(response.content)
    rows = tree.xpath(f"//*[@class='term-hints']/li[.//del[@lang='{language}']]")
    told = [(row.findtext(".//del"), row.xpath("string(.//*[@class='term-hints__where'])")) for row in rows]
    buttons = [button.get("data-w-action-url-value") for row in rows for button in row.iter("button")]
    return told, buttons


def test_each_wording_is_named_with_its_field_and_sentence(editor, article):
    told, buttons = hints(editor.get(edit_page_address(article)))
    assert told == [
        ("lễ thử", "Nội dung › Văn bản: Trước lễ thử."),
        ("lễ thử", "Nội dung › Văn bản: Xem lễ thử."),
        ("Lễ thử", "Nội dung › Hỏi và đáp › Câu hỏi: Lễ thử là gì?"),
        ("Lễ thử", "Nội dung › Bảng › Bảng: Lễ thử"),
        ("lễ thử", "Tiêu đề: Khai mạc lễ thử"),
        ("lễ thử", "Tóm tắt: Một lễ thử."),
    ]
    assert len(buttons) == len(told)
    assert hints(editor.get(edit_page_address(article)), "en")[0] == [("trial show", "Tiêu đề: A trial show opens")]


def test_a_text_by_the_list_has_no_hints(editor, news_index, term):
    clean = make_article(news_index, headline_vi="Khai mạc buổi thử", live=False)
    assert "term-hints" not in editor.get(edit_page_address(clean)).content.decode()


def test_one_click_replaces_one_wording_in_a_new_draft(editor, article):
    _told, buttons = hints(editor.get(edit_page_address(article)))
    before = article.latest_revision_id
    response = editor.post(buttons[1])
    assert response["Location"].endswith(edit_page_address(article))
    draft = newest(article)
    assert draft.latest_revision_id > before
    assert draft.body_vi[0].value.source == (
        '<p>Trước <b>lễ thử</b>.</p><p>Xem <a href="https://x.example/lễ thử">buổi thử</a>.</p>'
    )
    assert draft.headline_vi == "Khai mạc lễ thử"


def test_one_click_replaces_all_of_a_language_but_what_somebody_said(editor, article):
    editor.post(reverse("terms:replace", args=("news", "articlepage", article.pk, "vi")))
    draft = newest(article)
    assert (draft.headline_vi, draft.summary_vi, draft.headline_en) == (
        "Khai mạc buổi thử",
        "Một buổi thử.",
        "A trial show opens",
    )
    text, question, quotation, table = draft.body_vi
    assert text.value.source.count("buổi thử") == 2
    assert question.value["question"] == "Buổi thử là gì?"
    assert quotation.value["text"] == "Tôi dự lễ thử."
    assert table.value["table"]["data"] == [["Việc", "Buổi thử"]]
    assert [block.id for block in draft.body_vi] == [block.id for block in newest(article).body_vi]
    assert not hints(editor.get(edit_page_address(article)))[0]


def test_a_button_that_has_become_old_changes_nothing(editor, article):
    _told, buttons = hints(editor.get(edit_page_address(article)))
    draft = newest(article)
    draft.summary_vi = "Đã viết lại."
    draft.save_revision()
    editor.post(buttons[-1])
    assert newest(article).summary_vi == "Đã viết lại."


def test_a_snippet_is_mended_alike(editor, term):
    topic = make_topic(name_vi="Về lễ thử", name_en="Subject")
    _told, buttons = hints(editor.get(snippet_address(Topic, "edit", topic.pk)))
    editor.post(buttons[0])
    assert Topic.objects.get(pk=topic.pk).get_latest_revision_as_object().name_vi == "Về buổi thử"


def test_nobody_without_the_right_replaces_anything(client, editor, article, workflow, superuser):
    address = reverse("terms:replace", args=("news", "articlepage", article.pk, "vi"))
    assert client.post(address).status_code == 302
    assert editor.get(address).status_code == 405
    assert editor.post(reverse("terms:replace", args=("auth", "group", 1, "vi")), follow=True).status_code == 404
    assert (
        editor.post(reverse("terms:replace", args=("news", "articlepage", article.pk, "xx")), follow=True).status_code
        == 404
    )
    GroupPagePermission.objects.filter(permission__codename="change_page").delete()
    editor.post(address)
    assert newest(article).headline_vi == "Khai mạc lễ thử"


def test_a_page_that_waits_for_approval_is_not_changed_by_its_editor(editor, article, workflow, superuser):
    workflow.start(article, superuser)
    editor.post(reverse("terms:replace", args=("news", "articlepage", article.pk, "vi")))
    assert newest(article).headline_vi == "Khai mạc lễ thử"


def test_submitting_is_refused_with_what_to_write_at_each_field(editor, article, workflow):
    response = post_form(editor, edit_page_address(article), **typed_body(), **SUBMIT)
    errors = errors_of(response)
    assert sorted(errors) == ["body_vi", "headline_vi", "summary_vi"]
    assert errors["headline_vi"] == [
        "Theo danh mục thuật ngữ, trước khi gửi duyệt hãy viết: “buổi thử” thay cho “lễ thử”."
    ]
    assert not ArticlePage.objects.get().workflow_in_progress


def test_saving_a_draft_is_never_refused(editor, article, workflow):
    assert post_form(editor, edit_page_address(article)).status_code == 302


def test_a_text_by_the_list_is_submitted(editor, article, workflow):
    editor.post(reverse("terms:replace", args=("news", "articlepage", article.pk, "vi")))
    assert post_form(editor, edit_page_address(article), **SUBMIT).status_code == 302
    assert ArticlePage.objects.get().workflow_in_progress


def test_a_new_page_is_held_up_too(editor, news_index, workflow, term):
    typed = {"headline_vi": "Lễ thử mới", "display_date": "08/10/2025", "kind": "news"}
    typed |= typed_stream(body_vi=[("text", typed_text("<p>Chữ.</p>"))])
    response = post_form(editor, add_page_address(ArticlePage, news_index), **typed, **SUBMIT)
    assert "headline_vi" in errors_of(response)
    assert not ArticlePage.objects.exists()


def test_a_reason_counts_only_from_somebody_with_the_right(editor, article, workflow):
    page = editor.get(edit_page_address(article))
    assert "terms_reason_vi" not in page.content.decode()
    response = editor.post(edit_page_address(article), form_data(page, terms_reason_vi="Vì thế.", **SUBMIT))
    assert errors_of(response)


def test_somebody_with_the_right_submits_with_a_reason_that_is_kept(editor, article, workflow):
    Group.objects.get(name="Nhóm viết thử").permissions.add(Permission.objects.get(codename="keep_avoided_wording"))
    assert "terms_reason_vi" in form_data(editor.get(edit_page_address(article)))
    response = post_form(editor, edit_page_address(article), terms_reason_vi="Tên của <lễ>.", **typed_body(), **SUBMIT)
    assert response.status_code == 302, response.context["form"].errors
    assert ArticlePage.objects.get().workflow_in_progress
    entry = registry.get_logs_for_instance(article).get(action="terms.kept")
    assert entry.data == {"reason": "Tên của <lễ>.", "language": "vi", "kept": ["Lễ thử", "lễ thử"]}
    history = editor.get(reverse("wagtailadmin_pages:history", args=(article.pk,))).content.decode()
    assert "Tên của &lt;lễ&gt;." in history


def test_a_draft_term_counts_for_nothing_and_a_published_one_at_once(editor, article, term):
    term.unpublish()
    assert not hints(editor.get(edit_page_address(article)))[0]
    term.save_revision().publish()
    assert hints(editor.get(edit_page_address(article)))[0]
    term.delete()
    assert not hints(editor.get(edit_page_address(article)))[0]


def test_the_hints_cost_no_query_once_the_terms_are_known(editor, article, django_assert_num_queries):
    from hanoiconv.terms.findings import findings_of

    draft = newest(article)
    findings_of(draft, "vi")
    with django_assert_num_queries(0):
        assert len(findings_of(draft, "vi")) == 6


def test_the_list_of_terms_asks_for_the_topics_of_all_rows_at_once(editor_client, term):
    for name in ("một", "hai", "ba"):
        make_term(name, topic=make_topic())
    with CaptureQueriesContext(connection) as captured:
        assert editor_client.get(snippet_address(Term, "list")).status_code == 200
    of_single_topics = [query for query in captured if '"core_topic"."id" =' in query["sql"].partition(" WHERE ")[2]]
    assert not of_single_topics


def test_editors_and_publishers_may_let_a_wording_stand_and_nobody_else(db):
    call_command("setup_newsroom")
    may = set(Group.objects.filter(permissions__codename="keep_avoided_wording").values_list("name", flat=True))
    assert may == {"Biên tập", "Duyệt xuất bản"}
