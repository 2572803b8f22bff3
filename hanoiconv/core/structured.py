"""Structured data for search engines: JSON-LD, set into a page as data that no browser runs."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.safestring import SafeString

CONTEXT = "https://schema.org"
ESCAPED = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
"""What could end the element or begin another is written as JSON may write it."""


def absolute(path: str | None) -> str:
    """Return a path with the portal's public host; empty where there is none."""
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}" if path else ""


def without_empty(data: dict[str, Any]) -> dict[str, Any]:
    """Return the data without what is not known: nothing is said rather than nothing in particular."""
    return {name: value for name, value in data.items() if value not in (None, "", [], {})}


def script(data: dict[str, Any]) -> SafeString:
    """Return the element that holds the data."""
    text = json.dumps({"@context": CONTEXT} | data, cls=DjangoJSONEncoder, ensure_ascii=False).translate(ESCAPED)
    return SafeString(f'<script type="application/ld+json">{text}</script>')


def correction(text: str, moment: Any) -> dict[str, Any]:
    """Return a public note as a CorrectionComment."""
    return without_empty({"@type": "CorrectionComment", "text": text, "datePublished": moment})
