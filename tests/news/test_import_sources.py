"""The command `import_sources`: its report, what it makes, and what it never does."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.test import Client

from hanoiconv.sources.models import Source, SourceFingerprint
from news.models import ArticlePage, NewsIndexPage

pytestmark = pytest.mark.django_db
TEXT = """Văn bản thử nghiệm: xã Mẫu tập huấn về tội phạm mạng

Ngày 12/11/2025, xã Mẫu mở lớp tập huấn phòng, chống tội phạm mạng cho hơn 240 cán bộ.

<script>alert(1)</script> {{ settings.SECRET_KEY }} là những chữ mà lớp học lấy làm ví dụ.
"""
UNTITLED = "theo lời kể của một học viên, lớp học về an ninh mạng này kéo dài ba ngày và có buổi diễn tập.\n"


def run(*paths: Path | str, **options: Any) -> tuple[dict[str, Any], int]:
    """Run the command and return its JSON report and its exit status."""
    out, status = StringIO(), 0
    try:
        call_command("import_sources", *map(str, paths), format="json", stdout=out, stderr=StringIO(), **options)
    except SystemExit as stop:
        status = int(stop.code or 0)
    return json.loads(out.getvalue()), status


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "van-ban-thu.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_document_becomes_a_source_and_an_unpublished_draft(news_index: NewsIndexPage, text: Path) -> None:
    report, status = run(text)
    (document,) = report["documents"]
    source, draft = Source.objects.get(pk=document["source"]), ArticlePage.objects.get(pk=document["draft"])
    assert status == 0
    assert source.raw_file.read() == text.read_bytes()
    assert source.cleaned_text == document["body"]
    assert not draft.live
    assert draft.publishers_words
    assert draft.headline_vi == document["title"]
    assert [item.source_id for item in draft.article_sources.all()] == [source.pk]


def test_nothing_of_it_is_public(news_index: NewsIndexPage, text: Path, client: Client) -> None:
    report, _status = run(text)
    draft = ArticlePage.objects.get(pk=report["documents"][0]["draft"])
    assert client.get(f"/vi/{draft.path_vi}").status_code == 404
    assert draft.headline_vi not in client.get(news_index.url_in("vi")).content.decode()
    assert Source.objects.shown_in("vi").count() == 0


def test_importing_again_makes_nothing_twice(news_index: NewsIndexPage, text: Path) -> None:
    first, _status = run(text)
    again, status = run(text)
    made = first["documents"][0]["source"], first["documents"][0]["draft"]
    assert (again["documents"][0]["source"], again["documents"][0]["draft"]) == made
    assert (Source.objects.count(), ArticlePage.objects.count(), status) == (1, 1, 0)


def test_a_dry_run_writes_nothing(news_index: NewsIndexPage, text: Path) -> None:
    report, status = run(text, dry_run=True)
    assert report["summary"]["documents"] == 1
    assert report["documents"][0]["draft"] is None
    assert (Source.objects.count(), ArticlePage.objects.count(), status) == (0, 0, 0)


def every_row() -> dict[str, list[Any]]:
    """Return all rows of all tables but those that tests define for themselves."""
    return {
        model._meta.label: list(model._default_manager.order_by("pk").values())
        for model in apps.get_models(include_auto_created=True)
        if "test" not in model.__module__
    }


def test_a_dry_run_leaves_every_table_as_it_was_and_compares_all_the_same(
    news_index: NewsIndexPage, text: Path, tmp_path: Path
) -> None:
    run(text)
    SourceFingerprint.objects.all().delete()
    copy = tmp_path / "ban-chep.html"
    copy.write_text("".join(f"<p>{line}</p>" for line in TEXT.splitlines()), encoding="utf-8")
    before = every_row()
    report, _status = run(copy, dry_run=True)
    assert every_row() == before
    assert report["documents"][0]["duplicate_of"]["id"] == Source.objects.get().pk
    run(copy)
    assert every_row() != before


def test_a_kept_source_is_compared_with_from_then_on(news_index: NewsIndexPage, text: Path) -> None:
    run(text)
    assert SourceFingerprint.objects.get().source == Source.objects.get()


def test_a_text_without_a_title_gets_a_marked_placeholder(news_index: NewsIndexPage, tmp_path: Path) -> None:
    path = tmp_path / "khong-tieu-de.txt"
    path.write_text(UNTITLED, encoding="utf-8")
    report, _status = run(path)
    assert report["documents"][0]["title"] is None
    draft = ArticlePage.objects.get(pk=report["documents"][0]["draft"])
    assert draft.headline_vi.startswith("[")
    assert draft.headline_vi.endswith("khong-tieu-de.txt")


def test_markup_of_a_source_is_stored_as_words(news_index: NewsIndexPage, text: Path) -> None:
    report, _status = run(text)
    draft = ArticlePage.objects.get(pk=report["documents"][0]["draft"])
    assert "<script" not in json.dumps(draft.body_vi.get_prep_value())


def test_bad_files_are_named_and_the_others_still_imported(
    news_index: NewsIndexPage, text: Path, tmp_path: Path
) -> None:
    (tmp_path / "trong.txt").write_bytes(b"")
    (tmp_path / "nhi-phan.txt").write_bytes(bytes(range(256)) * 40)
    paths = [tmp_path / "khong-co.txt", tmp_path / "trong.txt", tmp_path / "nhi-phan.txt", tmp_path, text]
    report, status = run(*paths)
    outcomes = [document["outcome"] for document in report["documents"]]
    assert outcomes[:4] == ["reject"] * 4
    assert outcomes[4] != "reject"
    assert all(document["reason"] for document in report["documents"][:4])
    assert (ArticlePage.objects.count(), status) == (1, 1)


def test_wrong_usage_is_refused(news_index: NewsIndexPage) -> None:
    with pytest.raises(CommandError):
        call_command("import_sources")
    with pytest.raises(CommandError):
        call_command("import_sources", "")
    assert Source.objects.count() == 0


def test_without_a_news_section_nothing_is_made(text: Path) -> None:
    with pytest.raises(CommandError, match="load_fixtures"):
        run(text)
    assert Source.objects.count() == 0
