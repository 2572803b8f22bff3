"""What the newsroom does when a page is published."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from wagtail.models import Page, Revision
from wagtail.signals import page_published

from .versions import keep_version


@receiver(page_published)
def keep_what_is_published(sender: type[Page], instance: Page, revision: Revision, **kwargs: Any) -> None:
    """Keep the version that readers now see, of pages that keep versions; one that waits for its hour is none yet."""
    if instance.live and getattr(sender, "keeps_versions", False):
        keep_version(instance, revision)
