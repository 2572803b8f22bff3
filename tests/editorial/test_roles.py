"""The newsroom's roles, action by action, through the admin's own views. The same matrix stands in docs/roles.md."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from hanoiconv.core.models import SiteSettings, User
from hanoiconv.editorial.roles import FACT_APPS, ROLES
from hanoiconv.sources.models import Source
from hanoiconv.statistics.models import Observation
from news.models import ArticlePage, ImportBatch
from tests.admin_forms import add_page_address, form_data, snippet_address, typed_inlines
from tests.builders import make_article, make_observation, make_source, make_statistic

NAMES = [role.name for role in ROLES]
CONTRIBUTOR, TRANSLATOR, CHECKER, EDITOR, PUBLISHER, ADMINISTRATOR = NAMES

MAY = {
    "create": {CONTRIBUTOR, EDITOR, ADMINISTRATOR},
    "edit own": {CONTRIBUTOR, TRANSLATOR, CHECKER, EDITOR, PUBLISHER, ADMINISTRATOR},
    "edit others'": {TRANSLATOR, CHECKER, EDITOR, PUBLISHER, ADMINISTRATOR},
    "delete own draft": {CONTRIBUTOR, EDITOR, PUBLISHER, ADMINISTRATOR},
    "delete others' draft": {EDITOR, PUBLISHER, ADMINISTRATOR},
    "delete what is public": {PUBLISHER},
    "submit": {CONTRIBUTOR, TRANSLATOR, CHECKER, EDITOR, PUBLISHER, ADMINISTRATOR},
    "publish unapproved": set(),
    "publish several unapproved": set(),
    "unpublish": {PUBLISHER},
    "lock": {EDITOR, PUBLISHER, ADMINISTRATOR},
    "import": {CONTRIBUTOR, CHECKER, EDITOR},
    "prepare facts": {CHECKER, EDITOR, PUBLISHER},
    "publish facts": {CHECKER, PUBLISHER},
    "correct": {CHECKER, PUBLISHER},
    "settle contradictions": {CHECKER, EDITOR, PUBLISHER},
    "manage users": {ADMINISTRATOR},
    "settings": {ADMINISTRATOR},
    "workflows": {ADMINISTRATOR},
}
"""Action → roles that may."""


def sent(client: Client, address: str, **typed: Any) -> Any:
    """Open the form and send it; where it is not shown, send what was typed all the same."""
    shown = client.get(address)
    data = form_data(shown, **typed) if shown.status_code == 200 else typed
    return client.post(address, data)


def edit(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def create(user, client, article) -> bool:
    typed = {"headline_vi": "Bài mới thử", "display_date": "08/10/2025", "kind": "news"}
    sent(client, add_page_address(ArticlePage, article.get_parent()), **typed)
    return ArticlePage.objects.filter(headline_vi="Bài mới thử").exists()


def edits(client: Client, article: ArticlePage) -> bool:
    before = article.latest_revision_id
    sent(client, edit(article), headline_vi="Tiêu đề khác")
    article.refresh_from_db()
    return article.latest_revision_id != before


def edit_own(user, client, article) -> bool:
    Page.objects.filter(pk=article.pk).update(owner=user)
    return edits(client, article)


def edit_others(user, client, article) -> bool:
    return edits(client, article)


def deletes(client: Client, article: ArticlePage) -> bool:
    client.post(reverse("wagtailadmin_pages:delete", args=[article.pk]))
    return not Page.objects.filter(pk=article.pk).exists()


def delete_own_draft(user, client, article) -> bool:
    Page.objects.filter(pk=article.pk).update(live=False, owner=user)
    return deletes(client, article)


def delete_others_draft(user, client, article) -> bool:
    Page.objects.filter(pk=article.pk).update(live=False)
    return deletes(client, article)


def delete_public(user, client, article) -> bool:
    return deletes(client, article)


def submit(user, client, article) -> bool:
    Page.objects.filter(pk=article.pk).update(owner=user)
    sent(client, edit(article), **{"headline_vi": "Tiêu đề khác", "action-submit": "1"})
    return article.workflow_in_progress


def publish_unapproved(user, client, article) -> bool:
    Page.objects.filter(pk=article.pk).update(owner=user)
    sent(client, edit(article), **{"headline_vi": "Tiêu đề khác", "action-publish": "1"})
    return ArticlePage.objects.get(pk=article.pk).headline_vi == "Tiêu đề khác"


def publish_several(user, client, article) -> bool:
    Page.objects.filter(pk=article.pk).update(live=False)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{address}?id={article.pk}&next=/admin/", {"include_descendants": ""})
    return Page.objects.get(pk=article.pk).live


def unpublish(user, client, article) -> bool:
    client.post(reverse("wagtailadmin_pages:unpublish", args=[article.pk]))
    return not Page.objects.get(pk=article.pk).live


def lock(user, client, article) -> bool:
    client.post(reverse("wagtailadmin_pages:lock", args=[article.pk]))
    return Page.objects.get(pk=article.pk).locked


def take_in(user, client, article) -> bool:
    sent(client, reverse("imports:intake"), text="Một văn bản thử, dài hơn một chút để có gì mà đọc.")
    return ImportBatch.objects.exists()


def prepare_facts(user, client, article) -> bool:
    sent(client, snippet_address(Source, "add"), label_vi="Nguồn mới thử", kind="article")
    return Source.objects.filter(label_vi="Nguồn mới thử").exists()


def publish_facts(user, client, article) -> bool:
    typed = {"label_vi": "Nguồn mới thử", "kind": "article", "shown_vi": "on", "action-publish": "1"}
    sent(client, snippet_address(Source, "add"), **typed)
    return Source.objects.filter(label_vi="Nguồn mới thử", live=True).exists()


def correct(user, client, article) -> bool:
    wrong = make_observation(make_statistic(), "12")
    typed = {"statistic": wrong.statistic_id, "number": "13", "as_of": "2024", "corrects": wrong.pk}
    typed |= {"note_vi": "Sai, nay đúng.", "note_en": "It was wrong."}
    typed |= typed_inlines(citations=[{"source": make_source().pk}])
    sent(client, snippet_address(Observation, "add"), **typed, **{"action-publish": "1"})
    return Observation.objects.filter(corrects=wrong, live=True).exists()


def settings_open(user, client, article) -> bool:
    address = reverse("wagtailsettings:edit", args=("core", "sitesettings", SiteSettings.load().pk))
    return client.get(address).status_code == 200


def opens(name: str) -> Any:
    """Return the action of opening a screen."""
    return lambda user, client, article: client.get(reverse(name)).status_code == 200


DO = {
    "create": create,
    "edit own": edit_own,
    "edit others'": edit_others,
    "delete own draft": delete_own_draft,
    "delete others' draft": delete_others_draft,
    "delete what is public": delete_public,
    "submit": submit,
    "publish unapproved": publish_unapproved,
    "publish several unapproved": publish_several,
    "unpublish": unpublish,
    "lock": lock,
    "import": take_in,
    "prepare facts": prepare_facts,
    "publish facts": publish_facts,
    "correct": correct,
    "settle contradictions": opens("contradictions:board"),
    "manage users": opens("wagtailusers_users:add"),
    "settings": settings_open,
    "workflows": opens("wagtailadmin_workflows:add"),
}


@pytest.fixture
def article(news_index) -> ArticlePage:
    made = make_article(news_index, headline_vi="Bài thử")
    made.save_revision().publish()
    return ArticlePage.objects.get(pk=made.pk)


@pytest.mark.parametrize("role", NAMES)
@pytest.mark.parametrize("action", MAY)
def test_each_role_may_do_what_the_matrix_says_and_no_more(person, article, action, role):
    assert DO[action](*person(role), article) == (role in MAY[action])


def test_the_matrix_stands_in_the_document():
    """Each line of docs/roles.md is an action of this test, with a mark below each role that may."""
    text = (Path(settings.BASE_DIR) / "docs" / "roles.md").read_text().split("\n## ")[0]
    head, _rule, *rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
    heads = [cell.strip() for cell in head[1:]]
    written = {
        action.strip(): {name for name, mark in zip(heads, marks, strict=True) if mark.strip()}
        for action, *marks in rows
    }
    assert heads == NAMES
    assert written == MAY


def test_every_kind_of_snippet_is_a_fact_or_known_as_none():
    known = FACT_APPS | {"core", "terms"}
    assert {model._meta.app_label for model in get_snippet_models()} <= known


def test_what_an_administrator_changed_stays_until_the_roles_are_reset(newsroom):
    group = Group.objects.get(name=CONTRIBUTOR)
    group.permissions.add(Permission.objects.get(codename="add_source"))
    call_command("setup_newsroom", verbosity=0)
    assert group.permissions.filter(codename="add_source").exists()
    call_command("setup_newsroom", "--reset", verbosity=0)
    assert not group.permissions.filter(codename="add_source").exists()


def test_who_is_in_no_role_does_not_come_in(client, newsroom):
    client.force_login(User.objects.create_user("thu-khong-vai", password="x"))
    assert client.get(reverse("wagtailadmin_home")).status_code == 302
