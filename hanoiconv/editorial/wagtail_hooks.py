"""The newsroom's hooks into Wagtail."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.models import Page

from . import publishing


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
