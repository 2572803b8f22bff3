"""The workflow "Duyệt bài" that the portal begins with; an administrator may change it in the admin."""

from __future__ import annotations

from django.contrib.auth.models import Group
from wagtail.models import Page, Task, Workflow, WorkflowPage, WorkflowTask

from .models import FactCheck, FourEyes, LanguageCheck
from .roles import EDITOR, FACT_CHECKER, PUBLISHER, TRANSLATOR, Role

WORKFLOW = "Duyệt bài"
TASKS: tuple[tuple[type[Task], str, tuple[Role, ...]], ...] = (
    (LanguageCheck, "Kiểm tra ngôn ngữ", (TRANSLATOR, EDITOR)),
    (FactCheck, "Kiểm chứng", (FACT_CHECKER,)),
    (FourEyes, "Duyệt xuất bản", (PUBLISHER,)),
)
"""Kind of task, its name, and the roles that may approve it; in this order."""


def make_workflow(*, reset: bool) -> bool:
    """Give every page the workflow and its three tasks where none of them was ever made, or anew where `reset`.

    Wagtail's own migration makes a workflow with a single task; the portal's takes its place. Say whether it was made.
    """
    if LanguageCheck.objects.exists() and not reset:
        return False
    workflow, _made = Workflow.objects.get_or_create(name=WORKFLOW)
    Workflow.objects.filter(pk=workflow.pk).update(active=True)
    workflow.workflow_tasks.all().delete()
    for order, (kind, name, roles) in enumerate(TASKS):
        task = kind.objects.filter(name=name).first() or kind.objects.create(name=name)
        kind.objects.filter(pk=task.pk).update(active=True)
        task.groups.set(Group.objects.filter(name__in=[role.name for role in roles]))
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    WorkflowPage.objects.update_or_create(page=Page.get_first_root_node(), defaults={"workflow": workflow})
    return True
