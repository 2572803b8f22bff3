"""A statistic: what is counted, and how it is written."""

from __future__ import annotations

from django.db import models
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.search import index

from hanoiconv.core.localised import ShownQuerySet
from hanoiconv.core.models import PublicSnippet
from hanoiconv.core.panels import snippet_tabs

from ..formatting import Figure
from ..history import HistoryEntry, history_of


class StatisticQuerySet(ShownQuerySet):
    """Semantic filters of statistics."""

    def with_chains(self) -> StatisticQuerySet:
        """Load the published chain of each, with citations and sources: three queries however many there are."""
        from .observation import Observation

        return self.select_related("topic").prefetch_related(
            Prefetch("observations", queryset=Observation.objects.published().for_figures(), to_attr="published_chain")
        )


class Statistic(PublicSnippet):
    """What is counted. Its figures are observations, each with a date and a source; they are never overwritten."""

    class Measure(models.TextChoices):
        COUNT = "count", _("count")
        PERCENT = "percent", _("percentage")
        MONEY = "money", _("amount of money")
        DURATION = "duration", _("duration")

    class Power(models.IntegerChoices):
        ONE = 0, _("plain number")
        THOUSAND = 3, _("thousands")
        MILLION = 6, _("millions")
        BILLION = 9, _("billions")
        TRILLION = 12, _("trillions")

    title = models.CharField(
        _("title"), max_length=255, help_text=_("What is counted, where: readers see it beside the figure.")
    )
    description = models.TextField(
        _("description"), blank=True, help_text=_("What the figure means, and what is not clear about it.")
    )
    topic = models.ForeignKey(
        "core.Topic",
        verbose_name=_("topic"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="statistics",
        help_text=_("Under which the statistic is listed."),
    )
    measure = models.CharField(
        _("measure"),
        max_length=10,
        choices=Measure.choices,
        default=Measure.COUNT,
        help_text=_("What kind of quantity it is."),
    )
    currency = models.CharField(
        _("currency"), max_length=3, blank=True, help_text=_("ISO 4217 code of an amount of money: VND.")
    )
    unit = models.CharField(
        _("unit"), max_length=60, blank=True, help_text=_("As it follows the figure: people, đồng, %.")
    )
    scale = models.PositiveSmallIntegerField(
        _("scale"),
        choices=Power.choices,
        default=Power.ONE,
        help_text=_("The figure is written in thousands, millions …"),
    )

    objects = StatisticQuerySet.as_manager()
    slug_source = "title"
    search_title = "title"
    search_body = ("description", "figure_words")
    search_fields = [*PublicSnippet.search_fields, index.FilterField("topic_id")]
    required_to_show = ("title",)
    edit_handler = snippet_tabs(
        localised=["title", "description", "unit", "scale", "slug"], shared=["topic", "measure", "currency"]
    )

    class Meta:
        verbose_name = _("statistic")
        verbose_name_plural = _("statistics")
        ordering = ["pk"]

    def absolute_path(self, language: str | None = None) -> str | None:
        return self.own_path("statistic", language)

    @cached_property
    def chain(self) -> list:
        """The published observations in the order of their dates, those that a correction replaced included."""
        loaded = getattr(self, "published_chain", None)
        if loaded is None and self.pk is None:
            loaded = []  # a preview of what is not saved yet
        if loaded is None:
            from .observation import Observation

            loaded = list(Observation.objects.published().for_figures().filter(statistic=self))
        for observation in loaded:
            observation.statistic = self
        return loaded

    @property
    def latest(self):
        """The newest observation that no correction has replaced; None where none is published."""
        return self.standing[-1] if self.standing else None

    @property
    def standing(self) -> list:
        """The published observations that no correction has replaced, in the order of their dates."""
        replaced = {o.corrects_id for o in self.chain if o.corrects_id}
        return [o for o in self.chain if o.pk not in replaced]

    @property
    def history(self) -> list[HistoryEntry]:
        """The published observations, newest first, each with what became of it."""
        return history_of(self)

    @property
    def figure_words(self) -> str:
        """Its newest figure in the active language, for the search; empty where there is none."""
        return str(self.figure() or "")

    def cached_paths(self, language: str) -> list[str]:
        own = super().cached_paths(language)
        with override(language):
            return [*own, *(f"{path}data.{kind}" for path in own for kind in ("csv", "json")), reverse("statistics")]

    def figure(self) -> Figure | None:
        """Return the newest figure in the active language."""
        latest = self.latest
        return latest.figure() if latest else None
