"""Public pages and downloads of statistics."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from hanoiconv.core.chrome import Chrome, view_addresses
from hanoiconv.core.languages import active_language, language_codes, localised, localised_name
from hanoiconv.core.mentions import pages_referring_to
from hanoiconv.core.models import Topic

from .charts import chart_of
from .models import Observation, Statistic
from .structured import dataset

COLUMNS = [
    "number",
    "number_to",
    "wording",
    "qualifier",
    "change",
    "expected",
    "as_of",
    "unit",
    "source",
    "publisher",
    "source_published",
    "source_reuse",
    "address",
    "paragraph",
    "place",
    "passage",
    "checked_at",
    "note",
    "status",
    "corrected_by",
    "licence",
]
PLAIN_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?|")
FORMULA_STARTS = ("=", "+", "-", "@")


def statistics(request: HttpRequest) -> HttpResponse:
    """List statistics by topic, each with its newest figure and source."""
    found = list(Statistic.objects.shown_in().with_chains())
    groups: dict[Topic | None, list[Statistic]] = {}
    for statistic_ in found:
        topic = statistic_.topic if statistic_.topic and statistic_.topic.is_shown() else None
        groups.setdefault(topic, []).append(statistic_)
    ordered = sorted(groups.items(), key=lambda group: (group[0] is None, group[0].pk if group[0] else 0))
    context = {"groups": ordered, "language_addresses": view_addresses("statistics")}
    return render(request, "pages/statistics.html", context)


def find_statistic(slug: str) -> Statistic:
    """Return the statistic at an address of the active language. Raises Http404."""
    found = Statistic.objects.shown_in().with_chains().filter(**{localised_name("slug"): slug}).first()
    if found is None:
        raise Http404
    return found


def statistic(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one statistic: its newest figure large, its chain, sources with passages, and where it is used."""
    found = find_statistic(slug)
    chart = chart_of(found)
    context = {
        "statistic": found,
        "latest": found.latest,
        "structured": dataset(found, Chrome.for_request(request).site),
        "chart": replace(chart, title="") if chart else None,
        "history": found.history,
        "address": request.build_absolute_uri(found.absolute_path()),
        "used_on": pages_referring_to(found, *found.chain),
        "language_addresses": {code: found.absolute_path(code) for code in language_codes()},
    }
    return render(request, "pages/statistic.html", context)


def rows_of(found: Statistic) -> list[dict[str, Any]]:
    """Return one row per observation and source, in the order of `COLUMNS`; numbers in full, dates in EDTF."""
    corrections = {o.corrects_id: o for o in found.chain if o.corrects_id}
    rows = []
    for observation in found.chain:
        for citation in observation.cited:
            rows.append(row_of(observation, citation, corrections.get(observation.pk)))
    return rows


def row_of(observation: Observation, citation: Any, correction: Observation | None) -> dict[str, Any]:
    """Return the row of one observation as one source has it, and by which figure it was corrected."""
    source = citation.source
    return {
        "number": plain(observation.number),
        "number_to": plain(observation.number_to),
        "wording": localised(observation, "wording") or "",
        "qualifier": observation.qualifier,
        "change": observation.change,
        "expected": observation.planned,
        "as_of": observation.as_of,
        "unit": localised(observation.statistic, "unit") or observation.statistic.currency,
        "source": localised(source, "label") or "",
        "publisher": source.publisher,
        "source_published": source.published,
        "source_reuse": source.reuse,
        "address": source.url,
        "paragraph": citation.paragraph,
        "place": localised(citation, "location") or "",
        "passage": citation.passage,
        "checked_at": observation.checked_at.date().isoformat() if observation.checked_at else "",
        "note": localised(observation, "note") or "",
        "status": "replaced" if correction else "standing",
        "corrected_by": str(correction.figure()) if correction else "",
    }


def plain(number: Any) -> str | None:
    """Return a decimal without trailing zeros and never in exponents."""
    return None if number is None else format(number.normalize(), "f")


def data_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """Download the chain as CSV (UTF-8 with a byte order mark, as spreadsheets need it)."""
    found = find_statistic(slug)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slug}.csv"'
    response.write("\ufeff")
    writer = csv.DictWriter(response, COLUMNS)
    writer.writeheader()
    licence = {"licence": licence_words(request)}
    writer.writerows({name: guarded(value) for name, value in (row | licence).items()} for row in rows_of(found))
    return response


def licence_words(request: HttpRequest) -> str:
    """Return the terms of use of downloaded figures in the active language, with their address."""
    site = Chrome.for_request(request).site
    return " ".join(filter(None, (localised(site, "data_licence"), site.data_licence_address)))


def guarded(value: Any) -> Any:
    """Keep a spreadsheet from reading text as a formula; a negative number is none."""
    if not isinstance(value, str) or PLAIN_NUMBER.fullmatch(value):
        return value
    return f"'{value}" if value.lstrip()[:1] in FORMULA_STARTS or value[:1] in "\t\r\n" else value


def data_json(request: HttpRequest, slug: str) -> HttpResponse:
    """Download the chain as JSON."""
    found = find_statistic(slug)
    body = {
        "title": localised(found, "title"),
        "description": localised(found, "description") or "",
        "language": active_language(),
        "address": request.build_absolute_uri(found.absolute_path()),
        "licence": licence_words(request),
        "observations": rows_of(found),
    }
    return JsonResponse(body, json_dumps_params={"ensure_ascii": False})
