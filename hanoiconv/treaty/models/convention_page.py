"""The Convention's own page, with its timeline and the status of signatures and instruments below it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path

from hanoiconv.core.blocks import common_blocks
from hanoiconv.core.fields import BodyField
from hanoiconv.core.languages import active_language, localised
from hanoiconv.core.lookups import prime
from hanoiconv.core.models import SitePage
from hanoiconv.core.panels import page_tabs
from hanoiconv.core.routed import RoutedPage
from hanoiconv.core.search import MAX_QUERY_LENGTH
from hanoiconv.statistics.blocks import statistics_blocks

from ..status import treaty_status
from .milestone import Milestone


class ConventionPage(RoutedPage, SitePage):
    """What the Convention is; explainers are its children, the timeline and the status its routes."""

    body = BodyField(
        [*common_blocks(), *statistics_blocks()],
        verbose_name=_("body"),
        blank=True,
        help_text=_("What readers should know first."),
    )

    search_body = ("summary", "body")
    edit_handler = page_tabs(localised=["body"])
    parent_page_types = ["portal.HomePage"]
    subpage_types = ["portal.StandardPage"]
    max_count = 1

    class Meta:
        verbose_name = _("Convention page")
        verbose_name_plural = _("Convention pages")

    @path(_("status/"), name="status")
    def status(self, request: HttpRequest) -> HttpResponse:
        """Who signed, who deposited an instrument, and how far entry into force is."""
        query = request.GET.get("q", "").strip()[:MAX_QUERY_LENGTH]
        return self.render(
            request,
            context_overrides={
                "status": treaty_status(query),
                "query": query,
                "breadcrumb": self.route_breadcrumb(request),
                "language_addresses": self.route_addresses("status"),
            },
            template="pages/convention_status.html",
        )

    @path(_("timeline/"), name="timeline")
    def timeline(self, request: HttpRequest) -> HttpResponse:
        """All milestones."""
        return self.render(
            request,
            context_overrides={
                "breadcrumb": self.route_breadcrumb(request),
                "language_addresses": self.route_addresses("timeline"),
            },
            template="pages/convention_timeline.html",
        )

    @property
    def status_url(self) -> str | None:
        """The status's address in the active language."""
        return self.route_addresses("status")[active_language()]

    @property
    def timeline_url(self) -> str | None:
        """The timeline's address in the active language."""
        return self.route_addresses("timeline")[active_language()]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context |= {
            "body": SimpleLazyObject(self.primed_body),
            "milestones": Milestone.objects.shown_in().for_timeline(),
            "explainers": SitePage.objects.child_of(self).shown_in().for_cards(),
            "status": SimpleLazyObject(treaty_status),
        }
        return context

    def primed_body(self) -> Any:
        """Return the body in the active language, its links and figures looked up together."""
        body = localised(self, "body")
        prime(body)
        return body
