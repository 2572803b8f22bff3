"""The database's search, for what editors type: lists and choosers of the admin hand it over as it is."""

from typing import Any
from unicodedata import normalize

from django.db.models import QuerySet
from modelsearch.backends.base import BaseSearchBackend
from wagtail.search.backends import database
from wagtail.search.query import PlainText

from .search import MAX_QUERY_LENGTH, MAX_QUERY_WORDS, words


class PlainWords(BaseSearchBackend):
    """Reads typed text as words: SQLite's own reading of quotes, stars and brackets ends in the database's error."""

    def _search(self, compiler: Any, query: Any, model_or_queryset: Any, **kwargs: Any) -> Any:
        if isinstance(query, str):
            typed = words(query[:MAX_QUERY_LENGTH])[:MAX_QUERY_WORDS]
            if not typed:  # lists of the admin need results that know their model
                objects = model_or_queryset if isinstance(model_or_queryset, QuerySet) else model_or_queryset.objects
                return super()._search(compiler, "-", objects.none(), **kwargs)
            query = " ".join(typed)
        elif isinstance(query, PlainText):  # from the search of pages, which has read quotes itself
            query = PlainText(normalize("NFC", query.query_string), operator=query.operator, boost=query.boost)
        return super()._search(compiler, query, model_or_queryset, **kwargs)


def SearchBackend(params: dict[str, Any]) -> Any:
    """Return the search of the database in use, reading typed text as words. Named as Wagtail asks for it."""
    kind = type(database.SearchBackend(params))
    return type(kind.__name__, (PlainWords, kind), {})(params)
