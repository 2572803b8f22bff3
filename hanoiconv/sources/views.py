"""Public pages of sources: what a document is, and what on the portal rests on it. Never its text."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from hanoiconv.core.chrome import view_addresses
from hanoiconv.core.languages import active_language, language_codes, localised_name
from hanoiconv.core.lists import page_of
from hanoiconv.core.mentions import pages_referring_to, snippets_referring_to
from hanoiconv.core.search import search_query

from .models import Source

PAGE_SIZE = 30


def sources(request: HttpRequest) -> HttpResponse:
    """List sources, the newest first; `q` narrows by name or publisher, `kind` and `language` by their codes."""
    query = request.GET.get("q", "").strip()[:200]
    chosen = {name: request.GET.get(name, "") for name in ("kind", "language")}
    found = Source.objects.shown_in().defer("cleaned_text", "import_report").order_by("-published", "id")
    if chosen["kind"] in Source.Kind.values:
        found = found.filter(kind=chosen["kind"])
    if chosen["language"] and chosen["language"] in Source.Language.values:
        found = found.filter(language=chosen["language"])
    parsed = search_query(query, active_language()) if query else None
    results = found.search(parsed, order_by_relevance=False) if parsed else found
    context = {
        "sources": page_of(Paginator(results, PAGE_SIZE), request.GET.get("page", "1")),
        "query": query,
        "kinds": Source.Kind.choices,
        "languages": [choice for choice in Source.Language.choices if choice[0]],
        "language_addresses": view_addresses("sources"),
        **chosen,
    }
    return render(request, "pages/sources.html", context)


def source(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one source, and the figures, positions, dates and pages that rest on it."""
    found = get_object_or_404(
        Source.objects.shown_in().defer("cleaned_text", "import_report"), **{localised_name("slug"): slug}
    )
    context = {
        "source": found,
        "facts": snippets_referring_to(found),
        "pages": pages_referring_to(found),
        "language_addresses": {code: found.absolute_path(code) for code in language_codes()},
    }
    return render(request, "pages/source.html", context)
