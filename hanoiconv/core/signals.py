"""Paths follow what Wagtail does to generic pages."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page, Revision
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from . import following, paths
from .chrome import forget_shared
from .languages import localised, localised_name
from .models import Notice, PortalSnippet, SitePage, SiteSettings
from .models.draft_reference import keep_references
from .models.snippet import snippet_saved
from .references import Key, key_of
from .tasks import follow


@receiver(post_page_move)
def refresh_moved_page(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Renew the paths of a moved page: Wagtail saves a generic Page there, so SitePage.save is not called."""
    page = SitePage.objects.filter(pk=instance.pk).first()
    if page is not None:
        paths.refresh(page)
    forget_shared()


@receiver(page_slug_changed)
def follow_generic_slug(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Take over a slug that was edited on a generic Page."""
    page = SitePage.objects.filter(pk=instance.pk).first()
    if page is not None and localised(page, "url_slug", settings.LANGUAGE_CODE) != instance.slug:
        name = localised_name("url_slug", settings.LANGUAGE_CODE)
        SitePage.objects.filter(pk=page.pk).update(**{name: instance.slug})
        page.refresh_from_db()
        paths.refresh(page)


@receiver([post_save, post_delete])
def renew_chrome(sender: type, **kwargs: Any) -> None:
    """Let masthead, footer and notice follow whatever they show."""
    if issubclass(sender, Page | SiteSettings | Notice):
        forget_shared()


@receiver(post_save, sender=Revision)
def remember_what_drafts_use(sender: Any, instance: Revision, raw: bool = False, **kwargs: Any) -> None:
    """Keep what a draft refers to, so that it is asked for without opening drafts."""
    update_fields = kwargs.get("update_fields")
    if not raw and (update_fields is None or "content" in update_fields):
        keep_references(instance)


@receiver(snippet_saved)
def let_what_shows_it_follow(sender: type, instance: PortalSnippet, **kwargs: Any) -> None:
    """Let pages, lists and search entries follow a snippet."""
    queue([key_of(instance)])


@receiver(pre_delete)
def find_what_shows_it(sender: type, instance: Any, **kwargs: Any) -> None:
    """Find what shows a snippet that is being deleted; afterwards nothing would tell."""
    if isinstance(instance, PortalSnippet):
        instance.left_behind = following.showing([key_of(instance)]) - {key_of(instance)}
    elif isinstance(instance, SitePage) and following.get_backends():
        following.purge([instance, *ancestors(instance)])


@receiver(post_delete)
def let_what_showed_it_follow(sender: type, instance: Any, **kwargs: Any) -> None:
    """Let what showed a deleted snippet follow."""
    if isinstance(instance, PortalSnippet):
        queue(instance.left_behind)


@receiver([page_published, page_unpublished])
def forget_published_page(sender: type, instance: Any, **kwargs: Any) -> None:
    """Have HTTP caches forget a page, and the lists above it, in every language."""
    if isinstance(instance, SitePage) and following.get_backends():
        following.purge([instance, *ancestors(instance)])


def ancestors(page: SitePage) -> list[Any]:
    """Return the pages above a page."""
    return list(SitePage.objects.ancestor_of(page).specific())


def queue(keys: Iterable[Key]) -> None:
    """Queue what must follow these objects; with the transaction, so that it is not done before they are."""
    found = [[str(type_id), pk] for type_id, pk in sorted(keys)]
    if found:
        follow.enqueue(found)
