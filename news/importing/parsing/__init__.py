"""Parsing: the cleaned lines become an article with title, date, byline, lead and blocks."""

from __future__ import annotations

from news.importing import shapes
from news.importing.documents import ArticleText, Block, Flag, ParsedArticle, Removal
from news.importing.parsing.blocks import build_blocks
from news.importing.parsing.header import read_frame
from news.importing.parsing.soundness import soundness_flags

__all__ = ["parse"]


def parse(article: ArticleText) -> tuple[ParsedArticle, tuple[Removal, ...]]:
    """(structure, further removals) of a cleaned article.

    The removals are headlines beside the title that turned out to belong to other articles.
    """
    frame = read_frame(article)
    blocks, captions = build_blocks(frame.body)
    lead = frame.lead or _lead(frame.title, blocks)
    flags: list[Flag] = soundness_flags(frame.title, blocks, captions)
    parsed = ParsedArticle(
        title=frame.title,
        published=frame.published,
        publisher=frame.publisher,
        author=frame.author,
        lead=lead,
        blocks=tuple(blocks),
        captions=tuple(captions),
        flags=tuple(flags),
    )
    return parsed, tuple(frame.removals)


def _lead(title: str | None, blocks: list[Block]) -> str | None:
    """The first paragraph under a title, or before the first question of an interview."""
    if not blocks or blocks[0].type != "paragraph" or not shapes.is_prose(blocks[0].text):
        return None
    introduces = len(blocks) > 1 and any(block.type == "question" for block in blocks[1:3])
    return blocks[0].text if title or introduces else None
