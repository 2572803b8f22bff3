"""Hooks into Wagtail."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from hanoiconv.core.languages import language_codes
from hanoiconv.core.localised import ShownModel

from . import publishing
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
def act_on_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Confirm, publish or submit one language of the page that was just saved."""
    confirm_after_saving(request, page)
    return publishing.after_saving(request, page)


@hooks.register("after_edit_snippet")
def act_on_snippet(request: HttpRequest, instance: Any) -> HttpResponse | None:
    """Confirm or publish one language of the snippet that was just saved."""
    confirm_after_saving(request, instance)
    return publishing.after_saving(request, instance)


def offer_languages_of_pages() -> None:
    """Offer each language of a page to be published or submitted alone."""
    for code in language_codes():
        hooks.register("register_page_action_menu_item", partial(publishing.PublishPageLanguage, code))
        hooks.register("register_page_action_menu_item", partial(publishing.SubmitPageLanguage, code))


def offer_languages_of_snippets() -> None:
    """Offer each language of a snippet to be published alone."""
    for code in language_codes():
        hooks.register("register_snippet_action_menu_item", partial(snippet_item, code))


def snippet_item(code: str, model: type) -> publishing.PublishSnippetLanguage | None:
    """Return the action for snippets that readers see by language."""
    return publishing.PublishSnippetLanguage(code) if issubclass(model, ShownModel) else None


offer_languages_of_pages()
offer_languages_of_snippets()
