"""Translated fields of terms."""

from modeltranslation.translator import TranslationOptions, register

from .models import Term


@register(Term)
class TermOptions(TranslationOptions):
    fields = ("name", "abbreviations", "avoided", "note", "origin")
