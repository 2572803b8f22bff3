"""Hooks into Wagtail."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from .editing import confirm_after_saving
from .screens import may_see


class LanguagesMenuItem(MenuItem):
    """The dashboard of languages, for those who work on any."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_see(request.user)


@hooks.register("register_admin_urls")
def language_addresses() -> list[URLPattern | URLResolver]:
    """The screens about languages."""
    return [path("languages/", include("hanoiconv.translating.admin_urls"))]


@hooks.register("register_admin_menu_item")
def languages_menu_item() -> MenuItem:
    """The dashboard in the admin's menu."""
    return LanguagesMenuItem(
        _("Languages"), reverse_lazy("languages:dashboard"), name="languages", icon_name="globe", order=240
    )


@hooks.register("insert_global_admin_css")
def languages_stylesheet() -> str:
    """How states look in lists and forms."""
    return format_html('<link rel="stylesheet" href="{}">', static("admin/languages.css"))


@hooks.register("after_edit_page")
def confirm_page(request: HttpRequest, page: Page) -> None:
    """Confirm a language of the page that was just saved."""
    confirm_after_saving(request, page)


@hooks.register("after_edit_snippet")
def confirm_snippet(request: HttpRequest, instance: Any) -> None:
    """Confirm a language of the snippet that was just saved."""
    confirm_after_saving(request, instance)
