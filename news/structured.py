"""An article as a NewsArticle with its corrections (https://schema.org/NewsArticle)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from hanoiconv.core.languages import active_language, localised
from hanoiconv.core.models import SiteSettings
from hanoiconv.core.structured import absolute, correction, without_empty
from hanoiconv.statistics.corrections import CorrectedFigure


def news_article(
    page: Any,
    site: SiteSettings,
    *,
    notes: Iterable[Any],
    figures: Iterable[CorrectedFigure],
    sources: Iterable[Any],
    last_changed: datetime.datetime | None,
) -> dict[str, Any]:
    """Return the article in the active language, with the notes and corrected figures of its page. No query."""
    publisher = {"@type": "Organization", "name": localised(site, "name")}
    corrections = [correction(localised(note, "text"), note.date) for note in notes if note.kind == "correction"]
    corrections += [correction(one.words, one.published_at) for one in figures]
    labels = [localised(citation.source, "label") or citation.source.title for citation in sources]
    return without_empty(
        {
            "@type": "NewsArticle",
            "headline": localised(page, "headline"),
            "description": page.description,
            "inLanguage": active_language(),
            "mainEntityOfPage": absolute(page.url_in(active_language())),
            "datePublished": page.first_published_at or page.display_date,
            "dateModified": last_changed or page.last_published_at,
            "author": publisher,
            "publisher": publisher,
            "citation": labels,
            "correction": corrections,
        }
    )
