"""What the newsroom does when a text is saved or published."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Page, Revision, WorkflowMixin
from wagtail.signals import page_published

from .review import restart
from .versions import keep_version


@receiver(page_published)
def keep_what_is_published(sender: type[Page], instance: Page, revision: Revision, **kwargs: Any) -> None:
    """Keep the version that readers now see, of pages that keep versions; one that waits for its hour is none yet."""
    if instance.live and getattr(sender, "keeps_versions", False):
        keep_version(instance, revision)


@receiver(post_save)
def review_what_has_changed(sender: type, instance: Any, update_fields: Any = None, **kwargs: Any) -> None:
    """Begin a review anew when a new version of the text under review was saved (`save_revision` names the field)."""
    if isinstance(instance, WorkflowMixin) and update_fields and "latest_revision" in update_fields:
        restart(instance, instance.latest_revision.user)
