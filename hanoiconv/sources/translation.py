"""Translated fields of sources."""

from collections.abc import Sequence

from modeltranslation.translator import TranslationOptions, register

from hanoiconv.core.translation import SnippetOptions

from .models import Source


@register(Source)
class SourceOptions(SnippetOptions):
    fields = ("label", "note")


class CitationOptions(TranslationOptions):
    """For every model that is a citation."""

    fields: Sequence[str] = ("location", "note")
