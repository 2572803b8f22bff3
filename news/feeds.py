"""Atom feeds of a language: its articles, corrected ones with what was corrected, and all corrections."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.translation import gettext

from hanoiconv.core.chrome import Chrome
from hanoiconv.core.languages import active_language, localised, localised_name
from hanoiconv.core.lookups import prime
from hanoiconv.core.structured import absolute
from hanoiconv.statistics.corrections import CorrectedFigure
from hanoiconv.statistics.figures import load_figures
from hanoiconv.statistics.models import Observation

from .models import ArticleNote, ArticlePage, NewsIndexPage

MOST = 30


@dataclass(frozen=True)
class Entry:
    """One entry of a feed, in the active language."""

    title: str
    address: str
    text: str
    published: datetime.datetime | None
    updated: datetime.datetime | None
    is_corrected: bool = False


class NewsFeed(Feed):
    """What both feeds share. `index` is the page below which they lie."""

    feed_type = Atom1Feed

    def __init__(self, index: NewsIndexPage, address: str) -> None:
        super().__init__()
        self.index, self.address = index, absolute(address)

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return Chrome.for_request(request).site

    def title(self, site: Any) -> str:
        return f"{localised(site, 'name')} – {self.name()}"

    def name(self) -> str:
        """Return what the feed is called, after the portal's name."""
        return localised(self.index, "headline") or ""

    def link(self, site: Any) -> str:
        return absolute(self.index.url_in(active_language()))

    def feed_url(self, site: Any) -> str:
        return self.address

    def feed_guid(self, site: Any) -> str:
        return self.address

    def author_name(self, site: Any) -> str:
        return localised(site, "name") or ""

    def item_title(self, item: Entry) -> str:
        return item.title

    def item_description(self, item: Entry) -> str:
        return escape(item.text)

    def item_link(self, item: Entry) -> str:
        return absolute(item.address)

    def item_guid(self, item: Entry) -> str:
        return absolute(item.address)

    def item_pubdate(self, item: Entry) -> datetime.datetime | None:
        return item.published

    def item_updateddate(self, item: Entry) -> datetime.datetime | None:
        return item.updated

    def item_categories(self, item: Entry) -> list[str]:
        return [gettext("correction")] if item.is_corrected else []


class ArticleFeed(NewsFeed):
    """The newest articles. One that was corrected says so, with the moment."""

    def items(self, site: Any) -> list[Entry]:
        names = ("kind", "display_date", "first_published_at", "last_published_at", localised_name("body"))
        shown = ArticlePage.objects.shown_in().newest().for_cards(*names)
        articles = list(shown.filter(path__startswith=self.index.path).prefetch_related("notes")[:MOST])
        prime(*(localised(article, "body") for article in articles))
        return [article_entry(article) for article in articles]


class CorrectionFeed(NewsFeed):
    """What was wrong and has been set right: corrections of articles, and of figures."""

    def name(self) -> str:
        return gettext("Corrections")

    def items(self, site: Any) -> list[Entry]:
        entries = [*corrected_articles(self.index), *corrected_figures_of_all()]
        entries.sort(key=lambda entry: (entry.published is not None, entry.published), reverse=True)
        return entries[:MOST]


def told(note: Any) -> str:
    """Return a public note with its kind and day: "Correction of 8 October 2025: …"."""
    date = date_format(note.date, "DATE_FORMAT")
    if note.kind == ArticleNote.Kind.CORRECTION:
        heading = gettext("Correction of %(date)s") % {"date": date}
    else:
        heading = gettext("Update of %(date)s") % {"date": date}
    return f"{heading}: {localised(note, 'text')}"


def article_entry(article: Any) -> Entry:
    """Return an article as an entry, with its notes and its corrected figures. No query where they are loaded."""
    notes = [note for note in article.notes.all() if localised(note, "text")]
    figures = article.corrected_figures()
    texts = [localised(article, "summary") or "", *(told(note) for note in notes), *(one.words for one in figures)]
    corrected = bool(figures) or any(note.kind == ArticleNote.Kind.CORRECTION for note in notes)
    published = article.first_published_at or begin_of(article.display_date)
    updated = article.last_changed(figures) or article.last_published_at or published
    return Entry(
        localised(article, "headline") or "",
        article.url_in(active_language()) or "",
        "\n".join(text for text in texts if text),
        published,
        updated,
        corrected,
    )


def corrected_articles(index: NewsIndexPage) -> list[Entry]:
    """Return the newest corrections of articles that readers of the language see. One query for all."""
    name = localised_name("text")
    shown = ArticlePage.objects.shown_in().filter(path__startswith=index.path)
    notes = ArticleNote.objects.filter(kind=ArticleNote.Kind.CORRECTION, page__in=shown).exclude(
        **{f"{name}__isnull": True}
    )
    found = notes.exclude(**{name: ""}).select_related("page").order_by("-date", "-pk")[:MOST]
    entries = []
    for note in found:
        moment = begin_of(note.date)
        title = gettext("Correction: %(headline)s") % {"headline": localised(note.page, "headline")}
        address = f"{note.page.url_in(active_language())}#note-{note.pk}"
        entries.append(Entry(title, address, localised(note, "text"), moment, moment, True))
    return entries


def corrected_figures_of_all() -> list[Entry]:
    """Return the newest corrections of figures of statistics that readers of the language see. Two queries."""
    shown = {f"statistic__{localised_name('shown')}": True, "statistic__live": True}
    newest = Observation.objects.published().filter(corrects__isnull=False, **shown)
    found = load_figures(newest.order_by("-first_published_at", "-pk").values_list("pk", flat=True)[:MOST])
    entries = []
    for right in found.values():
        if right.replaced is not None:
            title = gettext("Correction: %(headline)s") % {"headline": localised(right.statistic, "title")}
            words = CorrectedFigure(right, right.replaced).words
            address = f"{right.statistic.url}#observation-{right.pk}"
            entries.append(Entry(title, address, words, right.first_published_at, right.first_published_at, True))
    return entries


def begin_of(day: datetime.date) -> datetime.datetime:
    """Return the beginning of a day in the portal's time."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
