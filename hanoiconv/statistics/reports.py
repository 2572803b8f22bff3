"""The report of figures to check: past their review, without a source, or contradicted."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView

from hanoiconv.sources.models import Contradiction

from .models import Observation, ObservationCitation

REASONS = {
    "past_review": _("its review is due"),
    "without_source": _("it has no source"),
    "contradicted": _("a source of it is contradicted"),
}
"""Why a figure is to be checked, by the method of the query that finds it."""

SEE = ("statistics.view_observation", "statistics.change_observation")


def may_see(user: Any) -> bool:
    """Say whether the user may see the report."""
    return any(user.has_perm(name) for name in SEE)


class FigureFilters(WagtailFilterSet):
    """By reason and statistic."""

    reason = django_filters.ChoiceFilter(label=_("Reason"), choices=list(REASONS.items()), method="filter_reason")

    class Meta:
        model = Observation
        fields = ["reason", "statistic"]

    def filter_reason(self, found: Any, name: str, value: str) -> QuerySet:
        """Keep what is to be checked for one reason."""
        return getattr(found, value)() if value in REASONS else found


class FiguresToCheckView(ReportView):
    """Observations to check, the longest overdue first, each with every reason."""

    model = Observation
    page_title = _("Figures to check")
    header_icon = "history"
    index_url_name = "figures_to_check"
    index_results_url_name = "figures_to_check_results"
    filterset_class = FigureFilters
    any_permission_required = ["view", "change"]
    list_export = ["admin_title", "review_on", "live"]
    export_headings = {"admin_title": _("Figure"), "review_on": _("Look again on"), "live": _("Published")}

    def get_queryset(self) -> Any:
        with_sources = Prefetch("citations", queryset=ObservationCitation.objects.only("observation", "source"))
        found = Observation.objects.to_check().select_related("statistic").prefetch_related(with_sources)
        return found.order_by("review_on", "pk")

    @cached_property
    def permission_policy(self) -> Any:
        """Who may see observations may see which of them to check."""
        return Observation.snippet_viewset.permission_policy

    @cached_property
    def columns(self) -> list[Column]:
        return [
            TitleColumn("admin_title", label=_("Figure"), get_url=edit_url),
            Column("reasons", label=_("Why"), accessor=self.reasons_of),
            DateColumn("review_on", label=_("Look again on")),
            BooleanColumn("live", label=_("Published")),
        ]

    @cached_property
    def disputed(self) -> set[int]:
        """The sources whose figures are in an open contradiction."""
        rows = Contradiction.objects.open().filter(kind=Contradiction.Kind.FIGURE)
        return {pk for row in rows.values_list("source_here", "source_there") for pk in row if pk}

    def reasons_of(self, observation: Observation) -> str:
        """Return every reason why a figure is listed, in words."""
        sources = {citation.source_id for citation in observation.citations.all()}
        holds = {
            "past_review": observation.review_on is not None and observation.review_on <= timezone.localdate(),
            "without_source": not sources,
            "contradicted": bool(sources & self.disputed),
        }
        return "; ".join(str(words) for name, words in REASONS.items() if holds[name])


def edit_url(observation: Observation) -> str:
    """Return the address of an observation's form."""
    return reverse(Observation.snippet_viewset.get_url_name("edit"), args=(observation.pk,))
