"""Links in rich text. Their objects are looked up once for a whole page: see `lookups`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from django.db import models
from wagtail.rich_text import LinkHandler

from .clean_text import NUMBER
from .languages import active_language
from .lookups import find


class AddressLinkHandler(LinkHandler):
    """Writes links to objects; what readers of the active language cannot see is left as plain words."""

    @classmethod
    def get_model(cls) -> type[models.Model]:
        raise NotImplementedError

    @classmethod
    def address_of(cls, instance: Any) -> str | None:
        """Return the object's address in the active language; None where readers cannot see it."""
        return instance.absolute_path()

    @classmethod
    def expand_db_attributes(cls, attrs: dict[str, str]) -> str:
        return cls.expand_db_attributes_many([attrs])[0]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: Sequence[dict[str, str]]) -> list[str]:
        ids = [int(attrs["id"]) if NUMBER.fullmatch(attrs.get("id", "")) else 0 for attrs in attrs_list]
        found = find(cls.identifier, ids)
        urls = {pk: cls.address_of(instance) for pk, instance in found.items()}
        return [f'<a href="{escape(url)}">' if (url := urls.get(pk)) else "<a>" for pk in ids]

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

    @classmethod
    def address_of(cls, instance: Any) -> str | None:
        return instance.url_in(active_language())


class DocumentLinkHandler(AddressLinkHandler):
    """Links to documents, whose addresses are the same in every language."""

    identifier = "document"

    @classmethod
    def get_model(cls) -> type[models.Model]:
        from .models import PortalDocument

        return PortalDocument

    @classmethod
    def address_of(cls, instance: Any) -> str | None:
        return instance.url


def snippet_link_handler(name: str, model: type[models.Model]) -> type[AddressLinkHandler]:
    """Return the handler of links to a kind of snippet: `<a linktype="official" id="3">`.

    The kind's section registers how its objects are looked up.
    """

    class Handler(AddressLinkHandler):
        identifier = name

        @classmethod
        def get_model(cls) -> type[models.Model]:
            return model

    return Handler
