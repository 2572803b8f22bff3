"""What the editor says and does about each language: its state above its fields, and one click that confirms it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.models import Page

from hanoiconv.core.languages import language_codes

from . import states
from .admin_views import confirmed_words
from .words import changes_by_language, leftover_words

CONFIRM = "confirm-language"


def state_head(instance: Any, language: str, request: HttpRequest) -> str:
    """Return the state of one language of an object, for the place above its fields. Two queries an object."""
    kept = instance.__dict__.setdefault("_language_states", None)
    if kept is None:
        item = states.item_of(instance)
        rows = item.states.select_related("item", "confirmed_by").defer("confirmed", "item__texts") if item else []
        kept = {row.language: row for row in rows}
        instance.__dict__["_language_states"] = kept
    row = kept.get(language)
    if row is None:
        return ""
    context = {
        "state": row,
        "changes": changes_by_language(row),
        "leftovers": leftover_words(row),
        "button": CONFIRM,
        "preview_url": preview_url(instance, language),
    }
    return render_to_string("admin/languages/state_head.html", context, request)


def preview_url(instance: Any, language: str) -> str:
    """Return the address at which the saved draft of a page is shown in a language; snippets have the side panel."""
    if not isinstance(instance, Page):
        return ""
    return f"{reverse('wagtailadmin_pages:view_draft', args=(instance.pk,))}?mode={language}"


def confirm_after_saving(request: HttpRequest, instance: Any) -> None:
    """Confirm the language whose button sent the form; what was typed has just been saved."""
    language = request.POST.get(CONFIRM, "")
    if language not in language_codes():
        return
    live = type(instance)._default_manager.get(pk=instance.pk)
    if states.confirm(live, language, request.user):
        messages.success(request, confirmed_words(language))
