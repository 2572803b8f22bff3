"""One language goes live alone; the other's half-done work stays a draft."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from hanoiconv.core.models import Topic
from hanoiconv.editorial.models import LanguageSubmission, PublishedVersion
from hanoiconv.editorial.one_language import publish_language
from hanoiconv.translating import states
from news.models import ArticleNote
from tests.admin_forms import edit_page_address, form_data, snippet_address
from tests.builders import make_article, make_topic, text_body

pytestmark = pytest.mark.django_db


def saved(page):
    return type(page).objects.get(pk=page.pk)


def draft_of(page):
    return saved(page).get_latest_revision_as_object()


def change(page, **values):
    draft = draft_of(page)
    for name, value in values.items():
        setattr(draft, name, value)
    draft.save_revision()
    return saved(page)


@pytest.fixture
def article(news_index):
    made = make_article(
        news_index,
        headline_vi="Bài thử",
        headline_en="Test article",
        summary_vi="Tóm tắt.",
        summary_en="Summary.",
        body_vi=text_body("Một."),
        body_en=text_body("One."),
    )
    made.save_revision().publish()
    return saved(made)


@pytest.fixture
def drafted(article):
    """Both languages have unpublished changes."""
    return change(
        article,
        summary_vi="Tóm tắt dở dang.",
        summary_en="New summary.",
        body_vi=text_body("Hai dở dang."),
        body_en=text_body("Two."),
        url_slug_en="new-address",
        meta_description_en="For searches.",
        kind="speech",
    )


def test_only_the_language_that_was_published_changes_for_readers(drafted, superuser, client):
    publish_language(drafted, "en", superuser)
    live = saved(drafted)
    assert (live.summary_en, live.url_slug_en, live.meta_description_en) == (
        "New summary.",
        "new-address",
        "For searches.",
    )
    assert "Two." in client.get(live.url_in("en")).content.decode()
    assert (live.summary_vi, live.kind) == ("Tóm tắt.", "news")
    assert "Một." in client.get(live.url_in("vi")).content.decode()


def test_what_the_draft_changes_besides_stays_the_newest_draft(drafted, superuser):
    publish_language(drafted, "en", superuser)
    live, draft = saved(drafted), draft_of(drafted)
    assert live.has_unpublished_changes
    assert (draft.summary_vi, draft.summary_en, draft.kind) == ("Tóm tắt dở dang.", "New summary.", "speech")
    assert str(draft.body_vi[0].value) == "Hai dở dang."
    draft.save_revision().publish()
    assert saved(drafted).summary_vi == "Tóm tắt dở dang."


def test_where_nothing_else_was_changed_no_draft_is_left(article, superuser):
    page = change(article, summary_en="New summary.")
    publish_language(page, "en", superuser)
    assert saved(article).summary_en == "New summary."
    assert not saved(article).has_unpublished_changes


def test_a_page_that_never_was_public_goes_live_in_one_language(news_index, superuser, client):
    made = make_article(news_index, headline_vi="Dở dang", headline_en="Ready", live=False)
    made.go_live_at = timezone.localtime() + datetime.timedelta(days=2)
    made.save_revision()
    publish_language(saved(made), "en", superuser)
    live = saved(made)
    assert (live.live, live.shown_en, live.shown_vi) == (True, True, False)
    assert client.get(live.url_in("en")).status_code == 200
    assert live.url_in("vi") is None
    assert (draft_of(made).shown_vi, draft_of(made).go_live_at.date()) == (True, made.go_live_at.date())


def test_publishing_a_language_shows_it(article, superuser):
    page = change(article, shown_en=False)
    page.get_latest_revision().publish()
    page = change(article, summary_en="New summary.")
    publish_language(page, "en", superuser)
    assert saved(article).shown_en


def test_a_note_that_readers_have_is_translated_alone_and_a_new_one_waits(article, superuser):
    draft = draft_of(article)
    draft.notes.add(ArticleNote(kind="update", date=datetime.date(2026, 1, 2), text_vi="Ghi chú."))
    draft.save_revision().publish()
    draft = draft_of(article)
    (note,) = draft.notes.all()
    note.text_en, note.text_vi = "A note.", "Ghi chú viết lại."
    draft.notes.add(note, ArticleNote(kind="update", date=datetime.date(2026, 1, 3), text_vi="Mới."))
    draft.save_revision()
    publish_language(saved(article), "en", superuser)
    assert [(one.text_vi, one.text_en) for one in saved(article).notes.all()] == [("Ghi chú.", "A note.")]
    assert [one.text_vi for one in draft_of(article).notes.all()] == ["Ghi chú viết lại.", "Mới."]


def test_the_published_version_names_the_language_that_changed(drafted, superuser):
    publish_language(drafted, "en", superuser)
    newest = PublishedVersion.objects.filter(page=drafted).first()
    assert newest.changes == [["en", "summary"], ["en", "text"]]


def test_states_know_what_is_draft_and_keep_what_left_a_language_behind(article, superuser):
    change(article, summary_vi="Tóm tắt khác.")
    since = states.item_of(article).states.get(language="en").since
    page = change(article, headline_en="Test article!")
    publish_language(page, "en", superuser)
    row = states.item_of(article).states.get(language="en")
    assert (row.state, row.since, row.changed) == ("out_of_date", since, [["vi", "summary"]])


def test_what_readers_could_not_be_given_is_refused_and_the_draft_stays(article, superuser):
    draft = draft_of(article)
    draft.url_slug_en, draft.summary_vi = "No such address!", "Dở dang."
    draft.save_revision(clean=False)
    newest = saved(article).latest_revision_id
    with pytest.raises(ValidationError):
        publish_language(saved(article), "en", superuser)
    assert saved(article).latest_revision_id == newest
    assert saved(article).summary_en == "Summary."


def test_who_may_not_publish_is_refused(drafted, django_user_model):
    writer = django_user_model.objects.create_user("nguoi-viet-thu", password="mật khẩu thử 12")
    writer.groups.add(Group.objects.get(name="Biên tập"))
    with pytest.raises(PermissionDenied):
        publish_language(drafted, "en", writer)
    assert saved(drafted).summary_en == "Summary."


def press(client, page, **button):
    address = edit_page_address(page)
    return client.post(address, form_data(client.get(address)) | button)


def test_the_form_offers_each_language_that_has_what_it_needs(editor_client, article, news_index):
    html = editor_client.get(edit_page_address(article)).content.decode()
    assert 'name="publish-language" value="en"' in html
    only_vietnamese = make_article(news_index, headline_vi="Chỉ tiếng Việt")
    html = editor_client.get(edit_page_address(only_vietnamese)).content.decode()
    assert 'name="publish-language" value="vi"' in html
    assert 'name="publish-language" value="en"' not in html


def test_the_button_saves_and_publishes_one_language(editor_client, article):
    address = edit_page_address(article)
    typed = {"summary_en": "Typed.", "summary_vi": "Dở dang."}
    editor_client.post(address, form_data(editor_client.get(address)) | typed | {"publish-language": "en"})
    assert (saved(article).summary_en, saved(article).summary_vi) == ("Typed.", "Tóm tắt.")
    assert draft_of(article).summary_vi == "Dở dang."


def test_a_quoted_change_is_asked_about_and_published_with_its_note(editor_client, article):
    page = change(article, headline_en="Another headline", headline_vi="Dở dang")
    response = press(editor_client, page, **{"publish-language": "en"})
    question = f"{reverse('editorial_publish_change', args=[page.pk])}?language=en"
    assert response.url == question
    assert "<ins>Dở dang</ins>" not in editor_client.get(question).content.decode()
    said = {"kind": "correction", "text_vi": "Tên sai.", "text_en": "The name was wrong."}
    editor_client.post(question, said)
    live, draft = saved(page), draft_of(page)
    assert (live.headline_en, live.headline_vi) == ("Another headline", "Bài thử")
    assert [note.text_en for note in live.notes.all()] == ["The name was wrong."]
    assert draft.headline_vi == "Dở dang"
    assert [note.pk for note in draft.notes.all()] == [note.pk for note in live.notes.all()]
    assert PublishedVersion.objects.filter(page=page).first().kind == "correction"


def test_a_snippet_goes_live_in_one_language(editor_client):
    topic = make_topic()
    topic.save_revision().publish()
    topic.name_vi, topic.name_en = "Chủ đề dở dang", "New topic"
    topic.save_revision()
    address = snippet_address(Topic, "edit", topic.pk)
    response = editor_client.get(address)
    assert 'name="publish-language" value="en"' in response.content.decode()
    editor_client.post(address, form_data(response) | {"publish-language": "en"})
    live = Topic.objects.get(pk=topic.pk)
    assert (live.name_vi, live.name_en) == ("Chủ đề thử", "New topic")
    assert live.get_latest_revision_as_object().name_vi == "Chủ đề dở dang"


@pytest.fixture
def workflow(news_index, superuser):
    task = GroupApprovalTask.objects.create(name="Duyệt thử")
    task.groups.add(Group.objects.get_or_create(name="Duyệt thử")[0])
    made = Workflow.objects.create(name="Quy trình thử")
    WorkflowTask.objects.create(workflow=made, task=task)
    made.workflow_pages.create(page=news_index)
    return made


def approve(page, user):
    state = saved(page).current_workflow_state
    task_state = state.current_task_state.specific
    task_state.task.specific.on_action(task_state, user, "approve")


def test_publishing_one_language_leaves_the_workflow_of_the_rest_under_way(drafted, workflow, superuser):
    workflow.start(drafted, superuser)
    publish_language(drafted, "en", superuser)
    assert saved(drafted).workflow_in_progress
    approve(drafted, superuser)
    assert saved(drafted).summary_vi == "Tóm tắt dở dang."


def test_one_language_is_submitted_and_its_approval_publishes_it_alone(editor_client, drafted, workflow, superuser):
    html = editor_client.get(edit_page_address(drafted)).content.decode()
    assert 'name="action-submit" value="en"' in html
    press(editor_client, drafted, **{"action-submit": "en"})
    assert LanguageSubmission.objects.get().language == "en"
    approve(drafted, superuser)
    live, draft = saved(drafted), draft_of(drafted)
    assert (live.summary_en, live.summary_vi) == ("New summary.", "Tóm tắt.")
    assert draft.summary_vi == "Tóm tắt dở dang."
    assert not live.workflow_in_progress


def test_what_is_written_after_the_submission_is_put_to_the_approver_too(editor_client, drafted, workflow, superuser):
    press(editor_client, drafted, **{"action-submit": "en"})
    submitted = saved(drafted).current_workflow_task_state
    change(drafted, summary_en="Written later.")
    assert saved(drafted).current_workflow_task_state.pk != submitted.pk
    approve(drafted, superuser)
    assert saved(drafted).summary_en == "Written later."


def test_a_submission_of_the_whole_is_published_whole(editor_client, drafted, workflow, superuser):
    press(editor_client, drafted, **{"action-submit": "Gửi duyệt"})
    assert not LanguageSubmission.objects.exists()
    approve(drafted, superuser)
    assert saved(drafted).summary_vi == "Tóm tắt dở dang."
