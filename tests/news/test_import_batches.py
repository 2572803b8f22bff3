"""Batches of the importer: worked off one document at a time, stopped, resumed, and taken up after a crash."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models.signals import post_save
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hanoiconv.core.models import User
from hanoiconv.sources.models import Source, SourceFingerprint
from news.importing.documents import RawFile
from news.importing.messages import RUN
from news.imports import batches
from news.imports.on_record import OnRecord
from news.models import ArticlePage, ImportBatch, ImportedFact, ImportItem, NewsIndexPage
from news.tasks import continue_import, run
from tests.builders import make_official

pytestmark = pytest.mark.django_db
LATER = {"TASKS": {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}}
"""Tasks wait for a worker."""
TEXT = """Văn bản thử số {number}: xã Mẫu {number} tập huấn về tội phạm mạng

Ngày {number}/11/2025, xã Mẫu {number} mở lớp tập huấn phòng, chống tội phạm mạng cho hơn {number}40 cán bộ thôn.

{words}
"""
ON_RECORD = ("people_appointment", "statistics_statistic", "statistics_observation", "treaty_milestone")
WORDS = (
    "Lớp học kéo dài ba ngày ở nhà văn hóa, do công an xã giảng dạy và có phần thực hành trên máy tính.",
    "Các cụ cao tuổi được hướng dẫn nhận ra cuộc gọi giả danh, cách khóa thẻ và báo tin cho đường dây nóng.",
    "Học sinh trường trung học đóng kịch ngắn kể lại một vụ lừa bán vé xem bóng đá qua mạng xã hội.",
    "Hội phụ nữ lập tổ tự quản, mỗi tuần gặp nhau một lần để kể những thủ đoạn mới nghe được ở chợ.",
)


def document(number: int) -> RawFile:
    """Return a short text that repeats no other."""
    text = TEXT.format(number=number, words=f"{WORDS[number % 4]} Đợt {number * 7919}.")
    return RawFile(f"van-ban-{number}.txt", text.encode())


def batch_of(*files: RawFile, user: User | None = None) -> ImportBatch:
    return batches.make_batch("Đợt thử", files, user)


def states(batch: ImportBatch) -> list[str]:
    return list(batch.items.values_list("state", flat=True))


@contextmanager
def dying_worker() -> Iterator[None]:
    """Whoever makes a draft dies of it, as a worker does that is killed."""

    def die(**_kwargs: Any) -> None:
        raise KeyboardInterrupt

    post_save.connect(die, sender=ArticlePage)
    try:
        yield
    finally:
        post_save.disconnect(die, sender=ArticlePage)


def test_a_batch_is_worked_off_document_by_document(news_index: NewsIndexPage, superuser: User) -> None:
    batch = batch_of(*(document(number) for number in (1, 2, 3)), user=superuser)
    run(batch)
    batch.refresh_from_db()
    assert (batch.state, states(batch)) == ("finished", ["done"] * 3)
    assert (Source.objects.count(), ArticlePage.objects.count()) == (3, 3)
    assert not ArticlePage.objects.filter(live=True).exists()
    assert set(ArticlePage.objects.values_list("owner", flat=True)) == {superuser.pk}
    assert ImportedFact.objects.filter(kind="figure").count() >= 3


def test_what_is_on_record_is_loaded_once_however_many_documents_there_are(news_index: NewsIndexPage) -> None:
    make_official({"position_vi": "Chức vụ thử"})
    asked = []
    for numbers in ((1,), (2, 3, 4)):
        batch = batch_of(*(document(number) for number in numbers))
        ticket = batches.start(batch)
        with CaptureQueriesContext(connection) as queries:
            assert not batches.work_off(batch.pk, ticket)
        assert states(batch) == ["done"] * len(numbers)
        said = [query["sql"] for query in queries]
        asked.append({table: sum(f'FROM "{table}"' in sql for sql in said) for table in ON_RECORD})
    assert asked[0] == asked[1] == dict.fromkeys(ON_RECORD, 1) | {"statistics_observation": 2}


def test_each_run_of_the_worker_lets_other_tasks_have_their_turn(news_index: NewsIndexPage) -> None:
    batch = batch_of(document(1), document(2))
    ticket = batches.start(batch)
    assert batches.work_off(batch.pk, ticket, seconds=0)
    assert states(batch) == ["done", "waiting"]
    batches.work_off(batch.pk, ticket, seconds=0)
    assert not batches.work_off(batch.pk, ticket, seconds=0)
    batch.refresh_from_db()
    assert (batch.state, states(batch)) == ("finished", ["done", "done"])


def test_a_stopped_batch_goes_on_where_it_was(news_index: NewsIndexPage) -> None:
    batch = batch_of(document(1), document(2))
    ticket = batches.start(batch)
    batches.work_off(batch.pk, ticket, seconds=0)
    assert batches.stop(batch)
    assert not batches.work_off(batch.pk, ticket)
    assert states(batch) == ["done", "waiting"]
    run(batch)
    assert states(batch) == ["done", "done"]
    assert ArticlePage.objects.count() == 2
    assert not batches.stop(batch)


@override_settings(**LATER)
def test_a_run_with_an_old_ticket_does_nothing(news_index: NewsIndexPage) -> None:
    batch = batch_of(document(1))
    old = batches.start(batch)
    new = batches.start(batch)
    continue_import.call(batch.pk, old)
    assert states(batch) == ["waiting"]
    continue_import.call(batch.pk, new)
    assert states(batch) == ["done"]


def test_what_a_dead_worker_left_is_taken_up_once(news_index: NewsIndexPage) -> None:
    batch = batch_of(document(1), document(2))
    with dying_worker(), pytest.raises(KeyboardInterrupt):
        batches.work_off(batch.pk, batches.start(batch))
    assert states(batch) == ["working", "waiting"]
    assert not SourceFingerprint.objects.exists()
    assert (Source.objects.count(), ArticlePage.objects.count(), ImportedFact.objects.count()) == (0, 0, 0)
    run(batch)
    assert states(batch) == ["done", "done"]
    assert (Source.objects.count(), ArticlePage.objects.count()) == (2, 2)
    assert SourceFingerprint.objects.count() == 2


def test_a_worker_that_was_given_up_stores_nothing_more(news_index: NewsIndexPage) -> None:
    batch = batch_of(document(1))
    slow = batches.take(batch.pk, batches.start(batch))
    assert slow is not None
    run(batch)
    batches.work_on(slow, OnRecord(writes=True))
    assert states(batch) == ["done"]
    assert (Source.objects.count(), ArticlePage.objects.count()) == (1, 1)


def test_a_document_that_kills_the_worker_again_and_again_is_set_aside(news_index: NewsIndexPage) -> None:
    batch = batch_of(document(1))
    with dying_worker():
        for _attempt in range(batches.MOST_ATTEMPTS):
            with pytest.raises(KeyboardInterrupt):
                batches.work_off(batch.pk, batches.start(batch))
    run(batch)
    item = batch.items.get()
    assert (item.state, "3 lần" in item.reason) == ("failed", True)


@override_settings(**LATER)
def test_an_import_that_stands_still_is_taken_up_by_the_scheduler(
    news_index: NewsIndexPage, django_assert_num_queries: Any
) -> None:
    waiting, still, stopped = (batch_of(document(number)) for number in (1, 2, 3))
    long_ago = timezone.now() - datetime.timedelta(minutes=6)
    ImportBatch.objects.filter(pk__in=(still.pk, stopped.pk)).update(beat=long_ago)
    ImportBatch.objects.filter(pk=stopped.pk).update(state="stopped")
    call_command("resume_imports", verbosity=0)
    tickets = {batch.pk: ImportBatch.objects.get(pk=batch.pk).ticket for batch in (waiting, still, stopped)}
    assert tickets == {waiting.pk: 0, still.pk: 1, stopped.pk: 0}


def test_bad_files_are_named_and_failures_can_be_tried_again(news_index: NewsIndexPage) -> None:
    gone = RawFile("lon.txt", b"", problem="Tệp lớn hơn 20 MB.")
    batch = batch_of(RawFile("trong.txt", b""), gone, document(1))
    lost = batch.items.get(position=3)
    name = lost.raw_file.name
    ImportItem.objects.filter(pk=lost.pk).update(raw_file="imports/khong-con.bin")
    run(batch)
    assert states(batch) == ["rejected", "rejected", "failed"]
    assert all(batch.items.values_list("reason", flat=True))
    ImportItem.objects.filter(pk=lost.pk).update(raw_file=name)
    assert batches.retry_failed(batch) == 1
    run(batch)
    assert states(batch) == ["rejected", "rejected", "done"]


def test_without_a_news_section_nothing_is_made(db: None) -> None:
    batch = batch_of(document(1))
    run(batch)
    assert batch.items.get().reason == RUN["no_index"]
    assert Source.objects.count() == 0


def test_each_article_of_a_file_is_an_item(news_index: NewsIndexPage) -> None:
    path = Path(__file__).parents[1] / "corpus" / "two_articles.txt"
    batch = batch_of(RawFile(path.name, path.read_bytes()), document(1))
    run(batch)
    assert list(batch.items.values_list("position", "part", "state")) == [
        (1, 1, "done"),
        (1, 2, "done"),
        (2, 1, "done"),
    ]
    assert ArticlePage.objects.count() == 3


def test_a_repeated_document_waits_for_a_decision(news_index: NewsIndexPage) -> None:
    first, near = document(1), document(1)
    near = RawFile("gan-giong.txt", near.data + "\nXã Mẫu cảm ơn các đơn vị đã giúp đỡ lớp học.\n".encode())
    batch = batch_of(first, first, near)
    run(batch)
    assert states(batch) == ["done", "duplicate", "duplicate"]
    source = Source.objects.get()
    assert {item.duplicate_of for item in batch.items.filter(state="duplicate")} == {source}
    same, nearly = batch.items.filter(state="duplicate")
    assert batches.want_draft(same)
    assert batches.want_draft(nearly)
    assert not batches.want_draft(nearly)
    run(batch)
    assert states(batch) == ["done"] * 3
    assert (Source.objects.count(), ArticlePage.objects.count()) == (2, 3)


def test_a_repeated_document_can_be_left_out(news_index: NewsIndexPage) -> None:
    batch = batch_of(document(1), document(1))
    run(batch)
    assert batches.leave_out(batch.items.get(state="duplicate"))
    assert states(batch) == ["done", "done"]
    assert ArticlePage.objects.count() == 1


def test_lists_of_batches_cost_the_same_for_one_and_three(
    news_index: NewsIndexPage, django_assert_max_num_queries: Any
) -> None:
    for number in (1, 2, 3):
        batch_of(document(number))
    with django_assert_max_num_queries(1):
        assert [one.progress_words for one in ImportBatch.objects.with_counts()] == ["0/1"] * 3


def test_what_the_command_imports_is_reviewed_like_any_other(news_index: NewsIndexPage, tmp_path: Path) -> None:
    path = tmp_path / "van-ban.txt"
    path.write_bytes(document(1).data)
    for _run in range(2):
        call_command("import_sources", str(path), stdout=StringIO(), stderr=StringIO())
    item = ImportItem.objects.get()
    assert (item.state, item.batch.state, item.source, item.draft) == (
        "done",
        "finished",
        Source.objects.get(),
        ArticlePage.objects.get(),
    )
    assert item.raw_bytes() == document(1).data
    assert ImportedFact.objects.filter(source=item.source).exists()
