"""The front page."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.models import Orderable

from events.models import EventPage
from events.programme import programme_of
from hanoiconv.core.fields import BodyField
from hanoiconv.core.languages import active_language, localised
from hanoiconv.core.lookups import prime
from hanoiconv.core.models import SitePage
from hanoiconv.core.panels import page_tabs
from hanoiconv.statistics.figures import statistics_of
from hanoiconv.statistics.models import Statistic
from hanoiconv.treaty.models import ConventionPage, Milestone
from hanoiconv.treaty.status import treaty_status
from news.blocks import article_blocks
from news.models import ArticlePage, NewsIndexPage

LATEST = 5


class HomePage(SitePage):
    """The ceremony, the news, the key figures and the way to entry into force."""

    featured_event = models.ForeignKey(
        "events.EventPage",
        verbose_name=_("event"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The event that the front page is about."),
    )
    lead_article = models.ForeignKey(
        "news.ArticlePage",
        verbose_name=_("lead story"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Stands first; the newest article when empty."),
    )
    body = BodyField(
        article_blocks(), verbose_name=_("body"), blank=True, help_text=_("Stands below the news and figures.")
    )

    search_body = ("summary", "body")
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1
    edit_handler = page_tabs(
        localised=["body"],
        shared=[
            PageChooserPanel("featured_event"),
            PageChooserPanel("lead_article"),
            InlinePanel("key_figures", heading=_("Key figures"), label=_("Statistic"), max_num=6),
        ],
    )

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        body = localised(self, "body")
        prime(body)
        linked = self.linked_pages()
        event = linked.get(EventPage)
        milestones = list(Milestone.objects.shown_in())
        context |= {
            "body": body,
            "event": event,
            "programme": programme_of(event) if event else None,
            "articles": self.latest_articles(),
            "news_index": linked.get(NewsIndexPage),
            "feeds_address": news.url_in(active_language()) if (news := linked.get(NewsIndexPage)) else "",
            "convention_page": linked.get(ConventionPage),
            "figures": self.figures(),
            "milestones": milestones,
            "key_dates": key_dates(event, milestones),
            "status": treaty_status(),
        }
        return context

    def linked_pages(self) -> dict[type[SitePage], Any]:
        """Return the featured event, the news and the Convention, those shown in the active language. One query."""
        found: dict[type[SitePage], Any] = {}
        wanted = Q(pk=self.featured_event_id) | Q(newsindexpage__isnull=False) | Q(conventionpage__isnull=False)
        kinds = {str(model._meta.model_name): model for model in (EventPage, NewsIndexPage, ConventionPage)}
        for page in SitePage.objects.shown_in().filter(wanted).select_related(*kinds):
            for name, model in kinds.items():
                if hasattr(page, name):
                    found.setdefault(model, getattr(page, name))
        return found

    def latest_articles(self) -> list[ArticlePage]:
        """Return the lead story and the newest articles, in the active language. One or two queries."""
        articles = list(ArticlePage.objects.shown_in().newest().cards()[: LATEST + 1])
        lead = next((a for a in articles if a.pk == self.lead_article_id), None)
        if lead is None and self.lead_article_id:
            lead = ArticlePage.objects.shown_in().cards().filter(pk=self.lead_article_id).first()
        rest = [a for a in articles if lead is None or a.pk != lead.pk]
        return ([lead] if lead else []) + rest[: LATEST - bool(lead)]

    def figures(self) -> list[Statistic]:
        """Return the key figures in the editor's order that are shown and have a figure, with their chains.

        Three queries: the order, the observations with their statistics, the citations.
        """
        ids = list(self.key_figures.values_list("statistic_id", flat=True))
        found = statistics_of(ids)
        return [found[pk] for pk in ids if pk in found and found[pk].is_shown()]


def key_dates(event: EventPage | None, milestones: list[Milestone]) -> list[Milestone]:
    """Return the three dates that stand large: the last one of an earlier year, the event's own, the furthest ahead.

    Without an event: the last three.
    """
    if event is None:
        return milestones[-3:]
    dated = [(milestone.sort_date, milestone) for milestone in milestones if milestone.sort_date]
    earlier = [milestone for day, milestone in dated if day.year < event.start_date.year]
    own = [milestone for day, milestone in dated if event.start_date <= day <= event.end_date]
    later = [milestone for day, milestone in dated if day > event.end_date]
    return [*earlier[-1:], *own[:1], *later[-1:]]


class KeyFigure(Orderable):
    """A statistic on the front page."""

    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="key_figures")
    statistic = models.ForeignKey(
        Statistic,
        verbose_name=_("statistic"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Its newest figure is shown."),
    )

    panels = [FieldPanel("statistic")]

    class Meta(Orderable.Meta):
        verbose_name = _("key figure")
        verbose_name_plural = _("key figures")
