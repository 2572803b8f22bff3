"""What the end of a workflow does: it makes public what was approved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.exceptions import PermissionDenied

if TYPE_CHECKING:  # Wagtail's models load this module while they are being loaded
    from wagtail.models import WorkflowState


def publish_approved(workflow_state: WorkflowState, user: Any = None) -> None:
    """Publish the version that the last task approved, or the one language of it that was submitted.

    WAGTAIL_FINISH_WORKFLOW_ACTION names it. A page goes out by this way alone, so the right to publish is asked here.
    Raises PermissionDenied for a last approver who lacks it; the approval is then not taken.
    """
    last = workflow_state.current_task_state
    revision, approved = last.revision, workflow_state.content_object
    # A workflow also ends when its last task is taken out of use: nobody has approved anything then.
    if last.status != last.STATUS_APPROVED or revision.pk != approved.latest_revision_id:
        return
    language = submitted_language(workflow_state)
    is_page = hasattr(approved, "permissions_for_user")
    if is_page and user is not None and not approved.permissions_for_user(user).may("publish"):
        raise PermissionDenied
    if language:
        publish_approved_language(approved, language, revision, user)
    else:
        revision.publish(user=user, skip_permission_checks=is_page)


def submitted_language(workflow_state: WorkflowState) -> str:
    """Return the one language that was submitted; empty where the whole was."""
    submissions = apps.get_model("editorial", "LanguageSubmission").objects
    return submissions.filter(workflow_state=workflow_state).values_list("language", flat=True).first() or ""


def publish_approved_language(approved: Any, language: str, revision: Any, user: Any) -> None:
    """Publish one language of the approved version alone."""
    from .one_language import publish_language, saved

    live = saved(approved)
    publish_language(live, language, user, approved=revision, may_publish=hasattr(approved, "permissions_for_user"))
