"""Batches: taken in by an editor, worked off by the task worker one document at a time, stopped and resumed.

A document is read outside any transaction; what is made of it is stored in one. Each start of a batch takes a new
ticket: a run with an older one ends, and whatever a dead worker left half done is taken up by the next run.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import override

from hanoiconv.sources.models import Source

from ..importing.documents import ImportedDocument, RawFile
from ..importing.messages import said
from ..importing.pipeline import process
from ..importing.reporting import document_to_dict
from ..models import ArticlePage, ImportBatch, ImportItem, NewsIndexPage
from .drafting import Drafted, NoNewsIndex, draft_document, make_draft
from .keeping import item_report, keep_contradictions, keep_facts, parts_of
from .on_record import OnRecord

logger = logging.getLogger(__name__)
SLICE = 20.0
"""Seconds after which a run lets the worker's other tasks have their turn."""
LONGEST_NAME = 255
MOST_ATTEMPTS = 3
"""A document on which the worker died so often is left alone."""


@dataclass(frozen=True)
class Work:
    """A document that this run has taken."""

    item: ImportItem
    ticket: int


def make_batch(name: str, files: Iterable[RawFile], user: Any) -> ImportBatch:
    """Store the files privately as a batch that waits for its first run. All or nothing."""
    with transaction.atomic():
        batch = ImportBatch.objects.create(name=name[:LONGEST_NAME], created_by=user)
        for position, file in enumerate(files, start=1):
            item = ImportItem(batch=batch, position=position, name=file.path[-LONGEST_NAME:])
            if file.problem:
                give_reason(item, file.problem)
                item.state, item.finished_at = ImportItem.State.REJECTED, timezone.now()
            else:
                item.raw_file.save(f"{batch.pk}-{position}.bin", ContentFile(file.data), save=False)
            item.save()
    return batch


def start(batch: ImportBatch) -> int:
    """Give the batch to a new run, whatever became of an earlier one; return the run's ticket."""
    ImportBatch.objects.filter(pk=batch.pk).update(
        ticket=F("ticket") + 1, state=ImportBatch.State.WAITING, beat=timezone.now(), finished_at=None
    )
    batch.refresh_from_db()
    return batch.ticket


def stop(batch: ImportBatch) -> bool:
    """Let the run end after the document it is at; False where there is none under way."""
    return bool(ImportBatch.objects.under_way().filter(pk=batch.pk).update(state=ImportBatch.State.STOPPED))


def retry_failed(batch: ImportBatch) -> int:
    """Let failed documents wait for another run; return how many."""
    return batch.items.filter(state=ImportItem.State.FAILED).update(
        state=ImportItem.State.WAITING, reason="", reason_parts={}, attempts=0, finished_at=None
    )


def want_draft(item: ImportItem) -> bool:
    """Let a document that repeats another be drafted all the same; False where it is no such document (any more)."""
    return bool(
        ImportItem.objects.filter(pk=item.pk, state=ImportItem.State.DUPLICATE).update(
            state=ImportItem.State.WAITING, draft_anyway=True, attempts=0, finished_at=None
        )
    )


def leave_out(item: ImportItem) -> bool:
    """Be content with what a repeating document repeats; False where it is no such document (any more)."""
    return bool(
        ImportItem.objects.filter(pk=item.pk, state=ImportItem.State.DUPLICATE).update(state=ImportItem.State.DONE)
    )


def work_off(batch_id: int, ticket: int, seconds: float = SLICE) -> bool:
    """Work on the batch's documents, one after the other; True where the time was up before the documents were."""
    until, record = time.monotonic() + seconds, OnRecord(writes=True)
    while work := take(batch_id, ticket):
        work_on(work, record)
        if time.monotonic() >= until:
            return True
    return False


def take(batch_id: int, ticket: int) -> Work | None:
    """Take the next document for this run; None where there is none, or where the run is not to go on."""
    state = ImportBatch.State
    with transaction.atomic():
        mine = ImportBatch.objects.under_way().filter(pk=batch_id, ticket=ticket)
        batch = mine.select_for_update().first()
        if batch is None:
            return None
        item = _next_item(batch)
        now = timezone.now()
        if item is None:
            ImportBatch.objects.filter(pk=batch_id).update(state=state.FINISHED, beat=now, finished_at=now)
            return None
        ImportBatch.objects.filter(pk=batch_id).update(state=state.RUNNING, beat=now)
        item.state, item.ticket, item.attempts = ImportItem.State.WORKING, ticket, item.attempts + 1
        item.save(update_fields=["state", "ticket", "attempts"])
    return Work(item, ticket)


def _next_item(batch: ImportBatch) -> ImportItem | None:
    """The first document that waits, or that an earlier run left half done; the worker's killers are set aside."""
    open_states = (ImportItem.State.WAITING, ImportItem.State.WORKING)
    for item in batch.items.filter(state__in=open_states).defer("report"):
        if item.attempts < MOST_ATTEMPTS:
            return item
        _end(item, ImportItem.State.FAILED, said("died", count=item.attempts))
    return None


