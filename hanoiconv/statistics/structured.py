"""A statistic as a Dataset with its observations (https://schema.org/Dataset, https://schema.org/Observation)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.urls import reverse

from hanoiconv.core.languages import active_language, localised
from hanoiconv.core.models import SiteSettings
from hanoiconv.core.structured import absolute, correction, without_empty

from .corrections import CorrectedFigure
from .models import Observation, Statistic


def dataset(statistic: Statistic, site: SiteSettings) -> dict[str, Any]:
    """Return the statistic in the active language. No query where its chain is loaded."""
    title, slug = localised(statistic, "title"), localised(statistic, "slug")
    moments = [one.last_published_at for one in (statistic, *statistic.chain) if one.last_published_at]
    right = [one for one in statistic.standing if one.replaced]
    return without_empty(
        {
            "@type": "Dataset",
            "name": title,
            "description": localised(statistic, "description") or title,
            "inLanguage": active_language(),
            "url": absolute(statistic.url),
            "creator": {"@type": "Organization", "name": localised(site, "name")},
            "license": site.data_licence_address or localised(site, "data_licence"),
            "dateModified": max(moments, default=None),
            "variableMeasured": title,
            "citation": sources_of(statistic),
            "distribution": [
                {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": absolute(reverse(name, args=(slug,)))}
                for kind, name in (("text/csv", "statistic_csv"), ("application/json", "statistic_json"))
            ],
            "mainEntity": [observation_data(one) for one in statistic.standing],
            "correction": [
                correction(CorrectedFigure(one, one.replaced).words, one.first_published_at)
                for one in right
                if one.replaced
            ],
        }
    )


def observation_data(observation: Observation) -> dict[str, Any]:
    """Return one figure: its number in full, its date in EDTF, and its words with the qualifier."""
    is_range = observation.number_to is not None
    return without_empty(
        {
            "@type": "Observation",
            "value": None if is_range else as_number(observation.number),
            "minValue": as_number(observation.number) if is_range else None,
            "maxValue": as_number(observation.number_to),
            "unitText": localised(observation.statistic, "unit") or observation.statistic.currency,
            "observationDate": observation.as_of,
            "description": str(observation.figure()),
        }
    )


def as_number(value: Decimal | None) -> int | float | None:
    """Return a number as JSON writes it, whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def sources_of(statistic: Statistic) -> list[str]:
    """Return the sources of the figures that stand, each once: its name and address."""
    sources = [citation.source for observation in statistic.standing for citation in observation.cited]
    names = (" ".join(filter(None, (localised(one, "label") or one.title, one.url))) for one in sources)
    return list(dict.fromkeys(names))
