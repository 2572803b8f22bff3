"""Translated fields of sources."""

from modeltranslation.translator import TranslationOptions, register

from hanoiconv.core.translation import SnippetOptions

from .models import Source


@register(Source)
class SourceOptions(SnippetOptions):
    fields = ("label", "note")


class CitationOptions(TranslationOptions):
    """For every model that is a citation."""

    fields = ("location", "note")
