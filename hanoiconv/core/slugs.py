"""Slugs: lower-case ASCII, transliterated from Vietnamese."""

from anyascii import anyascii
from django.utils.text import slugify
from django.utils.translation import gettext, override

from .languages import language_codes


def reserved() -> frozenset[str]:
    """Return the first segments that routes below a page use in any language; no page may take them as its slug."""
    found = {"page", "feed", "trang"}
    for code in language_codes():
        with override(code):
            found |= {gettext("status/").rstrip("/"), gettext("timeline/").rstrip("/")}
    return frozenset(found)


MAX_LENGTH = 80


def slug_from(text: str) -> str:
    """Return a slug for `text`: "Đàm phán ở Hà Nội" → "dam-phan-o-ha-noi"; cut at a word's end at 80 characters."""
    slug = slugify(anyascii(text).replace("_", "-"))
    if len(slug) <= MAX_LENGTH:
        return slug
    return slug[:MAX_LENGTH].rsplit("-", 1)[0].strip("-")
