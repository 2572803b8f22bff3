"""Hooks into Wagtail."""

from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from hanoiconv.core.links import snippet_link_handler

from .models import Official
from .viewsets import PeopleGroup

register_snippet(PeopleGroup)


@hooks.register("register_rich_text_features")
def register_official_links(features: FeatureRegistry) -> None:
    """Links in rich text to an official's page."""
    features.register_link_type(snippet_link_handler("official", Official))
