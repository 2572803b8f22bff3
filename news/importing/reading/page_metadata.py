"""What a web page's head says of its article: title, date, publisher, author, description."""

from __future__ import annotations

import html
import json
import re
from datetime import date

from lxml import etree

from news.importing.documents import PageMetadata
from news.importing.reading.decoding import visible

_MARKUP = re.compile(r"<[/!?a-zA-Z][^<>]{0,2000}>?|\{[{%][^{}]{0,300}(?:[%}]\})?")
_ISO_DATE = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})")
_SITE_SUFFIX = re.compile(r"\s+[|–—-]\s+[^|–—-]{2,40}$")
_ARTICLE_TYPES = ("NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting")


def read_metadata(tree: etree._Element) -> PageMetadata:
    """Read Open Graph, ``meta`` and JSON-LD; a date must be complete and valid, otherwise None."""
    linked = _linked_data(tree)
    title = _meta(tree, "og:title") or _text(linked.get("headline"))
    site = _meta(tree, "og:site_name") or _name(linked.get("publisher"))
    if title and site:
        title = re.sub(rf"\s*[|–—-]\s*{re.escape(site)}\s*$", "", title)
    if not title:
        heading = tree.find(".//title")
        text = (_plain(heading.text or "") or "") if heading is not None else ""
        title = _SITE_SUFFIX.sub("", text) or None
    published = _date(_meta(tree, "article:published_time") or _text(linked.get("datePublished")))
    author = _name(linked.get("author")) or _meta(tree, "author")
    lead = _meta(tree, "og:description") or _meta(tree, "description")
    return PageMetadata(title=title, published=published, publisher=site, author=author, lead=lead)


def _meta(tree: etree._Element, name: str) -> str | None:
    for element in tree.iter("meta"):
        if name in (element.get("property"), element.get("name")):
            return _plain(element.get("content") or "")
    return None


def _plain(text: str) -> str | None:
    """The words of a text that may hold escaped markup or template tags, on one line; None where there are none."""
    return " ".join(visible(_MARKUP.sub(" ", html.unescape(text))).split()) or None


def _linked_data(tree: etree._Element) -> dict[str, object]:
    """The first JSON-LD object that describes an article, {} when there is none."""
    for element in tree.iter("script"):
        if "ld+json" not in (element.get("type") or ""):
            continue
        try:
            data = json.loads(element.text or "")
        except (ValueError, RecursionError):
            continue
        items = data if isinstance(data, list) else [data]
        for item in items:
            if isinstance(item, dict) and item.get("@type") in _ARTICLE_TYPES:
                return item
    return {}


def _text(value: object) -> str | None:
    return _plain(value) if isinstance(value, str) else None


def _name(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return _text(value)


def _date(value: str | None) -> date | None:
    match = _ISO_DATE.match(value or "")
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
