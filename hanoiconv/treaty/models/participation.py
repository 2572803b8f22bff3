"""Participants and what they did. "Signed", "ratified" and "in force" are never mixed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.search import index

from hanoiconv.core.collation import alphabetical
from hanoiconv.core.languages import localised
from hanoiconv.core.localised import ShownQuerySet
from hanoiconv.core.models import PortalSnippet, PublicSnippet
from hanoiconv.core.panels import record_tabs, snippet_tabs
from hanoiconv.sources.models import DatedModel, Source
from hanoiconv.sources.partial_dates import PartialDateField, words

INSTRUMENTS_REQUIRED = 40
"""Instruments whose deposit brings the Convention into force on the ninetieth day after (article 65, paragraph 1)."""


class Participant(PublicSnippet):
    """A state or an organisation that can take part in the Convention."""

    class Kind(models.TextChoices):
        STATE = "state", pgettext_lazy("participant", "State")
        ORGANISATION = "organisation", _("regional economic integration organisation")
        OBSERVER_STATE = "observer_state", _("observer State")

    name = models.CharField(_("name"), max_length=160, help_text=_("As the depositary writes it."))
    kind = models.CharField(
        _("kind"),
        max_length=16,
        choices=Kind.choices,
        default=Kind.STATE,
        help_text=_("An organisation's instrument is not counted in addition to its members'."),
    )
    iso = models.CharField(
        _("country code"), max_length=2, blank=True, help_text=_("ISO 3166-1; empty for an organisation.")
    )

    objects = ShownQuerySet.as_manager()
    search_body = ("iso",)
    required_to_show = ("name",)
    edit_handler = snippet_tabs(localised=["name", "slug"], shared=["kind", "iso"])

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = [alphabetical("name_vi")]


class TreatyActionQuerySet(models.QuerySet):
    """Semantic filters of treaty actions."""

    def published(self) -> TreatyActionQuerySet:
        """Keep what is live, with participant and source. One query."""
        found = self.filter(live=True).select_related("participant", "source")
        return found.defer("source__cleaned_text", "source__flags")

    def signatures(self) -> TreatyActionQuerySet:
        """Keep signatures."""
        return self.filter(action=TreatyAction.Action.SIGNATURE)


class TreatyAction(DatedModel, PortalSnippet):
    """What a participant did: it signed, or deposited an instrument."""

    class Action(models.TextChoices):
        SIGNATURE = "signature", _("signature")
        RATIFICATION = "ratification", _("ratification")
        ACCEPTANCE = "acceptance", _("acceptance")
        APPROVAL = "approval", _("approval")
        ACCESSION = "accession", _("accession")

    participant = models.ForeignKey(
        Participant,
        verbose_name=_("participant"),
        on_delete=models.PROTECT,
        related_name="actions",
        help_text=_("Who acted."),
    )
    action = models.CharField(
        _("action"), max_length=16, choices=Action.choices, help_text=_("Signature is not ratification.")
    )
    date = PartialDateField(_("date"), blank=False)
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Where it is recorded."),
    )
    note = models.TextField(_("note"), blank=True, help_text=_("A declaration, or what is not exactly known."))

    objects = TreatyActionQuerySet.as_manager()
    search_title = "admin_title"
    search_fields = [*PortalSnippet.search_fields, index.FilterField("action"), index.FilterField("participant_id")]
    edit_handler = record_tabs(shared=["participant", "action", "date", "source"], localised=["note"])

    class Meta:
        verbose_name = _("treaty action")
        verbose_name_plural = _("treaty actions")
        ordering = ["sort_date", "pk"]
        constraints = [models.UniqueConstraint(fields=("participant", "action"), name="one_action_of_a_kind")]

    def __str__(self) -> str:
        return self.admin_title

    def is_public(self) -> bool:
        return self.live and self.participant.is_shown()

    @classmethod
    def for_mentions(cls) -> TreatyActionQuerySet:
        return cls.objects.published()

    @property
    def admin_title(self) -> str:
        """Participant, action and date in one line."""
        return f"{self.participant} · {self.get_action_display()} · {self.date_words}"

    @property
    def date_words(self) -> str:
        """Its date in words of the active language."""
        return words(self.date)

    @property
    def note_words(self) -> str:
        """Its note in the active language."""
        return localised(self, "note") or ""
