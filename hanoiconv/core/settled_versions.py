"""A version that somebody has judged, that waits for its hour or that readers see is never written over."""

from __future__ import annotations

from typing import Any

from django.db import models
from wagtail.models import Revision, TaskState

JUDGED = (TaskState.STATUS_APPROVED, TaskState.STATUS_REJECTED)


def is_settled(revision: Revision) -> bool:
    """Say whether the version's content must stay as it is: it was approved or sent back, is scheduled, or public."""
    if revision.approved_go_live_at or revision.task_states.filter(status__in=JUDGED).exists():
        return True
    return revision.content_object.live_revision_id == revision.pk


class SettledVersionsMixin(models.Model):
    """First of a model's bases with revisions: autosave begins a new version where the one it made is settled.

    Wagtail's autosave writes the same revision again and again, also after it was approved.
    """

    class Meta:
        abstract = True

    def save_revision(self, *args: Any, overwrite_revision: Revision | None = None, **kwargs: Any) -> Revision:
        """Save a version, in place of `overwrite_revision` unless that one is settled."""
        if overwrite_revision is not None and is_settled(overwrite_revision):
            overwrite_revision = None
        base: Any = super()
        return base.save_revision(*args, overwrite_revision=overwrite_revision, **kwargs)
