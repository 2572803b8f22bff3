"""Hooks into Wagtail."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry, PageLogEntry
from wagtail.snippets.models import register_snippet

from hanoiconv.core.forms import register_submission_check
from hanoiconv.core.panels import register_language_head

from .gate import ACTION, keep_record, refusals
from .hints import term_hints
from .viewsets import TermViewSet

register_snippet(TermViewSet)
register_language_head(term_hints)
register_submission_check(refusals)


@hooks.register("register_admin_urls")
def term_addresses() -> list[URLPattern | URLResolver]:
    """Replacing in a draft."""
    return [path("terms/", include("hanoiconv.terms.admin_urls"))]


@hooks.register("register_permissions")
def term_permissions() -> QuerySet[Any]:
    """Who may submit texts with wordings to avoid is said in the forms of groups."""
    return Permission.objects.filter(content_type__app_label="terms", codename="keep_avoided_wording")


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def log_why_wordings_stay(request: HttpRequest, instance: models.Model) -> None:
    """Keep the reason with which a text was submitted as it is."""
    if request.method == "POST":
        keep_record(instance, request.POST, request.user)


class KeptFormatter(LogFormatter):
    """How the history tells of it."""

    label = _("Wordings to avoid kept")

    def format_message(self, log_entry: ModelLogEntry | PageLogEntry) -> str:
        words = ", ".join(f"“{word}”" for word in log_entry.data.get("kept", []))
        return str(_("Submitted with wordings to avoid: %(words)s")) % {"words": words}

    def format_comment(self, log_entry: ModelLogEntry | PageLogEntry) -> str:
        return str(log_entry.data.get("reason", ""))


@hooks.register("register_log_actions")
def term_actions(actions: LogActionRegistry) -> None:
    """Keeping wordings to avoid is part of the history."""
    actions.register_action(ACTION)(KeptFormatter)
