"""Translated fields of the Convention."""

from modeltranslation.translator import TranslationOptions, register

from hanoiconv.core.translation import SnippetOptions
from hanoiconv.sources.translation import CitationOptions

from .models import ConventionPage, Milestone, MilestoneCitation, Participant, TreatyAction


@register(Milestone)
class MilestoneOptions(SnippetOptions):
    fields = ("title", "description", "disputed")


@register(MilestoneCitation)
class MilestoneCitationOptions(CitationOptions):
    fields = ()


@register(Participant)
class ParticipantOptions(SnippetOptions):
    fields = ("name",)


@register(TreatyAction)
class TreatyActionOptions(TranslationOptions):
    fields = ("note",)


@register(ConventionPage)
class ConventionPageOptions(TranslationOptions):
    fields = ("body",)
