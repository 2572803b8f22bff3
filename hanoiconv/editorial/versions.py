"""Earlier published versions of a page, readable at addresses of their own."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.contrib.routable_page.models import path

from hanoiconv.core.languages import active_language, localised
from hanoiconv.core.lists import page_of
from hanoiconv.core.models import SitePage
from hanoiconv.core.routed import RoutedPage
from hanoiconv.statistics.corrections import CorrectedFigure, corrected_figures
from hanoiconv.statistics.figures import known_at

from .models import PublishedVersion

PAGE_SIZE = 20
A_MINUTE = datetime.timedelta(minutes=1)
"""Publishing again within it is no change that readers would look for."""


class VersionedPage(RoutedPage):
    """For a SitePage: what changed since it was first published, and each version as readers had it."""

    keeps_versions = True

    @path(_("what-changed/"), name="what_changed")
    def what_changed(self: Any, request: HttpRequest) -> HttpResponse:
        """The versions that readers of the language have had, newest first; not the article, so none of its queries."""
        shown = self.published_versions.shown_in(active_language())
        context = SitePage.get_context(self, request) | {
            "versions": page_of(Paginator(shown, PAGE_SIZE), request.GET.get("page", "1")),
            "own_address": self.url_in(active_language()),
            "notes": [note for note in self.notes.all() if localised(note, "text")],
            "corrected_figures": self.corrected_figures(),
            "breadcrumb": self.route_breadcrumb(request),
            "language_addresses": self.route_addresses("what_changed"),
        }
        return TemplateResponse(request, "pages/what_changed.html", context)

    @path(_("what-changed/<int:number>/"), name="version")
    def version(self: Any, request: HttpRequest, number: int) -> HttpResponse:
        """One version, as it stood; search engines keep to the present one."""
        version = self.published_versions.filter(number=number).first()
        if version is None or not version.was_shown():
            raise Http404
        page = self.with_content_json(version.content)
        with known_at(version.published_at):
            context = page.get_context(request) | {
                "page": page,
                "version": version,
                "present_address": self.url_in(active_language()),
                "breadcrumb": self.route_breadcrumb(request),
                "language_addresses": self.route_addresses("version", number),
            }
            return self.render(request, context_overrides=context, template="pages/version.html").render()

    def corrected_figures(self: Any) -> list[CorrectedFigure]:
        """Return the figures that have been corrected since readers first had the page, in the active language."""
        return corrected_figures(localised(self, "body"), since=self.first_published_at)

    def last_changed(self: Any, figures: list[CorrectedFigure]) -> datetime.datetime | None:
        """Return when it was last published anew, or one of its figures corrected; None while it is as at first."""
        first, last = self.first_published_at, self.last_published_at
        moments = [one.published_at for one in figures if one.published_at]
        if first is not None and last is not None and last - first >= A_MINUTE:
            moments.append(last)
        return max(moments, default=None)

    def what_changed_url(self: Any) -> str | None:
        """Return the address of what changed, in the active language."""
        return self.route_addresses("what_changed")[active_language()]

    def cached_paths(self: Any, language: str) -> list[str]:
        own = SitePage.cached_paths(self, language)
        with override(language):
            return [*own, *(path + self.reverse_subpage("what_changed") for path in own)]


def keep_version(page: SitePage, revision: Any) -> PublishedVersion | None:
    """Keep what is being published as the page's next version; None where readers read the same as in the last."""
    last = PublishedVersion.objects.filter(page=page).order_by("-number").first()
    content = revision.content
    if last is not None and last.revision_id == revision.pk:
        return None
    version = PublishedVersion(
        page=page,
        number=last.number + 1 if last else 1,
        revision_id=revision.pk,
        content=content,
        published_at=page.last_published_at,
    )
    if last is not None:
        version.describe_changes_since(last, page)
        if (
            not version.changes
            and version.kind == version.Kind.EDITED
            and version.shown_languages == last.shown_languages
        ):
            return None
    version.save()
    return version
