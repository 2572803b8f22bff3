"""What changed between two versions of a page, in the newsroom's terms, and language by language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from hanoiconv.core.languages import LANGUAGE_LABELS, language_codes, localised
from hanoiconv.core.models import SitePage
from hanoiconv.statistics.figures import FIGURE


class Part(models.TextChoices):
    """A part of an article that readers may have quoted, or that is merely its text."""

    HEADLINE = "headline", _("headline")
    SUMMARY = "summary", _("summary")
    FIGURES = "figures", _("figures")
    QUOTATIONS = "quotations", _("quotations")
    TEXT = "text", _("text")


QUOTED = frozenset({Part.HEADLINE, Part.FIGURES, Part.QUOTATIONS})
"""What others quote: a change of it must be named a correction, an update or a typographical change."""


_EDITORS_MARK = re.compile(r' data-block-key="[^"]*"')
"""The rich-text editor names paragraphs; readers read the same."""

FIGURE_BLOCKS = frozenset({"figure", "chart", "comparison"})


@dataclass(frozen=True)
class Change:
    """A part that differs in one language."""

    language: str
    part: Part

    @property
    def language_name(self) -> str:
        """The language, named in the active one."""
        return str(LANGUAGE_LABELS.get(self.language, self.language))

    @property
    def is_quoted(self) -> bool:
        """Whether others may have quoted what was changed."""
        return self.part in QUOTED


def changes_between(before: SitePage, after: SitePage) -> list[Change]:
    """Return the parts in which two versions of a page differ, in the languages that readers saw before."""
    found = []
    for code in language_codes():
        if not before.is_shown(code):
            continue
        old, new = _parts(before, code), _parts(after, code)
        found += [Change(code, part) for part in Part if old[part] != new[part]]
    return found


def _parts(page: SitePage, code: str) -> dict[Part, Any]:
    blocks = _raw_blocks(localised(page, "body", code) if hasattr(page, "body") else None)
    return {
        Part.HEADLINE: localised(page, "headline", code) or "",
        Part.SUMMARY: localised(page, "summary", code) or "",
        Part.FIGURES: [figure for kind, value in blocks for figure in _figures(kind, value)],
        Part.QUOTATIONS: [_quotation(value) for kind, value in blocks if kind == "quotation"],
        Part.TEXT: [
            (kind, _without_figures(value)) for kind, value in blocks if kind not in {"quotation", *FIGURE_BLOCKS}
        ],
    }


def _raw_blocks(body: Any) -> list[tuple[str, Any]]:
    return [(block["type"], block["value"]) for block in body.raw_data] if body else []


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _figures(kind: str, value: Any) -> Iterator[Any]:
    """Yield what names a figure: the values of figure blocks, and the figures inside sentences."""
    if kind in FIGURE_BLOCKS:
        yield kind, {name: inner for name, inner in value.items() if inner}  # an option never set is one not chosen
    for text in _strings(value):
        yield from ((match[1], 'follows="latest"' in match[0]) for match in FIGURE.finditer(text))


def _quotation(value: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(value.get(name) for name in ("text", "official", "speaker"))


def _without_figures(value: Any) -> Any:
    if isinstance(value, str):
        return _EDITORS_MARK.sub("", FIGURE.sub("", value))
    if isinstance(value, dict):
        return {name: _without_figures(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_without_figures(inner) for inner in value]
    return value
