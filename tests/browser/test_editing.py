"""What an editor does: signs in, opens an imported draft, publishes it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.utils.crypto import get_random_string
from playwright.sync_api import Page, expect

from hanoiconv.core.models import User
from news.importing.documents import RawFile
from news.importing.pipeline import process
from news.importing.reporting import report_to_dict
from news.imports.drafting import draft_documents
from news.imports.on_record import OnRecord
from news.models import ArticlePage

TEXT = """Văn bản thử nghiệm: thành phố Mẫu mở lớp tập huấn an ninh mạng

Ngày 12/11/2025, thành phố Mẫu khai giảng lớp tập huấn về phòng, chống tội phạm mạng cho 240 cán bộ cấp xã.

Lớp học kéo dài ba ngày và kết thúc bằng một buổi diễn tập xử lý sự cố.
"""


@pytest.fixture
def editor(portal: str) -> tuple[User, str]:
    """Return an editor and the password."""
    password = get_random_string(20)
    user = User.objects.create_superuser(f"bien-tap-{get_random_string(6)}", password=password)
    return user, password


@pytest.fixture
def draft(portal: str) -> ArticlePage:
    """Return the draft that the importer made of a test document."""
    report = process([RawFile("van-ban-thu.txt", TEXT.encode())], OnRecord(writes=True).known)
    drafted = draft_documents(report.documents, report_to_dict(report)["documents"])
    return ArticlePage.objects.get(pk=drafted[0].draft)


def sign_in(page: Page, portal: str, editor: tuple[Any, str]) -> None:
    """Sign in through the form."""
    user, password = editor
    page.goto(f"{portal}/admin/")
    page.locator("input[name=username]").fill(user.username)
    page.locator("input[name=password]").fill(password)
    page.locator("button[type=submit]").click()
    expect(page).to_have_url(f"{portal}/admin/")


def test_an_editor_opens_an_imported_draft_and_publishes_it(
    page: Page, portal: str, editor: tuple[User, str], draft: ArticlePage, tmp_path: Path
) -> None:
    address = f"{portal}/vi/tin-tuc/{draft.url_slug_vi}/"
    response = page.goto(address)
    assert response is not None
    assert response.status == 404
    sign_in(page, portal, editor)
    page.goto(f"{portal}/admin/pages/{draft.pk}/edit/")
    expect(page.locator("#id_headline_vi")).to_have_value(
        "Văn bản thử nghiệm: thành phố Mẫu mở lớp tập huấn an ninh mạng"
    )
    page.locator("#id_headline_vi").fill("Thành phố Mẫu tập huấn cán bộ xã về an ninh mạng (văn bản thử nghiệm)")
    page.locator("[name=action-publish]").evaluate("button => button.click()")
    expect(page.locator(".messages .success")).to_be_visible()
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thành phố Mẫu tập huấn cán bộ xã")
