"""The notice banner above every page."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..localised import ShownQuerySet
from ..panels import snippet_tabs
from .snippet import PublicSnippet


class NoticeQuerySet(ShownQuerySet):
    """Semantic filters of notices."""

    def current(self) -> "NoticeQuerySet":
        """Keep notices whose time it is."""
        now = timezone.now()
        return self.filter(Q(starts_at=None) | Q(starts_at__lte=now), Q(ends_at=None) | Q(ends_at__gt=now))


class Notice(PublicSnippet):
    """A short message shown on every page while it is live: a change of venue, an outage, a warning."""

    class Level(models.TextChoices):
        INFORMATION = "information", _("information")
        URGENT = "urgent", _("urgent")

    text = models.CharField(_("text"), max_length=300, help_text=_("One sentence, complete in itself."))
    link_text = models.CharField(_("link text"), max_length=80, blank=True, help_text=_("What the link leads to."))
    link_address = models.URLField(_("link address"), blank=True, help_text=_("Where the link leads."))
    level = models.CharField(
        _("level"),
        max_length=12,
        choices=Level.choices,
        default=Level.INFORMATION,
        help_text=_("Urgent notices are marked as an open change."),
    )
    starts_at = models.DateTimeField(
        _("shown from"), null=True, blank=True, help_text=_("Hanoi time. At once when empty.")
    )
    ends_at = models.DateTimeField(
        _("shown until"), null=True, blank=True, help_text=_("Hanoi time. Until unpublished when empty.")
    )

    objects = NoticeQuerySet.as_manager()
    slug_source = "text"
    search_title = "text"
    required_to_show = ("text",)
    edit_handler = snippet_tabs(
        localised=["text", "link_text"], shared=["level", "link_address", "starts_at", "ends_at"]
    )

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-pk"]

    def is_current(self) -> bool:
        """Say whether its time is now."""
        now = timezone.now()
        return (self.starts_at is None or self.starts_at <= now) and (self.ends_at is None or now < self.ends_at)

    def clean(self) -> None:
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": gettext("The end must come after the start.")})
