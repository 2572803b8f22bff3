"""Hooks into Wagtail."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from .admin_views import may_see
from .viewsets import SourceViewSet

register_snippet(SourceViewSet)


class BoardMenuItem(MenuItem):
    """The contradictions board, for those who may see it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_see(request.user)


@hooks.register("register_admin_urls")
def board_addresses() -> list[URLPattern | URLResolver]:
    """The board's screens."""
    return [path("contradictions/", include("hanoiconv.sources.admin_urls"))]


@hooks.register("register_admin_menu_item")
def board_menu_item() -> MenuItem:
    """The board in the admin's menu."""
    return BoardMenuItem(
        _("Contradictions"),
        reverse_lazy("contradictions:board"),
        name="contradictions",
        icon_name="warning",
        order=235,
    )


@hooks.register("register_permissions")
def board_permissions() -> QuerySet[Any]:
    """Who decides on contradictions is said in the forms of groups."""
    names = ("view_contradiction", "change_contradiction")
    return Permission.objects.filter(content_type__app_label="sources", codename__in=names)