def work_on(work: Work, record: OnRecord) -> None:
    """Read one document and store what is made of it, all or nothing. Whatever goes wrong becomes its reason."""
    item = work.item
    try:
        with override("vi"):
            try:
                raw = item.raw_bytes()
            except (OSError, ValueError):
                _fail(work, said("gone"))
                return
            report = process([RawFile(item.name, raw)], record.known)
            with transaction.atomic():
                if _still_mine(work):
                    _store(item, report.documents, record)
    except NoNewsIndex:
        _fail(work, said("no_index"))
    except Exception as error:
        logger.exception("import of item %s failed", item.pk)
        _fail(work, said("broken", kind=type(error).__name__))


def _still_mine(work: Work) -> bool:
    """Whether no later run has taken the document since; holds it until the transaction ends."""
    mine = ImportItem.objects.filter(pk=work.item.pk, state=ImportItem.State.WORKING, ticket=work.ticket)
    return mine.select_for_update().exists()


def _fail(work: Work, reason: str) -> None:
    with transaction.atomic():
        if _still_mine(work):
            _end(work.item, ImportItem.State.FAILED, reason)


def _end(item: ImportItem, state: str, reason: str = "") -> None:
    give_reason(item, reason)
    item.state, item.finished_at = state, timezone.now()
    item.save(update_fields=["state", "reason", "reason_parts", "finished_at"])


def give_reason(item: ImportItem, reason: str | None) -> None:
    """Set why nothing could be made of a document: in Vietnamese, and in parts that any language can be made of."""
    item.reason, item.reason_parts = str(reason or ""), parts_of(reason)


def _store(item: ImportItem, documents: Iterable[ImportedDocument], record: OnRecord) -> None:
    """Store the item's own document, and the other articles of its file as items beside it."""
    siblings = {one.part: one for one in item.batch.items.filter(position=item.position)}
    for document in documents:
        if document.part == item.part:
            store_document(item, document, record)
        elif document.part not in siblings:
            other = ImportItem(batch=item.batch, position=item.position, part=document.part, name=item.name)
            other.raw_file = item.raw_file.name
            store_document(other, document, record)


def store_document(item: ImportItem, document: ImportedDocument, record: OnRecord) -> None:
    """Store one document: rejected, waiting for a decision because it repeats another, or with source and draft."""
    item.report, item.finished_at = item_report(document), timezone.now()
    give_reason(item, document.reason)
    if document.outcome == "reject":
        item.state = ImportItem.State.REJECTED
    elif document.duplicate_of and not item.draft_anyway:
        item.state = ImportItem.State.DUPLICATE
        item.duplicate_of = repeated_source(document)
    else:
        item.state = ImportItem.State.DONE
        source = _draft(item, document)
        keep_facts(source, document, record)
        keep_contradictions(source, document, record.known)
    item.save()


def repeated_source(document: ImportedDocument) -> Source | None:
    """Return the stored source that a document repeats; None for none, or for another of the same run."""
    duplicate = document.duplicate_of
    return Source.objects.filter(pk=duplicate.id).first() if duplicate and duplicate.id else None


def keep_run(name: str, documents: Iterable[ImportedDocument], made: Iterable[Drafted], record: OnRecord) -> None:
    """Keep what a run without a batch (`import_sources`) has made, so that it is reviewed like any other import."""
    new = [(document, one) for document, one in zip(documents, made, strict=True) if one.is_new]
    if not new:
        return
    now = timezone.now()
    with transaction.atomic():
        batch = ImportBatch.objects.create(name=name, state=ImportBatch.State.FINISHED, finished_at=now)
        for position, (document, one) in enumerate(new, start=1):
            source = Source.objects.get(pk=one.source or 0)
            item = ImportItem(batch=batch, position=position, part=1, name=document.path[-LONGEST_NAME:])
            item.state, item.finished_at = ImportItem.State.DONE, now
            item.report, item.duplicate_of = item_report(document), repeated_source(document)
            item.source, item.draft_id, item.raw_file = source, one.draft, source.raw_file.name
            item.save()
            keep_facts(source, document, record)
            keep_contradictions(source, document, record.known)


def _draft(item: ImportItem, document: ImportedDocument) -> Source:
    """Make source and draft, and return the source; of a stored file a second draft where somebody wants it."""
    index = NewsIndexPage.objects.first()
    if index is None:
        raise NoNewsIndex
    drafted = draft_document(document, document_to_dict(document), index)
    source = Source.objects.get(pk=drafted.source or 0)
    if item.name.startswith(("http://", "https://")) and not source.url and len(item.name) < LONGEST_NAME:
        Source.objects.filter(pk=source.pk).update(url=item.name)
    item.source, item.draft_id = source, drafted.draft
    if not drafted.is_new and (item.draft_anyway or drafted.draft is None):
        item.draft = make_draft(document, source, index)
    ArticlePage.objects.filter(pk=item.draft_id, owner=None).update(owner=item.batch.created_by)
    return source
