"""Snippets in the admin, through its real screens, and the workflow's last step."""

import datetime

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.models import Admin
from wagtail.models import GroupApprovalTask, GroupPagePermission, Page, Workflow, WorkflowTask
from wagtail.users.models import UserProfile

from hanoiconv.core.models import Notice, SiteSettings, Topic, User
from hanoiconv.people.models import Official, Organisation
from hanoiconv.sources.models import Source
from hanoiconv.statistics.models import Observation, Statistic
from hanoiconv.terms.models import Term
from hanoiconv.treaty.models import Milestone, Participant, TreatyAction
from news.models import ArticlePage
from tests.admin_forms import errors_of, form_data, post_form, snippet_address, typed_inlines
from tests.builders import (
    make_article,
    make_observation,
    make_official,
    make_participant,
    make_source,
    make_statistic,
    make_topic,
)

PUBLISH = {"action-publish": "action-publish"}
MODELS = [
    *(Topic, Notice, Source, Organisation, Official, Statistic),
    *(Observation, Milestone, Participant, TreatyAction, Term),
]


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


def typed_for(model):
    """Return what an editor types into the form of a new snippet, at the least."""
    source = make_source()
    cited = typed_inlines(citations=[{"source": source.pk}])
    return {
        Topic: {"name_vi": "Chủ đề thử", "name_en": "Test topic"},
        Term: {"name_vi": "cụm từ thử", "name_en": "test term", "avoided_vi": "chữ thử"},
        Notice: {"text_vi": "Thông báo thử.", "text_en": "Test notice."},
        Source: {"label_vi": "Nguồn thử mới", "published": "2024-01~"},
        Organisation: {"name_vi": "Cơ quan thử", "country": "VN"},
        Official: {
            "name": "Trần Thử",
            **typed_inlines(appointments=[{"position_vi": "Giám đốc thử", "attested": "2025", "source": source.pk}]),
        },
        Statistic: {"title_vi": "Số liệu thử", "unit_vi": "vụ"},
        Observation: lambda: {"statistic": make_statistic().pk, "number": "78440000", "as_of": "2024", **cited},
        Milestone: {"title_vi": "Mốc thử", "date": "2024-12-24", **cited},
        Participant: {"name_vi": "Nước thử", "iso": "VN"},
        TreatyAction: lambda: {
            "participant": make_participant().pk,
            "action": "signature",
            "date": "2025-10-25",
            "source": source.pk,
        },
    }[model]


def typed(model):
    found = typed_for(model)
    return found() if callable(found) else found


@pytest.mark.parametrize("model", MODELS)
def test_a_snippet_is_drafted_published_edited_previewed_compared_restored_unpublished_and_deleted(admin, model):
    values = typed(model)
    response = post_form(admin, snippet_address(model, "add"), **values)
    assert response.status_code == 302, response.context["form"].errors
    snippet = model.objects.latest("pk")
    assert not snippet.live

    edit = snippet_address(model, "edit", snippet.pk)
    response = post_form(admin, edit, **PUBLISH)
    assert response.status_code == 302, response.context["form"].errors
    snippet = model.objects.get(pk=snippet.pk)
    assert snippet.live
    first = snippet.latest_revision

    preview = snippet_address(model, "preview_on_edit", snippet.pk)
    assert admin.post(preview, form_data(admin.get(edit))).json()["is_valid"] is True
    for language in ("vi", "en"):
        shown = admin.get(preview, {"mode": language})
        assert shown.status_code == 200
        assert f'lang="{language}"' in shown.content.decode()

    response = post_form(admin, edit)
    assert response.status_code == 302
    second = model.objects.get(pk=snippet.pk).latest_revision
    compared = snippet_address(model, "revisions_compare", snippet.pk, first.pk, second.pk)
    assert admin.get(compared).status_code == 200
    reverted = admin.get(snippet_address(model, "revisions_revert", snippet.pk, first.pk))
    assert admin.post(edit, form_data(reverted, revision=first.pk) | PUBLISH).status_code == 302

    for screen in ("history", "usage", "delete", "unpublish"):
        assert admin.get(snippet_address(model, screen, snippet.pk)).status_code == 200, screen
    admin.post(snippet_address(model, "unpublish", snippet.pk))
    assert not model.objects.get(pk=snippet.pk).live
    admin.post(snippet_address(model, "delete", snippet.pk))
    assert not model.objects.filter(pk=snippet.pk).exists()


