"""Images with credit, licence and an alternative text per language; documents with a language and a source note."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from ..languages import localised, localised_names
from ..localised import LocalisedModel
from ..search import NamedForEditors


class PortalImage(NamedForEditors, LocalisedModel, AbstractImage):
    """A picture: who made it, under which licence it may be shown, and what it shows for those who cannot see it."""

    credit = models.CharField(
        _("credit"), max_length=255, blank=True, help_text=_("Photographer or agency, as the licence asks for it.")
    )
    licence = models.CharField(
        _("licence"),
        max_length=255,
        blank=True,
        help_text=_("Name or address of the licence under which it may be shown."),
    )
    alt_text = models.CharField(
        _("alternative text"),
        max_length=255,
        blank=True,
        help_text=_("What the picture shows, for readers who do not see it. Leave empty only for decoration."),
    )

    admin_form_fields = (*Image.admin_form_fields, "credit", "licence", *localised_names("alt_text"))
    typed_fields = ("title", "description", "credit", *localised_names("alt_text"), "filename")
    search_fields = [*AbstractImage.search_fields, *NamedForEditors.typed_search_fields]

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    @property
    def default_alt_text(self) -> str:
        """The alternative text in the active language; empty where there is none (never the file's title)."""
        return localised(self, "alt_text") or ""


class PortalRendition(AbstractRendition):
    """One size and format of a picture."""

    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("image", "filter_spec", "focal_point_key"), name="unique_rendition")
        ]


class PortalDocument(NamedForEditors, AbstractDocument):
    """A file for readers, with the language it is written in."""

    class Language(models.TextChoices):
        VIETNAMESE = "vi", _("Vietnamese")
        ENGLISH = "en", _("English")
        OTHER = "other", _("another language")

    language = models.CharField(
        _("language"),
        max_length=8,
        choices=Language.choices,
        default=Language.VIETNAMESE,
        help_text=_("The language the document is written in."),
    )
    origin = models.CharField(
        _("origin"), max_length=255, blank=True, help_text=_("Who issued the document, and when.")
    )

    admin_form_fields = (*Document.admin_form_fields, "language", "origin")
    typed_fields = ("title", "origin", "filename")
    search_fields = [*AbstractDocument.search_fields, *NamedForEditors.typed_search_fields]

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
