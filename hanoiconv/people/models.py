"""Organisations, officials and the positions in which sources name them."""

from __future__ import annotations

import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_countries.fields import CountryField
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable
from wagtail.search import index

from hanoiconv.core.collation import alphabetical
from hanoiconv.core.languages import localised, localised_names
from hanoiconv.core.localised import ShownQuerySet
from hanoiconv.core.models import PublicSnippet
from hanoiconv.core.panels import snippet_tabs
from hanoiconv.sources.models import Citation
from hanoiconv.sources.partial_dates import PartialDateField, earliest, latest, words


class Organisation(PublicSnippet):
    """A ministry, an office of the United Nations, another body that officials serve."""

    name = models.CharField(_("name"), max_length=255, help_text=_("Official name, in full."))
    abbreviation = models.CharField(
        _("abbreviation"), max_length=40, blank=True, help_text=_("As it is commonly shortened.")
    )
    country = CountryField(_("country"), blank=True, help_text=_("Empty for international organisations."))
    url = models.URLField(_("web address"), blank=True, help_text=_("Its own site."))

    objects = ShownQuerySet.as_manager()
    required_to_show = ("name",)
    search_body = ("abbreviation",)
    edit_handler = snippet_tabs(localised=["name", "abbreviation", "slug"], shared=["country", "url"])

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = [alphabetical("name_vi")]

    def absolute_path(self, language: str | None = None) -> str | None:
        return self.own_path("organisation", language)


class Official(PublicSnippet):
    """A person whom the portal's sources name in an office."""

    name = models.CharField(
        pgettext_lazy("person", "name"),
        max_length=120,
        help_text=_("In full, as its bearer writes it, with diacritics."),
    )
    sort_name = models.CharField(
        _("sorted as"), max_length=120, blank=True, help_text=_("The name by which lists are ordered.")
    )
    honorific = models.CharField(
        _("rank or title"), max_length=80, blank=True, help_text=_("A rank that precedes the name: Major General.")
    )
    country = CountryField(
        _("country"), blank=True, help_text=_("The country represented; empty for the United Nations.")
    )
    portrait = models.ForeignKey(
        "core.PortalImage",
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Only with credit and licence."),
    )
    biography = models.TextField(_("biography"), blank=True, help_text=_("Only what the sources support."))

    objects = ShownQuerySet.as_manager()
    search_body = ("honorific", "biography", "position_texts")
    search_fields = [
        *PublicSnippet.search_fields,
        *(index.FilterField(name) for name in ("id", "country", "sort_name")),
    ]
    edit_handler = snippet_tabs(
        localised=["honorific", "biography", "slug"],
        shared=[
            "name",
            "sort_name",
            "country",
            "portrait",
            InlinePanel("appointments", heading=_("Positions"), label=_("Position")),
        ],
    )

    class Meta:
        verbose_name = _("official")
        verbose_name_plural = _("officials")
        ordering = [alphabetical("sort_name"), alphabetical("name")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        self.sort_name = self.sort_name or self.name
        super().save(*args, **kwargs)

    def search_value(self, field: str, language: str):
        if field == "name":
            return self.name
        if field == "position_texts":
            return " ".join(localised(a, "position", language) or "" for a in self.appointments.all())
        return super().search_value(field, language)

    def absolute_path(self, language: str | None = None) -> str | None:
        return self.own_path("official", language)

    @property
    def initials(self) -> str:
        """The first letters of the name, in its order: "Bùi Thanh Sơn" → "BTS"; they stand in for a portrait."""
        return "".join(word[0] for word in self.name.split())[:4].upper()

    def appointments_by_date(self) -> list[Appointment]:
        """Return all positions, the one attested last first, undated ones at the end."""
        return sorted(self.appointments.all(), key=lambda a: a.sort_key(), reverse=True)

    def position_on(self, date: datetime.date | None) -> Appointment | None:
        """Return the position that held on `date`.

        Rule: a position with a start or an end counts only inside them. Of those left, the one attested last on or
        before the date; else the first attested after it; undated attestations come last. None where there is none.
        """
        held = [a for a in self.appointments_by_date() if date is None or a.may_hold_on(date)]
        if date is not None:
            dated = [(day, a) for a in held if (day := a.attested_day()) is not None]
            before = [a for day, a in dated if day <= date]
            after = [a for day, a in dated if day > date]
            if before or after:
                return before[0] if before else after[-1]
        return held[0] if held else None


class Appointment(Citation, Orderable):
    """A position of an official as a source attests it; start and end only where they are known."""

    official = ParentalKey(Official, on_delete=models.CASCADE, related_name="appointments")
    position = models.CharField(_("position"), max_length=255, help_text=_("The fullest form in the source."))
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="appointments",
        help_text=_("The body the position belongs to."),
    )
    attested = PartialDateField(_("attested on"))
    start = PartialDateField(_("start"))
    end = PartialDateField(_("end"))

    panels = [
        *(FieldPanel(name) for name in localised_names("position")),
        FieldPanel("organisation"),
        FieldPanel("attested"),
        FieldPanel("start"),
        FieldPanel("end"),
        FieldPanel("source"),
        FieldPanel("paragraph"),
        *(FieldPanel(name) for name in localised_names("location")),
        *(FieldPanel(name) for name in localised_names("note")),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("position")
        verbose_name_plural = _("positions")

    def __str__(self) -> str:
        return f"{self.official}: {localised(self, 'position')}"

    def attested_day(self) -> datetime.date | None:
        """Return the last day the attestation can mean; None where the source has no date."""
        return latest(self.attested)

    def sort_key(self) -> tuple[bool, datetime.date, int]:
        """Order by attestation, undated ones lowest, the order of entry last."""
        day = self.attested_day()
        return day is not None, day or datetime.date.min, -(self.sort_order or 0)

    def may_hold_on(self, date: datetime.date) -> bool:
        """Say whether known starts and ends leave room for `date`."""
        start, end = earliest(self.start), latest(self.end)
        return (start is None or start <= date) and (end is None or date <= end)

    @property
    def attested_words(self) -> str:
        """When it is attested, in words of the active language."""
        return words(self.attested)

    @property
    def start_words(self) -> str:
        """Its start in words of the active language; empty where no source gives one."""
        return words(self.start)

    @property
    def end_words(self) -> str:
        """Its end in words of the active language; empty where no source gives one."""
        return words(self.end)
