"""What the newsroom adds to published pages: dated corrections and updates."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from hanoiconv.core.languages import localised_names
from hanoiconv.core.localised import LocalisedModel


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
