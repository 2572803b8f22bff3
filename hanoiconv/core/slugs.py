"""Slugs: lower-case ASCII, transliterated from Vietnamese."""

from anyascii import anyascii
from django.utils.text import slugify

RESERVED = frozenset({"page", "feed", "trang", "status", "tinh-trang", "timeline", "dong-thoi-gian"})
"""First segments that routes below a page use; no page may take them as its slug."""

MAX_LENGTH = 80


def slug_from(text: str) -> str:
    """Return a slug for `text`: "Đàm phán ở Hà Nội" → "dam-phan-o-ha-noi"; cut at a word's end at 80 characters."""
    slug = slugify(anyascii(text).replace("_", "-"))
    if len(slug) <= MAX_LENGTH:
        return slug
    return slug[:MAX_LENGTH].rsplit("-", 1)[0].strip("-")