@pytest.mark.parametrize("model", MODELS)
def test_every_list_form_and_chooser_opens_in_both_admin_languages(either_admin, model):
    assert post_form(either_admin, snippet_address(model, "add"), **typed(model), **PUBLISH).status_code == 302
    snippet = model.objects.latest("pk")
    for query in ({}, {"q": "thu"}, {"q": "'\"(*"}):
        assert either_admin.get(snippet_address(model, "list"), query).status_code == 200
    assert either_admin.get(snippet_address(model, "edit", snippet.pk)).status_code == 200
    chooser = model.snippet_viewset.get_chooser_admin_url_namespace()
    assert either_admin.get(reverse(f"{chooser}:choose")).status_code == 200
    assert either_admin.get(reverse(f"{chooser}:choose_results"), {"q": "'\"(*"}).status_code == 200


@pytest.mark.parametrize("model", MODELS)
def test_an_anonymous_visitor_sees_no_snippet_in_the_admin(client, db, model):
    for screen in ("list", "add"):
        response = client.get(snippet_address(model, screen))
        assert (response.status_code, response["Location"].startswith("/admin/login/")) == (302, True)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_rule_4_a_new_snippet_is_offered_as_shown_in_vietnamese_only(editor_client, superuser, language):
    profile = UserProfile.get_for_user(superuser)
    profile.preferred_language = language
    profile.save()
    data = form_data(editor_client.get(snippet_address(Topic, "add")))
    assert [name for name in data if name.startswith("shown")] == ["shown_vi"]


@pytest.mark.parametrize("words", ["dien bien", "Điện Biên", "điện", "Test place"])
def test_a_list_finds_a_snippet_however_its_name_is_typed(editor_client, words):
    make_topic(name_vi="Điện Biên thử", name_en="Test place")
    make_topic(name_vi="Khác hẳn", name_en="Other")
    html = editor_client.get(snippet_address(Topic, "list"), {"q": words}).content.decode()
    assert "Điện Biên thử" in html
    assert "Khác hẳn" not in html


