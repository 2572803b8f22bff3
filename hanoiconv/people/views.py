"""Public pages of officials."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from hanoiconv.core.chrome import view_addresses
from hanoiconv.core.languages import active_language, language_codes, localised_name
from hanoiconv.core.lists import page_of
from hanoiconv.core.mentions import pages_referring_to
from hanoiconv.core.search import search_query

from .models import Appointment, Official, Organisation

PAGE_SIZE = 60


def officials(request: HttpRequest) -> HttpResponse:
    """List officials; `q` narrows by name, with or without diacritics, `country` by country code."""
    query, country = request.GET.get("q", "").strip()[:200], request.GET.get("country", "")
    found = Official.objects.shown_in().prefetch_related("appointments__organisation").order_by("sort_name", "id")
    countries = sorted(
        {o.country for o in Official.objects.shown_in().only("country") if o.country}, key=lambda c: c.name
    )
    if country in {c.code for c in countries}:
        found = found.filter(country=country)
    parsed = search_query(query, active_language()) if query else None
    results = found.search(parsed, order_by_relevance=False) if parsed else found
    context = {
        "officials": page_of(Paginator(results, PAGE_SIZE), request.GET.get("page", "1")),
        "query": query,
        "country": country,
        "countries": countries,
        "language_addresses": view_addresses("officials"),
    }
    return render(request, "pages/officials.html", context)


def official(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one official: positions over time, each with its source, and where the portal mentions the person."""
    found: Official = get_object_or_404(
        Official.objects.filter(live=True)
        .select_related("portrait")
        .prefetch_related("appointments__organisation", "appointments__source"),
        **{localised_name("slug"): slug},
    )
    addresses = {code: found.absolute_path(code) for code in language_codes()}
    if not found.is_shown():
        raise Http404
    context = {
        "official": found,
        "appointments": found.appointments_by_date(),
        "position": found.position_on(timezone.localdate()),
        "mentions": pages_referring_to(found),
        "language_addresses": addresses,
    }
    return render(request, "pages/official.html", context)


def organisations(request: HttpRequest) -> HttpResponse:
    """List the organisations that positions belong to."""
    found = Organisation.objects.shown_in().order_by(localised_name("name"), "pk")
    context = {
        "organisations": page_of(Paginator(found, PAGE_SIZE), request.GET.get("page", "1")),
        "language_addresses": view_addresses("organisations"),
    }
    return render(request, "pages/organisations.html", context)


def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one organisation and who is attested in its positions."""
    found = get_object_or_404(Organisation.objects.shown_in(), **{localised_name("slug"): slug})
    appointments = Appointment.objects.filter(organisation=found, official__live=True).select_related(
        "official", "source"
    )
    context = {
        "organisation": found,
        "appointments": [a for a in appointments if a.official.is_shown()],
        "language_addresses": {code: found.absolute_path(code) for code in language_codes()},
    }
    return render(request, "pages/organisation.html", context)
