"""News' hooks into Wagtail."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from .import_admin.screens import IMPORT, REVIEW
from .models import ArticlePage


@hooks.register("before_edit_page")
def warn_of_publishers_words(request: HttpRequest, page: Page) -> None:
    """Tell whoever opens a draft that its text is still its source's."""
    if request.method == "GET" and isinstance(page, ArticlePage) and page.publishers_words:
        messages.warning(
            request,
            _("The text of this article is still another publisher's words. Rewrite it before publication."),
        )


class ImportMenuItem(MenuItem):
    """The importer, for those who import or review."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(IMPORT) or request.user.has_perm(REVIEW))


@hooks.register("register_admin_urls")
def importer_addresses() -> list[URLPattern | URLResolver]:
    """The importer's screens."""
    return [path("imports/", include("news.import_admin.urls"))]


@hooks.register("register_admin_menu_item")
def importer_menu_item() -> MenuItem:
    """The importer in the admin's menu."""
    return ImportMenuItem(
        gettext_lazy("Import sources"), reverse_lazy("imports:index"), name="imports", icon_name="upload", order=225
    )


@hooks.register("register_permissions")
def importer_permissions() -> QuerySet[Any]:
    """Who imports and who reviews is said in the forms of groups."""
    names = ("add_importbatch", "change_importitem")
    return Permission.objects.filter(content_type__app_label="news", codename__in=names)
