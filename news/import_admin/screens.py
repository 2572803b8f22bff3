"""What the importer's screens share: who may see them, their way from the menu, and answers to a button."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse, reverse_lazy
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

IMPORT = "news.add_importbatch"
"""May take documents in, and stop and start their runs."""
REVIEW = "news.change_importitem"
"""May review what came of a document and decide on it."""
MENU = {"url": reverse_lazy("imports:index"), "label": _("Import sources")}


class NeedsPermission(View):
    """A view for those who have any of the permissions; for others Wagtail's own answer, and nothing happens."""

    permissions: tuple[str, ...] = (IMPORT, REVIEW)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not any(request.user.has_perm(name) for name in self.permissions):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ImportScreen(NeedsPermission, WagtailAdminTemplateMixin, TemplateView):
    """A screen below the importer's menu item."""

    header_icon = "upload"

    def trail(self) -> list[dict[str, Any]]:
        """Return what lies between the menu item and this screen."""
        return []

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        own: dict[str, Any] = {"url": "", "label": self.get_page_title()}
        return [*self.breadcrumbs_items, MENU, *self.trail(), own]


class Button(NeedsPermission):
    """An action of a screen: posted to, never followed."""

    http_method_names = ["post"]


def go_to(name: str, *args: Any, anchor: str = "") -> HttpResponse:
    """Lead to another of the importer's screens."""
    address = reverse(f"imports:{name}", args=args)
    return HttpResponseRedirect(f"{address}#{anchor}" if anchor else address)


def words_of(title: str | Promise) -> str:
    """Return a title for a breadcrumb, cut where it is long."""
    text = str(title)
    return text if len(text) <= 60 else f"{text[:59].rstrip()}…"
