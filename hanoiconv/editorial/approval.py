"""What the end of a workflow does: it makes public what was approved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied

if TYPE_CHECKING:  # Wagtail's models load this module while they are being loaded
    from wagtail.models import WorkflowState


def publish_approved(workflow_state: WorkflowState, user: Any = None) -> None:
    """Publish the version that the last task approved (WAGTAIL_FINISH_WORKFLOW_ACTION).

    A page goes out by this way alone, so the right to publish is asked here. Raises PermissionDenied for a last
    approver who lacks it; the approval is then not taken.
    """
    revision = workflow_state.current_task_state.revision
    approved = workflow_state.content_object
    if hasattr(approved, "permissions_for_user"):
        if user is not None and not approved.permissions_for_user(user).may("publish"):
            raise PermissionDenied
        revision.publish(user=user, skip_permission_checks=True)
    else:
        revision.publish(user=user)
