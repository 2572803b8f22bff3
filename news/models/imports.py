"""What came in through the importer: batches of documents, each document's way, and the facts recognised in it."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hanoiconv.sources.models import Source, private_storage
from hanoiconv.sources.partial_dates import words as words_of_date

LEASE = datetime.timedelta(minutes=5)
"""A run that has given no sign of life for so long has lost its worker."""


class ImportBatchQuerySet(models.QuerySet):
    """Semantic filters of batches."""

    def with_counts(self) -> ImportBatchQuerySet:
        """Count each batch's documents, and those that are through; no query more however many there are."""
        open_states = (ImportItem.State.WAITING, ImportItem.State.WORKING)
        return self.annotate(
            documents=models.Count("items"),
            open_documents=models.Count("items", filter=models.Q(items__state__in=open_states)),
        )

    def under_way(self) -> ImportBatchQuerySet:
        """Keep batches that a worker should be at."""
        return self.filter(state__in=(ImportBatch.State.WAITING, ImportBatch.State.RUNNING))

    def stalled(self) -> ImportBatchQuerySet:
        """Keep batches under way that have given no sign of life for `LEASE`."""
        return self.under_way().filter(beat__lt=timezone.now() - LEASE)


class ImportBatch(models.Model):
    """Documents taken in together. The task worker works them off one by one."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        STOPPED = "stopped", _("stopped")
        FINISHED = "finished", _("finished")

    name = models.CharField(_("name"), max_length=255, help_text=_("How the list of imports calls it."))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("taken in by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Who handed the documents in."),
    )
    created_at = models.DateTimeField(_("taken in at"), default=timezone.now, help_text=_("When they were handed in."))
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=State.choices,
        default=State.WAITING,
        db_index=True,
        help_text=_("How far the run is."),
    )
    ticket = models.PositiveIntegerField(default=0, editable=False)
    """Which run may work on the batch: each start takes a new number, and a run with an older one ends."""
    beat = models.DateTimeField(default=timezone.now, editable=False)
    """The last sign of life of the run."""
    finished_at = models.DateTimeField(null=True, editable=False)

    objects = ImportBatchQuerySet.as_manager()
    documents: int
    open_documents: int
    """Set by `with_counts`."""
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-pk"]
        default_permissions = ("add", "change", "view")

    def __str__(self) -> str:
        return self.name

    @property
    def is_under_way(self) -> bool:
        """Whether a worker should be at it."""
        return self.state in (self.State.WAITING, self.State.RUNNING)

    @property
    def is_stalled(self) -> bool:
        """Whether it should be worked on, but has given no sign of life for `LEASE`."""
        return self.is_under_way and self.beat < timezone.now() - LEASE

    @property
    def progress_words(self) -> str:
        """How many documents are through, of how many: "3/40". Needs `with_counts`."""
        return f"{self.documents - self.open_documents}/{self.documents}"

    def counts(self) -> dict[str, int]:
        """Return how many documents are in each state (state → number). One query."""
        found = dict(self.items.order_by().values_list("state").annotate(models.Count("pk")))
        return {state: found.get(state, 0) for state in ImportItem.State.values}


class ImportItem(models.Model):
    """One document of a batch, from the raw file to its source and its draft."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        WORKING = "working", _("being read")
        DONE = "done", _("imported")
        DUPLICATE = "duplicate", _("repeats another")
        FAILED = "failed", _("failed")
        REJECTED = "rejected", _("turned away")

    batch = models.ForeignKey(
        ImportBatch,
        verbose_name=_("import"),
        on_delete=models.CASCADE,
        related_name="items",
        help_text=_("What it came in with."),
    )
    position = models.PositiveIntegerField(_("place"), help_text=_("Which file of the import it is, from 1."))
    part = models.PositiveSmallIntegerField(
        _("part"), default=1, help_text=_("Which article of its file it is, from 1.")
    )
    name = models.CharField(_("name"), max_length=255, help_text=_("The file's name as it came in."))
    raw_file = models.FileField(
        _("raw file"),
        storage=private_storage,
        upload_to="imports/",
        blank=True,
        max_length=255,
        help_text=_("The document as it came in. Readers never see it."),
    )
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=State.choices,
        default=State.WAITING,
        db_index=True,
        help_text=_("How far it is on its way."),
    )
    reason = models.TextField(_("reason"), blank=True, help_text=_("Why nothing could be made of it."))
    reason_parts = models.JSONField(default=dict, blank=True, editable=False)
    """The reason's code and details (`news.importing.messages`), for editors who read another language."""
    report = models.JSONField(default=dict, blank=True, editable=False)
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("What was stored of it."),
    )
    draft = models.ForeignKey(
        "news.ArticlePage",
        verbose_name=_("draft"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The article that was begun with it."),
    )
    duplicate_of = models.ForeignKey(
        Source,
        verbose_name=_("repeats"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The stored source whose text it repeats."),
    )
    draft_anyway = models.BooleanField(
        _("draft all the same"), default=False, help_text=_("Somebody wants a draft though it repeats another text.")
    )
    put_back = models.JSONField(default=list, blank=True, editable=False)
    """Which removed passages are in the draft again, by their place in the report."""
    ticket = models.PositiveIntegerField(default=0, editable=False)
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    finished_at = models.DateTimeField(null=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("imported document")
        verbose_name_plural = _("imported documents")
        ordering = ["position", "part"]
        default_permissions = ("change", "view")
        constraints = [models.UniqueConstraint(fields=("batch", "position", "part"), name="one_item_a_place")]

    def __str__(self) -> str:
        return self.title or self.name

    @property
    def title(self) -> str:
        """The document's own headline; empty where it has none or is not read yet."""
        return str(self.report.get("title") or "")

    @property
    def is_open(self) -> bool:
        """Whether it waits for the worker or is with it."""
        return self.state in (self.State.WAITING, self.State.WORKING)

    @property
    def language(self) -> str:
        """The language of its text, the portal's own where it is not known."""
        code = self.report.get("language")
        return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE

    def raw_bytes(self) -> bytes:
        """Return the document as it came in. Raises OSError where the file is gone."""
        with self.raw_file.open("rb") as file:
            return file.read()


class ImportedFact(models.Model):
    """An official, a figure, a date or a programme item that the importer recognised; an editor decides on it."""

    class Kind(models.TextChoices):
        OFFICIAL = "official", _("official")
        FIGURE = "figure", _("figure")
        DATE = "date", _("date")
        EVENT = "event", _("programme item")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("not decided")
        ACCEPTED = "accepted", _("accepted")
        CHANGED = "changed", _("accepted with changes")
        REFUSED = "refused", _("refused")

    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        on_delete=models.CASCADE,
        related_name="recognised_facts",
        help_text=_("The document it stands in."),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, help_text=_("What was recognised."))
    position = models.PositiveIntegerField(_("place"), help_text=_("Its place among the facts of the document."))
    data = models.JSONField(default=dict, editable=False)
    """As recognised, with the passage; what an editor changed stands in `decision`."""
    decision = models.JSONField(default=dict, blank=True, editable=False)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=State.choices,
        default=State.PROPOSED,
        help_text=_("What an editor decided."),
    )
    official = models.ForeignKey(
        "people.Official",
        verbose_name=_("official"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Whom the text means."),
    )
    statistic = models.ForeignKey(
        "statistics.Statistic",
        verbose_name=_("statistic"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("What the figure counts."),
    )
    observation = models.ForeignKey(
        "statistics.Observation",
        verbose_name=_("observation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("What was made of the figure."),
    )
    milestone = models.ForeignKey(
        "treaty.Milestone",
        verbose_name=_("milestone"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("What was made of the date."),
    )
    session = models.ForeignKey(
        "events.SessionPage",
        verbose_name=_("session"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("What was made of the programme item, or what it completed."),
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Who accepted or refused it."),
    )
    decided_at = models.DateTimeField(
        _("decided at"), null=True, blank=True, help_text=_("When it was accepted or refused.")
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("recognised fact")
        verbose_name_plural = _("recognised facts")
        ordering = ["kind", "position"]
        default_permissions = ("change", "view")
        constraints = [models.UniqueConstraint(fields=("source", "kind", "position"), name="one_fact_a_place")]

    def __str__(self) -> str:
        return self.words

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided on it."""
        return self.state == self.State.PROPOSED

    @property
    def words(self) -> str:
        """What was recognised, in the source's words; a date in those of the active language."""
        found: dict[str, Any] = self.data
        if self.kind == self.Kind.OFFICIAL:
            return str(found.get("name", ""))
        if self.kind == self.Kind.FIGURE:
            parts = (found.get("qualifier"), found.get("value"), found.get("unit"))
            return " ".join(str(part) for part in parts if part).replace(" %", "%")
        date = str(found.get("date") or "")
        return words_of_date(date) or date or str(found.get("name") or "")

    @property
    def as_of_words(self) -> str:
        """The day a figure holds for, in words of the active language; as recognised where it is no such date."""
        as_of = str(self.data.get("as_of") or "")
        return words_of_date(as_of) or as_of

    @property
    def passage(self) -> str:
        """The sentence it stands in; empty where the importer kept none."""
        return str(self.data.get("text") or "")
