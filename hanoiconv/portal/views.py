"""Search, topics, and what is shown when a page is not there."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from hanoiconv.core.chrome import view_addresses
from hanoiconv.core.languages import active_language, language_codes, localised, localised_name
from hanoiconv.core.lists import page_of
from hanoiconv.core.models import SitePage, Topic
from hanoiconv.core.paths import NotShownInLanguage
from hanoiconv.core.search import search_query
from hanoiconv.people.models import Official
from hanoiconv.statistics.models import Statistic
from news.models import ArticlePage

PAGE_SIZE = 12
FIRST = 6


KINDS_OF_PAGES = {
    "eventpage": _("event"),
    "sessionpage": _("session"),
    "conventionpage": _("Convention"),
}


@dataclass(frozen=True)
class FoundPage:
    """A page that a search found: what kind it is in readers' words, and its date where it is an article."""

    page: SitePage
    kind: str | Promise
    date: datetime.date | None


@dataclass(frozen=True)
class SearchResults:
    """What a search found, by kind; pages are paginated, the others are the best few."""

    pages: Page
    found: list[FoundPage]
    officials: list[Official]
    statistics: list[Statistic]

    @property
    def count(self) -> int:
        """How many results are shown or can be paged to."""
        return self.pages.paginator.count + len(self.officials) + len(self.statistics)


def search(request: HttpRequest) -> HttpResponse:
    """Search pages, officials and statistics in the active language, with or without diacritics."""
    query = request.GET.get("q", "").strip()
    parsed = search_query(query, active_language())
    context = {
        "query": query[:200],
        "results": results_of(parsed, request.GET.get("page", "1")) if parsed else None,
        "language_addresses": view_addresses("search"),
    }
    return render(request, "pages/search.html", context)


def results_of(parsed: Any, number: str) -> SearchResults:
    """Return the results of a parsed query. Raises Http404 for a page number out of range."""
    found = SitePage.objects.shown_in().for_cards().search(parsed)
    officials = Official.objects.shown_in().prefetch_related("appointments").search(parsed)
    statistics = Statistic.objects.shown_in().with_chains().search(parsed)
    pages = page_of(Paginator(found, PAGE_SIZE), number)
    return SearchResults(
        pages=pages,
        found=described(list(pages)),
        officials=list(officials[:FIRST]),
        statistics=list(statistics[:FIRST]),
    )


def described(pages: list[SitePage]) -> list[FoundPage]:
    """Return pages with their kind and date, in the same order. One query for all articles among them."""
    articles = {a.pk: a for a in ArticlePage.objects.filter(pk__in=[p.pk for p in pages]).cards()}
    found = []
    for page in pages:
        article = articles.get(page.pk)
        if article is not None:
            found.append(FoundPage(page, article.get_kind_display(), article.display_date))
        else:
            kind = KINDS_OF_PAGES.get(page.cached_content_type.model, gettext("page"))
            found.append(FoundPage(page, kind, None))
    return found


def topics(request: HttpRequest) -> HttpResponse:
    """List topics."""
    return render(
        request,
        "pages/topics.html",
        {"topics": Topic.objects.shown_in(), "language_addresses": view_addresses("topics")},
    )


def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a topic's articles and statistics."""
    found = get_object_or_404(Topic.objects.shown_in(), **{localised_name("slug"): slug})
    articles = ArticlePage.objects.shown_in().filter(topics=found).newest().cards()
    addresses: dict[str, str | None] = {}
    for code in language_codes():
        slug_there = localised(found, "slug", code)
        addresses[code] = view_addresses("topic", slug_there)[code] if slug_there and found.is_shown(code) else None
    context = {
        "topic": found,
        "articles": page_of(Paginator(articles, PAGE_SIZE), request.GET.get("page", "1")),
        "statistics": Statistic.objects.shown_in().with_chains().filter(topic=found),
        "language_addresses": addresses,
    }
    return render(request, "pages/topic.html", context)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404, offering the languages in which the page does exist. No traceback, nothing reflected."""
    page = exception.page if isinstance(exception, NotShownInLanguage) else None
    language = request.path.split("/")[1] if request.path.count("/") > 1 else ""
    with override(language if language in language_codes() else active_language()):
        addresses = {code: page.url_in(code) for code in language_codes()} if page else {}
        context = {
            "missing_page": page,
            "language_addresses": addresses or {code: f"/{code}/" for code in language_codes()},
            "available": {code: url for code, url in addresses.items() if url},
        }
        return render(request, "404.html", context, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 with a page that needs neither database nor session."""
    language = request.path.split("/")[1] if request.path.count("/") > 1 else settings.LANGUAGE_CODE
    with override(language if language in language_codes() else settings.LANGUAGE_CODE):
        return HttpResponseServerError(
            render_to_string("500.html", {"title": gettext("Something went wrong on our side")})
        )
