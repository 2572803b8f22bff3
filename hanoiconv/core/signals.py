"""Paths follow what Wagtail does to generic pages."""

from typing import Any

from django.conf import settings
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, Revision
from wagtail.signals import page_slug_changed, post_page_move

from . import paths
from .chrome import forget_shared
from .languages import localised, localised_name
from .models import Notice, SitePage, SiteSettings
from .models.draft_reference import keep_references


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
