"""The shared layer's hooks into Wagtail."""

from collections.abc import Sequence

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.html import format_html_join
from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from .links import DocumentLinkHandler, PageLinkHandler
from .models import PortalSnippet
from .rich_text import keep_snippet_links
from .uses import uses_of
from .viewsets import CoreSnippetGroup
from .wagtail_words import give_words


@hooks.register("register_rich_text_features", order=10)
def register_page_links(features: FeatureRegistry) -> None:
    """Replace Wagtail's links, which cost queries for each and know no languages; keep links to snippets."""
    features.register_link_type(PageLinkHandler)
    features.register_link_type(DocumentLinkHandler)
    keep_snippet_links(features)


@hooks.register("insert_global_admin_css")
def admin_stylesheet() -> str:
    """Colours of the portal, and the languages of a form side by side on wide screens."""
    sheets = ("admin/portal.css", "admin/language-tabs.css")
    return format_html_join("", '<link rel="stylesheet" href="{}">', ((static(sheet),) for sheet in sheets))


@hooks.register("before_delete_snippet")
def keep_what_is_used(request: HttpRequest, instances: Sequence[models.Model]) -> HttpResponse | None:
    """Refuse to delete what pages, records or drafts use, and say where: their readers would find a gap."""
    found = [(instance, uses_of(instance, request.user)) for instance in instances]
    used = [(instance, uses) for instance, uses in found if uses]
    if not used:
        return None
    return render(request, "admin/still_in_use.html", {"used": used}, status=409)


@hooks.register("before_bulk_action")
def keep_all_that_are_used(
    request: HttpRequest, action_type: str, objects: Sequence[models.Model], action: object
) -> HttpResponse | None:
    """Refuse to delete several at once when one of them is used."""
    if action_type != "delete":
        return None
    return keep_what_is_used(request, [one for one in objects if isinstance(one, PortalSnippet)])


register_snippet(CoreSnippetGroup)
give_words()
