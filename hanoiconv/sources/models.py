"""Sources: the documents that every fact of the portal comes from."""

import hashlib
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.storage import storages
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from hanoiconv.core.languages import localised
from hanoiconv.core.localised import LocalisedModel, ShownQuerySet
from hanoiconv.core.models import PublicSnippet
from hanoiconv.core.panels import snippet_tabs

from .contradictions import Contradiction as Contradiction
from .partial_dates import PartialDateField, latest, words

MAX_PASSAGE_WORDS = 30


def private_storage():
    """Return where files lie that no address leads to."""
    return storages["private"]


class Source(PublicSnippet):
    """A document that facts come from: an article, an interview, a treaty record."""

    class Kind(models.TextChoices):
        ARTICLE = "article", _("article")
        INTERVIEW = "interview", _("interview")
        TREATY_RECORD = "treaty_record", _("treaty record")
        STATEMENT = "statement", _("statement")
        OTHER = "other", _("other")

    class Reuse(models.TextChoices):
        OWN = "own", _("our own words")
        EXCERPT = "excerpt", _("excerpt")
        FULL = "full", _("full permission")
        UNKNOWN = "unknown", _("unknown")

    class Language(models.TextChoices):
        VIETNAMESE = "vi", _("Vietnamese")
        ENGLISH = "en", _("English")
        SPANISH = "es", _("Spanish")
        FRENCH = "fr", _("French")
        DUTCH = "nl", _("Dutch")
        UNKNOWN = "", _("not known")

    label = models.CharField(
        _("name"), max_length=255, help_text=_("How lists of sources call it: what it is, of whom, and when.")
    )
    note = models.TextField(
        _("note"),
        blank=True,
        help_text=_("What readers must know of it: no year in its dates, an error in its headline."),
    )
    publisher = models.CharField(
        _("publisher"), max_length=255, blank=True, help_text=_("Empty when the document does not say.")
    )
    title = models.CharField(
        _("title"), max_length=500, blank=True, help_text=_("In its own language; empty when it has none.")
    )
    author = models.CharField(_("author"), max_length=255, blank=True, help_text=_("As the document names them."))
    url = models.URLField(_("web address"), max_length=500, blank=True, help_text=_("Where it was read."))
    published = PartialDateField(_("published"))
    language = models.CharField(
        _("language"),
        max_length=5,
        choices=Language.choices,
        default=Language.VIETNAMESE,
        blank=True,
        help_text=_("The language it is written in."),
    )
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=Kind.choices,
        default=Kind.ARTICLE,
        help_text=_("What kind of document it is."),
    )
    reuse = models.CharField(
        _("reuse"),
        max_length=10,
        choices=Reuse.choices,
        default=Reuse.UNKNOWN,
        help_text=_("What its publisher permits. Without permission its words must not be published."),
    )
    raw_file = models.FileField(
        _("raw file"),
        storage=private_storage,
        upload_to="sources/",
        blank=True,
        help_text=_("The document as it came in. Readers never see it."),
    )
    checksum = models.CharField(_("checksum"), max_length=64, blank=True, db_index=True, editable=False)
    part = models.PositiveSmallIntegerField(_("part"), default=1, editable=False)
    cleaned_text = models.TextField(
        _("cleaned text"), blank=True, help_text=_("What the importer kept of it. Readers never see it.")
    )
    flags = models.JSONField(_("flags"), default=list, blank=True, editable=False)
    import_report = models.JSONField(_("import report"), default=dict, blank=True, editable=False)

    objects = ShownQuerySet.as_manager()
    slug_source = "label"
    search_title = "label"
    search_body = ("title", "publisher", "author", "note")
    required_to_show = ("label",)
    search_fields = [
        *PublicSnippet.search_fields,
        *(index.FilterField(name) for name in ("id", "kind", "language", "published", "reuse")),
    ]
    edit_handler = snippet_tabs(
        localised=["label", "note", "slug"],
        shared=[
            "publisher",
            "title",
            "author",
            "url",
            "published",
            "language",
            "kind",
            "reuse",
            "raw_file",
            "cleaned_text",
        ],
    )

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=("checksum", "part"), condition=~models.Q(checksum=""), name="a_document_is_one_source"
            )
        ]

    def absolute_path(self, language: str | None = None) -> str | None:
        return self.own_path("source", language)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save it; its text may be another now, so the next import takes its fingerprint anew."""
        super().save(*args, **kwargs)
        SourceFingerprint.objects.filter(source=self).delete()

    @property
    def published_words(self) -> str:
        """Its date in words of the active language."""
        return words(self.published)

    @staticmethod
    def checksum_of(content: bytes) -> str:
        """Return the checksum under which a raw document is known: SHA-256, in hex."""
        return hashlib.sha256(content).hexdigest()


class SourceFingerprint(models.Model):
    """A source's cleaned text in short, by which the importer knows it again: made anew whenever it is missing.

    `words` is the hash of its words, `sample` a sample of its shingles (31-bit numbers of four bytes).
    """

    source = models.OneToOneField(Source, on_delete=models.CASCADE, primary_key=True, related_name="fingerprint")
    words = models.CharField(max_length=64, db_index=True, editable=False)
    sample = models.BinaryField(editable=False)
    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.words


class SourceShingle(models.Model):
    """One of the few shingles under which a source is looked for."""

    fingerprint = models.ForeignKey(
        SourceFingerprint, on_delete=models.CASCADE, related_name="shingles", editable=False
    )
    shingle = models.IntegerField(editable=False)
    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["shingle", "fingerprint"], name="sources_by_shingle")]

    def __str__(self) -> str:
        return f"{self.shingle:08x}"


class Citation(LocalisedModel):
    """That a fact stands in a source, and where: paragraph, place, and the few words of the figure itself."""

    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The document it stands in."),
    )
    paragraph = models.PositiveIntegerField(
        _("paragraph"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Number of the paragraph, from 1."),
    )
    location = models.CharField(
        _("place"), max_length=120, blank=True, help_text=_("Where it has no paragraphs: article 64, the headline.")
    )
    passage = models.CharField(
        _("passage"),
        max_length=400,
        blank=True,
        help_text=_("The few words of the figure itself, at most 30, in the source's language."),
    )
    note = models.CharField(
        _("note"), max_length=400, blank=True, help_text=_("Where this source says it differently.")
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.source} {self.place_words}".strip()

    @property
    def place_words(self) -> str:
        """The place in the active language: "paragraph 3, article 64"; empty where none is given."""
        parts = []
        if self.paragraph:
            parts.append(gettext("paragraph %(number)s") % {"number": self.paragraph})
        if localised(self, "location"):
            parts.append(localised(self, "location"))
        return ", ".join(parts)

    def clean(self) -> None:
        super().clean()
        if len(self.passage.split()) > MAX_PASSAGE_WORDS:
            raise ValidationError(
                {"passage": gettext("A passage has at most %(count)s words.") % {"count": MAX_PASSAGE_WORDS}}
            )


class DatedModel(models.Model):
    """A model ordered by a partial date: keeps the last day its date can mean, for ordering in the database."""

    date_field = "date"
    sort_date = models.DateField(null=True, editable=False, db_index=True)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_date = latest(getattr(self, self.date_field))
        super().save(*args, **kwargs)
