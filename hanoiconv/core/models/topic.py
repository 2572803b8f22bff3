"""Topics: what articles and statistics are about."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..localised import ShownQuerySet
from ..panels import snippet_tabs
from .snippet import PublicSnippet


class Topic(PublicSnippet):
    """A subject under which articles and statistics are grouped."""

    name = models.CharField(_("name"), max_length=120, help_text=_("Short, in sentence case."))
    description = models.TextField(_("description"), blank=True, help_text=_("One sentence on what belongs here."))

    objects = ShownQuerySet.as_manager()
    required_to_show = ("name",)
    search_body = ("description",)
    edit_handler = snippet_tabs(localised=["name", "description", "slug"])

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["pk"]
