"""The newsroom's hooks into Wagtail."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from . import publishing
from .review import has_restarted


@hooks.register("register_admin_urls")
def newsroom_addresses() -> list[URLPattern]:
    """The newsroom's own screens."""
    return [
        path(
            "newsroom/publish-change/<int:page_id>/",
            publishing.say_what_kind_of_change,
            name="editorial_publish_change",
        )
    ]


@hooks.register("before_publish_page")
def ask_what_kind_of_change(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Ask before what others may have quoted is published anew."""
    return publishing.ask_before_publishing(request, page)


@hooks.register("before_bulk_action")
def publish_one_by_one(
    request: HttpRequest, action_type: str, objects: Sequence[Any], action: object
) -> HttpResponse | None:
    """Publish such pages one by one."""
    return publishing.refuse_to_publish_unasked(request, action_type, [one for one in objects if isinstance(one, Page)])


@hooks.register("before_edit_page")
def approve_what_was_read(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Take no approval of a text that has changed since its form was opened, by colleagues or by autosave."""
    if request.method != "POST" or "action-workflow-action" not in request.POST or page.latest_revision is None:
        return None
    newest = page.latest_revision
    opened = (request.POST.get("loaded_revision_id"), request.POST.get("loaded_revision_created_at"))
    unchanged = opened == (str(newest.pk), newest.created_at.isoformat()) or opened == (None, None)
    if unchanged and not request.POST.get("overwrite_revision_id"):
        return None
    messages.error(
        request, _("The text has changed since you opened it. Read it again, then approve it or send it back.")
    )
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("after_edit_page")
def say_that_the_review_begins_anew(request: HttpRequest, page: Page) -> None:
    """Tell who changed a text under review what follows from it; autosave says nothing, as it comes every moment."""
    if has_restarted(request.user) and "application/json" not in request.headers.get("Accept", ""):
        messages.warning(request, _("You have changed a text under review: its review begins anew."))
