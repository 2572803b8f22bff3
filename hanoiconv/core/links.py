"""Links and live figures in rich text, looked up once for a whole page instead of once for each link.

A page calls `prime_links` with its bodies; handlers of rich text then find what they need in memory. Without priming
(an admin preview of a single block) they look it up themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from contextvars import ContextVar
from html import escape
from typing import Any

from wagtail.rich_text import LinkHandler

from .languages import active_language, localised_name

PAGE_LINK = re.compile(r'<a\b[^>]*\blinktype=\\?"page\\?"[^>]*>')
LINK_ID = re.compile(r'\bid=\\?"(\d+)\\?"')

Primer = Callable[[str], None]
_primers: list[Primer] = []
_addresses: ContextVar[dict[tuple[str, int], str] | None] = ContextVar("link_addresses", default=None)


def register_primer(primer: Primer) -> None:
    """Let a section look up what its own rich-text elements need; it is called with the raw text of the bodies."""
    _primers.append(primer)


def raw_text(body: Any) -> str:
    """Return the stored form of a StreamField's value, in which rich text is not expanded yet."""
    if body is None:
        return ""
    return "".join(map(str, _strings(body.get_prep_value() if hasattr(body, "get_prep_value") else body)))


def _strings(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _strings(item)


def prime_links(*bodies: Any) -> None:
    """Look up every page link and live figure of the bodies: one query for links, a fixed number for figures."""
    text = "".join(raw_text(body) for body in bodies)
    ids = {int(match[1]) for tag in PAGE_LINK.findall(text) if (match := LINK_ID.search(tag))}
    _addresses.set(look_up(ids))
    for primer in _primers:
        primer(text)


def look_up(ids: set[int]) -> dict[tuple[str, int], str]:
    """Return the addresses, in the active language, of the pages among `ids` that are live and shown in it."""
    from .models import SitePage

    if not ids:
        return {}
    language = active_language()
    name = localised_name("path", language)
    rows = SitePage.objects.filter(pk__in=ids).shown_in(language).values_list("pk", name)
    return {(language, pk): f"/{language}/{path}" for pk, path in rows if path is not None}


class PageLinkHandler(LinkHandler):
    """Writes links to pages; a page that readers of this language cannot see leaves its words without a link."""

    identifier = "page"

    @staticmethod
    def get_model():
        from wagtail.models import Page

        return Page

    @classmethod
    def expand_db_attributes(cls, attrs: dict[str, str]) -> str:
        return cls.expand_db_attributes_many([attrs])[0]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: Sequence[dict[str, str]]) -> list[str]:
        language = active_language()
        ids = [int(attrs["id"]) if attrs.get("id", "").isdigit() else 0 for attrs in attrs_list]
        known = _addresses.get()
        if known is None:
            known = look_up(set(ids))
        addresses = (known.get((language, pk)) for pk in ids)
        return [f'<a href="{escape(address)}">' if address else "<a>" for address in addresses]

    @classmethod
    def extract_references(cls, attrs: dict[str, str]):
        if attrs.get("id", "").isdigit():
            yield cls.get_model(), attrs["id"], "", ""
