"""Translated fields of statistics."""

from modeltranslation.translator import TranslationOptions, register

from hanoiconv.core.translation import SnippetOptions
from hanoiconv.sources.translation import CitationOptions

from .models import Observation, ObservationCitation, Statistic


@register(Statistic)
class StatisticOptions(SnippetOptions):
    fields = ("title", "description", "unit", "scale")


@register(Observation)
class ObservationOptions(TranslationOptions):
    fields = ("wording", "note")


@register(ObservationCitation)
class ObservationCitationOptions(CitationOptions):
    fields = ()
