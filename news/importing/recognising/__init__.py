"""Recognising: the officials, figures, dates and programme items a parsed article speaks of.

A text typed without diacritics is read with those of the usual words restored, and reported as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from news.importing.documents import DatedFact, Figure, KnownOfficial, OfficialMention, ParsedArticle, ProgrammeItem
from news.importing.recognising import dates, events, officials, speakers, statistics
from news.importing.recognising.restoring import restored_article, unmarked
from news.importing.recognising.statistics import without_title

__all__ = ["find_dates", "find_events", "find_figures", "find_officials", "with_speakers", "without_title"]


def find_officials(article: ParsedArticle, known: Sequence[KnownOfficial] = ()) -> tuple[OfficialMention, ...]:
    """The officials in title and body, in order of first mention (see ``officials``)."""
    readable = restored_article(article)
    return unmarked(officials.find_officials(readable, known)) if readable else officials.find_officials(article, known)


def find_figures(article: ParsedArticle, language: str | None = "vi") -> tuple[Figure, ...]:
    """The figures of title and body in order (see ``statistics``)."""
    readable = restored_article(article)
    return (
        unmarked(statistics.find_figures(readable, language))
        if readable
        else statistics.find_figures(article, language)
    )


def find_dates(article: ParsedArticle) -> tuple[DatedFact, ...]:
    """The dates in title and body with what they are about (see ``dates``)."""
    readable = restored_article(article)
    return unmarked(dates.find_dates(readable)) if readable else dates.find_dates(article)


def find_events(article: ParsedArticle, people: Sequence[OfficialMention] = ()) -> tuple[ProgrammeItem, ...]:
    """The programme items and the occasion of the body (see ``events``)."""
    readable = restored_article(article)
    return unmarked(events.find_events(readable, people)) if readable else events.find_events(article, people)


def with_speakers(article: ParsedArticle, people: Sequence[OfficialMention]) -> ParsedArticle:
    """The article with the speakers of its quotations and answers (see ``speakers``)."""
    readable = restored_article(article)
    if readable is None:
        return speakers.with_speakers(article, people)
    spoken = speakers.with_speakers(readable, people).blocks
    if len(spoken) != len(article.blocks):
        return replace(article, blocks=unmarked(spoken))
    return replace(
        article,
        blocks=tuple(
            replace(block, speaker=unmarked(other.speaker)) for block, other in zip(article.blocks, spoken, strict=True)
        ),
    )
