"""The tasks of a workflow: each approves one thing, and refuses while something stands against it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, TaskState

from ..checks import fact_problems, language_problems
from ..review import has_restarted, seen_stamp


class ApprovalForm(forms.Form):
    """What an approver may say."""

    comment = forms.CharField(label=_("Comment"), required=False, widget=forms.Textarea({"rows": 2}))
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class RefusalForm(forms.Form):
    """Why somebody sends a text back: kept, and read by its author."""

    comment = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea({"rows": 3}),
        help_text=_("What must change before it is approved. The author reads it."),
    )


class ReviewTask(AbstractGroupApprovalTask):
    """What the newsroom's tasks share. An approval is of one version: the one that the approver has seen."""

    class Meta:
        abstract = True

    def problems(self, draft: Any, user: Any) -> list[str]:
        """Return what stands against the approval of `draft` by `user`, each a sentence in the active language."""
        raise NotImplementedError

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        if not self.user_can_access_editor(obj, user):
            return []
        return [("approve", _("Approve"), True), ("reject", _("Request changes"), True)]

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        return RefusalForm if action == "reject" else ApprovalForm

    def get_template_for_action(self, action: str) -> str:
        return "admin/approve.html" if action == "approve" else ""

    @transaction.atomic
    def on_action(self, task_state: TaskState, user: Any, action_name: str, **said: Any) -> None:
        """Approve or send back. An approver whose own keystrokes made a new version has approved nothing.

        Raises PermissionDenied where the action is not offered: something stands against it, or it is not theirs.
        """
        if has_restarted(user):
            return
        # Another request may have saved or approved meanwhile: what counts is what is on record now.
        under_way = TaskState.objects.select_for_update().filter(pk=task_state.pk)
        if not under_way.filter(status=TaskState.STATUS_IN_PROGRESS).exists():
            raise PermissionDenied
        draft = task_state.revision.as_object()
        if action_name not in {action for action, *_rest in self.get_actions(draft, user)}:
            raise PermissionDenied
        seen = said.pop("seen", "")
        if action_name == "approve" and (
            (seen and seen != seen_stamp(task_state.revision)) or self.problems(draft, user)
        ):
            raise PermissionDenied
        super().on_action(task_state, user, action_name, **said)


class LanguageCheck(ReviewTask):
    """Which languages the publication shows, and that each is complete."""

    class Meta:
        verbose_name = _("language check")
        verbose_name_plural = _("language checks")

    @classmethod
    def get_description(cls) -> Any:
        return _("Every language that is shown must be complete")

    def problems(self, draft: Any, user: Any) -> list[str]:
        return language_problems(draft)


class FactCheck(ReviewTask):
    """Every figure and quotation has its source, and nothing it rests on is contradicted."""

    class Meta:
        verbose_name = _("fact check")
        verbose_name_plural = _("fact checks")

    @classmethod
    def get_description(cls) -> Any:
        return _("Every figure, quotation and position needs a source, and no contradiction may be open")

    def problems(self, draft: Any, user: Any) -> list[str]:
        return fact_problems(draft)


class FourEyes(ReviewTask):
    """The approver has had no hand in the text."""

    class Meta:
        verbose_name = _("approval by a second person")
        verbose_name_plural = _("approvals by a second person")

    @classmethod
    def get_description(cls) -> Any:
        return _("Who has edited the text since it was last published may not approve it")

    def problems(self, draft: Any, user: Any) -> list[str]:
        since = draft.live_revision.created_at if draft.live and draft.live_revision else None
        written = draft.revisions.filter(user=user)
        if since is not None:
            written = written.filter(created_at__gt=since)
        return [gettext("You have edited this text yourself. Somebody else must approve it.")] if written else []
