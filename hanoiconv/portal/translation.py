"""Translated fields of the portal's own pages."""

from modeltranslation.translator import TranslationOptions, register

from .models import HomePage, StandardPage


@register(HomePage)
class HomePageOptions(TranslationOptions):
    fields = ("body",)


@register(StandardPage)
class StandardPageOptions(TranslationOptions):
    fields = ("body",)
