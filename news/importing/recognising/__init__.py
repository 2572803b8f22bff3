"""Recognising: the officials, figures, dates and programme items a parsed article speaks of."""

from __future__ import annotations

from news.importing.recognising.dates import find_dates
from news.importing.recognising.events import find_events
from news.importing.recognising.officials import find_officials
from news.importing.recognising.speakers import with_speakers
from news.importing.recognising.statistics import find_figures, without_title

__all__ = ["find_dates", "find_events", "find_figures", "find_officials", "with_speakers", "without_title"]
