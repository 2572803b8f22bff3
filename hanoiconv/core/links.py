"""Links in rich text, looked up once for a whole page instead of once for each link.

A page calls `prime_links` with its bodies; the handlers of rich text then find every address in memory. Without
priming (an admin preview of a single block) they look it up themselves. Sections register what their own link types
lead to, and what else in a body they want to look up at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from contextvars import ContextVar
from html import escape
from typing import Any

from django.core.signals import request_started
from django.db import models
from django.dispatch import receiver
from wagtail.rich_text import LinkHandler

from .clean_text import NUMBER
from .languages import active_language, localised_name
from .paths import address

INTERNAL_LINK = re.compile(r'<a\b(?=[^>]*\blinktype=\\?"(\w+)\\?")(?=[^>]*\bid=\\?"([0-9]{1,18})\\?")[^>]*>')

Resolver = Callable[[set[int], str], dict[int, str]]
"""(ids, language) → address of each that readers of the language can see."""
Primer = Callable[[str], None]

_resolvers: dict[str, Resolver] = {}
_primers: list[Primer] = []
_addresses: ContextVar[dict[tuple[str, str, int], str] | None] = ContextVar("link_addresses", default=None)


def register_link_type(name: str, resolver: Resolver) -> None:
    """Let links of a type be looked up together with all others of a page."""
    _resolvers[name] = resolver


def register_primer(primer: Primer) -> None:
    """Let a section look up what its own rich-text elements need; it is called with the raw text of the bodies."""
    if primer not in _primers:
        _primers.append(primer)


def raw_text(body: Any) -> str:
    """Return the stored form of a StreamField's value, in which rich text is not expanded yet."""
    if body is None:
        return ""
    return "".join(_strings(body.get_prep_value() if hasattr(body, "get_prep_value") else body))


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
    """Look up every link and every other primed element of the bodies: one query for each type of link."""
    text = "".join(raw_text(body) for body in bodies)
    language = active_language()
    wanted: dict[str, set[int]] = {}
    for kind, pk in INTERNAL_LINK.findall(text):
        wanted.setdefault(kind, set()).add(int(pk))
    _addresses.set(
        {
            (kind, language, pk): url
            for kind, ids in wanted.items()
            if kind in _resolvers
            for pk, url in _resolvers[kind](ids, language).items()
        }
    )
    for primer in _primers:
        primer(text)


@receiver(request_started)
def forget_links(**kwargs: Any) -> None:
    """Let no request see what an earlier one in the same thread has looked up."""
    _addresses.set(None)


class AddressLinkHandler(LinkHandler):
    """Writes links by their primed addresses; what readers of this language cannot see is left as plain words."""

    @classmethod
    def get_model(cls) -> type[models.Model]:
        raise NotImplementedError

    @classmethod
    def expand_db_attributes(cls, attrs: dict[str, str]) -> str:
        return cls.expand_db_attributes_many([attrs])[0]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: Sequence[dict[str, str]]) -> list[str]:
        language = active_language()
        ids = [int(attrs["id"]) if NUMBER.fullmatch(attrs.get("id", "")) else 0 for attrs in attrs_list]
        known = _addresses.get()
        missing = {pk for pk in ids if known is None or (cls.identifier, language, pk) not in known}
        found = _resolvers[cls.identifier](missing, language) if known is None else {}
        urls = (found.get(pk) or (known or {}).get((cls.identifier, language, pk)) for pk in ids)
        return [f'<a href="{escape(url)}">' if url else "<a>" for url in urls]

    @classmethod
    def extract_references(cls, attrs: dict[str, str]) -> Iterable[tuple[type[models.Model], str, str, str]]:
        if NUMBER.fullmatch(attrs.get("id", "")):
            yield cls.get_model(), attrs["id"], "", ""


class PageLinkHandler(AddressLinkHandler):
    """Links to pages, by their stored paths."""

    identifier = "page"

    @classmethod
    def get_model(cls) -> type[models.Model]:
        from wagtail.models import Page

        return Page


class DocumentLinkHandler(AddressLinkHandler):
    """Links to documents."""

    identifier = "document"

    @classmethod
    def get_model(cls) -> type[models.Model]:
        from .models import PortalDocument

        return PortalDocument


def resolve_documents(ids: set[int], language: str) -> dict[int, str]:
    """Return the addresses of documents, which are the same in every language. One query."""
    from .models import PortalDocument

    return {document.pk: document.url for document in PortalDocument.objects.filter(pk__in=ids).only("file")}


def resolve_pages(ids: set[int], language: str) -> dict[int, str]:
    """Return the addresses of the pages that are live and shown in `language`. One query."""
    from .models import SitePage

    name = localised_name("path", language)
    rows = SitePage.objects.filter(pk__in=ids).shown_in(language).values_list("pk", name)
    return {pk: address(language, path) for pk, path in rows if path is not None}


def resolve_snippets(model: type[models.Model]) -> Resolver:
    """Return a resolver for snippets that have a page of their own. One query."""

    def resolve(ids: set[int], language: str) -> dict[int, str]:
        shown: Any = model._default_manager.all()
        found = shown.shown_in(language).in_bulk(list(ids))
        return {pk: url for pk, snippet in found.items() if (url := snippet.absolute_path(language))}

    return resolve


def snippet_link_handler(name: str, model: type[models.Model]) -> type[AddressLinkHandler]:
    """Make and register the handler of links to a kind of snippet: `<a linktype="official" id="3">`."""
    register_link_type(name, resolve_snippets(model))

    class Handler(AddressLinkHandler):
        identifier = name

        @classmethod
        def get_model(cls) -> type[models.Model]:
            return model

    return Handler


register_link_type(PageLinkHandler.identifier, resolve_pages)
register_link_type(DocumentLinkHandler.identifier, resolve_documents)
