"""The importer in the admin: documents are handed in, their runs followed, and what came of them decided."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse

from hanoiconv.core.models import User
from hanoiconv.statistics.models import Statistic
from news.importing.documents import RawFile
from news.imports.batches import make_batch
from news.models import ArticlePage, ImportBatch, ImportedFact, ImportItem, NewsIndexPage
from news.tasks import run
from tests.builders import make_official, make_statistic
from tests.news.imported import LATER, TEXT, at, fact_of, group_client, imported, review

pytestmark = pytest.mark.django_db


@pytest.fixture
def item(news_index: NewsIndexPage, superuser: User) -> ImportItem:
    return imported(superuser)


# Intake


def test_a_pasted_text_becomes_a_draft(news_index: NewsIndexPage, editor_client: Client) -> None:
    answer = editor_client.post(at("intake"), {"text": TEXT})
    batch = ImportBatch.objects.get()
    assert answer.url == at("batch", batch.pk)
    assert batch.name == "Văn bản thử: huyện Mẫu tập huấn về tội phạm mạng"
    assert batch.items.get().state == "done"
    assert "1/1 tài liệu" in editor_client.get(answer.url).content.decode()


def test_files_and_archives_are_taken_apart(news_index: NewsIndexPage, editor_client: Client) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mot.txt", TEXT)
        archive.writestr("rong.txt", "")
    files = [SimpleUploadedFile("goi.zip", packed.getvalue()), SimpleUploadedFile("hai.txt", b"")]
    editor_client.post(at("intake"), {"uploads": files})
    items = ImportItem.objects.order_by("position")
    assert [(one.name, one.state) for one in items] == [
        ("goi.zip/mot.txt", "done"),
        ("goi.zip/rong.txt", "rejected"),
        ("hai.txt", "rejected"),
    ]


def test_nothing_handed_in_is_said_in_vietnamese(news_index: NewsIndexPage, editor_client: Client) -> None:
    answer = editor_client.post(at("intake"), {"text": "  "})
    assert "Hãy dán văn bản hoặc chọn tệp." in answer.content.decode()
    assert not ImportBatch.objects.exists()


def test_addresses_are_taken_only_where_hosts_are_named(news_index: NewsIndexPage, editor_client: Client) -> None:
    assert 'name="url"' not in editor_client.get(at("intake")).content.decode()
    with override_settings(IMPORT_HOSTS=["bao.example"]):
        assert "bao.example" in editor_client.get(at("intake")).content.decode()
        answer = editor_client.post(at("intake"), {"url": "https://khac.example/bai"})
    assert answer.context["form"].errors["url"]
    assert not ImportBatch.objects.exists()


def test_markup_in_a_name_is_shown_as_words(news_index: NewsIndexPage, superuser: User, editor_client: Client) -> None:
    item = imported(superuser, name="<img src=x onerror=alert(1)>.txt")
    for address in (at("index"), at("batch", item.batch_id), at("review", item.pk)):
        page = editor_client.get(address).content.decode()
        assert "<img src=x" not in page
        assert "&lt;img src=x" in page


# Following a run


@override_settings(**LATER)
def test_a_run_is_stopped_and_resumed_by_buttons(news_index: NewsIndexPage, editor_client: Client) -> None:
    editor_client.post(at("intake"), {"text": TEXT})
    batch = ImportBatch.objects.get()
    page = editor_client.get(at("batch", batch.pk)).content.decode()
    assert at("stop", batch.pk) in page
    assert "import-progress.js" in page
    editor_client.post(at("stop", batch.pk))
    batch.refresh_from_db()
    assert batch.state == "stopped"
    assert at("resume", batch.pk) in editor_client.get(at("progress", batch.pk)).content.decode()
    ticket = batch.ticket
    editor_client.post(at("resume", batch.pk))
    batch.refresh_from_db()
    assert (batch.state, batch.ticket) == ("waiting", ticket + 1)
    editor_client.post(at("resume", batch.pk))
    batch.refresh_from_db()
    assert batch.ticket == ticket + 1


def test_failed_documents_are_tried_again_by_a_button(item: ImportItem, editor_client: Client) -> None:
    ImportItem.objects.filter(pk=item.pk).update(state="failed", reason="thử")
    assert at("retry", item.batch_id) in editor_client.get(at("batch", item.batch_id)).content.decode()
    editor_client.post(at("retry", item.batch_id))
    item.refresh_from_db()
    assert item.state in {"done", "duplicate"}


# Who may, and what it costs


def actions(item: ImportItem) -> list[str]:
    fact = fact_of(item, "figure", "1.800")
    date = fact_of(item, "date")
    return [
        at("stop", item.batch_id),
        at("resume", item.batch_id),
        at("retry", item.batch_id),
        at("put_back", item.pk, 0),
        at("submit", item.pk),
        at("draft_anyway", item.pk),
        at("leave_out", item.pk),
        at("accept", fact.pk),
        at("keep", date.pk),
        at("refuse", date.pk),
        at("fact", fact.pk),
    ]


def everything(item: ImportItem) -> list[Any]:
    return [
        list(ImportBatch.objects.values()),
        list(ImportItem.objects.values()),
        list(ImportedFact.objects.values()),
        list(ArticlePage.objects.values_list("latest_revision", flat=True)),
        Statistic.objects.count(),
    ]


def test_who_may_not_import_sees_and_changes_nothing(item: ImportItem, client: Client) -> None:
    group = Group.objects.create(name="Nhóm thử")
    group.permissions.add(*Group.objects.get(name="Biên tập").permissions.filter(codename="access_admin"))
    stranger = group_client("Nhóm thử")
    before = everything(item)
    for address in actions(item):
        assert stranger.post(address, {"title": "Thử", "number": "5"}).status_code in (302, 403)
    assert stranger.get(at("review", item.pk)).status_code in (302, 403)
    assert stranger.get(at("index")).status_code in (302, 403)
    assert everything(item) == before
    assert at("index") not in stranger.get(reverse("wagtailadmin_home")).content.decode()


def test_forged_requests_and_numbers_change_nothing(item: ImportItem, superuser: User, editor_client: Client) -> None:
    forger = Client(enforce_csrf_checks=True)
    forger.force_login(superuser)
    before = everything(item)
    for address in actions(item):
        assert forger.post(address, {"title": "Thử"}).status_code == 403
        assert editor_client.post(re.sub(r"\d+", "99999", address, count=1), follow=True).status_code == 404
    assert editor_client.post(at("put_back", item.pk, 999), follow=True).status_code == 404
    for address in actions(item)[:-1]:
        assert editor_client.get(address).status_code == 405
    assert everything(item) == before


def test_editors_import_and_review_but_put_on_record_only_what_they_may_add(item: ImportItem) -> None:
    editor = group_client("Biên tập")
    assert editor.get(at("intake")).status_code == 200
    page = review(editor, item)
    fact = fact_of(item, "figure", "1.800")
    assert at("refuse", fact.pk) in page
    assert at("accept", fact.pk) not in page
    editor.post(at("accept", fact.pk))
    assert Statistic.objects.count() == 0


def more_of_everything(superuser: User) -> None:
    """Import a longer document of the same batch kind: more facts, more removals."""
    run(make_batch("hai", [RawFile(f"{n}.txt", TEXT.replace("Mẫu", f"Mẫu{n}").encode()) for n in (2, 3)], superuser))


def queries(client: Client, address: str, counter: Any) -> int:
    client.get(address)
    with counter(60) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_lists_cost_the_same_for_one_and_three(
    item: ImportItem, superuser: User, editor_client: Client, django_assert_max_num_queries: Any
) -> None:
    addresses = [at("index"), at("batch", item.batch_id)]
    with_one = [queries(editor_client, one, django_assert_max_num_queries) for one in addresses]
    more_of_everything(superuser)
    for position, other in enumerate(ImportItem.objects.exclude(pk=item.pk), start=7):
        ImportItem.objects.filter(pk=other.pk).update(batch=item.batch_id, position=position)
    ImportBatch.objects.create(name="ba")
    assert [queries(editor_client, one, django_assert_max_num_queries) for one in addresses] == with_one


def test_a_review_costs_the_same_for_one_and_three_of_each(
    item: ImportItem, editor_client: Client, django_assert_max_num_queries: Any
) -> None:
    facts = {kind: fact_of(item, kind) for kind in ("official", "figure", "date")}
    ImportedFact.objects.exclude(pk__in=[fact.pk for fact in facts.values()]).delete()
    statistic, official = make_statistic(), make_official()
    ImportedFact.objects.filter(kind="figure").update(statistic=statistic)
    ImportedFact.objects.filter(kind="official").update(official=official)
    address = at("review", item.pk)
    with_one = queries(editor_client, address, django_assert_max_num_queries)
    for fact in facts.values():
        fact.refresh_from_db()
        for position in (101, 102):
            fact.pk, fact.position = None, position
            fact._state.adding = True
            fact.save()
    item.report["removals"] += [{"text": "thử", "reason": "spam", "line": 1, "column": 0}] * 2
    item.save()
    assert queries(editor_client, address, django_assert_max_num_queries) == with_one


@override_settings(**LATER)
def test_the_script_that_renews_the_progress_waits_for_the_screen(superuser: User, editor_client: Client) -> None:
    batch = make_batch("thử", [RawFile("a.txt", b"a")], superuser)
    page = editor_client.get(at("batch", batch.pk)).content.decode()
    assert re.search(r'<script defer src="[^"]*import-progress[^"]*"></script>', page)
    assert f'data-progress="{at("progress", batch.pk)}' in page
