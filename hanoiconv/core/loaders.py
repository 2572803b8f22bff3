"""How pages, documents and pictures that the bodies of a page refer to are loaded."""

from __future__ import annotations

from typing import Any

from .lookups import Wanted, link_pattern, register_loader, register_pattern, through_children
from .models import PortalDocument, PortalImage, PortalRendition, SitePage


def load_pages(wanted: Wanted) -> dict[str, dict[int, Any]]:
    """Load linked pages. One query."""
    return {"page": {page.pk: page for page in SitePage.objects.filter(pk__in=wanted["page"]).for_cards()}}


def load_documents(wanted: Wanted) -> dict[str, dict[int, Any]]:
    """Load documents, linked or set as blocks. One query."""
    return {"document": PortalDocument.objects.in_bulk(list(wanted["document"]))}


def load_images(wanted: Wanted) -> dict[str, dict[int, Any]]:
    """Load pictures with the sizes made of them. One query; one more where nothing has been made of one yet."""
    pairs = through_children(PortalRendition.objects.all(), PortalImage.objects.all(), "image", wanted["image"])
    found = {}
    for pk, (image, renditions) in pairs.items():
        image.prefetched_renditions = renditions
        found[pk] = image
    return {"image": found}


def register_loaders() -> None:
    """Register them; the app calls it once it is ready."""
    register_loader(load_pages, "page")
    register_loader(load_documents, "document")
    register_loader(load_images, "image")
    register_pattern("page", link_pattern("page"))
    register_pattern("document", link_pattern("document"))