@pytest.mark.parametrize(
    ("model", "wrong", "field"),
    [
        (Topic, {"name_vi": ""}, "name_vi"),
        (Term, {"avoided_vi": "cụm từ thử"}, "avoided_vi"),
        (Term, {"name_en": "", "avoided_en": "wrong words"}, "avoided_en"),
        (Topic, {"shown_en": "on", "name_en": ""}, "name_en"),
        (Source, {"published": "8.10.2025"}, "published"),
        (Source, {"url": "not an address"}, "url"),
        (Observation, {"as_of": "2999"}, "as_of"),
        (Observation, {"number": ""}, "number"),
        (Observation, {"number": "5", "number_to": "4"}, "number_to"),
        (Milestone, {"date": "2025-02-30"}, "date"),
        (Milestone, {"date": ""}, "date"),
        (TreatyAction, {"source": ""}, "source"),
        (Official, {"name": ""}, "name"),
        (Notice, {"starts_at": "2025-01-02 10:00", "ends_at": "2025-01-01 10:00"}, "ends_at"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(editor_client, db, model, wrong, field):
    response = post_form(editor_client, snippet_address(model, "add"), **{**typed(model), **wrong}, **PUBLISH)
    assert field in errors_of(response)
    assert not model.objects.filter(live=True).exclude(pk__in=made_by_typed(model)).exists()


def made_by_typed(model):
    """Return the ids of what the form's own values made: a source to cite."""
    return list(Source.objects.values_list("pk", flat=True)) if model is Source else []


def test_a_figure_without_a_source_cannot_be_published(editor_client, db):
    values = {"statistic": make_statistic().pk, "number": "1"}
    response = post_form(editor_client, snippet_address(Observation, "add"), **values, **PUBLISH)
    assert response.status_code == 200
    assert not Observation.objects.exists()


def test_a_correction_must_be_of_the_same_statistic_says_the_form(editor_client, db):
    other = make_observation(make_statistic())
    response = post_form(
        editor_client, snippet_address(Observation, "add"), **{**typed(Observation), "corrects": other.pk}, **PUBLISH
    )
    assert list(errors_of(response)) == ["corrects"]


def test_a_second_signature_of_one_state_is_an_error_and_not_a_crash(editor_client, db):
    values = typed(TreatyAction)
    address = snippet_address(TreatyAction, "add")
    assert post_form(editor_client, address, **values, **PUBLISH).status_code == 302
    assert post_form(editor_client, address, **values, **PUBLISH).status_code == 200


def test_an_address_another_topic_has_is_an_error_at_its_field(editor_client, db):
    make_topic(slug_vi="da-co", slug_en="taken")
    for code, taken in (("vi", "da-co"), ("en", "taken")):
        values = {"name_vi": "Khác", "name_en": "Other", f"slug_{code}": taken}
        response = post_form(editor_client, snippet_address(Topic, "add"), **values, **PUBLISH)
        assert list(errors_of(response)) == [f"slug_{code}"]


def test_a_source_that_facts_rest_on_is_not_deleted(editor_client, db):
    source = make_source()
    make_observation(make_statistic(), source=source)
    editor_client.post(snippet_address(Source, "delete", source.pk))
    assert Source.objects.filter(pk=source.pk).exists()


def test_a_copied_snippet_gets_addresses_of_its_own(editor_client, db):
    official = make_official(name="Trần Thử")
    copied = form_data(editor_client.get(snippet_address(Official, "copy", official.pk)))
    response = editor_client.post(snippet_address(Official, "add"), copied | PUBLISH)
    assert response.status_code == 302, response.context["form"].errors
    slugs = list(Official.objects.order_by("pk").values_list("slug_vi", "slug_en"))
    assert slugs == [("tran-thu", "tran-thu"), ("tran-thu-2", "tran-thu-2")]


def test_a_scheduled_notice_goes_live_at_its_time(editor_client, home, client, time_machine):
    now = timezone.localtime()
    go_live = (now + datetime.timedelta(days=2)).strftime("%Y-%m-%d %H:%M")
    post_form(editor_client, snippet_address(Notice, "add"), text_vi="Zebra thông báo.", go_live_at=go_live, **PUBLISH)
    assert not Notice.objects.get().live
    time_machine.move_to(now + datetime.timedelta(days=3))
    call_command("publish_scheduled")
    assert Notice.objects.get().live
    assert "Zebra" in client.get("/vi/").content.decode()


def test_the_site_settings_are_edited_in_both_languages(either_admin, home):
    address = reverse("wagtailsettings:edit", args=("core", "sitesettings", SiteSettings.load().pk))
    response = post_form(either_admin, address, name_vi="Cổng thử", name_en="Test portal")
    assert response.status_code == 302, response.context["form"].errors
    site = SiteSettings.load()
    assert (site.name_vi, site.name_en) == ("Cổng thử", "Test portal")
    assert "Test portal" in either_admin.get("/en/").content.decode()


# Rule 11: the last approver's permission decides whether approval publishes


@pytest.fixture
def submitted(news_index):
    """A draft that waits for one approval."""
    group = Group.objects.create(name="Nhóm duyệt thử")
    group.permissions.add(
        Permission.objects.get(codename="access_admin", content_type__app_label=Admin._meta.app_label)
    )
    task = GroupApprovalTask.objects.create(name="Duyệt thử")
    task.groups.add(group)
    workflow = Workflow.objects.create(name="Quy trình thử")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    article = make_article(news_index, headline_vi="Bài chờ duyệt", live=False)
    article.save_revision()
    state = workflow.start(article, User.objects.create_superuser("bien-tap-thu"))
    return article, group, state


def approve(client, article, state):
    return client.post(
        reverse("wagtailadmin_pages:workflow_action", args=(article.pk, "approve", state.current_task_state.pk)),
        {"comment": ""},
    )


@pytest.fixture
def approver(client, db):
    user = User.objects.create_user("duyet-thu")
    client.force_login(user)
    return user


def test_rule_11_an_approver_who_may_publish_finishes_the_workflow(client, submitted, approver):
    article, group, state = submitted
    for codename in ("change_page", "publish_page"):
        GroupPagePermission.objects.create(
            group=group, page=Page.get_first_root_node(), permission=Permission.objects.get(codename=codename)
        )
    approver.groups.add(group)
    approve(client, article, state)
    state.refresh_from_db()
    assert (ArticlePage.objects.get().live, state.status) == (True, "approved")


def test_rule_11_an_approver_who_may_not_publish_makes_nothing_public(client, submitted, approver):
    article, group, state = submitted
    approver.groups.add(group)
    approve(client, article, state)
    assert not ArticlePage.objects.get().live
