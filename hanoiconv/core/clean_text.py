"""Stored rich text held to what the editor can write: whatever else a stored text contains never reaches a reader.

The editor's own rules clean what is typed. A text can also come from an import, a fixture or an older release, so it
is cleaned again where it is shown. One pass; what is dropped is markup, the words stay.
"""

from __future__ import annotations

import re
from html import escape, unescape

TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?P<attrs>(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*)>")
ATTRIBUTE = re.compile(r"([a-zA-Z][\w-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
UNSEEN = re.compile(r"<!--.*?-->|<(script|style|template|svg|math)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
NUMBER = re.compile(r"[0-9]{1,18}")
"""A primary key that every database can hold."""

KEPT = {"p", "b", "strong", "i", "em", "ul", "ol", "li", "sub", "sup"}
EMPTY = {"br", "hr"}
LINK_TYPES = {"page", "official", "statistic", "document"}
SCHEMES = ("https:", "http:", "mailto:", "tel:")


def web_address(value: str | None) -> str:
    """Return an address of the web as it stands; empty for any other, `javascript:` among them."""
    text = (value or "").strip()
    return text if text.lower().startswith(("https://", "http://")) else ""


def link_target(value: str) -> str:
    """Return where a link may lead: the web, an e-mail or telephone address, or this site; else an empty string."""
    text = "".join(char for char in unescape(value) if char.isprintable()).strip()
    if SCHEME.match(text) and not text.lower().startswith(SCHEMES):
        return ""
    return text


def clean(html: str) -> str:
    """Return rich text with the editor's own elements and attributes alone, each of them closed."""
    html = UNSEEN.sub("", html)
    parts: list[str] = []
    opened: list[str] = []
    end = 0
    for tag in TAG.finditer(html):
        parts.append(words_of(html[end : tag.start()]))
        parts.append(closing(tag, opened) if tag["end"] else opening(tag, opened))
        end = tag.end()
    parts.append(words_of(html[end:]))
    parts.extend(f"</{name}>" for name in reversed(opened))
    return "".join(parts)


def words_of(text: str) -> str:
    """Return what stands between tags; angle brackets in it are no markup."""
    return text.replace("<", "&lt;").replace(">", "&gt;")


def opening(tag: re.Match[str], opened: list[str]) -> str:
    """Return the opening tag as it may stand, and remember that it must be closed."""
    name = tag["name"].lower()
    if name == "embed":
        return figure(attributes(tag["attrs"]))
    if name in EMPTY:
        return f"<{name}/>"
    if name != "a" and name not in KEPT:
        return ""
    opened.append(name)
    return link(attributes(tag["attrs"])) if name == "a" else f"<{name}>"


def closing(tag: re.Match[str], opened: list[str]) -> str:
    """Return the closing tag with those left open inside it; nothing where it closes nothing."""
    name = tag["name"].lower()
    if name not in opened:
        return ""
    closed: list[str] = []
    while not closed or closed[-1] != name:
        closed.append(opened.pop())
    return "".join(f"</{inner}>" for inner in closed)


def attributes(text: str) -> dict[str, str]:
    """Return the quoted attributes of a tag, as stored."""
    return {name.lower(): double or single for name, double, single in ATTRIBUTE.findall(text)}


def link(attrs: dict[str, str]) -> str:
    """Return a link to an object of the portal or to an address; one that leads nowhere is an anchor without one."""
    kind, pk = attrs.get("linktype"), attrs.get("id", "")
    if kind is not None:
        known = kind in LINK_TYPES and NUMBER.fullmatch(pk)
        return f'<a linktype="{kind}" id="{pk}">' if known else "<a>"
    target = link_target(attrs.get("href", ""))
    return f'<a href="{escape(target)}">' if target else "<a>"


def figure(attrs: dict[str, str]) -> str:
    """Return a live figure's place; no other embed is known."""
    pk = attrs.get("observation", "")
    if attrs.get("embedtype") != "figure" or not NUMBER.fullmatch(pk):
        return ""
    follows = ' follows="latest"' if attrs.get("follows") == "latest" else ""
    return f'<embed embedtype="figure" observation="{pk}"{follows}/>'
