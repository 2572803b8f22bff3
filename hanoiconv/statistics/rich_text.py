"""The live figure in a sentence: `<embed embedtype="figure" observation="12"/>`, written out for readers and editors.

With `follows="latest"` it is always the newest figure of the statistic; otherwise what was known on the article's day.

In a text block the figure is a button, and what it opens is collected and set after the block: a paragraph can hold
no block elements. Anywhere else it is a link to the statistic's page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import models
from django.template.loader import render_to_string
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import (
    KEEP_WHITESPACE,
    InlineEntityElementHandler,
)
from wagtail.rich_text import EmbedHandler

from hanoiconv.core.clean_text import NUMBER
from hanoiconv.core.lookups import find

from .figures import LiveFigure, live_figure
from .models import Observation

PINNED, FOLLOWING = "FIGURE", "FIGURE_LATEST"
"""The editor's entities: a figure as reported then, and one that is always the newest."""

_collected: ContextVar[list[LiveFigure] | None] = ContextVar("collected_figures", default=None)


@contextmanager
def collecting_figures() -> Iterator[list[LiveFigure]]:
    """Collect the figures that are written inside, so that what they open can be set after the text."""
    found: list[LiveFigure] = []
    token = _collected.set(found)
    try:
        yield found
    finally:
        _collected.reset(token)


class FigureEmbedHandler(EmbedHandler):
    """Writes a figure into its sentence; one that is missing or not published leaves nothing behind."""

    identifier = "figure"

    @staticmethod
    def get_model() -> type[models.Model]:
        return Observation

    @classmethod
    def expand_db_attributes(cls, attrs: dict[str, str]) -> str:
        return cls.expand_db_attributes_many([attrs])[0]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: Sequence[dict[str, str]]) -> list[str]:
        ids = [observation_id(attrs) for attrs in attrs_list]
        found = find("observation", ids)
        return [
            write_figure(live_figure(found.get(pk), follows_latest=follows_latest(attrs)))
            for pk, attrs in zip(ids, attrs_list, strict=True)
        ]

    @classmethod
    def extract_references(cls, attrs: dict[str, str]) -> Iterator[tuple[type[models.Model], str, str, str]]:
        pk = observation_id(attrs)
        if pk:
            yield Observation, str(pk), "", ""


def observation_id(attrs: dict[str, str]) -> int:
    """Return the observation that an embed names; 0 where it names none."""
    value = attrs.get("observation", "")
    return int(value) if NUMBER.fullmatch(value) else 0


def follows_latest(attrs: dict[str, str]) -> bool:
    """Say whether an embed is always the newest figure of its statistic."""
    return attrs.get("follows") == "latest"


def write_figure(figure: LiveFigure | None) -> str:
    """Return a figure as it stands in a sentence."""
    if figure is None:
        return ""
    collected = _collected.get()
    if collected is not None:
        collected.append(figure)
    context = {"figure": figure, "opens": collected is not None}
    return render_to_string("components/figure/inline.html", context).strip()


class FigureElementHandler(InlineEntityElementHandler):
    """Turns the stored embed into the editor's entity, with the figure's words as its text."""

    mutability = "IMMUTABLE"

    def __init__(self) -> None:
        super().__init__(PINNED)

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, Any]:
        return {"id": observation_id(attrs)}

    def handle_starttag(self, name: str, attrs: Any, state: Any, contentstate: Any) -> None:
        super().handle_starttag(name, attrs, state, contentstate)
        if follows_latest(dict(attrs)):
            contentstate.entity_map[state.current_entity_ranges[-1].key].entity_type = FOLLOWING
        state.current_block.text += figure_words(observation_id(dict(attrs)))
        state.leading_whitespace = KEEP_WHITESPACE


def figure_words(pk: int) -> str:
    """Return what an editor sees in place of a figure, in the language of the admin."""
    observation = find("observation", [pk]).get(pk)
    return observation.figure().text if observation else f"[{pk}]"


def figure_entity(props: dict[str, Any]) -> Any:
    """Return the stored element of an editor's entity; its words are not stored."""
    return DOM.create_element("embed", {"embedtype": "figure", "observation": props.get("id")})


def following_figure_entity(props: dict[str, Any]) -> Any:
    """Return the stored element of a figure that is always the newest."""
    return DOM.create_element("embed", {"embedtype": "figure", "observation": props.get("id"), "follows": "latest"})


CONTENTSTATE_RULE = {
    "from_database_format": {'embed[embedtype="figure"]': FigureElementHandler()},
    "to_database_format": {"entity_decorators": {PINNED: figure_entity, FOLLOWING: following_figure_entity}},
}
