"""The shared layer's hooks into Wagtail."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from .links import DocumentLinkHandler, PageLinkHandler
from .rich_text import keep_snippet_links
from .viewsets import CoreSnippetGroup
from .wagtail_words import give_words


@hooks.register("register_rich_text_features", order=10)
def register_page_links(features: FeatureRegistry) -> None:
    """Replace Wagtail's links, which cost queries for each and know no languages; keep links to snippets."""
    features.register_link_type(PageLinkHandler)
    features.register_link_type(DocumentLinkHandler)
    keep_snippet_links(features)


@hooks.register("insert_global_admin_css")
def admin_stylesheet() -> str:
    """Colours of the portal, and the form beside the preview on wide screens."""
    return format_html('<link rel="stylesheet" href="{}">', static("admin/portal.css"))


register_snippet(CoreSnippetGroup)
give_words()
