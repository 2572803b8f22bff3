"""Serving pages by their stored paths."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request
from wagtail.url_routing import RouteResult
from wagtail.views import serve as wagtail_serve

from . import paths
from .languages import active_language
from .models import SitePage


class PageRequest(HttpRequest):
    """A request whose page is known: what Wagtail and breadcrumbs would otherwise look up again."""

    page_chain: list[SitePage]
    _wagtail_route_for_request: RouteResult


def language_root(request: HttpRequest) -> HttpResponse:
    """Send `/` to the visitor's language."""
    response = HttpResponseRedirect(f"/{get_language_from_request(request)}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


def serve_page(request: HttpRequest, path: str) -> HttpResponse:
    """Find the page by one lookup of its stored path, then let Wagtail go on (hooks, restrictions, previews).

    Raises Http404; `paths.NotShownInLanguage` where the page exists in another language only.
    """
    language = active_language()
    chain = paths.find_chain(path, language)
    missing: Http404 | None = None
    if chain:
        served = cast(PageRequest, request)
        served.page_chain = chain
        page = chain[-1].specific
        page.is_unrestricted = not chain[-1].any_restriction
        rest = path[len(getattr(chain[-1], f"path_{language}")) :]
        try:
            served._wagtail_route_for_request = page.route(request, [part for part in rest.split("/") if part])
            return wagtail_serve(request, path)
        except Http404 as error:
            missing = error
    if not isinstance(missing, paths.NotShownInLanguage):
        target = paths.moved_to(path, language)
        if target is not None and target != request.path:
            query = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(f"{target}?{query}" if query else target)
    raise missing or Http404
