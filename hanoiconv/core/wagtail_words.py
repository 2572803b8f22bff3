"""Words of the admin that Wagtail 8.0 writes in English where a catalogue cannot reach them; given to it here.

What its templates hard-code is mended in `templates/wagtailadmin/`; a test walks every screen for what is left.
"""

from typing import Any

from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from wagtail.admin.forms import auth, choosers, workflows
from wagtail.admin.views.pages.search import SearchView
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page
from wagtail.sites.views import IndexView as SitesIndexView
from wagtail.snippets.widgets import AdminSnippetChooser
from wagtail.users.views.bulk_actions.assign_role import RoleForm

FIELDS: dict[Any, dict[str, object]] = {
    auth.LoginForm: {"password": _("Password")},
    choosers.ExternalLinkChooserForm: {"link_text": _("Link text")},
    choosers.AnchorLinkChooserForm: {"link_text": _("Link text")},
    choosers.EmailLinkChooserForm: {
        "email_address": _("Email address"),
        "link_text": _("Link text"),
        "subject": _("Subject"),
        "body": _("Message"),
    },
    choosers.PhoneLinkChooserForm: {"phone_number": _("Phone number"), "link_text": _("Link text")},
    workflows.WorkflowPageForm: {"page": _("Page")},
    workflows.WorkflowContentTypeForm: {"content_types": _("Content types")},
    RoleForm: {"role": _("Role")},
}
"""Labels of form fields that Wagtail leaves to Django, which makes them of the fields' names."""

COLUMNS = {"port": _("Port"), "site_name": _("Site name"), "root_page": _("Root page")}
"""Headings of the list of sites."""

CHOOSERS = {
    "choose_one_text": _("Choose %(object)s"),
    "choose_another_text": _("Choose another %(object)s"),
    "link_to_chosen_text": _("Edit this %(object)s"),
}
"""Messages of Wagtail's snippet choosers, by the attribute that shows them."""

PERMISSIONS = [gettext_noop("Can publish")]
"""Permissions of Wagtail's that its template for groups looks up in the catalogues by variable."""


def give_words() -> None:
    """Put the labels into Wagtail's forms and lists."""
    for form, labels in FIELDS.items():
        for name, label in labels.items():
            form.base_fields[name].label = label
    for column in SitesIndexView.columns:
        if column.name in COLUMNS:
            column.label = COLUMNS[column.name]
    SearchView.verbose_name = _("page")
    SearchView.verbose_name_plural = _("pages")
    _word_choosers()
    _word_kinds_of_tasks()


def _word_kinds_of_tasks() -> None:
    """Label the choice among kinds of tasks, a field that Wagtail adds without a label where there are several."""
    make = workflows.TaskChooserSearchForm.__init__

    def init(self: workflows.TaskChooserSearchForm, *args: Any, **kwargs: Any) -> None:
        make(self, *args, **kwargs)
        if "task_type" in self.fields:
            self.fields["task_type"].label = _("Task type")

    workflows.TaskChooserSearchForm.__init__ = init


def _word_choosers() -> None:
    """Let choosers speak each user's language: Wagtail words them once, in that of whoever comes first, for all."""
    make_snippet_chooser, make_page_chooser = AdminSnippetChooser.__init__, AdminPageChooser.__init__

    def init_snippet_chooser(self: AdminSnippetChooser, model: Any = None, **kwargs: Any) -> None:
        make_snippet_chooser(self, model, **kwargs)
        for attribute, message in CHOOSERS.items():
            if attribute not in kwargs:
                setattr(self, attribute, _with_object(message, self.model._meta.verbose_name))

    def init_page_chooser(self: AdminPageChooser, *args: Any, **kwargs: Any) -> None:
        make_page_chooser(self, *args, **kwargs)
        if "choose_one_text" not in kwargs and self.model is not Page:
            self.choose_one_text = _page_of_type(self.model._meta.verbose_name)

    AdminSnippetChooser.__init__ = init_snippet_chooser
    AdminPageChooser.__init__ = init_page_chooser


def _with_object_now(message: object, name: object) -> str:
    return str(message) % {"object": name}


def _page_of_type_now(name: object) -> str:
    return f"{AdminPageChooser.choose_one_text} ({capfirst(str(name))})"


_with_object = lazy(_with_object_now, str)
_page_of_type = lazy(_page_of_type_now, str)
