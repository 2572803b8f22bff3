"""Masthead and footer: site settings, navigation, the notice, and the language switch."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any, cast

from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import override

from .blocks.navigation import SectionBlock
from .languages import active_language, language_codes, localised, localised_name, own_name
from .models import Notice, SitePage, SiteSettings
from .paths import address

SHARED = "chrome"
SECONDS = 60
"""How long a change that no signal tells of (a bulk update by hand) may stay unseen."""


@dataclass(frozen=True)
class Link:
    """A link of the navigation."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True)
class LanguageLink:
    """One side of the language switch; no address where the page does not exist in that language."""

    code: str
    name: str
    url: str | None
    current: bool


@dataclass(frozen=True)
class Chrome:
    """What surrounds every page, in the active language."""

    site: SiteSettings
    navigation: list[Link]
    footer_links: list[Link]
    notice: Notice | None
    search_url: str
    home_url: str

    @classmethod
    def for_request(cls, request: HttpRequest) -> Chrome:
        """Build it from what all pages share; no query while that is in the cache."""
        shared = cast(Shared, cache.get_or_set(SHARED, load_shared, SECONDS))
        code = active_language()
        return cls(
            site=shared.site,
            navigation=links_of(shared.site.navigation, shared.pages, request.path),
            footer_links=links_of(shared.site.footer_links, shared.pages, request.path),
            notice=next((notice for notice in shared.notices if notice.is_shown(code) and notice.is_current()), None),
            search_url=reverse("search"),
            home_url=address(code, ""),
        )


@dataclass(frozen=True)
class Shared:
    """What surrounds every page, in all languages: settings, the pages they link to, live notices."""

    site: SiteSettings
    pages: dict[int, SitePage]
    notices: list[Notice]


def load_shared() -> Shared:
    """Load it: three queries."""
    site = SiteSettings.load()
    return Shared(site, linked_pages(site), list(Notice.objects.filter(live=True)))


def forget_shared() -> None:
    """Let the next page load it anew: at once, and again when the change is committed."""
    cache.delete(SHARED)
    transaction.on_commit(partial(cache.delete, SHARED))


def linked_pages(site: SiteSettings) -> dict[int, SitePage]:
    """Return the pages that the navigation and the footer link to, in one query."""
    ids = [
        child["value"]["page"]
        for stream in (site.navigation, site.footer_links)
        for child in (stream.get_prep_value() if stream else [])
        if child["type"] == "page" and child["value"].get("page")
    ]
    return {page.pk: page for page in SitePage.objects.filter(pk__in=ids).for_cards()}


def links_of(stream: Any, pages: dict[int, SitePage], current_path: str) -> list[Link]:
    """Return the links of a stream in order; pages not shown in the active language are left out."""
    found = []
    for child in stream.get_prep_value() if stream else []:
        link = link_of(child["type"], child["value"], pages)
        if link is not None:
            label, url = link
            found.append(Link(label, url, current_path.startswith(url)))
    return found


def link_of(kind: str, value: Any, pages: dict[int, SitePage]) -> tuple[str, str] | None:
    """Return the words and the address of one entry, or None where there is nothing to link to."""
    code = active_language()
    if kind == "page":
        page = pages.get(value.get("page"))
        url = page.url_in(code) if page is not None else None
        if page is None or not url:
            return None
        return value.get(localised_name("label", code)) or localised(page, "headline", code), url
    if kind == "section":
        names = dict(SectionBlock.choices)
        try:
            return str(names[value]), reverse(value)
        except (KeyError, NoReverseMatch):
            return None
    label = value.get(localised_name("label", code), "")
    target = value.get("address", "")
    return (label, target if target.startswith(("https://", "http://")) else address(code, target.lstrip("/")))


def language_switch(addresses: dict[str, str | None]) -> list[LanguageLink]:
    """Return the language switch for a page's addresses (language → path or None)."""
    current = active_language()
    return [LanguageLink(code, own_name(code), addresses.get(code), code == current) for code in language_codes()]


def view_addresses(name: str, *args: Any, **kwargs: Any) -> dict[str, str | None]:
    """Return the address of a named view in every language."""
    found: dict[str, str | None] = {}
    for code in language_codes():
        with override(code):
            found[code] = reverse(name, args=args, kwargs=kwargs)
    return found
