"""Blocks that show figures. They hold the observation, never its digits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from hanoiconv.core.languages import localised
from hanoiconv.core.lookups import LookedUp

from .charts import chart_of, comparison_of
from .figures import live_figure

if TYPE_CHECKING:
    from .models import Observation


class ObservationChooserBlock(LookedUp, SnippetChooserBlock):
    """Chooses an observation; all of a page's are loaded together, with chains, citations and sources."""

    lookup_kind = "observation"

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("observation"))
        super().__init__("statistics.Observation", **kwargs)


class StatisticChooserBlock(LookedUp, SnippetChooserBlock):
    """Chooses a statistic; all of a page's are loaded together, with their chains."""

    lookup_kind = "statistic"

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("statistic"))
        super().__init__("statistics.Statistic", **kwargs)


class FigureBlock(blocks.StructBlock):
    """One figure, set large, with its date and source."""

    observation = ObservationChooserBlock()
    follows_latest = blocks.BooleanBlock(
        required=False,
        label=_("always the newest figure"),
        help_text=_(
            "Otherwise the page goes on saying what was known on its day, and names the newer figure beside it."
        ),
    )

    class Meta:
        icon = "order"
        label = _("figure")
        template = "components/blocks/figure.html"

    def get_searchable_content(self, value: Any) -> list[str]:
        """Return the figure as readers see it, and what it counts."""
        figure = live_figure(value["observation"], follows_latest=bool(value.get("follows_latest")))
        return figures_in_words([figure.observation] if figure else [])

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        context["figure"] = live_figure(value["observation"], follows_latest=bool(value.get("follows_latest")))
        return context


class ChartBlock(blocks.StructBlock):
    """A statistic over time."""

    statistic = StatisticChooserBlock()

    class Meta:
        icon = "history"
        label = _("chart")
        template = "components/blocks/chart.html"

    def get_searchable_content(self, value: Any) -> list[str]:
        """Return the figures that stand, and what they count."""
        statistic = value["statistic"]
        return figures_in_words(statistic.standing if statistic is not None and statistic.is_shown() else [])

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        statistic = value["statistic"]
        shown = statistic is not None and statistic.is_shown()
        context["chart"] = chart_of(statistic) if shown else None
        context["latest"] = statistic.latest if shown else None
        return context


class ComparisonBlock(blocks.StructBlock):
    """Several observations side by side."""

    observations = blocks.ListBlock(ObservationChooserBlock(), label=_("observations"), min_num=2, max_num=12)

    class Meta:
        icon = "list-ul"
        label = _("comparison")
        template = "components/blocks/comparison.html"

    def get_searchable_content(self, value: Any) -> list[str]:
        """Return the figures as readers see them, and what they count."""
        figures = [live_figure(observation) for observation in value["observations"]]
        return figures_in_words([figure.observation for figure in figures if figure])

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        figures = [live_figure(observation) for observation in value["observations"]]
        context["chart"] = comparison_of([figure.observation for figure in figures if figure])
        return context


def figures_in_words(observations: Iterable[Observation]) -> list[str]:
    """Return what the search should find where these figures are shown."""
    return [f"{localised(one.statistic, 'title') or ''} {one.figure()}" for one in observations]


def statistics_blocks() -> list[tuple[str, blocks.Block]]:
    """Return the figure blocks, as (name, block)."""
    return [("figure", FigureBlock()), ("chart", ChartBlock()), ("comparison", ComparisonBlock())]
