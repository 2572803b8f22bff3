"""Pages with routes below them, in the languages of the page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import override
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.url_routing import RouteResult

from .languages import active_language, language_codes, localised
from .models import SitePage
from .paths import Crumb, breadcrumb


class RoutedPage(RoutablePageMixin):
    """For a SitePage: routes below its stored path, named in each language."""

    def route(self: Any, request: HttpRequest, path_components: list[str]) -> RouteResult:
        own = SitePage.route(self, request, [])  # raises where this page itself is not to be seen
        return super().route(request, path_components) if path_components else own

    def serve_preview(self: Any, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Preview the page in the mode's language; Wagtail would take the mode for a route."""
        return SitePage.serve_preview(self, request, mode_name)

    def route_breadcrumb(self: Any, request: HttpRequest) -> list[Crumb]:
        """Return the way to a route below this page, this page included."""
        own = Crumb(localised(self, "headline"), self.url_in(active_language()) or "")
        return [*breadcrumb(request, self), own]

    def route_addresses(self: Any, name: str, *args: Any) -> dict[str, str | None]:
        """Return the address of a route below this page in every language; None where the page is not shown."""
        addresses = {}
        for code in language_codes():
            base = self.url_in(code)
            with override(code):
                addresses[code] = base and base + self.reverse_subpage(name, args=args)
        return addresses
