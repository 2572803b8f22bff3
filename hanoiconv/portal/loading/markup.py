"""The fixtures' plain texts, turned into what StreamField stores.

Paragraphs are separated by blank lines; lines that begin with "- " are a list; **bold**; [words](https://…),
[words](page:key), [words](official:key), [words](statistic:key); {figure:statistic/observation} is a live figure.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from typing import Any

INLINE = re.compile(
    r"\*\*(?P<bold>[^*]+)\*\*|\[(?P<words>[^\]]+)\]\((?P<target>[^)\s]+)\)|\{figure:(?P<figure>[a-z0-9/-]+)\}"
)
LINK_KINDS = {"page": "pages", "official": "officials", "statistic": "statistics"}

BLOCK_TYPES = {"compare": "comparison"}
"""Blocks that a fixture names otherwise than the page does."""

Lookup = Callable[[str, str], int]
"""(kind, key) → id in the database. Raises KeyError for a key that no fixture has."""


def inline_html(text: str, look_up: Lookup) -> str:
    """Return one paragraph's text as Wagtail's stored rich text."""
    parts, end = [], 0
    for match in INLINE.finditer(text):
        parts.append(escape(text[end : match.start()], quote=False))
        parts.append(_element(match, look_up))
        end = match.end()
    parts.append(escape(text[end:], quote=False))
    return "".join(parts)


def _element(match: re.Match[str], look_up: Lookup) -> str:
    if match["bold"]:
        return f"<b>{escape(match['bold'], quote=False)}</b>"
    if match["figure"]:
        return f'<embed embedtype="figure" observation="{look_up("observations", match["figure"])}"/>'
    words, target = escape(match["words"], quote=False), match["target"]
    if target.startswith("https://"):
        return f'<a href="{escape(target)}">{words}</a>'
    kind, _, key = target.partition(":")
    return f'<a linktype="{kind}" id="{look_up(LINK_KINDS[kind], key)}">{words}</a>'


def rich_text(text: str, look_up: Lookup) -> str:
    """Return paragraphs and lists as Wagtail's stored rich text."""
    html = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        lines = [line.strip() for line in paragraph.splitlines() if line.strip()]
        plain = [line for line in lines if not line.startswith("- ")]
        items = [line[2:] for line in lines if line.startswith("- ")]
        if plain:
            html.append(f"<p>{inline_html(' '.join(plain), look_up)}</p>")
        if items:
            html.append("<ul>" + "".join(f"<li>{inline_html(item, look_up)}</li>" for item in items) + "</ul>")
    return "".join(html)


def block_value(kind: str, value: Any, look_up: Lookup) -> tuple[str, Any]:
    """Return (block type, stored value) of one fixture block. Raises KeyError or ValueError for one it cannot be."""
    match kind:
        case "text":
            return "text", rich_text(value, look_up)
        case "heading":
            return "heading", value
        case "question":
            return "question", {"question": value["question"], "answer": rich_text(value["answer"], look_up)}
        case "callout":
            return "callout", {"title": value["title"], "text": rich_text(value["text"], look_up)}
        case "quotation":
            return "quotation", {
                "text": value["text"],
                "official": look_up("officials", value["official"]),
                "speaker": "",
                "source": look_up("sources", value["source"]),
                "paragraph": value.get("paragraph"),
            }
        case "figure":
            return "figure", {"observation": look_up("observations", value["observation"])}
        case "chart":
            return "chart", {"statistic": look_up("statistics", value["statistic"])}
        case "compare":
            return "comparison", {"observations": [look_up("observations", key) for key in value["observations"]]}
        case "timeline":
            return "timeline", {"milestones": [look_up("milestones", key) for key in value["milestones"]]}
        case "table":
            return "table", {"caption": value["caption"], "table": table_value(value)}
    raise ValueError(kind)


def table_value(value: dict[str, Any]) -> dict[str, Any]:
    """Return a table as Wagtail's table block stores it, its first row the header."""
    return {
        "data": [value["header"], *value["rows"]],
        "first_row_is_table_header": True,
        "first_col_is_header": True,
        "table_caption": value["caption"],
        "cell": [],
        "mergeCells": [],
    }


def stream(blocks: list[dict[str, Any]], look_up: Lookup) -> list[dict[str, Any]]:
    """Return the stored form of a body."""
    stored = []
    for block in blocks:
        ((kind, value),) = block.items()
        block_type, stored_value = block_value(kind, value, look_up)
        stored.append({"type": block_type, "value": stored_value})
    return stored
