"""What the newsroom's screens ask of a review."""

from __future__ import annotations

from typing import Any

from django import template
from wagtail.models import TaskState

from ..review import seen_stamp

register = template.Library()


@register.simple_tag
def approval_problems(task_state: TaskState, user: Any) -> list[str]:
    """Return what stands against the approval of the version under review by the user."""
    return task_state.task.specific.problems(task_state.revision.as_object(), user)


@register.filter
def stamp(task_state: TaskState) -> str:
    """Return what tells which contents of the version are being approved."""
    return seen_stamp(task_state.revision)
