"""A text under review: any change of it begins the review anew, so that what was approved is what goes out."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail.models import Revision, TaskState, WorkflowState


def seen_stamp(revision: Revision) -> str:
    """Return what tells the contents of a version apart: autosave changes the time with the content."""
    return f"{revision.pk}@{revision.created_at.isoformat()}"


def has_restarted(user: Any) -> bool:
    """Say whether what the user saved in this request has begun a review anew."""
    return getattr(user, "review_restarted", False)


@transaction.atomic
def restart(instance: Any, user: Any) -> None:
    """Begin the review of `instance` anew at its first task, where its newest version is not the one under review.

    `user` made that version; the mark left on it lasts as long as the request.
    """
    state: WorkflowState | None = instance.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_IN_PROGRESS or state.current_task_state is None:
        return
    current: TaskState = state.current_task_state
    if current.revision_id == instance.latest_revision_id:
        return
    TaskState.objects.filter(pk=current.pk).update(status=TaskState.STATUS_CANCELLED)
    state.current_task_state = None
    state.save()
    state.update(user=user)
    if user is not None:
        user.review_restarted = True
