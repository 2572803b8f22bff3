"""What the newsroom adds to published pages: dated corrections and updates, and what was published before."""

from __future__ import annotations

from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models.fields.json import KT
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from hanoiconv.core.languages import active_language, language_codes, localised_names
from hanoiconv.core.localised import LocalisedModel
from hanoiconv.core.models import SitePage

from ..changes import Change, Part, changes_between


class PublicNote(LocalisedModel, Orderable):
    """A dated note on a published page: what was wrong and is right now, or what has happened since."""

    class Kind(models.TextChoices):
        CORRECTION = "correction", _("correction")
        UPDATE = "update", _("update")

    kind = models.CharField(
        _("kind"),
        max_length=12,
        choices=Kind.choices,
        default=Kind.CORRECTION,
        help_text=_("A correction mends an error; an update adds news."),
    )
    date = models.DateField(_("date"), help_text=_("When the note was published."))
    text = models.TextField(
        _("text"), max_length=600, help_text=_("What was wrong, what is right, and by which source.")
    )

    panels = [FieldPanel("kind"), FieldPanel("date"), *(FieldPanel(name) for name in localised_names("text"))]

    class Meta(Orderable.Meta):
        abstract = True


class PublishedVersionQuerySet(models.QuerySet):
    """Semantic filters of published versions."""

    def shown_in(self, language: str) -> PublishedVersionQuerySet:
        """Keep those that readers of the language had, with the headline of each and without their contents."""
        shown = self.filter(**{f"content__shown_{language}": True})
        return shown.annotate(headline=KT(f"content__headline_{language}")).defer("content")


class PublishedVersion(models.Model):
    """A page as it was published at one moment: never changed afterwards, whatever becomes of its revision."""

    class Kind(models.TextChoices):
        FIRST = "first", _("first published")
        CORRECTION = "correction", _("correction")
        UPDATE = "update", _("update")
        TYPOGRAPHICAL = "typographical", _("typographical change")
        EDITED = "edited", _("edited")

    page = models.ForeignKey(
        SitePage,
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="published_versions",
        help_text=_("The page that was published."),
    )
    number = models.PositiveIntegerField(_("number"), help_text=_("Counted from 1 for each page."))
    published_at = models.DateTimeField(_("published at"), help_text=_("When readers could first see it."))
    kind = models.CharField(
        _("kind"),
        max_length=14,
        choices=Kind.choices,
        default=Kind.FIRST,
        help_text=_("Why it replaced the version before."),
    )
    changes = models.JSONField(
        _("changes"), default=list, blank=True, help_text=_("Which parts differ from the version before, by language.")
    )
    content = models.JSONField(
        _("content"), encoder=DjangoJSONEncoder, help_text=_("The page's content, as its revision had it.")
    )
    revision_id = models.BigIntegerField(_("revision"), help_text=_("The revision that was published."))

    objects = PublishedVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("published version")
        verbose_name_plural = _("published versions")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=("page", "number"), name="a_version_has_its_own_number")]

    def __str__(self) -> str:
        return f"{self.page_id} · {self.number}"

    def was_shown(self, language: str | None = None) -> bool:
        """Say whether readers of the language, by default the active one, had this version."""
        return bool(self.content.get(f"shown_{language or active_language()}"))

    @property
    def shown_languages(self) -> list[str]:
        """The languages whose readers had this version."""
        return [code for code in language_codes() if self.was_shown(code)]

    @property
    def changed_parts(self) -> list[str]:
        """The parts that differ from the version before, in the active language, in words."""
        parts = [part for language, part in self.changes if language == active_language()]
        return [str(Part(part).label) for part in parts if part in Part.values]

    def describe_changes_since(self, last: PublishedVersion, page: Any) -> None:
        """Say what differs from the `last` version, and of which kind the change is where a new note tells it."""
        before, after = page.with_content_json(last.content), page.with_content_json(self.content)
        changes: list[Change] = changes_between(before, after)
        self.changes = [[change.language, change.part.value] for change in changes]
        self.kind = self.Kind.EDITED
        known = {note.get("pk") for note in last.content.get("notes", [])}
        for note in self.content.get("notes", []):
            if note.get("pk") not in known and note.get("kind") in PublicNote.Kind.values:
                self.kind = self.Kind(note["kind"])


class LanguageSubmission(models.Model):
    """That a workflow is about one language alone: its approval publishes that language and no other."""

    workflow_state = models.OneToOneField(
        "wagtailcore.WorkflowState", on_delete=models.CASCADE, related_name="language_submission", editable=False
    )
    language = models.CharField(_("language"), max_length=12, editable=False)

    class Meta:
        verbose_name = _("submission of a language")
        verbose_name_plural = _("submissions of languages")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.workflow_state_id}: {self.language}"
