"""Events: a conference with its days, its texts, its sources and its programme."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable
from wagtail.search import index

from hanoiconv.core.fields import BodyField
from hanoiconv.core.languages import localised
from hanoiconv.core.lookups import prime
from hanoiconv.core.models import SitePage
from hanoiconv.core.panels import page_tabs
from hanoiconv.sources.models import Citation
from hanoiconv.sources.partial_dates import day_span

from ..blocks import event_blocks
from ..programme import programme_of


class EventIndexPage(SitePage):
    """All events, the next or newest first."""

    edit_handler = page_tabs()
    parent_page_types = ["portal.HomePage"]
    subpage_types = ["events.EventPage"]
    max_count = 1

    class Meta:
        verbose_name = _("event index page")
        verbose_name_plural = _("event index pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["events"] = EventPage.objects.child_of(self).shown_in().order_by("-start_date")
        return context


class EventPage(SitePage):
    """A conference: what was announced, the programme, and what is known of how it was held."""

    start_date = models.DateField(_("first day"), help_text=_("Day in Hanoi."))
    end_date = models.DateField(_("last day"), help_text=_("Day in Hanoi; the first day again for a single day."))
    venue = models.CharField(_("venue"), max_length=255, blank=True, help_text=_("Empty until it is announced."))
    city = models.CharField(_("city"), max_length=120, blank=True, help_text=_("Where it takes place."))
    announced_on = models.DateField(
        _("programme announced on"),
        null=True,
        blank=True,
        help_text=_("Day of the announcement the programme rests on."),
    )
    body = BodyField(
        event_blocks(), verbose_name=_("as announced"), blank=True, help_text=_("What was announced before the event.")
    )
    outcome = BodyField(
        event_blocks(),
        verbose_name=_("as held"),
        blank=True,
        help_text=_("What is known of how it was held, with sources."),
    )

    search_body = ("summary", "body", "outcome", "venue", "city")
    search_fields = [*SitePage.search_fields, index.FilterField("start_date")]
    parent_page_types = ["events.EventIndexPage"]
    subpage_types = ["events.SessionPage"]
    edit_handler = page_tabs(
        localised=["venue", "city", "body", "outcome"],
        shared=[
            FieldPanel("start_date"),
            FieldPanel("end_date"),
            FieldPanel("announced_on"),
            InlinePanel("event_sources", heading=_("Sources"), label=_("Source")),
        ],
    )

    class Meta:
        verbose_name = _("event page")
        verbose_name_plural = _("event pages")

    def clean(self) -> None:
        super().clean()
        if self.start_date and self.end_date and self.end_date < self.start_date:
            raise ValidationError({"end_date": gettext("The last day must not come before the first.")})

    @property
    def dates_words(self) -> str:
        """Its days in the active language: "25–26/10/2025", "25–26 October 2025"."""
        return day_span(self.start_date, self.end_date)

    def days(self) -> Iterator[datetime.date]:
        """Yield each day of the event."""
        for offset in range((self.end_date - self.start_date).days + 1):
            yield self.start_date + datetime.timedelta(days=offset)

    @property
    def day_count(self) -> int:
        """How many days it lasts."""
        return (self.end_date - self.start_date).days + 1

    @property
    def phase(self) -> str:
        """Say whether the event is "before", "during" or "after", by today's date in Hanoi."""
        today = timezone.localdate()
        if today < self.start_date:
            return "before"
        return "during" if today <= self.end_date else "after"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        body, outcome = localised(self, "body"), localised(self, "outcome")
        prime(body, outcome)
        context |= {
            "body": body,
            "outcome": outcome,
            "programme": programme_of(self),
            "sources": self.sources_by_part(),
        }
        return context

    def sources_by_part(self) -> dict[str, list[EventSource]]:
        """Return the page's sources under the part of it that they support (`EventSource.Supports`). One query."""
        parts: dict[str, list[EventSource]] = {}
        for entry in self.event_sources.select_related("source"):
            parts.setdefault(entry.supports, []).append(entry)
        return parts


class EventSource(Citation, Orderable):
    """A document that an event page rests on, and which part of the page it supports."""

    class Supports(models.TextChoices):
        ANNOUNCEMENT = "announcement", _("the announcement")
        VENUE = "venue", _("the venue")
        OUTCOME = "outcome", _("how it was held")

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="event_sources")
    supports = models.CharField(
        _("supports"),
        max_length=14,
        choices=Supports.choices,
        default=Supports.ANNOUNCEMENT,
        help_text=_("Which part of the page rests on it."),
    )

    panels = [FieldPanel("supports"), FieldPanel("source"), FieldPanel("paragraph")]

    class Meta(Orderable.Meta):
        verbose_name = _("source of the event")
        verbose_name_plural = _("sources of the event")
