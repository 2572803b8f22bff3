"""News: the index and its articles; what came in through the importer."""

from .article_page import ArticleNote, ArticlePage, ArticleSource, NewsIndexPage
from .imports import ImportBatch, ImportedFact, ImportItem

__all__ = [
    "ArticleNote",
    "ArticlePage",
    "ArticleSource",
    "ImportBatch",
    "ImportItem",
    "ImportedFact",
    "NewsIndexPage",
]
