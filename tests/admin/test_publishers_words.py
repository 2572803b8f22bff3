"""An imported draft says that its text is still another publisher's."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from hanoiconv.core.models import User
from news.importing.documents import RawFile
from news.importing.pipeline import process
from news.importing.reporting import report_to_dict
from news.imports.drafting import draft_documents
from news.imports.on_record import OnRecord
from news.models import ArticlePage, NewsIndexPage

pytestmark = pytest.mark.django_db
TEXT = "Văn bản thử nghiệm\n\nNgày 12/11/2025, xã Mẫu mở lớp tập huấn về tội phạm mạng cho 240 cán bộ của xã."
WARNING = "lời của nơi xuất bản khác"


@pytest.fixture
def draft(news_index: NewsIndexPage) -> ArticlePage:
    report = process([RawFile("van-ban-thu.txt", TEXT.encode())], OnRecord(writes=True).known)
    drafted = draft_documents(report.documents, report_to_dict(report)["documents"])
    return ArticlePage.objects.get(pk=drafted[0].draft)


def test_the_editor_is_warned_until_the_mark_is_taken_away(client: Client, draft: ArticlePage) -> None:
    client.force_login(User.objects.create_superuser("bien-tap-thu", password="x"))
    address = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    assert draft.publishers_words
    assert WARNING in client.get(address).content.decode()
    ArticlePage.objects.filter(pk=draft.pk).update(publishers_words=False)
    draft.refresh_from_db()
    draft.save_revision()
    assert WARNING not in client.get(address).content.decode()
