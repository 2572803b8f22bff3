"""Work that the task worker does for news."""

from __future__ import annotations

from django_tasks import task

from .imports import batches
from .models import ImportBatch

SOON = 10
"""The priority of work that an editor waits for; other tasks have 0."""


@task()
def continue_import(batch_id: int, ticket: int) -> None:
    """Work on a batch for a while, then queue again behind the worker's other tasks until nothing is left."""
    if batches.work_off(batch_id, ticket):
        continue_import.enqueue(batch_id, ticket)


def run(batch: ImportBatch) -> None:
    """Start the batch, or take it up where it was left: ahead of work nobody is waiting for."""
    continue_import.using(priority=SOON).enqueue(batch.pk, batches.start(batch))
