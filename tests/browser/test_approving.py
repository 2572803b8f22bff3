"""What a publisher does, with autosave on: reads and approves, or touches a key and approves nothing."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.utils.crypto import get_random_string
from playwright.sync_api import Page, TimeoutError, expect

from hanoiconv.core.models import User
from hanoiconv.editorial.roles import PUBLISHER
from news.models import ArticlePage, NewsIndexPage

from .test_editing import sign_in

APPROVE = "[data-workflow-action-name=approve]"


@pytest.fixture
def publisher(portal: str) -> tuple[User, str]:
    """Return a publisher and the password."""
    call_command("setup_newsroom", verbosity=0)
    password = get_random_string(20)
    user = User.objects.create_user(f"duyet-{get_random_string(6)}", f"{get_random_string(6)}@example.org", password)
    user.groups.add(Group.objects.get(name=PUBLISHER.name))
    return user, password


@pytest.fixture
def at_the_last_task(publisher: tuple[User, str]) -> Callable[[], ArticlePage]:
    """Return a maker of drafts that wait for the publisher alone; their bodies are as the form sends them."""

    def make() -> ArticlePage:
        others = User.objects.create_superuser(f"khac-{get_random_string(6)}")
        article = ArticlePage(
            headline_vi=f"Bài thử chờ duyệt {get_random_string(6)}",
            summary_vi="Tóm tắt thử.",
            display_date=datetime.date(2025, 10, 8),
            body_vi=[{"type": "text", "id": str(uuid4()), "value": '<p data-block-key="thu01">Chữ thử.</p>'}],
            live=False,
        )
        NewsIndexPage.objects.get().add_child(instance=article)
        article.save_revision(user=others)
        state = article.get_workflow().start(article, others)
        for _step in range(2):
            state.refresh_from_db()
            state.current_task_state.specific.approve(user=others)
        return ArticlePage.objects.get(pk=article.pk)

    return make


def task_of(article: ArticlePage) -> str:
    task: Any = ArticlePage.objects.get(pk=article.pk).current_workflow_task
    return task.name if task else ""


def open_form(page: Page, portal: str, article: ArticlePage) -> None:
    """Open the article's form and wait until its scripts are at work."""
    page.goto(f"{portal}/admin/pages/{article.pk}/edit/")
    page.wait_for_load_state("networkidle")


def approve(page: Page) -> None:
    """Choose "Approve" in the form's menu and confirm."""
    page.locator(APPROVE).first.evaluate("button => button.click()")
    page.locator(".modal button[type=submit]").click()
    page.wait_for_load_state()


def test_a_publisher_reads_and_approves_and_exactly_this_is_public(
    page: Page, portal: str, publisher: tuple[User, str], at_the_last_task: Callable[[], ArticlePage]
) -> None:
    article = at_the_last_task()
    sign_in(page, portal, publisher)
    open_form(page, portal, article)
    approve(page)
    expect(page.locator(".messages .success")).to_be_visible()
    page.goto(f"{portal}/vi/tin-tuc/{article.url_slug_vi}/")
    expect(page.get_by_role("heading", level=1)).to_have_text(article.headline_vi)


def test_a_publishers_keystroke_is_saved_and_sends_the_text_back_to_its_first_task(
    page: Page, portal: str, publisher: tuple[User, str], at_the_last_task: Callable[[], ArticlePage]
) -> None:
    article = at_the_last_task()
    sign_in(page, portal, publisher)
    open_form(page, portal, article)
    for _keystroke in range(
        5
    ):  # the script that saves begins a moment after the page has loaded, and waits for a pause
        try:
            with page.expect_response(
                lambda answer: answer.request.method == "POST" and "/edit/" in answer.url, timeout=5000
            ):
                page.locator("#id_headline_vi").press("x")
            break
        except TimeoutError:
            continue
    assert task_of(article) == "Kiểm tra ngôn ngữ"
    assert not ArticlePage.objects.get(pk=article.pk).live
