"""Sessions: the items of a programme."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable
from wagtail.search import index

from hanoiconv.core.languages import localised_names
from hanoiconv.core.models import SitePage
from hanoiconv.core.panels import page_tabs
from hanoiconv.people.models import Official
from hanoiconv.sources.models import Citation
from hanoiconv.sources.partial_dates import PartialDateField, words

from ..programme import named_speakers
from .event_page import EventPage


class SessionPage(SitePage):
    """An item of the programme. What is not known is empty, and shown as "to be announced"."""

    class Kind(models.TextChoices):
        OPENING = "opening", _("opening session")
        PLENARY = "plenary", _("plenary discussion")
        SIGNING = "signing", _("signing session")
        HIGH_LEVEL = "high_level", _("high-level discussion")
        ROUND_TABLE = "round_table", _("round table")
        GALA_DINNER = "gala_dinner", _("gala dinner")
        EXHIBITION = "exhibition", _("technology exhibition")
        CLOSING = "closing", _("closing session")

    class Status(models.TextChoices):
        PROVISIONAL = "provisional", _("provisional")
        CONFIRMED = "confirmed", _("confirmed")
        MOVED = "moved", _("moved")
        CANCELLED = "cancelled", _("cancelled")
        HELD = "held", _("held")

    class Access(models.TextChoices):
        UNKNOWN = "", _("to be announced")
        OPEN = "open", pgettext_lazy("access", "open")
        INVITED = "invited", _("by invitation")
        PRESS = "press", _("press")

    kind = models.CharField(_("kind"), max_length=14, choices=Kind.choices, help_text=_("What kind of session it is."))
    number = models.PositiveSmallIntegerField(
        pgettext_lazy("session", "number"), null=True, blank=True, help_text=_("Where there are several of a kind.")
    )
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=Status.choices,
        default=Status.PROVISIONAL,
        help_text=_("How sure the entry is."),
    )
    status_reason = models.CharField(
        _("reason"), max_length=255, blank=True, help_text=_("Why it was moved or cancelled; readers see it.")
    )
    day = models.DateField(_("day"), null=True, blank=True, help_text=_("Empty until it is announced."))
    start_time = models.TimeField(
        _("start"), null=True, blank=True, help_text=_("Hanoi time. Empty until it is announced.")
    )
    end_time = models.TimeField(
        _("end"), null=True, blank=True, help_text=_("Hanoi time. Empty until it is announced.")
    )
    room = models.CharField(_("room"), max_length=120, blank=True, help_text=_("Empty until it is announced."))
    access = models.CharField(
        _("access"),
        max_length=8,
        choices=Access.choices,
        blank=True,
        default=Access.UNKNOWN,
        help_text=_("Who may attend."),
    )
    live_link = models.URLField(_("live link"), blank=True, help_text=_("Where it can be watched."))
    announced_source = models.ForeignKey(
        "sources.Source",
        verbose_name=_("announced in"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The source that announces the session."),
    )
    announced_paragraph = models.PositiveIntegerField(
        _("paragraph"), null=True, blank=True, help_text=_("Where in it.")
    )
    held_on = PartialDateField(_("held on"))
    held_note = models.TextField(_("how it was held"), blank=True, help_text=_("Only what a source reports."))

    search_body = ("summary", "room", "held_note")
    search_fields = [*SitePage.search_fields, index.FilterField("day"), index.FilterField("kind")]
    parent_page_types = ["events.EventPage"]
    subpage_types: list[str] = []
    edit_handler = page_tabs(
        localised=["room", "status_reason", "held_note"],
        shared=[
            "kind",
            "number",
            "status",
            "day",
            "start_time",
            "end_time",
            "access",
            "live_link",
            InlinePanel("speakers", heading=_("Speakers"), label=_("Speaker")),
            InlinePanel("session_documents", heading=_("Documents"), label=_("Document")),
            "announced_source",
            "announced_paragraph",
            "held_on",
            InlinePanel("held_sources", heading=_("Sources of how it was held"), label=_("Source")),
        ],
    )

    class Meta:
        verbose_name = _("session page")
        verbose_name_plural = _("session pages")

    def clean(self) -> None:
        super().clean()
        errors: dict[str, str] = {}
        if self.start_time and self.end_time and self.end_time <= self.start_time:
            errors["end_time"] = gettext("The end must come after the start.")
        if (self.start_time or self.end_time) and not self.day:
            errors["day"] = gettext("A session with a time needs its day.")
        parent = getattr(self, "_cached_parent_obj", None) or (self.get_parent() if self.path else None)
        event = parent.specific if parent is not None else None
        if isinstance(event, EventPage) and self.day and not event.start_date <= self.day <= event.end_date:
            errors["day"] = gettext("This day is outside the event (%(dates)s).") % {"dates": event.dates_words}
        if self.status in (self.Status.CANCELLED, self.Status.MOVED) and not self.status_reason_vi:
            errors["status_reason_vi"] = gettext("Say why; readers see the reason.")
        if errors:
            raise ValidationError(errors)

    @property
    def is_provisional(self) -> bool:
        """Whether the entry may still change."""
        return self.status == self.Status.PROVISIONAL

    @property
    def is_on(self) -> bool:
        """Whether it is on at this moment, Hanoi time; only a session whose start and end are known can be."""
        if not (self.day and self.start_time and self.end_time) or self.status == self.Status.CANCELLED:
            return False
        now = timezone.localtime()
        return self.day == now.date() and self.start_time <= now.time() < self.end_time

    @property
    def announcement(self) -> SessionSource | None:
        """Where the session is announced, as a citation."""
        if self.announced_source is None:
            return None
        return SessionSource(source=self.announced_source, paragraph=self.announced_paragraph)

    @property
    def held_on_words(self) -> str:
        """When it was held, in words of the active language."""
        return words(self.held_on)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        event = EventPage.objects.ancestor_of(self).first()
        context["event"] = event
        context["speakers"] = named_speakers(self, event.start_date if event else None)
        context["announcement"] = self.announcement
        context["held_sources"] = self.held_sources.select_related("source")
        context["documents"] = self.session_documents.select_related("document")
        return context


class SessionSpeaker(Citation, Orderable):
    """Who speaks, in which role, and which source says so."""

    class Role(models.TextChoices):
        SPEAKER = "speaker", _("speaker")
        CHAIR = "chair", _("chair")
        KEYNOTE = "keynote", _("keynote speaker")
        PANELLIST = "panellist", _("panellist")
        SIGNATORY = "signatory", _("signatory")

    session = ParentalKey(SessionPage, on_delete=models.CASCADE, related_name="speakers")
    official = models.ForeignKey(
        Official,
        verbose_name=_("official"),
        on_delete=models.PROTECT,
        related_name="session_roles",
        help_text=_("Who speaks."),
    )
    role = models.CharField(
        _("role"), max_length=10, choices=Role.choices, default=Role.SPEAKER, help_text=_("In which role.")
    )

    panels = [
        FieldPanel("official"),
        FieldPanel("role"),
        FieldPanel("source"),
        FieldPanel("paragraph"),
        *(FieldPanel(name) for name in localised_names("note")),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")


class SessionSource(Citation, Orderable):
    """A document that reports how a session was held."""

    session = ParentalKey(SessionPage, on_delete=models.CASCADE, related_name="held_sources")

    panels = [FieldPanel("source"), FieldPanel("paragraph")]

    class Meta(Orderable.Meta):
        verbose_name = _("source of the session")
        verbose_name_plural = _("sources of the session")


class SessionDocument(Orderable):
    """A document of a session."""

    session = ParentalKey(SessionPage, on_delete=models.CASCADE, related_name="session_documents")
    document = models.ForeignKey(
        "core.PortalDocument",
        verbose_name=_("document"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("The file."),
    )

    panels = [FieldPanel("document")]

    class Meta(Orderable.Meta):
        verbose_name = _("document of the session")
        verbose_name_plural = _("documents of the session")
