"""Words of the admin that Wagtail 8.0 writes in English where a catalogue cannot reach them; given to it here.

What its templates hard-code is mended in `templates/wagtailadmin/`; a test walks every screen for what is left.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from wagtail.admin.forms import auth, choosers, workflows
from wagtail.admin.views.pages.search import SearchView
from wagtail.sites.views import IndexView as SitesIndexView
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
