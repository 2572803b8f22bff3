"""Articles, and the index that lists them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.routable_page.models import path
from wagtail.models import Orderable, PageManager
from wagtail.search import index

from hanoiconv.core.chrome import Chrome
from hanoiconv.core.fields import BodyField
from hanoiconv.core.languages import active_language, localised
from hanoiconv.core.lists import page_of
from hanoiconv.core.lookups import prime
from hanoiconv.core.models import SitePage, Topic
from hanoiconv.core.models.site_page import SitePageQuerySet
from hanoiconv.core.panels import page_tabs
from hanoiconv.core.routed import RoutedPage
from hanoiconv.editorial.models import PublicNote
from hanoiconv.editorial.notes import NotedPageForm
from hanoiconv.editorial.versions import VersionedPage
from hanoiconv.sources.models import Citation

from ..blocks import article_blocks
from ..structured import news_article

PAGE_SIZE = 12
RELATED = 3


class ArticleQuerySet(SitePageQuerySet):
    """Semantic filters of articles."""

    def newest(self) -> ArticleQuerySet:
        """Order by display date, newest first."""
        return self.order_by("-display_date", "-pk")

    def cards(self) -> ArticleQuerySet:
        """Load only what a card of a list shows."""
        return self.for_cards("kind", "display_date")


class NewsIndexPage(RoutedPage, SitePage):
    """All articles, newest first, by kind and topic."""

    edit_handler = page_tabs()
    parent_page_types = ["portal.HomePage"]
    subpage_types = ["news.ArticlePage"]
    max_count = 1

    class Meta:
        verbose_name = _("news index page")
        verbose_name_plural = _("news index pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        kind, topic, year = (request.GET.get(name, "") for name in ("kind", "topic", "year"))
        shown = ArticlePage.objects.filter(path__startswith=self.path).shown_in()
        articles = shown.newest().cards()
        topics = list(Topic.objects.shown_in())
        if kind in ArticlePage.Kind.values:
            articles = articles.filter(kind=kind)
        chosen = next((t for t in topics if localised(t, "slug") == topic), None) if topic else None
        if chosen:
            articles = articles.filter(topics=chosen)
        if year.isascii() and year.isdigit() and len(year) == 4 and year != "0000":
            articles = articles.filter(display_date__year=int(year))
        context |= {
            "articles": page_of(Paginator(articles, PAGE_SIZE), request.GET.get("page", "1")),
            "kinds": ArticlePage.Kind.choices,
            "kind": kind if kind in ArticlePage.Kind.values else "",
            "topics": topics,
            "topic": chosen,
            "years": [str(day.year) for day in shown.dates("display_date", "year", order="DESC")],
            "year": year,
            "feeds_address": self.url_in(active_language()),
        }
        return context

    @path("feed/", name="feed")
    def feed(self, request: HttpRequest) -> HttpResponse:
        """The newest articles, for feed readers."""
        from ..feeds import ArticleFeed

        return ArticleFeed(self, request.path)(request)

    @path("feed/corrections/", name="corrections")
    def corrections(self, request: HttpRequest) -> HttpResponse:
        """Everything that was set right, for feed readers."""
        from ..feeds import CorrectionFeed

        return CorrectionFeed(self, request.path)(request)

    def cached_paths(self, language: str) -> list[str]:
        own = super().cached_paths(language)
        return [*own, *(f"{path}feed/{rest}" for path in own for rest in ("", "corrections/"))]


class ArticlePage(VersionedPage, SitePage):
    """A piece of news. What it states is sourced; a figure in it is an observation, not digits."""

    class Kind(models.TextChoices):
        NEWS = "news", _("news")
        INTERVIEW = "interview", _("interview")
        PRESS_RELEASE = "press_release", _("press release")
        SPEECH = "speech", _("speech")
        FACT_SHEET = "fact_sheet", _("fact sheet")

    kind = models.CharField(
        _("kind"),
        max_length=14,
        choices=Kind.choices,
        default=Kind.NEWS,
        db_index=True,
        help_text=_("What kind of article it is."),
    )
    display_date = models.DateField(
        _("date"), default=timezone.localdate, db_index=True, help_text=_("The day under which readers see it.")
    )
    topics = ParentalManyToManyField(
        "core.Topic", verbose_name=_("topics"), blank=True, related_name="articles", help_text=_("What it is about.")
    )
    related_event = models.ForeignKey(
        "events.EventPage",
        verbose_name=_("event"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="articles",
        help_text=_("The event it reports on."),
    )
    body = BodyField(
        article_blocks(), verbose_name=_("body"), blank=True, help_text=_("Text, figures, quotations and pictures.")
    )
    publishers_words = models.BooleanField(
        _("another publisher's words"),
        default=False,
        help_text=_(
            "The text is still its source's. Rewrite it before publication, unless the source permits its use."
        ),
    )

    objects: ClassVar[Any] = PageManager.from_queryset(ArticleQuerySet)()
    search_body = ("summary", "body")
    search_fields = [
        *SitePage.search_fields,
        index.FilterField("kind"),
        index.FilterField("display_date"),
        index.FilterField("publishers_words"),
    ]
    base_form_class = NotedPageForm
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    edit_handler = page_tabs(
        localised=["body"],
        shared=[
            "kind",
            "display_date",
            "topics",
            "related_event",
            "publishers_words",
            InlinePanel("article_sources", heading=_("Sources"), label=_("Source")),
            InlinePanel("notes", heading=_("Corrections and updates"), label=_("Note")),
        ],
    )

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        body = localised(self, "body")
        prime(body)
        topics = list(self.topics.all())
        figures = self.corrected_figures()
        last_changed = self.last_changed(figures)
        context |= {
            "corrected_figures": figures,
            "last_changed": last_changed,
            "what_changed_url": self.what_changed_url() if last_changed else None,
            "body": body,
            "topics": [topic for topic in topics if topic.is_shown()],
            "sources": list(
                self.article_sources.select_related("source").defer("source__cleaned_text", "source__flags")
            ),
            "notes": [note for note in self.notes.all() if localised(note, "text")],
            "related": self.related_articles(topics),
            "feeds_address": crumbs[-1].url if (crumbs := context["breadcrumb"]) else "",
            "headings": [block for block in body if block.block_type in ("heading", "question")] if body else [],
        }
        context["structured"] = self.structured(request, context)
        return context

    def structured(self, request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
        """Return the article as structured data, from what its page has loaded."""
        return news_article(
            self,
            Chrome.for_request(request).site,
            notes=context["notes"],
            figures=context["corrected_figures"],
            sources=context["sources"],
            last_changed=context["last_changed"],
        )

    def related_articles(self, topics: list[Topic]) -> list[ArticlePage]:
        """Return the newest other articles on any of the topics, in the active language. One query."""
        others = ArticlePage.objects.shown_in(active_language()).filter(topics__in=topics).exclude(pk=self.pk)
        return list(others.distinct().newest().cards()[:RELATED])


class ArticleSource(Citation, Orderable):
    """A document that an article rests on."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="article_sources")

    panels = [FieldPanel("source"), FieldPanel("paragraph")]

    class Meta(Orderable.Meta):
        verbose_name = _("source of the article")
        verbose_name_plural = _("sources of the article")


class ArticleNote(PublicNote):
    """A correction or an update of an article."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="notes")

    class Meta(PublicNote.Meta):
        verbose_name = _("note")
        verbose_name_plural = _("notes")
