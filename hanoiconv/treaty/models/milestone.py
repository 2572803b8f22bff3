"""Milestones: the steps on the way of the Convention."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable

from hanoiconv.core.languages import localised_names
from hanoiconv.core.localised import ShownQuerySet
from hanoiconv.core.models import PublicSnippet
from hanoiconv.core.panels import snippet_tabs
from hanoiconv.sources.models import Citation, DatedModel
from hanoiconv.sources.partial_dates import PartialDateField, earliest, latest, parse_partial_date, words


class MilestoneQuerySet(ShownQuerySet):
    """Semantic filters of milestones."""

    def for_timeline(self) -> MilestoneQuerySet:
        """Load what a timeline shows, citations and sources included: two queries for any number."""
        citations = MilestoneCitation.objects.select_related("source").defer("source__cleaned_text", "source__flags")
        return self.prefetch_related(models.Prefetch("citations", queryset=citations))


class Milestone(DatedModel, PublicSnippet):
    """A step on the way of the Convention, dated as precisely as it is known."""

    date = PartialDateField(_("date"), blank=False)
    title = models.CharField(_("title"), max_length=255, help_text=_("What happened, or is due."))
    description = models.TextField(_("description"), blank=True, help_text=_("One or two sentences."))
    disputed = models.TextField(
        _("where sources differ"), blank=True, help_text=_("Shown to readers: which source says what.")
    )

    objects = MilestoneQuerySet.as_manager()
    slug_source = "title"
    search_title = "title"
    search_body = ("description", "disputed")
    required_to_show = ("title",)
    edit_handler = snippet_tabs(
        localised=["title", "description", "disputed", "slug"],
        shared=["date", InlinePanel("citations", heading=_("Sources"), label=_("Source"), min_num=1)],
    )

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ["sort_date", "pk"]

    @property
    def date_words(self) -> str:
        """Its date in words of the active language."""
        return words(self.date)

    @property
    def phase(self) -> str:
        """Say whether it is "past", "here" (today may lie in it) or "ahead", by today's date in Hanoi."""
        today, first, last = timezone.localdate(), earliest(self.date), latest(self.date)
        if last is not None and last < today:
            return "past"
        return "ahead" if first is not None and first > today else "here"

    @property
    def exactness_words(self) -> str:
        """Say how exact its date is, in the active language: "year only", "exact day"."""
        if not self.date:
            return ""
        interval = parse_partial_date(self.date)
        known = interval.start or interval.end
        if known is None or known.vague:
            return gettext("part of a year") if known and known.month else pgettext("exactness of a date", "about")
        if interval.is_span:
            return gettext("a span of days") if known.day else gettext("a span of time")
        if known.day:
            return gettext("exact day")
        return gettext("month only") if known.month else gettext("year only")


class MilestoneCitation(Citation, Orderable):
    """Where a milestone stands."""

    milestone = ParentalKey(Milestone, on_delete=models.CASCADE, related_name="citations")

    panels = [
        FieldPanel("source"),
        FieldPanel("paragraph"),
        *(FieldPanel(name) for name in localised_names("location")),
        *(FieldPanel(name) for name in localised_names("note")),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("source of the milestone")
        verbose_name_plural = _("sources of the milestone")
