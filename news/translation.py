"""Translated fields of news."""

from modeltranslation.translator import TranslationOptions, register

from hanoiconv.sources.translation import CitationOptions

from .models import ArticleNote, ArticlePage, ArticleSource, NewsIndexPage


@register(NewsIndexPage)
class NewsIndexPageOptions(TranslationOptions):
    fields = ()


@register(ArticlePage)
class ArticlePageOptions(TranslationOptions):
    fields = ("body",)


@register(ArticleSource)
class ArticleSourceOptions(CitationOptions):
    fields = ()


@register(ArticleNote)
class ArticleNoteOptions(TranslationOptions):
    fields = ("text",)
