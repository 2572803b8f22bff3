"""The editor's buttons for one language: publish it alone, or submit it alone for approval."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import action_menu as page_menu
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.snippets import action_menu as snippet_menu

from hanoiconv.core.languages import language_codes
from hanoiconv.editorial.models import LanguageSubmission
from hanoiconv.editorial.one_language import draft_with_one_language, may_go_alone, publish_language, saved
from hanoiconv.editorial.publishing import asks, quoted_changes

from .words import language_name

PUBLISH = "publish-language"
SUBMIT = "action-submit"
"""Wagtail's own name; the value says that one language is meant."""

TEMPLATE = "admin/languages/action_item.html"
AFTER_WAGTAILS = 61
"""Wagtail's own actions stand first."""


def may_publish(user: Any, instance: Any) -> bool:
    """Say whether the user may publish the object as it is now, without an approval."""
    if isinstance(instance, Page):
        return bool(instance.permissions_for_user(user).can_publish())
    return bool(policy_registry.get(instance).user_has_permission(user, "publish"))


class PublishPageLanguage(page_menu.ActionMenuItem):
    """Publish one language of a page alone."""

    name = PUBLISH
    icon_name = "upload"
    template_name = TEMPLATE

    def __init__(self, language: str) -> None:
        super().__init__(order=AFTER_WAGTAILS)
        self.language = language

    def is_shown(self, context: Any) -> bool:
        page = context.get("page")
        return (
            context["view"] == "edit"
            and not context["locked_for_user"]
            and self.get_user_page_permissions_tester(context).can_publish()
            and may_go_alone(page, self.language)
        )

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(parent_context),
            "label": publish_words(self.language),
            "value": self.language,
        }


class SubmitPageLanguage(page_menu.SubmitForModerationMenuItem):
    """Submit one language of a page alone; its approval publishes that language."""

    name = SUBMIT
    template_name = TEMPLATE

    def __init__(self, language: str) -> None:
        super().__init__(order=AFTER_WAGTAILS + 1)
        self.language = language

    def is_shown(self, context: Any) -> bool:
        return context["view"] == "edit" and may_go_alone(context["page"], self.language) and super().is_shown(context)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(parent_context),
            "label": submit_words(self.language),
            "value": self.language,
        }


class PublishSnippetLanguage(snippet_menu.ActionMenuItem):
    """Publish one language of a snippet alone."""

    name = PUBLISH
    icon_name = "upload"
    template_name = TEMPLATE

    def __init__(self, language: str) -> None:
        super().__init__(order=AFTER_WAGTAILS)
        self.language = language

    def is_shown(self, context: Any) -> bool:
        return (
            context["view"] == "edit"
            and super().is_shown(context)
            and may_go_alone(context["instance"], self.language)
            and may_publish(context["request"].user, context["instance"])
        )

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(parent_context),
            "label": publish_words(self.language),
            "value": self.language,
        }


def publish_words(language: str) -> str:
    """Return what the button says."""
    return _("Publish only: %(language)s") % {"language": language_name(language)}


def submit_words(language: str) -> str:
    """Return what the button says."""
    return _("Submit only: %(language)s") % {"language": language_name(language)}


def after_saving(request: HttpRequest, instance: Any) -> HttpResponse | None:
    """Do what the button of one language asks, now that what was typed is saved."""
    language = request.POST.get(PUBLISH, "")
    if language in language_codes() and may_publish(request.user, instance):
        return publish_alone(request, instance, language)
    if request.POST.get(SUBMIT):
        remember_what_was_submitted(instance, request.POST[SUBMIT])
    return None


def publish_alone(request: HttpRequest, instance: Any, language: str) -> HttpResponse | None:
    """Publish one language, or ask first where others may have quoted what it changes."""
    live = saved(instance)
    if not may_go_alone(draft_with_one_language(live, language), language):
        return None
    if isinstance(live, Page) and asks(live) and quoted_changes(live, draft_with_one_language(live, language)):
        return redirect(f"{reverse('editorial_publish_change', args=(live.pk,))}?language={language}")
    try:
        publish_language(live, language, request.user)
    except ValidationError as error:
        messages.error(request, " ".join([_("Nothing has been published."), *error.messages]))
        return None
    name = language_name(language)
    messages.success(request, _("Published only: %(language)s.") % {"language": name})
    return None


def remember_what_was_submitted(instance: Any, value: str) -> None:
    """Remember which one language a workflow is about, or that it is about all."""
    state = instance.current_workflow_state
    if state is None:
        return
    if value in language_codes():
        LanguageSubmission.objects.update_or_create(workflow_state=state, defaults={"language": value})
    else:
        LanguageSubmission.objects.filter(workflow_state=state).delete()
