"""Standing pages: about, contact, explainers."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from hanoiconv.core.fields import BodyField
from hanoiconv.core.languages import localised
from hanoiconv.core.lookups import prime
from hanoiconv.core.models import SitePage
from hanoiconv.core.panels import page_tabs
from news.blocks import article_blocks


class StandardPage(SitePage):
    """A page that stands on its own: about, contact, an explainer of the Convention."""

    body = BodyField(article_blocks(), verbose_name=_("body"), blank=True, help_text=_("Text, figures and tables."))

    search_body = ("summary", "body")
    edit_handler = page_tabs(localised=["body"])
    parent_page_types = ["portal.HomePage", "portal.StandardPage", "treaty.ConventionPage"]
    subpage_types = ["portal.StandardPage"]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        body = localised(self, "body")
        prime(body)
        context["body"] = body
        context["headings"] = [block for block in body if block.block_type in ("heading", "question")] if body else []
        context["subpages"] = SitePage.objects.child_of(self).shown_in().for_cards() if self.numchild else []
        return context
