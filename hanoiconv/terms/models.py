"""The term list: one agreed wording for a concept in each language, and the wordings that stand aside for it."""

from __future__ import annotations

import unicodedata
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, PublishingPanel, TabbedInterface

from hanoiconv.core.languages import language_codes, localised, localised_name
from hanoiconv.core.models import PortalSnippet
from hanoiconv.core.panels import language_tabs

from .wording import TermWords, spaced


def lines_of(text: str | None) -> tuple[str, ...]:
    """Return the wordings of a field that holds one on each line: composed (NFC), without empty lines."""
    lines = (spaced(unicodedata.normalize("NFC", line)) for line in (text or "").splitlines())
    return tuple(line for line in lines if line)


class Term(PortalSnippet):
    """A concept and what it is called; while published, the newsroom, search and the importer go by it."""

    name = models.CharField(
        _("term"),
        max_length=160,
        help_text=_("The agreed wording, as it stands in the middle of a sentence; names keep their capitals."),
    )
    abbreviations = models.TextField(
        _("abbreviations"),
        blank=True,
        help_text=_("Abbreviations that may be written, one on each line. Search takes them for the term."),
    )
    avoided = models.TextField(
        _("wordings to avoid"),
        blank=True,
        help_text=_(
            "One on each line. Editors are told where they stand; search understands them. Capitals count only "
            "where a wording differs from the term in nothing else."
        ),
    )
    note = models.TextField(
        _("note"), blank=True, max_length=600, help_text=_("When the term is used, and when another wording is meant.")
    )
    origin = models.CharField(
        _("where it is agreed"),
        max_length=255,
        blank=True,
        help_text=_("The text or the decision that lays the wording down."),
    )
    topic = models.ForeignKey(
        "core.Topic",
        verbose_name=_("topic"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("What the term belongs to."),
    )

    search_title = "name"
    search_body = ("abbreviations", "avoided", "note")
    edit_handler = TabbedInterface(
        [
            *language_tabs(["name", "abbreviations", "avoided", "note", "origin"]),
            ObjectList([FieldPanel("topic"), PublishingPanel()], heading=_("Shared by all languages")),
        ]
    )

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["pk"]
        permissions = [
            ("keep_avoided_wording", gettext_noop("Can submit texts with wordings to avoid, giving a reason"))
        ]

    def words_in(self, language: str) -> TermWords | None:
        """Return the term's wordings in a language; None where it has no agreed one there."""
        name = lines_of(localised(self, "name", language))
        if not name:
            return None
        return TermWords(
            pk=self.pk,
            agreed=name[0],
            avoided=lines_of(localised(self, "avoided", language)),
            abbreviations=lines_of(localised(self, "abbreviations", language)),
            note=localised(self, "note", language) or "",
        )

    def is_public(self) -> bool:
        """Readers have no page of terms."""
        return False

    def clean(self) -> None:
        super().clean()
        errors: dict[str, Any] = {}
        for code in language_codes():
            words = self.words_in(code)
            field = localised_name("avoided", code)
            avoided = lines_of(localised(self, "avoided", code))
            if avoided and words is None:
                errors[field] = gettext("Give the term in this language first: there is nothing to write instead.")
            elif words and {words.agreed, *words.abbreviations} & set(avoided):
                errors[field] = gettext("The term itself and its abbreviations cannot be avoided.")
        if errors:
            raise ValidationError(errors)
