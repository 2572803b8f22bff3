"""Forms of the admin that every section shares."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from django.forms import BaseForm
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.forms.pages import WagtailAdminPageForm

from .languages import localised_names

SubmissionCheck: TypeAlias = Callable[[Any, Mapping[str, Any], Any], Iterable[tuple[str, str]]]
"""(the object as typed, the form's data, the user) → what is wrong, as (name of a field, message)."""

SUBMITTING = ("action-submit", "action-restart-workflow")
"""Buttons that hand a draft over to a workflow."""

_checks: list[SubmissionCheck] = []


def register_submission_check(check: SubmissionCheck) -> None:
    """Let a check refuse that a draft is submitted to a workflow; it can still be saved."""
    _checks.append(check)


def accepts_submission(form: Any) -> bool:
    """Ask the registered checks where a valid form is submitted to a workflow; refusals become its errors."""
    if not any(name in form.data for name in SUBMITTING):
        return True
    refusals = [refusal for check in _checks for refusal in check(form.instance, form.data, form.for_user)]
    for field, message in refusals:
        form.add_error(field if field in form.fields else None, message)
    return not refusals


class PortalSnippetForm(WagtailAdminModelForm):
    """The form of every snippet."""

    class Meta(WagtailAdminModelForm.Meta):
        pass

    def is_valid(self) -> bool:
        return bool(super().is_valid()) and accepts_submission(self)


def forget_hidden_initials(form: BaseForm) -> None:
    """Compare fields with what is stored.

    Django compares a field whose default is a function with a hidden copy of it, which Wagtail's panels do not send:
    every form would count as changed.
    """
    for field in form.fields.values():
        field.show_hidden_initial = False


class SitePageForm(WagtailAdminPageForm):
    """A page's form: a new page knows its parent, so that an address a sibling has is an error at its field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        forget_hidden_initials(self)
        if self.parent_page is not None and not self.instance.path:
            self.instance._cached_parent_obj = self.parent_page

    def is_valid(self) -> bool:
        return bool(super().is_valid()) and accepts_submission(self)


class PublicSnippetForm(PortalSnippetForm):
    """A snippet's form: a new one is shown in the default language first, in whatever language the admin is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        forget_hidden_initials(self)
        if self.instance._state.adding:
            for name in localised_names("shown"):
                self.initial.setdefault(name, getattr(self.instance, name))
