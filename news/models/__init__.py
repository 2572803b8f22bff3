"""News: the index and its articles."""

from .article_page import ArticleNote, ArticlePage, ArticleSource, NewsIndexPage

__all__ = ["ArticleNote", "ArticlePage", "ArticleSource", "NewsIndexPage"]
