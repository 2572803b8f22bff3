"""Translated fields of people."""

from modeltranslation.translator import register

from hanoiconv.core.translation import SnippetOptions
from hanoiconv.sources.translation import CitationOptions

from .models import Appointment, Official, Organisation


@register(Organisation)
class OrganisationOptions(SnippetOptions):
    fields = ("name", "abbreviation")


@register(Official)
class OfficialOptions(SnippetOptions):
    fields = ("honorific", "biography")


@register(Appointment)
class AppointmentOptions(CitationOptions):
    fields = ("position",)
