"""Hooks into Wagtail."""

from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from hanoiconv.core.links import snippet_link_handler

from .models import Statistic
from .viewsets import StatisticsGroup

register_snippet(StatisticsGroup)


@hooks.register("register_rich_text_features")
def register_statistic_links(features: FeatureRegistry) -> None:
    """Links in rich text to a statistic's page."""
    features.register_link_type(snippet_link_handler("statistic", Statistic))
