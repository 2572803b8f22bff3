"""How the rich-text editor keeps links to snippets, which Wagtail's own rules would turn into plain words."""

from __future__ import annotations

from typing import Any

from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.contentstate import link_entity
from wagtail.admin.rich_text.converters.html_to_contentstate import (
    ExternalLinkElementHandler,
    LinkElementHandler,
    PageLinkElementHandler,
)
from wagtail.rich_text.feature_registry import FeatureRegistry

SNIPPET_LINKS = ("official", "statistic")


class SnippetLinkElementHandler(LinkElementHandler):
    """Reads `<a linktype="official" id="3">` into the editor."""

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, Any]:
        return {"linkType": attrs.get("linktype"), "id": attrs.get("id"), "url": f"#{attrs.get('linktype')}"}


def link_element(props: dict[str, Any]) -> Any:
    """Write a link back to the database; a link to a snippet keeps its type, all others are Wagtail's affair."""
    if props.get("linkType") in SNIPPET_LINKS and str(props.get("id", "")).isdigit():
        return DOM.create_element("a", {"linktype": props["linkType"], "id": props["id"]}, props["children"])
    return link_entity(props)


def keep_snippet_links(features: FeatureRegistry) -> None:
    """Replace the editor's rules for links by ones that know snippets too."""
    snippets = {f'a[linktype="{name}"]': SnippetLinkElementHandler("LINK") for name in SNIPPET_LINKS}
    features.register_converter_rule(
        "contentstate",
        "link",
        {
            "from_database_format": {
                "a[href]": ExternalLinkElementHandler("LINK"),
                'a[linktype="page"]': PageLinkElementHandler("LINK"),
                **snippets,
            },
            "to_database_format": {"entity_decorators": {"LINK": link_element}},
        },
    )
