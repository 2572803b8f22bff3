"""Contradictions: two statements at odds, kept until an editor has said which one holds and why."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class ContradictionQuerySet(models.QuerySet):
    """Semantic filters of contradictions."""

    def open(self) -> ContradictionQuerySet:
        """Keep those that nobody has decided."""
        return self.filter(state=Contradiction.State.OPEN)

    def with_sources(self) -> ContradictionQuerySet:
        """Load both sources, without their texts, and who resolved it. One query."""
        texts = [f"{side}__{field}" for side in ("source_here", "source_there") for field in HEAVY]
        return self.select_related("source_here", "source_there", "resolved_by").defer(*texts)


HEAVY = ("cleaned_text", "import_report")
"""Fields of a source that no list shows."""


class Contradiction(models.Model):
    """What a document states here, and what is stated otherwise there: in another source, or in the same one.

    A newer figure is no contradiction: it is kept apart as `superseded`.
    """

    class Kind(models.TextChoices):
        FIGURE = "figure", _("figure")
        DATE = "date", _("date")
        POSITION = "position", _("position")

    class State(models.TextChoices):
        OPEN = "open", _("open")
        RESOLVED = "resolved", _("settled")
        SUPERSEDED = "superseded", _("superseded")

    what = models.CharField(_("about"), max_length=500, help_text=_("What the two statements are about."))
    kind = models.CharField(
        _("kind"), max_length=10, choices=Kind.choices, db_index=True, help_text=_("What is at odds.")
    )
    here = models.TextField(_("stated here"), help_text=_("As the document that came in has it."))
    there = models.TextField(_("stated there"), help_text=_("As it stands elsewhere."))
    source_here = models.ForeignKey(
        "sources.Source",
        verbose_name=_("source here"),
        on_delete=models.CASCADE,
        related_name="contradictions",
        help_text=_("The document that came in."),
    )
    source_there = models.ForeignKey(
        "sources.Source",
        verbose_name=_("source there"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="contradicted",
        help_text=_("The document that says otherwise; empty where the portal's own record does."),
    )
    passage_here = models.TextField(_("passage here"), blank=True, help_text=_("The sentence it stands in."))
    passage_there = models.TextField(_("passage there"), blank=True, help_text=_("The sentence it stands in."))
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=State.choices,
        default=State.OPEN,
        db_index=True,
        help_text=_("A newer figure supersedes an older one; it does not contradict it."),
    )
    reason = models.TextField(
        _("reason"), blank=True, help_text=_("Which statement holds, and how that is known. Colleagues read it.")
    )
    found_at = models.DateTimeField(_("found at"), default=timezone.now, help_text=_("When the importer met it."))
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("settled by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Who decided."),
    )
    resolved_at = models.DateTimeField(_("settled at"), null=True, blank=True, help_text=_("When it was decided."))

    objects = ContradictionQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("contradiction")
        verbose_name_plural = _("contradictions")
        ordering = ["-pk"]
        default_permissions = ("change", "view")

    def __str__(self) -> str:
        return self.what

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided it."""
        return self.state == self.State.OPEN

    @property
    def is_internal(self) -> bool:
        """Whether one document contradicts itself."""
        return self.source_there_id == self.source_here_id

    def decide(self, state: str, reason: str, user: Any) -> None:
        """Set the state with its reason and who decided. Raises ValidationError where there is no reason."""
        if state != self.State.OPEN and not reason.strip():
            raise ValidationError({"reason": gettext("Say which statement holds and why.")})
        decided = state != self.State.OPEN
        self.state, self.reason = state, reason.strip()
        self.resolved_by, self.resolved_at = (user, timezone.now()) if decided else (None, None)
        self.save(update_fields=["state", "reason", "resolved_by", "resolved_at"])
