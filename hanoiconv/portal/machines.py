"""What machines ask: is it alive, is it ready, what may be indexed."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hanoiconv.core.languages import language_codes, localised, localised_names
from hanoiconv.core.models import SitePage
from hanoiconv.core.paths import address


@require_safe
def livez(request: HttpRequest) -> HttpResponse:
    """Say that the process answers."""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Say whether the database answers; 503 where it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"database": "unavailable"}, status=503)
    return JsonResponse({"database": "ok"})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Name the sitemap, and keep the admin out of indexes."""
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    return HttpResponse(
        f"User-agent: *\nDisallow: /admin/\n\nSitemap: {base}/sitemap.xml\n", content_type="text/plain; charset=utf-8"
    )


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """List every page in each language in which it is shown, with its alternates. One query, no instances."""
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    names = [*localised_names("path"), *localised_names("shown"), "last_published_at"]
    entries: list[tuple[str, datetime.datetime | None, dict[str, str]]] = []
    for row in SitePage.objects.filter(live=True).order_by("pk").values_list(*names, named=True).iterator(2000):
        addresses = {
            code: base + address(code, localised(row, "path", code))
            for code in language_codes()
            if localised(row, "shown", code) and localised(row, "path", code) is not None
        }
        entries.extend((url, row.last_published_at, addresses) for url in addresses.values())
    return render(request, "sitemap.xml", {"entries": entries}, content_type="application/xml; charset=utf-8")
