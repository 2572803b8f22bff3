"""One observation of a statistic: value, qualifier, date, and where it stands."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable
from wagtail.search import index

from hanoiconv.core.languages import language_codes, localised, localised_name, localised_names
from hanoiconv.core.models import PortalSnippet
from hanoiconv.core.panels import record_tabs, uses_panel
from hanoiconv.sources.models import Citation, Contradiction, DatedModel
from hanoiconv.sources.partial_dates import PartialDateField, as_of_words, earliest, words

from ..formatting import Figure, number_words, power_word
from ..forms import ObservationForm
from .statistic import Statistic


class ObservationQuerySet(models.QuerySet):
    """Semantic filters of observations."""

    def published(self) -> ObservationQuerySet:
        """Keep observations that are live."""
        return self.filter(live=True)

    def standing(self) -> ObservationQuerySet:
        """Keep those that no published correction has replaced."""
        return self.exclude(pk__in=Observation.objects.published().filter(corrects__isnull=False).values("corrects"))

    def past_review(self) -> ObservationQuerySet:
        """Keep standing ones whose day of review has come."""
        return self.standing().filter(review_on__lte=timezone.localdate())

    def without_source(self) -> ObservationQuerySet:
        """Keep standing ones that cite no source."""
        return self.standing().filter(citations__isnull=True)

    def contradicted(self) -> ObservationQuerySet:
        """Keep standing ones that cite a source whose figures are in an open contradiction."""
        disputed = Contradiction.objects.open().filter(kind=Contradiction.Kind.FIGURE)
        there = disputed.filter(source_there__isnull=False).values("source_there")
        citing = ObservationCitation.objects.filter(
            models.Q(source__in=disputed.values("source_here")) | models.Q(source__in=there)
        )
        return self.standing().filter(pk__in=citing.values("observation"))

    def to_check(self) -> ObservationQuerySet:
        """Keep what a fact-checker should look at, for any of the three reasons."""
        wanted = models.Q()
        for reason in (self.past_review(), self.without_source(), self.contradicted()):
            wanted |= models.Q(pk__in=reason.order_by().values("pk"))
        return self.filter(wanted)

    def for_figures(self) -> ObservationQuerySet:
        """Load what showing a figure needs, with its citations and their sources: two queries for any number."""
        citations = ObservationCitation.objects.select_related("source").defer("source__cleaned_text", "source__flags")
        return self.select_related("statistic").prefetch_related(models.Prefetch("citations", queryset=citations))


class Observation(DatedModel, PortalSnippet):
    """A figure as reported. A newer one continues the chain; one that `corrects` another replaces it."""

    class Qualifier(models.TextChoices):
        EXACT = "", _("exactly")
        NEARLY = "nearly", _("nearly")
        MORE_THAN = "more_than", _("more than")
        ABOUT = "about", _("about")
        AT_LEAST = "at_least", _("at least")
        UNDER = "under", _("under")
        ESTIMATED = "estimated", _("an estimated")

    class Change(models.TextChoices):
        NONE = "", _("an amount, no change")
        INCREASE = "increase", _("up")
        DECREASE = "decrease", _("down")

    statistic = models.ForeignKey(
        Statistic,
        verbose_name=_("statistic"),
        on_delete=models.PROTECT,
        related_name="observations",
        help_text=_("What is counted."),
    )
    number = models.DecimalField(
        _("number"),
        max_digits=24,
        decimal_places=4,
        null=True,
        blank=True,
        help_text=_("In full: 78440000 for 78.44 million. Empty only where the source gives words alone."),
    )
    number_to = models.DecimalField(
        _("up to"),
        max_digits=24,
        decimal_places=4,
        null=True,
        blank=True,
        help_text=_("The upper end, where the source gives a range."),
    )
    wording = models.CharField(
        _("in words"), max_length=80, blank=True, help_text=_("Where there is no exact number: hundreds of thousands.")
    )
    qualifier = models.CharField(
        _("qualifier"),
        max_length=12,
        choices=Qualifier.choices,
        blank=True,
        default=Qualifier.EXACT,
        help_text=_("The source's own word for how exact it is."),
    )
    change = models.CharField(
        _("change"),
        max_length=10,
        choices=Change.choices,
        blank=True,
        default=Change.NONE,
        help_text=_("Where the figure is an increase or a decrease."),
    )
    planned = models.BooleanField(_("expected"), default=False, help_text=_("The figure was expected, not counted."))
    as_of = PartialDateField(_("as of"))
    sequence = models.PositiveSmallIntegerField(
        _("order within the day"), default=0, help_text=_("Later reports of one day have a higher number.")
    )
    note = models.TextField(
        _("note"), blank=True, help_text=_("What readers must know: where sources differ, what is not clear.")
    )
    corrects = models.ForeignKey(
        "self",
        verbose_name=_("corrects"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="corrections",
        help_text=_("The observation that was wrong. Leave empty for a newer figure."),
    )
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("checked by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Who compared the figure with its source."),
    )
    checked_at = models.DateTimeField(_("checked at"), null=True, blank=True, help_text=_("When it was compared."))

    review_on = models.DateField(
        _("look again on"),
        null=True,
        blank=True,
        help_text=_("From this day on, the report of figures to check asks whether it still holds."),
    )

    objects = ObservationQuerySet.as_manager()
    date_field = "as_of"
    search_title = "admin_title"
    search_body = ("note",)
    search_fields = [*PortalSnippet.search_fields, index.FilterField("statistic_id")]
    base_form_class = ObservationForm
    edit_handler = record_tabs(
        shared=[
            "statistic",
            "number",
            "number_to",
            "qualifier",
            "change",
            "planned",
            "as_of",
            "sequence",
            InlinePanel("citations", heading=_("Sources"), label=_("Source"), min_num=1),
            "corrects",
            "checked_by",
            "checked_at",
            "review_on",
            uses_panel(),
        ],
        localised=["wording", "note"],
    )

    class Meta:
        verbose_name = _("observation")
        verbose_name_plural = _("observations")
        ordering = ["sort_date", "sequence", "pk"]

    def __str__(self) -> str:
        return self.admin_title

    @property
    def admin_title(self) -> str:
        """Statistic, figure and date in one line, for lists and choosers."""
        parts = (str(self.statistic), self.figure().text, self.as_of_words)
        return " · ".join(part for part in parts if part)

    def is_public(self) -> bool:
        return self.live and self.statistic.is_shown()

    def was_public(self, moment: datetime.datetime | None) -> bool:
        """Say whether readers had it at a moment; of a record without a day of publication it is taken as given."""
        return moment is None or self.first_published_at is None or self.first_published_at <= moment

    @property
    def replaced(self) -> Observation | None:
        """The published observation that it corrects. No query where its statistic's chain is loaded."""
        if self.corrects_id is None:
            return None
        return next((other for other in self.statistic.chain if other.pk == self.corrects_id), None)

    @classmethod
    def for_mentions(cls) -> ObservationQuerySet:
        return cls.objects.published().select_related("statistic")

    def absolute_path(self, language: str | None = None) -> str | None:
        return self.statistic.absolute_path(language)

    def clean(self) -> None:
        super().clean()
        errors: dict[str, str] = {}
        if self.number is None and not any(localised(self, "wording", code) for code in language_codes()):
            errors["number"] = gettext("Give the number, or the source's words where it gives no number.")
        if self.number is not None and self.number_to is not None and self.number_to <= self.number:
            errors["number_to"] = gettext("The upper end must be larger than the number.")
        if self.as_of and not self.planned and self._begins_in_the_future():
            errors["as_of"] = gettext("This day has not come yet. Mark the figure as expected, or mend the date.")
        wrong = self.corrects
        if wrong is not None and (wrong.pk == self.pk or wrong.statistic_id != self.statistic_id):
            errors["corrects"] = gettext("A correction replaces another observation of the same statistic.")
        elif wrong is not None:
            errors |= self._untold_readers()
        if errors:
            raise ValidationError(errors)

    def _untold_readers(self) -> dict[str, str]:
        """The notes that a correction lacks, for the languages in which its statistic is shown."""
        shown = [code for code in language_codes() if self.statistic.is_shown(code)]
        missing = [code for code in shown if not (localised(self, "note", code) or "").strip()]
        message = gettext("Say what was wrong: readers are told of a correction.")
        return {localised_name("note", code): message for code in missing}

    def _begins_in_the_future(self) -> bool:
        try:
            start = earliest(self.as_of)
        except ValueError:
            return False  # the field's own validator has said so
        return start is not None and start > timezone.localdate()

    def figure(self) -> Figure:
        """Return the figure in the active language."""
        statistic = self.statistic
        power = localised(statistic, "scale") or 0
        unit = localised(statistic, "unit") or ""
        if self.number is None:
            number = localised(self, "wording") or ""
        else:
            number = number_words(self.number, power)
            if self.number_to is not None:
                number = f"{number}–{number_words(self.number_to, power)}"
            unit = f"{power_word(power)} {unit}".strip()
        prefix = statistic.currency if statistic.currency and not localised(statistic, "unit") else ""
        return Figure(
            change=str(self.get_change_display()) if self.change else "",
            qualifier=str(self.get_qualifier_display()) if self.qualifier else "",
            prefix=prefix,
            number=number,
            unit=unit,
        )

    @property
    def as_of_words(self) -> str:
        """Its date in words of the active language; empty where the source gives none."""
        return words(self.as_of)

    @property
    def as_of_phrase(self) -> str:
        """Its date as a phrase of the active language: "as of 6 October 2025", "early 2023 to August 2024"."""
        return as_of_words(self.as_of)

    @cached_property
    def cited(self) -> list[ObservationCitation]:
        """Its citations in order."""
        return list(self.citations.all())


class ObservationCitation(Citation, Orderable):
    """Where an observation stands."""

    observation = ParentalKey(Observation, on_delete=models.CASCADE, related_name="citations")

    panels = [
        FieldPanel("source"),
        FieldPanel("paragraph"),
        FieldPanel("passage"),
        *(FieldPanel(name) for name in localised_names("location")),
        *(FieldPanel(name) for name in localised_names("note")),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("source of the observation")
        verbose_name_plural = _("sources of the observation")
